// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/rehearsal.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

bool isSent(StatementRole role)
{
    return role != StatementRole::Lock && role != StatementRole::Check
        && role != StatementRole::Mark;
}

class Rehearsal
{
public:
    Rehearsal(Connection &connection, RehearsalWatch &watch, std::stop_token stop)
        : m_connection(connection)
        , m_watch(watch)
        , m_stop(std::move(stop))
    {
    }
    Result<void> all(const QList<PlannedStatement> &statements, const Step *step);

private:
    Result<void> one(const PlannedStatement &planned, const Step *step);

    Connection &m_connection;
    RehearsalWatch &m_watch;
    const std::stop_token m_stop;
};

Result<void> Rehearsal::one(const PlannedStatement &planned, const Step *step)
{
    if (m_stop.stop_requested()) {
        return fail({ .kind = ErrorKind::Cancelled,
            .what = tr("The dry run was stopped."),
            .untouched = tr("The database was only read.") });
    }
    const bool ofFile = step && planned.role == StatementRole::Migration;
    const auto done = ofFile ? m_watch.send(m_connection, planned.sql)
                             : m_connection.execute(planned.sql);
    if (planned.role == StatementRole::Begin) {
        m_watch.begun();
    }
    if (ofFile) {
        m_watch.sent(*step, planned, done);
    }
    if (!done) {
        auto error = done.error();
        error.place.file = step ? step->path : QString();
        error.place.line = planned.line;
        return fail(error);
    }
    return {};
}

Result<void> Rehearsal::all(const QList<PlannedStatement> &statements, const Step *step)
{
    for (const auto &planned : statements) {
        const auto done = isSent(planned.role) ? one(planned, step) : Result<void>();
        if (!done) {
            return done;
        }
    }
    return {};
}

} // namespace

Result<void> rehearsePlan(const Session &session, const Plan &plan, Connection &connection,
    RehearsalWatch &watch, std::stop_token stop)
{
    const std::stop_callback stopper(stop, [&connection] { connection.cancel(); });
    Rehearsal rehearsal(connection, watch, stop);
    auto done = rehearsal.all(plan.preparation, nullptr);
    for (const auto &step : plan.steps) {
        done = done ? rehearsal.all(step.statements, &step) : done;
        done = done ? watch.stepDone(step) : done;
        if (!done) {
            break;
        }
    }
    if (!done && connection.transaction() != Connection::Transaction::None) {
        static_cast<void>(connection.execute(session.engine->rollback()));
    }
    return done;
}

} // namespace Switchback
