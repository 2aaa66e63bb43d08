// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Runs on SQLite and PostgreSQL: what is kept, what is not, and what is said about it.

#include "run/planner.h"
#include "run/runner.h"
#include "support/project.h"
#include "support/servers.h"

#include <QSettings>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

struct Did {
    Outcome outcome;
    QList<RunEvent> events;
};

Did run(const SessionRequest &request, const Target &target = {}, std::stop_token stop = {},
    RunOptions options = {})
{
    Did did;
    const auto session = openSession(request);
    if (!session) {
        qFatal("%s", qPrintable(oneLine(session.error())));
    }
    const auto plan = makePlan(*session, target);
    if (!plan) {
        did.outcome = { .kind = Outcome::Kind::Refused, .error = plan.error() };
        return did;
    }
    did.outcome = runPlan(
        *session, *plan, options, [&](const RunEvent &event) { did.events += event; }, stop);
    return did;
}

QString states(const SessionRequest &request)
{
    const auto status = readStatus(*openSession(request));
    QStringList words;
    for (const auto &entry : status->timeline.entries) {
        words += entry.version.text + u' ' + stateWord(entry.state);
    }
    return words.join(", "_L1);
}

const Target Back { .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 };

} // namespace

class RunnerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { SWITCHBACK_NEEDS(PostgresServer); }

    void aRunGoesUpAndComesBack_data() { addEngines(); }
    void aRunGoesUpAndComesBack()
    {
        QFETCH(QString, engine);
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int primary key);", "drop table a;");
        project.writeDbmate(u"2_b.sql"_s, "create table b (id int primary key);", "drop table b;");
        const auto request = project.request(url(engine, project));
        QCOMPARE(states(request), u"1 pending, 2 pending"_s);
        const auto up = run(request);
        QCOMPARE(up.outcome.kind, Outcome::Kind::Done);
        QCOMPARE(up.outcome.finished.size(), 2);
        QCOMPARE(states(request), u"1 applied, 2 applied"_s);
        QCOMPARE(run(request, Back).outcome.finished, QList { Version { u"2"_s } });
        QCOMPARE(states(request), u"1 applied, 2 pending"_s);
        QCOMPARE(run(request).outcome.finished, QList { Version { u"2"_s } });
    }

    void eventsAreCompleteAndEndWithTheOutcome_data() { addEngines(); }
    void eventsAreCompleteAndEndWithTheOutcome()
    {
        QFETCH(QString, engine);
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);\ncreate table a2 (id int);");
        const auto did = run(project.request(url(engine, project)));
        QVERIFY(std::holds_alternative<RunStarted>(did.events.first()));
        QVERIFY(std::holds_alternative<Outcome>(did.events.last()));
        int started = 0;
        int finished = 0;
        for (const auto &event : did.events) {
            started += std::holds_alternative<StatementStarted>(event) ? 1 : 0;
            finished += std::holds_alternative<StatementFinished>(event) ? 1 : 0;
        }
        QVERIFY(started > 2);
        QCOMPARE(finished, started);
    }

    void aFailureKeepsWhatWasCompleteAndNothingElse_data() { addEngines(); }
    void aFailureKeepsWhatWasCompleteAndNothingElse()
    {
        QFETCH(QString, engine);
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);");
        project.writeDbmate(
            u"2_b.sql"_s, "create table b (id int);\ninsert into nowhere values (1);");
        project.writeDbmate(u"3_c.sql"_s, "create table c (id int);");
        const auto request = project.request(url(engine, project));
        const auto outcome = run(request).outcome;
        QCOMPARE(outcome.kind, Outcome::Kind::Failed);
        QCOMPARE(outcome.failedStep, 1);
        QVERIFY(outcome.error.what.contains("statement 2 of 2"_L1));
        QVERIFY(outcome.error.what.contains("nowhere"_L1));
        QCOMPARE(outcome.error.place.line, 3);
        QCOMPARE(exitStatus(outcome.error), 1);
        QVERIFY(outcome.truth.join(u' ').contains("Nothing of 2 was kept"_L1));
        QCOMPARE(states(request), u"1 applied, 2 pending, 3 pending"_s);
        project.writeDbmate(u"2_b.sql"_s, "create table b (id int);");
        QCOMPARE(run(request).outcome.kind, Outcome::Kind::Done);
    }

    void aFileChangedAfterThePlanStopsTheRun_data() { addEngines(); }
    void aFileChangedAfterThePlanStopsTheRun()
    {
        QFETCH(QString, engine);
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);");
        const auto session = openSession(project.request(url(engine, project)));
        const auto plan = makePlan(*session, {});
        project.writeDbmate(u"1_a.sql"_s, "create table other (id int);");
        const auto outcome = runPlan(*session, *plan, {}, [](const RunEvent &) { }, {});
        QCOMPARE(outcome.kind, Outcome::Kind::Refused);
        QCOMPARE(outcome.error.kind, ErrorKind::Stale);
        QCOMPARE(states(project.request(url(engine, project))), u"1 pending"_s);
    }

    void badFilesAreFoundBeforeAnythingRuns_data() { addEngines(); }
    void badFilesAreFoundBeforeAnythingRuns()
    {
        QFETCH(QString, engine);
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);");
        project.write(u"2_b.sql"_s, "create table b (id int);");
        const auto request = project.request(url(engine, project));
        const auto outcome = run(request).outcome;
        QCOMPARE(outcome.kind, Outcome::Kind::Refused);
        QVERIFY(oneLine(outcome.error).contains("2_b.sql"_L1));
        QVERIFY(states(request).startsWith("1 pending"_L1));
    }

    void commitInsideAWrappedMigrationIsRefused_data() { addEngines(); }
    void commitInsideAWrappedMigrationIsRefused()
    {
        QFETCH(QString, engine);
        const TestProject project;
        project.writeDbmate(
            u"1_a.sql"_s, "create table a (id int);\ncommit;\ncreate table b (id int);");
        const auto outcome = run(project.request(url(engine, project))).outcome;
        QCOMPARE(outcome.kind, Outcome::Kind::Refused);
        QCOMPARE(outcome.error.place.line, 3);
    }

    void aStoppedRunKeepsNothingOfItsMigration_data() { addEngines(); }
    void aStoppedRunKeepsNothingOfItsMigration()
    {
        QFETCH(QString, engine);
        const TestProject project;
        const QByteArray endless = engine == "sqlite"_L1
            ? "insert into a with recursive c(x) as (select 1 union all select x + 1 from c) "
              "select x from c;"
            : "select pg_sleep(600);";
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);\n" + endless);
        const auto request = project.request(url(engine, project));
        std::stop_source stop;
        const auto session = openSession(request);
        const auto plan = makePlan(*session, {});
        std::jthread stopper;
        const auto outcome = runPlan(
            *session, *plan, {},
            [&](const RunEvent &event) {
                const auto *started = std::get_if<StatementStarted>(&event);
                const bool endlessOne = started && started->step == 0
                    && plan->steps.first().statements.at(started->statement).sql.contains("600"_L1);
                const bool counting = started && started->step == 0
                    && plan->steps.first()
                           .statements.at(started->statement)
                           .sql.contains("recursive"_L1);
                if (endlessOne || counting) {
                    stopper = std::jthread([&stop] {
                        std::this_thread::sleep_for(std::chrono::milliseconds(100));
                        stop.request_stop();
                    });
                }
            },
            stop.get_token());
        QCOMPARE(outcome.kind, Outcome::Kind::Cancelled);
        QCOMPARE(exitStatus(outcome.error), 1);
        QCOMPARE(states(request), u"1 pending"_s);
    }

    void rowsThatReferToNothingAreNotLeftBehind()
    {
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s,
            "create table a (id integer primary key);\n"
            "create table b (a_id integer references a (id));\n"
            "insert into a values (1);\ninsert into b values (1), (7);");
        project.writeDbmate(u"2_rebuild.sql"_s,
            "create table a2 (id integer primary key, n text);\n"
            "insert into a2 (id) select id from a;\ndrop table a;\nalter table a2 rename to a;");
        project.writeDbmate(u"3_loses.sql"_s,
            "create table a2 (id integer primary key);\n-- nothing is copied\n"
            "/* gone */ DROP TABLE a;\nalter table a2 rename to a;");
        const auto request = project.request(project.sqliteUrl());
        const auto session = openSession(request);
        const auto plan = makePlan(*session, {});
        QVERIFY(plan.has_value());
        const auto checks = [&plan](int step) {
            return std::ranges::count(
                plan->steps.at(step).statements, StatementRole::Check, &PlannedStatement::role);
        };
        QCOMPARE(checks(0), 0);
        QCOMPARE(checks(1), 2);
        const auto outcome = runPlan(*session, *plan, {}, [](const RunEvent &) { }, {});
        QCOMPARE(outcome.kind, Outcome::Kind::Failed);
        QVERIFY2(outcome.error.what.contains("row of b"_L1), qPrintable(outcome.error.what));
        QCOMPARE(
            states(request), u"1 applied, 2 applied, 3 pending"_s); // the old one did not count
    }

    void aRebuildThatEmptiesAnotherTableIsNotCommitted()
    {
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s,
            "create table a (id integer primary key);\n"
            "create table b (a_id integer references a (id) on delete cascade);\n"
            "insert into a values (1);\ninsert into b values (1), (1);");
        const auto request = project.request(project.sqliteUrl());
        QCOMPARE(run(request).outcome.kind, Outcome::Kind::Done);
        const QByteArray rebuild = "create table a2 (id integer primary key, n text);\n"
                                   "insert into a2 (id) select id from a;\ndrop table \"A\";\n"
                                   "alter table a2 rename to a;";
        project.writeDbmate(u"2_rebuild.sql"_s, rebuild);
        QCOMPARE(run(request).outcome.kind, Outcome::Kind::Done);
        project.write(u"3_keys.sql"_s,
            "-- migrate:up transaction:false\nPRAGMA foreign_keys = ON;\n-- migrate:down\n");
        project.writeDbmate(u"4_rebuild.sql"_s, rebuild);
        const auto outcome = run(request).outcome;
        QCOMPARE(outcome.kind, Outcome::Kind::Failed);
        QVERIFY2(outcome.error.what.contains("2 were there, 0 are left"_L1),
            qPrintable(outcome.error.what));
        QVERIFY(outcome.truth.join(u' ').contains("Nothing of 4 was kept"_L1));
        project.writeDbmate(u"4_rebuild.sql"_s, "delete from b;\n" + rebuild);
        QCOMPARE(run(request).outcome.kind, Outcome::Kind::Done); // meant: the file says so
    }

    void whatAnEarlierMigrationSetsDoesNotReachTheNext()
    {
        auto &server = PostgresServer::shared();
        const TestProject project;
        const QByteArray dump = "SET lock_timeout = 0;\n"
                                "SELECT pg_catalog.set_config('search_path', '', false);\n";
        const QByteArray checked =
            "do $$ begin if current_setting('lock_timeout') <> '3s' then "
            "raise exception 'lock_timeout is %', current_setting('lock_timeout'); "
            "end if; end $$;";
        project.writeDbmate(u"1_dump.sql"_s, dump + "CREATE TABLE app.a (id int);");
        project.writeDbmate(u"2_plain.sql"_s, "create table b (id int);\n" + checked);
        project.writeDbmate(u"3_dump.sql"_s, dump + "create table app.c (id int);");
        project.write(u"4_alone.sql"_s,
            "-- migrate:up transaction:false\ncreate index concurrently i on b (id);\n"
            "-- migrate:down\n");
        project.writeDbmate(u"5_dump.sql"_s, dump + "create table app.d (id int);");
        project.write(u"6_alone.sql"_s,
            "-- migrate:up transaction:false\n" + checked + "\n-- migrate:down\n");
        const auto database = server.createDatabase();
        server.run(u"CREATE SCHEMA app"_s, database);
        server.run(u"ALTER DATABASE \"%1\" SET search_path = app, public"_s.arg(database));
        const auto request = project.request(server.url(database));
        const auto outcome = run(request).outcome;
        QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(oneLine(outcome.error)));
        QCOMPARE(server.run(u"SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class "
                            "WHERE relnamespace = 'app'::regnamespace AND relkind = 'r'"_s,
                     database),
            u"a b c d schema_migrations"_s);
    }

    void aRunOfSomebodyElseIsSeen_data() { addEngines(); }
    void aRunOfSomebodyElseIsSeen()
    {
        QFETCH(QString, engine);
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);");
        const auto session = openSession(project.request(url(engine, project)));
        QCOMPARE(readStatus(*session)->running, QString());
        auto held = session->engine->lock(
            session->connection, {}, [](const QString &, auto) { }, {});
        QVERIFY(held);
        const auto running = readStatus(*session)->running;
        QVERIFY2(running.contains("since"_L1), qPrintable(running));
        QVERIFY2(running.contains(engine == "sqlite"_L1
                         ? QString::number(QCoreApplication::applicationPid())
                         : u"user postgres, application switchback"_s),
            qPrintable(running));
        const auto plan = makePlan(*session, {});
        QVERIFY2(plan->notes.join(u' ').contains("being run on this database"_L1),
            qPrintable(plan->notes.join(u' ')));
        held->reset();
        QTRY_COMPARE(readStatus(*session)->running, QString());
    }

    void anotherServerBehindTheSameAddressMakesAPlanStale()
    {
        auto &server = PostgresServer::shared();
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);");
        const auto database = server.createDatabase();
        const auto session = openSession(project.request(server.url(database)));
        const auto plan = makePlan(*session, {});
        server.run(u"DROP DATABASE \"%1\""_s.arg(database));
        server.run(u"CREATE DATABASE \"%1\""_s.arg(database));
        const auto outcome = runPlan(*session, *plan, {}, [](const RunEvent &) { }, {});
        QCOMPARE(outcome.kind, Outcome::Kind::Refused);
        QCOMPARE(outcome.error.kind, ErrorKind::Stale);
    }

    /// goose's table would take a second row of the same version: no key refuses it.
    void whatAnotherProgramAppliedMeanwhileIsNotAppliedTwice()
    {
        const TestProject project;
        project.write(u"1_a.sql"_s, "-- +goose Up\ncreate table a (id int);\n");
        project.write(u"2_b.sql"_s, "-- +goose Up\ncreate table if not exists b (id int);\n");
        const auto session = openSession(project.request(project.sqliteUrl(), u"goose"_s));
        const auto plan = makePlan(*session, {});
        const auto other = [&session](const RunEvent &event) {
            if (std::holds_alternative<StepFinished>(event)) {
                const auto connection = session->engine->connect(
                    session->connection, Access::ReadWrite);
                std::ignore =
                    (*connection)
                        ->execute(
                            u"INSERT INTO goose_db_version (version_id, is_applied) VALUES (2, 1)"_s);
            }
        };
        const auto outcome = runPlan(*session, *plan, {}, other, {});
        QCOMPARE(outcome.kind, Outcome::Kind::Failed);
        QCOMPARE(outcome.finished, QList<Version>({ { u"1"_s } }));
        QVERIFY2(outcome.error.what.contains("applied by another program"_L1),
            qPrintable(outcome.error.what));
        const auto connection = session->engine->connect(session->connection, Access::ReadOnly);
        const auto rows =
            (*connection)->query(u"SELECT count(*) FROM goose_db_version WHERE version_id = 2"_s);
        QCOMPARE(rows->rows.value(0).value(0).toInt(), 1);
        QVERIFY((*connection)
                ->query(u"SELECT * FROM sqlite_schema WHERE name = 'b'"_s)
                ->rows.isEmpty());
    }

    void anEnvironmentThatLeadsToAnotherServerAsksFirst()
    {
        auto &server = PostgresServer::shared();
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);", "drop table a;");
        const auto url = server.url(server.createDatabase());
        QFile toml(project.path() + u"/switchback.toml"_s);
        QVERIFY(toml.open(QIODevice::WriteOnly));
        toml.write("[environments.staging]\nurl = \"" + url.toUtf8() + "\"\n");
        toml.close();
        const SessionRequest request { .project = project.path() };
        QCOMPARE(run(request).outcome.kind, Outcome::Kind::Done);
        QCOMPARE(run(request, Back).outcome.kind, Outcome::Kind::Done);
        const auto known = project.path() + u"/state/switchback/servers.ini"_s;
        {
            QSettings servers(known, QSettings::IniFormat);
            QCOMPARE(servers.childGroups().size(), 1);
            servers.setValue(servers.childGroups().constFirst() + "/identity"_L1, u"7"_s);
        }
        const auto refused = run(request).outcome;
        QCOMPARE(refused.kind, Outcome::Kind::Refused);
        QVERIFY(refused.error.what.contains("another server"_L1));
        QCOMPARE(states(request), u"1 pending"_s);
        QCOMPARE(run(request, {}, {}, { .otherServer = true }).outcome.kind, Outcome::Kind::Done);
        QCOMPARE(run(request, Back).outcome.kind, Outcome::Kind::Done);
    }

    void aRunMayEndAfterTheMigrationInProgress_data() { addEngines(); }
    void aRunMayEndAfterTheMigrationInProgress()
    {
        QFETCH(QString, engine);
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);", "drop table a;");
        project.writeDbmate(u"2_b.sql"_s, "create table b (id int);", "drop table b;");
        const auto request = project.request(url(engine, project));
        std::stop_source after;
        const auto session = openSession(request);
        const auto plan = makePlan(*session, {});
        const auto outcome = runPlan(*session, *plan, { .after = after.get_token() },
            [&](const RunEvent &event) {
                if (std::holds_alternative<StepStarted>(event)) {
                    after.request_stop();
                }
            },
            {});
        QCOMPARE(outcome.kind, Outcome::Kind::Cancelled);
        QCOMPARE(outcome.finished, QList<Version>({ { u"1"_s } }));
        QCOMPARE(outcome.failedStep, -1);
        QVERIFY(outcome.truth.join(u' ').contains("1 of 2"_L1));
        QCOMPARE(states(request), u"1 applied, 2 pending"_s);
    }

    void aLockHeldByTheApplicationIsNamed()
    {
        auto &server = PostgresServer::shared();
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);");
        const auto database = server.createDatabase();
        QCOMPARE(run(project.request(server.url(database))).outcome.kind, Outcome::Kind::Done);
        project.writeDbmate(u"2_b.sql"_s, "alter table a add column b int;");

        const auto *engine = engineById(u"postgresql");
        const auto settings = engine->parseUrl(
            server.url(database) + u"&application_name=shop"_s, {});
        auto holder = engine->connect(*settings, Access::ReadWrite);
        QVERIFY((*holder)->execute(u"BEGIN"_s));
        QVERIFY((*holder)->execute(u"SELECT 1 FROM a"_s));
        auto request = project.request(
            server.url(database) + u"&options=-c%20lock_timeout%3D900"_s);
        const auto did = run(request);
        QCOMPARE(did.outcome.kind, Outcome::Kind::Failed);
        QVERIFY2(did.outcome.error.what.contains("shop"_L1), qPrintable(did.outcome.error.what));
        int retries = 0;
        for (const auto &event : did.events) {
            retries += std::holds_alternative<StatementRetried>(event) ? 1 : 0;
        }
        QCOMPARE(retries, 2);
        QCOMPARE(states(request), u"1 applied, 2 pending"_s);
    }

    void aSecondRunWaitsForTheFirstAndNamesIt()
    {
        auto &server = PostgresServer::shared();
        const TestProject project;
        project.writeDbmate(u"1_a.sql"_s, "create table a (id int);");
        const auto request = project.request(server.url(server.createDatabase()));
        const auto session = openSession(request);
        const auto held = session->engine->lock(
            session->connection, {}, [](const QString &, auto) { }, {});
        QVERIFY(held);
        const auto did = run(request, {}, {}, { .lockWait = std::chrono::milliseconds(600) });
        QCOMPARE(did.outcome.kind, Outcome::Kind::Refused);
        QCOMPARE(did.outcome.error.kind, ErrorKind::Locked);
        QVERIFY(std::ranges::any_of(
            did.events, [](const auto &e) { return std::holds_alternative<LockWaiting>(e); }));
        QCOMPARE(states(request), u"1 pending"_s);
    }

    void anInvalidIndexOfACutShortBuildIsBuiltAgain()
    {
        auto &server = PostgresServer::shared();
        const TestProject project;
        project.writeDbmate(
            u"1_a.sql"_s, "create table a (id int);\ninsert into a values (1), (1);");
        const auto database = server.createDatabase();
        const auto request = project.request(server.url(database));
        QCOMPARE(run(request).outcome.kind, Outcome::Kind::Done);
        project.write(u"2_i.sql"_s,
            "-- migrate:up transaction:false\n"
            "create unique index concurrently if not exists i on a (id);\n-- migrate:down\n");
        QCOMPARE(run(request).outcome.kind, Outcome::Kind::Failed);
        QCOMPARE(states(request), u"1 applied, 2 pending"_s);
        server.run(u"DELETE FROM a"_s, database);
        QCOMPARE(run(request).outcome.kind, Outcome::Kind::Done);
        QCOMPARE(server.run(u"SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"_s,
                     database),
            u"true"_s);
    }

private:
    static void addEngines()
    {
        QTest::addColumn<QString>("engine");
        QTest::newRow("SQLite") << u"sqlite"_s;
        QTest::newRow("PostgreSQL") << u"postgresql"_s;
    }

    QString url(const QString &engine, const TestProject &project)
    {
        if (engine == "sqlite"_L1) {
            return project.sqliteUrl();
        }
        // The same database for the whole of one test row.
        if (m_owner != project.path()) {
            m_owner = project.path();
            m_database = PostgresServer::shared().createDatabase();
        }
        return PostgresServer::shared().url(m_database);
    }

    QString m_owner;
    QString m_database;
};

QTEST_GUILESS_MAIN(RunnerTest)
#include "tst_runner.moc"
