// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The JSON documents of switchback-cli. Their keys are a public interface: extend, never change.

#include "core/auditentry.h"
#include "core/environmentgrid.h"
#include "core/guardmarker.h"
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
    std::optional<GuardMarker> guarded; // the database itself says that it is protected
};
QJsonObject statusJson(const StatusReport &status);
/// {"note","by","at"}, or null where the database bears no mark.
QJsonValue guardJson(const std::optional<GuardMarker> &marker);
/// {"environments":[{"name","database","server","protected","error"}],"migrations":[{"version","name",
/// "in":{NAME:{"state","applied_at"} or null}}]}
QJsonObject gridJson(const EnvironmentGrid &grid);

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
