// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/flyway/history.h"

#include "core/text.h"
#include "core/tr.h"
#include "formats/flyway/names.h"
#include "formats/listing.h"
#include "formats/settings.h"
#include "formats/steps.h"

using namespace Qt::StringLiterals;

namespace Switchback::Flyway {

namespace {

const QStringList &columns()
{
    static const QStringList list { u"installed_rank"_s, u"version"_s, u"description"_s, u"type"_s,
        u"script"_s, u"checksum"_s, u"installed_by"_s, u"installed_on"_s, u"execution_time"_s,
        u"success"_s };
    return list;
}

HistoryEntry entryOf(const QVariantList &row)
{
    HistoryEntry entry { .version = { row.value(1).toString() },
        .name = row.value(2).toString(),
        .appliedAt = utcTime(row.value(7)),
        .checksum = row.value(5).toString(),
        .success = row.value(9).toBool(),
        .note = row.value(3).toString() };
    if (row.value(1).isNull()) {
        entry.version.text = repeatableKey(entry.name);
    }
    entry.baseline = entry.note == "BASELINE"_L1 || entry.note == "SQL_BASELINE"_L1;
    for (qsizetype i = 0; i < columns().size(); ++i) {
        entry.columns.insert(columns().at(i), row.value(i).toString());
    }
    return entry;
}

/// Rows are only added: an undo or a deletion takes back what an earlier row of its version says.
void addRow(History &history, const QVariantList &row)
{
    const auto type = row.value(3).toString();
    history.lastRow = std::max(history.lastRow, row.value(0).toLongLong());
    if (type == "SCHEMA"_L1) {
        return;
    }
    const auto entry = entryOf(row);
    const bool takesBack = type.startsWith("UNDO"_L1) || type == "DELETE"_L1;
    if (takesBack && entry.success) {
        const auto key = versionKey(entry.version.text);
        history.entries.removeIf(
            [&key](const HistoryEntry &old) { return versionKey(old.version.text) == key; });
        return;
    }
    if (!entry.success) {
        history.dirty = true;
        history.dirtyNote = tr("Migration %1 (%2) failed and left a mark in %3. Remove what it "
                               "left half done, then run "
                               "'flyway repair'.")
                                .arg(visible(entry.version.text), visible(entry.name),
                                    visible(history.table));
    }
    history.entries += entry;
}

QString option(const FormatContext &context, const QString &name, const QString &fallback)
{
    const auto value = context.options.value(name);
    return value.isEmpty() ? fallback : value;
}

/// What the next `migrate` writes before anything else: the history is read as if it stood there,
/// so that nothing at or below the baseline is planned.
HistoryEntry comingBaseline(const FormatContext &context)
{
    return { .version = { option(context, u"baselineVersion"_s, u"1"_s) },
        .name = option(context, u"baselineDescription"_s, u"<< Flyway Baseline >>"_s),
        .baseline = true,
        .note = u"BASELINE"_s };
}

Result<History> withoutTable(
    Connection &connection, const FormatContext &context, const TableName &name)
{
    History history { .table = shownTable(inSession(name, connection.server())) };
    if (!isOn(context.options.value(u"baselineOnMigrate"_s))) {
        return history;
    }
    const auto empty = isEmptySchema(connection, *context.engine, name);
    if (!empty) {
        return fail(empty.error());
    }
    if (!*empty) {
        history.entries += comingBaseline(context);
        history.lastRow = 1;
    }
    return history;
}

/// Objects of extensions do not count.
QString contentsOfPostgresql(const QString &schema)
{
    return uR"(SELECT 1 WHERE EXISTS (
  SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = %1
    WHERE c.relkind IN ('r', 'v', 'S', 't') AND NOT EXISTS
      (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  UNION ALL
  SELECT 1 FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace AND n.nspname = %1
    WHERE t.typcategory NOT IN ('A', 'C') AND NOT EXISTS
      (SELECT 1 FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
  UNION ALL
  SELECT 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = %1
    WHERE NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')))"_s.arg(
        schema);
}

QString contentsOfMysql(const QString &schema)
{
    return u"SELECT 1 FROM information_schema.tables WHERE table_schema = %1 "
           "UNION ALL SELECT 1 FROM information_schema.routines WHERE routine_schema = %1 "
           "UNION ALL SELECT 1 FROM information_schema.events WHERE event_schema = %1 LIMIT 1"_s
               .arg(schema);
}

} // namespace

TableName tableOf(const FormatContext &context, const ServerInfo &server)
{
    const auto &options = context.options;
    auto schema = options.value(u"defaultSchema"_s);
    schema = schema.isEmpty() ? options.value(u"schemas"_s).section(u',', 0, 0).trimmed() : schema;
    const auto &id = context.engine->info().id;
    if (schema.isEmpty()) {
        schema = id == "sqlite"_L1    ? u"main"_s
            : id == "mysql"_L1        ? server.database
            : server.schema.isEmpty() ? u"public"_s
                                      : server.schema;
    }
    const auto table = options.value(u"table"_s);
    return { schema, table.isEmpty() ? u"flyway_schema_history"_s : table };
}

QString repeatableKey(const QString &description)
{
    return u"R__"_s + QString(description).replace(u' ', u'_');
}

Result<History> readHistory(Connection &connection, const FormatContext &context)
{
    const auto &engine = *context.engine;
    const auto name = tableOf(context, connection.server());
    auto history = lookForHistory(connection, engine, name, u"Flyway"_s,
        [](const TableLook &look) { return look.columns == columns(); });
    if (!history) {
        return history;
    }
    if (!history->tableExists) {
        return withoutTable(connection, context, name);
    }
    QStringList quotedColumns;
    for (const auto &column : columns()) {
        quotedColumns += engine.identifier(column);
    }
    const auto rows = connection.query(u"SELECT %1 FROM %2 ORDER BY %3"_s.arg(
        quotedColumns.join(", "_L1), quotedTable(engine, name), quotedColumns.first()));
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        addRow(*history, row);
    }
    return history;
}

QStringList tableDdl(const Engine &engine, const TableName &name)
{
    const auto table = quotedTable(engine, name);
    const auto &id = engine.info().id;
    const bool sqlite = id == "sqlite"_L1;
    const auto column = [&engine](const QString &text) { return engine.identifier(text); };
    const auto time = id == "postgresql"_L1 ? u" TIMESTAMP NOT NULL DEFAULT now()"_s
        : sqlite ? u" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now'))"_s
                 : u" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP"_s;
    const auto counted = id == "postgresql"_L1 ? u" INTEGER"_s : u" INT"_s;
    QStringList parts { column(u"installed_rank"_s) + u" INT NOT NULL"_s
            + (sqlite ? u" PRIMARY KEY"_s : u""_s),
        column(u"version"_s) + u" VARCHAR(50)"_s,
        column(u"description"_s) + u" VARCHAR(200) NOT NULL"_s,
        column(u"type"_s) + u" VARCHAR(20) NOT NULL"_s,
        column(u"script"_s) + u" VARCHAR(1000) NOT NULL"_s, column(u"checksum"_s) + counted,
        column(u"installed_by"_s) + u" VARCHAR(100) NOT NULL"_s, column(u"installed_on"_s) + time,
        column(u"execution_time"_s) + counted + u" NOT NULL"_s,
        column(u"success"_s) + (id == "mysql"_L1 ? u" BOOL NOT NULL"_s : u" BOOLEAN NOT NULL"_s) };
    if (!sqlite) {
        parts += u"CONSTRAINT %1 PRIMARY KEY (%2)"_s.arg(
            column(name.table + u"_pk"_s), column(u"installed_rank"_s));
    }
    const auto index = column(name.table + u"_s_idx"_s);
    const auto success = column(u"success"_s);
    // Not by arg(): the texts hold per cent signs.
    const auto place = sqlite ? column(name.schema) + u'.' + index + u" ON "_s + column(name.table)
                              : index + u" ON "_s + table;
    return { u"CREATE TABLE "_s + table + u" ("_s + parts.join(", "_L1) + u')',
        u"CREATE INDEX "_s + place + u" ("_s + success + u')' };
}

Result<bool> isEmptySchema(Connection &connection, const Engine &engine, const TableName &name)
{
    const auto &id = engine.info().id;
    const auto schema = engine.literal(name.schema);
    const auto rows = connection.query(id == "postgresql"_L1 ? contentsOfPostgresql(schema)
            : id == "mysql"_L1
            ? contentsOfMysql(schema)
            : u"select 1 from sqlite_master where type = 'table' and name not like 'sqlite@_%' "
              "escape '@' and name <> 'android_metadata' limit 1"_s);
    if (!rows) {
        return fail(rows.error());
    }
    return rows->rows.isEmpty();
}

QString baselineRow(
    const Engine &engine, const TableName &name, const HistoryEntry &baseline, const QString &user)
{
    return insertOf(engine, name,
        { .rank = 1,
            .version = baseline.version.text,
            .description = baseline.name,
            .type = baseline.note,
            .script = baseline.name,
            .user = user })
        .replace(ElapsedMark, "0"_L1);
}

QString insertOf(const Engine &engine, const TableName &name, const Row &row)
{
    const bool sqlite = engine.info().id == "sqlite"_L1;
    const auto truth = row.success ? (sqlite ? u"1"_s : u"true"_s) : (sqlite ? u"0"_s : u"false"_s);
    QList<std::pair<QString, QString>> values { { u"installed_rank"_s, QString::number(row.rank) },
        { u"version"_s, row.version.isEmpty() ? u"NULL"_s : engine.literal(row.version) },
        { u"description"_s, engine.literal(row.description.left(200)) },
        { u"type"_s, engine.literal(row.type) }, { u"script"_s, engine.literal(row.script) },
        { u"checksum"_s, row.checksum.isEmpty() ? u"NULL"_s : row.checksum },
        { u"installed_by"_s, engine.literal(row.user) },
        { u"execution_time"_s, QString(ElapsedMark) }, { u"success"_s, truth } };
    for (auto &value : values) {
        value.first = engine.identifier(value.first);
    }
    return insertRow(quotedTable(engine, name), values);
}

} // namespace Switchback::Flyway
