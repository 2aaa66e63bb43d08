// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What did not come to its end: runs whose program died, as their journals know it, and restores that
// emptied the database first, as a mark in the state folder knows it. Both only say where to look;
// the database tells what is in.

#include "core/plan.h"
#include "run/journal.h"
#include "run/session.h"

namespace Switchback {

/// Whether the process that began a run then is still there, and not another of its number.
bool isRunning(qint64 process, const QDateTime &startedAt);
/// Runs and restores whose process is gone, restores last.
QList<UnfinishedRun> unfinishedRuns();
/// Runs whose process is alive: they go on, perhaps without a window.
QList<UnfinishedRun> activeRuns();

/// Before the first table goes. An Error when it cannot be noted: then nothing may go.
Result<void> noteRestore(const Session &session, const QString &file);
void restoreIsThrough(const Session &session);

/// What a restore that is unfinished left behind.
QString restoreSentence(const UnfinishedRun &restore);
/// The same of this database; nothing where no restore is open, or one still goes on.
std::optional<QString> openRestore(const Session &session);

/// Of one database: a restore first, then the latest run of each version. Status::unfinished.
QList<Unfinished> unfinishedIn(const Session &session, const Timeline &timeline);
/// What makes the plan fail, or do something twice: a sentence each.
QStringList halfDoneOf(const Plan &plan, const QList<Unfinished> &unfinished);

/// A run that came to its end with these says all that is to be said of earlier ones.
void settleUnfinished(const QString &database, const QList<Version> &versions);

} // namespace Switchback
