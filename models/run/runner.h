// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Executes a plan and nothing else. Under the migration lock it makes sure that the plan is still
// true, then sends the statements one by one and reports what happened, always truthfully.

#include "core/runevent.h"
#include "run/session.h"

namespace Switchback {

struct RunOptions {
    std::chrono::milliseconds lockWait { 10000 };
    int tries = 3; // for lock timeouts and deadlocks, transactional steps only
    QString
        reason; // why a red verdict on a protected environment is overridden, for journal and log
    QString planFile; // the signed plan, where the environment asks for one
    QString signer; // who signed it, for journal and log
    std::stop_token after; // ends the run when the migration in progress is complete
    QString user; // who, for the audit log; empty = the login name
    bool putBack = false; // rescue copies of what was applied again
    bool otherServer = false; // somebody confirmed Plan::otherServer
    std::optional<Brake> brake; // empty = the environment's
};

using RunSink = std::function<void(const RunEvent &event)>;

/// Blocks until the outcome, which is also the last event given to `sink`. `stop` is honoured
/// between statements and interrupts the one in progress; never after COMMIT was sent.
Outcome runPlan(const Session &session, const Plan &plan, const RunOptions &options,
    const RunSink &sink, std::stop_token stop);

} // namespace Switchback
