// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Some tables of a database: those that a plan touches, those that somebody names, those that a
// backup file says it holds.

#include "run/session.h"
#include "run/tableshape.h"

namespace Switchback {

struct TableName {
    QString name; // TableShape::name
    QString sql; // TableShape::sql
    bool operator==(const TableName &) const = default;
};

QStringList namesOf(const QList<TableName> &tables);

struct AffectedTables {
    QList<TableName> tables; // those that are there, by name
    QString unknown; // a statement that may touch others, in words; empty: there is none
};

/// By the same analysis as the lock forecast, and with the tables whose rows refer to rows that the
/// plan takes away. Only reads.
Result<AffectedTables> affectedTables(const Session &session, const Plan &plan);

/// Of all that is pending.
Result<AffectedTables> pendingTables(const Session &session);

/// "orders, public.users, "a,b"": refuses a name that is no table, or several.
Result<QList<TableName>> namedTables(
    const Engine &engine, Connection &connection, const QString &list);

/// What a backup of some tables says of itself; empty: it holds a whole database. Fails where it
/// cannot be told.
Result<QList<TableName>> savedTables(const Engine &engine, const QString &file);
/// Behind the file's end, where neither pg_restore nor the client of MariaDB minds it.
Result<void> noteTables(const QString &file, const QList<TableName> &tables);
/// How many bytes of the end that is.
qint64 noteSize(const QString &file);

} // namespace Switchback
