// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Counts what a plan would destroy, and how much of it came since its migrations were applied.

#include "core/ledger.h"
#include "run/session.h"

namespace Switchback {

inline constexpr std::chrono::milliseconds LedgerBudget { 3000 }; // for all counts of one ledger

/// Of a column of a table that is named with it.
bool isOfColumn(const Loss &loss);
/// Whose rows go, wholly or in part; empty for what holds no rows.
QString tableOf(const Loss &loss);

struct LedgerOptions {
    std::chrono::milliseconds budget = LedgerBudget;
    int sample = 0; // rows of each loss, masked
};

/// One row a loss, in the order in which it goes, over one read-only connection. What cannot be
/// counted within the budget is the server's estimate, and marked; what cannot be counted at all
/// says so in its row. An Error means that the database could not be asked.
Result<QList<LedgerRow>> readLedger(const Session &session, const Plan &plan,
    const QList<ScriptVerdict> &verdicts, const LedgerOptions &options = {});

/// The same for losses alone: nobody knows since when they are there.
Result<QList<LedgerRow>> readLedger(const Session &session, const QList<Loss> &losses,
    std::chrono::milliseconds budget = LedgerBudget);

} // namespace Switchback
