// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The loss ledger: what a plan destroys, counted in the live database before it runs.

#include "core/verdict.h"

namespace Switchback {

struct LedgerRow {
    Loss loss;
    std::optional<qint64> rows; // of the table; empty: not counted
    std::optional<qint64> values; // of the column, NULLs left out
    QString trouble; // why it was not counted: no right to read, took too long
    bool operator==(const LedgerRow &) const = default;
};

/// Nothing stored is lost: all was counted, and there was nothing.
bool isEmpty(const LedgerRow &row);

} // namespace Switchback
