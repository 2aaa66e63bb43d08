// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// After a failure: which statements of a migration landed, found by matching the live schema
// against the schema after each of them, replayed on a scratch database; and the ways on, each as
// a step of an ordinary plan.

#include "core/halfdone.h"
#include "engines/schemareader.h"
#include "run/ground.h"

namespace Switchback {

/// Which migration, and which way of it was left half done.
struct HalfDoneWish {
    Version version; // empty: the one that was left half done, when there is only one
    std::optional<Direction> way; // empty: as the marks of the run say, else up
};

/// Reads the database and works on a scratch database.
Result<HalfDone> halfDone(
    const Session &session, const HalfDoneWish &wish, const ReadOptions &reading);

/// The step for Target::mend. What is worth saying about it goes to the plan's notes; how many
/// statements were found to be in goes to its target.
Result<Step> mendedStep(const Ground &ground, Plan &plan);

} // namespace Switchback
