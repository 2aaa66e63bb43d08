// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From a target to the migrations that it means, in the order in which they run.

#include "run/ground.h"

namespace Switchback {

using Chosen = QList<const TimelineEntry *>; // of Ground::timeline

Result<Chosen> chooseUp(const Ground &ground);
Result<Chosen> chooseDown(const Ground &ground);

} // namespace Switchback
