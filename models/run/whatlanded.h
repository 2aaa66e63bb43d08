// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which statements of a migration that was left half done are in: the live schema beside the schema
// after each of them, replayed on a scratch database.

#include "core/halfdone.h"
#include "engines/schemareader.h"
#include "run/ground.h"
#include "run/planstep.h"

namespace Switchback {

/// What was found, and the schemas that a way back leads between.
struct Examined {
    HalfDone half;
    Schema before;
    Schema landed; // as it is now, as far as the migration goes
};

/// Its own statements of the way that was left half done.
const QList<Statement> &statementsOf(const Rendering &rendering, Direction way);

/// Whether the history itself says that this way of it failed.
bool isMarkedFailed(const Ground &ground, const Version &version, Direction way);

/// Reads the database and works on a scratch database.
Result<Examined> examine(const Ground &ground, const TimelineEntry &entry, const Prepared &prepared,
    Direction way, const ReadOptions &reading);

} // namespace Switchback
