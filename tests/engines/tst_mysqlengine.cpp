// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/engineintest.h"
#include "engines/sessionwatch.h"
#include "support/servers.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Switchback;
using namespace std::chrono_literals;

class MysqlEngineTest : public QObject, EngineInTest
{
    Q_OBJECT

public:
    MysqlEngineTest()
        : EngineInTest(u"mysql")
    {
    }

private:
    MariaDbServer *m_server = nullptr;
    QString m_database;

    ConnectionSettings here(const QString &more = {}) const
    {
        return settings(m_server->url(m_database) + more);
    }

    using EngineInTest::open;
    std::unique_ptr<Connection> open() const { return open(here()); }

    std::unique_ptr<Connection> openForRun(const ConnectionSettings &target) const
    {
        auto connection = open(target);
        for (const auto &statement : m_engine.session(target, connection->server())) {
            [&] { QVERIFY(run(*connection, statement.sql)); }();
        }
        return connection;
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(MariaDbServer);
        m_server = &MariaDbServer::shared();
    }
    void init() { m_database = m_server->createDatabase(); }

    void theServerIntroducesItself()
    {
        const auto connection = open();
        QVERIFY(connection);
        const auto &server = connection->server();
        QCOMPARE(server.product, MariaDbServer::isMySql() ? u"MySQL"_s : u"MariaDB"_s);
        QVERIFY(server.number >= (MariaDbServer::isMySql() ? 80000 : 100600));
        QVERIFY(server.version.startsWith(QString::number(server.number / 10000)));
        QCOMPARE(server.schema, m_database);
        QCOMPARE(server.user, u"root@localhost"_s);
        QCOMPARE(server.backend, value(*connection, u"SELECT CONNECTION_ID()"_s).toLongLong());
        QVERIFY(!server.readOnly);
        QVERIFY(!server.identity.isEmpty());
    }

    void theSessionIsTheServersOwn()
    {
        const auto connection = open();
        QCOMPARE(
            value(*connection, u"SELECT @@session.time_zone = @@global.time_zone"_s).toInt(), 1);
        const auto two = connection->execute(u"SELECT 1; SELECT 2"_s);
        QVERIFY(!two); // one statement a message
        const auto local = connection->execute(
            u"LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE t"_s);
        QVERIFY(!local);
    }

    void valuesKeepTheirKind()
    {
        const auto connection = open();
        const auto rows = connection->query(
            u"SELECT 7, -9223372036854775807, CAST(18446744073709551615 AS UNSIGNED), 1.5e0, "
            u"'ä😀', NULL, x'00ff', 1.10, "
            "TIMESTAMP '2026-11-22 15:36:30.592'"_s);
        QVERIFY(rows.has_value());
        const auto row = rows->rows.value(0);
        QCOMPARE(row.at(0), QVariant(7LL));
        QCOMPARE(row.at(1), QVariant(-9223372036854775807LL));
        QCOMPARE(row.at(2), QVariant(18446744073709551615ULL));
        QCOMPARE(row.at(3), QVariant(1.5));
        QCOMPARE(row.at(4), QVariant(u"ä😀"_s));
        QVERIFY(row.at(5).isNull());
        QCOMPARE(row.at(6).toByteArray(), QByteArray("\0\xff", 2));
        QCOMPARE(row.at(7).toString(), u"1.10"_s);
        QCOMPARE(row.at(8).toDateTime(),
            QDateTime::fromString(u"2026-11-22T15:36:30.592Z"_s, Qt::ISODateWithMs));
    }

    void timestampsAreInUtc()
    {
        const auto connection = open();
        QVERIFY(run(*connection, u"CREATE TABLE t (a timestamp(3) NULL, b datetime)"_s));
        QVERIFY(run(*connection, u"INSERT INTO t VALUES (NOW(3), '2026-11-22 15:36:30')"_s));
        const auto rows = connection->query(u"SELECT a, b FROM t"_s);
        const auto now = QDateTime::currentDateTimeUtc();
        QVERIFY(std::abs(rows->rows.at(0).at(0).toDateTime().secsTo(now)) < 5);
        QCOMPARE(rows->rows.at(0).at(1).toDateTime(),
            QDateTime::fromString(u"2026-11-22T15:36:30Z"_s, Qt::ISODate));
    }

    void anErrorNamesItsPlaceAndNumber()
    {
        const auto connection = open();
        const auto done = connection->execute(u"SELECT 1,\n\n  FROM FROM"_s);
        QVERIFY(!done);
        QCOMPARE(done.error().sqlState, u"1064"_s);
        QCOMPARE(done.error().place.line, 3);
        QVERIFY(done.error().server.contains("FROM"_L1));
        QVERIFY(!connection->execute(u"SELECT 1\0"_s));
    }

    void warningsAreCollectedStatementByStatement()
    {
        const auto connection = open();
        const auto done = connection->execute(u"DROP TABLE IF EXISTS nowhere"_s);
        QVERIFY(done.has_value());
        QCOMPARE(done->notices.size(), 1);
        QVERIFY(done->notices.first().startsWith("Note 1051: "_L1));
        QCOMPARE(connection->execute(u"DO 1"_s)->notices, QStringList());
    }

    void rowsAreCountedAndDrained()
    {
        const auto connection = open();
        QVERIFY(run(*connection, u"CREATE TABLE t (a int)"_s));
        const auto filled = connection->execute(
            u"INSERT INTO t SELECT seq FROM "_s + MariaDbServer::numbers(100000));
        QVERIFY2(filled, filled ? "" : qPrintable(oneLine(filled.error())));
        QCOMPARE(filled->rows, 100000);
        QVERIFY(run(*connection, u"SELECT * FROM t"_s));
        QVERIFY(run(*connection, u"CREATE PROCEDURE p() BEGIN SELECT 1; SELECT a FROM t; END"_s));
        QVERIFY(run(*connection, u"CALL p()"_s));
        QCOMPARE(value(*connection, u"SELECT COUNT(*) FROM t"_s).toInt(), 100000);
    }

    void theTransactionIsKnown()
    {
        const auto connection = openForRun(here());
        QVERIFY(run(*connection, u"CREATE TABLE t (a int)"_s));
        QCOMPARE(connection->transaction(), Connection::Transaction::None);
        for (const auto &statement : m_engine.begin({}, connection->server(), true)) {
            QVERIFY(run(*connection, statement.sql));
        }
        QVERIFY(run(*connection, u"INSERT INTO t VALUES (1)"_s));
        QCOMPARE(connection->transaction(), Connection::Transaction::Open);
        QVERIFY(run(*connection, m_engine.rollback()));
        QCOMPARE(connection->transaction(), Connection::Transaction::None);
        QCOMPARE(value(*connection, u"SELECT COUNT(*) FROM t"_s).toInt(), 0);
    }

    void readOnlyAccessRefusesWrites()
    {
        QVERIFY(run(*open(), u"CREATE TABLE t (a int)"_s));
        const auto connection = open(here(), Access::ReadOnly);
        const auto done = connection->execute(u"INSERT INTO t VALUES (1)"_s);
        QVERIFY(!done);
        QCOMPARE(m_engine.failure(done.error()), Failure::ReadOnly);
    }

    void anotherThreadCancels()
    {
        const auto connection = open();
        std::jthread other([&connection] {
            std::this_thread::sleep_for(200ms);
            connection->cancel();
        });
        const auto done = connection->execute(u"SELECT COUNT(*) FROM %1, %2 WHERE RAND() < 2"_s.arg(
            MariaDbServer::numbers(100000, u"a"_s), MariaDbServer::numbers(100000, u"b"_s)));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_engine.failure(done.error()), Failure::Cancelled);
        other.join();
        QCOMPARE(value(*connection, u"SELECT 1"_s).toInt(), 1);
    }

    void aCancelBetweenStatementsIsNotLost()
    {
        const auto connection = open();
        tryCancelsBetweenStatements(*connection);
    }

    void waitsForMetadataLocksAreBounded()
    {
        const auto holder = open();
        QVERIFY(run(*holder, u"CREATE TABLE t (a int) ENGINE=InnoDB"_s));
        QVERIFY(run(*holder, u"START TRANSACTION"_s));
        QVERIFY(run(*holder, u"INSERT INTO t VALUES (1)"_s));
        auto target = here();
        target.lockTimeout = 900ms;
        const auto work = openForRun(target);
        QCOMPARE(value(*work, u"SELECT @@lock_wait_timeout"_s).toInt(), 1);
        Watched seen;
        std::jthread other([this, &work, &seen] {
            std::this_thread::sleep_for(400ms);
            const auto watch = open(here(), Access::ReadOnly);
            seen = sessionWatch(u"mysql")->look(*watch, work->server().backend).value_or(Watched());
        });
        const auto done = work->execute(u"ALTER TABLE t ADD b int"_s);
        other.join();
        QVERIFY(!done);
        QCOMPARE(m_engine.failure(done.error()), Failure::LockTimeout);
        QVERIFY(seen.waiting);
        QCOMPARE(seen.sessions.size(), 1);
        QCOMPARE(seen.sessions.first().id, holder->server().backend);
        QVERIFY(seen.sessions.first().idle);
    }

    void aServerThatVanishesIsALostConnection()
    {
        const auto connection = open();
        m_server->run(u"KILL CONNECTION %1"_s.arg(connection->server().backend));
        const auto done = connection->execute(u"SELECT 1"_s);
        QVERIFY(!done);
        QCOMPARE(m_engine.failure(done.error()), Failure::ConnectionLost);
        QCOMPARE(connection->transaction(), Connection::Transaction::Lost);
        QVERIFY(!connection->execute(u"SELECT 1"_s)); // no reconnecting behind the back
    }

    void aConnectionThatFailsNamesWhatWasTried_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("named");
        const auto &server = MariaDbServer::shared();
        QTest::newRow("nobody listens")
            << u"mysql://u:s3cr3t@127.0.0.1:1/db"_s << ErrorKind::Connection << u"127.0.0.1:1"_s;
        QTest::newRow("no such socket")
            << u"mysql://u@/db?socket=/nowhere"_s << ErrorKind::Connection << u"/nowhere"_s;
        QTest::newRow("unknown host") << u"mysql://u:s3cr3t@no-such-host.invalid/db"_s
                                      << ErrorKind::Connection << u"no-such-host.invalid"_s;
        QTest::newRow("wrong password") << server.tcpUrl(u"mysql"_s, u"tester"_s, u"s3cr3t"_s)
                                        << ErrorKind::Connection << u"tester"_s;
        QTest::newRow("unknown database") << server.tcpUrl(u"no_such_database"_s)
                                          << ErrorKind::Connection << u"no_such_database"_s;
        QTest::newRow("port is no number")
            << u"mysql://u:s3cr3t@h:33x/db"_s << ErrorKind::Usage << u"33x"_s;
        QTest::newRow("two hosts")
            << u"mysql://u:s3cr3t@h,i/db"_s << ErrorKind::Usage << u"hosts"_s;
        QTest::newRow("misspelt TLS")
            << u"mysql://u:s3cr3t@h/db?ssl-maode=x"_s << ErrorKind::Usage << u"ssl-maode"_s;
        QTest::newRow("no TLS mode")
            << u"mysql://u:s3cr3t@h/db?ssl-mode=perhaps"_s << ErrorKind::Usage << u"perhaps"_s;
    }
    void aConnectionThatFailsNamesWhatWasTried()
    {
        QFETCH(QString, url);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, named);
        const auto parsed = m_engine.parseUrl(url, {});
        const auto connection = parsed ? m_engine.connect(*parsed, Access::ReadOnly)
                                       : fail(parsed.error());
        QVERIFY(!connection);
        const auto &error = connection.error();
        QCOMPARE(error.kind, kind);
        const auto all = error.what + error.next + error.untouched;
        QVERIFY2(all.contains(named), qPrintable(all));
        QVERIFY2(!(all + error.server).contains("s3cr3t"_L1), qPrintable(all + error.server));
    }

    void tcpWorksToo()
    {
        const auto connection = open(settings(m_server->tcpUrl(m_database)));
        QVERIFY(connection);
        QCOMPARE(connection->server().user, u"tester@%"_s);
    }

    void tlsIsWhatTheUrlAsksFor()
    {
        const auto cipher = [this](const QString &mode) {
            const auto connection = open(settings(m_server->tcpUrl(m_database) + mode));
            const auto rows = connection ? connection->query(u"SHOW STATUS LIKE 'Ssl_cipher'"_s)
                                         : Rows();
            return rows ? rows->rows.value(0).value(1).toString() : QString();
        };
        QCOMPARE(cipher({}), QString());
        QVERIFY(cipher(u"?ssl-mode=required"_s).startsWith("TLS"_L1));
        QVERIFY(cipher(u"?tls=preferred"_s).startsWith("TLS"_L1));
        QVERIFY(cipher(u"?ssl-mode=VERIFY_IDENTITY"_s)
                .startsWith("TLS"_L1)); // by the password, or because it is this machine
        const auto wrongRoot = settings(
            m_server->tcpUrl(m_database) + u"?ssl-mode=VERIFY_IDENTITY&ssl-ca=/dev/null"_s);
        QVERIFY(!m_engine.connect(wrongRoot, Access::ReadOnly));
    }

    void hostilePasswordsAndNamesReachTheServerWhole()
    {
        const auto name = u"x`; DROP TABLE y; --'\\\" ä"_s;
        const auto password = u"p'w\\;= ä"_s;
        m_server->run(u"CREATE USER %1 IDENTIFIED BY %2"_s.arg(
            m_engine.literal(name), m_engine.literal(password)));
        m_server->run("CREATE DATABASE "_L1 + m_engine.identifier(name));
        m_server->run("GRANT ALL ON *.* TO "_L1 + m_engine.literal(name));
        const auto encoded = [](const QString &text) {
            return QString::fromLatin1(QUrl::toPercentEncoding(text));
        };
        const auto connection = open(
            settings(m_server->tcpUrl(encoded(name), encoded(name), encoded(password))));
        QVERIFY(connection);
        QCOMPARE(connection->server().database, name);
        QCOMPARE(value(*connection, "SELECT "_L1 + m_engine.literal(name)).toString(), name);
    }

    void oneRunAtATime()
    {
        const LockRequest request {
            .toolLocks = { { .kind = ToolLock::Kind::Named, .name = u"prisma_migrate"_s } },
            .patience = 600ms
        };
        const auto first = m_engine.lock(here(), request, {}, {});
        QVERIFY(first.has_value());
        QStringList told;
        const auto second = m_engine.lock(here(), request,
            [&told](const QString &holder, std::chrono::milliseconds) { told += holder; }, {});
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Locked);
        QVERIFY2(second.error().what.contains("connection "_L1)
                && second.error().what.contains("user root"_L1),
            qPrintable(second.error().what));
        QVERIFY(told.size() >= 2);
        const auto work = open();
        QVERIFY((*first)->confirm(*work).has_value());
        const auto holder = value(*work, u"SELECT IS_USED_LOCK('prisma_migrate')"_s).toLongLong();
        QVERIFY(run(*work, u"KILL CONNECTION %1"_s.arg(holder)));
        QTRY_VERIFY(!(*first)->confirm(*work));
        const auto elsewhere = settings(m_server->url(m_server->createDatabase()));
        QVERIFY(m_engine.lock(elsewhere, { .patience = 0ms }, {}, {}).has_value());
    }

    void preflightNamesWhatIsInTheWay()
    {
        const auto connection = open(here(), Access::ReadOnly);
        QVERIFY(m_engine.preflight(*connection, here()).has_value());
        m_server->run(u"SET GLOBAL read_only = 1"_s);
        const auto refused = m_engine.preflight(*open(here(), Access::ReadOnly), here());
        m_server->run(u"SET GLOBAL read_only = 0"_s);
        QVERIFY(!refused);
        QVERIFY(refused.error().what.contains("read-only"_L1));
        const auto nowhere = settings(m_server->url());
        QVERIFY(!m_engine.preflight(*open(nowhere, Access::ReadOnly), nowhere));
    }

    void whatTheHostPinsIsSaid()
    {
        const auto fine = m_engine.preflight(*open(here(), Access::ReadOnly), here());
        QVERIFY(fine && !fine->join(u' ').contains("lock_wait_timeout"_L1));
        auto &pinned = MariaDbServer::withPinnedLockWait();
        QVERIFY2(pinned.reason().isEmpty(), qPrintable(pinned.reason()));
        const auto there = settings(pinned.url(pinned.createDatabase()));
        const auto said = m_engine.preflight(*open(there, Access::ReadOnly), there);
        QVERIFY2(said.has_value(), said ? "" : qPrintable(oneLine(said.error())));
        QCOMPARE(said->last(), u"The server keeps lock_wait_timeout at 2 instead of 5."_s);
    }

    void whatTheUrlLeavesOpenComesFromMyCnf()
    {
        m_server->run(u"CREATE USER IF NOT EXISTS other IDENTIFIED BY 'secret'"_s);
        m_server->run(u"GRANT ALL ON *.* TO other"_s);
        QTemporaryDir home;
        QFile file(home.filePath(u".my.cnf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[mysqld]\nuser=wrong\n# note\n[client]\nuser = "
                   "tester\npassword=\"secret\"\nhost=127.0.0.1\nport="
            + QByteArray::number(m_server->port()) + "\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        const auto before = qgetenv("HOME");
        qputenv("HOME", QFile::encodeName(home.path()));
        const auto connection = open(settings(u"mysql:///"_s + m_database));
        const auto otherUser = m_engine.connect(
            settings(u"mysql://other@/"_s + m_database), Access::ReadOnly);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOther);
        const auto distrusted = m_engine.connect(
            settings(u"mysql:///"_s + m_database), Access::ReadOnly);
        qputenv("HOME", before);
        QVERIFY(connection);
        QCOMPARE(connection->server().user, u"tester@%"_s);
        QVERIFY(!distrusted); // everyone may have written it
    }

    void duplicateKeysAreTold()
    {
        const auto work = open();
        QVERIFY(run(*work, u"CREATE TABLE t (a int PRIMARY KEY)"_s));
        QVERIFY(run(*work, u"INSERT INTO t VALUES (1)"_s));
        QCOMPARE(m_engine.failure(work->execute(u"INSERT INTO t VALUES (1)"_s).error()),
            Failure::DuplicateKey);
    }

    void routinesRunAsTheSplitterCutsThem()
    {
        const auto work = open();
        const auto text =
            u"CREATE TABLE t (a int);\nCREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW BEGIN IF "
            u"NEW.a > 1 THEN SET NEW.a = 1; END IF; END;\n"
            "DELIMITER //\nCREATE PROCEDURE p() BEGIN INSERT INTO t VALUES (5); SELECT 1; END//\nDELIMITER ;\nCALL p(); -- done"_s;
        const auto statements = m_engine.split(text, 1);
        QCOMPARE(statements.size(), 4);
        for (const auto &statement : statements) {
            QVERIFY(run(*work, statement.sql));
        }
        QCOMPARE(value(*work, u"SELECT a FROM t"_s).toInt(), 1);
    }
};

QTEST_GUILESS_MAIN(MysqlEngineTest)
#include "tst_mysqlengine.moc"
