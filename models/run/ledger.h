// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Counts what a plan would destroy.

#include "core/ledger.h"
#include "run/session.h"

namespace Switchback {

inline constexpr std::chrono::milliseconds LedgerBudget { 3000 }; // for all counts of one ledger

/// One row a loss, in order, over one read-only connection. What cannot be counted within the
/// budget, or at all, says so in its row; an Error means that the database could not be asked.
Result<QList<LedgerRow>> readLedger(const Session &session, const QList<Loss> &losses,
    std::chrono::milliseconds budget = LedgerBudget);

} // namespace Switchback
