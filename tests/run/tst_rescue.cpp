// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Rescue copies: made before a drop, untouched by the drop, put back by key, purged by hand.

#include "run/rescue.h"

#include "engines/schemareader.h"
#include "support/scene.h"

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

const Target Back {
    .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1, .rescue = true
};

void everyEngine()
{
    QTest::addColumn<QString>("engine");
    for (const auto &engine : { u"sqlite"_s, u"postgresql"_s, u"mysql"_s }) {
        QTest::newRow(qPrintable(engine)) << engine;
    }
}

QList<RescueCopy> copies(const Scene &scene)
{
    return take(rescueCopies(*scene.session().engine, *scene.connect()));
}

Outcome applyRescued(const Scene &scene)
{
    const auto session = scene.session();
    return runPlan(session, scene.plan(), { .putBack = true }, [](const RunEvent &) { }, {});
}

} // namespace

class RescueTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        SWITCHBACK_NEEDS(MariaDbServer);
    }

    void aColumnComesBack_data() { everyEngine(); }
    void aColumnComesBack()
    {
        QFETCH(QString, engine);
        const Scene scene(engine);
        scene.project().writeDbmate(u"1_people.sql"_s,
            "CREATE TABLE people (id integer PRIMARY KEY, name varchar(20));\n",
            "DROP TABLE people;\n");
        scene.project().writeDbmate(u"2_phone.sql"_s,
            "ALTER TABLE people ADD COLUMN phone varchar(20);\n",
            "ALTER TABLE people DROP COLUMN phone;\n");
        QCOMPARE(scene.apply().kind, Outcome::Kind::Done);
        scene.run(
            { u"INSERT INTO people VALUES (1, 'a', '+49 1'), (2, 'b', NULL), (3, 'c', '+49 3'), "
              "(4, 'd', '%1 \"quoted\" ''it''')"_s });

        const auto plan = scene.plan(Back);
        const auto isRescue = [](const PlannedStatement &planned) {
            return planned.role == StatementRole::Rescue;
        };
        QVERIFY(std::ranges::any_of(plan.steps.first().statements, isRescue));
        QCOMPARE(scene.apply(Back).kind, Outcome::Kind::Done);
        const auto kept = copies(scene);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept.first().rows, 3);
        QCOMPARE(kept.first().version, u"2"_s);
        QVERIFY(kept.first().loss.object.endsWith(u"people.phone"_s));
        QCOMPARE(kept.first().key, QStringList { u"id"_s });
        QVERIFY(std::abs(kept.first().at.secsTo(QDateTime::currentDateTimeUtc())) < 60);

        // Nobody compares them, and the plan up offers them.
        const auto session = scene.session();
        const auto schema = take(
            schemaTools(session.engine->info().id)->read(*scene.connect(), {}));
        for (const auto &object : schema.objects) {
            QVERIFY2(!object.name.contains(u"rescue"_s), qPrintable(object.name));
        }
        QVERIFY(scene.plan().notes.join(u' ').contains(u"--rescued"_s));

        scene.run({ u"DELETE FROM people WHERE id = 3"_s });
        const auto again = applyRescued(scene);
        QCOMPARE(again.kind, Outcome::Kind::Done);
        QVERIFY2(again.truth.join(u' ').contains(u"2 rows were put back"_s),
            qPrintable(again.truth.join(u'\n')));
        QVERIFY(again.truth.join(u' ').contains(u"1 values have no row"_s));
        QCOMPARE(scene.ask(u"SELECT phone FROM people WHERE id = 1"_s), u"+49 1"_s);
        QCOMPARE(scene.ask(u"SELECT phone FROM people WHERE id = 4"_s), u"%1 \"quoted\" 'it'"_s);
        QVERIFY(copies(scene).first().restoredAt.isValid());

        // Purging is a step of its own; with the last copy nothing of ours is left.
        const auto connection = scene.connect();
        QVERIFY(purgeRescue(*session.engine, *connection, copies(scene)));
        QVERIFY(copies(scene).isEmpty());
        QVERIFY(scene.plan(Back).preparation
            != scene.plan({ .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 })
                .preparation);
    }

    void aTableComesBackAsFarAsItFits_data() { everyEngine(); }
    void aTableComesBackAsFarAsItFits()
    {
        QFETCH(QString, engine);
        const Scene scene(engine);
        scene.project().writeDbmate(u"1_people.sql"_s,
            "CREATE TABLE people (id integer PRIMARY KEY);\n", "DROP TABLE people;\n");
        scene.project().writeDbmate(u"2_orders.sql"_s,
            "CREATE TABLE orders (id integer PRIMARY KEY, person integer, note text, "
            "CHECK (person <> 13), FOREIGN KEY (person) REFERENCES people (id));\n",
            "DROP TABLE orders;\n");
        QCOMPARE(scene.apply().kind, Outcome::Kind::Done);
        QStringList people;
        QStringList orders;
        for (int i = 1; i <= 100; ++i) {
            people += u"(%1)"_s.arg(i + 100);
            orders += u"(%1, %2, 'n%1')"_s.arg(i).arg(i + 100);
        }
        scene.run({ u"INSERT INTO people VALUES "_s + people.join(u", "_s),
            u"INSERT INTO orders VALUES "_s + orders.join(u", "_s) });
        QCOMPARE(scene.apply(Back).kind, Outcome::Kind::Done);
        QCOMPARE(copies(scene).first().rows, 100);
        QCOMPARE(copies(scene).first().loss.kind, Loss::Kind::Table);

        // Since then: two people went, and the migration wants more of its rows.
        scene.run({ u"DELETE FROM people WHERE id IN (150, 151)"_s });
        scene.project().writeDbmate(u"2_orders.sql"_s,
            "CREATE TABLE orders (id integer PRIMARY KEY, person integer, note varchar(10), "
            "CHECK (person <> 160), FOREIGN KEY (person) REFERENCES people (id));\n"
            "INSERT INTO orders VALUES (7, 107, 'new');\n",
            "DROP TABLE orders;\n");
        if (engine == "sqlite"_L1) {
            scene.run({ u"PRAGMA foreign_keys = ON"_s });
        }
        const auto again = applyRescued(scene);
        QCOMPARE(again.kind, Outcome::Kind::Done);
        const auto words = again.truth.join(u' ');
        QVERIFY2(words.contains(u"1 rows are there again"_s), qPrintable(words));
        const int orphans = engine == "sqlite"_L1 ? 0
                                                  : 2; // there only asked for by each connection
        QVERIFY2(words.contains(u"%1 rows no longer fit"_s.arg(1 + orphans)), qPrintable(words));
        QCOMPARE(scene.ask(u"SELECT count(*) FROM orders"_s), QString::number(100 - 1 - orphans));
        QCOMPARE(scene.ask(u"SELECT note FROM orders WHERE id = 7"_s), u"new"_s);
        QCOMPARE(scene.ask(u"SELECT note FROM orders WHERE id = 99"_s), u"n99"_s);
    }

    void aFailedRollbackLeavesNoCopy()
    {
        const Scene scene(u"postgresql"_s);
        scene.project().writeDbmate(u"1_people.sql"_s,
            "CREATE TABLE people (id integer PRIMARY KEY);\n",
            "DROP TABLE people;\nSELECT 1 / 0;\n");
        QCOMPARE(scene.apply().kind, Outcome::Kind::Done);
        scene.run({ u"INSERT INTO people VALUES (1)"_s });
        QCOMPARE(scene.apply(Back).kind, Outcome::Kind::Failed);
        QVERIFY(copies(scene).isEmpty());
        QCOMPARE(scene.ask(u"SELECT count(*) FROM people"_s), u"1"_s);
    }

    void typesOfTheProjectAndNumbersComeBack()
    {
        const Scene scene(u"postgresql"_s);
        scene.project().writeDbmate(u"1_people.sql"_s,
            "CREATE TYPE mood AS ENUM ('ok', 'bad');\n"
            "CREATE TABLE people (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, now mood, "
            "all_of mood[], "
            "double bigint GENERATED ALWAYS AS (id * 2) STORED);\n",
            "DROP TABLE people;\nDROP TYPE mood;\n");
        QCOMPARE(scene.apply().kind, Outcome::Kind::Done);
        scene.run(
            { u"INSERT INTO people (now, all_of) VALUES ('ok', '{ok,bad}'), ('bad', NULL)"_s });
        QCOMPARE(scene.apply(Back).kind, Outcome::Kind::Done);
        QCOMPARE(applyRescued(scene).kind, Outcome::Kind::Done);
        QCOMPARE(
            scene.ask(
                u"SELECT string_agg(id || ':' || now || ':' || double, ',' ORDER BY id) FROM people"_s),
            u"1:ok:2,2:bad:4"_s);
        QCOMPARE(scene.ask(u"SELECT all_of::text FROM people WHERE id = 1"_s), u"{ok,bad}"_s);
        scene.run({ u"INSERT INTO people (now) VALUES ('ok')"_s });
        QVERIFY(scene.ask(u"SELECT max(id) FROM people"_s).toInt() > 2);
    }

    void whatHasNoKeyIsKeptButNotPutBack()
    {
        const Scene scene(u"sqlite"_s);
        scene.project().writeDbmate(
            u"1_log.sql"_s, "CREATE TABLE log (line text);\n", "DROP TABLE log;\n");
        QCOMPARE(scene.apply().kind, Outcome::Kind::Done);
        scene.run({ u"INSERT INTO log VALUES ('a'), ('b')"_s });
        QCOMPARE(scene.apply(Back).kind, Outcome::Kind::Done);
        QCOMPARE(copies(scene).first().rows, 2);
        const auto again = applyRescued(scene);
        QVERIFY(again.truth.join(u' ').contains(u"without a primary key"_s));
        QCOMPARE(scene.ask(u"SELECT count(*) FROM log"_s), u"0"_s);
        QVERIFY(!copies(scene).first().restoredAt.isValid());
    }

    void nobodyWritesBetweenCopyAndDrop()
    {
        const Scene scene(u"postgresql"_s);
        scene.project().writeDbmate(u"1_people.sql"_s,
            "CREATE TABLE people (id integer PRIMARY KEY);\n",
            "SELECT pg_sleep(0.3);\nDROP TABLE people;\n");
        QCOMPARE(scene.apply().kind, Outcome::Kind::Done);
        std::atomic<bool> over = false;
        std::atomic<int> written = 0;
        std::thread writer([&] {
            const auto connection = scene.connect();
            for (int i = 1; !over; ++i) {
                written += connection->execute(u"INSERT INTO people VALUES (%1)"_s.arg(i)) ? 1 : 0;
            }
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        QCOMPARE(scene.apply(Back).kind, Outcome::Kind::Done);
        over = true;
        writer.join();
        QVERIFY(written > 0);
        QCOMPARE(copies(scene).first().rows, written.load());
    }
};

QTEST_GUILESS_MAIN(RescueTest)
#include "tst_rescue.moc"
