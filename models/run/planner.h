// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From a timeline and a target to a plan. Reads only: the history table is not created, no lock is
// taken. Every file that the plan needs is read, decoded, cut and checked here.

#include "run/session.h"

#include <functional>

namespace Switchback {

struct Ground;

/// Calls `look` with the database, the files and where they stand; the database is only read.
Result<void> onGround(const Session &session, const Target &target,
    const std::function<Result<void>(const Ground &)> &look);

/// Refuses with the reason when something in the way of the run is known: broken files, an
/// irreversible migration, a dirty history, an unknown version. An empty plan is no error.
Result<Plan> makePlan(const Session &session, const Target &target);

/// The lock that a run of this plan takes.
LockRequest lockRequest(const Session &session, const ServerInfo &server);

} // namespace Switchback
