// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Flyway's history table: its rows read as states, its DDL, and the rows that a run adds.

#include "formats/tables.h"

namespace Switchback::Flyway {

TableName tableOf(const FormatContext &context, const ServerInfo &server);
Result<History> readHistory(Connection &connection, const FormatContext &context);
QStringList tableDdl(const Engine &engine, const TableName &name);

/// Whether nothing stands in the schema that Flyway would mind.
Result<bool> isEmptySchema(Connection &connection, const Engine &engine, const TableName &name);

/// The row that baselineOnMigrate puts first into a new table of a schema that is not empty.
QString baselineRow(
    const Engine &engine, const TableName &name, const HistoryEntry &baseline, const QString &user);

struct Row {
    qint64 rank = 1;
    QString version; // empty: a repeatable's NULL
    QString description;
    QString type; // SQL, SQL_BASELINE, UNDO_SQL
    QString script;
    QString checksum;
    QString user;
    bool success = true;
};
QString insertOf(const Engine &engine, const TableName &name, const Row &row);

/// What a repeatable is known by, since it has no version.
QString repeatableKey(const QString &description);

} // namespace Switchback::Flyway
