// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What holds a plan back whatever its statements are: feature flags that its migrations wait for,
// a release whose contract is locked, and a promotion that was left out. The one place that says why a plan may not run yet.

#include "core/flags.h"
#include "core/plantiles.h"
#include "run/session.h"

namespace Switchback {

struct Gates {
    QList<FlagState> flags; // of all migrations that name one
    std::optional<PlanTile> tile; // red, when something is closed; stands for "Expected state"
};

/// Asks flags where they are kept; databases are only read. On the way back nothing is asked.
Result<Gates> gatesOf(const Session &session, const Plan &plan);
/// Of one migration that its own tool is to apply.
Result<Gates> gatesOf(const Session &session, const Version &version);

} // namespace Switchback
