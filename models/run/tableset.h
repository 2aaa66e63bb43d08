// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Some tables of a database: those that a plan touches, those that somebody names.

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

/// By the same analysis as the lock forecast, with the tables whose rows refer to rows that the plan
/// takes away, and with those that triggers and cascades of its changes of rows write to. Only reads.
Result<AffectedTables> affectedTables(const Session &session, const Plan &plan);

/// Of all that is pending.
Result<AffectedTables> pendingTables(const Session &session);

/// "orders, public.users, "a,b"": refuses a name that is no table, or several.
Result<QList<TableName>> namedTables(
    const Engine &engine, Connection &connection, const QString &list);

} // namespace Switchback
