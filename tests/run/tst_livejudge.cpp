// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What live databases say of plans: sizes, traffic, who is in the way, whether the rows allow it.

#include "run/livejudge.h"

#include "engines/factreader.h"
#include "run/preconditions.h"
#include "support/scene.h"

#include <atomic>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

QString series(const QString &engine, int count)
{
    return engine == "postgresql"_L1 ? u"SELECT n FROM generate_series(1, %1) AS s(n)"_s.arg(count)
        : engine == "mysql"_L1       ? u"SELECT seq AS n FROM "_s + MariaDbServer::numbers(count)
                               : u"WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s "
                                 "WHERE n < %1) SELECT n FROM s"_s.arg(count);
}

/// People and their orders, as an applied migration made them.
std::unique_ptr<Scene> shop(const QString &engine, int people)
{
    auto scene = std::make_unique<Scene>(engine);
    scene->project().writeDbmate(u"1_shop.sql"_s,
        "CREATE TABLE people (id integer PRIMARY KEY, email varchar(100), age varchar(20));\n"
        "CREATE TABLE orders (id integer PRIMARY KEY, person integer, total integer);\n",
        "DROP TABLE orders;\nDROP TABLE people;\n");
    if (scene->apply().kind != Outcome::Kind::Done) {
        qFatal("the shop cannot be made");
    }
    if (people > 0) {
        const auto text = engine == "mysql"_L1 ? u"concat('p', n)"_s : u"'p' || n"_s;
        scene->run({ u"INSERT INTO people SELECT n, %1, n FROM (%2) AS numbers"_s.arg(
            text, series(engine, people)) });
    }
    return scene;
}

const Finding *findingOf(const LiveJudgement &judged, const QString &rule)
{
    for (const auto &script : judged.verdicts) {
        for (const auto &finding : script.findings) {
            if (finding.rule == rule) {
                return &finding;
            }
        }
    }
    return nullptr;
}

LiveJudgement judged(const Scene &scene, const Target &target = {}, const LiveOptions &options = {})
{
    return take(judgeLive(scene.session(), scene.plan(target), options));
}

/// Counts the questions that reach a server.
class Counted : public Connection
{
public:
    explicit Counted(std::unique_ptr<Connection> connection)
        : m_connection(std::move(connection))
    {
    }
    const ServerInfo &server() const override { return m_connection->server(); }
    Result<Rows> query(const QString &sql) override
    {
        ++questions;
        return m_connection->query(sql);
    }
    Result<Execution> execute(const QString &sql) override { return m_connection->execute(sql); }
    void cancel() override { m_connection->cancel(); }
    Transaction transaction() override { return m_connection->transaction(); }

    int questions = 0;

private:
    std::unique_ptr<Connection> m_connection;
};

void everyEngine()
{
    QTest::addColumn<QString>("engine");
    for (const auto &engine : { u"sqlite"_s, u"postgresql"_s, u"mysql"_s }) {
        QTest::newRow(qPrintable(engine)) << engine;
    }
}

} // namespace

class LiveJudgeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        SWITCHBACK_NEEDS(MariaDbServer);
    }

    void tellsWhatTablesAre_data() { everyEngine(); }
    void tellsWhatTablesAre()
    {
        QFETCH(QString, engine);
        const auto scene = shop(engine, 2000);
        scene->run({ u"CREATE VIEW grown AS SELECT id, age FROM people"_s });
        const auto session = scene->session();
        const auto connection = scene->connect();
        const auto facts = readFacts(
            session, *connection, { u"people"_s, u"nowhere"_s }, std::chrono::seconds(5));
        QCOMPARE(facts.tables.size(), 1);
        const auto &people = facts.tables.first();
        QVERIFY(people.rows.value_or(0) >= 2000);
        QVERIFY(people.bytes.value_or(0) > 0);
        QCOMPARE(people.primaryKey, QStringList { u"id"_s });
        QCOMPARE(people.columns.size(), 3);
        QVERIFY(std::ranges::any_of(people.dependants,
            [](const DependantFacts &dependant) { return dependant.what.contains(u"grown"_s); }));
        QVERIFY(facts.freeBytes.value_or(0) > 0);
    }

    void aSmallTableMakesANote_data() { everyEngine(); }
    void aSmallTableMakesANote()
    {
        QFETCH(QString, engine);
        const auto rule = engine == "postgresql"_L1 ? u"index-not-concurrent"_s
            : engine == "mysql"_L1                  ? u"mysql-add-foreign-key"_s
                                                    : u"sqlite-index-locks-file"_s;
        auto scene = shop(engine, 20);
        scene->project().writeDbmate(u"2_index.sql"_s,
            engine == "mysql"_L1 ? "ALTER TABLE orders ADD CONSTRAINT whose FOREIGN KEY (person) "
                                   "REFERENCES people (id);\n"
                                 : "CREATE INDEX people_email ON people (email);\n");
        const auto byRules = take(judgePlan(scene->session(), scene->plan()));
        const auto *finding = byRules.first().findings.isEmpty()
            ? nullptr
            : &byRules.first().findings.first();
        if (!finding) {
            QSKIP("The rules have nothing to say about it.");
        }
        const auto small = judged(*scene);
        for (const auto &each : small.verdicts.first().findings) {
            QVERIFY2(each.severity == Severity::Info || each.rule != rule,
                qPrintable(each.rule + each.message));
        }
        const auto &figures = small.verdicts.first().statements.first().figures;
        QVERIFY2(figures.contains(u"rows now"_s), qPrintable(figures));

        // The project may draw the line elsewhere, or know that the table is busy.
        scene->settings("[lint]\nmin_rows = 5\n");
        scene->run(
            { u"INSERT INTO orders VALUES (1, 1, 1), (2, 1, 1), (3, 1, 1), (4, 1, 1), (5, 1, 1)"_s });
        const auto strict = judged(*scene);
        if (const auto *same = findingOf(strict, rule)) {
            QVERIFY(same->severity > Severity::Info);
        }
        scene->settings("[lint]\nhot = [\"people\", \"orders\"]\n");
        const auto hot = judged(*scene);
        if (const auto *same = findingOf(hot, rule)) {
            QCOMPARE(same->severity, Severity::Error);
        }
    }

    void aBusyTableMakesAnError()
    {
        const auto scene = shop(u"postgresql"_s, 3000);
        scene->project().writeDbmate(
            u"2_type.sql"_s, "ALTER TABLE people ALTER COLUMN id TYPE bigint;\n");
        scene->run({ u"ANALYZE people"_s });
        std::atomic<bool> over = false;
        std::thread writer([&] {
            const auto connection = scene->connect();
            for (int i = 0; !over; i = (i + 1) % 3000) {
                std::ignore = connection->execute(
                    u"UPDATE people SET age = 'x' WHERE id = %1"_s.arg(i));
            }
        });
        std::this_thread::sleep_for(std::chrono::seconds(2));
        const auto busy = judged(*scene);
        over = true;
        writer.join();
        const auto &statement = busy.verdicts.first().statements.first();
        QVERIFY2(statement.figures.contains(u"writes/s"_s), qPrintable(statement.figures));
        QVERIFY2(statement.figures.contains(u"written again"_s), qPrintable(statement.figures));
        const auto *finding = findingOf(busy, u"alter-column-type-rewrite"_s);
        QVERIFY(finding);
        QCOMPARE(finding->severity, Severity::Error);
        QVERIFY(finding->message.contains(u"writes/s"_s));
        const auto tiles = planTiles(scene->plan(), {}, busy.verdicts, {}, busy.facts);
        QCOMPARE(tiles.at(1).light, PlanTile::Light::Red);
    }

    void namesWhoIsInTheWay()
    {
        const auto scene = shop(u"postgresql"_s, 20);
        scene->project().writeDbmate(u"2_note.sql"_s, "ALTER TABLE people ADD COLUMN note text;\n");
        const auto free = judged(*scene);
        QVERIFY(free.verdicts.first().statements.first().inTheWay.isEmpty());
        const auto other = scene->connect();
        QVERIFY(other->execute(u"SET application_name = 'pg_dump'"_s));
        QVERIFY(other->execute(u"BEGIN"_s));
        QVERIFY(other->execute(u"LOCK TABLE people IN ACCESS SHARE MODE"_s));
        const auto blocked = judged(*scene);
        const auto sentences = blocked.verdicts.first().statements.first().inTheWay;
        QCOMPARE(sentences.size(), 1);
        QVERIFY2(sentences.first().contains(u"ACCESS SHARE"_s), qPrintable(sentences.first()));
        QVERIFY2(sentences.first().contains(u"a dump"_s), qPrintable(sentences.first()));
        QVERIFY(sentences.first().contains(QString::number(other->server().backend)));
        const auto tile = planTiles(scene->plan(), {}, blocked.verdicts, {}, blocked.facts).at(1);
        QCOMPARE(tile.light, PlanTile::Light::Red);
        QVERIFY(tile.sentence.contains(u"a dump"_s));
    }

    void aLockedTableDoesNotHoldUpTheLook()
    {
        const auto scene = shop(u"postgresql"_s, 2000);
        scene->project().writeDbmate(u"2_note.sql"_s, "ALTER TABLE people ADD COLUMN note text;\n");
        const auto other = scene->connect();
        QVERIFY(other->execute(u"BEGIN"_s));
        QVERIFY(other->execute(u"LOCK TABLE people IN ACCESS EXCLUSIVE MODE"_s));
        const auto blocked = judged(*scene);
        QVERIFY(blocked.facts.ms < 3000);
        QVERIFY(!blocked.facts.missing.isEmpty());
        const auto tile = planTiles(scene->plan(), {}, blocked.verdicts, {}, blocked.facts).at(1);
        QCOMPARE(tile.light, PlanTile::Light::Red);
        QVERIFY(!tile.lacks.isEmpty());
    }

    void aUserWithoutRightsIsToldWhatIsMissing()
    {
        const auto scene = shop(u"postgresql"_s, 20);
        scene->project().writeDbmate(
            u"2_index.sql"_s, "CREATE UNIQUE INDEX one ON people (email);\n");
        auto &server = PostgresServer::shared();
        const auto database = scene->session().connection.database;
        server.run(u"CREATE ROLE looker LOGIN PASSWORD 'secret'"_s);
        server.run(u"GRANT SELECT ON schema_migrations TO looker"_s, database);
        const auto session = scene->sessionAt(server.url(database, u"looker"_s));
        const auto plan = scene->plan();
        const auto result = take(judgeLive(session, plan));
        const auto &condition = result.verdicts.first().statements.first().preconditions.first();
        QVERIFY(!condition.violations);
        QVERIFY(!condition.trouble.isEmpty());
        const auto tiles = planTiles(plan, {}, result.verdicts, {}, result.facts);
        QVERIFY(tiles.at(2).light != PlanTile::Light::Green);
        QVERIFY(!tiles.at(2).lacks.isEmpty());
    }

    void withoutTimeNothingIsGreen_data() { everyEngine(); }
    void withoutTimeNothingIsGreen()
    {
        QFETCH(QString, engine);
        const auto scene = shop(engine, 20);
        scene->project().writeDbmate(
            u"2_unique.sql"_s, "CREATE UNIQUE INDEX one ON people (email);\n");
        const auto plan = scene->plan();
        const auto result = take(judgeLive(scene->session(), plan,
            { .factBudget = std::chrono::milliseconds(0),
                .countBudget = std::chrono::milliseconds(0) }));
        QVERIFY(!result.facts.missing.isEmpty());
        const auto tiles = planTiles(plan, {}, result.verdicts, {}, result.facts);
        QVERIFY(tiles.at(2).light != PlanTile::Light::Green);
        QVERIFY(!tiles.at(2).lacks.isEmpty());
        if (tiles.at(1).light != PlanTile::Light::Green) {
            QVERIFY(!tiles.at(1).lacks.isEmpty());
        }
    }

    void asksTheRows_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QString>("prepare");
        QTest::addColumn<QByteArray>("up");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("violations");
        const struct {
            const char *name;
            QStringList engines;
            const char *prepare;
            QByteArray up;
            const char *kind;
            int violations;
        } cases[] = {
            { "duplicates", { u"sqlite"_s, u"postgresql"_s, u"mysql"_s },
                "UPDATE people SET email = 'same' WHERE id <= 3",
                "CREATE UNIQUE INDEX one ON people (email);\n", "unique", 2 },
            { "no duplicates", { u"sqlite"_s, u"postgresql"_s, u"mysql"_s },
                "UPDATE people SET email = NULL WHERE id <= 3",
                "CREATE UNIQUE INDEX one ON people (email);\n", "unique", 0 },
            { "duplicates outside the WHERE", { u"sqlite"_s, u"postgresql"_s },
                "UPDATE people SET email = 'same' WHERE id <= 3",
                "CREATE UNIQUE INDEX one ON people (email) WHERE id > 2;\n", "unique", 0 },
            { "unique constraint", { u"postgresql"_s, u"mysql"_s },
                "UPDATE people SET email = 'same' WHERE id <= 3",
                "ALTER TABLE people ADD CONSTRAINT one UNIQUE (email);\n", "unique", 2 },
            { "nulls", { u"postgresql"_s }, "UPDATE people SET email = NULL WHERE id <= 4",
                "ALTER TABLE people ALTER COLUMN email SET NOT NULL;\n", "not_null", 4 },
            { "nulls by MODIFY", { u"mysql"_s }, "UPDATE people SET email = NULL WHERE id <= 4",
                "ALTER TABLE people MODIFY email varchar(100) NOT NULL;\n", "not_null", 4 },
            { "orphans", { u"postgresql"_s, u"mysql"_s },
                "INSERT INTO orders VALUES (1, 1, 1), (2, 999, 1), (3, NULL, 1)",
                "ALTER TABLE orders ADD CONSTRAINT whose FOREIGN KEY (person) REFERENCES people "
                "(id);\n",
                "references", 1 },
            { "check", { u"postgresql"_s, u"mysql"_s },
                "INSERT INTO orders VALUES (1, 1, -5), (2, 1, 5), (3, 1, NULL)",
                "ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0 /* paid ) */);\n",
                "check", 1 },
            { "too long", { u"postgresql"_s, u"mysql"_s },
                "UPDATE people SET email = 'a very long address' WHERE id <= 2",
                "ALTER TABLE people MODIFY email varchar(10);\n", "fits", 2 },
            { "no number", { u"postgresql"_s, u"mysql"_s },
                "UPDATE people SET age = 'old' WHERE id <= 5",
                "ALTER TABLE people MODIFY age integer;\n", "converts", 5 },
            { "rows in the way", { u"sqlite"_s, u"postgresql"_s }, "UPDATE people SET age = '1'",
                "ALTER TABLE people ADD COLUMN since date NOT NULL;\n", "no_rows", 20 },
        };
        for (const auto &each : cases) {
            for (const auto &engine : each.engines) {
                auto up = each.up;
                if (engine == "postgresql"_L1 && up.contains("MODIFY email varchar")) {
                    up.replace("MODIFY email", "ALTER COLUMN email TYPE");
                } else if (engine == "postgresql"_L1) {
                    up.replace(
                        "MODIFY age integer", "ALTER COLUMN age TYPE integer USING age::integer");
                }
                QTest::newRow(qPrintable(QLatin1StringView(each.name) + ' '_L1 + engine))
                    << engine << QString::fromLatin1(each.prepare) << up
                    << QString::fromLatin1(each.kind) << each.violations;
            }
        }
    }

    void asksTheRows()
    {
        QFETCH(QString, engine);
        QFETCH(QString, prepare);
        QFETCH(QByteArray, up);
        QFETCH(QString, kind);
        QFETCH(int, violations);
        const auto scene = shop(engine, 20);
        scene->run({ prepare });
        scene->project().writeDbmate(u"2_ask.sql"_s, up);
        const auto result = judged(*scene);
        const auto &conditions = result.verdicts.first().statements.first().preconditions;
        const auto found = std::ranges::find(conditions, kind,
            [](const Precondition &condition) { return preconditionName(condition.kind); });
        QVERIFY(found != conditions.end());
        QVERIFY2(found->violations, qPrintable(found->trouble));
        QCOMPARE(*found->violations, violations);
        const auto tile = planTiles(scene->plan(), {}, result.verdicts, {}, result.facts).at(2);
        if (violations > 0) {
            QCOMPARE(tile.light, PlanTile::Light::Red);
            QCOMPARE(tile.sentence, preconditionWords(*found));
        }
        // What the count says is what happens.
        QCOMPARE(scene->apply().kind == Outcome::Kind::Done, violations == 0);
    }

    void aValidCheckSparesTheScan()
    {
        const auto scene = shop(u"postgresql"_s, 2000);
        scene->project().writeDbmate(
            u"2_not_null.sql"_s, "ALTER TABLE people ALTER COLUMN email SET NOT NULL;\n");
        const auto before = judged(*scene);
        QVERIFY(!before.verdicts.first().statements.first().scans.isEmpty());
        QVERIFY(findingOf(before, u"set-not-null-scan"_s));
        // Added by hand: no migration tells of it.
        scene->run({ u"ALTER TABLE people ADD CONSTRAINT there CHECK (email IS NOT NULL)"_s });
        const auto after = judged(*scene);
        QVERIFY(after.verdicts.first().statements.first().scans.isEmpty());
        QVERIFY(!findingOf(after, u"set-not-null-scan"_s));
        QVERIFY(after.verdicts.first().statements.first().preconditions.isEmpty());
    }

    void validatesWhatThePlanAdds()
    {
        const auto scene = shop(u"postgresql"_s, 20);
        scene->run({ u"INSERT INTO orders VALUES (1, 1, -5), (2, 1, 5)"_s });
        scene->project().writeDbmate(u"2_check.sql"_s,
            "ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT VALID;\n");
        scene->project().writeDbmate(
            u"3_check.sql"_s, "ALTER TABLE orders VALIDATE CONSTRAINT paid;\n");
        const auto result = judged(*scene);
        const auto &condition = result.verdicts.at(1).statements.first().preconditions.first();
        QCOMPARE(condition.violations, 1);
    }

    void rowsThatThePlanChangesBeforeAreNoVerdict()
    {
        const auto scene = shop(u"postgresql"_s, 20);
        scene->run({ u"UPDATE people SET email = NULL WHERE id <= 4"_s });
        scene->project().writeDbmate(u"2_fill.sql"_s,
            "UPDATE people SET email = '' WHERE email IS NULL;\n"
            "ALTER TABLE people ALTER COLUMN email SET NOT NULL;\n");
        const auto result = judged(*scene);
        const auto &condition = result.verdicts.first().statements.at(1).preconditions.first();
        QVERIFY(condition.changedBefore);
        QCOMPARE(condition.violations, 4);
    }

    void findsTheCheckOfAStatement()
    {
        QCOMPARE(checkText(u"ALTER TABLE t ADD CHECK (a > ')'), ADD CHECK (b IN (1, 2))"_s, 1),
            u"(b IN (1, 2))"_s);
        QCOMPARE(
            checkText(u"ADD COLUMN \"check\" text -- check (x)\n, ADD CHECK (length(a) > 3)"_s, 0),
            u"(length(a) > 3)"_s);
        QCOMPARE(checkText(u"nothing"_s, 0), QString());
    }

    void asksOnceForAThousandTables_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::newRow("postgresql") << u"postgresql"_s;
        QTest::newRow("mysql") << u"mysql"_s;
    }
    void asksOnceForAThousandTables()
    {
        QFETCH(QString, engine);
        const Scene scene(engine);
        scene.project().writeDbmate(u"1_a.sql"_s, "SELECT 1;\n");
        const auto session = scene.session();
        QStringList names;
        QStringList statements;
        for (int i = 0; i < 1000; ++i) {
            names += u"t%1"_s.arg(i);
            statements += u"CREATE TABLE t%1 (id integer PRIMARY KEY, a text)"_s.arg(i);
        }
        scene.run(statements);
        const auto *reader = factReader(session.engine->info().id);
        const auto questionsFor = [&](const QStringList &tables) {
            Counted connection(scene.connect());
            const auto facts = reader->read(connection, session.connection,
                { .tables = tables, .budget = std::chrono::seconds(20), .columns = true });
            return std::pair(connection.questions, facts);
        };
        const auto [few, one] = questionsFor({ u"t1"_s });
        QElapsedTimer timer;
        timer.start();
        const auto [many, all] = questionsFor(names);
        qInfo("%d questions for 1000 tables, %lld ms", many, timer.elapsed());
        QCOMPARE(many, few);
        QCOMPARE(all.tables.size(), 1000);
        QCOMPARE(all.tables.at(77).rows, 0);
    }
};

QTEST_GUILESS_MAIN(LiveJudgeTest)
#include "tst_livejudge.moc"
