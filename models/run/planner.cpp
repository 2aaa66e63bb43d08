// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/planner.h"

#include "core/tr.h"
#include "run/batchplaces.h"
#include "run/batchplan.h"
#include "run/chosen.h"
#include "run/fingerprint.h"
#include "run/knownserver.h"
#include "run/landed.h"
#include "run/planstep.h"
#include "run/rescue.h"
#include "run/surgeon.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// A broken file stops every way up: what it would have said is not known.
Result<void> refuseBroken(const Ground &ground)
{
    if (ground.target.direction == Direction::Down) {
        return {};
    }
    for (const auto &problem : ground.files.problems) {
        if (problem.severity == Problem::Severity::Error) {
            return fail(problemError(problem));
        }
    }
    return {};
}

/// Nothing half done is left once this plan has run.
bool completesAll(const Plan &plan, const QList<Mark> &marks)
{
    return std::ranges::all_of(marks, [&plan](const Mark &mark) {
        return std::ranges::contains(plan.steps, Version { mark.version }, &Step::version);
    });
}

/// The plan ends before a migration that only its own tool can run; nothing to run before it is
/// a refusal, unless the caller takes over there.
Result<void> stopBefore(const Ground &ground, const PlanStop &stop, Plan &plan)
{
    if (plan.steps.isEmpty() && !ground.target.handsOver) {
        return fail(refused(
            tr("Migration %1 cannot be shown exactly: %2").arg(stop.version.text, stop.reason),
            tr("Run it with the project's own tool."), stop.place.file, stop.place.line));
    }
    plan.stop = stop;
    plan.notes += tr(
        "The plan ends before migration %1, which only the project's own tool can run: %2")
                      .arg(stop.version.text, stop.reason);
    return {};
}

/// What a rollback kept of what the plan makes again.
void offerRescues(const Ground &ground, Plan &plan)
{
    const auto copies = rescueCopies(*ground.session.engine, ground.connection);
    for (const auto &copy : copies ? *copies : QList<RescueCopy>()) {
        if (!copy.restoredAt.isValid()
            && std::ranges::contains(plan.steps, Version { copy.version }, &Step::version)) {
            plan.rescued += rescueWords(copy);
            plan.notes += tr("There is a rescue %1: it can be put back after the run (--rescued).")
                              .arg(rescueWords(copy));
        }
    }
}

/// Its lock would be waited for, and its end makes this plan out of date.
void noteOtherRun(const Ground &ground, Plan &plan)
{
    const auto &session = ground.session;
    const auto running = session.engine->runInProgress(ground.connection, session.connection);
    if (running && !running->isEmpty()) {
        plan.notes += tr("Migrations are being run on this database: %1.").arg(*running);
    }
}

/// Some tools' histories do not have what was left half done: a way back would pass over it.
Result<void> refuseBelowHalfDone(const Ground &ground, const Chosen &chosen)
{
    for (const auto &entry : ground.timeline.entries) {
        if (entry.landed > 0 && ground.target.direction == Direction::Down
            && !chosen.contains(&entry)) {
            return fail(refused(tr("Migration %1 was left half done, and the way back would pass "
                                   "over it.")
                                    .arg(entry.version.text),
                tr("See what is in ('landed'), then finish, undo or mark it: up --mend."),
                entry.path));
        }
    }
    return {};
}

Result<void> addSteps(const Ground &ground, Plan &plan)
{
    const auto &session = ground.session;
    if (const auto refusal = refuseBroken(ground); !refusal) {
        return refusal;
    }
    if (const auto objection = session.format->check(
            ground.timeline, ground.target, session.context);
        !objection) {
        return objection;
    }
    const auto chosen = ground.target.direction == Direction::Up ? chooseUp(ground)
                                                                 : chooseDown(ground);
    if (!chosen) {
        return fail(chosen.error());
    }
    if (const auto refusal = refuseBelowHalfDone(ground, *chosen); !refusal) {
        return refusal;
    }
    for (const auto *entry : *chosen) {
        const auto prepared = prepare(ground, *entry);
        if (!prepared) {
            return fail(prepared.error());
        }
        if (const auto stop = stopAt(*prepared, ground.target.direction)) {
            return stopBefore(ground, *stop, plan);
        }
        const auto step = makeStep(ground, *entry, *prepared, plan);
        if (!step) {
            return fail(step.error());
        }
        plan.steps += *step;
    }
    return checkBatched(ground, plan);
}

/// The tool's own objections are what this is about: they are not asked for.
Result<void> addMended(const Ground &ground, Plan &plan)
{
    const auto step = mendedStep(ground, plan);
    if (!step) {
        return fail(step.error());
    }
    plan.steps += *step;
    return {};
}

Result<Plan> planOn(const Ground &ground)
{
    const auto &session = ground.session;
    Plan plan { .target = ground.target,
        .format = session.format->info().id,
        .engine = session.engine->info().id,
        .transactionalDdl = session.engine->info().transactionalDdl };
    const auto filled = ground.target.mend == Mend::None ? addSteps(ground, plan)
                                                         : addMended(ground, plan);
    if (!filled) {
        return fail(filled.error());
    }
    QStringList sources { serverSource(session, ground.connection) };
    for (const auto &step : std::as_const(plan.steps)) {
        sources += step.sourceHash;
    }
    const auto &server = ground.connection.server();
    plan.serverVersion = versionText(server);
    if (!plan.steps.isEmpty() || plan.stop) {
        plan.otherServer = otherServer(session, ground.connection);
        plan.notes += plan.otherServer.isEmpty() ? QStringList() : QStringList { plan.otherServer };
    }
    if (!plan.steps.isEmpty()) {
        const auto notes = session.engine->preflight(ground.connection, session.connection);
        const auto prepared = session.format->prepare(
            ground.connection, ground.history, session.context);
        if (!notes || !prepared) {
            return fail(!notes ? notes.error() : prepared.error());
        }
        plan.notes += *notes;
        noteOtherRun(ground, plan);
        plan.preparation = session.engine->session(session.connection, server) + *prepared;
        if (const auto *marks = marksOf(session)) {
            plan.preparation += marks->createTable(server.schema);
            if (completesAll(plan, ground.marks)) {
                plan.steps.last().statements += marks->dropTable(server.schema);
            }
        }
        plan.lock = session.engine->lockInWords(lockRequest(session, server));
    }
    if (ground.target.rescue) {
        if (const auto added = addRescues(session, ground.connection, plan); !added) {
            return fail(added.error());
        }
    } else if (ground.target.direction == Direction::Up) {
        offerRescues(ground, plan);
    }
    plan.fingerprint = planFingerprint(plan, ground.files, ground.history, sources);
    return plan;
}

/// The target with its versions spelled as the timeline spells them: 1.0 may be listed as 1.
Target asListed(Target target, const Timeline &timeline, const HistoryRules &rules)
{
    const auto spell = [&](Version &version) {
        const auto key = rules.sameVersion(version.text);
        for (const auto &entry : timeline.entries) {
            if (rules.sameVersion(entry.version.text) == key) {
                version = entry.version;
                return;
            }
        }
    };
    if (rules.sameVersion && target.kind == Target::Kind::To) {
        spell(target.to);
    }
    for (auto *versions : { &target.chosen, &target.batched }) {
        for (auto &version : *versions) {
            if (rules.sameVersion) {
                spell(version);
            }
        }
    }
    return target;
}

} // namespace

LockRequest lockRequest(const Session &session, const ServerInfo &server)
{
    return { .toolLocks = session.format->locks(server, session.connection, session.context) };
}

Result<void> onGround(const Session &session, const Target &target,
    const std::function<Result<void>(const Ground &)> &look)
{
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    auto files = readFiles(session);
    if (!files) {
        return fail(files.error());
    }
    auto history = session.format->history(**connection, session.context);
    if (!history) {
        return fail(history.error());
    }
    const auto rules = session.format->rules();
    const auto marks = readMarks(session, **connection);
    if (!marks) {
        return fail(marks.error());
    }
    const auto timeline = makeTimeline(*files, *history, rules);
    const auto wanted = asListed(target, timeline, rules);
    Ground ground { session, wanted, *files, *history, timeline, rules, *marks, **connection,
        keptPlaces(*session.engine, **connection) };
    showLanded(ground.timeline, *marks);
    return look(ground);
}

Result<Plan> makePlan(const Session &session, const Target &target)
{
    Result<Plan> plan = Plan();
    const auto looked = onGround(session, target, [&plan](const Ground &ground) -> Result<void> {
        plan = planOn(ground);
        return {};
    });
    return looked ? plan : fail(looked.error());
}

} // namespace Switchback
