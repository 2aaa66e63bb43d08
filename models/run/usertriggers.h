// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What happens beside a change of rows: triggers and rules of users, and which tables these write.

#include "engines/engine.h"
#include "sql/ddl.h"

namespace Switchback {

struct UserTrigger {
    enum Event { Insert = 1, Update = 2, Delete = 4, Truncate = 8 };
    /// PostgreSQL: whether it fires where triggers are left out, and only there.
    enum class Fires { Usually, Always, OnReplicas, Never };
    QString table; // TableShape::name; of the whole where it belongs to a partition
    QString name;
    int events = 0; // of Event
    QStringList columns = {}; // UPDATE OF these; empty: of any
    Fires fires = Fires::Usually;
    bool isRule = false;
    bool before = false; // may change the row itself
    QString body = {}; // empty: it cannot be read
};

/// Of all tables, by table and name. Only reads.
Result<QList<UserTrigger>> userTriggers(const Engine &engine, Connection &connection);

/// UserTrigger::Event of what a statement does; `replaces`: an INSERT may meet rows that are there.
int eventsOf(const DataChange &change, bool replaces);

/// Those that a statement on `table` sets off; `sets`: the columns of an UPDATE, in lower case.
QList<UserTrigger> triggersFor(
    const QList<UserTrigger> &all, const QString &table, int event, const QStringList &sets = {});

/// Tables that a trigger's own text writes, as it names them, each with its events.
struct TriggerWrites {
    QHash<QString, int> tables;
    QString hidden; // what it does besides that cannot be told: "EXECUTE", "notify_all()"
};
/// `routines`: names, in lower case, of those that may write.
TriggerWrites writesOf(const UserTrigger &trigger, Dialect dialect, const QSet<QString> &routines);
/// Routines of users that may write, in lower case and without schema.
Result<QSet<QString>> writingRoutines(const Engine &engine, Connection &connection);

/// Why a session cannot leave triggers out, a sentence; empty: it can. By the engine alone, and as
/// the user of a connection for a statement that changes rows. Changes nothing.
QString whyTriggersStay(const Engine &engine);
QString whyTriggersStay(const Engine &engine, Connection &connection, const QString &sql);
/// What leaves them out, inside of a transaction.
inline constexpr QLatin1StringView WithoutTriggers {
    "SET LOCAL session_replication_role = replica"
};

} // namespace Switchback
