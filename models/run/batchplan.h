// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A migration that only changes rows, planned in batches: they come first, each in a transaction of
// its own; the history row follows in one more, which also forgets how far the batches came. So a
// run that was cut short at any moment goes on where it was, and no row is changed twice.

#include "run/ground.h"

namespace Switchback {

bool runsInBatches(const Ground &ground, const Version &version);

/// Refuses with the reason what cannot be cut, and what would be torn apart by it.
Result<void> batchStep(const Ground &ground, const Script &script, Step &step, QStringList &notes);

/// A run in batches that was not finished is not gone on with when the migration runs otherwise.
void forgetBatches(const Ground &ground, Step &step, QStringList &notes);

/// The versions that are to run in batches are among those that the plan runs, or are applied.
Result<void> checkBatched(const Ground &ground, const Plan &plan);

} // namespace Switchback
