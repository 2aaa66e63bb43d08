// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/tables.h"

#include "core/text.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString postgresLook(const Engine &engine, const TableName &name)
{
    return u"select case c.relkind when 'r' then 'table' when 'p' then"
           " 'table' when 'v' then 'view' "
           "when 'm' then 'materialized view' when 'f' then 'foreign table' else 'relation' end, "
           "a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), "
           "pg_catalog.to_regclass(pg_catalog.quote_ident(n.nspname)"
           " || '.ar_internal_metadata') is not null "
           "from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace "
           "left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not "
           "a.attisdropped "
           "where n.nspname = %1 and c.relname = %2 and c.relkind in ('r', 'p', 'v', 'm', 'f') "
           "order by a.attnum"_s.arg(engine.literal(name.schema), engine.literal(name.table));
}

QString sqliteLook(const Engine &engine, const TableName &name)
{
    return u"select m.type, c.name, c.type, exists (select 1 from sqlite_master "
           "where name = 'ar_internal_metadata') from sqlite_master m left join "
           "pragma_table_info(m.name) c "
           "where m.type in ('table', 'view') and lower(m.name) = lower(%1) order by c.cid"_s.arg(
               engine.literal(name.table));
}

QString mysqlLook(const Engine &engine, const TableName &name)
{
    const auto schema = name.schema.isEmpty() ? u"database()"_s : engine.literal(name.schema);
    return u"select case t.table_type when 'BASE TABLE' then 'table' else lower(t.table_type) end, "
           "c.column_name, c.column_type, exists (select 1 from information_schema.tables r "
           "where r.table_schema = t.table_schema and r.table_name = 'ar_internal_metadata') "
           "from information_schema.tables t left join information_schema.columns c "
           "on c.table_schema = t.table_schema and c.table_name = t.table_name "
           "where t.table_schema = %1 and t.table_name = %2 order by c.ordinal_position"_s.arg(
               schema, engine.literal(name.table));
}

bool hasAll(const QStringList &columns, std::initializer_list<QLatin1StringView> wanted)
{
    return std::ranges::all_of(
        wanted, [&](QLatin1StringView name) { return columns.contains(name); });
}

QString schemaMigrationsTool(const TableLook &look)
{
    if (look.columns == QStringList { u"version"_s }) {
        return look.rails ? u"Rails"_s : u"dbmate"_s;
    }
    if (hasAll(look.columns, { "version"_L1, "dirty"_L1 })) {
        return u"golang-migrate"_s;
    }
    if (hasAll(look.columns, { "version"_L1, "inserted_at"_L1 })) {
        return u"Ecto"_s;
    }
    if (hasAll(look.columns, { "version"_L1, "statements"_L1 })) {
        return u"Supabase"_s;
    }
    return {};
}

} // namespace

Result<TableLook> lookAtTable(Connection &connection, const Engine &engine, const TableName &name)
{
    const auto &id = engine.info().id;
    const auto sql = id == "postgresql"_L1 ? postgresLook(engine, name)
        : id == "sqlite"_L1                ? sqliteLook(engine, name)
                                           : mysqlLook(engine, name);
    const auto rows = connection.query(sql);
    if (!rows) {
        return fail(rows.error());
    }
    TableLook look;
    for (const auto &row : rows->rows) {
        look.kind = row.value(0).toString();
        look.rails = row.value(3).toBool();
        if (!row.value(1).toString().isEmpty()) {
            look.columns += row.value(1).toString().toLower();
            look.types += row.value(2).toString().toLower();
        }
    }
    return look;
}

QString toolOfTable(const QString &table, const TableLook &look)
{
    const auto name = table.toLower();
    if (name == "schema_migrations"_L1 || look.columns.value(0) == "version"_L1) {
        if (const auto tool = schemaMigrationsTool(look); !tool.isEmpty()) {
            return tool;
        }
    }
    if (hasAll(look.columns, { "version_id"_L1, "is_applied"_L1, "tstamp"_L1 })) {
        return u"goose"_s;
    }
    if (hasAll(look.columns, { "installed_rank"_L1, "success"_L1 })) {
        return u"Flyway"_s;
    }
    if (hasAll(look.columns, { "version"_L1, "name"_L1, "applied_on"_L1, "checksum"_L1 })) {
        return u"refinery"_s;
    }
    if (hasAll(look.columns, { "id"_L1, "hash"_L1, "created_at"_L1 })) {
        return u"Drizzle"_s;
    }
    if (hasAll(look.columns, { "id"_L1, "name"_L1, "run_on"_L1 })) {
        return u"node-pg-migrate"_s;
    }
    if (hasAll(look.columns, { "version"_L1, "run_on"_L1 })) {
        return u"Diesel"_s;
    }
    if (hasAll(look.columns, { "migration_name"_L1, "applied_steps_count"_L1 })) {
        return u"Prisma"_s;
    }
    if (hasAll(
            look.columns, { "version"_L1, "description"_L1, "installed_on"_L1, "checksum"_L1 })) {
        return u"sqlx"_s;
    }
    if (hasAll(look.columns, { "orderexecuted"_L1, "md5sum"_L1 })) {
        return u"Liquibase"_s;
    }
    if (hasAll(look.columns, { "version"_L1, "name"_L1, "applied_at"_L1 })) {
        return u"Switchback"_s;
    }
    return {};
}

Error foreignTable(const TableName &name, const TableLook &look, const QString &format)
{
    const auto table = visible(shownTable(name));
    const auto tool = toolOfTable(name.table, look);
    auto what = tr("%1 is a %2, not the history table of %3.").arg(table, look.kind, format);
    if (look.kind == "table"_L1) {
        const auto columns = elided(visible(look.columns.join(", "_L1)), 80);
        what = tool.isEmpty() || tool == format
            ? tr("The history table %1 has other columns than those of %2: %3.")
                  .arg(table, format, columns)
            : tr("The history table %1 is not %2's: its columns (%3) are those of %4.")
                  .arg(table, format, columns, tool);
    }
    return { .kind = ErrorKind::Refused,
        .what = what,
        .untouched = tr("Nothing was read from it or written."),
        .next = tool.isEmpty() || tool == format
            ? tr("Name another history table, or rename this one.")
            : tr("Open the project as %1, or use another database.").arg(tool) };
}

Result<History> lookForHistory(Connection &connection, const Engine &engine, const TableName &name,
    const QString &tool, bool (*fits)(const TableLook &))
{
    const auto look = lookAtTable(connection, engine, name);
    if (!look) {
        return fail(look.error());
    }
    if (look->exists() && (look->kind != "table"_L1 || !fits(*look))) {
        return fail(foreignTable(name, *look, tool));
    }
    return History { .tableExists = look->exists(),
        .table = shownTable(inSession(name, connection.server())) };
}

QString shownTable(const TableName &name)
{
    return name.schema.isEmpty() ? name.table : name.schema + u'.' + name.table;
}

TableName inSession(const TableName &name, const ServerInfo &server)
{
    const bool ownDatabase = server.product != "PostgreSQL"_L1 && name.schema == server.database;
    return ownDatabase ? TableName { {}, name.table } : name;
}

QString quotedTable(const Engine &engine, const TableName &name)
{
    const auto table = engine.identifier(name.table);
    return name.schema.isEmpty() ? table : engine.identifier(name.schema) + u'.' + table;
}

TableName tableNamed(const QString &text, const Engine &engine, const ServerInfo &server)
{
    const auto dot = text.indexOf(u'.');
    if (dot > 0 && engine.info().id != "sqlite"_L1) {
        return { text.left(dot), text.mid(dot + 1) };
    }
    if (engine.info().id != "postgresql"_L1) {
        return { {}, text };
    }
    return { server.schema.isEmpty() ? u"public"_s : server.schema, text };
}

} // namespace Switchback
