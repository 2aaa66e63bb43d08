// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Every statement commits by itself. Foreign keys leave before what they need changes and come back
// last; one ALTER TABLE does the rest of a table.

#include "core/tr.h"
#include "engines/mysql/mysqlschema.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Objects = QHash<QString, const SchemaObject *>;

QString name(QString text)
{
    return u'`' + text.replace(u'`', u"``"_s) + u'`';
}

Objects byKey(const QList<SchemaObject> &list)
{
    Objects objects;
    for (const auto &object : list) {
        objects.insert(object.kind + u' ' + object.name, &object);
    }
    return objects;
}

const SchemaObject *twin(const Objects &objects, const SchemaObject &of)
{
    return objects.value(of.kind + u' ' + of.name);
}

bool isForeignKey(const SchemaObject &object)
{
    return object.kind == "constraint"_L1
        && object.property(u"definition").startsWith("FOREIGN KEY"_L1);
}

// Names in the first brackets of a text: `a`,`b`(10)
QStringList columnsIn(const QString &text, int bracket = 0)
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

QString itemText(const SchemaObject &part)
{
    if (part.kind == "column"_L1) {
        return name(part.name) + u' ' + part.property(u"definition");
    }
    if (part.kind == "constraint"_L1) {
        return u"CONSTRAINT %1 %2"_s.arg(name(part.name), part.property(u"definition"));
    }
    return part.property(u"definition");
}

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
        if (std::ranges::none_of(wanted, isKey) && key != "COLLATE"_L1) {
            texts += key + u'=' + standard.value(key, u"DEFAULT"_s);
        }
    }
    return texts.join(u' ');
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

// Made by the server for a foreign key: it takes such an index away, or gives it another name, as
// soon as another one serves the key as well.
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

class Writer
{
public:
    Writer(const Schema &from, const Schema &to, const DiffOptions &options)
        : m_fromSchema(from)
        , m_toSchema(to)
        , m_from(byKey(from.objects))
        , m_to(byKey(to.objects))
        , m_options(options)
    {
    }
    SchemaScript write();

private:
    void say(const QString &sql, bool destructive = false, const QString &note = {});
    bool changed(const SchemaObject &before, const SchemaObject &after) const;
    bool partsChanged(const SchemaObject &before, const SchemaObject &after) const;
    void touch(const SchemaObject &before, const SchemaObject &after);
    bool touches(const SchemaObject &table, const SchemaObject &key) const;
    void dropKeys();
    void addKeys();
    void dropOthers();
    void createOthers();
    void createTable(const SchemaObject &table);
    void alterTable(const SchemaObject &before, const SchemaObject &after);
    QStringList pins(
        const SchemaObject &before, const SchemaObject &after, const QStringList &fresh) const;
    QStringList columnActions(const SchemaObject &before, const SchemaObject &after, bool *lossy);
    void views();

    const Schema &m_fromSchema;
    const Schema &m_toSchema;
    const Objects m_from;
    const Objects m_to;
    const DiffOptions m_options;
    SchemaScript m_script;
    QHash<QString, QSet<QString>> m_touched; // table to columns that change or lose an index
    QSet<QString> m_readd; // foreign keys: table and name
};

void Writer::say(const QString &sql, bool destructive, const QString &note)
{
    m_script.statements.append({ sql, destructive, note });
}

bool Writer::changed(const SchemaObject &before, const SchemaObject &after) const
{
    return !compareProperties(before, after, m_options).isEmpty();
}

bool Writer::partsChanged(const SchemaObject &before, const SchemaObject &after) const
{
    const auto had = byKey(before.children);
    const auto differs = [&](const SchemaObject &part) {
        const auto *old = twin(had, part);
        return !old || changed(*old, part);
    };
    return changed(before, after) || before.children.size() != after.children.size()
        || std::ranges::any_of(after.children, differs);
}

void Writer::touch(const SchemaObject &before, const SchemaObject &after)
{
    const auto now = byKey(after.children);
    auto &columns = m_touched[before.name];
    for (const auto &part : before.children) {
        const auto *other = twin(now, part);
        if (other && !changed(part, *other)) {
            continue;
        }
        if (part.kind == "column"_L1) {
            columns += part.name;
        } else if (part.kind == "index"_L1) {
            const auto list = columnsIn(part.property(u"definition"));
            columns.unite(QSet<QString>(list.begin(), list.end()));
        }
    }
}

bool Writer::touches(const SchemaObject &table, const SchemaObject &key) const
{
    const auto text = key.property(u"definition");
    const auto meets = [](const QStringList &columns, const QSet<QString> &touched) {
        return std::ranges::any_of(
            columns, [&](const QString &column) { return touched.contains(column); });
    };
    return meets(columnsIn(text), m_touched.value(table.name))
        || meets(columnsIn(text, 1), m_touched.value(referenced(text)));
}

void Writer::dropKeys()
{
    for (const auto &table : m_fromSchema.objects) {
        const auto *after = twin(m_to, table);
        if (table.kind != "table"_L1) {
            continue;
        }
        const auto now = after ? byKey(after->children) : Objects();
        for (const auto &key : table.children) {
            if (!isForeignKey(key)) {
                continue;
            }
            const auto *other = twin(now, key);
            const bool toGone = !m_to.contains(
                u"table "_s + referenced(key.property(u"definition")));
            if (after && other && !changed(key, *other) && !touches(table, key)) {
                continue;
            }
            if (after || toGone || touches(table, key)) {
                say(u"ALTER TABLE %1 DROP FOREIGN KEY %2"_s.arg(name(table.name), name(key.name)));
            }
            m_readd += table.name + u'\n' + key.name;
        }
    }
}

// Actions after which the indexes that stay are the user's own, whoever made them.
QStringList Writer::pins(
    const SchemaObject &before, const SchemaObject &after, const QStringList &fresh) const
{
    const auto now = byKey(after.children);
    QStringList actions;
    for (const auto &index : before.children) {
        const auto *other = index.kind == "index"_L1 ? twin(now, index) : nullptr;
        const auto columns = columnsIn(index.property(u"definition"));
        if (other && !changed(index, *other) && mayBeImplicit(before, index)
            && fresh.first(std::min(fresh.size(), columns.size())) == columns) {
            actions += u"RENAME KEY %1 TO %1"_s.arg(name(index.name));
        }
    }
    return actions;
}

void Writer::addKeys()
{
    for (const auto &table : m_toSchema.objects) {
        const auto *before = twin(m_from, table);
        const auto had = before ? byKey(before->children) : Objects();
        for (const auto &key : table.children) {
            if (isForeignKey(key)
                && (!twin(had, key) || m_readd.contains(table.name + u'\n' + key.name))) {
                auto actions = before ? pins(*before, table, columnsIn(key.property(u"definition")))
                                      : QStringList();
                actions += u"ADD "_s + itemText(key);
                say(u"ALTER TABLE %1 %2"_s.arg(name(table.name), actions.join(u", "_s)));
            }
        }
    }
}

void Writer::dropOthers()
{
    for (const auto &kind : { u"event"_s, u"trigger"_s, u"view"_s, u"procedure"_s, u"function"_s,
             u"package body"_s, u"package"_s }) {
        for (const auto &object : m_fromSchema.objects) {
            if (object.kind != kind) {
                continue;
            }
            const auto *after = twin(m_to, object);
            if (!after || changed(object, *after)) {
                const auto own = object.has(u"#name") ? object.property(u"#name") : object.name;
                say(u"DROP %1 %2"_s.arg(kind.toUpper(), name(own)));
            }
        }
    }
}

QStringList Writer::columnActions(
    const SchemaObject &before, const SchemaObject &after, bool *lossy)
{
    const auto had = byKey(before.children);
    const auto now = byKey(after.children);
    QStringList drops;
    QStringList actions;
    QStringList order; // as the table stands while the actions run
    for (const auto &part : before.children) {
        if (part.kind != "column"_L1) {
            continue;
        }
        if (twin(now, part)) {
            order += part.name;
        } else {
            drops += u"DROP COLUMN "_s + name(part.name);
            *lossy = true;
        }
    }
    QString previous;
    for (const auto &part : after.children) {
        if (part.kind != "column"_L1) {
            continue;
        }
        const auto *old = twin(had, part);
        const auto place = previous.isEmpty() ? u" FIRST"_s : u" AFTER "_s + name(previous);
        const auto at = order.indexOf(part.name);
        const bool moved = m_options.order && old
            && (previous.isEmpty() ? at != 0 : at < 1 || order.at(at - 1) != previous);
        const bool again = old
            && (isGenerated(*old) != isGenerated(part)
                || (isGenerated(part)
                    && (isStored(*old) != isStored(part) || changed(*old, part))));
        if (!old || again) {
            actions += again ? QStringList(u"DROP COLUMN "_s + name(part.name)) : QStringList();
            actions += u"ADD COLUMN "_s + itemText(part) + place;
        } else if (changed(*old, part) || moved) {
            actions += u"MODIFY COLUMN "_s + itemText(part) + (moved ? place : QString());
            *lossy = *lossy || typeOf(*old) != typeOf(part);
        }
        if (!old || moved || again) {
            order.removeAll(part.name);
            order.insert(previous.isEmpty() ? 0 : order.indexOf(previous) + 1, part.name);
        }
        previous = part.name;
    }
    return drops + actions;
}

void Writer::alterTable(const SchemaObject &before, const SchemaObject &after)
{
    if (!partsChanged(before, after)) {
        return;
    }
    const auto had = byKey(before.children);
    const auto now = byKey(after.children);
    const auto head = u"ALTER TABLE %1\n    "_s.arg(name(after.name));
    QStringList first;
    QStringList drops;
    QStringList adds;
    for (const auto &part : before.children) {
        if (part.kind == "column"_L1 || isForeignKey(part)) {
            continue;
        }
        const auto *other = twin(now, part);
        if (other && !changed(part, *other)) {
            continue;
        }
        const auto drop = part.kind == "constraint"_L1 ? u"DROP CONSTRAINT "_s + name(part.name)
            : part.name == "PRIMARY"_L1                ? u"DROP PRIMARY KEY"_s
            : part.kind == "clause"_L1                 ? u"DROP PERIOD FOR SYSTEM_TIME"_s
                                                       : u"DROP KEY "_s + name(part.name);
        // One ALTER that drops and adds an index of one name and columns may do nothing.
        const bool apart = part.kind == "index"_L1 && part.name != "PRIMARY"_L1
            && std::ranges::any_of(after.children, [&](const SchemaObject &fresh) {
                   return fresh.kind == part.kind
                       && fresh.name.compare(part.name, Qt::CaseInsensitive) == 0
                       && columnsIn(part.property(u"definition"))
                       == columnsIn(fresh.property(u"definition"));
               });
        (apart || part.kind == "constraint"_L1 ? first : drops) += drop;
    }
    for (const auto &part : after.children) {
        const auto *old = twin(had, part);
        if (part.kind != "column"_L1 && !isForeignKey(part) && (!old || changed(*old, part))) {
            adds += u"ADD "_s + itemText(part);
            drops += part.kind == "index"_L1
                ? pins(before, after, columnsIn(part.property(u"definition")))
                : QStringList();
        }
    }
    drops.removeDuplicates();
    bool lossy = false;
    const auto columns = columnActions(before, after, &lossy);
    QStringList actions = drops + columns + adds;
    const auto options = optionChanges(before.property(u"options"), after.property(u"options"));
    if (before.property(u"options") != after.property(u"options") && !options.isEmpty()) {
        actions.prepend(options);
    }
    if (!first.isEmpty()) {
        say(head + first.join(u",\n    "_s));
    }
    if (!actions.isEmpty()) {
        say(head + actions.join(u",\n    "_s), lossy,
            lossy ? tr("Columns that go are lost; values that do not fit a new type are cut or "
                       "refused.")
                  : QString());
    }
    if (before.property(u"partitions") != after.property(u"partitions")) {
        const auto partitions = after.property(u"partitions");
        say(head + (partitions.isEmpty() ? u"REMOVE PARTITIONING"_s : partitions));
    }
}

void Writer::createTable(const SchemaObject &table)
{
    QStringList items;
    for (const auto &part : table.children) {
        items += isForeignKey(part) ? QStringList() : QStringList(itemText(part));
    }
    auto text = u"CREATE TABLE %1 (\n    %2\n) %3"_s.arg(
        name(table.name), items.join(u",\n    "_s), table.property(u"options"));
    if (table.has(u"partitions")) {
        text += u'\n' + table.property(u"partitions");
    }
    say(text);
}

// A view may name another: those that are named come first.
void Writer::views()
{
    QList<const SchemaObject *> waiting;
    QSet<QString> names;
    for (const auto &object : m_toSchema.objects) {
        const auto *before = twin(m_from, object);
        if (object.kind == "view"_L1 && (!before || changed(*before, object))) {
            waiting += &object;
            names += object.name;
        }
    }
    while (!waiting.isEmpty()) {
        auto next = std::ranges::find_if(waiting, [&](const SchemaObject *view) {
            const auto text = view->property(u"definition");
            return std::ranges::none_of(names, [&](const QString &other) {
                return other != view->name && text.contains(name(other));
            });
        });
        next = next == waiting.end() ? waiting.begin() : next;
        say((*next)->property(u"definition"));
        names.remove((*next)->name);
        waiting.erase(next);
    }
}

void Writer::createOthers()
{
    const auto create = [&](const QString &kind) {
        for (const auto &object : m_toSchema.objects) {
            const auto *before = twin(m_from, object);
            if (object.kind == kind && (!before || changed(*before, object))) {
                say(object.property(u"definition"));
            }
        }
    };
    create(u"package"_s);
    create(u"package body"_s);
    create(u"function"_s);
    views();
    create(u"procedure"_s);
    create(u"trigger"_s);
    create(u"event"_s);
}

SchemaScript Writer::write()
{
    for (const auto &table : m_fromSchema.objects) {
        const auto *after = twin(m_to, table);
        if (table.kind == "table"_L1 && after && partsChanged(table, *after)) {
            touch(table, *after);
        } else if (table.kind == "database"_L1 && after && changed(table, *after)) {
            say(u"ALTER DATABASE CHARACTER SET %1 COLLATE %2"_s.arg(
                after->property(u"character set"), after->property(u"collation")));
        }
    }
    dropOthers();
    dropKeys();
    for (const auto &object : m_fromSchema.objects) {
        if ((object.kind == "table"_L1 || object.kind == "sequence"_L1) && !twin(m_to, object)) {
            say(u"DROP %1 %2"_s.arg(object.kind.toUpper(), name(object.name)), true,
                tr("What it holds is lost."));
        }
    }
    for (const auto &object : m_toSchema.objects) {
        const auto *before = twin(m_from, object);
        if (object.kind == "sequence"_L1 && (!before || changed(*before, object))) {
            auto text = object.property(u"definition");
            say(before ? text.replace(0, 6, u"CREATE OR REPLACE"_s) : text, before != nullptr,
                before ? tr("It starts again.") : QString());
        }
    }
    for (const auto &object : m_toSchema.objects) {
        const auto *before = twin(m_from, object);
        if (object.kind == "table"_L1) {
            before ? alterTable(*before, object) : createTable(object);
        }
    }
    addKeys();
    createOthers();
    m_script.clientDelimiters = true;
    if (!m_script.statements.isEmpty()) {
        m_script.statements.prepend({ .sql = u"SET FOREIGN_KEY_CHECKS = 0"_s,
            .destructive = false,
            .note = tr("Both sides of a foreign key change one after the other.") });
        say(u"SET FOREIGN_KEY_CHECKS = 1"_s);
    }
    return m_script;
}

} // namespace

SchemaScript mysqlScript(const Schema &from, const Schema &to, const DiffOptions &options)
{
    return Writer(from, to, options).write();
}

} // namespace Switchback
