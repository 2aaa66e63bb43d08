// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a statement asks of the rows that are there: unique values, no NULLs, no orphans. The rules
// only say what to ask; the live database is asked elsewhere.

#include "rules/context.h"

namespace Switchback {

/// Of the statement that the context stands at, for what existed before the plan.
QList<Precondition> predictPreconditions(const RuleContext &context);

/// Tables that were there before and that the statement locks, reads or writes, by their keys.
QStringList touchedTables(const RuleContext &context);

} // namespace Switchback
