// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What happens during a run, as values. Complete and in order; Outcome is always the last one.

#include "core/plan.h"
#include "core/watch.h"

#include <QJsonArray>
#include <QJsonObject>

#include <variant>

namespace Switchback {

struct RunStarted {
    QString run; // id of the run: a UUID
    QString fingerprint;
    int steps = 0;
    bool operator==(const RunStarted &) const = default;
};
struct LockWaiting {
    QString holder; // who holds it, since when; one sentence
    qint64 waitedMs = 0;
    bool operator==(const LockWaiting &) const = default;
};
struct StepStarted {
    int step = 0; // index into Plan::steps
    bool operator==(const StepStarted &) const = default;
};
struct StatementStarted {
    int step = 0; // -1: Plan::preparation
    int statement = 0; // index into Step::statements
    int attempt = 1;
    bool operator==(const StatementStarted &) const = default;
};
struct StatementFinished {
    int step = 0;
    int statement = 0;
    qint64 ms = 0;
    qint64 rows = -1; // affected; -1 = not told
    QStringList notices; // the server's notices, verbatim
    bool operator==(const StatementFinished &) const = default;
};
struct StatementRetried {
    int step = 0;
    int statement = 0;
    int attempt = 1; // the attempt that failed
    qint64 waitMs = 0;
    QString reason;
    bool operator==(const StatementRetried &) const = default;
};
/// Of a statement that runs in batches, after each and while it waits.
struct BatchDone {
    int step = 0;
    int statement = 0;
    qint64 keys = 0; // gone through, by earlier runs too
    qint64 all = 0; // about; 0 = not known
    qint64 rows = 0; // changed
    qint64 size = 0; // of the next batch
    double perSecond = 0; // keys
    qint64 lagMs = -1; // of the replica that is furthest behind; -1 = there is none
    QString waiting; // why the next is not sent yet
    bool operator==(const BatchDone &) const = default;
};
struct StepFinished {
    int step = 0;
    qint64 ms = 0;
    bool operator==(const StepFinished &) const = default;
};

/// What the second connection saw of the statement in progress; told while there is something to
/// tell, and once more when there no longer is.
struct Watching {
    qint64 backend = 0; // our session's number on the server
    qint64 ms = 0; // since the statement was sent
    Watched seen;
    QString ended; // why nobody watches any more; the run goes on
    bool operator==(const Watching &) const = default;
};

struct Outcome {
    enum class Kind { Done, Failed, Cancelled, Refused };
    Kind kind = Kind::Done;
    QList<Version> finished; // steps that are fully in, history row included
    QList<qint64> finishedMs;
    int failedStep = -1;
    int failedStatement = -1;
    Error error; // of the failed statement, or the refusal
    /// 'What is true now', one sentence a line: what is kept, what is not, what to do.
    QStringList truth;
    qint64 ms = 0;
    bool operator==(const Outcome &) const = default;
};

using RunEvent = std::variant<RunStarted, LockWaiting, StepStarted, StatementStarted,
    StatementFinished, StatementRetried, BatchDone, StepFinished, Watching, Outcome>;

QJsonArray toJson(const QList<WatchedSession> &sessions);
QJsonObject toJson(const RunEvent &event);
/// The same as compact text, where it holds nothing but numbers: a statement's events come by the
/// thousand, between one statement and the next, and an object of each takes longest of all.
std::optional<QByteArray> numbersAsJson(const RunEvent &event);
Result<RunEvent> runEventFromJson(const QJsonObject &object);

} // namespace Switchback
