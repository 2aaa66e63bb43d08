// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/guardmarker.h"

#include "run/auditlog.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

bool isPostgres(const Engine &engine)
{
    return engine.info().id == "postgresql"_L1;
}

QString table(const Engine &engine)
{
    return isPostgres(engine) ? u"switchback_guard.marker"_s : u"switchback_guard"_s;
}

/// Through the catalog: it may be asked by everybody, and takes no lock on the mark.
QString isThere(const Engine &engine)
{
    if (isPostgres(engine)) {
        return u"SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n "
               "ON n.oid = c.relnamespace WHERE n.nspname = 'switchback_guard' AND "
               "c.relname = 'marker'"_s;
    }
    return engine.info().id == "sqlite"_L1
        ? u"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'switchback_guard'"_s
        : u"SELECT count(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND "
          "TABLE_NAME = 'switchback_guard'"_s;
}

/// Times are kept as text: one spelling for every engine and every time zone of a session.
QStringList making(const Engine &engine, const GuardMarker &marker)
{
    QStringList statements;
    if (isPostgres(engine)) {
        statements += u"CREATE SCHEMA IF NOT EXISTS switchback_guard"_s;
        statements += u"GRANT USAGE ON SCHEMA switchback_guard TO PUBLIC"_s;
    }
    statements += u"CREATE TABLE IF NOT EXISTS %1 (id INT NOT NULL PRIMARY KEY, note VARCHAR(1000) "
                  "NOT NULL, set_by VARCHAR(200) NOT NULL, set_at VARCHAR(40) NOT NULL)"_s.arg(
                      table(engine));
    if (isPostgres(engine)) {
        statements += u"GRANT SELECT ON switchback_guard.marker TO PUBLIC"_s;
    }
    statements += u"DELETE FROM "_s + table(engine);
    statements += u"INSERT INTO "_s + table(engine) + u" (id, note, set_by, set_at) VALUES (1, "_s
        + engine.literal(marker.note) + u", "_s + engine.literal(marker.by) + u", "_s
        + engine.literal(marker.at.toString(Qt::ISODate)) + u')';
    return statements;
}

/// All of them or, where the engine can, none.
Result<void> send(const Session &session, QStringList statements)
{
    const auto connection = session.engine->connect(session.connection, Access::ReadWrite);
    if (!connection) {
        return fail(connection.error());
    }
    if (session.engine->info().transactionalDdl) {
        statements = QStringList { u"BEGIN"_s } + statements + QStringList { u"COMMIT"_s };
    }
    for (const auto &sql : std::as_const(statements)) {
        if (const auto done = (*connection)->execute(sql); !done) {
            std::ignore = (*connection)->execute(session.engine->rollback());
            return fail(done.error());
        }
    }
    return {};
}

void noteInLog(const Session &session, const QString &action)
{
    std::ignore = appendAudit({ { .at = QDateTime::currentDateTimeUtc(),
        .user = loginName(),
        .environment = session.environment.name,
        .database = session.connection.display,
        .action = action,
        .ok = true } });
}

} // namespace

Result<std::optional<GuardMarker>> readGuardMarker(const Engine &engine, Connection &connection)
{
    const auto there = connection.query(isThere(engine));
    if (!there) {
        return fail(there.error());
    }
    if (there->rows.value(0).value(0).toInt() == 0) {
        return std::optional<GuardMarker>();
    }
    const auto rows = connection.query(u"SELECT note, set_by, set_at FROM "_s + table(engine));
    const auto row = rows ? rows->rows.value(0) : QVariantList();
    return GuardMarker { .note = row.value(0).toString(),
        .by = row.value(1).toString(),
        .at = QDateTime::fromString(row.value(2).toString(), Qt::ISODate) };
}

Result<GuardMarker> writeGuardMarker(const Session &session, const QString &note)
{
    const GuardMarker marker { .note = note.simplified().left(1000),
        .by = loginName().left(200),
        .at = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), QTimeZone::UTC) };
    if (const auto sent = send(session, making(*session.engine, marker)); !sent) {
        return fail(sent.error());
    }
    noteInLog(session, u"guard set"_s);
    return marker;
}

Result<void> removeGuardMarker(const Session &session)
{
    const auto &engine = *session.engine;
    QStringList statements { u"DROP TABLE IF EXISTS "_s + table(engine) };
    if (isPostgres(engine)) {
        statements += u"DROP SCHEMA IF EXISTS switchback_guard"_s;
    }
    if (const auto sent = send(session, statements); !sent) {
        return fail(sent.error());
    }
    noteInLog(session, u"guard clear"_s);
    return {};
}

Result<Session> honourGuardMarker(const Session &session)
{
    if (!session.hasDatabase || session.environment.isProtected) {
        return session;
    }
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    const auto marker = readGuardMarker(*session.engine, **connection);
    if (!marker) {
        return fail(marker.error());
    }
    auto honoured = session;
    honoured.environment.isProtected = marker->has_value();
    return honoured;
}

Result<Session> openForChange(const SessionRequest &request)
{
    const auto session = openSession(request);
    return session ? honourGuardMarker(*session) : session;
}

} // namespace Switchback
