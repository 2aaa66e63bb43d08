// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Findings and forecasts weighed with what the live database says: the same statement is a note on
// a small, quiet table and an error on a large or busy one.

#include "core/facts.h"
#include "core/verdict.h"

namespace Switchback {

struct FactThresholds {
    qint64 minRows = 1000; // fewer make a table small
    QStringList hot; // tables that the project calls busy
};

/// Moves the severity of findings about locks, rewrites, constraints and changes of rows, and
/// writes figures into their messages. What has no facts stays as it was.
void weigh(
    QList<ScriptVerdict> &verdicts, const LiveFacts &facts, const FactThresholds &thresholds);

} // namespace Switchback
