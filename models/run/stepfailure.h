// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Why a step of a run failed and what is true now, in words.

#include "core/plan.h"
#include "engines/engine.h"
#include "run/backfill.h"

namespace Switchback {

/// Why a step is not in, and what is true now.
struct StepFailure {
    Error error;
    int statement = 0;
    bool cancelled = false;
    bool committed = false; // it is in after all: only the answer was lost
    QString braking; // why the brake stopped it; empty = it did not
    QStringList truth;
};

struct FailedStep {
    const Step &step;
    Failure kind = Failure::Other;
    bool atomic = false; // all of it or nothing: the engine undoes DDL, too
};

/// That the brake stopped a statement.
QString brakedWords(const Step &step, int statement, const QString &why);
/// The same for the last time.
Error gaveUp(const Step &step, int statement, const QString &why, int attempts);

/// What the server said of a COMMIT whose answer was lost.
void saySettled(const Step &step, CommitFate fate, StepFailure &failure);
/// Turns what the statement ended with into the step's error.
void sayWhy(const FailedStep &failed, const QString &blockers, StepFailure &failure);
/// What of the step is in, after ROLLBACK.
void sayTruth(const FailedStep &failed, StepFailure &failure);
void sayBatches(const BackfillProgress &batches, StepFailure &failure);

} // namespace Switchback
