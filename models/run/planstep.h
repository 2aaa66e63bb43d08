// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One migration on its way into a plan: read whole, cut, checked, and put into the words in which it
// will be sent.

#include "run/ground.h"

namespace Switchback {

struct Prepared {
    Migration migration;
    Rendering rendering;
};

/// Reads what the step needs; the reason when there is no file or it cannot be read.
Result<Prepared> prepare(const Ground &ground, const TimelineEntry &entry);

/// Set for a migration whose statements cannot be known without running the application.
std::optional<PlanStop> stopAt(const Prepared &prepared, Direction direction);

/// The step; what is worth saying about it goes to the plan's notes.
Result<Step> makeStep(
    const Ground &ground, const TimelineEntry &entry, const Prepared &prepared, Plan &plan);

} // namespace Switchback
