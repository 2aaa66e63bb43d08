// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What keeps an environment from a plan, for the window and the command line alike: a red verdict
// where it is protected, a feature flag that is not set (run/gates.h), a promotion that was left
// out, a signature that is missing.

#include "run/session.h"

namespace Switchback {

/// What the one who runs the plan brings along.
struct Permit {
    QString reason; // why it is to run though something speaks against it
    QString planFile; // the signed plan; empty: none
};

/// What goes to the journal; empty where nothing had to be overridden or signed.
struct Passed {
    QString reason; // the reason, and what it overrides
    QString signer; // who signed the plan, as the tool names them
    std::optional<QStringList> halfDone = {}; // PlanEvidence's, where the plan had to be examined
};

/// Refuses a plan with a red verdict on a protected environment, one that waits for a feature
/// flag and one that was not promoted, unless somebody says why it is to run all the same. Without the signature that the environment
/// asks for nothing runs, whatever the reason. Elsewhere nothing is asked.
Result<Passed> passGuard(const Session &session, const Plan &plan, const Permit &permit);

} // namespace Switchback
