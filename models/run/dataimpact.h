// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the changes that lose rows or values would take away, asked from the live database.

#include "core/differences.h"
#include "run/compare.h"

namespace Switchback {

inline constexpr std::chrono::milliseconds ImpactBudget { 3000 }; // for all counts together

/// One for each change that loses something; empty where `from` is no live database. Only reads;
/// what cannot be counted within the budget says so. Large tables are estimated where the server
/// knows their size.
Result<QList<DataImpact>> dataImpact(const Comparison &step,
    std::chrono::milliseconds budget = ImpactBudget, const std::stop_token &stop = {});

} // namespace Switchback
