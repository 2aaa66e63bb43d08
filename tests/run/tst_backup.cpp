// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Backups that are tried out before they count, and come back as they were; what goes wrong leaves
// neither half a file nor half a database.

#include "engines/schemareader.h"
#include "run/auditlog.h"
#include "run/planner.h"
#include "run/restore.h"
#include "run/runner.h"
#include "run/scratch.h"
#include "support/everyengine.h"
#include "support/leftbehind.h"
#include "support/project.h"
#include "support/servers.h"

#include <QStandardPaths>
#include <QTest>

#include <csignal>
#include <thread>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace Switchback;

class BackupTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_project = std::make_unique<TestProject>(); }
    void whatWasBackedUpComesBack_data() { everyEngine(); }
    void whatWasBackedUpComesBack();
    void passwordsAreNeverArguments_data();
    void passwordsAreNeverArguments();
    void badPlacesAreRefused();
    void damagedFilesAreFoundBeforeAnythingIsTouched_data() { everyEngine(); }
    void damagedFilesAreFoundBeforeAnythingIsTouched();
    void aCutBackupOfTablesIsNoWholeOne_data() { everyEngine(); }
    void aCutBackupOfTablesIsNoWholeOne();
    void aFailedRestoreLeavesTheDatabaseAsItWas();
    void aBackupThatIsStoppedLeavesNoFile_data() { everyEngine(); }
    void aBackupThatIsStoppedLeavesNoFile();
    void anEnvironmentMayAskForAFreshBackup();
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
    void whatTriggersAndCascadesWriteIsAffected_data() { everyEngine(); }
    void whatTriggersAndCascadesWriteIsAffected();
    void aBackupOfTablesWithoutItsListIsRefused_data() { everyEngine(); }
    void aBackupOfTablesWithoutItsListIsRefused();
    void partitionsGoWithTheirTable();
    void sqliteKeepsNumbersCountersAndTriggers();
    void tablesThatCannotBeBackedUpAreNamed_data() { everyEngine(); }
    void tablesThatCannotBeBackedUpAreNamed();
    void generatedColumnsComeBackOrAreRefused();
    void aBackupOfTablesThatBreaksOffLeavesNoFile_data() { everyEngine(); }
    void aBackupOfTablesThatBreaksOffLeavesNoFile();
    void aBackupOfTheAffectedTablesCounts_data() { everyEngine(); }
    void aBackupOfTheAffectedTablesCounts();

private:
    QStringList column(const Session &session, const QString &sql);
    Session open(const QString &engine);
    void send(const Session &session, const QStringList &statements);
    QString file(const QString &name) const { return m_project->path() + u'/' + name; }
    QStringList files() const
    {
        return QDir(m_project->path()).entryList({ u"*.backup*"_s }, QDir::Files | QDir::Hidden);
    }

    std::unique_ptr<TestProject> m_project;
};

namespace {

Schema schemaOf(const Session &session)
{
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    return schemaTools(session.engine->info().id)->read(**connection, {}).value();
}

RowCounts countsOf(const Session &session)
{
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    return rowCounts(*session.engine, **connection).value();
}

const QStringList shop {
    u"CREATE TABLE customers (id integer PRIMARY KEY, name varchar(40) NOT NULL)"_s,
    u"CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer NOT NULL, FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE)"_s,
    u"CREATE INDEX orders_customer ON orders (customer_id)"_s,
    u"CREATE VIEW names AS SELECT name FROM customers"_s,
    u"INSERT INTO customers (id, name) VALUES (1, 'Ada'), (2, 'Gr\u00e4ce; -- \\'), (3, 'O''Neil')"_s,
    u"INSERT INTO orders (id, customer_id) VALUES (1, 1), (2, 2)"_s,
};

} // namespace

Session BackupTest::open(const QString &engine)
{
    // Through TCP, which wants the password.
    const auto url = engine == "postgresql"_L1
        ? PostgresServer::shared().tcpUrl(PostgresServer::shared().createDatabase())
        : engine == "mysql"_L1
        ? MariaDbServer::shared().tcpUrl(MariaDbServer::shared().createDatabase())
        : m_project->sqliteUrl();
    return openSession(m_project->request(url)).value();
}

void BackupTest::send(const Session &session, const QStringList &statements)
{
    auto connection = session.engine->connect(session.connection, Access::ReadWrite).value();
    for (auto sql : statements) {
        if (session.engine->info().id == "mysql"_L1) {
            sql.replace(u'\\', "\\\\"_L1);
        }
        const auto done = connection->execute(sql);
        [&] { QVERIFY2(done, done ? "" : qPrintable(oneLine(done.error()))); }();
    }
}

void BackupTest::whatWasBackedUpComesBack()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    send(session, shop);
    const auto schema = schemaOf(session);
    const auto counts = countsOf(session);
    const auto backup = makeBackup(session, { .file = file(u"a.backup"_s) });
    QVERIFY2(backup, backup ? "" : qPrintable(oneLine(backup.error())));
    QVERIFY2(backup->tested, qPrintable(backup->notTested));
    QCOMPARE(backup->rows, 5);
    QCOMPARE(backup->tables, 2);
    QCOMPARE(files(), QStringList { u"a.backup"_s });
    QCOMPARE(QFile::permissions(file(u"a.backup"_s)) & (QFile::ReadGroup | QFile::ReadOther),
        QFile::Permissions());

    send(session,
        { u"DELETE FROM orders"_s, u"UPDATE customers SET name = 'lost'"_s,
            u"ALTER TABLE customers ADD COLUMN phone varchar(20)"_s,
            u"CREATE TABLE later (id integer PRIMARY KEY, customer_id integer, FOREIGN KEY (customer_id) REFERENCES customers (id))"_s,
            u"CREATE VIEW laters AS SELECT id FROM later"_s });
    const auto restore = Restore::prepare(session, { .file = file(u"a.backup"_s) });
    QVERIFY2(restore, restore ? "" : qPrintable(oneLine(restore.error())));
    QCOMPARE((*restore)->plan().then, counts);
    QVERIFY(restoreText((*restore)->plan()).contains("later"_L1));
    QCOMPARE(countsOf(session).size(), 3); // until now nothing was touched
    const auto done = (*restore)->run();
    QVERIFY2(done, done ? "" : qPrintable(oneLine(done.error())));
    QCOMPARE(compareSchemas(schema, schemaOf(session)).size(), 0);
    QCOMPARE(countsOf(session), counts);
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    const auto name = (*connection)->query(u"SELECT name FROM customers WHERE id = 2"_s);
    QCOMPARE(name->rows.first().first().toString(), u"Gr\u00e4ce; -- \\"_s);
    QCOMPARE(leftBehind(session), QStringList());
    const auto log = readAudit();
    QCOMPARE(log->at(log->size() - 2).action, u"backup"_s);
    QCOMPARE(log->last().action, u"restore"_s);
    QVERIFY(log->last().ok);
}

void BackupTest::passwordsAreNeverArguments_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addRow("postgresql") << u"postgresql"_s;
    QTest::addRow("mysql") << u"mysql"_s;
}

// Other tests start programs of their own beside this one.
bool descendsFromHere(QString process)
{
    while (process.toLongLong() > 1) {
        if (process.toLongLong() == QCoreApplication::applicationPid()) {
            return true;
        }
        QFile stat(u"/proc/%1/stat"_s.arg(process));
        const auto text = stat.open(QIODevice::ReadOnly) ? stat.readAll() : QByteArray();
        // "pid (name) state parent …", and a name may hold anything.
        process = QString::fromLatin1(text.sliced(text.lastIndexOf(')') + 1).split(' ').value(2));
    }
    return false;
}

// Looks at every process while the backup goes on.
void BackupTest::passwordsAreNeverArguments()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    send(session, shop);
    QStringList seen;
    std::jthread watcher([&seen](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            for (const auto &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
                QFile words(u"/proc/%1/cmdline"_s.arg(entry));
                if (words.open(QIODevice::ReadOnly)) {
                    const auto line = QString::fromUtf8(words.readAll().replace('\0', ' '));
                    if (!line.contains("secret"_L1) || descendsFromHere(entry)) {
                        seen += line;
                    }
                }
            }
        }
    });
    const auto made = makeBackup(session, { .file = file(u"a.backup"_s) });
    watcher.request_stop();
    watcher.join();
    QVERIFY(made);
    QVERIFY(!seen.filter(u"dump"_s).isEmpty());
    for (const auto &line : seen.filter(u"dump"_s)) {
        QVERIFY2(!line.contains("secret"_L1), qPrintable(line));
    }
}

void BackupTest::badPlacesAreRefused()
{
    const auto session = open(u"sqlite"_s);
    send(session, shop);
    QFile other(file(u"letter.backup"_s));
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("Dear Ada") == 8);
    other.close();
    QVERIFY(QFile::link(file(u"letter.backup"_s), file(u"link.backup"_s)));
    for (const auto &name :
        { u"nowhere/a.backup"_s, u"letter.backup"_s, u"link.backup"_s, u"."_s, u"app.db"_s }) {
        const auto backup = makeBackup(session, { .file = file(name) });
        QVERIFY2(!backup, qPrintable(name));
        QCOMPARE(exitStatus(backup.error()), 2);
        QVERIFY(!backup.error().what.isEmpty());
    }
    QCOMPARE(QFileInfo(file(u"letter.backup"_s)).size(), 8);
    QCOMPARE(files().size(), 2);
    // A backup may take the place of an older one, and of nothing.
    QVERIFY(QFile(file(u"b.backup"_s)).open(QIODevice::WriteOnly));
    QVERIFY(makeBackup(session, { .file = file(u"b.backup"_s) }));
    QVERIFY(makeBackup(session, { .file = file(u"b.backup"_s) }));
    for (const auto &name : { u"nowhere.backup"_s, u"letter.backup"_s, u"."_s, u"app.db"_s }) {
        const auto restore = Restore::prepare(session, { .file = file(name) });
        QVERIFY2(!restore, qPrintable(name));
        QCOMPARE(exitStatus(restore.error()), 2);
    }
}

void BackupTest::damagedFilesAreFoundBeforeAnythingIsTouched()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    send(session, shop);
    QVERIFY(makeBackup(session, { .file = file(u"a.backup"_s) }));
    const auto counts = countsOf(session);
    QFile whole(file(u"a.backup"_s));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const auto bytes = whole.readAll();
    for (const auto length : { bytes.size() / 2, bytes.size() - 40, qsizetype(3) }) {
        QFile cut(file(u"cut.backup"_s));
        QVERIFY(cut.open(QIODevice::WriteOnly) && cut.write(bytes.first(length)) == length);
        cut.close();
        const auto restore = Restore::prepare(session, { .file = file(u"cut.backup"_s) });
        QVERIFY2(!restore, qPrintable(QString::number(length)));
        QCOMPARE(exitStatus(restore.error()), 2);
    }
    QCOMPARE(countsOf(session), counts);
    QCOMPARE(leftBehind(session), QStringList());
}

// Taken for a backup of everything it would take the other tables away.
void BackupTest::aCutBackupOfTablesIsNoWholeOne()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    send(session, shop);
    QVERIFY(makeBackup(session,
        { .file = file(u"a.backup"_s), .scope = BackupScope::Named, .named = u"orders"_s }));
    QFile whole(file(u"a.backup"_s));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const auto bytes = whole.readAll();
    for (const auto less : { 3, 10, 22, 40 }) {
        QFile cut(file(u"cut.backup"_s));
        QVERIFY(cut.open(QIODevice::WriteOnly));
        QCOMPARE(cut.write(bytes.chopped(less)), bytes.size() - less);
        cut.close();
        const auto restore = Restore::prepare(session, { .file = file(u"cut.backup"_s) });
        QVERIFY2(!restore, qPrintable(QString::number(less)));
        QCOMPARE(exitStatus(restore.error()), 2);
    }
    QCOMPARE(leftBehind(session), QStringList());
}

void BackupTest::aFailedRestoreLeavesTheDatabaseAsItWas()
{
    SWITCHBACK_NEEDS(PostgresServer);
    const auto session = open(u"postgresql"_s);
    send(session, shop);
    QVERIFY(makeBackup(session, { .file = file(u"a.backup"_s) }));
    const auto restore = Restore::prepare(session, { .file = file(u"a.backup"_s) });
    QVERIFY(restore);
    // Made after the preview: something that keeps a table from being replaced.
    send(session,
        { u"INSERT INTO customers VALUES (9, 'new')"_s,
            u"CREATE VIEW late AS SELECT * FROM customers"_s });
    const auto done = (*restore)->run();
    QVERIFY(!done);
    QVERIFY2(done.error().untouched.contains("as it was"_L1), qPrintable(oneLine(done.error())));
    QCOMPARE(countsOf(session).value(u"public.customers"_s), 4);
    QCOMPARE(countsOf(session).value(u"public.orders"_s), 2);
}

void BackupTest::aBackupThatIsStoppedLeavesNoFile()
{
    QFETCH(const QString, engine);
    const auto session = open(engine);
    send(session, shop);
    std::stop_source source;
    const auto backup = makeBackup(session,
        { .file = file(u"a.backup"_s),
            .watch = { [&](const QString &) { source.request_stop(); }, source.get_token() } });
    QVERIFY(!backup);
    QCOMPARE(files(), QStringList());
    QCOMPARE(leftBehind(session), QStringList());
}

void BackupTest::anEnvironmentMayAskForAFreshBackup()
{
    m_project->writeDbmate(u"1_more.sql"_s, "CREATE TABLE more (id integer);", "DROP TABLE more;");
    auto session = open(u"sqlite"_s);
    send(session, shop);
    session.environment.name = u"live"_s;
    session.environment.backupWithin = u"2h"_s;
    const auto run = [&] {
        const auto plan = makePlan(session, {});
        return runPlan(session, *plan, {}, [](const RunEvent &) { }, {});
    };
    QCOMPARE(run().kind, Outcome::Kind::Refused);
    QVERIFY(makeBackup(session, { .file = file(u"a.backup"_s), .test = false }));
    QCOMPARE(run().kind, Outcome::Kind::Refused); // nobody knows whether it restores
    QVERIFY(makeBackup(session, { .file = file(u"b.backup"_s) }));
    QVERIFY(QFile::remove(file(u"b.backup"_s)));
    QCOMPARE(run().kind, Outcome::Kind::Refused); // nobody has it
    QVERIFY(makeBackup(session, { .file = file(u"b.backup"_s) }));
    QCOMPARE(run().kind, Outcome::Kind::Done);
}

QStringList BackupTest::column(const Session &session, const QString &sql)
{
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    const auto rows = (*connection)->query(sql);
    QStringList list;
    for (const auto &row : rows ? rows->rows : QList<QVariantList>()) {
        list += row.first().toString();
    }
    return rows ? list : QStringList { oneLine(rows.error()) };
}

namespace {

QString said(const auto &result)
{
    return result ? QString() : oneLine(result.error());
}

} // namespace

void BackupTest::affectedTablesAloneComeBack()
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

void BackupTest::tablesWithOddNamesComeBack()
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

void BackupTest::whatOthersReferToIsNotTakenAway()
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
void BackupTest::keysOfTimeAreComparedExactly()
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
void BackupTest::whatHangsOnTheTablesIsMadeAgain()
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

void BackupTest::restoredTablesKeepTheirOwners()
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
void BackupTest::viewsMadeAgainKeepOwnersAndPrivileges()
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

// A trigger that writes elsewhere, what its rows set off there, and rows that follow a key.
void BackupTest::whatTriggersAndCascadesWriteIsAffected()
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

// Taken for a whole one it would take all other tables away.
void BackupTest::aBackupOfTablesWithoutItsListIsRefused()
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

void BackupTest::partitionsGoWithTheirTable()
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

void BackupTest::sqliteKeepsNumbersCountersAndTriggers()
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

// MariaDB's program dumps generated columns of a MySQL server so that it does not take them back.
void BackupTest::generatedColumnsComeBackOrAreRefused()
{
    const auto session = open(u"mysql"_s);
    send(session,
        { u"CREATE TABLE sums (a integer PRIMARY KEY, b integer GENERATED ALWAYS AS (a + 1) STORED)"_s,
            u"INSERT INTO sums (a) VALUES (4), (5)"_s });
    const auto backup = makeBackup(session, { .file = file(u"a.backup"_s) });
    QVERIFY2(backup && backup->tested, qPrintable(said(backup)));
    send(session, { u"DROP TABLE sums"_s });
    const auto restore = Restore::prepare(session, { .file = file(u"a.backup"_s) });
    QVERIFY2(restore, qPrintable(said(restore)));
    const auto done = (*restore)->run();
    QVERIFY2(done, qPrintable(said(done)));
    QCOMPARE(column(session, u"SELECT b FROM sums ORDER BY b"_s), (QStringList { u"5"_s, u"6"_s }));
    const auto maria = QStandardPaths::findExecutable(u"mariadb-dump"_s);
    if (!MariaDbServer::isMySql() || maria.isEmpty()) {
        return;
    }
    const auto before = qgetenv("PATH");
    QVERIFY(QFile::link(maria, file(u"mysqldump"_s)));
    qputenv("PATH", QFile::encodeName(QFileInfo(file(u"mysqldump"_s)).path()) + ':' + before);
    const auto refused = makeBackup(session, { .file = file(u"b.backup"_s) });
    qputenv("PATH", before);
    QVERIFY(!refused);
    QCOMPARE(exitStatus(refused.error()), 2);
    QVERIFY2(said(refused).contains("sums has generated columns"_L1), qPrintable(said(refused)));
    QVERIFY(!QFile::exists(file(u"b.backup"_s)));
}

void BackupTest::tablesThatCannotBeBackedUpAreNamed()
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
void BackupTest::aBackupOfTablesThatBreaksOffLeavesNoFile()
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

void BackupTest::aBackupOfTheAffectedTablesCounts()
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

QTEST_GUILESS_MAIN(BackupTest)
#include "tst_backup.moc"
