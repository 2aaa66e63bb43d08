// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Whole runs of every format on every engine, planned and sent as the product does it: all up, one
// back, all back, and what a failure leaves.

#include "run/planner.h"
#include "run/runner.h"
#include "support/newurl.h"

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
        const bool marked = format == "golang-migrate"_L1 || engine == "mysql"_L1;
        QCOMPARE(states(wanted), marked ? u"1 applied, 2 failed"_s : u"1 applied, 2 pending"_s);
        if (engine != "mysql"_L1) {
            QVERIFY(ask(wanted, u"select id from b"_s).contains(u'b')); // there is no such table
        }
        if (format == "golang-migrate"_L1 || (format == "flyway"_L1 && marked)) {
            const auto again = run(wanted);
            QCOMPARE(again.kind, Outcome::Kind::Refused);
            QVERIFY(oneLine(again.error)
                    .contains(format == "flyway"_L1 ? "repair"_L1 : "Dirty database version 2"_L1));
        }
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
