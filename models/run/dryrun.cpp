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
#include "run/triedscript.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString literal(const Engine &engine, const QVariant &value)
{
    if (value.isNull()) {
        return u"NULL"_s;
    }
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? u"TRUE"_s : u"FALSE"_s;
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double:
        return value.toString();
    case QMetaType::QByteArray: {
        const auto hex = QString::fromLatin1(value.toByteArray().toHex());
        return engine.info().id == "postgresql"_L1 ? u"'\\x%1'"_s.arg(hex) : u"X'%1'"_s.arg(hex);
    }
    case QMetaType::QDateTime:
        return engine.literal(value.toDateTime().toUTC().toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s));
    default:
        return engine.literal(value.toString());
    }
}

// The history is what the plan was made from: without its rows the copy would run everything.
Result<void> copyHistory(
    const Session &session, const History &history, Connection &live, Connection &scratch)
{
    if (!history.tableExists) {
        return {};
    }
    const auto rows = live.query(u"SELECT * FROM "_s + history.table);
    if (!rows) {
        return fail(rows.error());
    }
    QStringList columns;
    for (const auto &column : rows->columns) {
        columns += session.engine->identifier(column);
    }
    for (const auto &row : rows->rows) {
        QStringList values;
        for (const auto &value : row) {
            values += literal(*session.engine, value);
        }
        const auto done = scratch.execute(u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(
            history.table, columns.join(u", "_s), values.join(u", "_s)));
        if (!done) {
            return fail(done.error());
        }
    }
    return {};
}

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
    void sent(const Step &step, const PlannedStatement &planned,
        const Result<Execution> &done) override;
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
    DryStatement statement { .version = step.version, .sql = planned.sql, .ms = 0, .seen = {} };
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

// A file is copied as it is, rows and all; of a server's database the schema, and the rows of the
// history.
Result<std::unique_ptr<Scratch>> copyOf(const Session &session, const Schema &schema,
    const History &history, Connection &live, const ReadOptions &reading)
{
    const auto beside = placeForScratch(session);
    if (!beside) {
        return fail(beside.error());
    }
    if (auto copied = Scratch::copyOf(*session.engine, session.connection, reading.stop)) {
        return copied;
    }
    auto scratch = scratchCopy(schema, *session.engine, *beside, session.connection, reading);
    if (!scratch) {
        return scratch;
    }
    const auto rows = copyHistory(session, history, live, (*scratch)->connection());
    return rows ? std::move(scratch) : fail(rows.error());
}

} // namespace

Result<ConnectionSettings> placeForScratch(const Session &session)
{
    if (session.environment.scratchUrl.isEmpty()) {
        return session.connection;
    }
    const auto url = expandVariables(session.environment.scratchUrl);
    return url ? session.engine->parseUrl(*url, session.project.root) : fail(url.error());
}

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
    auto scratch = copyOf(session, *schema, *history, **live, reading);
    if (!scratch) {
        return fail(scratch.error());
    }
    live->reset();
    withoutHistory(*schema, history->table);
    DryRun result;
    result.before = *schema;
    result.after = std::move(*schema);
    DryWatch watch(session, **scratch, result, history->table);
    const auto done = rehearsePlan(
        session, *plan, (*scratch)->connection(), watch, reading.stop);
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
