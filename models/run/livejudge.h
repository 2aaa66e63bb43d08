// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rules' verdict on a plan and the live database's facts together: how large and busy the
// tables are, who is in the way, whether the rows allow what is asked. Reads only, and ends in
// time; without facts the verdicts are those of the rules alone, and the facts say what is missing.

#include "core/plantiles.h"
#include "run/judge.h"

namespace Switchback {

struct LiveOptions {
    std::chrono::milliseconds factBudget { 3000 };
    std::chrono::milliseconds countBudget { 3000 }; // for all preconditions together
    std::chrono::milliseconds ledgerBudget { 3000 };
    int sample = 0; // rows of each loss, masked
    bool tryOut = false; // examinePlan(): on a scratch copy first; what is observed there wins
};

struct LiveJudgement {
    QList<ScriptVerdict> verdicts; // as judgePlan()
    LiveFacts facts;
};

Result<LiveJudgement> judgeLive(
    const Session &session, const Plan &plan, const LiveOptions &options = {});

/// Everything that a plan is shown with: verdicts, facts, the loss ledger, the four tiles.
Result<ExaminedPlan> examinePlan(
    const Session &session, const Plan &plan, const LiveOptions &options = {});

/// That the plan's statements work on, as they name them.
QStringList touchedTables(const QList<ScriptVerdict> &verdicts);

/// Facts about tables, over one read-only connection.
LiveFacts readFacts(const Session &session, Connection &connection, const QStringList &tables,
    std::chrono::milliseconds budget, bool rates = true);

} // namespace Switchback
