// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The plan of a run, kept beside its journal: whoever watches the run or reads the log later needs
// it, and what is committed cannot be planned again.

#include "core/plan.h"

namespace Switchback {

/// What cannot be kept is only not seen by others: no error.
void keepPlan(const QString &journal, const Plan &plan);
Result<Plan> keptPlan(const QString &journal);
void dropKeptPlan(const QString &journal);

} // namespace Switchback
