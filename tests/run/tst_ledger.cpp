// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The loss ledger counts what is really there, on every engine, and says what it could not count.

#include "core/plantiles.h"
#include "run/judge.h"
#include "run/ledger.h"
#include "support/everyengine.h"
#include "support/scene.h"

using namespace Qt::StringLiterals;
using namespace Switchback;

class LedgerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsWhatAPlanDestroys_data() { everyEngine(); }
    void countsWhatAPlanDestroys()
    {
        QFETCH(QString, engine);
        const Scene scene(engine);
        scene.project().writeDbmate(u"1_people.sql"_s,
            "create table people (id integer primary key, phone varchar(20));\n"
            "create table notes (id integer primary key);\n"
            "insert into people values (1, '1'), (2, null), (3, '3');",
            "drop table notes;\ndrop table people;");
        scene.project().writeDbmate(u"2_phones.sql"_s, "alter table people drop column phone;",
            "alter table people add column phone varchar(20);");
        QCOMPARE(
            scene.apply({ .kind = Target::Kind::Steps, .steps = 1 }).kind, Outcome::Kind::Done);

        const auto session = scene.session();
        const auto upLedger = take(
            readLedger(session, planLosses(take(judgePlan(session, scene.plan())))));
        QCOMPARE(upLedger.size(), 1);
        QCOMPARE(upLedger.first().loss.kind, Loss::Kind::Column);
        QCOMPARE(upLedger.first().rows, 3);
        QCOMPARE(upLedger.first().values, 2);

        const auto down = scene.plan(
            { .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 });
        const auto downVerdicts = take(judgePlan(session, down));
        const auto downLedger = take(readLedger(session, planLosses(downVerdicts)));
        QCOMPARE(downLedger.size(), 2);
        QVERIFY(isEmpty(downLedger.at(0)));
        QCOMPARE(downLedger.at(1).rows, 3);
        const auto tiles = planTiles(down, {}, downVerdicts, downLedger);
        QCOMPARE(tiles.at(3).light, PlanTile::Light::Red);
    }

    void whatItSaysIsWhatIsLost_data() { everyEngine(); }
    void whatItSaysIsWhatIsLost()
    {
        QFETCH(QString, engine);
        const Scene scene(engine);
        scene.project().writeDbmate(u"1_people.sql"_s,
            "CREATE TABLE people (id integer PRIMARY KEY, updated_at timestamp NULL);\n",
            "DROP TABLE people;\n");
        scene.project().writeDbmate(u"2_phone.sql"_s,
            "ALTER TABLE people ADD COLUMN phone varchar(20);\n",
            "ALTER TABLE people DROP COLUMN phone;\n");
        scene.project().writeDbmate(
            u"3_drop.sql"_s, "SELECT 1;\n", "DELETE FROM people WHERE id > 0;\n");
        QCOMPARE(scene.apply().kind, Outcome::Kind::Done);
        QStringList rows;
        for (int i = 1; i <= 5000; ++i) {
            const auto time = i <= 100 ? u"'2001-01-01 00:00:00'"_s : u"'2037-01-01 00:00:00'"_s;
            rows += u"(%1, %2, %3)"_s.arg(i).arg(
                time, i % 3 == 0 ? u"NULL"_s : u"'+49 %1'"_s.arg(i));
        }
        scene.run({ u"INSERT INTO people VALUES "_s + rows.join(u", "_s) });
        const auto counted = [&scene](const QString &what) {
            return scene.ask(u"SELECT count(%1) FROM people"_s.arg(what)).toLongLong();
        };
        const auto people = counted(u"*"_s);
        const auto phones = counted(u"phone"_s);

        const Target all { .direction = Direction::Down, .kind = Target::Kind::All };
        const auto plan = scene.plan(all);
        const auto session = scene.session();
        const auto verdicts = take(judgePlan(session, plan));
        const auto ledger = take(readLedger(session, plan, verdicts, { .sample = 2 }));
        QCOMPARE(ledger.size(), 3);
        const auto row = [&ledger](Loss::Kind kind) {
            return *std::ranges::find(
                ledger, kind, [](const LedgerRow &each) { return each.loss.kind; });
        };
        const auto deleted = row(Loss::Kind::Rows);
        QCOMPARE(deleted.rows, people);
        QCOMPARE(deleted.evidence, Evidence::Column);
        QCOMPARE(deleted.since, people - 100); // those with a time behind the migration's
        QCOMPARE(deleted.newest.date().year(), 2037);
        const auto column = row(Loss::Kind::Column);
        QCOMPARE(column.values, phones);
        QCOMPARE(column.evidence, Evidence::Made);
        QCOMPARE(column.since, phones);
        QCOMPARE(column.sample.size(), 2);
        QVERIFY2(column.sample.first().contains(u"+99 9"_s), qPrintable(column.sample.first()));
        QVERIFY(column.bytes.value_or(0) > phones * 4);
        const auto table = row(Loss::Kind::Table);
        QCOMPARE(table.rows, people);
        QCOMPARE(table.since, people);
        QVERIFY(table.bytes.value_or(0) > 0);

        // The first step alone: what is gone afterwards is what the ledger said.
        QCOMPARE(
            scene.apply({ .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 })
                .kind,
            Outcome::Kind::Done);
        QCOMPARE(people - counted(u"*"_s), *deleted.rows);
    }

    void masksEveryLetter() { QCOMPARE(masked(u"Ada, +49 30 12"_s), u"Xxx, +99 99 99"_s); }

    void saysWhatItCouldNotCount()
    {
        const Scene scene(u"sqlite"_s);
        scene.project().writeDbmate(u"1_a.sql"_s, "select 1;", "select 1;");
        QCOMPARE(scene.apply().kind, Outcome::Kind::Done);
        const auto ledger = take(readLedger(scene.session(),
            { { Loss::Kind::Table, u"nowhere"_s }, { Loss::Kind::Sequence, u"s"_s } }));
        QVERIFY(ledger.at(0).trouble.contains(u"nowhere"_s));
        QVERIFY(!isEmpty(ledger.at(0)));
        QVERIFY(!ledger.at(1).rows);
        QVERIFY(!isEmpty(ledger.at(1)));
    }

    void stopsWhenItsTimeIsOver()
    {
        const Scene scene(u"sqlite"_s);
        scene.project().writeDbmate(u"1_a.sql"_s,
            "create view endless as with recursive n(x) as (select 1 union all "
            "select x + 1 from n) select x from n;",
            "drop view endless;");
        QCOMPARE(scene.apply().kind, Outcome::Kind::Done);
        const auto ledger = take(readLedger(scene.session(),
            { { Loss::Kind::Rows, u"endless"_s }, { Loss::Kind::Rows, u"endless"_s } },
            std::chrono::milliseconds(100)));
        QVERIFY(!ledger.at(0).trouble.isEmpty());
        QVERIFY(!ledger.at(1).trouble.isEmpty());
        QVERIFY(!ledger.at(0).rows);
    }
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
