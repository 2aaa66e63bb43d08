// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Backups that are tried out before they count, and come back as they were; what goes wrong leaves
// neither half a file nor half a database.

#include "run/auditlog.h"
#include "run/backupsintest.h"
#include "run/planner.h"
#include "run/runner.h"
#include "support/everyengine.h"

#include <QStandardPaths>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Switchback;

class BackupTest : public QObject, BackupsInTest
{
    Q_OBJECT

private slots:
    void init() { begin(); }
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
    void generatedColumnsComeBackOrAreRefused();
};

namespace {

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

} // namespace

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

QTEST_GUILESS_MAIN(BackupTest)
#include "tst_backup.moc"
