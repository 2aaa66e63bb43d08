// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/rehearsal.h"

#include "core/text.h"
#include "core/tr.h"
#include "sql/mysql.h"
#include "sql/postgresql.h"
#include "sql/sqlite.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

bool isSent(StatementRole role)
{
    return role != StatementRole::Lock && role != StatementRole::Check
        && role != StatementRole::Mark && role != StatementRole::Tidy;
}

/// The server's other databases, where a name can lead out of the copy: on MySQL a database is a
/// schema, and a copy is just another one beside the original. On PostgreSQL their settings can be
/// changed from anywhere.
Result<QStringList> namesAround(const Engine &engine, Connection &connection)
{
    if (engine.info().embedded) {
        return QStringList();
    }
    const auto rows = connection.query(engine.info().id == "mysql"_L1
            ? u"SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME NOT IN "
              "(DATABASE(), 'information_schema')"_s
            : u"SELECT datname FROM pg_database WHERE datname <> current_database()"_s);
    if (!rows) {
        return fail(rows.error());
    }
    QStringList names;
    for (const auto &row : rows->rows) {
        names += row.value(0).toString();
    }
    return names;
}

/// ALTER DATABASE, DROP DATABASE, COMMENT ON DATABASE of another one.
QString otherDatabase(const QString &sql, const QStringList &around)
{
    const Phrase phrase(sql, postgresqlTokens(sql));
    const qsizetype at = phrase.is(0, "COMMENT"_L1)           ? 2
        : phrase.is(0, "ALTER"_L1) || phrase.is(0, "DROP"_L1) ? 1
                                                              : -1;
    if (at < 0 || !phrase.is(at, "DATABASE"_L1)) {
        return {};
    }
    const auto from = phrase.is(at + 1, "IF"_L1) ? at + 3 : at + 1;
    auto name = phrase.text(from).toString();
    if (name.size() > 1 && name.startsWith(u'"')) {
        name = name.sliced(1, name.size() - 2).replace(u"\"\""_s, u"\""_s);
    }
    return around.contains(name, Qt::CaseInsensitive) ? name : QString();
}

/// What a statement names outside the copy; empty = nothing.
QString leavesCopy(const Engine &engine, const QString &sql, const QStringList &around)
{
    if (engine.info().id == "sqlite"_L1) {
        return Phrase(sql, sqliteTokens(sql)).is(0, "ATTACH"_L1) ? u"ATTACH"_s : QString();
    }
    if (engine.info().id == "postgresql"_L1) {
        return otherDatabase(sql, around);
    }
    const auto tokens = around.isEmpty() ? QList<Token>() : mysqlTokens(sql);
    const Phrase phrase(sql, tokens);
    for (qsizetype i = 0; i + 1 < phrase.size(); ++i) {
        if (!phrase.isSymbol(i + 1, "."_L1)) {
            continue;
        }
        auto name = phrase.text(i).toString();
        if (name.size() > 1 && name.startsWith(u'`')) {
            name = name.sliced(1, name.size() - 2).replace(u"``"_s, u"`"_s);
        }
        if (around.contains(name, Qt::CaseInsensitive)) {
            return name;
        }
    }
    return {};
}

class Rehearsal
{
public:
    Rehearsal(const Engine &engine, Connection &connection, RehearsalWatch &watch,
        const QStringList &around, std::stop_token stop)
        : m_engine(engine)
        , m_connection(connection)
        , m_watch(watch)
        , m_around(around)
        , m_stop(std::move(stop))
    {
    }
    Result<void> all(const QList<PlannedStatement> &statements, const Step *step);

private:
    Result<void> one(const PlannedStatement &planned, const Step *step);

    const Engine &m_engine;
    Connection &m_connection;
    RehearsalWatch &m_watch;
    const QStringList m_around;
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
    const auto outside = ofFile ? leavesCopy(m_engine, wholeSql(planned), m_around) : QString();
    if (!outside.isEmpty()) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr(
                "Migration %1 names %2, which lies outside the copy: it cannot be tried out.")
                .arg(step->version.text, visible(outside)),
            .untouched = tr("Only a scratch database was used."),
            .next = tr("Leave out the database's name, or look at the plan alone."),
            .place = { step->path, planned.line } });
    }
    const auto done = ofFile ? m_watch.send(m_connection, wholeSql(planned))
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
    const auto around = namesAround(*session.engine, connection);
    if (!around) {
        return fail(around.error());
    }
    Rehearsal rehearsal(*session.engine, connection, watch, *around, stop);
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
