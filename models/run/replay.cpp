// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/replay.h"

#include "core/tr.h"
#include "run/backfill.h"
#include "run/planner.h"
#include "run/rehearsal.h"

using namespace Qt::StringLiterals;

namespace Switchback {

Result<QString> replaySession(Session session, const Engine &engine,
    const ConnectionSettings &scratch, Target target, std::stop_token stop, QList<Version> *skipped)
{
    session.engine = &engine;
    session.connection = scratch;
    session.context.engine = &engine;
    session.context.options.insert(u"connection.user"_s, scratch.user);
    session.context.options.insert(u"connection.database"_s, scratch.database);
    session.hasDatabase = true;
    auto plan = makePlan(session, target);
    while (plan && plan->stop && skipped && target.chosen.removeAll(plan->stop->version) > 0) {
        *skipped += plan->stop->version;
        plan = makePlan(session, target);
    }
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
    auto connection = engine.connect(scratch, Access::ReadWrite);
    if (!connection) {
        return fail(connection.error());
    }
    RehearsalWatch watch;
    if (const auto done = rehearsePlan(session, *plan, **connection, watch, stop); !done) {
        auto error = done.error();
        error.kind = error.kind == ErrorKind::Cancelled ? error.kind : ErrorKind::Input;
        error.untouched = tr("Only a scratch database was used.");
        return fail(error);
    }
    connection->reset();
    const auto status = readStatus(session);
    return status ? Result<QString>(status->history.table) : fail(status.error());
}

Result<QString> replayFolder(const ConnectionSettings &scratch, const Engine &engine,
    const QString &folder, const Target &target, const QString &project, std::stop_token stop)
{
    const auto session = openSession(
        { .project = project, .migrations = folder, .dialect = engine.info().id, .offline = true });
    return session ? replaySession(*session, engine, scratch, target, stop) : fail(session.error());
}

void withoutHistory(Schema &schema, const QString &table)
{
    auto bare = table;
    bare.remove(u'"').remove(u'`');
    schema.objects.removeIf([&](const SchemaObject &object) {
        auto name = object.name;
        name.remove(u'"').remove(u'`');
        const auto last = name.section(u'.', -1);
        const bool ours = last == BackfillTable || last == "switchback_journal"_L1;
        const bool history = !bare.isEmpty() && (name == bare || last == bare);
        return (ours || history) && object.kind == "table"_L1;
    });
}

} // namespace Switchback
