// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Some tables of a backup, or a backup of some tables alone: put back in the place of what is there,
// with all that hangs on them and nothing else.

#include "run/auditlog.h"
#include "run/backupsintest.h"
#include "run/planner.h"
#include "run/runner.h"
#include "support/everyengine.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

class TableBackupTest : public QObject, BackupsInTest
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void affectedTablesAloneComeBack_data() { everyEngine(); }
    void affectedTablesAloneComeBack();
    void tablesWithOddNamesComeBack_data() { everyEngine(); }
    void tablesWithOddNamesComeBack();
    void whatOthersReferToIsNotTakenAway_data() { everyEngine(); }
    void whatOthersReferToIsNotTakenAway();
    void keysOfTimeAreComparedExactly_data() { everyEngine(); }
    void keysOfTimeAreComparedExactly();
    void whatHangsOnTheTablesIsMadeAgain();
    void restoredTablesKeepTheirOwners();
    void viewsMadeAgainKeepOwnersAndPrivileges();
    void aBackupOfTablesWithoutItsListIsRefused_data() { everyEngine(); }
    void aBackupOfTablesWithoutItsListIsRefused();
    void partitionsGoWithTheirTable();
    void sqliteKeepsNumbersCountersAndTriggers();
};

void TableBackupTest::affectedTablesAloneComeBack()
{
    QFETCH(const QString, engine);
    m_project->writeDbmate(u"1_orders.sql"_s, "UPDATE orders SET customer_id = 3;", "SELECT 1;");
    const auto session = open(engine);
    send(session, shop);
    const auto schema = schemaOf(session);
    const auto backup = makeBackup(
        session, { .file = file(u"a.backup"_s), .scope = BackupScope::Affected });
    QVERIFY2(backup, qPrintable(said(backup)));
    QVERIFY2(backup->tested, qPrintable(backup->notTested));
    QCOMPARE(backup->tables, 1);
    QCOMPARE(backup->rows, 2);
    QVERIFY2(backup->only.size() == 1 && backup->only.first().endsWith("orders"_L1),
        qPrintable(backup->only.join(u' ')));

    send(session,
        { u"DELETE FROM orders"_s, u"INSERT INTO customers (id, name) VALUES (7, 'new')"_s,
            u"ALTER TABLE orders ADD COLUMN phone varchar(20)"_s });
    const auto restore = Restore::prepare(session, { .file = file(u"a.backup"_s) });
    QVERIFY2(restore, qPrintable(said(restore)));
    QCOMPARE((*restore)->plan().only, backup->only);
    QVERIFY(restoreText((*restore)->plan()).contains("Everything else stays"_L1));
    // The column went in after the backup; the history does not go back with the tables.
    QVERIFY(restoreText((*restore)->plan()).contains("still counts as applied"_L1));
    QCOMPARE(column(session, u"SELECT count(*) FROM orders"_s), QStringList { u"0"_s });
    const auto done = (*restore)->run();
    QVERIFY2(done, qPrintable(said(done)));
    QCOMPARE(compareSchemas(schema, schemaOf(session)).size(), 0);
    QCOMPARE(column(session, u"SELECT customer_id FROM orders ORDER BY id"_s),
        (QStringList { u"1"_s, u"2"_s }));
    QCOMPARE(column(session, u"SELECT count(*) FROM customers"_s), QStringList { u"4"_s });
    QCOMPARE(leftBehind(session), QStringList());
}

void TableBackupTest::tablesWithOddNamesComeBack()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    const auto quoted = [&](const QString &name) { return session.engine->identifier(name); };
    const QStringList odd { u"Or.ders"_s, u"of the \"day\""_s, u"a,b"_s, u"--x*?$"_s };
    for (const auto &name : odd) {
        send(session,
            { u"CREATE TABLE %1 (id integer PRIMARY KEY, %2 varchar(20))"_s.arg(
                  quoted(name), quoted(u"My Text"_s)),
                u"INSERT INTO %1 VALUES (1, 'one'), (2, NULL)"_s.arg(quoted(name)) });
    }
    send(session, { u"CREATE TABLE orders (id integer PRIMARY KEY)"_s });
    QStringList words;
    for (const auto &name : odd) {
        words += quoted(name);
    }
    const auto backup = makeBackup(session,
        { .file = file(u"a.backup"_s), .scope = BackupScope::Named, .named = words.join(u',') });
    QVERIFY2(backup, qPrintable(said(backup)));
    QVERIFY2(backup->tested, qPrintable(backup->notTested));
    QCOMPARE(backup->tables, 4);
    QCOMPARE(backup->rows, 8);
    const auto schema = schemaOf(session);
    for (const auto &name : odd) {
        send(session, { u"DROP TABLE "_s + quoted(name) });
    }
    const auto restore = Restore::prepare(session, { .file = file(u"a.backup"_s) });
    QVERIFY2(restore, qPrintable(said(restore)));
    const auto done = (*restore)->run();
    QVERIFY2(done, qPrintable(said(done)));
    QCOMPARE(compareSchemas(schema, schemaOf(session)).size(), 0);
    for (const auto &name : odd) {
        QCOMPARE(
            column(session, u"SELECT count(*) FROM "_s + quoted(name)), QStringList { u"2"_s });
    }
}

void TableBackupTest::whatOthersReferToIsNotTakenAway()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    send(session, shop);
    for (const auto &table : { u"customers"_s, u"orders"_s }) {
        const auto backup = makeBackup(session,
            { .file = file(table + u".backup"_s), .scope = BackupScope::Named, .named = table });
        QVERIFY2(backup && backup->tested, qPrintable(said(backup)));
    }
    send(session,
        { u"DELETE FROM orders WHERE id = 1"_s, u"DELETE FROM customers WHERE id = 1"_s,
            u"INSERT INTO customers (id, name) VALUES (9, 'new')"_s,
            u"INSERT INTO orders (id, customer_id) VALUES (9, 9)"_s });
    const auto counts = countsOf(session);
    const auto customers = Restore::prepare(session, { .file = file(u"customers.backup"_s) });
    QVERIFY(!customers);
    QVERIFY2(
        customers.error().what.contains("refers now to 1 row"_L1), qPrintable(said(customers)));
    QCOMPARE(exitStatus(customers.error()), 2);
    const auto orders = Restore::prepare(session, { .file = file(u"orders.backup"_s) });
    QVERIFY(!orders);
    QVERIFY2(orders.error().what.contains("not there now"_L1), qPrintable(said(orders)));
    QCOMPARE(countsOf(session), counts);
    QCOMPARE(leftBehind(session), QStringList());

    // Where it fits, only at the last moment no more: all stays as it was where that can be.
    send(session, { u"DELETE FROM orders"_s });
    const auto fits = Restore::prepare(session, { .file = file(u"customers.backup"_s) });
    QVERIFY2(fits, qPrintable(said(fits)));
    send(session, { u"INSERT INTO orders (id, customer_id) VALUES (9, 9)"_s });
    const auto done = (*fits)->run();
    QVERIFY(!done);
    if (engine != "mysql"_L1) {
        QVERIFY2(done.error().untouched.contains("as it was"_L1), qPrintable(said(done)));
        QCOMPARE(column(session, u"SELECT id FROM customers ORDER BY id"_s),
            (QStringList { u"2"_s, u"3"_s, u"9"_s }));
    } else {
        QVERIFY2(done.error().what.contains("refer to nothing"_L1), qPrintable(said(done)));
    }
}

// To the microsecond; and what referred to nothing before is no fault of a restore.
void TableBackupTest::keysOfTimeAreComparedExactly()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    send(session,
        { u"CREATE TABLE moments (at timestamp(6) NOT NULL PRIMARY KEY, n integer)"_s,
            u"CREATE TABLE notes (id integer PRIMARY KEY, at timestamp(6) NULL, FOREIGN KEY (at) REFERENCES moments (at))"_s,
            u"INSERT INTO moments VALUES ('2025-01-01 10:00:00.000001', 1), ('2025-01-01 10:00:00.000002', 2), ('2025-01-01 10:00:01.999999', 3)"_s,
            u"INSERT INTO notes VALUES (1, '2025-01-01 10:00:00.000002'), (2, '2025-01-01 10:00:01.999999')"_s });
    for (const auto &table : { u"moments"_s, u"notes"_s }) {
        const auto backup = makeBackup(session,
            { .file = file(table + u".backup"_s), .scope = BackupScope::Named, .named = table });
        QVERIFY2(backup && backup->tested, qPrintable(said(backup)));
    }
    if (engine == "mysql"_L1) {
        send(session,
            { u"CREATE TABLE old (id integer PRIMARY KEY)"_s,
                u"CREATE TABLE older (id integer, FOREIGN KEY (id) REFERENCES old (id))"_s,
                u"SET foreign_key_checks = 0"_s, u"INSERT INTO older VALUES (7)"_s,
                u"INSERT INTO notes VALUES (9, '2025-01-01 10:00:00.000009')"_s });
    }
    for (const auto &table : { u"moments"_s, u"notes"_s }) {
        const auto restore = Restore::prepare(session, { .file = file(table + u".backup"_s) });
        QVERIFY2(restore, qPrintable(said(restore)));
        const auto done = (*restore)->run();
        QVERIFY2(done, qPrintable(said(done)));
    }
    QCOMPARE(column(session, u"SELECT count(*) FROM notes"_s), QStringList { u"2"_s });
}

// Views, and foreign keys of others, go with a table on PostgreSQL.
void TableBackupTest::whatHangsOnTheTablesIsMadeAgain()
{
    SWITCHBACK_NEEDS(PostgresServer);
    const auto session = open(u"postgresql"_s);
    send(session, shop);
    send(session,
        { u"CREATE VIEW long_names AS SELECT name FROM names WHERE length(name) > 3"_s,
            u"COMMENT ON VIEW names IS 'who they are'"_s,
            u"CREATE TYPE mood AS ENUM ('sad', 'glad')"_s,
            u"ALTER TABLE customers ADD COLUMN invited_by integer CONSTRAINT \"Who asked\" REFERENCES customers (id)"_s,
            u"COMMENT ON CONSTRAINT \"Who asked\" ON customers IS 'a friend'"_s,
            u"COMMENT ON CONSTRAINT customers_pkey ON customers IS 'a number'"_s,
            u"ALTER TABLE customers ADD COLUMN mood mood DEFAULT 'glad', ADD COLUMN number serial"_s });
    const auto schema = schemaOf(session);
    const auto backup = makeBackup(session,
        { .file = file(u"a.backup"_s), .scope = BackupScope::Named, .named = u"customers"_s });
    QVERIFY2(backup && backup->tested, qPrintable(said(backup)));
    send(session, { u"UPDATE customers SET name = 'lost', mood = 'sad'"_s });
    {
        const auto restore = Restore::prepare(session, { .file = file(u"a.backup"_s) });
        QVERIFY2(restore, qPrintable(said(restore)));
        QCOMPARE((*restore)->plan().again.size(), 3);
        const auto done = (*restore)->run();
        QVERIFY2(done, qPrintable(said(done)));
    }
    QCOMPARE(compareSchemas(schema, schemaOf(session)).size(), 0);
    QCOMPARE(column(session,
                 u"SELECT obj_description(oid) FROM pg_constraint WHERE conrelid = "
                 "'customers'::regclass AND contype IN ('f', 'p') ORDER BY 1"_s),
        (QStringList { u"a friend"_s, u"a number"_s }));
    QCOMPARE(column(session, u"SELECT count(*) FROM customers WHERE name = 'lost'"_s),
        QStringList { u"0"_s });
    // A view of what the backup does not have keeps the tables from coming back.
    send(session,
        { u"ALTER TABLE customers ADD COLUMN phone text"_s,
            u"CREATE VIEW phones AS SELECT phone FROM customers"_s });
    const auto restore = Restore::prepare(session, { .file = file(u"a.backup"_s) });
    QVERIFY(!restore);
    QVERIFY2(restore.error().what.contains("phones"_L1), qPrintable(said(restore)));
}

void TableBackupTest::restoredTablesKeepTheirOwners()
{
    SWITCHBACK_NEEDS(PostgresServer);
    const auto session = open(u"postgresql"_s);
    auto &server = PostgresServer::shared();
    const auto database = session.connection.database;
    send(session, { u"CREATE TABLE counted (id serial PRIMARY KEY)"_s });
    for (const auto &sql : { u"CREATE ROLE holder"_s,
             u"CREATE ROLE member LOGIN CREATEDB PASSWORD 'secret' IN ROLE holder"_s,
             u"CREATE ROLE stranger LOGIN CREATEDB PASSWORD 'secret'"_s,
             u"GRANT CREATE, USAGE ON SCHEMA public TO holder, stranger"_s,
             u"GRANT SELECT ON counted TO stranger"_s, u"ALTER TABLE counted OWNER TO holder"_s }) {
        server.run(sql, database);
    }
    const auto member = openSession(m_project->request(server.tcpUrl(database, u"member"_s)))
                            .value();
    const auto backup = makeBackup(member,
        { .file = file(u"a.backup"_s), .scope = BackupScope::Named, .named = u"counted"_s });
    QVERIFY2(backup, qPrintable(said(backup)));
    const auto restore = Restore::prepare(member, { .file = file(u"a.backup"_s) });
    QVERIFY2(restore, qPrintable(said(restore)));
    const auto done = (*restore)->run();
    QVERIFY2(done, qPrintable(said(done)));
    QCOMPARE(column(session,
                 u"SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class WHERE relname IN "
                 "('counted', 'counted_id_seq')"_s),
        QStringList { u"holder"_s });
    const auto stranger = openSession(m_project->request(server.tcpUrl(database, u"stranger"_s)))
                              .value();
    QVERIFY(!Restore::prepare(stranger, { .file = file(u"a.backup"_s) }));
}

// By who may: as they were. By who may not: said before, and of use to their owner all the same.
void TableBackupTest::viewsMadeAgainKeepOwnersAndPrivileges()
{
    SWITCHBACK_NEEDS(PostgresServer);
    const auto session = open(u"postgresql"_s);
    auto &server = PostgresServer::shared();
    const auto database = session.connection.database;
    send(session,
        { u"CREATE TABLE told (id integer PRIMARY KEY, word text)"_s,
            u"CREATE VIEW words AS SELECT word FROM told"_s,
            u"CREATE VIEW long_words AS SELECT word FROM words WHERE length(word) > 3"_s,
            u"CREATE FUNCTION first_of(told) RETURNS text LANGUAGE sql AS 'SELECT $1.word'"_s });
    for (const auto &sql :
        { u"CREATE ROLE speaker"_s, u"CREATE ROLE listener"_s, u"CREATE ROLE away"_s,
            u"CREATE ROLE helper LOGIN CREATEDB PASSWORD 'secret' IN ROLE speaker, listener"_s,
            u"GRANT CREATE, USAGE ON SCHEMA public TO speaker, away"_s,
            u"GRANT SELECT ON words TO listener WITH GRANT OPTION"_s,
            u"GRANT SELECT (word) ON long_words TO listener"_s,
            u"REVOKE EXECUTE ON FUNCTION first_of(told) FROM PUBLIC"_s,
            u"GRANT EXECUTE ON FUNCTION first_of(told) TO listener"_s,
            u"ALTER TABLE told OWNER TO speaker"_s, u"ALTER VIEW words OWNER TO speaker"_s,
            u"ALTER VIEW long_words OWNER TO speaker"_s,
            u"ALTER FUNCTION first_of(told) OWNER TO speaker"_s,
            u"DO $$ BEGIN SET LOCAL ROLE listener; GRANT SELECT ON words TO away; END $$"_s,
            u"ALTER DEFAULT PRIVILEGES FOR ROLE helper GRANT ALL ON TABLES TO away"_s }) {
        server.run(sql, database);
    }
    const auto rights = [&] {
        return column(session,
            u"SELECT relname || ' ' || pg_get_userbyid(relowner) || ' ' || coalesce(relacl, "
            "acldefault('r', relowner))::text || ' ' || coalesce((SELECT string_agg(attacl::text, "
            "'') FROM pg_attribute WHERE attrelid = c.oid), '') FROM pg_class c WHERE relname IN "
            "('words', 'long_words') UNION ALL SELECT proname || ' ' || pg_get_userbyid(proowner) "
            "|| ' ' || proacl::text FROM pg_proc WHERE proname = 'first_of' ORDER BY 1"_s);
    };
    const auto before = rights();
    for (const auto &user : { u"postgres"_s, u"helper"_s }) {
        const auto as = openSession(m_project->request(server.tcpUrl(database, user))).value();
        const auto backup = makeBackup(
            as, { .file = file(u"a.backup"_s), .scope = BackupScope::Named, .named = u"told"_s });
        QVERIFY2(backup, qPrintable(said(backup)));
        const auto restore = Restore::prepare(as, { .file = file(u"a.backup"_s) });
        QVERIFY2(restore, qPrintable(said(restore)));
        QVERIFY2(
            (*restore)->plan().notes.isEmpty(), qPrintable((*restore)->plan().notes.join(u'\n')));
        const auto done = (*restore)->run();
        QVERIFY2(done, qPrintable(said(done)));
        QCOMPARE(rights(), before);
    }
    server.run(u"ALTER VIEW long_words OWNER TO away"_s, database);
    const auto helper = openSession(m_project->request(server.tcpUrl(database, u"helper"_s)))
                            .value();
    const auto restore = Restore::prepare(helper, { .file = file(u"a.backup"_s) });
    QVERIFY2(restore, qPrintable(said(restore)));
    const auto text = restoreText((*restore)->plan());
    QCOMPARE((*restore)->plan().notes.size(), 1);
    QVERIFY2(text.contains("long_words"_L1) && text.contains("away"_L1), qPrintable(text));
    const auto done = (*restore)->run();
    QVERIFY2(done, qPrintable(said(done)));
    QCOMPARE(column(session,
                 u"SELECT pg_get_userbyid(relowner) || ' ' || has_table_privilege('away', oid, "
                 "'SELECT') || ' ' || has_column_privilege('listener', oid, 'word', 'SELECT') FROM "
                 "pg_class WHERE relname = 'long_words'"_s),
        QStringList { u"helper true true"_s });
}

// Taken for a whole one it would take all other tables away.
void TableBackupTest::aBackupOfTablesWithoutItsListIsRefused()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    send(session, shop);
    const auto backup = makeBackup(session,
        { .file = file(u"a.backup"_s), .scope = BackupScope::Named, .named = u"orders"_s });
    QVERIFY2(backup && backup->tested, qPrintable(said(backup)));
    if (engine == "sqlite"_L1) {
        const auto inside = openSession(m_project->request(u"sqlite:"_s + file(u"a.backup"_s)));
        send(*inside, { u"DROP TABLE switchback_saved_tables"_s });
    } else {
        QFile whole(file(u"a.backup"_s));
        QVERIFY(whole.open(QIODevice::ReadWrite));
        const auto at = whole.readAll().lastIndexOf("\n-- switchback: these tables alone");
        QVERIFY(at > 0);
        QVERIFY(whole.resize(at));
    }
    const auto counts = countsOf(session);
    const auto restore = Restore::prepare(session, { .file = file(u"a.backup"_s) });
    QVERIFY(!restore);
    QCOMPARE(exitStatus(restore.error()), 2);
    QVERIFY2(restore.error().what.contains("alone"_L1), qPrintable(said(restore)));
    QCOMPARE(countsOf(session), counts);
    // The engine's own tools read it all the same.
    QVERIFY(makeBackup(session, { .file = file(u"a.backup"_s) }));
    QVERIFY(Restore::prepare(session, { .file = file(u"a.backup"_s) }));
}

void TableBackupTest::partitionsGoWithTheirTable()
{
    SWITCHBACK_NEEDS(PostgresServer);
    const auto session = open(u"postgresql"_s);
    send(session,
        { u"CREATE TABLE events (id integer, at date) PARTITION BY RANGE (at)"_s,
            u"CREATE TABLE \"Events 2025\" PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')"_s,
            u"INSERT INTO events VALUES (1, '2025-03-01'), (2, '2025-04-01')"_s });
    const auto backup = makeBackup(session,
        { .file = file(u"a.backup"_s), .scope = BackupScope::Named, .named = u"events"_s });
    QVERIFY2(backup && backup->tested, qPrintable(said(backup)));
    QCOMPARE(backup->rows, 2);
    const auto schema = schemaOf(session);
    m_project->writeDbmate(
        u"1_part.sql"_s, "UPDATE \"Events 2025\" SET id = 3 WHERE id = 1;", "SELECT 1;");
    const auto affected = pendingTables(session);
    QVERIFY2(affected, qPrintable(said(affected)));
    QCOMPARE(affected->unknown, QString());
    QCOMPARE(namesOf(affected->tables), QStringList { u"public.events"_s });
    send(session, { u"DELETE FROM events"_s });
    const auto restore = Restore::prepare(session, { .file = file(u"a.backup"_s) });
    QVERIFY2(restore, qPrintable(said(restore)));
    const auto done = (*restore)->run();
    QVERIFY2(done, qPrintable(said(done)));
    QCOMPARE(compareSchemas(schema, schemaOf(session)).size(), 0);
    QCOMPARE(column(session, u"SELECT count(*) FROM \"Events 2025\""_s), QStringList { u"2"_s });
}

void TableBackupTest::sqliteKeepsNumbersCountersAndTriggers()
{
    const auto session = open(u"sqlite"_s);
    send(session,
        { u"CREATE TABLE plain (word text, twice text GENERATED ALWAYS AS (word || word) STORED, CHECK (word <> ''))"_s,
            u"CREATE TABLE counted (id integer PRIMARY KEY AUTOINCREMENT, word text COLLATE NOCASE)"_s,
            u"CREATE TABLE keyed (a text, b text, PRIMARY KEY (b, a)) WITHOUT ROWID"_s,
            u"CREATE TABLE log (word text)"_s,
            u"CREATE UNIQUE INDEX counted_word ON counted (word) WHERE word <> ''"_s,
            u"CREATE TRIGGER counted_log AFTER INSERT ON counted BEGIN INSERT INTO log VALUES (new.word); END"_s,
            u"INSERT INTO plain (rowid, word) VALUES (5, 'a'), (9, 'b')"_s,
            u"INSERT INTO counted (id, word) VALUES (1, 'x'), (40, 'y')"_s,
            u"DELETE FROM counted WHERE id = 40"_s, u"INSERT INTO keyed VALUES ('1', '2')"_s });
    const auto schema = schemaOf(session);
    const auto backup = makeBackup(session,
        { .file = file(u"a.backup"_s),
            .scope = BackupScope::Named,
            .named = u"plain, counted,keyed"_s });
    QVERIFY2(backup && backup->tested, qPrintable(said(backup)));
    send(session,
        { u"DELETE FROM plain"_s, u"DELETE FROM counted"_s, u"DELETE FROM keyed"_s,
            u"INSERT INTO counted (word) VALUES ('later')"_s });
    const auto restore = Restore::prepare(session, { .file = file(u"a.backup"_s) });
    QVERIFY2(restore, qPrintable(said(restore)));
    const auto done = (*restore)->run();
    QVERIFY2(done, qPrintable(said(done)));
    QCOMPARE(compareSchemas(schema, schemaOf(session)).size(), 0);
    QCOMPARE(column(session, u"SELECT rowid || twice FROM plain ORDER BY 1"_s),
        (QStringList { u"5aa"_s, u"9bb"_s }));
    QCOMPARE(column(session, u"SELECT seq FROM sqlite_sequence WHERE name = 'counted'"_s),
        QStringList { u"40"_s });
    QCOMPARE(
        column(session, u"SELECT count(*) FROM log"_s), QStringList { u"3"_s }); // none of ours
}

QTEST_GUILESS_MAIN(TableBackupTest)
#include "tst_tablebackup.moc"
