// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Half a migration: what an earlier run left behind where DDL commits by itself, and how the next
// run goes on from there.

#include "run/session.h"

namespace Switchback {

/// Shows a migration with marks and no history row as failed, with "3 of 7 statements are in".
void showLanded(Timeline &timeline, const QList<Mark> &marks);

/// What an earlier run left, and where to ask what became of it.
struct Earlier {
    const QList<Mark> &marks;
    Connection &connection;
};

/// Refuses while the server still works on a statement that nobody saw end: its run is gone, it is not.
Result<void> checkNobodyWorks(
    const StatementMarks &marks, Connection &connection, const Mark &mark, const QString &path);

/// Marks around each statement of the step; those that are in already are left out. Refuses when
/// the file no longer begins with what ran, when the server still works on a statement, or when
/// neither the marks nor the catalog tell whether it is in.
Result<void> markStep(
    Step &step, const StatementMarks &marks, const Earlier &earlier, QStringList &notes);

/// Does the session lock tables from this statement on (true), or no longer (false)? Meanwhile it can
/// write no mark: those of the statements between stand before and behind all of them.
std::optional<bool> holdsTables(const QString &sql);

} // namespace Switchback
