// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/mysql/mysqlwords.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

QString mysqlName(QString text)
{
    return u'`' + text.replace(u'`', u"``"_s) + u'`';
}

namespace {

QString keyOf(const SchemaObject &object)
{
    return object.kind + u' ' + (object.rooted ? object.name : object.name.toLower());
}

} // namespace

Objects byKey(const QList<SchemaObject> &list)
{
    Objects objects;
    for (const auto &object : list) {
        objects.insert(keyOf(object), &object);
    }
    return objects;
}

const SchemaObject *twin(const Objects &objects, const SchemaObject &of)
{
    return objects.value(keyOf(of));
}

bool isForeignKey(const SchemaObject &object)
{
    return object.kind == "constraint"_L1
        && object.property(u"definition").startsWith("FOREIGN KEY"_L1);
}

QStringList columnsIn(const QString &text, int bracket)
{
    static const QRegularExpression list(
        u"\\(((?:`(?:[^`]|``)*`[^`)]*(?:\\(\\d+\\))?[^`)]*)+)\\)"_s);
    static const QRegularExpression one(u"`((?:[^`]|``)*)`"_s);
    QStringList columns;
    auto lists = list.globalMatch(text);
    for (int i = 0; lists.hasNext(); ++i) {
        const auto match = lists.next();
        if (i != bracket) {
            continue;
        }
        for (auto names = one.globalMatch(match.captured(1)); names.hasNext();) {
            columns += names.next().captured(1);
        }
    }
    return columns;
}

QString referenced(const QString &definition)
{
    static const QRegularExpression target(u"REFERENCES `((?:[^`]|``)*)`"_s);
    return target.match(definition).captured(1);
}

bool isPeriod(const SchemaObject &object)
{
    return object.kind == "clause"_L1
        && object.property(u"definition").startsWith("PERIOD FOR "_L1);
}

bool mentions(const QString &text, const QStringList &names)
{
    return std::ranges::any_of(names,
        [&](const QString &name) { return text.contains(mysqlName(name), Qt::CaseInsensitive); });
}

QString itemText(const SchemaObject &part)
{
    if (part.kind == "column"_L1) {
        return mysqlName(part.name) + u' ' + part.property(u"definition");
    }
    if (part.kind == "constraint"_L1) {
        return u"CONSTRAINT %1 %2"_s.arg(mysqlName(part.name), part.property(u"definition"));
    }
    return part.property(u"definition");
}

QString withOwnCollation(const QString &definition, const QString &own, const QString &tables)
{
    static const QRegularExpression words(
        u"^((?:var)?char|(?:tiny|medium|long)?text|enum|set)(\\((?:\\d+|'(?:[^']|'')*'(?:,'(?:[^']|'')*')*)\\))?"
        "( CHARACTER SET \\w+)?( COLLATE \\w+)?(?= |$)"_s);
    const auto match = words.match(definition);
    if (!match.hasMatch() || own.isEmpty()) {
        return definition;
    }
    return match.captured(1) + match.captured(2)
        + (own == tables ? QString() : u" COLLATE "_s + own)
        + definition.sliced(match.capturedEnd());
}

LateDefault lateDefault(const QString &definition)
{
    static const QRegularExpression start(
        u"^(\\S+(?: COLLATE \\w+)?)( NOT NULL)? DEFAULT (?=\\()"_s);
    static const QRegularExpression varying(
        u"\\b(?:uuid|uuid_short|rand|random_bytes|sysdate|user|current_user|connection_id)\\("_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = start.match(definition);
    auto end = match.capturedEnd();
    for (int depth = 0; match.hasMatch() && end < definition.size(); ++end) {
        depth += definition.at(end) == u'(' ? 1 : definition.at(end) == u')' ? -1 : 0;
        if (depth == 0) {
            break;
        }
    }
    const auto expression = match.hasMatch()
        ? definition.sliced(
              match.capturedEnd(), std::min(end + 1, definition.size()) - match.capturedEnd())
        : QString();
    return varying.match(expression).hasMatch()
        ? LateDefault { match.captured(1) + u" NULL"_s + definition.sliced(end + 1), expression }
        : LateDefault { definition, {} };
}

QStringList replacedColumns(const SchemaObject &before, const SchemaObject &after)
{
    static const QRegularExpression system(u"/\\*!80003 SRID \\d+ \\*/"_s);
    const auto systemOf = [](const SchemaObject &column) {
        return system.match(column.property(u"definition")).captured();
    };
    const auto now = byKey(after.children);
    QStringList names;
    for (const auto &part : before.children) {
        const auto *other = part.kind == "column"_L1 ? twin(now, part) : nullptr;
        if (other && systemOf(part) != systemOf(*other)) {
            names += part.name;
        }
    }
    return names;
}

QStringList fullTextApart(QStringList &adds)
{
    QStringList apart;
    bool first = true;
    adds.removeIf([&](const QString &action) {
        const bool full = action.startsWith("ADD FULLTEXT "_L1);
        const bool goes = full && !first;
        first = first && !full;
        apart += goes ? QStringList(action) : QStringList();
        return goes;
    });
    return apart;
}

QString dropText(const SchemaObject &part)
{
    if (part.kind == "constraint"_L1) {
        return u"DROP CONSTRAINT "_s + mysqlName(part.name);
    }
    if (isPeriod(part)) {
        return u"DROP "_s + part.property(u"definition").section(u" ("_s, 0, 0);
    }
    return part.name == "PRIMARY"_L1 ? u"DROP PRIMARY KEY"_s
                                     : u"DROP KEY "_s + mysqlName(part.name);
}

namespace {

// KEY=value pairs of a table's last line, in order.
QList<std::pair<QString, QString>> optionPairs(const QString &options)
{
    static const QRegularExpression pair(
        uR"(((?:DEFAULT )?[A-Za-z_`]+(?: DIRECTORY)?)=('(?:[^'\\]|''|\\.)*'|\([^)]*\)|\S+))"_s);
    QList<std::pair<QString, QString>> pairs;
    for (auto matches = pair.globalMatch(options); matches.hasNext();) {
        const auto match = matches.next();
        pairs.emplaceBack(match.captured(1), match.captured(2));
    }
    return pairs;
}

QString engineOf(const QString &options)
{
    return options.section(u' ', 0, 0);
}

const auto Versioning = u"WITH SYSTEM VERSIONING"_s;

} // namespace

QString foreignOptions(const QString &before, const QString &after)
{
    QStringList texts;
    if (engineOf(before) != engineOf(after)) {
        for (const auto &[key, value] : optionPairs(before)) {
            texts += key.startsWith(u'`') ? QStringList(key + u"=DEFAULT"_s) : QStringList();
        }
    }
    return texts.join(u' ');
}

bool keepsBlocks(const QString &before, const QString &after)
{
    return engineOf(before) != engineOf(after) && after.contains(" KEY_BLOCK_SIZE="_L1);
}

QString engineFirst(const QString &before, const QString &after)
{
    const bool aria = before.contains(" PAGE_CHECKSUM="_L1);
    return engineOf(before) != engineOf(after) && (aria || keepsBlocks(before, after))
        ? engineOf(after)
        : QString();
}

QString optionChanges(const QString &before, const QString &after)
{
    static const QHash<QString, QString> standard { { u"COMMENT"_s, u"''"_s },
        { u"ROW_FORMAT"_s, u"DEFAULT"_s }, { u"KEY_BLOCK_SIZE"_s, u"0"_s },
        { u"CHECKSUM"_s, u"0"_s }, { u"DELAY_KEY_WRITE"_s, u"0"_s },
        { u"PACK_KEYS"_s, u"DEFAULT"_s }, { u"STATS_PERSISTENT"_s, u"DEFAULT"_s },
        { u"STATS_AUTO_RECALC"_s, u"DEFAULT"_s }, { u"STATS_SAMPLE_PAGES"_s, u"DEFAULT"_s },
        { u"MAX_ROWS"_s, u"0"_s }, { u"MIN_ROWS"_s, u"0"_s }, { u"AVG_ROW_LENGTH"_s, u"0"_s },
        { u"CONNECTION"_s, u"''"_s } };
    const auto had = optionPairs(before);
    const auto wanted = optionPairs(after);
    QStringList texts;
    for (const auto &[key, value] : wanted) {
        if (!had.contains(std::pair(key, value)) || key == "DEFAULT CHARSET"_L1
            || key == "COLLATE"_L1) {
            texts += key + u'=' + value;
        }
    }
    for (const auto &[key, value] : had) {
        const auto isKey = [&key](const auto &pair) { return pair.first == key; };
        const bool gone = key.startsWith(u'`') && engineOf(before) != engineOf(after);
        if (std::ranges::none_of(wanted, isKey) && key != "COLLATE"_L1 && !gone) {
            texts += key + u'=' + standard.value(key, u"DEFAULT"_s);
        }
    }
    auto text = texts.join(u' ');
    if (before.contains(Versioning) != after.contains(Versioning)) {
        text += (text.isEmpty() ? u""_s : u", "_s)
            + (after.contains(Versioning) ? u"ADD SYSTEM VERSIONING"_s
                                          : u"DROP SYSTEM VERSIONING"_s);
    }
    return text;
}

bool isVersioned(const SchemaObject &table)
{
    return table.property(u"options").contains(Versioning);
}

bool isStored(const SchemaObject &column)
{
    const auto text = column.property(u"definition");
    return text.contains(" STORED"_L1) || text.contains(" PERSISTENT"_L1);
}

bool isGenerated(const SchemaObject &column)
{
    return column.property(u"definition").contains("GENERATED ALWAYS AS ("_L1);
}

QString typeOf(const SchemaObject &column)
{
    return column.property(u"definition").section(u' ', 0, 0);
}

bool mayBeImplicit(const SchemaObject &table, const SchemaObject &index)
{
    const auto text = index.property(u"definition");
    const auto columns = columnsIn(text);
    return text.startsWith("KEY "_L1) && !columns.isEmpty()
        && std::ranges::any_of(table.children, [&](const SchemaObject &key) {
               return isForeignKey(key) && columnsIn(key.property(u"definition")) == columns
                   && (index.name == key.name || index.name == columns.first()
                       || index.name.startsWith(columns.first() + u'_'));
           });
}

} // namespace Switchback
