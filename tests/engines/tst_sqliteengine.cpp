// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/engineintest.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Switchback;
using namespace std::chrono_literals;

class SqliteEngineTest : public QObject, EngineInTest
{
    Q_OBJECT

public:
    SqliteEngineTest()
        : EngineInTest(u"sqlite")
    {
    }

private:
    QTemporaryDir m_folder;
    int m_number = 0;

    ConnectionSettings settings(const QString &path) const
    {
        return EngineInTest::settings(u"sqlite:"_s + path, m_folder.path());
    }
    std::unique_ptr<Connection> open(const QString &path, Access access = Access::ReadWrite) const
    {
        return EngineInTest::open(settings(path), access);
    }
    QString newPath() { return m_folder.filePath(u"db%1.sqlite"_s.arg(++m_number)); }

    static QString write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path
                                                                                    : QString();
    }

private Q_SLOTS:
    void urlsNameFiles_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("path");
        QTest::newRow("relative") << u"sqlite:data/app.db"_s << u"/base/data/app.db"_s;
        QTest::newRow("absolute") << u"sqlite:/data/app.db"_s << u"/data/app.db"_s;
        QTest::newRow("three slashes") << u"sqlite:///data/app.db"_s << u"/data/app.db"_s;
        QTest::newRow("two slashes, relative")
            << u"sqlite3://data/app.db"_s << u"/base/data/app.db"_s;
        QTest::newRow("encoded") << u"sqlite:my%20data/app.db"_s << u"/base/my data/app.db"_s;
        QTest::newRow("parameters") << u"sqlite:app.db?busy_timeout=10"_s << u"/base/app.db"_s;
        QTest::newRow("dots") << u"sqlite:../app.db"_s << u"/app.db"_s;
        QTest::newRow("capitals in the scheme") << u"SQLite:app.db"_s << u"/base/app.db"_s;
    }
    void urlsNameFiles()
    {
        QFETCH(QString, url);
        QFETCH(QString, path);
        const auto parsed = m_engine.parseUrl(url, u"/base"_s);
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->database, path);
        QCOMPARE(parsed->engine, u"sqlite"_s);
    }

    void aUrlWithoutAFileIsRefused()
    {
        for (const auto &url : { u"sqlite:"_s, u"sqlite://"_s, u"sqlite:?x=1"_s }) {
            const auto parsed = m_engine.parseUrl(url, u"/base"_s);
            QVERIFY(!parsed);
            QCOMPARE(parsed.error().kind, ErrorKind::Usage);
        }
    }

    void lookingAtAMissingFileCreatesNothing()
    {
        const auto path = newPath();
        const auto connection = open(path, Access::ReadOnly);
        QVERIFY(connection);
        QCOMPARE(value(*connection, u"SELECT count(*) FROM sqlite_schema"_s).toInt(), 0);
        QVERIFY(!connection->execute(u"CREATE TABLE t (a)"_s));
        QVERIFY(!QFile::exists(path));
    }

    void writingCreatesTheFileButNotItsFolder()
    {
        const auto path = newPath();
        QVERIFY(open(path));
        QVERIFY(QFile::exists(path));
        const auto lost = m_engine.connect(
            settings(m_folder.filePath(u"nowhere/x.db"_s)), Access::ReadWrite);
        QVERIFY(!lost);
        QCOMPARE(lost.error().kind, ErrorKind::Input);
        QVERIFY(lost.error().what.contains("nowhere"_L1));
    }

    void whatIsNoDatabaseIsSaidInOneSentence()
    {
        const auto folder = m_engine.connect(settings(m_folder.path()), Access::ReadOnly);
        QVERIFY(!folder);
        QVERIFY(folder.error().what.contains("folder"_L1));
        const auto garbage = write(newPath(), QByteArray(8192, 'x'));
        for (const auto access : { Access::ReadOnly, Access::ReadWrite }) {
            const auto opened = m_engine.connect(settings(garbage), access);
            QVERIFY(!opened);
            QCOMPARE(opened.error().kind, ErrorKind::Input);
            QVERIFY(opened.error().what.contains("not a SQLite database"_L1));
        }
    }

    void readOnlyAccessRefusesWrites()
    {
        const auto path = newPath();
        QVERIFY(open(path)->execute(u"CREATE TABLE t (a)"_s));
        const auto reading = open(path, Access::ReadOnly);
        const auto done = reading->execute(u"INSERT INTO t VALUES (1)"_s);
        QVERIFY(!done);
        QCOMPARE(m_engine.failure(done.error()), Failure::ReadOnly);
    }

    void aHotJournalIsPlayedBackEvenForLooking()
    {
        const auto path = newPath();
        {
            const auto connection = open(path);
            QVERIFY(connection->execute(u"CREATE TABLE t (a); INSERT INTO t SELECT 1"_s));
            // A cache of one page forces half a transaction into the file; then the "crash".
            QVERIFY(connection->execute(
                u"PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO t SELECT i FROM n"_s));
            QVERIFY(QFile::copy(path, path + u".crashed"_s));
            QVERIFY(QFile::copy(path + u"-journal"_s, path + u".crashed-journal"_s));
        }
        const auto connection = open(path + u".crashed"_s, Access::ReadOnly);
        QVERIFY(connection);
        QCOMPARE(value(*connection, u"SELECT count(*) FROM t"_s).toInt(), 1);
        QVERIFY(!connection->execute(u"INSERT INTO t VALUES (1)"_s));
    }

    void severalStatementsAndCommentsRunAsOneText()
    {
        const auto connection = open(newPath());
        const auto done = connection->execute(
            u"-- migrate:up\nCREATE TABLE t (a); ;\nINSERT INTO t VALUES (1), (2) RETURNING a;\n-- the end"_s);
        QVERIFY(done.has_value());
        QCOMPARE(done->rows, 2);
        QCOMPARE(value(*connection, u"SELECT count(*) FROM t -- all of it"_s).toInt(), 2);
        QCOMPARE(value(*connection, u"SELECT sql FROM sqlite_schema"_s).toString(),
            u"CREATE TABLE t (a)"_s);
    }

    void anErrorNamesItsPlaceAndCode()
    {
        const auto connection = open(newPath());
        const auto done = connection->execute(u"SELECT 1;\nSELECT nothing\n"_s);
        QVERIFY(!done);
        QCOMPARE(done.error().place.line, 2);
        QCOMPARE(done.error().place.column, 8);
        QVERIFY(done.error().server.contains("nothing"_L1));
        QCOMPARE(done.error().sqlState, u"1"_s);
        const auto nul = connection->execute(u"SELECT 1;\n\0 SELECT 2"_s);
        QVERIFY(!nul);
        QCOMPARE(nul.error().place.line, 2);
    }

    void theTransactionIsKnown()
    {
        const auto connection = open(newPath());
        QCOMPARE(connection->transaction(), Connection::Transaction::None);
        for (const auto &statement : m_engine.begin({}, connection->server(), true)) {
            QVERIFY(connection->execute(statement.sql));
        }
        QCOMPARE(connection->transaction(), Connection::Transaction::Open);
        QVERIFY(connection->execute(m_engine.rollback()));
        QCOMPARE(connection->transaction(), Connection::Transaction::None);
    }

    void aWriterElsewhereIsALockTimeout()
    {
        const auto path = newPath();
        const auto first = open(path);
        QVERIFY(first->execute(u"CREATE TABLE t (a)"_s));
        QVERIFY(first->execute(u"BEGIN IMMEDIATE"_s));
        auto impatient = settings(path);
        impatient.lockTimeout = 50ms;
        const auto second = m_engine.connect(impatient, Access::ReadWrite);
        QVERIFY(second.has_value());
        const auto done = (*second)->execute(u"BEGIN IMMEDIATE"_s);
        QVERIFY(!done);
        QCOMPARE(m_engine.failure(done.error()), Failure::LockTimeout);
        QVERIFY(done.error().what.contains("locked"_L1));
    }

    void aTurnIsHadBesideAWriterThatHardlyPauses()
    {
        const auto path = newPath();
        const auto first = open(path);
        QVERIFY(first->execute(u"CREATE TABLE t (a)"_s));
        const auto second = open(path);
        QVERIFY(second->execute(u"PRAGMA busy_timeout = 10000"_s));
        const std::jthread writer([&first](const std::stop_token &stop) {
            while (!stop.stop_requested()) {
                std::ignore = first->execute(u"BEGIN IMMEDIATE"_s);
                std::this_thread::sleep_for(30ms);
                std::ignore = first->execute(u"ROLLBACK"_s);
                std::this_thread::sleep_for(6ms);
            }
        });
        for (int i = 0; i < 20; ++i) {
            const auto begun = second->execute(u"BEGIN IMMEDIATE"_s);
            QVERIFY2(begun, begun ? "" : qPrintable(begun.error().server));
            QVERIFY(second->execute(u"COMMIT"_s));
        }
    }

    void aWaitForALockCanBeStopped()
    {
        const auto path = newPath();
        const auto first = open(path);
        QVERIFY(first->execute(u"CREATE TABLE t (a); BEGIN IMMEDIATE"_s));
        const auto second = open(path);
        QVERIFY(second->execute(u"PRAGMA busy_timeout = 3600000"_s));
        const std::jthread other([&second] {
            std::this_thread::sleep_for(200ms);
            second->cancel();
        });
        const auto done = second->execute(u"BEGIN IMMEDIATE"_s);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Cancelled);
    }

    void duplicateKeysAreToldFromOtherConstraints()
    {
        const auto connection = open(newPath());
        QVERIFY(connection->execute(u"CREATE TABLE t (a PRIMARY KEY, b UNIQUE, c NOT NULL)"_s));
        QVERIFY(connection->execute(u"INSERT INTO t VALUES (1, 1, 1)"_s));
        QCOMPARE(m_engine.failure(connection->execute(u"INSERT INTO t VALUES (1, 2, 1)"_s).error()),
            Failure::DuplicateKey);
        QCOMPARE(m_engine.failure(connection->execute(u"INSERT INTO t VALUES (2, 1, 1)"_s).error()),
            Failure::DuplicateKey);
        QCOMPARE(
            m_engine.failure(connection->execute(u"INSERT INTO t VALUES (3, 3, NULL)"_s).error()),
            Failure::Other);
    }

    void anotherThreadInterrupts()
    {
        const auto connection = open(newPath());
        std::jthread other([&connection] {
            std::this_thread::sleep_for(200ms);
            connection->cancel();
        });
        const auto done = connection->execute(
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_engine.failure(done.error()), Failure::Cancelled);
        QCOMPARE(value(*connection, u"SELECT 1"_s).toInt(), 1);
    }

    void aCancelBetweenStatementsIsNotLost()
    {
        const auto connection = open(newPath());
        tryCancelsBetweenStatements(*connection);
    }

    void oneRunAtATime()
    {
        const auto path = newPath(); // not there yet: the lock must be the same before and after
        const auto first = m_engine.lock(settings(path), {}, {}, {});
        QVERIFY(first.has_value());
        QVERIFY(open(path));
        QStringList told;
        const auto second = m_engine.lock(settings(path), { .patience = 600ms },
            [&told](const QString &holder, std::chrono::milliseconds) { told += holder; }, {});
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Locked);
        QVERIFY(second.error().what.contains(QString::number(QCoreApplication::applicationPid())));
        QVERIFY(told.size() >= 2);
        std::stop_source stop;
        std::jthread other([&stop] {
            std::this_thread::sleep_for(100ms);
            stop.request_stop();
        });
        const auto stopped = m_engine.lock(settings(path), {}, {}, stop.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    }

    void aLockEndsWithItsOwner()
    {
        const auto path = newPath();
        QVERIFY(m_engine.lock(settings(path), {}, {}, {}).has_value());
        QVERIFY(m_engine.lock(settings(path), { .patience = 0ms }, {}, {}).has_value());
    }

    void hostileNamesStayNames()
    {
        const auto connection = open(newPath());
        const auto name = u"x\"; DROP TABLE y; --'`"_s;
        QVERIFY(connection->execute(u"CREATE TABLE y (a)"_s));
        QVERIFY(connection->execute(u"CREATE TABLE "_s + m_engine.identifier(name) + u" (a)"_s));
        QCOMPARE(value(*connection,
                     u"SELECT count(*) FROM sqlite_schema WHERE name = "_s + m_engine.literal(name))
                     .toInt(),
            1);
        QCOMPARE(
            value(*connection, u"SELECT count(*) FROM sqlite_schema WHERE name = 'y'"_s).toInt(),
            1);
    }
};

QTEST_GUILESS_MAIN(SqliteEngineTest)
#include "tst_sqliteengine.moc"
