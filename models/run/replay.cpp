// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/replay.h"

#include "core/tr.h"
#include "run/planner.h"
#include "run/runner.h"

using namespace Qt::StringLiterals;

namespace Switchback {

Result<QString> replayFolder(const ConnectionSettings &scratch, const Engine &engine,
    const QString &folder, const QString &version, const QString &project)
{
    auto session = openSession(
        { .project = project, .migrations = folder, .dialect = engine.info().id, .offline = true });
    if (!session) {
        return fail(session.error());
    }
    session->engine = &engine;
    session->connection = scratch;
    session->context.engine = &engine;
    session->hasDatabase = true;
    Target target;
    if (!version.isEmpty()) {
        target.kind = Target::Kind::To;
        target.to = { version };
    }
    const auto plan = makePlan(*session, target);
    if (!plan) {
        return fail(plan.error());
    }
    if (plan->stop) {
        return fail({ .kind = ErrorKind::Input,
            .what = tr("Migration %1 cannot be shown exactly: %2")
                .arg(plan->stop->version.text, plan->stop->reason),
            .untouched = tr("Only a scratch database was used."),
            .place = plan->stop->place });
    }
    const auto outcome = runPlan(*session, *plan, {}, [](const RunEvent &) { }, {});
    if (outcome.kind != Outcome::Kind::Done) {
        auto error = outcome.error;
        error.kind = ErrorKind::Input;
        error.untouched = tr("Only a scratch database was used.");
        return fail(error);
    }
    const auto status = readStatus(*session);
    return status ? Result<QString>(status->history.table) : fail(status.error());
}

void withoutHistory(Schema &schema, const QString &table)
{
    auto bare = table;
    bare.remove(u'"').remove(u'`');
    schema.objects.removeIf([&](const SchemaObject &object) {
        auto name = object.name;
        name.remove(u'"').remove(u'`');
        return !bare.isEmpty() && (name == bare || name.section(u'.', -1) == bare)
            && object.kind == "table"_L1;
    });
}

} // namespace Switchback
