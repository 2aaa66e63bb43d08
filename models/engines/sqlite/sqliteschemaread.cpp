// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/sqlite/sqliteschema.h"

#include "engines/sqlite/tabletext.h"

#include <QHash>
#include <QSet>

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

// `REFERENCES t` alone means t's primary key.
QString explicitTarget(QString definition, const QHash<QString, QString> &keys)
{
    const auto at = definition.indexOf(u" references "_s);
    if (at < 0) {
        return definition;
    }
    const auto start = at + 12;
    auto end = definition.indexOf(u' ', start);
    end = end < 0 ? definition.size() : end;
    const auto key = keys.value(definition.mid(start, end - start));
    if (key.isEmpty() || definition.mid(end).startsWith(u" ("_s)) {
        return definition;
    }
    return definition.insert(end, u' ' + key);
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
    return sqliteComparable(sql.left(60)).startsWith("create virtual"_L1);
}

} // namespace

Result<Schema> readSqliteSchema(Connection &connection)
{
    Schema schema;
    schema.engine = u"sqlite"_s;
    schema.server = connection.server();
    const auto shadows = connection.query(
        u"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow'"_s);
    const auto rows = connection.query(
        u"SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' "
        u"ESCAPE '\\'"
        " AND sql IS NOT NULL ORDER BY type = 'table' DESC, lower(name)"_s);
    if (!rows) {
        return fail(rows.error());
    }
    QSet<QString> hidden;
    for (const auto &row : shadows ? shadows->rows : QList<QVariantList>()) {
        hidden += row.at(0).toString();
    }
    QHash<QString, SqliteTableText> texts;
    QHash<QString, QString> keys;
    for (const auto &row : rows->rows) {
        const auto sql = row.at(3).toString();
        if (row.at(0).toString() == "table"_L1 && !hidden.contains(row.at(1).toString())) {
            const auto name = row.at(1).toString();
            const auto text = isVirtual(sql) ? SqliteTableText() : sqliteTableText(sql);
            keys.insert(sqliteFolded(name), primaryKey(text));
            texts.insert(name, text);
        }
    }
    QHash<QString, qsizetype> places;
    for (const auto &row : rows->rows) {
        const auto type = row.at(0).toString();
        const auto name = row.at(1).toString();
        const auto table = sqliteFolded(row.at(2).toString());
        const auto sql = row.at(3).toString();
        if (hidden.contains(name) || hidden.contains(row.at(2).toString())) {
            continue;
        }
        if (type == "table"_L1) {
            places.insert(sqliteFolded(name), schema.objects.size());
            schema.objects += tableObject(name, sql, texts.value(name), keys);
            continue;
        }
        auto made = object(type, sqliteFolded(name));
        made.rooted = true;
        made.set(u"definition"_s, sqliteComparable(sql));
        made.set(u"#name"_s, name);
        made.set(u"#sql"_s, sql);
        made.set(u"#table"_s, table);
        const auto parent = type == "view"_L1 ? -1 : places.value(table, -1);
        parent < 0 ? schema.objects.append(made) : schema.objects[parent].children.append(made);
    }
    return schema;
}

Result<Schema> SqliteSchemaTools::read(Connection &connection, const ReadOptions &options) const
{
    Q_UNUSED(options)
    return readSqliteSchema(connection);
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
