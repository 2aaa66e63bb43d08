// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The JSON documents of switchback-cli. Their keys are a public interface: extend, never change.

#include "core/auditentry.h"
#include "core/plantiles.h"
#include "core/runevent.h"
#include "core/verdict.h"

#include <QJsonArray>

namespace Switchback {

/// What `status` tells.
struct StatusReport {
    QString format;
    QString dialect;
    QString serverVersion;
    QString historyTable;
    Timeline timeline;
    QList<Problem> problems;
    QString running; // who runs migrations at this moment; empty = nobody
};
QJsonObject statusJson(const StatusReport &status);

struct RenderedMigration {
    Version version;
    QString name;
    QString path;
    Rendering rendering;
};
QJsonObject renderedJson(const RenderedMigration &migration);

/// A verdict for each step, or none at all.
QJsonObject planJson(
    const Plan &plan, const QList<ScriptVerdict> &verdicts, const PlanEvidence &evidence = {});
/// {"version","name","path","line","reason"}, or null.
QJsonValue stopJson(const std::optional<PlanStop> &stop);
/// One finding, as `lint` and `plan` print it.
QJsonObject findingJson(const Finding &finding);
/// {"applied"|"reverted":[…],"failed":…,"stopped_before":…}
QJsonObject outcomeJson(const Plan &plan, const Outcome &outcome);
QJsonArray auditJson(const QList<AuditEntry> &entries);

} // namespace Switchback
