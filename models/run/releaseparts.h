// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Cuts pending migrations into what comes before the new code, the rows, and what waits until the
// old code is gone: by what the rules and the statements themselves say, and by hand.

#include "core/release.h"
#include "core/verdict.h"
#include "run/session.h"

namespace Switchback {

/// One for each step; `byHand` has versions whose phase somebody chose.
QList<ReleasePart> cutPlan(const Session &session, const Plan &plan,
    const QList<ScriptVerdict> &verdicts, const QHash<QString, Phase> &byHand);

/// What is pending on the database, judged by all rules whatever the project's settings.
Result<QList<ReleasePart>> cutPending(const Session &session, const QHash<QString, Phase> &byHand);

} // namespace Switchback
