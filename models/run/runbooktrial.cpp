// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/runbooktrial.h"

#include "core/tr.h"
#include "run/livecopy.h"
#include "run/planner.h"
#include "run/rehearsal.h"
#include "run/replay.h"
#include "run/seed.h"
#include "run/sight.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

class Clock : public RehearsalWatch
{
public:
    explicit Clock(PlanTrial &trial)
        : m_trial(trial)
    {
        m_trial.ms += QList<qint64>();
    }
    void sent(const Step &, const PlannedStatement &, const Result<Execution> &done) override
    {
        m_trial.ms.last() += done ? done->ms : -1;
    }
    Result<void> stepDone(const Step &) override
    {
        m_trial.ms += QList<qint64>();
        return {};
    }

private:
    PlanTrial &m_trial;
};

class Trier
{
public:
    Trier(const Session &session, const Plan &plan, const History &history,
        const RunbookRequest &request)
        : m_session(session)
        , m_plan(plan)
        , m_history(history)
        , m_request(request)
    {
    }
    PlanTrial run()
    {
        if (const auto done = there(); !done) {
            m_trial.trouble = oneLine(done.error());
        }
        return std::move(m_trial);
    }

private:
    Result<void> there();
    void back(Scratch &scratch, Schema before);
    QString scriptOf(const Step &step) const;

    const Session &m_session;
    const Plan &m_plan;
    const History &m_history;
    const RunbookRequest &m_request;
    PlanTrial m_trial;
};

// Each migration taken back by itself, the last one first, as `rollback` would send it.
void Trier::back(Scratch &scratch, Schema before)
{
    const auto session = movedTo(m_session, scratch.settings());
    for (qsizetype i = m_plan.steps.size(); i-- > 0;) {
        const auto &version = m_plan.steps.at(i).version;
        const auto plan = makePlan(session,
            { .direction = Direction::Down, .kind = Target::Kind::Chosen, .chosen = { version } });
        RehearsalWatch watch;
        const auto fresh = plan ? scratch.reconnect() : fail(plan.error());
        const auto done = fresh
            ? rehearsePlan(session, *plan, scratch.connection(), watch, m_request.reading.stop)
            : fresh;
        if (!done) {
            m_trial.notBack += u"%1: %2"_s.arg(version.text, oneLine(done.error()));
            return;
        }
        for (const auto &step : plan->steps) {
            m_trial.back += scriptOf(step);
        }
    }
    auto after = schemaTools(m_session.engine->info().id)
                     ->read(scratch.connection(), m_request.reading);
    if (!after) {
        m_trial.notBack += oneLine(after.error());
        return;
    }
    withoutHistory(before, m_history.table);
    withoutHistory(*after, m_history.table);
    for (const auto &change : schemaChanges(before, *after)) {
        m_trial.left += differenceWords(change);
    }
}

// What a client needs: no locks of ours, no notes for another run.
QString Trier::scriptOf(const Step &step) const
{
    const bool delimits = m_session.engine->info().id == "mysql"_L1;
    QString text;
    for (const auto &planned : step.statements) {
        if (planned.batches) { // a client has no loop for it
            text += u"-- "_s + tr("Switchback runs this %1.").arg(paceWords(*planned.batches))
                + u'\n';
        }
        const bool sent = planned.role == StatementRole::Begin
            || planned.role == StatementRole::Local || planned.role == StatementRole::Migration
            || planned.role == StatementRole::History || planned.role == StatementRole::Commit;
        if (!sent) {
            continue;
        }
        const auto &sql = wholeSql(planned);
        text += delimits && sql.contains(u';') ? u"DELIMITER ;;\n%1;;\nDELIMITER ;\n"_s.arg(sql)
                                               : sql + u";\n"_s;
    }
    return text;
}

Result<void> Trier::there()
{
    auto live = m_session.engine->connect(m_session.connection, Access::ReadOnly);
    if (!live) {
        return fail(live.error());
    }
    const auto schema = schemaTools(m_session.engine->info().id)->read(**live, m_request.reading);
    auto scratch = schema ? liveCopy(m_session, *schema, m_history, **live, m_request.reading)
                          : fail(schema.error());
    if (!scratch) {
        return fail(scratch.error());
    }
    if (m_request.rows > 0) {
        const auto facts = readSeen(*m_session.engine, **live, m_request.rows);
        const auto seeded = seedRows(*m_session.engine, (*scratch)->connection(),
            { .rows = m_request.rows,
                .facts = facts.value_or(SeenTables()),
                .history = m_history.table },
            m_request.reading.stop);
        m_trial.withRows = seeded.has_value();
    }
    live->reset();
    Clock clock(m_trial);
    const auto done = rehearsePlan(
        m_session, m_plan, (*scratch)->connection(), clock, m_request.reading.stop);
    if (done) {
        back(**scratch, *schema);
    }
    return done;
}

} // namespace

PlanTrial tryPlan(
    const Session &session, const Plan &plan, const History &history, const RunbookRequest &request)
{
    return Trier(session, plan, history, request).run();
}

} // namespace Switchback
