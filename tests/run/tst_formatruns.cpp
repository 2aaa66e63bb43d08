// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Whole runs of every format on every engine, planned and sent as the product does it: all up, one
// back, all back, and what a failure leaves.

#include "run/planner.h"
#include "run/runner.h"
#include "support/newurl.h"

#include <thread>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

struct Texts {
    QByteArray up;
    QByteArray down;
};

/// Writes migration `number` the way the format keeps it.
void write(const TestProject &project, const QString &format, int number, const Texts &texts)
{
    const auto n = QString::number(number);
    if (format == "dbmate"_L1) {
        project.write(
            n + u"_x.sql"_s, "-- migrate:up\n" + texts.up + "-- migrate:down\n" + texts.down);
    } else if (format == "goose"_L1) {
        project.write(
            n + u"_x.sql"_s, "-- +goose Up\n" + texts.up + "-- +goose Down\n" + texts.down);
    } else if (format == "flyway"_L1) {
        project.write(u'V' + n + u"__x.sql"_s, texts.up);
        project.write(u'U' + n + u"__x.sql"_s, texts.down);
    } else if (format == "prisma"_L1) {
        project.write(n + u"/migration.sql"_s, texts.up);
        project.write(n + u"/down.sql"_s, texts.down);
    } else {
        project.write(n + u"_x.up.sql"_s, texts.up);
        project.write(n + u"_x.down.sql"_s, texts.down);
    }
}

QString states(const SessionRequest &request)
{
    const auto session = openSession(request);
    const auto status = session ? readStatus(*session) : Result<Status>(fail(session.error()));
    if (!status) {
        return oneLine(status.error());
    }
    QStringList words;
    for (const auto &entry : status->timeline.entries) {
        words += entry.version.text + u' ' + stateWord(entry.state);
    }
    return words.join(", "_L1);
}

Outcome run(const SessionRequest &request, const Target &target = {})
{
    const auto session = openSession(request);
    const auto plan = session ? makePlan(*session, target) : Result<Plan>(fail(session.error()));
    if (!plan) {
        return { .kind = Outcome::Kind::Refused, .error = plan.error() };
    }
    return runPlan(*session, *plan, {}, [](const RunEvent &) { }, {});
}

QString said(const Outcome &outcome)
{
    return outcome.kind == Outcome::Kind::Done ? QString() : oneLine(outcome.error);
}

QString ask(const SessionRequest &request, const QString &sql)
{
    const auto session = openSession(request);
    const auto connection = session->engine->connect(session->connection, Access::ReadOnly);
    const auto rows = (*connection)->query(sql);
    QStringList cells;
    for (const auto &row : rows ? rows->rows : QList<QVariantList>()) {
        cells += row.value(0).toString();
    }
    return rows ? cells.join(u',') : oneLine(rows.error());
}

} // namespace

class FormatRunsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestProject> m_project;

    SessionRequest request(const QString &format, const QString &engine)
    {
        m_project = std::make_unique<TestProject>();
        return m_project->request(newUrl(engine, *m_project), format);
    }

    static void addAll()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("engine");
        for (const auto *format : formats()) {
            if (!format->info().runs || format->info().id == "ecto"_L1) {
                continue;
            }
            for (const auto *engine : engines()) {
                QTest::addRow(
                    "%s on %s", qPrintable(format->info().id), qPrintable(engine->info().id))
                    << format->info().id << engine->info().id;
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        SWITCHBACK_NEEDS(MariaDbServer);
    }

    void upAndBack_data() { addAll(); }
    void upAndBack()
    {
        QFETCH(QString, format);
        QFETCH(QString, engine);
        const auto wanted = request(format, engine);
        write(*m_project, format, 1,
            { "create table a (id int primary key);\ninsert into a values (1);\n",
                "drop table a;\n" });
        write(
            *m_project, format, 2, { "create table b (id int primary key);\n", "drop table b;\n" });
        write(*m_project, format, 3,
            { "create index b_i on b (id);\n",
                engine == "mysql"_L1 ? "drop index b_i on b;\n" : "drop index b_i;\n" });
        QCOMPARE(states(wanted), u"1 pending, 2 pending, 3 pending"_s);
        QCOMPARE(said(run(wanted, { .kind = Target::Kind::Steps, .steps = 2 })), QString());
        QCOMPARE(states(wanted), u"1 applied, 2 applied, 3 pending"_s);
        QCOMPARE(said(run(wanted)), QString());
        QCOMPARE(states(wanted), u"1 applied, 2 applied, 3 applied"_s);
        QCOMPARE(said(run(wanted,
                     { .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 })),
            QString());
        QCOMPARE(states(wanted), u"1 applied, 2 applied, 3 pending"_s);
        QCOMPARE(said(run(wanted, { .direction = Direction::Down })), QString());
        QCOMPARE(states(wanted), u"1 pending, 2 pending, 3 pending"_s);
        QCOMPARE(said(run(wanted)), QString());
        QCOMPARE(ask(wanted, u"select id from a"_s), u"1"_s);
    }

    void aFailureLeavesWhatTheToolLeaves_data() { addAll(); }
    void aFailureLeavesWhatTheToolLeaves()
    {
        QFETCH(QString, format);
        QFETCH(QString, engine);
        const auto wanted = request(format, engine);
        write(
            *m_project, format, 1, { "create table a (id int primary key);\n", "drop table a;\n" });
        write(*m_project, format, 2,
            { "create table b (id int);\ninsert into nowhere values (1);\n", "drop table b;\n" });
        const auto outcome = run(wanted);
        QCOMPARE(outcome.kind, Outcome::Kind::Failed);
        QCOMPARE(outcome.finished, QList { Version { u"1"_s } });
        QVERIFY2(outcome.error.what.contains("nowhere"_L1), qPrintable(oneLine(outcome.error)));
        const bool marked = format == "golang-migrate"_L1 || format == "prisma"_L1
            || engine == "mysql"_L1;
        const bool keepsPart = engine == "mysql"_L1
            || (format == "prisma"_L1 && engine == "sqlite"_L1); // Prisma wraps nothing there
        QCOMPARE(states(wanted), marked ? u"1 applied, 2 failed"_s : u"1 applied, 2 pending"_s);
        if (!keepsPart) {
            QVERIFY(ask(wanted, u"select id from b"_s).contains(u'b')); // there is no such table
        }
        if (format == "flyway"_L1 && marked) { // its row says that it failed
            const auto truth = outcome.truth.join(u' ');
            QVERIFY2(!truth.contains("not recorded"_L1), qPrintable(truth));
        }
        static const QHash<QString, QString> refusals { { u"golang-migrate"_s,
                                                            u"Dirty database version 2"_s },
            { u"flyway"_s, u"repair"_s }, { u"prisma"_s, u"P3009"_s } };
        if (marked && refusals.contains(format)) {
            const auto again = run(wanted);
            QCOMPARE(again.kind, Outcome::Kind::Refused);
            QVERIFY2(oneLine(again.error).contains(refusals.value(format)),
                qPrintable(oneLine(again.error)));
        }
    }

    void whatIsInIsMarkedUnlessTheEnvironmentWantsNoTable()
    {
        auto wanted = request(u"plain"_s, u"mysql"_s);
        write(*m_project, u"plain"_s, 1,
            { "create table b (id int);\ncreate table nowhere.c (id int);\n", "drop table b;\n" });
        QCOMPARE(run(wanted).kind, Outcome::Kind::Failed);
        QCOMPARE(states(wanted), u"1 failed"_s);
        write(*m_project, u"plain"_s, 1,
            { "create table b (id int);\ncreate table c (id int);\n", "drop table b, c;\n" });
        QCOMPARE(said(run(wanted)), QString()); // it goes on with the second statement
        QVERIFY(ask(wanted, u"show tables"_s).contains("b,c"_L1));
        QVERIFY(!ask(wanted, u"show tables"_s).contains("switchback_journal"_L1));

        const auto url = newUrl(u"mysql"_s, *m_project);
        QFile file(m_project->path() + "/switchback.toml"_L1);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[environments.dev]\nurl = \"" + url.toUtf8() + "\"\njournal_table = false\n");
        file.close();
        wanted.url = QString();
        wanted.environment = u"dev"_s;
        write(*m_project, u"plain"_s, 1,
            { "create table b (id int);\ncreate table nowhere.c (id int);\n", "drop table b;\n" });
        QCOMPARE(run(wanted).kind, Outcome::Kind::Failed);
        QCOMPARE(states(wanted), u"1 pending"_s);
        QVERIFY(!ask(wanted, u"show tables"_s).contains("switchback_journal"_L1));
    }

    void aLostStatementIsLookedForInTheCatalog_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::addColumn<QString>("made"); // by hand, as if the server had finished it
        QTest::addColumn<bool>("known");
        QTest::newRow("table, in")
            << QByteArray("create table c (id int)") << u"create table c (id int)"_s << true;
        QTest::newRow("table, not in")
            << QByteArray("create table c (id int)") << QString() << true;
        QTest::newRow("columns, in")
            << QByteArray("alter table b add column n int, add index i (n), drop column x")
            << u"alter table b add column n int, add index i (n), drop column x"_s << true;
        QTest::newRow("columns, not in")
            << QByteArray("alter table b add column n int, add index i (n), drop column x")
            << QString() << true;
        QTest::newRow("index, in")
            << QByteArray("create index i on b (x)") << u"create index i on b (x)"_s << true;
        QTest::newRow("drop, in") << QByteArray("drop table z") << u"drop table z"_s << true;
        QTest::newRow("rows") << QByteArray("update b set x = 1") << QString() << false;
    }
    void aLostStatementIsLookedForInTheCatalog()
    {
        QFETCH(QByteArray, statement);
        QFETCH(QString, made);
        QFETCH(bool, known);
        auto &server = MariaDbServer::shared();
        const auto database = server.createDatabase();
        m_project = std::make_unique<TestProject>();
        const auto wanted = m_project->request(server.url(database), u"plain"_s);
        const QByteArray before = "create table b (id int, x int);\ncreate table z (i int);\n";
        // What a run leaves that was killed while the server worked on the third statement.
        write(*m_project, u"plain"_s, 1, { before + "create table nowhere.c (id int);\n", "" });
        QCOMPARE(run(wanted).kind, Outcome::Kind::Failed);
        write(*m_project, u"plain"_s, 1, { before + statement + ";\n", "" });
        server.run(
            u"INSERT INTO switchback_journal (version, direction, statement, statements, hash, "
            "state, connection_id) VALUES ('1', 'up', 3, 3, SHA2('%1', 256), 'started', 1)"_s.arg(
                QString::fromUtf8(statement)),
            database);
        if (!made.isEmpty()) {
            server.run(made, database);
        }
        const auto outcome = run(wanted);
        if (known) {
            QCOMPARE(said(outcome), QString());
            QCOMPARE(states(wanted), u"1 applied"_s);
        } else {
            QCOMPARE(outcome.kind, Outcome::Kind::Refused);
            QVERIFY(outcome.error.what.contains("statement 3 of 3 is in is not known"_L1));
        }
    }

    void aStatementThatTheServerStillWorksOnIsNotRunAgain()
    {
        auto &server = MariaDbServer::shared();
        const auto database = server.createDatabase();
        m_project = std::make_unique<TestProject>();
        const auto wanted = m_project->request(server.url(database), u"plain"_s);
        write(*m_project, u"plain"_s, 1,
            { "create table b (id int);\ncreate table nowhere.c (id int);\n", "" });
        QCOMPARE(run(wanted).kind, Outcome::Kind::Failed);
        const auto session = openSession(wanted);
        const auto busy = session->engine->connect(session->connection, Access::ReadWrite);
        const auto id =
            (*busy)->query(u"SELECT CONNECTION_ID()"_s)->rows.value(0).value(0).toString();
        server.run(
            u"INSERT INTO switchback_journal (version, direction, statement, statements, hash, "
            "state, connection_id) VALUES ('1', 'up', 2, 2, 'x', 'started', %1)"_s.arg(id),
            database);
        std::jthread working([&busy] { std::ignore = (*busy)->query(u"SELECT SLEEP(60)"_s); });
        QTRY_COMPARE(
            server.run(u"SELECT COMMAND FROM information_schema.PROCESSLIST WHERE ID = "_s + id),
            u"Query"_s);
        const auto outcome = run(wanted);
        QCOMPARE(outcome.error.kind, ErrorKind::Locked);
        QVERIFY(oneLine(outcome.error).contains("KILL QUERY "_L1 + id));
        (*busy)->cancel();
    }

    void useOfAnotherDatabaseIsRefused()
    {
        const auto wanted = request(u"plain"_s, u"mysql"_s);
        write(*m_project, u"plain"_s, 1, { "use information_schema;\n", "select 1;\n" });
        const auto outcome = run(wanted);
        QCOMPARE(outcome.kind, Outcome::Kind::Refused);
        QVERIFY2(
            outcome.error.what.contains("another database"_L1), qPrintable(outcome.error.what));
        QCOMPARE(ask(wanted, u"show tables"_s), QString());
    }

    void aSlipInANameIsSeen_data()
    {
        QTest::addColumn<QString>("format");
        for (const auto &format : { u"dbmate"_s, u"golang-migrate"_s, u"flyway"_s, u"plain"_s }) {
            QTest::newRow(qPrintable(format)) << format;
        }
    }
    void aSlipInANameIsSeen()
    {
        QFETCH(QString, format);
        const auto wanted = request(format, u"sqlite"_s);
        write(*m_project, format, 1, { "select 1;\n", "select 1;\n" });
        m_project->write(u"seed.sql"_s, "select 2;\n");
        QVERIFY(QDir(m_project->migrations()).mkdir(u"0_folder.sql"_s));
        const auto problems = readFiles(*openSession(wanted))->problems;
        QCOMPARE(problems.size(), format == "dbmate"_L1 ? 1 : 2);
        for (const auto &problem : problems) {
            QCOMPARE(problem.severity, Problem::Severity::Note);
            QVERIFY2(problem.message.contains("passes over"_L1), qPrintable(problem.message));
        }
        QCOMPARE(said(run(wanted)), QString()); // as the tool does
    }

    void aVersionThatTheTableCannotKeepIsRefusedBeforeAnything()
    {
        const auto wanted = request(u"flyway"_s, u"mysql"_s);
        write(*m_project, u"flyway"_s, 1, { "create table a (id int);\n", "" });
        m_project->write(u'V' + QString(51, u'9') + u"__x.sql"_s, "create table b (id int);\n");
        const auto outcome = run(wanted);
        QCOMPARE(outcome.kind, Outcome::Kind::Refused);
        QCOMPARE(exitStatus(outcome.error), 2);
        QVERIFY2(
            outcome.error.what.contains("has 51 characters"_L1), qPrintable(outcome.error.what));
        QCOMPARE(ask(wanted, u"show tables"_s), QString());
    }

    void aMissingPrivilegeNamesTheGrant()
    {
        auto &server = MariaDbServer::shared();
        const auto database = server.createDatabase();
        server.run(u"CREATE USER reader@localhost"_s);
        server.run(u"GRANT SELECT ON `%1`.* TO reader@localhost"_s.arg(database));
        m_project = std::make_unique<TestProject>();
        write(*m_project, u"plain"_s, 1, { "create table a (id int);\n", "" });
        const auto outcome = run(m_project->request(server.url(database, u"reader"_s), u"plain"_s));
        QCOMPARE(outcome.kind, Outcome::Kind::Refused);
        QCOMPARE(exitStatus(outcome.error), 2);
        QVERIFY2(oneLine(outcome.error)
                     .contains(u"GRANT CREATE ON `%1`.* TO 'reader'@'localhost';"_s.arg(database)),
            qPrintable(oneLine(outcome.error)));
    }

    void durationsReachFlywaysTable()
    {
        const auto wanted = request(u"flyway"_s, u"postgresql"_s);
        write(*m_project, u"flyway"_s, 1, { "select pg_sleep(0.05);\n", "select 1;\n" });
        QCOMPARE(said(run(wanted)), QString());
        const auto ms = ask(wanted, u"select execution_time from flyway_schema_history"_s).toInt();
        QVERIFY2(ms >= 50 && ms < 20000, qPrintable(QString::number(ms)));
        QCOMPARE(ask(wanted, u"select installed_by from flyway_schema_history"_s), u"postgres"_s);
    }

    void versionsMayBeSpelledOtherwise()
    {
        const auto wanted = request(u"flyway"_s, u"sqlite"_s);
        write(*m_project, u"flyway"_s, 1, { "select 1;\n", "select 1;\n" });
        write(*m_project, u"flyway"_s, 2, { "select 1;\n", "select 1;\n" });
        QCOMPARE(said(run(wanted, { .kind = Target::Kind::To, .to = { u"01.0"_s } })), QString());
        QCOMPARE(states(wanted), u"1 applied, 2 pending"_s);
    }

    void gooseRevertsTheLastInTime()
    {
        const auto wanted = request(u"goose"_s, u"sqlite"_s);
        write(*m_project, u"goose"_s, 2, { "create table b (i int);\n", "drop table b;\n" });
        QCOMPARE(said(run(wanted)), QString());
        write(*m_project, u"goose"_s, 1, { "create table a (i int);\n", "drop table a;\n" });
        QCOMPARE(run(wanted).kind, Outcome::Kind::Refused);
        QCOMPARE(said(run(wanted, { .allowLate = true })), QString());
        QCOMPARE(states(wanted), u"1 applied, 2 applied"_s);
        QCOMPARE(said(run(wanted,
                     { .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 })),
            QString());
        QCOMPARE(states(wanted), u"1 pending, 2 applied"_s);
    }
};

QTEST_GUILESS_MAIN(FormatRunsTest)
#include "tst_formatruns.moc"
