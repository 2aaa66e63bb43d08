// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/dryrun.h"

#include "core/tr.h"
#include "run/compare.h"
#include "run/planner.h"
#include "run/replay.h"

#include <QDateTime>
#include <QMap>
#include <QSet>

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

// What the session holds and which files lie behind the relations: PostgreSQL says, the others
// do not.
class Watch
{
public:
    Watch(const Engine &engine, Connection &connection)
        : m_connection(connection)
        , m_able(engine.info().id == "postgresql"_L1)
    {
        files();
    }
    void begin() { m_held.clear(); }
    void look(DryStatement &statement);

private:
    QStringList files();

    Connection &m_connection;
    const bool m_able;
    QSet<QString> m_held;
    QMap<QString, qint64> m_files;
};

QStringList Watch::files()
{
    const auto rows = !m_able ? Rows()
                              : m_connection
                                    .query(u"SELECT format('%I.%I', n.nspname, c.relname), "
                                           u"pg_relation_filenode(c.oid)::bigint FROM"
                                           " pg_class c JOIN pg_namespace n ON n.oid = "
                                           "c.relnamespace WHERE c.relkind IN ('r', 'm')"
                                           " AND c.oid >= 16384"_s)
                                    .value_or(Rows());
    QStringList rewritten;
    QMap<QString, qint64> now;
    for (const auto &row : rows.rows) {
        const auto name = row.at(0).toString();
        now.insert(name, row.at(1).toLongLong());
        if (m_files.contains(name) && m_files.value(name) != now.value(name)) {
            rewritten += name;
        }
    }
    m_files = now;
    return rewritten;
}

void Watch::look(DryStatement &statement)
{
    if (!m_able || m_connection.transaction() == Connection::Transaction::Failed) {
        return;
    }
    const auto rows =
        m_connection
            .query(u"SELECT format('%I.%I %s', n.nspname, c.relname, l.mode) FROM pg_locks l JOIN "
                   u"pg_class c ON"
                   " c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace WHERE l.pid ="
                   " pg_backend_pid() AND l.locktype = 'relation' AND c.oid >= 16384 ORDER BY 1"_s)
            .value_or(Rows());
    for (const auto &row : rows.rows) {
        const auto lock = row.at(0).toString();
        if (!m_held.contains(lock)) {
            m_held += lock;
            statement.locks += lock;
        }
    }
    statement.rewrites = files();
}

bool isSent(StatementRole role)
{
    return role != StatementRole::Lock && role != StatementRole::Check;
}

class Rehearsal
{
public:
    Rehearsal(const Session &session, Connection &connection, DryRun &result)
        : m_connection(connection)
        , m_watch(*session.engine, connection)
        , m_result(result)
    {
    }
    Result<void> send(const PlannedStatement &planned, const Step *step);

private:
    Connection &m_connection;
    Watch m_watch;
    DryRun &m_result;
};

Result<void> Rehearsal::send(const PlannedStatement &planned, const Step *step)
{
    if (!isSent(planned.role)) {
        return {};
    }
    if (planned.role == StatementRole::Begin) {
        m_watch.begin();
    }
    const auto done = m_connection.execute(planned.sql);
    if (planned.role == StatementRole::Migration) {
        DryStatement statement {
            .version = step->version, .sql = planned.sql, .ms = done ? done->ms : 0
        };
        if (done) {
            m_watch.look(statement);
        }
        m_result.statements += statement;
    }
    if (!done) {
        m_result.error = done.error();
        m_result.error.place.file = step ? step->path : QString();
        m_result.error.place.line = planned.line;
        m_result.failed = step ? step->version : Version();
        return fail(done.error());
    }
    return {};
}

Result<void> rehearse(const Session &session, const Plan &plan, Connection &connection,
    const Schema &before, const QString &history, DryRun &result)
{
    Rehearsal rehearsal(session, connection, result);
    for (const auto &planned : plan.preparation) {
        if (const auto sent = rehearsal.send(planned, nullptr); !sent) {
            return sent;
        }
    }
    const auto *tools = schemaTools(session.engine->info().id);
    auto last = before;
    for (const auto &step : plan.steps) {
        for (const auto &planned : step.statements) {
            if (const auto sent = rehearsal.send(planned, &step); !sent) {
                static_cast<void>(connection.execute(session.engine->rollback()));
                return sent;
            }
        }
        auto now = tools->read(connection, {});
        if (!now) {
            return fail(now.error());
        }
        withoutHistory(*now, history);
        result.steps.append({ step.version, compareSchemas(last, *now) });
        last = std::move(*now);
    }
    result.ok = true;
    result.changes = compareSchemas(before, last);
    return {};
}

} // namespace

Result<DryRun> dryRun(const Session &session, const Target &target, const ReadOptions &reading)
{
    const auto *tools = schemaTools(session.engine->info().id);
    if (!tools) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("Scratch copies of %1 cannot be made.").arg(session.engine->info().title) });
    }
    const auto plan = makePlan(session, target);
    if (!plan) {
        return fail(plan.error());
    }
    auto live = session.engine->connect(session.connection, Access::ReadOnly);
    if (!live) {
        return fail(live.error());
    }
    const auto history = session.format->history(**live, session.context);
    auto schema = tools->read(**live, reading);
    if (!history || !schema) {
        return fail(history ? schema.error() : history.error());
    }
    auto beside = session.connection;
    if (!session.environment.scratchUrl.isEmpty()) {
        const auto url = expandVariables(session.environment.scratchUrl);
        const auto settings = url ? session.engine->parseUrl(*url, session.project.root)
                                  : fail(url.error());
        if (!settings) {
            return fail(settings.error());
        }
        beside = *settings;
    }
    auto scratch = scratchWith(*schema, *session.engine, beside, reading);
    if (!scratch) {
        return fail(scratch.error());
    }
    auto &copy = (*scratch)->connection();
    if (const auto copied = copyHistory(session, *history, **live, copy); !copied) {
        return fail(copied.error());
    }
    withoutHistory(*schema, history->table);
    DryRun result;
    static_cast<void>(rehearse(session, *plan, copy, *schema, history->table, result));
    return result;
}

} // namespace Switchback
