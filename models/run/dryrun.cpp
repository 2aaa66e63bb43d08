// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/dryrun.h"

#include "core/tr.h"
#include "run/judge.h"
#include "run/observed.h"
#include "run/observer.h"
#include "run/planner.h"
#include "run/rehearsal.h"
#include "run/replay.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

class DryWatch : public RehearsalWatch
{
public:
    DryWatch(const Session &session, Scratch &scratch, DryRun &result, const QString &history)
        : m_session(session)
        , m_scratch(scratch)
        , m_observer(observerFor(*session.engine, scratch.settings(), scratch.connection()))
        , m_result(result)
        , m_history(history)
    {
    }
    void begun() override { m_observer->begun(); }
    Result<Execution> send(Connection &connection, const QString &sql) override
    {
        return m_observer->send(connection, sql);
    }
    void sent(
        const Step &step, const PlannedStatement &planned, const Result<Execution> &done) override;
    Result<void> stepDone(const Step &step) override;

private:
    const Session &m_session;
    Scratch &m_scratch;
    const std::unique_ptr<Observer> m_observer;
    DryRun &m_result;
    const QString m_history;
};

void DryWatch::sent(
    const Step &step, const PlannedStatement &planned, const Result<Execution> &done)
{
    DryStatement statement {
        .version = step.version, .sql = wholeSql(planned), .ms = 0, .seen = {}
    };
    if (done) {
        statement.ms = done->ms;
        statement.seen = m_observer->look(m_scratch.connection());
    } else {
        m_result.failed = step.version;
    }
    m_result.statements += statement;
}

Result<void> DryWatch::stepDone(const Step &step)
{
    auto now = schemaTools(m_session.engine->info().id)->read(m_scratch.connection(), {});
    if (!now) {
        return fail(now.error());
    }
    withoutHistory(*now, m_history);
    m_result.steps.append({ step.version, schemaChanges(m_result.after, *now) });
    m_result.after = std::move(*now);
    return {};
}

} // namespace

Result<DryRun> dryRun(const Session &session, const Target &target, const ReadOptions &reading)
{
    const auto plan = makePlan(session, target);
    if (!plan) {
        return fail(plan.error());
    }
    auto live = session.engine->connect(session.connection, Access::ReadOnly);
    if (!live) {
        return fail(live.error());
    }
    const auto history = session.format->history(**live, session.context);
    auto schema = schemaTools(session.engine->info().id)->read(**live, reading);
    if (!history || !schema) {
        return fail(history ? schema.error() : history.error());
    }
    auto scratch = liveCopy(session, *schema, *history, **live, reading);
    if (!scratch) {
        return fail(scratch.error());
    }
    live->reset();
    withoutHistory(*schema, history->table);
    DryRun result;
    result.before = *schema;
    result.after = std::move(*schema);
    DryWatch watch(session, **scratch, result, history->table);
    const auto done = rehearsePlan(session, *plan, (*scratch)->connection(), watch, reading.stop);
    if (!done && done.error().kind == ErrorKind::Cancelled) {
        return fail(done.error());
    }
    result.ok = done.has_value();
    result.stop = plan->stop;
    result.error = done ? Error() : done.error();
    result.changes = schemaChanges(result.before, result.after);
    if (const auto verdicts = judgePlan(session, *plan)) {
        compareWithForecast(*plan, *verdicts, result);
    }
    result.plan = *plan;
    return result;
}

} // namespace Switchback
