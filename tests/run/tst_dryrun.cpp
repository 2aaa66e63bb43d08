// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A dry run tells what a plan would do and leaves the database as it was.

#include "run/dryrun.h"
#include "run/judge.h"
#include "run/observed.h"
#include "run/scratch.h"
#include "support/servers.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

class DryRunTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void tellsWhatChanges_data();
    void tellsWhatChanges();
    void tellsWhatFails_data() { tellsWhatChanges_data(); }
    void tellsWhatFails();
    void tellsLocksAndRewrites();
    void tellsTheAlgorithm();
    void neverLeavesTheCopy();
    void tellsRebuiltFiles();
    void standsBesideTheForecast();
    void sendsNothingButQuestionsToTheDatabase();
    void knowsTheRowsOfAFile();

private:
    void write(const QString &name, const QByteArray &up);
    void remove(const QStringList &names);
    Session open(const QString &url);

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QString urlFor(const QString &engine, const QString &folder)
{
    if (engine == "sqlite"_L1) {
        return u"sqlite:%1/live.db"_s.arg(folder);
    }
    if (engine == "mysql"_L1) {
        auto &server = MariaDbServer::shared();
        return server.reason().isEmpty() ? server.url(server.createDatabase()) : QString();
    }
    auto &server = PostgresServer::shared();
    return server.reason().isEmpty() ? server.url(server.createDatabase()) : QString();
}

Schema schemaOf(const Session &session)
{
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    return schemaTools(session.engine->info().id)->read(**connection, {}).value();
}

} // namespace

void DryRunTest::initTestCase()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath(u"db/migrations"_s));
    write(u"20240101000000_a"_s, "CREATE TABLE a (id integer NOT NULL);");
    write(u"20240102000000_b"_s, "ALTER TABLE a ADD COLUMN name varchar(20);");
}

void DryRunTest::write(const QString &name, const QByteArray &up)
{
    QFile file(m_folder->filePath(u"db/migrations/%1.sql"_s.arg(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("-- migrate:up\n" + up + "\n\n-- migrate:down\nSELECT 1;\n");
}

void DryRunTest::remove(const QStringList &names)
{
    for (const auto &name : names) {
        QFile::remove(m_folder->filePath(u"db/migrations/%1.sql"_s.arg(name)));
    }
}

Session DryRunTest::open(const QString &url)
{
    SessionRequest request;
    request.project = m_folder->path();
    request.url = url;
    request.migrations = m_folder->filePath(u"db/migrations"_s);
    request.format = u"dbmate"_s;
    return openSession(request).value();
}

void DryRunTest::tellsWhatChanges_data()
{
    QTest::addColumn<QString>("url");
    for (const auto &engine : { u"sqlite"_s, u"postgresql"_s, u"mysql"_s }) {
        const auto url = urlFor(engine, m_folder->path());
        if (!url.isEmpty()) {
            QTest::addRow("%s", qPrintable(engine)) << url;
        }
    }
}

void DryRunTest::tellsWhatChanges()
{
    QFETCH(const QString, url);
    const auto session = open(url);
    QVERIFY(session.engine->connect(session.connection, Access::ReadWrite));
    const auto before = schemaOf(session);
    const auto run = dryRun(session, {}, {});
    QVERIFY2(run, qPrintable(run ? QString() : run.error().what + run.error().server));
    QVERIFY2(run->ok, qPrintable(run->error.what + run->error.server));
    QCOMPARE(run->statements.size(), 2);
    QCOMPARE(run->steps.size(), 2);
    QCOMPARE(run->changes.size(), 1);
    QCOMPARE(run->changes.first().kind, u"table"_s);
    QCOMPARE(run->steps.last().changes.first().kind, u"column"_s);
    QCOMPARE(compareSchemas(before, schemaOf(session)).size(), 0);
    const auto left = scratchMaker(session.engine->info().id)->names(session.connection);
    // Others may be at work on the same machine.
    const auto ours = u"_%1_"_s.arg(QCoreApplication::applicationPid());
    QCOMPARE(left.value_or(QStringList { u"?"_s }).filter(ours), QStringList());
}

void DryRunTest::tellsWhatFails()
{
    QFETCH(const QString, url);
    write(u"20240103000000_c"_s, "ALTER TABLE nowhere ADD COLUMN name text;");
    const auto session = open(url);
    const auto run = dryRun(session, {}, {});
    QFile::remove(m_folder->filePath(u"db/migrations/20240103000000_c.sql"_s));
    QVERIFY(run);
    QVERIFY(!run->ok);
    QCOMPARE(run->failed.text, u"20240103000000"_s);
    QVERIFY(run->error.server.contains("nowhere"_L1));
}

void DryRunTest::tellsLocksAndRewrites()
{
    SWITCHBACK_NEEDS(PostgresServer);
    write(u"20240103000000_c"_s, "ALTER TABLE a ALTER COLUMN id TYPE bigint;");
    const auto session = open(urlFor(u"postgresql"_s, {}));
    const auto run = dryRun(session, {}, {});
    QFile::remove(m_folder->filePath(u"db/migrations/20240103000000_c.sql"_s));
    QVERIFY(run);
    QVERIFY2(run->ok, qPrintable(run->error.what + run->error.server));
    QVERIFY(run->statements.last().seen.locks.contains(u"public.a AccessExclusiveLock"_s));
    QCOMPARE(run->statements.last().seen.rewrites, QStringList { u"public.a"_s });
}

void DryRunTest::tellsTheAlgorithm()
{
    SWITCHBACK_NEEDS(MariaDbServer);
    write(u"20240103000000_c"_s, "ALTER TABLE a ADD COLUMN note text;");
    write(u"20240104000000_d"_s, "ALTER TABLE a MODIFY COLUMN id bigint NOT NULL;");
    const auto session = open(urlFor(u"mysql"_s, {}));
    const auto run = dryRun(session, {}, {});
    remove({ u"20240103000000_c"_s, u"20240104000000_d"_s });
    QVERIFY(run);
    QVERIFY2(run->ok, qPrintable(run->error.what + run->error.server));
    QCOMPARE(run->statements.at(2).seen.algorithm, u"INSTANT"_s);
    QCOMPARE(run->statements.at(2).seen.rewrites, QStringList());
    QCOMPARE(run->statements.at(3).seen.algorithm, u"COPY"_s);
    QCOMPARE(run->statements.at(3).seen.rewrites, QStringList { u"a"_s });
}

// On MySQL a copy stands beside the original: a name could lead back there.
void DryRunTest::neverLeavesTheCopy()
{
    SWITCHBACK_NEEDS(MariaDbServer);
    auto &server = MariaDbServer::shared();
    const auto name = server.createDatabase();
    const auto session = open(server.url(name));
    for (const auto &table : { u"%1.sneaky"_s, u"`%1` . sneaky"_s }) {
        write(u"20240103000000_c"_s, u"CREATE TABLE %1 (id int);"_s.arg(table.arg(name)).toUtf8());
        const auto run = dryRun(session, {}, {});
        QVERIFY(run);
        QVERIFY(!run->ok);
        QVERIFY2(run->error.what.contains(name), qPrintable(run->error.what));
        QCOMPARE(server.run(u"SHOW TABLES"_s, name), QString());
    }
    remove({ u"20240103000000_c"_s });
}

// Of tables that are there: what was predicted is what is seen, and what is not is said.
void DryRunTest::standsBesideTheForecast()
{
    SWITCHBACK_NEEDS(PostgresServer);
    auto &server = PostgresServer::shared();
    const auto name = server.createDatabase();
    server.run(u"CREATE TABLE old (id integer PRIMARY KEY, n integer, at timestamp)"_s, name);
    server.run(u"CREATE TABLE other (id integer PRIMARY KEY, note text)"_s, name);
    write(u"20240103000000_c"_s,
        "CREATE INDEX old_n ON old (n);\nALTER TABLE old ALTER COLUMN n TYPE bigint;\n"
        "DO $$ BEGIN EXECUTE 'ALTER TABLE other ADD COLUMN ' || 'more text'; END $$;");
    const auto session = open(server.url(name));
    const auto run = dryRun(session, {}, {});
    QVERIFY(run);
    QVERIFY2(run->ok, qPrintable(run->error.what + run->error.server));
    const auto &statements = run->statements;
    QCOMPARE(statements.size(), 5);
    QCOMPARE(statements.at(2).predicted.locks.first().mode, u"SHARE"_s);
    QCOMPARE(statements.at(2).differences, QStringList());
    QCOMPARE(statements.at(3).predicted.rewrites, QStringList { u"old"_s });
    QCOMPARE(statements.at(3).differences, QStringList());
    // What a DO block puts together is not known before it runs.
    QCOMPARE(statements.at(4).differences.size(), 1);
    QVERIFY2(statements.at(4).differences.first().contains(u"ACCESS EXCLUSIVE on public.other"_s),
        qPrintable(statements.at(4).differences.first()));
    auto verdicts = *judgePlan(session, run->plan);
    remove({ u"20240103000000_c"_s });
    letObservedWin(run->plan, *run, verdicts);
    const auto &verdict = verdicts.last().statements.last();
    QVERIFY(verdict.observed.contains(u"public.other"_s));
    QCOMPARE(verdict.locks.first().mode, u"ACCESS EXCLUSIVE"_s);
    QCOMPARE(verdict.locks.first().object, u"public.other"_s);
}

void DryRunTest::tellsRebuiltFiles()
{
    write(u"20240103000000_c"_s,
        "CREATE TABLE b (id integer);\nDROP TABLE a;\nALTER TABLE b RENAME TO a;");
    const auto session = open(urlFor(u"sqlite"_s, m_folder->filePath(u"fresh"_s)));
    QVERIFY(QDir(m_folder->path()).mkpath(u"fresh"_s));
    const auto run = dryRun(session, {}, {});
    remove({ u"20240103000000_c"_s });
    QVERIFY(run);
    QVERIFY2(run->ok, qPrintable(run->error.what + run->error.server));
    QCOMPARE(run->statements.last().seen.rewrites, QStringList { u"a"_s });
    QVERIFY(run->statements.first().seen.locks.contains(u"main RESERVED"_s));
    QVERIFY(!QFile::exists(m_folder->filePath(u"fresh/live.db"_s)));
}

// The server's own log of what was sent to this database.
void DryRunTest::sendsNothingButQuestionsToTheDatabase()
{
    SWITCHBACK_NEEDS(PostgresServer);
    auto &server = PostgresServer::shared();
    const auto name = server.createDatabase();
    server.run(u"CREATE TABLE already (id integer PRIMARY KEY)"_s, name);
    server.run(u"ALTER DATABASE %1 SET log_statement = 'all'"_s.arg(name));
    const auto before = server.log().size();
    const auto run = dryRun(open(server.url(name)), {}, {});
    QVERIFY(run);
    QVERIFY2(run->ok, qPrintable(run->error.what + run->error.server));
    int seen = 0;
    static const QRegularExpression looks(
        u"^\\s*(SELECT|BEGIN|SET|RESET|SHOW|ROLLBACK|COMMIT|DISCARD|WITH|START|"
        "CREATE DATABASE switchback_scratch_|DROP DATABASE IF EXISTS switchback_scratch_)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto mark = u' ' + name + u' ';
    for (const auto &line : QString::fromUtf8(server.log().mid(before)).split(u'\n')) {
        const auto at = line.indexOf(u"statement: "_s);
        if (at >= 0 && line.left(at).contains(mark)) {
            ++seen;
            QVERIFY2(looks.match(line.mid(at + 11)).hasMatch(), qPrintable(line));
        }
    }
    QVERIFY(seen > 10);
}

// A file is copied with what it holds: what the rows refuse is found.
void DryRunTest::knowsTheRowsOfAFile()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"rows"_s));
    const auto url = urlFor(u"sqlite"_s, m_folder->filePath(u"rows"_s));
    const auto session = open(url);
    {
        const auto live = session.engine->connect(session.connection, Access::ReadWrite);
        QVERIFY((*live)->execute(u"CREATE TABLE pets (name text);"
                                 "INSERT INTO pets VALUES ('a'), ('a');"_s));
    }
    write(u"20240103000000_c"_s, "CREATE UNIQUE INDEX pets_name ON pets (name);");
    const auto run = dryRun(session, {}, {});
    remove({ u"20240103000000_c"_s });
    QVERIFY(run);
    QVERIFY(!run->ok);
    QCOMPARE(run->failed.text, u"20240103000000"_s);
}

QTEST_GUILESS_MAIN(DryRunTest)
#include "tst_dryrun.moc"
