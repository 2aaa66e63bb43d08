// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/format/history.h"

#include "formats/listing.h"
#include "formats/tables.h"

using namespace Qt::StringLiterals;

namespace Switchback::Ecto {

namespace {

QString sourceOf(const FormatContext &context)
{
    const auto source = context.options.value(u"migration_source"_s);
    return source.isEmpty() ? u"schema_migrations"_s : source;
}

TableName tableOf(const FormatContext &context, const ServerInfo &server)
{
    const auto prefix = context.options.value(u"prefix"_s);
    const auto id = context.engine->info().id;
    if (id == "sqlite"_L1) {
        return { {}, sourceOf(context) };
    }
    return { prefix.isEmpty() && id == "postgresql"_L1 ? server.schema : prefix,
        sourceOf(context) };
}

QString engineId(const FormatContext &context)
{
    return context.engine->info().id;
}

QString now(const FormatContext &context)
{
    const auto id = engineId(context);
    return id == "sqlite"_L1 ? u"strftime('%Y-%m-%dT%H:%M:%S', 'now')"_s
        : id == "mysql"_L1   ? u"utc_timestamp()"_s
                             : u"date_trunc('second', clock_timestamp() AT TIME ZONE 'UTC')"_s;
}

} // namespace

QString quotedHistoryTable(const FormatContext &context)
{
    const auto &engine = *context.engine;
    const auto prefix = context.options.value(u"prefix"_s);
    const auto table = engine.identifier(sourceOf(context));
    return prefix.isEmpty() || engineId(context) == "sqlite"_L1
        ? table
        : engine.identifier(prefix) + u'.' + table;
}

Result<History> readHistory(Connection &connection, const FormatContext &context)
{
    const auto name = tableOf(context, connection.server());
    // Tables of other frameworks may serve Ecto too, as long as they have both columns.
    auto history = lookForHistory(
        connection, *context.engine, name, u"Ecto"_s, [](const TableLook &look) {
            return look.columns.contains(u"version"_s) && look.columns.contains(u"inserted_at"_s);
        });
    if (!history || !history->tableExists) {
        return history;
    }
    const auto rows = connection.query(
        u"SELECT version, inserted_at FROM %1 ORDER BY version"_s.arg(
            quotedTable(*context.engine, name)));
    if (!rows) {
        return fail(rows.error());
    }
    history->entries.reserve(rows->rows.size());
    for (const auto &row : rows->rows) {
        history->entries += HistoryEntry { .version = { row.value(0).toString() },
            .appliedAt = utcTime(row.value(1)) };
    }
    return history;
}

QString createHistoryTable(const ServerInfo &, const FormatContext &context)
{
    const auto table = quotedHistoryTable(context);
    const auto id = engineId(context);
    if (id == "sqlite"_L1) {
        return u"CREATE TABLE IF NOT EXISTS %1 (\"version\" INTEGER PRIMARY KEY, \"inserted_at\" TEXT)"_s
            .arg(table);
    }
    if (id == "mysql"_L1) {
        return u"CREATE TABLE IF NOT EXISTS %1 (`version` bigint, `inserted_at` datetime, PRIMARY KEY (`version`)) ENGINE = INNODB"_s
            .arg(table);
    }
    return u"CREATE TABLE IF NOT EXISTS %1 (\"version\" bigint, \"inserted_at\" timestamp(0), PRIMARY KEY (\"version\"))"_s
        .arg(table);
}

QString insertHistory(const FormatContext &context, const QString &version)
{
    const auto &engine = *context.engine;
    return u"INSERT INTO %1 (%2,%3) VALUES (%4,%5)"_s.arg(quotedHistoryTable(context),
        engine.identifier(u"version"), engine.identifier(u"inserted_at"), version, now(context));
}

QString deleteHistory(const FormatContext &context, const QString &version)
{
    return u"DELETE FROM %1 WHERE %2 = %3"_s.arg(
        quotedHistoryTable(context), context.engine->identifier(u"version"), version);
}

} // namespace Switchback::Ecto
