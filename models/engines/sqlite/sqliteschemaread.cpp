// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/sqlite/sqliteschema.h"

#include "core/tr.h"
#include "engines/sqlite/tabletext.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <future>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

SchemaObject object(const QString &kind, const QString &name)
{
    SchemaObject made;
    made.kind = kind;
    made.name = name;
    return made;
}

// Where the name stands of the table that a foreign key names without columns; empty otherwise.
QStringView bareTarget(QStringView definition)
{
    const QLatin1StringView word(" references ");
    const auto at = definition.indexOf(word);
    const auto rest = at < 0 ? QStringView() : definition.sliced(at + word.size());
    const auto end = rest.indexOf(u' ');
    const auto name = end < 0 ? rest : rest.first(end);
    return rest.sliced(name.size()).startsWith(u" (") ? QStringView() : name;
}

// `REFERENCES t` alone means t's primary key.
QString explicitTarget(QString definition, const QHash<QString, QString> &keys)
{
    const auto name = bareTarget(definition);
    const auto key = name.isEmpty() ? QString() : keys.value(name.toString());
    if (key.isEmpty()) {
        return definition;
    }
    return definition.insert(name.end() - QStringView(definition).begin(), u' ' + key);
}

QString primaryKey(const SqliteTableText &table)
{
    for (const auto &constraint : table.constraints) {
        if (constraint.definition.startsWith("primary key ("_L1)) {
            const auto end = constraint.definition.indexOf(u')');
            return constraint.definition.mid(12, end - 11).replace(u" desc"_s, QString());
        }
    }
    return {};
}

void addParts(SchemaObject &made, const SqliteTableText &table, const QHash<QString, QString> &keys)
{
    for (const auto &column : table.columns) {
        auto part = object(u"column"_s, column.name);
        part.set(u"type"_s, column.type);
        part.set(u"attributes"_s, column.attributes.join(u" | "_s));
        made.children += part;
    }
    QHash<QString, int> seen;
    for (const auto &constraint : table.constraints) {
        const auto definition = explicitTarget(constraint.definition, keys);
        auto name = constraint.name.isEmpty() ? definition : sqliteFolded(constraint.name);
        if (const int again = seen[name]++; again > 0) {
            name += u" #%1"_s.arg(again + 1);
        }
        auto part = object(u"constraint"_s, name);
        part.set(u"definition"_s, definition);
        made.children += part;
    }
}

SchemaObject tableObject(const QString &name, const QString &sql, const SqliteTableText &text,
    const QHash<QString, QString> &keys)
{
    auto made = object(u"table"_s, sqliteFolded(name));
    made.set(u"#name"_s, name);
    made.set(u"#sql"_s, sql);
    if (text.body < 0) {
        made.set(u"definition"_s, sqliteComparable(sql));
        made.set(u"#virtual"_s, u"yes"_s);
        return made;
    }
    made.set(u"options"_s, text.options);
    addParts(made, text, keys);
    return made;
}

bool isVirtual(const QString &sql)
{
    const auto head = sql.left(60);
    return head.contains("virtual"_L1, Qt::CaseInsensitive)
        && sqliteComparable(head).startsWith("create virtual"_L1);
}

// A statement taken apart, by its text.
struct Texts {
    QHash<QString, SqliteTableText> tables;
    QHash<QString, QString> others;
};

struct Item {
    QString type;
    QString name;
    QString table;
    QString sql;
    bool plain = false; // a table, and not a virtual one
    SqliteTableText text;
    QString comparable;
    QString order; // tables first, then by name
};

// Half of them on another thread: this is where the time goes.
void takeApart(const QList<Item *> &open)
{
    const auto work = [&open](qsizetype from, qsizetype to) {
        for (auto i = from; i < to; ++i) {
            auto &item = *open.at(i);
            if (item.plain) {
                item.text = sqliteTableText(item.sql);
            } else {
                item.comparable = sqliteComparable(item.sql);
            }
        }
    };
    const auto middle = open.size() / 2;
    auto half = std::async(std::launch::async, [&] { work(0, middle); });
    work(middle, open.size());
    half.wait();
}

void takeApart(QList<Item> &items, Texts &known)
{
    QList<Item *> open;
    for (auto &item : items) {
        if (item.plain && known.tables.contains(item.sql)) {
            item.text = known.tables.value(item.sql);
        } else if (!item.plain && known.others.contains(item.sql)) {
            item.comparable = known.others.value(item.sql);
        } else {
            open += &item;
        }
    }
    takeApart(open);
    for (const auto *item : std::as_const(open)) {
        if (item->plain) {
            known.tables.insert(item->sql, item->text);
        } else {
            known.others.insert(item->sql, item->comparable);
        }
    }
}

// SQLite's own tables, copies that a run keeps, and the mark of a protected database.
bool isInternal(const Item &item)
{
    return item.name.startsWith("sqlite_"_L1, Qt::CaseInsensitive)
        || item.table.startsWith("switchback_rescue"_L1, Qt::CaseInsensitive)
        || item.table == "switchback_guard"_L1;
}

// What modules keep for their virtual tables. The list makes SQLite work out every view's columns.
QSet<QString> shadowTables(Connection &connection)
{
    const auto rows = connection.query(
        u"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow'"_s);
    QSet<QString> names;
    for (const auto &row : rows ? rows->rows : QList<QVariantList>()) {
        names += row.at(0).toString();
    }
    return names;
}

// Filtered and sorted here: that takes SQLite longer than reading does.
Result<QList<Item>> readItems(Connection &connection)
{
    const auto rows = connection.query(
        u"SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL"_s);
    if (!rows) {
        return fail(rows.error());
    }
    QList<Item> items;
    items.reserve(rows->rows.size());
    bool modules = false;
    for (const auto &row : rows->rows) {
        Item item;
        item.type = row.at(0).toString();
        item.name = row.at(1).toString();
        item.table = row.at(2).toString();
        item.sql = row.at(3).toString();
        const bool module = item.type == "table"_L1 && isVirtual(item.sql);
        modules = modules || module;
        item.plain = item.type == "table"_L1 && !module;
        item.order = (item.type == "table"_L1 ? u'0' : u'1') + item.name.toLower();
        if (!isInternal(item)) {
            items += std::move(item);
        }
    }
    if (modules) {
        const auto hidden = shadowTables(connection);
        items.removeIf([&hidden](const Item &item) {
            return hidden.contains(item.name) || hidden.contains(item.table);
        });
    }
    std::ranges::stable_sort(items, {}, &Item::order);
    return items;
}

SchemaObject otherObject(const Item &item)
{
    auto made = object(item.type, sqliteFolded(item.name));
    made.rooted = true;
    made.set(u"definition"_s, item.comparable);
    made.set(u"#name"_s, item.name);
    made.set(u"#sql"_s, item.sql);
    made.set(u"#table"_s, sqliteFolded(item.table));
    return made;
}

// Those of tables that were left out are looked at only where a foreign key wants them.
using LeftOut = QHash<QString, QString>; // folded name to statement

QHash<QString, QString> primaryKeys(const QList<Item> &items, const LeftOut &leftOut)
{
    QHash<QString, QString> keys;
    for (const auto &item : items) {
        for (const auto &constraint : item.text.constraints) {
            const auto target = bareTarget(constraint.definition).toString();
            if (leftOut.contains(target) && !keys.contains(target)) {
                keys.insert(target, primaryKey(sqliteTableText(leftOut.value(target))));
            }
        }
    }
    for (const auto &item : items) {
        if (item.plain) {
            keys.insert(sqliteFolded(item.name), primaryKey(item.text));
        }
    }
    return keys;
}

void assemble(Schema &schema, const QList<Item> &items, const LeftOut &leftOut = {})
{
    const auto keys = primaryKeys(items, leftOut);
    QHash<QString, qsizetype> places;
    for (const auto &item : items) {
        if (item.type == "table"_L1) {
            places.insert(sqliteFolded(item.name), schema.objects.size());
            schema.objects += tableObject(item.name, item.sql, item.text, keys);
            continue;
        }
        const auto made = otherObject(item);
        const auto parent = item.type == "view"_L1 ? -1
                                                   : places.value(made.property(u"#table"), -1);
        parent < 0 ? schema.objects.append(made) : schema.objects[parent].children.append(made);
    }
}

Result<QList<Item>> itemsOf(Connection &connection, const ReadOptions &options)
{
    const bool own = connection.transaction() == Connection::Transaction::None
        && connection.execute(u"BEGIN"_s).has_value(); // both questions see one state
    auto items = readItems(connection);
    if (own) {
        static_cast<void>(connection.execute(u"ROLLBACK"_s));
    }
    if (items && options.stop.stop_requested()) {
        return fail(
            { .kind = ErrorKind::Cancelled, .what = tr("Reading the schema was stopped.") });
    }
    return items;
}

// Both lists lose what is the same in both; the tables among that.
LeftOut leaveOutSame(QList<Item> &from, QList<Item> &to)
{
    LeftOut leftOut;
    QHash<QString, const Item *> before;
    for (const auto &item : std::as_const(from)) {
        before.insert(item.type + u' ' + item.name, &item);
    }
    QSet<QString> same;
    to.removeIf([&](const Item &item) {
        const auto key = item.type + u' ' + item.name;
        const auto *other = before.value(key);
        if (!other || other->sql != item.sql || other->table != item.table) {
            return false;
        }
        same += key;
        if (item.plain) {
            leftOut.insert(sqliteFolded(item.name), item.sql);
        }
        return true;
    });
    from.removeIf(
        [&same](const Item &item) { return same.contains(item.type + u' ' + item.name); });
    return leftOut;
}

Schema empty(const Connection &connection)
{
    Schema schema;
    schema.engine = u"sqlite"_s;
    schema.server = connection.server();
    return schema;
}

} // namespace

std::optional<Result<SchemaPair>> SqliteSchemaTools::readDifferences(
    Connection &from, Connection &to, const ReadOptions &options) const
{
    auto later = std::async(std::launch::async, [&] { return itemsOf(to, options); });
    auto before = itemsOf(from, options);
    auto after = later.get();
    if (!before || !after) {
        return fail(before ? after.error() : before.error());
    }
    const auto leftOut = leaveOutSame(*before, *after);
    Texts texts;
    takeApart(*before, texts);
    takeApart(*after, texts);
    SchemaPair pair { .from = empty(from), .to = empty(to) };
    assemble(pair.from, *before, leftOut);
    assemble(pair.to, *after, leftOut);
    return pair;
}

Result<Schema> readSqliteSchema(Connection &connection, const ReadOptions &options)
{
    auto items = itemsOf(connection, options);
    if (!items) {
        return fail(items.error());
    }
    Texts texts;
    auto *known = options.memory ? std::any_cast<Texts>(options.memory.get()) : &texts;
    takeApart(*items, known ? *known : options.memory->emplace<Texts>());
    auto schema = empty(connection);
    assemble(schema, *items);
    if (options.progress) {
        options.progress(1, 1);
    }
    return schema;
}

Result<Schema> SqliteSchemaTools::read(Connection &connection, const ReadOptions &options) const
{
    return readSqliteSchema(connection, options);
}

QString SqliteSchemaTools::rename(
    const SchemaObject &object, const SchemaObject *parent, const QString &newName) const
{
    if (object.kind == "table"_L1 && !object.has(u"#virtual")) {
        return u"ALTER TABLE %1 RENAME TO %2"_s.arg(
            sqliteQuoted(object.property(u"#name")), sqliteQuoted(newName));
    }
    return object.kind == "column"_L1 && parent
        ? u"ALTER TABLE %1 RENAME COLUMN %2 TO %3"_s.arg(sqliteQuoted(parent->property(u"#name")),
              sqliteQuoted(object.name), sqliteQuoted(newName))
        : QString();
}

// Whatever ADD COLUMN does not take is a rebuild of the table.
ChangeEffect SqliteSchemaTools::effect(const SchemaChange &change) const
{
    const auto usual = usualEffect(change);
    const bool ofTable = change.kind == "column"_L1 || change.kind == "constraint"_L1
        || (change.kind == "table"_L1 && usual == ChangeEffect::Altering);
    const bool added = change.change == SchemaChange::Change::Added && change.kind == "column"_L1
        && !change.after.property(u"attributes").contains("not null"_L1);
    return ofTable && !added ? std::min(usual, ChangeEffect::Rewriting) : usual;
}

Schema SqliteSchemaTools::blank(const Schema &like) const
{
    Schema schema;
    schema.engine = like.engine;
    schema.server = like.server;
    return schema;
}

Result<SchemaScript> SqliteSchemaTools::script(
    const Schema &from, const Schema &to, const DiffOptions &options) const
{
    return sqliteScript(from, to, options);
}

} // namespace Switchback
