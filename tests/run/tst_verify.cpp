// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A rehearsal says which ways back lead back, on real servers, and leaves nothing behind.

#include "run/prooflog.h"
#include "run/scratch.h"
#include "run/seed.h"
#include "run/verify.h"
#include "support/everyengine.h"
#include "support/leftbehind.h"
#include "support/newurl.h"
#include "support/servers.h"
#include "support/take.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

class VerifyTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_project = std::make_unique<TestProject>(); }
    void tellsWhatReturns_data();
    void tellsWhatReturns();
    void findsPlantedFaults_data();
    void findsPlantedFaults();
    void aRebuildThatCascadesIsFound();
    void anUpThatFailsOnRowsIsFound_data() { everyEngine(); }
    void anUpThatFailsOnRowsIsFound();
    void whatStandsInTheWayIsSaidOfAllThatFollows_data() { everyEngine(); }
    void whatStandsInTheWayIsSaidOfAllThatFollows();
    void whatMigrationsThrowAwayIsLossy_data() { everyEngine(); }
    void whatMigrationsThrowAwayIsLossy();
    void appliedOnesGoDownAndUp_data() { everyEngine(); }
    void appliedOnesGoDownAndUp();
    void afterABrokenWayTheNextOneIsStillRehearsed_data() { everyEngine(); }
    void afterABrokenWayTheNextOneIsStillRehearsed();
    void rowsFitTheirTables_data() { everyEngine(); }
    void rowsFitTheirTables();
    void rowsPassConditionsOverSeveralColumns_data() { everyEngine(); }
    void rowsPassConditionsOverSeveralColumns();
    void aTableThatTakesNoRowsIsTriedOnce_data() { everyEngine(); }
    void aTableThatTakesNoRowsIsTriedOnce();
    void verdictsAreKeptByFileAndServer();
    void otherDatabasesAreLeftAlone();

private:
    Session open(const QString &engine);
    Result<Verification> verify(const Session &session, const VerifyRequest &request = {});
    void apply(const Session &session, const QStringList &statements);

    std::unique_ptr<TestProject> m_project;
};

Session VerifyTest::open(const QString &engine)
{
    const auto url = newUrl(engine, *m_project);
    return openSession(m_project->request(url)).value();
}

Result<Verification> VerifyTest::verify(const Session &session, const VerifyRequest &request)
{
    auto result = verifyPlan(session, request, {});
    [&] { QVERIFY2(result, result ? "" : qPrintable(oneLine(result.error()))); }();
    [&] { QCOMPARE(leftBehind(session), QStringList()); }();
    return result;
}

void VerifyTest::apply(const Session &session, const QStringList &statements)
{
    auto connection = session.engine->connect(session.connection, Access::ReadWrite).value();
    for (const auto &sql : statements) {
        const auto done = connection->execute(sql);
        [&] { QVERIFY2(done, done ? "" : qPrintable(oneLine(done.error()))); }();
    }
}

void VerifyTest::tellsWhatReturns_data()
{
    everyEngine();
}

void VerifyTest::tellsWhatReturns()
{
    QFETCH(const QString, engine);
    m_project->writeDbmate(u"1_people.sql"_s,
        "CREATE TABLE people (id integer PRIMARY KEY, name varchar(40) NOT NULL);",
        "DROP TABLE people;");
    m_project->writeDbmate(u"2_mail.sql"_s, "ALTER TABLE people ADD COLUMN mail varchar(80);",
        "ALTER TABLE people DROP COLUMN mail;");
    m_project->writeDbmate(u"3_index.sql"_s, "CREATE UNIQUE INDEX people_mail ON people (mail);",
        engine == "mysql"_L1 ? "DROP INDEX people_mail ON people;" : "DROP INDEX people_mail;");
    const auto session = open(engine);
    const auto empty = verify(session);
    QVERIFY(empty->ok);
    QCOMPARE(empty->trips.size(), 3);
    QCOMPARE(verdictWord(empty->trips.at(0).proof.verdict), u"proven"_s);
    QCOMPARE(verdictWord(empty->trips.at(1).proof.verdict), u"shape-only"_s);

    const auto full = verify(session, { .rows = 300 });
    QVERIFY2(full->ok, qPrintable(full->trips.last().proof.reasons.join(u'\n')));
    for (const auto &trip : full->trips) {
        QCOMPARE(verdictWord(trip.proof.verdict), u"proven"_s);
        QVERIFY(trip.returns);
        QCOMPARE(trip.fingerprints.size(), 4);
        QCOMPARE(trip.fingerprints.at(0), trip.fingerprints.at(2));
        QCOMPARE(trip.fingerprints.at(1), trip.fingerprints.at(3));
    }
    QCOMPARE(full->trips.at(1).proof.rows, 300);
    QCOMPARE(full->rows, 300);
}

void VerifyTest::findsPlantedFaults_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QByteArray>("up");
    QTest::addColumn<QByteArray>("down");
    QTest::addColumn<QString>("reason");
    const auto add = [](const char *name, const QByteArray &up, const QByteArray &down,
                         const QString &reason) {
        for (const auto &engine : { u"sqlite"_s, u"postgresql"_s, u"mysql"_s }) {
            QTest::addRow("%s: %s", qPrintable(engine), name) << engine << up << down << reason;
        }
    };
    add("a forgotten column",
        "ALTER TABLE base ADD COLUMN a integer;\nALTER TABLE base ADD COLUMN b integer;",
        "ALTER TABLE base DROP COLUMN a;", u"base.b is left behind"_s);
    add("a forgotten index", "CREATE TABLE t (id integer);\nCREATE INDEX base_n ON base (n);",
        "DROP TABLE t;", u"base_n"_s);
    add("an empty way down", "CREATE TABLE t (id integer);", "SELECT 1;", u"t is left behind"_s);
    add("another type", "ALTER TABLE base DROP COLUMN n;",
        "ALTER TABLE base ADD COLUMN n varchar(7);", u"base.n comes back different"_s);
    add("a lost default", "ALTER TABLE base DROP COLUMN w;",
        "ALTER TABLE base ADD COLUMN w integer;", u"base.w comes back different"_s);
    add("rows left behind", "INSERT INTO base (id, n) VALUES (900001, 1), (900002, 2);",
        "SELECT 1;", u"rows before"_s);
    add("a failing way down", "CREATE TABLE t (id integer);", "DROP TABLE nowhere;", u"nowhere"_s);
    add("a way that works once",
        "CREATE TABLE t (id integer);\nINSERT INTO memory (id) VALUES (1);", "DROP TABLE t;",
        u"memory"_s);
}

void VerifyTest::findsPlantedFaults()
{
    QFETCH(const QString, engine);
    QFETCH(const QByteArray, up);
    QFETCH(const QByteArray, down);
    QFETCH(const QString, reason);
    m_project->writeDbmate(u"1_base.sql"_s,
        "CREATE TABLE base (id integer PRIMARY KEY, n integer, w integer DEFAULT 7);\n"
        "CREATE TABLE memory (id integer PRIMARY KEY);",
        "DROP TABLE memory;\nDROP TABLE base;");
    m_project->writeDbmate(u"2_fault.sql"_s, up, down);
    const auto result = verify(open(engine));
    QVERIFY(!result->ok);
    QCOMPARE(result->trips.size(), 2);
    QVERIFY(result->trips.at(0).returns);
    const auto &trip = result->trips.at(1);
    QVERIFY(!trip.returns);
    QCOMPARE(verdictWord(trip.proof.verdict), u"broken"_s);
    QVERIFY2(trip.proof.reasons.join(u'\n').contains(reason),
        qPrintable(trip.proof.reasons.join(u'\n')));
}

void VerifyTest::aRebuildThatCascadesIsFound()
{
    m_project->writeDbmate(u"1_rebuild.sql"_s,
        "CREATE TABLE new_parents (id INTEGER PRIMARY KEY, name TEXT);\n"
        "INSERT INTO new_parents SELECT id, name FROM parents;\n"
        "DROP TABLE parents;\nALTER TABLE new_parents RENAME TO parents;",
        "CREATE TABLE old_parents (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
        "INSERT INTO old_parents SELECT id, name FROM parents;\n"
        "DROP TABLE parents;\nALTER TABLE old_parents RENAME TO parents;");
    const auto session = open(u"sqlite"_s);
    apply(session,
        { u"CREATE TABLE parents (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"_s,
            u"CREATE TABLE children (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL"
            " REFERENCES parents (id) ON DELETE CASCADE)"_s });
    for (const auto rows : { 0, 50 }) {
        if (rows == 0) {
            apply(session,
                { u"INSERT INTO parents VALUES (1, 'a'), (2, 'b')"_s,
                    u"INSERT INTO children VALUES (1, 1), (2, 1), (3, 2)"_s });
        }
        const auto result = verify(session, { .rows = rows });
        QVERIFY(!result->ok);
        const auto &trip = result->trips.first();
        QVERIFY(!trip.returns);
        QCOMPARE(trip.damage.size(), 1);
        QCOMPARE(trip.damage.first().table, u"children"_s);
        QCOMPARE(trip.damage.first().rowsAfter, 0);
        QVERIFY(trip.damage.first().byForeignKeys);
    }
    // Outside a transaction the pragma counts, and nothing is lost.
    m_project->write(u"1_rebuild.sql"_s,
        "-- migrate:up transaction:false\nPRAGMA foreign_keys = OFF;\n"
        "CREATE TABLE new_parents (id INTEGER PRIMARY KEY, name TEXT);\n"
        "INSERT INTO new_parents SELECT id, name FROM parents;\n"
        "DROP TABLE parents;\nALTER TABLE new_parents RENAME TO parents;\n"
        "-- migrate:down transaction:false\nPRAGMA foreign_keys = OFF;\n"
        "CREATE TABLE old_parents (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
        "INSERT INTO old_parents SELECT id, name FROM parents;\n"
        "DROP TABLE parents;\nALTER TABLE old_parents RENAME TO parents;\n");
    const auto safe = verify(session);
    QVERIFY2(safe->ok, qPrintable(safe->trips.first().proof.reasons.join(u'\n')));
}

void VerifyTest::anUpThatFailsOnRowsIsFound()
{
    QFETCH(const QString, engine);
    m_project->writeDbmate(u"1_base.sql"_s,
        "CREATE TABLE base (id integer PRIMARY KEY, n integer NOT NULL);", "DROP TABLE base;");
    m_project->writeDbmate(u"2_group.sql"_s, "CREATE UNIQUE INDEX base_n ON base (n);",
        engine == "mysql"_L1 ? "DROP INDEX base_n ON base;" : "DROP INDEX base_n;");
    m_project->writeDbmate(
        u"3_pets.sql"_s, "CREATE TABLE pets (id integer PRIMARY KEY);", "DROP TABLE pets;");
    m_project->writeDbmate(u"4_toys.sql"_s,
        "CREATE TABLE toys (id integer);\nALTER TABLE pets ADD COLUMN age integer;",
        "DROP TABLE toys;");
    const auto session = open(engine);
    QCOMPARE(verdictWord(verify(session)->trips.at(1).proof.verdict), u"shape-only"_s);
    // Thousands of rows within a few thousand numbers: some are the same.
    const auto result = verify(session, { .rows = 3000 });
    QVERIFY(!result->ok);
    QVERIFY(result->trips.at(0).returns);
    QVERIFY(!result->trips.at(1).error.what.isEmpty());
    QCOMPARE(verdictWord(result->trips.at(1).proof.verdict), u"fails"_s);
    // What comes after it is rehearsed all the same, on rows, and the next fault is found.
    QCOMPARE(result->trips.size(), 4);
    QCOMPARE(verdictWord(result->trips.at(2).proof.verdict), u"proven"_s);
    QCOMPARE(result->trips.at(3).proof.rows, 3000);
    QVERIFY(result->trips.at(3).proof.reasons.join(u'\n').contains(u"age is left behind"_s));
    QVERIFY2(result->notes.join(u'\n').contains(u"2 fails on rows"_s),
        qPrintable(result->notes.join(u'\n')));
}

void VerifyTest::whatStandsInTheWayIsSaidOfAllThatFollows()
{
    QFETCH(const QString, engine);
    m_project->writeDbmate(u"1_base.sql"_s, "CREATE TABLE base (id integer);", "DROP TABLE base;");
    m_project->writeDbmate(u"2_wrong.sql"_s, "ALTER TABLE nowhere ADD COLUMN a integer;", "");
    m_project->writeDbmate(u"3_after.sql"_s, "CREATE TABLE t (id integer);", "DROP TABLE t;");
    const auto result = verify(open(engine), { .rows = 10 });
    QVERIFY(!result->ok);
    QCOMPARE(result->trips.size(), 3);
    QCOMPARE(verdictWord(result->trips.at(1).proof.verdict), u"fails"_s);
    QCOMPARE(verdictWord(result->trips.at(2).proof.verdict), u"not-rehearsed"_s);
    QVERIFY2(result->trips.at(2).error.what.contains(u"2 is in the way"_s),
        qPrintable(result->trips.at(2).error.what));
}

void VerifyTest::whatMigrationsThrowAwayIsLossy()
{
    QFETCH(const QString, engine);
    m_project->writeDbmate(u"1_base.sql"_s,
        "CREATE TABLE base (id integer PRIMARY KEY, n integer, m integer);", "DROP TABLE base;");
    m_project->writeDbmate(u"2_drop.sql"_s, "ALTER TABLE base DROP COLUMN m;",
        "ALTER TABLE base ADD COLUMN m integer;");
    m_project->writeDbmate(u"3_delete.sql"_s, "DELETE FROM base WHERE n < 5000;", "SELECT 1;");
    m_project->writeDbmate(u"4_one_way.sql"_s, "UPDATE base SET n = 1;", "");
    const auto session = open(engine);
    const auto result = verify(session, { .rows = 200 });
    QCOMPARE(verdictWord(result->trips.at(1).proof.verdict), u"lossy"_s);
    QCOMPARE(result->trips.at(1).lost.size(), 1);
    QCOMPARE(result->trips.at(1).lost.first().column, u"m"_s);
    QVERIFY(result->trips.at(1).returns);
    QCOMPARE(verdictWord(result->trips.at(2).proof.verdict), u"lossy"_s);
    const auto strict = verify(session, { .rows = 200, .strict = true });
    QVERIFY(!strict->ok);
    QVERIFY(!strict->trips.at(1).returns);
}

void VerifyTest::appliedOnesGoDownAndUp()
{
    QFETCH(const QString, engine);
    m_project->writeDbmate(u"1_people.sql"_s,
        "CREATE TABLE people (id integer PRIMARY KEY, name varchar(40));", "DROP TABLE people;");
    m_project->writeDbmate(u"2_good.sql"_s, "CREATE INDEX people_name ON people (name);",
        engine == "mysql"_L1 ? "DROP INDEX people_name ON people;" : "DROP INDEX people_name;");
    m_project->writeDbmate(u"3_bad.sql"_s,
        "CREATE TABLE pets (id integer);\nCREATE TABLE toys (id integer);", "DROP TABLE pets;");
    const auto session = open(engine);
    apply(session,
        { u"CREATE TABLE people (id integer PRIMARY KEY, name varchar(40))"_s,
            u"CREATE INDEX people_name ON people (name)"_s, u"CREATE TABLE pets (id integer)"_s,
            u"CREATE TABLE toys (id integer)"_s,
            u"CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY)"_s,
            u"INSERT INTO schema_migrations VALUES ('1'), ('2'), ('3')"_s });
    const auto result = verify(session, { .rows = 20, .applied = { u"2"_s } });
    QCOMPARE(result->trips.size(), 2);
    QCOMPARE(result->trips.at(0).version.text, u"3"_s);
    QVERIFY(!result->trips.at(0).returns);
    QCOMPARE(result->trips.at(1).version.text, u"2"_s);
    QVERIFY2(
        result->trips.at(1).returns, qPrintable(result->trips.at(1).proof.reasons.join(u'\n')));
    const auto last = verify(session, { .last = 1 });
    QCOMPARE(last->trips.size(), 1);
    const auto unknown = verifyPlan(session, { .applied = { u"9"_s } }, {});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::Usage);
}

void VerifyTest::afterABrokenWayTheNextOneIsStillRehearsed()
{
    QFETCH(const QString, engine);
    m_project->writeDbmate(
        u"1_base.sql"_s, "CREATE TABLE base (id integer PRIMARY KEY);", "DROP TABLE base;");
    m_project->writeDbmate(u"2_half.sql"_s, "ALTER TABLE base ADD COLUMN a integer;",
        "ALTER TABLE base ADD COLUMN b integer;\nDROP TABLE nowhere;");
    m_project->writeDbmate(u"3_next.sql"_s, "ALTER TABLE base ADD COLUMN b integer;",
        "ALTER TABLE base DROP COLUMN b;");
    const auto result = verify(open(engine), { .rows = 10 });
    QCOMPARE(result->trips.size(), 3);
    QVERIFY(!result->trips.at(1).returns);
    QVERIFY2(
        result->trips.at(2).returns, qPrintable(result->trips.at(2).proof.reasons.join(u'\n')));
}

void VerifyTest::aTableThatTakesNoRowsIsTriedOnce()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    apply(session,
        { u"CREATE TABLE never (id integer PRIMARY KEY, a integer NOT NULL CHECK (a * a = 7))"_s });
    const auto connection = session.engine->connect(session.connection, Access::ReadWrite).value();
    SeedRequest request { .rows = 60 };
    const auto first = take(seedRows(*session.engine, *connection, request, {}));
    QCOMPARE(first.notes.size(), 1);
    request.givenUp = first.givenUp;
    QCOMPARE(take(seedRows(*session.engine, *connection, request, {})).notes, QStringList());
    // Another shape may take what the old one did not.
    apply(session, { u"ALTER TABLE never ADD COLUMN b integer"_s });
    QCOMPARE(take(seedRows(*session.engine, *connection, request, {})).notes.size(), 1);
}

void VerifyTest::rowsFitTheirTables()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    const bool postgres = engine == "postgresql"_L1;
    QStringList sql {
        u"CREATE TABLE shops (id integer PRIMARY KEY, code varchar(6) NOT NULL UNIQUE,"
        " kind varchar(10) NOT NULL CHECK (kind IN ('small', 'big')), stars integer NOT NULL CHECK "
        "(stars BETWEEN 1 AND 5),"
        " price decimal(5,2) NOT NULL CHECK (price > 0), opened date NOT NULL, seen timestamp NULL, note text)"_s,
        u"CREATE TABLE staff (id integer PRIMARY KEY, shop_id integer NOT NULL"
        " REFERENCES shops (id),"
        " boss_id integer REFERENCES staff (id), starts date NOT NULL, ends date, CHECK (ends > starts))"_s,
        u"CREATE TABLE places (shop_id integer NOT NULL REFERENCES shops (id), staff_id integer "
        u"NOT NULL REFERENCES staff (id),"
        " PRIMARY KEY (shop_id, staff_id))"_s,
        u"CREATE TABLE pins (shop_id integer NOT NULL UNIQUE REFERENCES shops (id), pin varchar(4) NOT NULL CHECK (length(pin) = 4))"_s,
    };
    if (postgres) {
        sql += u"CREATE TYPE mood AS ENUM ('sad', 'ok')"_s;
        sql += u"CREATE DOMAIN positive AS integer CHECK (VALUE > 0)"_s;
        sql += u"CREATE TABLE odd (id uuid PRIMARY KEY, m mood NOT NULL, ms mood[] NOT NULL, p "
               "positive NOT NULL, j jsonb NOT NULL,"
               " b bytea NOT NULL, tags text[] NOT NULL, ip inet NOT NULL, span interval NOT NULL, "
               "flag boolean NOT NULL,"
               " serial bigint GENERATED ALWAYS AS IDENTITY, twice integer"
               " GENERATED ALWAYS AS (2) STORED,"
               " r int4range, at timestamptz NOT NULL, bits bit(3) NOT NULL)"_s;
    } else if (engine == "mysql"_L1) {
        sql +=
            u"CREATE TABLE odd (id bigint unsigned AUTO_INCREMENT PRIMARY KEY, m enum('sad','ok') "
            u"NOT NULL, s set('a','b') NOT NULL,"
            " j json NOT NULL, b varbinary(20) NOT NULL, y year NOT NULL, t time NOT NULL, tiny "
            "tinyint NOT NULL,"
            " flag tinyint(1) NOT NULL, twice integer AS (2) STORED, bits bit(3) NOT NULL, d double NOT NULL)"_s;
    } else {
        sql +=
            u"CREATE TABLE odd (id TEXT PRIMARY KEY, r REAL NOT NULL, b BLOB NOT NULL, flag BOOLEAN NOT NULL, free NOT NULL) WITHOUT ROWID"_s;
    }
    apply(session, sql);
    auto connection = session.engine->connect(session.connection, Access::ReadWrite).value();
    const auto seeded = seedRows(*session.engine, *connection, { .rows = 700 }, {});
    QVERIFY2(seeded, seeded ? "" : qPrintable(oneLine(seeded.error())));
    QVERIFY2(seeded->notes.isEmpty(), qPrintable(seeded->notes.join(u'\n')));
    for (const auto &table : { u"shops"_s, u"staff"_s, u"places"_s, u"pins"_s, u"odd"_s }) {
        const auto rows = connection->query(
            u"SELECT count(*) FROM "_s + session.engine->identifier(table));
        QVERIFY2(rows->rows.first().first().toInt() >= 690,
            qPrintable(table + u' ' + rows->rows.first().first().toString()));
    }
    const auto nulls = connection->query(u"SELECT count(*) FROM shops WHERE note IS NULL"_s);
    QVERIFY(nulls->rows.first().first().toInt() > 20);
    // Nothing is missing, so nothing is made.
    QCOMPARE(seedRows(*session.engine, *connection, { .rows = 690 }, {})->rows, 0);
    // The bounds, words and shares that were seen there come back on a copy.
    apply(session, { u"UPDATE shops SET note = 'same'"_s });
    const auto facts = readSeen(*session.engine, *connection, 500);
    QVERIFY(facts);
    const auto name = postgres ? u"public.shops"_s : u"shops"_s;
    QCOMPARE(facts->value(name).rows, 500);
    QCOMPARE(facts->value(name).columns.value(u"note"_s).words, QStringList { u"same"_s });
    QCOMPARE(facts->value(name).columns.value(u"stars"_s).high, u"5"_s);
    QVERIFY(facts->value(name).columns.value(u"code"_s).words.isEmpty());
}

// In order, one of two, at least one, either this or that.
void VerifyTest::rowsPassConditionsOverSeveralColumns()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    const bool postgres = engine == "postgresql"_L1;
    const auto one = postgres ? u"num_nonnulls(post_id, photo_id, word) = 1"_s
        : engine == "mysql"_L1
        ? u"(post_id is not null) + (photo_id is not null) + (word is not null) = 1"_s
        : u"(CASE WHEN post_id IS NULL THEN 0 ELSE 1 END) + (photo_id IS NOT NULL) + (word IS NOT NULL) = 1"_s;
    apply(session,
        { u"CREATE TABLE jobs (id integer PRIMARY KEY, state varchar(20) NOT NULL, attempt integer "
          "NOT NULL, max_attempts integer NOT NULL, CHECK (max_attempts > 0), CHECK (attempt >= 0 "
          "AND attempt <= max_attempts))"_s,
            u"CREATE TABLE stays (id integer PRIMARY KEY, leaves date NOT NULL, arrives date NOT "
            "NULL, first_day timestamp NULL, last_day timestamp NULL, CHECK (arrives < leaves), "
            "CHECK (last_day IS NULL OR last_day > first_day))"_s,
            u"CREATE TABLE posts (id integer PRIMARY KEY)"_s,
            u"CREATE TABLE photos (id integer PRIMARY KEY)"_s,
            u"CREATE TABLE notes (id integer PRIMARY KEY, post_id integer REFERENCES posts (id), "
            "photo_id integer REFERENCES photos (id), word varchar(20), CHECK (%1))"_s.arg(one),
            u"CREATE TABLE people (id integer PRIMARY KEY, mail varchar(40),"
            " phone varchar(40), CHECK "
            "(mail IS NOT NULL OR phone IS NOT NULL))"_s,
            u"CREATE TABLE either (id integer PRIMARY KEY, a integer, b integer, CHECK ((a IS NULL) <> (b IS NULL)))"_s,
            u"CREATE TABLE kinds (id integer PRIMARY KEY, kind varchar(10)"
            " NOT NULL, amount integer, "
            "word varchar(20), CHECK ((kind = 'sum' AND amount > 0 AND word IS NULL) OR (kind = "
            "'text' AND amount IS NULL AND word IS NOT NULL)))"_s,
            u"CREATE TABLE ends (id integer PRIMARY KEY, status"
            " varchar(10) NOT NULL, done_at date, "
            "CHECK (status <> 'done' OR done_at IS NOT NULL), CHECK (status IN ('open', 'done')))"_s });
    auto connection = session.engine->connect(session.connection, Access::ReadWrite).value();
    const auto seeded = take(seedRows(*session.engine, *connection, { .rows = 600 }, {}));
    QVERIFY2(seeded.notes.isEmpty(), qPrintable(seeded.notes.join(u'\n')));
    const auto count = [&](const QString &what) {
        return connection->query(u"SELECT count(*) FROM "_s + what)->rows.first().first().toInt();
    };
    for (const auto &table :
        { u"jobs"_s, u"stays"_s, u"notes"_s, u"people"_s, u"either"_s, u"kinds"_s, u"ends"_s }) {
        QVERIFY2(count(table) == 600, qPrintable(table + u' ' + QString::number(count(table))));
    }
    // Each way comes up.
    for (const auto &way : { u"notes WHERE post_id IS NOT NULL"_s,
             u"notes WHERE photo_id IS NOT NULL"_s, u"notes WHERE word IS NOT NULL"_s,
             u"either WHERE a IS NULL"_s, u"either WHERE b IS NULL"_s,
             u"kinds WHERE kind = 'sum'"_s, u"kinds WHERE kind = 'text'"_s,
             u"people WHERE phone IS NULL"_s, u"jobs WHERE attempt < max_attempts"_s }) {
        QVERIFY2(count(way) > 30, qPrintable(way + u' ' + QString::number(count(way))));
    }
}

void VerifyTest::verdictsAreKeptByFileAndServer()
{
    m_project->writeDbmate(
        u"1_people.sql"_s, "CREATE TABLE people (id integer PRIMARY KEY);", "DROP TABLE people;");
    const auto session = open(u"sqlite"_s);
    const auto result = verify(session);
    const auto &proof = result->trips.first().proof;
    const auto proofs = Proofs::read();
    QCOMPARE(proofs.of(proof.source, proof.engine, proof.server).verdict, Verdict::Proven);
    QCOMPARE(proofs.of(proof.source, proof.engine, u"1.0"_s).verdict, Verdict::NotRehearsed);
    QCOMPARE(proofs.of(u"beef"_s, proof.engine, proof.server).verdict, Verdict::NotRehearsed);
}

void VerifyTest::otherDatabasesAreLeftAlone()
{
    const auto session = open(u"postgresql"_s);
    const auto &name = session.connection.database;
    m_project->writeDbmate(u"1_zone.sql"_s,
        "ALTER DATABASE \"" + name.toUtf8() + "\" SET timezone TO 'Asia/Tokyo';", "SELECT 1;");
    const auto result = verify(session);
    QCOMPARE(result->trips.first().error.kind, ErrorKind::Refused);
    const auto again = session.engine->connect(session.connection, Access::ReadOnly).value();
    const auto zone = again->query(u"SHOW timezone"_s);
    QVERIFY(zone->rows.first().first().toString() != u"Asia/Tokyo"_s);
}

QTEST_GUILESS_MAIN(VerifyTest)
#include "tst_verify.moc"
