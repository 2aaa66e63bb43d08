// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A plan: what a run sends to the server, statement by statement. What is shown is what runs;
// the runner never plans.

#include "core/batches.h"
#include "core/timeline.h"

namespace Switchback {

enum class StatementRole {
    Session, // settings of the session, set once after connecting
    Lock, // takes or checks the tool's or our own lock
    Begin,
    Local, // settings inside the transaction
    Number, // asks for the transaction's number, which settles a lost COMMIT
    Migration, // from the migration's file
    History, // the history row
    Check, // looks, changes nothing
    Rescue, // keeps what the next statement drops
    Mark, // notes on the server which statement is in, where DDL commits by itself
    Commit,
    Tidy, // drops the table of places, sent only once nothing is kept in it
};

struct PlannedStatement {
    /// Byte for byte what is sent, save for two marks that the runner replaces where tools store
    /// it: ElapsedMark by the milliseconds that the step took, ErrorMark by what made it fail.
    QString sql;
    StatementRole role = StatementRole::Migration;
    int line = 0; // in the migration's file; 0 for what is not from it
    /// Set: `sql` is the part of it that one batch runs, and it runs until all rows were gone through.
    std::optional<PlannedBatches> batches = {};
    bool operator==(const PlannedStatement &) const = default;
};

/// As people read it: a statement in batches with all that a batch sends around it.
inline QString shownSql(const PlannedStatement &statement)
{
    return statement.batches ? batchText(statement.sql, *statement.batches) : statement.sql;
}
/// As the file has it.
inline const QString &wholeSql(const PlannedStatement &statement)
{
    return statement.batches ? statement.batches->whole : statement.sql;
}

inline constexpr QLatin1StringView ElapsedMark { "/*:elapsed_ms*/0" };
inline constexpr QLatin1StringView ErrorMark { "/*:error*/null" };

struct Step {
    Version version;
    QString name;
    QString path;
    Direction direction = Direction::Up;
    bool transactional = true;
    QList<PlannedStatement> statements; // wire order: BEGIN … history … COMMIT
    /// Sent when a statement fails: what the tool itself leaves behind (a dirty row). Mostly empty.
    QList<PlannedStatement> onFailure;
    QString sourceHash; // SHA-256 of the file's bytes, hex
    bool late = false;
    QString irreversible = {}; // of a step up: whyIrreversible()
    bool operator==(const Step &) const = default;
};

/// What becomes of a migration that was left half done.
enum class Mend {
    None,
    Finish, // runs what is not in
    Undo, // takes back what is in
    Mark, // runs nothing; the history says that it is applied
};

/// Where a way on leads: to finish or to mark goes the way that was begun, to undo goes back.
inline Direction directionOf(Mend mend, Direction way)
{
    const auto other = way == Direction::Up ? Direction::Down : Direction::Up;
    return mend == Mend::Undo ? other : way;
}

/// What `up` or `rollback` was asked for.
struct Target {
    Direction direction = Direction::Up;
    enum class Kind { All, Steps, To, Chosen };
    Kind kind = Kind::All;
    int steps = 0;
    Version to; // Up: the last one to apply. Down: the one that stays applied
    QList<Version> chosen; // exactly these
    bool allowLate = false; // formats that refuse late files unless told
    bool exclusive = false; // To, Up: ends before `to`
    /// The caller takes over where a migration can only be run by its own tool (Plan::stop).
    bool handsOver = false;
    bool rescue = false; // what is dropped is copied aside before
    QStringList kept = {}; // with rescue: only these losses, by Loss::object; empty: all of them
    Mend mend = Mend::None; // of the one version that is chosen
    Direction mendedWay = Direction::Up; // with Mend: which way was left half done
    int landed = -1; // with Mend: so many statements are in; -1 = to be found out
    QList<Version> batched = {}; // Up: their changes of rows run in batches
    BatchPace pace = {};
    bool operator==(const Target &) const = default;
};

/// The migration that only its own tool can run; the plan's steps end before it.
struct PlanStop {
    Version version;
    QString name;
    Place place;
    QString reason;
    bool operator==(const PlanStop &) const = default;
};

struct Plan {
    Target target;
    QString format; // Format::info().id
    QString engine; // Engine::info().id
    bool transactionalDdl = true; // EngineInfo's: false where each statement commits by itself
    QString serverVersion; // "17.2", "11.8.6-MariaDB"
    QList<PlannedStatement> preparation; // session settings, creation of the history table
    QString lock; // in words: which lock is taken
    QList<Step> steps;
    std::optional<PlanStop> stop;
    QStringList rescued; // copies of what the plan makes again, in words: they can be put back
    QString otherServer; // why the server is not the one of the last run; empty = it is
    QStringList notes; // worth reading before the click: late migrations, pinned settings
    QString fingerprint; // SHA-256 over files, history, target and every statement; hex
    bool operator==(const Plan &) const = default;
};

} // namespace Switchback
