// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What keeps a protected environment from a plan whose verdict is red, for the window and the
// command line alike.

#include "run/session.h"

namespace Switchback {

/// Refuses a plan with a red verdict on a protected environment, unless somebody says why it is to
/// run all the same. Returns what goes to the journal: the reason and what it overrides; empty
/// where nothing had to be overridden. Elsewhere nothing is asked.
Result<QString> passGuard(const Session &session, const Plan &plan, const QString &reason);

} // namespace Switchback
