// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the rules forecast beside what a dry run saw. Where they differ the observation wins, and
// the statement says so.

#include "core/verdict.h"
#include "run/dryrun.h"

namespace Switchback {

/// Fills in what was predicted for each of the dry run's statements and how that differs from what
/// was seen. `verdicts` are those of the plan that it ran.
void compareWithForecast(const Plan &plan, const QList<ScriptVerdict> &verdicts, DryRun &dry);

/// Locks, rewrites and algorithms as they were seen take the forecast's place.
void letObservedWin(const Plan &plan, const DryRun &dry, QList<ScriptVerdict> &verdicts);

} // namespace Switchback
