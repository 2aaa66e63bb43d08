// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Every statement commits by itself. Foreign keys leave before what they need changes and come back
// last; one ALTER TABLE does the rest of a table.

#include "core/tr.h"
#include "engines/mysql/mysqlschema.h"
#include "engines/mysql/mysqlwords.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

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
    struct Parts {
        QStringList first;
        QStringList drops;
        QStringList adds;
    };
    bool leavesFirst(const SchemaObject &part, const SchemaObject &after) const;
    Parts partActions(
        const SchemaObject &before, const SchemaObject &after, const QStringList &remade) const;
    void alterTable(const SchemaObject &before, const SchemaObject &after);
    QStringList pins(
        const SchemaObject &before, const SchemaObject &after, const QStringList &fresh) const;
    QStringList remadeColumns(const SchemaObject &before, const SchemaObject &after) const;
    QStringList columnActions(const SchemaObject &before, const SchemaObject &after,
        const QStringList &remade, bool *lossy);
    void views();
    void keepHistory();
    void allowZeroDates(qsizetype end);

    const Schema &m_fromSchema;
    const Schema &m_toSchema;
    const Objects m_from;
    const Objects m_to;
    const DiffOptions m_options;
    SchemaScript m_script;
    QHash<QString, QSet<QString>> m_touched; // table to columns that change or lose an index
    QSet<QString> m_readd; // foreign keys: table and name
    QList<std::pair<SchemaObject, QString>> m_late; // columns of a table that are filled afterwards
};

void Writer::say(const QString &sql, bool destructive, const QString &note)
{
    m_script.statements.append({ sql, destructive, note });
}

bool Writer::changed(const SchemaObject &before, const SchemaObject &after) const
{
    return (!before.rooted && before.name != after.name)
        || !compareProperties(before, after, m_options).isEmpty();
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
                say(u"ALTER TABLE %1 DROP FOREIGN KEY %2"_s.arg(
                    mysqlName(table.name), mysqlName(key.name)));
            }
            m_readd += table.name + u'\n' + key.name.toLower();
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
            actions += u"RENAME KEY %1 TO %1"_s.arg(mysqlName(index.name));
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
                && (!twin(had, key) || m_readd.contains(table.name + u'\n' + key.name.toLower()))) {
                auto actions = before ? pins(*before, table, columnsIn(key.property(u"definition")))
                                      : QStringList();
                actions += u"ADD "_s + itemText(key);
                say(u"ALTER TABLE %1 %2"_s.arg(mysqlName(table.name), actions.join(u", "_s)));
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
                say(u"DROP %1 %2"_s.arg(kind.toUpper(), mysqlName(own)));
            }
        }
    }
}

// Columns whose values are computed anew: nothing else changes what computes them.
QStringList Writer::remadeColumns(const SchemaObject &before, const SchemaObject &after) const
{
    const auto had = byKey(before.children);
    QStringList names;
    for (const auto &part : after.children) {
        const auto *old = part.kind == "column"_L1 ? twin(had, part) : nullptr;
        const bool computed = old && (isGenerated(*old) || isGenerated(part));
        if (computed
            && (isGenerated(*old) != isGenerated(part) || isStored(*old) != isStored(part)
                || changed(*old, part) || mentions(part.property(u"definition"), names))) {
            names += part.name;
        }
    }
    return names;
}

QStringList Writer::columnActions(
    const SchemaObject &before, const SchemaObject &after, const QStringList &remade, bool *lossy)
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
        if (const auto *kept = twin(now, part)) {
            order += kept->name;
        } else {
            drops += u"DROP COLUMN "_s + mysqlName(part.name);
            *lossy = true;
        }
    }
    QString previous;
    for (const auto &part : after.children) {
        if (part.kind != "column"_L1) {
            continue;
        }
        const auto *old = twin(had, part);
        const auto place = previous.isEmpty() ? u" FIRST"_s : u" AFTER "_s + mysqlName(previous);
        const auto at = order.indexOf(part.name);
        const bool moved = m_options.order && old
            && (previous.isEmpty() ? at != 0 : at < 1 || order.at(at - 1) != previous);
        const bool again = remade.contains(part.name);
        if (!old || again) {
            actions += again ? QStringList(u"DROP COLUMN "_s + mysqlName(old->name))
                             : QStringList();
            const auto late = lateDefault(part.property(u"definition"));
            const bool fills = !late.expression.isEmpty() && !old
                && m_toSchema.server.product == "MySQL"_L1;
            actions += u"ADD COLUMN "_s
                + (fills ? mysqlName(part.name) + u' ' + late.definition : itemText(part)) + place;
            m_late += fills ? QList { std::pair(part, late.expression) } : decltype(m_late)();
        } else if (changed(*old, part) || moved) {
            actions += (old->name == part.name ? u"MODIFY COLUMN "_s
                                               : u"CHANGE COLUMN %1 "_s.arg(mysqlName(old->name)))
                + itemText(part) + (moved ? place : QString());
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

// One ALTER that drops and adds an index of one name and columns may do nothing.
bool Writer::leavesFirst(const SchemaObject &part, const SchemaObject &after) const
{
    const auto columns = columnsIn(part.property(u"definition"));
    return part.kind == "constraint"_L1
        || (part.kind == "index"_L1 && part.name != "PRIMARY"_L1
            && std::ranges::any_of(after.children, [&](const SchemaObject &fresh) {
                   return fresh.kind == part.kind
                       && fresh.name.compare(part.name, Qt::CaseInsensitive) == 0
                       && columns.join(u' ').compare(
                              columnsIn(fresh.property(u"definition")).join(u' '),
                              Qt::CaseInsensitive)
                       == 0;
               }));
}

// Keys, checks and periods: what goes before all else, what goes, and what comes.
Writer::Parts Writer::partActions(
    const SchemaObject &before, const SchemaObject &after, const QStringList &remade) const
{
    const auto had = byKey(before.children);
    const auto now = byKey(after.children);
    const bool blocks = keepsBlocks(before.property(u"options"), after.property(u"options"));
    const auto stays = [&](const SchemaObject &part, const SchemaObject *other) {
        return other && !changed(part, *other) && !mentions(part.property(u"definition"), remade)
            && !(blocks && part.kind == "index"_L1);
    };
    Parts parts;
    for (const auto &part : before.children) {
        if (part.kind != "column"_L1 && !isForeignKey(part) && !stays(part, twin(now, part))) {
            (leavesFirst(part, after) ? parts.first : parts.drops) += dropText(part);
        }
    }
    for (const auto &part : after.children) {
        if (part.kind == "column"_L1 || isForeignKey(part) || stays(part, twin(had, part))) {
            continue;
        }
        parts.adds += u"ADD "_s + itemText(part);
        parts.drops += part.kind == "index"_L1
            ? pins(before, after, columnsIn(part.property(u"definition")))
            : QStringList();
    }
    parts.drops.removeDuplicates();
    return parts;
}

void Writer::alterTable(const SchemaObject &before, const SchemaObject &after)
{
    if (!partsChanged(before, after)) {
        return;
    }
    const auto head = u"ALTER TABLE %1\n    "_s.arg(mysqlName(after.name));
    const auto had = before.property(u"options");
    const auto options = after.property(u"options");
    const auto remade = remadeColumns(before, after);
    auto parts = partActions(before, after, remade + replacedColumns(before, after));
    const auto apart = fullTextApart(parts.adds);
    bool lossy = false;
    auto actions = parts.drops + columnActions(before, after, remade, &lossy) + parts.adds;
    if (const auto changes = optionChanges(had, options); had != options && !changes.isEmpty()) {
        actions.prepend(changes);
    }
    if (!parts.first.isEmpty()) {
        say(head + parts.first.join(u",\n    "_s));
    }
    if (const auto gone = foreignOptions(had, options); !gone.isEmpty()) {
        say(head + gone);
    }
    if (const auto engine = engineFirst(had, options); !engine.isEmpty()) {
        say(head + engine);
    }
    // The key and the columns of a partitioned table change together with its partitions.
    auto text = actions.join(u",\n    "_s);
    const auto partitions = after.property(u"partitions");
    if (before.property(u"partitions") != partitions) {
        text += (text.isEmpty() ? u""_s : u"\n    "_s)
            + (partitions.isEmpty() ? u"REMOVE PARTITIONING"_s : partitions);
    }
    lossy = lossy || (isVersioned(before) && !isVersioned(after));
    if (!text.isEmpty()) {
        say(head + text, lossy,
            lossy ? tr("Columns that go are lost; values that do not fit"
                       " a new type are cut or refused.")
                  : QString());
    }
    for (const auto &index : apart) {
        say(head + index);
    }
    for (const auto &[column, expression] : std::exchange(m_late, {})) {
        say(u"UPDATE %1 SET %2 = %3"_s.arg(
            mysqlName(after.name), mysqlName(column.name), expression));
        say(head + u"MODIFY COLUMN "_s + itemText(column));
    }
}

void Writer::createTable(const SchemaObject &table)
{
    QStringList items;
    for (const auto &part : table.children) {
        items += isForeignKey(part) ? QStringList() : QStringList(itemText(part));
    }
    auto text = u"CREATE TABLE %1 (\n    %2\n) %3"_s.arg(
        mysqlName(table.name), items.join(u",\n    "_s), table.property(u"options"));
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
                return other != view->name && text.contains(mysqlName(other));
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

// A table that remembers its rows refuses every change otherwise.
void Writer::keepHistory()
{
    const auto altered = [&](const SchemaObject &table) {
        const auto *after = isVersioned(table) ? twin(m_to, table) : nullptr;
        return after && partsChanged(table, *after);
    };
    if (std::ranges::any_of(m_fromSchema.objects, altered)) {
        m_script.statements.prepend(
            { .sql = u"SET SESSION system_versioning_alter_history = KEEP"_s,
                .destructive = false,
                .note = tr("The history of rows is changed along with its table.") });
    }
}

// MySQL takes a date of zeros as a default only from whom has not asked for better, which by itself
// everybody does. Routines, which come later, keep the mode in which they are made.
void Writer::allowZeroDates(qsizetype end)
{
    const auto zero = [](const SchemaStatement &statement) {
        return statement.sql.contains(" DEFAULT '0000-00-00"_L1);
    };
    auto &all = m_script.statements;
    if (std::none_of(all.cbegin(), all.cbegin() + end, zero)) {
        return;
    }
    all.insert(end,
        { .sql = u"SET SESSION sql_mode = @switchback_mode"_s, .destructive = false, .note = {} });
    all.prepend({ .sql = u"SET SESSION sql_mode = REPLACE(REPLACE(@@SESSION.sql_mode, "
                         "'NO_ZERO_IN_DATE', ''), 'NO_ZERO_DATE', '')"_s,
        .destructive = false,
        .note = tr("A column's default is a date of zeros.") });
    all.prepend({ .sql = u"SET @switchback_mode = @@SESSION.sql_mode"_s,
        .destructive = false,
        .note = {} });
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
            say(u"DROP %1 %2"_s.arg(object.kind.toUpper(), mysqlName(object.name)), true,
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
    const auto tables = m_script.statements.size();
    createOthers();
    allowZeroDates(tables);
    keepHistory();
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
