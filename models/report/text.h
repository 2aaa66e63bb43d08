// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The same documents as text for a terminal. Names and server texts come out readable, never raw.

#include "report/json.h"

namespace Switchback {

QString statusText(const StatusReport &status);
QString renderText(const QList<RenderedMigration> &migrations);
/// The plan as a script: everything that is sent, in order, with comments that say why and what
/// it does to others. A verdict for each step, or none at all.
QString planText(
    const Plan &plan, const QList<ScriptVerdict> &verdicts, const PlanEvidence &evidence = {});
QString outcomeText(const Plan &plan, const Outcome &outcome);
/// One line an entry, fields quoted; the first line names them.
QString auditCsv(const QList<AuditEntry> &entries);
QString auditText(const QList<AuditEntry> &entries);

} // namespace Switchback
