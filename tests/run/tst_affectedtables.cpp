// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Which tables the pending migrations touch, and a backup of these alone: made whole or not at all,
// and as good as one of everything.

#include "run/backupsintest.h"
#include "run/planner.h"
#include "run/runner.h"
#include "support/everyengine.h"

#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace Switchback;

class AffectedTablesTest : public QObject, BackupsInTest
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void whatTriggersAndCascadesWriteIsAffected_data() { everyEngine(); }
    void whatTriggersAndCascadesWriteIsAffected();
    void tablesThatCannotBeBackedUpAreNamed_data() { everyEngine(); }
    void tablesThatCannotBeBackedUpAreNamed();
    void aBackupOfTablesThatBreaksOffLeavesNoFile_data() { everyEngine(); }
    void aBackupOfTablesThatBreaksOffLeavesNoFile();
    void aBackupOfTheAffectedTablesCounts_data() { everyEngine(); }
    void aBackupOfTheAffectedTablesCounts();
};

// A trigger that writes elsewhere, what its rows set off there, and rows that follow a key.
void AffectedTablesTest::whatTriggersAndCascadesWriteIsAffected()
{
    QFETCH(const QString, engine);
    m_project->writeDbmate(
        u"1_more.sql"_s, "UPDATE customers SET name = 'x' WHERE id = 2;", "SELECT 1;");
    auto session = open(engine);
    send(session, shop);
    send(session,
        { u"CREATE TABLE log (word varchar(40))"_s, u"CREATE TABLE counts (n integer)"_s,
            u"CREATE TABLE apart (n integer)"_s,
            u"CREATE TABLE follows (id integer PRIMARY KEY, customer_id integer, FOREIGN KEY (customer_id) REFERENCES customers (id) ON UPDATE CASCADE)"_s });
    const auto trigger = [&](const QString &name, const QString &on, const QString &body) {
        if (engine == "postgresql"_L1) {
            send(session,
                { u"CREATE FUNCTION f_%1() RETURNS trigger LANGUAGE plpgsql AS"
                  " $$ BEGIN %2 RETURN NEW; END $$"_s.arg(name, body),
                    u"CREATE TRIGGER %1 AFTER %2 FOR EACH ROW EXECUTE FUNCTION f_%1()"_s.arg(
                        name, on) });
        } else {
            send(session,
                { u"CREATE TRIGGER %1 AFTER %2 FOR EACH ROW BEGIN %3 END"_s.arg(name, on, body) });
        }
    };
    trigger(u"logs"_s, u"UPDATE ON customers"_s, u"INSERT INTO log VALUES (NEW.name);"_s);
    trigger(u"counted"_s, u"INSERT ON log"_s, u"UPDATE counts SET n = n + 1;"_s);
    trigger(u"never"_s, u"DELETE ON log"_s, u"DELETE FROM apart;"_s);
    const auto affected = pendingTables(session);
    QVERIFY2(affected, qPrintable(said(affected)));
    QCOMPARE(affected->unknown, QString());
    QStringList names;
    for (const auto &table : affected->tables) {
        names += table.name.section(u'.', -1);
    }
    QCOMPARE(names, (QStringList { u"counts"_s, u"customers"_s, u"follows"_s, u"log"_s }));
    // A name with its schema means the same table.
    const auto home = engine == "postgresql"_L1 ? u"public"_s
        : engine == "sqlite"_L1                 ? u"main"_s
                                                : session.connection.database;
    m_project->writeDbmate(u"1_more.sql"_s,
        "UPDATE " + home.toUtf8() + ".customers SET name = 'x' WHERE id = 2;", "SELECT 1;");
    const auto qualified = pendingTables(session);
    QVERIFY2(qualified, qPrintable(said(qualified)));
    QCOMPARE(qualified->unknown, QString());
    QCOMPARE(qualified->tables, affected->tables);
    // What cannot be told counts as all.
    if (engine == "postgresql"_L1) {
        trigger(u"hidden"_s, u"UPDATE ON counts"_s, u"EXECUTE 'DELETE FROM apart';"_s);
    } else if (engine == "mysql"_L1) {
        send(session, { u"CREATE PROCEDURE hides() DELETE FROM apart"_s });
        trigger(u"hidden"_s, u"UPDATE ON counts"_s, u"CALL hides();"_s);
    } else {
        return; // its triggers hide nothing
    }
    const auto unknown = pendingTables(session);
    QVERIFY2(unknown && unknown->unknown.contains("hidden"_L1), qPrintable(said(unknown)));
    session.environment.name = u"live"_s;
    session.environment.backupWithin = u"2h"_s;
    const auto backup = makeBackup(session,
        { .file = file(u"a.backup"_s),
            .scope = BackupScope::Named,
            .named = u"customers,log,counts,follows,orders,apart"_s });
    QVERIFY2(backup && backup->tested, qPrintable(said(backup)));
    const auto plan = makePlan(session, {});
    const auto refused = runPlan(session, *plan, {}, [](const RunEvent &) { }, {});
    QCOMPARE(refused.kind, Outcome::Kind::Refused);
    QVERIFY2(refused.error.what.contains("hidden"_L1), qPrintable(oneLine(refused.error)));
}

void AffectedTablesTest::tablesThatCannotBeBackedUpAreNamed()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    send(session, shop);
    const auto refused = [&](const QString &named) {
        return makeBackup(
            session, { .file = file(u"a.backup"_s), .scope = BackupScope::Named, .named = named });
    };
    for (const auto &named : { u"nothing"_s, u""_s, u"orders,names"_s }) { // the last is a view
        const auto backup = refused(named);
        QVERIFY2(!backup, qPrintable(named));
        QCOMPARE(exitStatus(backup.error()), 2);
    }
    const auto affected = makeBackup(
        session, { .file = file(u"a.backup"_s), .scope = BackupScope::Affected });
    QVERIFY(!affected); // nothing is pending
    QCOMPARE(exitStatus(affected.error()), 2);
    if (engine == "mysql"_L1 && !MariaDbServer::isMySql()) { // which has no such tables
        send(session, { u"CREATE TABLE kept (id integer) WITH SYSTEM VERSIONING"_s });
        const auto backup = refused(u"orders,kept"_s);
        QVERIFY(!backup);
        QVERIFY2(said(backup).contains("history of its rows"_L1), qPrintable(said(backup)));
    }
    if (engine == "postgresql"_L1) {
        auto &server = PostgresServer::shared();
        const auto database = session.connection.database;
        server.run(u"CREATE ROLE reader LOGIN PASSWORD 'secret'"_s);
        server.run(u"GRANT SELECT ON customers TO reader"_s, database);
        const auto poor = openSession(m_project->request(server.tcpUrl(database, u"reader"_s)))
                              .value();
        const auto backup = makeBackup(poor,
            { .file = file(u"a.backup"_s),
                .scope = BackupScope::Named,
                .named = u"customers,orders"_s });
        QVERIFY(!backup);
        QVERIFY2(said(backup).contains("permission denied for table orders"_L1),
            qPrintable(said(backup)));
    }
    QCOMPARE(files(), QStringList());
    QCOMPARE(leftBehind(session), QStringList());
}

// A table that goes while it is written, a stop, a disk that is full.
void AffectedTablesTest::aBackupOfTablesThatBreaksOffLeavesNoFile()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    send(session, shop);
    std::stop_source source;
    const auto stopped = makeBackup(session,
        { .file = file(u"a.backup"_s),
            .scope = BackupScope::Named,
            .named = u"orders, customers"_s,
            .watch = { [&](const QString &) { source.request_stop(); }, source.get_token() } });
    QVERIFY(!stopped);
    QCOMPARE(files(), QStringList());
    send(session, { u"INSERT INTO customers (id, name) VALUES (100, 'x')"_s });
    for (int i = 0; i < 7; ++i) { // 384 rows, more than the limit below takes
        send(session,
            { u"INSERT INTO customers (id, name) SELECT id + %1, '%2' FROM customers WHERE id >= 100"_s
                    .arg(1 << i)
                    .arg(QString(40, u'x')) });
    }
    struct rlimit before {};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const auto ignored = ::signal(SIGXFSZ, SIG_IGN);
    const struct rlimit small { 1024, before.rlim_max };
    ::setrlimit(RLIMIT_FSIZE, &small);
    const auto full = makeBackup(session,
        { .file = file(u"a.backup"_s),
            .test = false,
            .scope = BackupScope::Named,
            .named = u"customers"_s });
    ::setrlimit(RLIMIT_FSIZE, &before);
    ::signal(SIGXFSZ, ignored);
    QVERIFY(!full);
    QVERIFY2(!said(full).isEmpty(), qPrintable(said(full)));
    QCOMPARE(files(), QStringList());
    QCOMPARE(leftBehind(session), QStringList());
}

void AffectedTablesTest::aBackupOfTheAffectedTablesCounts()
{
    QFETCH(const QString, engine);
    m_project->writeDbmate(u"1_less.sql"_s, "DELETE FROM customers WHERE id = 2;", "SELECT 1;");
    auto session = open(engine);
    send(session, shop);
    session.environment.name = u"live"_s;
    session.environment.backupWithin = u"2h"_s;
    const auto run = [&] {
        const auto plan = makePlan(session, {});
        return runPlan(session, *plan, {}, [](const RunEvent &) { }, {});
    };
    const auto named = makeBackup(session,
        { .file = file(u"a.backup"_s), .scope = BackupScope::Named, .named = u"customers"_s });
    QVERIFY2(named && named->tested, qPrintable(said(named)));
    const auto refused = run();
    QCOMPARE(refused.kind, Outcome::Kind::Refused);
    // Rows of orders go with those of customers.
    QVERIFY2(
        refused.error.what.contains("does not hold"_L1) && refused.error.what.contains("orders"_L1),
        qPrintable(oneLine(refused.error)));
    const auto affected = makeBackup(
        session, { .file = file(u"b.backup"_s), .scope = BackupScope::Affected });
    QVERIFY2(affected && affected->tested, qPrintable(said(affected)));
    QCOMPARE(affected->only.size(), 2);
    QCOMPARE(
        keptBackups(
            databaseKey(
                session.engine->connect(session.connection, Access::ReadOnly).value()->server()))
            .first()
            .tables.size(),
        2);
    QCOMPARE(run().kind, Outcome::Kind::Done);
}

QTEST_GUILESS_MAIN(AffectedTablesTest)
#include "tst_affectedtables.moc"
