// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A dry run tells what a plan would do and leaves the database as it was.

#include "run/dryrun.h"
#include "run/scratch.h"
#include "support/servers.h"

#include <QDir>
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

private:
    void write(const QString &name, const QByteArray &up);
    Session open(const QString &url);

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QString urlFor(const QString &engine, const QString &folder)
{
    if (engine == "sqlite"_L1) {
        return u"sqlite:%1/live.db"_s.arg(folder);
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
    for (const auto &engine : { u"sqlite"_s, u"postgresql"_s }) {
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
    QCOMPARE(left.value_or(QStringList { u"?"_s }), QStringList());
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

QTEST_GUILESS_MAIN(DryRunTest)
#include "tst_dryrun.moc"
