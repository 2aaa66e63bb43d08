// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From a timeline and a target to a plan. Reads only.

#include "run/session.h"

namespace Switchback {

/// Refuses with the reason when something in the way of the run is known: broken files, an
/// irreversible migration, a dirty history, an unknown version.
Result<Plan> makePlan(const Session &session, const Target &target);

/// SHA-256 over the source hashes, the history's rows, the target and every planned statement.
QString planFingerprint(const Plan &plan, const History &history);

} // namespace Switchback
