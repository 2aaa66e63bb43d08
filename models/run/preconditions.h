// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Asks the live database whether its rows allow what a plan asks of them: read-only counts within a
// budget. What would take too long is the server's estimate, marked as one, or not known.

#include "core/facts.h"
#include "core/verdict.h"
#include "run/deadline.h"
#include "run/session.h"

namespace Switchback {

/// Fills in the answers of every precondition; one verdict for each step of the plan.
void countPreconditions(const Session &session, const Plan &plan, const LiveFacts &facts,
    Connection &connection, const Deadline &deadline, QList<ScriptVerdict> &verdicts);

/// The parenthesised text behind the `number`th CHECK of a statement, parentheses included.
QString checkText(const QString &sql, int number);

} // namespace Switchback
