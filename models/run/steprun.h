// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One step of a plan, sent to the server: retried when a lock was not to be had, rolled back when
// it fails, settled when the answer to COMMIT is lost.

#include "run/historywatch.h"
#include "run/journal.h"
#include "run/lockwatch.h"
#include "run/runner.h"
#include "run/stepfailure.h"

#include <atomic>

namespace Switchback {

/// What the steps of one run share.
struct RunScene {
    const Session &session;
    const Plan &plan;
    const RunOptions &options;
    Connection &work;
    RunLock &lock;
    Journal &journal;
    LockWatch &watch;
    HistoryWatch &history;
    std::function<Result<void>(const RunEvent &)> tell; // journal first, then the caller's sink
    std::stop_token stop;
    std::atomic<bool> &committing; // true: a cancel must not interrupt any more
};

/// The milliseconds it took.
std::expected<qint64, StepFailure> runStep(const RunScene &scene, int step);

/// Plan::preparation: session settings and the history table.
Result<void> runPreparation(const RunScene &scene);

} // namespace Switchback
