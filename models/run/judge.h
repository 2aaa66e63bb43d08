// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the rules say of a plan or of a whole folder: findings, locks, losses, statement by
// statement. Reads files alone; what exists before is learned from the earlier migrations.

#include "core/facts.h"
#include "core/safetybrief.h"
#include "run/session.h"

#include <stop_token>

namespace Switchback {

/// One for each step of the plan, its statements being those of role Migration in the step's
/// order. The plan's own circumstances count: server version, transactions, and that nothing made
/// by an earlier step is in use yet.
Result<QList<ScriptVerdict>> judgePlan(const Session &session, const Plan &plan);
/// The same, knowing the live tables' constraints beside what the files tell of them.
Result<QList<ScriptVerdict>> judgePlan(
    const Session &session, const Plan &plan, const LiveFacts &facts);

/// One for each migration of the folder, in its order, both ways. `serverVersion` may be empty: a
/// current one. A file that cannot be read has a finding that says so.
Result<QList<MigrationVerdict>> judgeFolder(const Session &session, const QString &serverVersion);

struct FolderWish {
    QString serverVersion;
    QSet<int> only; // numbers of those to be judged first, the rest is learned from; empty = all
    std::stop_token stop;
};
/// The same of files that were read before, with what the timeline says of each. The Error of a
/// stopped one is Cancelled.
Result<FolderVerdicts> judgeFolder(
    const Session &session, const MigrationSet &files, const FolderWish &wish);

} // namespace Switchback
