// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a runbook says of time and of the way back: the plan tried on a scratch copy, there and back.

#include "run/runbook.h"

namespace Switchback {

/// How long each statement took, and the way back.
struct PlanTrial {
    QList<QList<qint64>> ms; // by step, one for each statement of the file
    QStringList back; // one script a step, the last migration first
    QStringList notBack; // why there is none from here on
    QString trouble; // why nothing was tried, or what failed
    QStringList left; // what all ways back together leave otherwise than it was
    bool withRows = false;
};

PlanTrial tryPlan(const Session &session, const Plan &plan, const History &history,
    const RunbookRequest &request);

} // namespace Switchback
