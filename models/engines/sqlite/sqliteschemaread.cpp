// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/sqlite/sqliteschema.h"

#include "core/tr.h"
#include "engines/sqlite/sqliteconnection.h"
#include "engines/sqlite/sqlitepages.h"
#include "engines/sqlite/sqliteparts.h"
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
            return constraint.definition.mid(12, end - 11)
                .remove(u" desc"_s)
                .remove(u" autoincrement"_s);
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

Item itemOf(const QString &type, const QString &name, const QString &table, const QString &sql)
{
    Item item { .type = type, .name = name, .table = table, .sql = sql };
    item.plain = type == "table"_L1 && !isVirtual(sql);
    item.order = (type == "table"_L1 ? u'0' : u'1') + name.toLower();
    return item;
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
        auto item = itemOf(
            row.at(0).toString(), row.at(1).toString(), row.at(2).toString(), row.at(3).toString());
        modules = modules || (item.type == "table"_L1 && !item.plain);
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

// Tables that both sides have word for word are looked at only where a foreign key wants them.
using LeftOut = QList<SqliteSchemaRow>;

QHash<QString, QString> primaryKeys(const QList<Item> &items, const LeftOut &leftOut)
{
    QSet<QString> wanted;
    for (const auto &item : items) {
        for (const auto &constraint : item.text.constraints) {
            wanted += bareTarget(constraint.definition).toString();
        }
    }
    wanted.remove({});
    QHash<QString, QString> keys;
    for (const auto &row : wanted.isEmpty() ? LeftOut() : leftOut) {
        const auto name = sqliteFolded(QString::fromUtf8(row.name));
        if (row.type == "table" && wanted.contains(name)) {
            keys.insert(name, primaryKey(sqliteTableText(QString::fromUtf8(row.sql))));
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

// Where modules are, only SQLite knows which tables are theirs.
bool hasModules(const QList<SqliteSchemaRow> &rows)
{
    return std::ranges::any_of(rows, [](const SqliteSchemaRow &row) {
        const auto head = row.sql.first(std::min<qsizetype>(row.sql.size(), 60)).toByteArray();
        return row.type == "table" && head.toLower().contains("virtual");
    });
}

SqliteSchemaRow rowOf(const Item &item)
{
    return sqliteRow(
        item.type.toUtf8(), item.name.toUtf8(), item.table.toUtf8(), item.sql.toUtf8());
}

Result<QList<SqliteSchemaRow>> rowsOf(
    const ConnectionSettings &settings, const ReadOptions &options)
{
    if (auto rows = sqliteSchemaRows(settings.database); rows && !hasModules(*rows)) {
        return std::move(*rows);
    }
    const auto connection = SqliteConnection::open(settings, Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    const std::stop_callback stopper(options.stop, [&connection] { (*connection)->cancel(); });
    const auto items = itemsOf(**connection, options);
    if (!items) {
        return fail(items.error());
    }
    QList<SqliteSchemaRow> rows;
    rows.reserve(items->size());
    std::ranges::transform(*items, std::back_inserter(rows), rowOf);
    return rows;
}

// Both lists lose what is the same in both.
LeftOut leaveOutSame(QList<SqliteSchemaRow> &from, QList<SqliteSchemaRow> &to)
{
    using Key = std::pair<QByteArrayView, QByteArrayView>;
    QHash<Key, qsizetype> places;
    places.reserve(from.size());
    for (qsizetype i = 0; i < from.size(); ++i) {
        places.insert({ from.at(i).type, from.at(i).name }, i);
    }
    QList<bool> same(from.size(), false);
    LeftOut leftOut;
    QList<SqliteSchemaRow> others;
    for (auto &row : to) {
        const auto place = places.value({ row.type, row.name }, -1);
        const bool equal = place >= 0 && from.at(place).sql == row.sql
            && from.at(place).table == row.table;
        if (equal) {
            same[place] = true;
        }
        (equal ? leftOut : others) += std::move(row);
    }
    to = std::move(others);
    qsizetype i = 0;
    from.removeIf([&](const SqliteSchemaRow &) { return same.at(i++); });
    return leftOut;
}

QList<Item> itemsOf(const QList<SqliteSchemaRow> &rows)
{
    QList<Item> items;
    for (const auto &row : rows) {
        auto item = itemOf(QString::fromUtf8(row.type), QString::fromUtf8(row.name),
            QString::fromUtf8(row.table), QString::fromUtf8(row.sql));
        if (!isInternal(item)) {
            items += std::move(item);
        }
    }
    std::ranges::stable_sort(items, {}, &Item::order);
    return items;
}

Schema empty(const ServerInfo &server)
{
    Schema schema;
    schema.engine = u"sqlite"_s;
    schema.server = server;
    return schema;
}

} // namespace

std::optional<Result<SchemaPair>> SqliteSchemaTools::readDifferences(
    const ConnectionSettings &from, const ConnectionSettings &to, const ReadOptions &options) const
{
    auto later = std::async(std::launch::async, [&] { return rowsOf(to, options); });
    auto before = rowsOf(from, options);
    auto after = later.get();
    if (!before || !after) {
        return fail(before ? after.error() : before.error());
    }
    const auto leftOut = leaveOutSame(*before, *after);
    auto fromItems = itemsOf(*before);
    auto toItems = itemsOf(*after);
    Texts texts;
    takeApart(fromItems, texts);
    takeApart(toItems, texts);
    SchemaPair pair { .from = empty(SqliteConnection::serverOf(from.database, true)),
        .to = empty(SqliteConnection::serverOf(to.database, true)) };
    assemble(pair.from, fromItems, leftOut);
    assemble(pair.to, toItems, leftOut);
    return pair;
}

namespace {

void takeApart(QList<Item> &items, const ReadOptions &options)
{
    Texts texts;
    auto *known = options.memory ? std::any_cast<Texts>(options.memory.get()) : &texts;
    takeApart(items, known ? *known : options.memory->emplace<Texts>());
}

} // namespace

std::optional<Schema> SqliteSchemaTools::readStatements(
    const QStringList &statements, const ReadOptions &options) const
{
    const auto rows = sqliteRowsInParts(statements, options.stop);
    if (!rows) {
        return std::nullopt;
    }
    auto items = itemsOf(*rows);
    takeApart(items, options);
    auto schema = empty(SqliteConnection::serverOf(u":memory:"_s, false));
    assemble(schema, items);
    return schema;
}

Result<Schema> readSqliteSchema(Connection &connection, const ReadOptions &options)
{
    auto items = itemsOf(connection, options);
    if (!items) {
        return fail(items.error());
    }
    takeApart(*items, options);
    auto schema = empty(connection.server());
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
