// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A change of many rows, a few at a time: along the primary key, each part in a transaction of its
// own, as many rows as fit the wanted time. How far it came is kept in the database, in the very
// transaction of the part; so after any interruption every row has been changed exactly once or
// not at all, and the same command goes on.

#include "run/batchnotes.h"
#include "run/session.h"
#include "sql/ranged.h"

namespace Switchback {

struct BackfillRequest {
    QString sql;
    qint64 batch = 1000; // keys in the first part; 0 of neither kind
    bool adapts = true; // the size follows the time that parts take
    std::chrono::milliseconds wanted { 500 }; // for one part
    std::chrono::milliseconds pause { 100 }; // between two
    std::chrono::milliseconds mostLag { 10000 }; // of replicas, where the server tells it
    bool anew = false; // forget how far an earlier one came
    bool withoutTriggers = false; // leave those of users out, where the server lets us
};

struct BackfillProgress {
    qint64 keys = 0; // gone through, earlier ones included
    qint64 all = 0; // at the start, about
    qint64 rows = 0; // changed
    qint64 batch = 0; // size of the next part
    int parts = 0;
    double perSecond = 0; // keys
    qint64 lagMs = -1; // of the replica that is furthest behind; -1 = none is known
    int waiters = 0; // sessions that wait for it
    QString waiting; // why it pauses longer
};

struct BackfillPlan {
    QString table;
    QStringList key;
    QString part; // how one part looks
    QStringList locals = {}; // what its transaction sends before
    qint64 keys = 0; // rows of the table, counted or estimated
    QString resumed; // where an earlier one stopped; empty: from the start
    bool withoutTriggers = false;
    BatchNotes notes = {};
};

struct BackfillResult {
    bool done = false;
    bool resumed = false;
    qint64 keys = 0;
    qint64 rows = 0;
    int parts = 0;
    qint64 ms = 0;
};

/// One that was begun and not finished.
struct UnfinishedBackfill {
    QString id; // in the table of places
    QString sql;
    qint64 keys = 0; // gone through
    qint64 rows = 0; // changed
    bool whole = false; // `sql` is all of the statement: it can be taken up
    bool withoutTriggers = false;
    bool operator==(const UnfinishedBackfill &) const = default;
};
/// What the database keeps of earlier ones; only reads. Empty where it cannot be read.
QList<UnfinishedBackfill> unfinishedBackfills(const Session &session);
/// It begins anew when it is run again.
Result<void> forgetBackfill(const Session &session, const UnfinishedBackfill &unfinished);
/// As the audit log calls it.
QString backfillAction(bool withoutTriggers);
/// Whether a statement can be run over a part of a table at all; no database is asked.
bool canBackfill(const Engine &engine, const QString &sql);

class Backfill
{
public:
    /// Refuses a table without a key, a statement that changes the key, one that is about all rows
    /// at once.
    static Result<std::unique_ptr<Backfill>> prepare(
        const Session &session, const BackfillRequest &request);
    ~Backfill();
    BackfillPlan plan() const;
    /// `done` is false when it was stopped; how far it came is kept.
    Result<BackfillResult> run(
        const std::function<void(const BackfillProgress &)> &progress, std::stop_token stop);

private:
    class Worker;
    explicit Backfill(std::unique_ptr<Worker> worker);
    std::unique_ptr<Worker> m_worker;
};

/// Where the database keeps how far backfills came; dropped with the last one.
inline constexpr QLatin1StringView BackfillTable { "switchback_backfill" };

} // namespace Switchback
