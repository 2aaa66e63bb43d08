// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemagrants.h"

#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Lists = QMap<QString, QSet<QString>>;

Lists lists(const QString &text)
{
    Lists result;
    for (const auto &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const auto colon = line.lastIndexOf(u": "_s);
        if (colon > 0) {
            const auto words = line.mid(colon + 2).split(u", "_s);
            result[line.left(colon)].unite(QSet<QString>(words.begin(), words.end()));
        }
    }
    return result;
}

QString text(const Lists &all)
{
    QStringList lines;
    for (const auto &[who, words] : all.asKeyValueRange()) {
        auto sorted = words.values();
        sorted.sort();
        lines += u"%1: %2"_s.arg(who, sorted.join(u", "_s));
    }
    return lines.join(u'\n');
}

QChar objectType(const QString &kind)
{
    if (kind == "function"_L1 || kind == "procedure"_L1 || kind == "aggregate"_L1) {
        return u'f';
    }
    if (kind == "type"_L1 || kind == "domain"_L1) {
        return u'T';
    }
    if (kind == "table"_L1 || kind == "view"_L1 || kind == "materialized view"_L1
        || kind == "foreign table"_L1) {
        return u'r';
    }
    return kind == "sequence"_L1 ? u'S' : kind == "schema"_L1 ? u'n' : QChar();
}

QString standard(QChar type)
{
    return type == u'f' ? u"PUBLIC: EXECUTE"_s : type == u'T' ? u"PUBLIC: USAGE"_s : QString();
}

QStringList say(const PgPart &part, const QString &who, const QSet<QString> &words, bool grant)
{
    QStringList plain;
    QStringList withOption;
    for (auto word : words.values()) {
        const bool passesOn = word.endsWith(u'*') && grant;
        word.remove(u'*');
        (passesOn ? withOption : plain) += word;
    }
    const auto on = part.name().lastIndexOf(u" ON "_s);
    const auto head = u"ALTER DEFAULT PRIVILEGES "_s + part.name().left(on);
    const auto objects = part.name().mid(on + 4);
    plain.sort();
    withOption.sort();
    QStringList statements;
    if (!plain.isEmpty()) {
        statements += grant
            ? u"%1 GRANT %2 ON %3 TO %4"_s.arg(head, plain.join(u", "_s), objects, who)
            : u"%1 REVOKE %2 ON %3 FROM %4"_s.arg(head, plain.join(u", "_s), objects, who);
    }
    if (!withOption.isEmpty()) {
        statements += u"%1 GRANT %2 ON %3 TO %4 WITH GRANT OPTION"_s.arg(
            head, withOption.join(u", "_s), objects, who);
    }
    return statements;
}

} // namespace

QString pgInitialPrivileges(const PgSide &side, const PgPart &part)
{
    const auto type = objectType(part.kind());
    Lists found;
    bool any = false;
    for (const int number : side.defaultPrivileges) {
        const auto &other = side.part(number);
        if (type.isNull() || other.property(u"#type") != type
            || other.property(u"#role") != part.property(u"owner")) {
            continue;
        }
        const bool everywhere = other.has(u"#everywhere");
        const auto schema = u" IN SCHEMA %1 ON "_s.arg(part.name().section(u'.', 0, 0));
        if (everywhere || other.name().contains(schema)) {
            if (!everywhere && !any) {
                found = lists(u"OWNER: ALL\n"_s + standard(type));
            }
            const auto here = lists(other.property(u"definition"));
            for (const auto &[who, words] : here.asKeyValueRange()) {
                const bool owner = who == other.property(u"#role");
                found[owner ? u"OWNER"_s : who].unite(owner ? QSet<QString> { u"ALL"_s } : words);
            }
            any = true;
        }
    }
    return any ? text(found) : QString();
}

QStringList pgDefaultPrivileges(const PgPart &part, const QString &from, const QString &to)
{
    const auto role = part.property(u"#role");
    auto before = lists(from);
    auto after = lists(to);
    if (part.has(u"#everywhere")) {
        const auto base = lists(standard(part.property(u"#type").at(0)));
        auto &emptySide = from.isEmpty() ? before : after;
        const auto &otherSide = from.isEmpty() ? after : before;
        if (from.isEmpty() || to.isEmpty()) {
            emptySide = base;
            emptySide[role] = otherSide.value(role);
        }
    }
    QStringList statements;
    auto names = QSet<QString>(before.keyBegin(), before.keyEnd());
    names.unite(QSet<QString>(after.keyBegin(), after.keyEnd()));
    auto sorted = names.values();
    sorted.sort();
    for (const auto &who : sorted) {
        const auto had = before.value(who);
        const auto wanted = after.value(who);
        statements += say(part, who, had - wanted, false);
        statements += say(part, who, wanted - had, true);
    }
    return statements;
}

QString pgPlainSignature(const QString &aggregate)
{
    if (aggregate.endsWith("(*)"_L1)) {
        return aggregate.chopped(2) + u')';
    }
    const auto order = aggregate.indexOf(u"ORDER BY "_s);
    if (order < 0) {
        return aggregate;
    }
    const auto direct = aggregate.left(order).trimmed();
    const auto sorted = aggregate.mid(order + 9);
    const bool both = sorted.startsWith("VARIADIC "_L1) && direct.endsWith(sorted.chopped(1));
    return both ? direct + u')' : direct + (direct.endsWith(u'(') ? u""_s : u", "_s) + sorted;
}

} // namespace Switchback
