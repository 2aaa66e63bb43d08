// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One step of a plan, sent to the server: retried when a lock was not to be had, rolled back when
// it fails, settled when the answer to COMMIT is lost.

#include "run/historywatch.h"
#include "run/journal.h"
#include "run/lockwatch.h"
#include "run/runner.h"

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

/// Why a step is not in, and what is true now.
struct StepFailure {
    Error error;
    int statement = 0;
    bool cancelled = false;
    bool committed = false; // it is in after all: only the answer was lost
    QString braking; // why the brake stopped it; empty = it did not
    QStringList truth;
};

/// The milliseconds it took.
std::expected<qint64, StepFailure> runStep(const RunScene &scene, int step);

/// Plan::preparation: session settings and the history table.
Result<void> runPreparation(const RunScene &scene);

} // namespace Switchback
