// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The loss ledger counts what is really there, on every engine, and says what it could not count.

#include "core/plantiles.h"
#include "run/judge.h"
#include "run/ledger.h"
#include "run/planner.h"
#include "run/runner.h"
#include "support/newurl.h"

using namespace Qt::StringLiterals;
using namespace Switchback;

class LedgerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsWhatAPlanDestroys_data()
    {
        QTest::addColumn<QString>("engine");
        for (const auto &engine : { u"sqlite"_s, u"postgresql"_s, u"mysql"_s }) {
            QTest::newRow(qPrintable(engine)) << engine;
        }
    }

    void countsWhatAPlanDestroys()
    {
        QFETCH(QString, engine);
        const TestProject project;
        project.write(u"1_people.sql"_s,
            "-- migrate:up\n"
            "create table people (id integer primary key, phone varchar(20));\n"
            "create table notes (id integer primary key);\n"
            "insert into people values (1, '1'), (2, null), (3, '3');\n"
            "-- migrate:down\n"
            "drop table notes;\ndrop table people;\n");
        project.write(u"2_phones.sql"_s,
            "-- migrate:up\nalter table people drop column phone;\n"
            "-- migrate:down\nalter table people add column phone varchar(20);\n");
        const SessionRequest request { .project = project.path(),
            .url = newUrl(engine, project),
            .migrations = project.migrations(),
            .format = u"dbmate"_s };
        const auto session = openSession(request);
        QVERIFY2(session, session ? "" : qPrintable(oneLine(session.error())));
        const auto first = makePlan(*session, { .kind = Target::Kind::Steps, .steps = 1 });
        QVERIFY2(first, first ? "" : qPrintable(oneLine(first.error())));
        QCOMPARE(runPlan(*session, *first, {}, [](const RunEvent &) {}, {}).kind, Outcome::Kind::Done);

        const auto up = makePlan(*session, {});
        QVERIFY(up);
        const auto upVerdicts = judgePlan(*session, *up);
        QVERIFY(upVerdicts);
        const auto upLedger = readLedger(*session, planLosses(*upVerdicts));
        QVERIFY(upLedger);
        QCOMPARE(upLedger->size(), 1);
        QCOMPARE(upLedger->first().loss.kind, Loss::Kind::Column);
        QCOMPARE(upLedger->first().rows, 3);
        QCOMPARE(upLedger->first().values, 2);

        const auto down = makePlan(*session,
            { .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 });
        QVERIFY(down);
        const auto downVerdicts = judgePlan(*session, *down);
        QVERIFY(downVerdicts);
        const auto downLedger = readLedger(*session, planLosses(*downVerdicts));
        QVERIFY(downLedger);
        QCOMPARE(downLedger->size(), 2);
        QVERIFY(isEmpty(downLedger->at(0)));
        QCOMPARE(downLedger->at(1).rows, 3);
        const auto tiles = planTiles(*down, {}, *downVerdicts, *downLedger);
        QCOMPARE(tiles.at(3).light, PlanTile::Light::Red);
    }

    void saysWhatItCouldNotCount()
    {
        const TestProject project;
        project.write(u"1_a.sql"_s, "-- migrate:up\nselect 1;\n-- migrate:down\nselect 1;\n");
        const auto session = openSession({ .project = project.path(),
            .url = project.sqliteUrl(),
            .migrations = project.migrations(),
            .format = u"dbmate"_s });
        QVERIFY(session);
        const auto plan = makePlan(*session, {});
        QVERIFY(plan);
        QCOMPARE(runPlan(*session, *plan, {}, [](const RunEvent &) {}, {}).kind, Outcome::Kind::Done);
        const auto ledger = readLedger(*session,
            { { Loss::Kind::Table, u"nowhere"_s }, { Loss::Kind::Sequence, u"s"_s } });
        QVERIFY(ledger);
        QVERIFY(ledger->at(0).trouble.contains(u"nowhere"_s));
        QVERIFY(!isEmpty(ledger->at(0)));
        QVERIFY(!ledger->at(1).rows);
        QVERIFY(!isEmpty(ledger->at(1)));
    }

    void stopsWhenItsTimeIsOver()
    {
        const TestProject project;
        project.write(u"1_a.sql"_s,
            "-- migrate:up\ncreate view endless as with recursive n(x) as (select 1 union all "
            "select x + 1 from n) select x from n;\n-- migrate:down\ndrop view endless;\n");
        const auto session = openSession({ .project = project.path(),
            .url = project.sqliteUrl(),
            .migrations = project.migrations(),
            .format = u"dbmate"_s });
        QVERIFY(session);
        const auto plan = makePlan(*session, {});
        QVERIFY(plan);
        QCOMPARE(runPlan(*session, *plan, {}, [](const RunEvent &) {}, {}).kind, Outcome::Kind::Done);
        const auto ledger = readLedger(*session,
            { { Loss::Kind::Rows, u"endless"_s }, { Loss::Kind::Rows, u"endless"_s } },
            std::chrono::milliseconds(100));
        QVERIFY(ledger);
        QVERIFY(!ledger->at(0).trouble.isEmpty());
        QVERIFY(!ledger->at(1).trouble.isEmpty());
        QVERIFY(!ledger->at(0).rows);
    }
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
