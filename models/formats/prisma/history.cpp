// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/prisma/history.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/listing.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Switchback::Prisma {

namespace {

constexpr QLatin1StringView Unfinished { "finished_at is null and rolled_back_at is null" };

const QStringList &columns()
{
    static const QStringList list { u"id"_s, u"checksum"_s, u"finished_at"_s, u"migration_name"_s,
        u"logs"_s, u"rolled_back_at"_s, u"started_at"_s, u"applied_steps_count"_s };
    return list;
}

/// Prisma's own engine keeps milliseconds since 1970 on SQLite, its adapters texts.
QDateTime timeOf(const QVariant &value)
{
    bool isNumber = false;
    const auto ms = value.typeId() == QMetaType::QDateTime ? 0 : value.toLongLong(&isNumber);
    return isNumber ? QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()) : utcTime(value);
}

/// "init" of 20240131120000_init.
QString titleOf(const QString &folder)
{
    const auto bytes = folder.toUtf8();
    return readableName(QByteArrayView(bytes).sliced(leadingDigits(bytes)));
}

void addRow(History &history, const QVariantList &row)
{
    const auto folder = row.value(3).toString();
    if (!row.value(5).isNull()) {
        return; // rolled back: as if it had never been
    }
    HistoryEntry entry { .version = { folder },
        .name = titleOf(folder),
        .appliedAt = timeOf(row.value(row.value(2).isNull() ? 6 : 2)),
        .checksum = row.value(1).toString(),
        .success = !row.value(2).isNull(),
        .note = row.value(4).toString() };
    for (qsizetype i = 0; i < columns().size(); ++i) {
        entry.columns.insert(columns().at(i), row.value(i).toString());
    }
    if (!entry.success) {
        history.dirty = true;
        history.dirtyNote = tr("Migration %1 was begun and never finished (Prisma's P3009). See to "
                               "what it left half done, then run 'prisma migrate resolve "
                               "--rolled-back' or '--applied' with its name.")
                                .arg(visible(folder));
    }
    history.entries += entry;
}

/// The point in time at which the statement runs, as the column keeps it.
QString now(const Engine &engine)
{
    const auto &id = engine.info().id;
    return id == "postgresql"_L1 ? u"clock_timestamp()"_s
        : id == "sqlite"_L1      ? u"strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')"_s
                                 : u"utc_timestamp(3)"_s;
}

/// A random identifier, made by the server so that a plan stays the same however often it is made.
QString newId(const Engine &engine, const ServerInfo &server)
{
    const auto &id = engine.info().id;
    if (id == "mysql"_L1) {
        return u"uuid()"_s;
    }
    if (id == "sqlite"_L1) {
        return u"lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || "
               "substr(hex(randomblob(2)), 2) || '-' || substr('89AB', 1 + (random() & 3), 1) || "
               "substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"_s;
    }
    return server.number < 130000
        ? u"cast(md5(cast(random() as text) || clock_timestamp()) as uuid)"_s
        : u"gen_random_uuid()"_s;
}

const HistoryEntry *rowOf(const StepRequest &request)
{
    const auto &entries = request.history.entries;
    const auto it = std::ranges::find(entries, request.migration.version, &HistoryEntry::version);
    return it == entries.end() ? nullptr : &*it;
}

/// What `migrate resolve` leaves: the row that failed is rolled back; where the migration counts as
/// applied from now on, one that is finished stands beside it.
QStringList mended(const StepRequest &request, const Engine &engine, const QString &table)
{
    const auto name = engine.literal(request.migration.version.text);
    QStringList rows { u"update %1 set rolled_back_at = %2 where migration_name = %3 and %4"_s.arg(
        table, now(engine), name, Unfinished) };
    if (request.direction == Direction::Up) {
        const bool ran = !request.rendering.up.statements.isEmpty();
        rows += insertRow(table,
            { { u"id"_s, newId(engine, request.server) },
                { u"checksum"_s, engine.literal(request.migration.checksum) },
                { u"finished_at"_s, now(engine) }, { u"migration_name"_s, name },
                { u"logs"_s, ran ? u"null"_s : u"''"_s }, { u"started_at"_s, now(engine) },
                { u"applied_steps_count"_s, ran ? u"1"_s : u"0"_s } });
    }
    return rows;
}

/// Tables that extensions bring, and SQLite's own; not partitioned ones, which Prisma overlooks.
QString tablesOfPostgresql(const QString &schema)
{
    return u"select 1 from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = "
           "c.relnamespace where n.nspname = %1 and c.relkind = 'r' and c.relname not in "
           "('spatial_ref_sys', 'geometry_columns', 'geography_columns', 'raster_columns', "
           "'raster_overviews') limit 1"_s.arg(schema);
}

} // namespace

TableName tableOf(const FormatContext &context, const ServerInfo &server)
{
    const auto table = u"_prisma_migrations"_s;
    if (context.engine->info().id != "postgresql"_L1) {
        return { {}, table };
    }
    auto named = context.options.value(u"url.search_path"_s).section(u',', 0, 0).trimmed();
    if (named.startsWith(u'"') && named.endsWith(u'"') && named.size() > 2) {
        named = named.sliced(1, named.size() - 2).replace(u"\"\""_s, u"\""_s);
    }
    const auto fallback = named.isEmpty() || named.startsWith(u'$') ? u"public"_s : named;
    return { server.schema.isEmpty() ? fallback : server.schema, table };
}

Result<History> readHistory(Connection &connection, const FormatContext &context)
{
    const auto &engine = *context.engine;
    const auto name = tableOf(context, connection.server());
    auto history = lookForHistory(connection, engine, name, u"Prisma"_s,
        [](const TableLook &look) { // Early versions kept the script in a column of its own.
            return std::ranges::all_of(columns(),
                [&look](const QString &column) { return look.columns.contains(column); });
        });
    if (!history || !history->tableExists) {
        return history;
    }
    const auto rows = connection.query(u"select %1 from %2 order by started_at, finished_at"_s.arg(
        columns().join(", "_L1), quotedTable(engine, name)));
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        addRow(*history, row);
    }
    return history;
}

QStringList tableDdl(const Engine &engine, const TableName &name, const ServerInfo &server)
{
    const auto table = quotedTable(engine, name);
    const auto &id = engine.info().id;
    // SQLite keeps the text: laid out as Prisma does.
    if (id == "sqlite"_L1) {
        return { u"CREATE TABLE "_s + table + uR"( (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
))"_s };
    }
    const bool postgresql = id == "postgresql"_L1;
    const auto time = postgresql ? u"TIMESTAMPTZ"_s : u"DATETIME(3)"_s;
    QStringList list;
    if (postgresql && server.schema.isEmpty() && name.schema != "public"_L1) {
        list += u"CREATE SCHEMA IF NOT EXISTS "_s + engine.identifier(name.schema);
    }
    list += u"CREATE TABLE "_s + table
        + u" (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at %1, "
          "migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at %1, started_at %1 NOT "
          "NULL DEFAULT %2, applied_steps_count %3 NOT NULL DEFAULT 0)%4"_s.arg(time,
              postgresql ? u"now()"_s : u"CURRENT_TIMESTAMP(3)"_s,
              postgresql ? u"INTEGER"_s : u"INTEGER UNSIGNED"_s,
              postgresql ? QString()
                         : u" DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"_s);
    return list;
}

Result<bool> holdsTables(Connection &connection, const Engine &engine, const TableName &name)
{
    const auto &id = engine.info().id;
    const auto rows = connection.query(id == "postgresql"_L1
            ? tablesOfPostgresql(engine.literal(name.schema))
            : id == "mysql"_L1
            ? u"select 1 from information_schema.tables where table_schema = database() and "
              "table_type = 'BASE TABLE' limit 1"_s
            : u"select 1 from sqlite_master where type = 'table' and name not like 'sqlite@_%' "
              "escape '@' and name <> 'd1_migrations' limit 1"_s);
    if (!rows) {
        return fail(rows.error());
    }
    return !rows->rows.isEmpty();
}

StepHistory stepHistory(const StepRequest &request, const FormatContext &context)
{
    const auto &engine = *context.engine;
    const auto table = quotedTable(
        engine, inSession(tableOf(context, request.server), request.server));
    const auto *row = rowOf(request);
    if (row && !row->success) {
        return { .rows = mended(request, engine, table) };
    }
    const auto name = engine.literal(request.migration.version.text);
    if (request.direction == Direction::Down) {
        // `migrate status` overlooks that a finished row is marked as rolled back: it has to go.
        return { .rows = {
                     u"delete from %1 where migration_name = %2 and rolled_back_at is null"_s.arg(
                         table, name) } };
    }
    const QString set = u"update %1 set %2 where migration_name = %3 and "_s + Unfinished;
    return {
        .rows = { set.arg(table,
            u"applied_steps_count = applied_steps_count + 1, finished_at = "_s + now(engine),
            name) },
        .first = { insertRow(table,
            { { u"id"_s, newId(engine, request.server) },
                { u"checksum"_s, engine.literal(request.migration.checksum) },
                { u"started_at"_s, now(engine) }, { u"migration_name"_s, name } }) },
        .onFailure = { set.arg(table, u"logs = "_s + ErrorMark, name) },
    };
}

} // namespace Switchback::Prisma
