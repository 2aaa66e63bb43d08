// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One statement run in batches on a connection that somebody else has: the loop over them. A backfill
// has a connection of its own for it, a run its own one.

#include "core/batches.h"
#include "run/backfill.h"
#include "run/batchsql.h"
#include "run/replicas.h"

#include <QElapsedTimer>

namespace Switchback {

struct BatchTask {
    QString sql;
    QString id; // in the table of places
    BatchPace pace;
    std::chrono::milliseconds mostLag { 10000 };
    bool anew = false;
    QStringList locals = {}; // settings inside of each transaction
    /// The table of places is there, and whoever writes the history forgets our row in it.
    bool partOfRun = false;
};

struct BatchHooks {
    std::function<void(const BackfillProgress &)> progress;
    std::function<Result<void>()> confirm; // before each batch: that it may still run
    std::function<void(bool begins)> sending; // around what changes rows
    /// Why somebody interrupted a batch that may be sent again; empty = nobody did.
    std::function<QString()> braking;
};

class BatchWork
{
public:
    BatchWork(const Engine &engine, Connection &connection, const BatchTask &task);
    /// Reads the statement, the table and how far an earlier run came; changes nothing.
    Result<void> prepare();
    BackfillPlan plan() const;
    /// The statement of one batch, with marks where the keys go.
    QString part() const { return m_sql.part(); }
    PlannedBatches planned() const;
    QString createTable() const { return m_sql.createTable(); }
    /// Of the statement and the table that it writes; asks the database.
    Result<BatchNotes> notes();
    /// Blocks until the end, a stop or an error; how far it came is kept in all cases.
    Result<BackfillResult> run(const BatchHooks &hooks, const std::stop_token &stop);

private:
    Result<void> findTable();
    Result<void> findPlace();
    Result<void> keepChoice(const QString &kept);
    void leaveTriggersOut();
    QString keptText() const;
    Result<KeyPlace> lastKey();
    Result<void> begin();
    Result<void> end();
    Result<std::optional<KeyPlace>> upperAfter(const KeyPlace &place);
    Result<void> batch(const KeyPlace &upper, const BatchHooks &hooks, const std::stop_token &stop);
    Result<qint64> tryBatch(const KeyPlace &upper, const BatchHooks &hooks);
    Result<void> claim();
    Result<void> loop(const BatchHooks &hooks, const std::stop_token &stop);
    void waitForReplicas(const BatchHooks &hooks, const std::stop_token &stop);
    void adapt(qint64 ms);
    void tell(const BatchHooks &hooks, const QString &waiting = {}) const;

    Result<Execution> send(const QString &sql) { return m_connection.execute(sql); }

    const Engine &m_engine;
    Connection &m_connection;
    BatchTask m_task;
    BatchSql m_sql;
    KeyPlace m_place; // the last key that is done; empty: none
    KeyPlace m_last; // where it ends: the greatest key at the start
    bool m_known = false; // an earlier one has begun
    bool m_keepsChoice = false; // and said whether triggers fire
    qint64 m_all = 0;
    qint64 m_size = 1000;
    qint64 m_partKeys = 0;
    ReplicaLag m_replicas;
    qint64 m_lagMs = -1;
    BackfillResult m_result;
    QElapsedTimer m_timer;
    qint64 m_keysBefore = 0; // of earlier runs
};

} // namespace Switchback
