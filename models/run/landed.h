// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Half a migration: what an earlier run left behind where DDL commits by itself, and how the next
// run goes on from there.

#include "run/session.h"

namespace Switchback {

/// Shows a migration with marks and no history row as failed, with "3 of 7 statements are in".
void showLanded(Timeline &timeline, const QList<Mark> &marks);

/// Marks around each statement of the step; those that are in already are left out. Refuses when
/// the file no longer begins with what ran, or when the end of a statement is not known.
Result<void> markStep(
    Step &step, const StatementMarks &marks, const QList<Mark> &earlier, QStringList &notes);

} // namespace Switchback
