// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/engineintest.h"
#include "engines/postgresql/pgurl.h"
#include "engines/sessionwatch.h"
#include "support/servers.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Switchback;
using namespace std::chrono_literals;

class PostgresqlEngineTest : public QObject, EngineInTest
{
    Q_OBJECT

public:
    PostgresqlEngineTest()
        : EngineInTest(u"postgresql")
    {
    }

private:
    PostgresServer *m_server = nullptr;
    QString m_database;

    ConnectionSettings here(const QString &more = {}) const
    {
        return settings(m_server->url(m_database) + more);
    }

    using EngineInTest::open;
    std::unique_ptr<Connection> open() const { return open(here()); }

    std::unique_ptr<Connection> openForRun(const QString &more = {}) const
    {
        auto connection = open(here(more));
        for (const auto &statement : m_engine.session(here(more), connection->server())) {
            [&] { QVERIFY(connection->execute(statement.sql)); }();
        }
        return connection;
    }

    Error errorOf(const QString &url, Access access = Access::ReadOnly) const
    {
        const auto parsed = m_engine.parseUrl(url, {});
        if (!parsed) {
            return parsed.error();
        }
        const auto connection = m_engine.connect(*parsed, access);
        return connection ? Error() : connection.error();
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        m_server = &PostgresServer::shared();
    }
    void init() { m_database = m_server->createDatabase(); }

    void theServerIntroducesItself()
    {
        const auto connection = open();
        const auto &server = connection->server();
        QCOMPARE(server.product, u"PostgreSQL"_s);
        QVERIFY(server.number >= 130000);
        QVERIFY(server.version.startsWith(QString::number(server.number / 10000)));
        QCOMPARE(server.database, m_database);
        QCOMPARE(server.user, u"postgres"_s);
        QCOMPARE(server.schema, u"public"_s);
        QVERIFY(server.identity.size() > 10);
        QCOMPARE(server.backend, value(*connection, u"SELECT pg_backend_pid()"_s).toLongLong());
        QCOMPARE(server.identity, open()->server().identity);
    }

    void theSessionIsTheServersOwn()
    {
        m_server->run(u"ALTER DATABASE %1 SET timezone = 'Asia/Kolkata'"_s.arg(m_database));
        const auto connection = open();
        QCOMPARE(value(*connection, u"SHOW timezone"_s).toString(), u"Asia/Kolkata"_s);
        QCOMPARE(value(*connection, u"SHOW application_name"_s).toString(), u"switchback"_s);
        QCOMPARE(value(*connection, u"SHOW bytea_output"_s).toString(), u"hex"_s);
    }

    void valuesKeepTheirKind()
    {
        const auto connection = open();
        const auto rows = connection->query(
            u"SELECT true, 7::int2, 9223372036854775807, 1.5::float8, 'x'::text, NULL, "
            u"'\\x00ff'::bytea, "
            "timestamptz '2026-11-22 15:36:30.592+05:30', timestamp '2026-11-22 15:36:30', 1.10::numeric, '{1,2}'::int[]"_s);
        QVERIFY(rows.has_value());
        const auto row = rows->rows.value(0);
        QCOMPARE(row.at(0), QVariant(true));
        QCOMPARE(row.at(1), QVariant(7LL));
        QCOMPARE(row.at(2), QVariant(9223372036854775807LL));
        QCOMPARE(row.at(3), QVariant(1.5));
        QCOMPARE(row.at(4), QVariant(u"x"_s));
        QVERIFY(row.at(5).isNull());
        QCOMPARE(row.at(6).toByteArray(), QByteArray("\0\xff", 2));
        QCOMPARE(row.at(7).toDateTime(),
            QDateTime::fromString(u"2026-11-22T10:06:30.592Z"_s, Qt::ISODateWithMs));
        QCOMPARE(
            row.at(8).toDateTime(), QDateTime::fromString(u"2026-11-22T15:36:30Z"_s, Qt::ISODate));
        QCOMPARE(row.at(9).toString(), u"1.10"_s);
        QCOMPARE(row.at(10).toString(), u"{1,2}"_s);
    }

    void anErrorNamesItsPlaceAndState()
    {
        const auto connection = open();
        const auto done = connection->execute(u"SELECT 'ä',\n  nothing FROM nowhere"_s);
        QVERIFY(!done);
        QCOMPARE(done.error().sqlState, u"42P01"_s);
        QCOMPARE(done.error().place.line, 2);
        QCOMPARE(done.error().place.column, 16);
        QCOMPARE(done.error().server, u"relation \"nowhere\" does not exist"_s);
        QCOMPARE(done.error().kind, ErrorKind::Failed);
        QVERIFY(!connection->execute(u"SELECT 1;\0 SELECT 2"_s));
    }

    void noticesAreCollectedStatementByStatement()
    {
        const auto connection = open();
        const auto done = connection->execute(u"DROP TABLE IF EXISTS nowhere"_s);
        QVERIFY(done.has_value());
        QCOMPARE(
            done->notices, QStringList { u"NOTICE: table \"nowhere\" does not exist, skipping"_s });
        QCOMPARE(connection->execute(u"SELECT 1"_s)->notices, QStringList());
    }

    void copyNeverHangs()
    {
        const auto connection = open();
        QVERIFY(run(*connection, u"CREATE TABLE t (a int)"_s));
        const auto in = connection->execute(u"COPY t FROM STDIN"_s);
        QVERIFY(!in);
        QVERIFY(in.error().server.contains("not supported"_L1));
        QVERIFY(run(*connection, u"INSERT INTO t SELECT generate_series(1, 1000)"_s));
        QVERIFY(run(*connection, u"COPY t TO STDOUT"_s));
        QCOMPARE(value(*connection, u"SELECT count(*) FROM t"_s).toInt(), 1000);
    }

    void rowsAreCountedAndDrained()
    {
        const auto connection = open();
        QVERIFY(run(*connection, u"CREATE TABLE t (a int)"_s));
        QCOMPARE(connection->execute(u"INSERT INTO t SELECT generate_series(1, 200000)"_s)->rows,
            200000);
        QVERIFY(run(*connection, u"SELECT * FROM t"_s));
        QCOMPARE(connection->execute(u"CREATE TABLE u (a int)"_s)->rows, -1);
    }

    void theTransactionIsKnown()
    {
        const auto connection = openForRun();
        QCOMPARE(connection->transaction(), Connection::Transaction::None);
        QString number;
        for (const auto &statement : m_engine.begin({}, connection->server(), true)) {
            if (statement.role == StatementRole::Number) {
                number = value(*connection, statement.sql).toString();
            } else {
                QVERIFY(run(*connection, statement.sql));
            }
        }
        QVERIFY(number.toLongLong() > 0);
        QCOMPARE(connection->transaction(), Connection::Transaction::Open);
        QVERIFY(!connection->execute(u"SELECT 1 / 0"_s));
        QCOMPARE(connection->transaction(), Connection::Transaction::Failed);
        QVERIFY(run(*connection, m_engine.rollback()));
        QCOMPARE(connection->transaction(), Connection::Transaction::None);
        QCOMPARE(m_engine.settle(here(), number), CommitFate::Aborted);
        QVERIFY(run(*connection, u"BEGIN"_s));
        number = value(*connection, u"SELECT pg_current_xact_id()"_s).toString();
        // Still in progress: it is asked again until the answer is known.
        auto fate = CommitFate::Unknown;
        std::jthread settling([&] { fate = m_engine.settle(here(), number); });
        std::this_thread::sleep_for(600ms);
        QVERIFY(run(*connection, m_engine.commit().sql));
        settling.join();
        QCOMPARE(fate, CommitFate::Committed);
    }

    void settingsOfTheUrlWin()
    {
        auto target = here(u"&options=-c%20lock_timeout%3D250"_s);
        target.lockTimeout = 9s;
        QVERIFY(!std::ranges::any_of(m_engine.session(target, open()->server()),
            [](const auto &statement) { return statement.sql.contains("lock_timeout"_L1); }));
        QCOMPARE(value(*openForRun(u"&options=-c%20lock_timeout%3D250"_s), u"SHOW lock_timeout"_s)
                     .toString(),
            u"250ms"_s);
        QCOMPARE(value(*openForRun(u"&lock_timeout=300"_s), u"SHOW lock_timeout"_s).toString(),
            u"300ms"_s);
        QCOMPARE(value(*openForRun(), u"SHOW lock_timeout"_s).toString(), u"3s"_s);
        QCOMPARE(value(*openForRun(u"&search_path=a,%20b"_s), u"SHOW search_path"_s).toString(),
            u"a, b"_s);
        QCOMPARE(
            value(*openForRun(), u"SHOW client_connection_check_interval"_s).toString(), u"1s"_s);
        QCOMPARE(
            value(*openForRun(u"&application_name=mine"_s), u"SHOW application_name"_s).toString(),
            u"mine"_s);
    }

    void readOnlyAccessRefusesWrites()
    {
        const auto connection = open(here(), Access::ReadOnly);
        QVERIFY(!connection->server().readOnly);
        const auto done = connection->execute(u"CREATE TABLE t (a int)"_s);
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
        const auto done = connection->execute(u"SELECT pg_sleep(60)"_s);
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

    void aTimeLimitOfTheServerIsNoCancel()
    {
        const auto connection = open();
        QVERIFY(run(*connection, u"SET statement_timeout = 50"_s));
        const auto done = connection->execute(u"SELECT pg_sleep(60)"_s);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Failed);
        QCOMPARE(m_engine.failure(done.error()), Failure::Other);
    }

    void aLockOfOthersIsALockTimeoutAndNamed()
    {
        const auto holder = open(here(u"&application_name=holder"_s));
        QVERIFY(run(*holder, u"CREATE TABLE t (a int)"_s));
        QVERIFY(run(*holder, u"BEGIN; LOCK TABLE t"_s));
        const auto work = openForRun(u"&lock_timeout=1000"_s);
        Watched seen;
        std::jthread other([this, &work, &seen] {
            std::this_thread::sleep_for(300ms);
            const auto watch = open(here(), Access::ReadOnly);
            seen = sessionWatch(u"postgresql")
                       ->look(*watch, work->server().backend)
                       .value_or(Watched());
        });
        const auto done = work->execute(u"ALTER TABLE t ADD b int"_s);
        other.join();
        QVERIFY(!done);
        QCOMPARE(m_engine.failure(done.error()), Failure::LockTimeout);
        QVERIFY(seen.waiting);
        QCOMPARE(seen.sessions.size(), 1);
        const auto words = blockersInWords(seen.sessions);
        QVERIFY(words.contains(u"pid %1"_s.arg(holder->server().backend)));
        QVERIFY(words.contains(", holder,"_L1));
        QVERIFY(words.contains("idle in transaction"_L1));
    }

    void aServerThatVanishesIsALostConnection()
    {
        const auto connection = open();
        QVERIFY(run(*connection, u"BEGIN"_s));
        m_server->run(u"SELECT pg_terminate_backend(%1)"_s.arg(connection->server().backend));
        const auto done = connection->execute(u"SELECT 1"_s);
        QVERIFY(!done);
        QCOMPARE(m_engine.failure(done.error()), Failure::ConnectionLost);
        QCOMPARE(done.error().kind, ErrorKind::Failed);
        QCOMPARE(connection->transaction(), Connection::Transaction::Lost);
        QVERIFY(!connection->execute(u"SELECT 1"_s));
        connection->cancel();
    }

    void aConnectionThatFailsNamesWhatWasTried_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("named");
        const auto port = QString::number(PostgresServer::shared().port());
        const auto tcp = u"postgresql://%1@127.0.0.1:"_s + port + u'/';
        QTest::newRow("nobody listens") << u"postgresql://u:s3cr3t@127.0.0.1:1/db"_s
                                        << ErrorKind::Connection << u"127.0.0.1:1"_s;
        QTest::newRow("no such socket")
            << u"postgresql:///db?host=/nowhere"_s << ErrorKind::Connection << u"/nowhere"_s;
        QTest::newRow("unknown host") << u"postgresql://u:s3cr3t@no-such-host.invalid/db"_s
                                      << ErrorKind::Connection << u"no-such-host.invalid"_s;
        QTest::newRow("wrong password")
            << tcp.arg(u"postgres:s3cr3t"_s) << ErrorKind::Connection << u"postgres"_s;
        QTest::newRow("no password")
            << tcp.arg(u"postgres"_s) << ErrorKind::Connection << u"postgres"_s;
        QTest::newRow("unknown role")
            << PostgresServer::shared().url(u"postgres"_s, u"no_such_role"_s)
            << ErrorKind::Connection << u"no_such_role"_s;
        QTest::newRow("unknown database") << PostgresServer::shared().url(u"no_such_database"_s)
                                          << ErrorKind::Connection << u"no_such_database"_s;
        QTest::newRow("no TLS there") << tcp.arg(u"postgres:secret"_s) + u"?sslmode=require"_s
                                      << ErrorKind::Connection << u"127.0.0.1"_s;
        QTest::newRow("port is no number")
            << u"postgresql://u:s3cr3t@h:54x/db"_s << ErrorKind::Usage << u"54x"_s;
        QTest::newRow("port out of range")
            << u"postgresql://u:s3cr3t@h:99999/db"_s << ErrorKind::Usage << u"99999"_s;
        QTest::newRow("port parameter")
            << u"postgresql://u:s3cr3t@h/db?port=0"_s << ErrorKind::Usage << u"0"_s;
        QTest::newRow("raw slash in the password")
            << u"postgresql://u:s3cr3t/x@h/db"_s << ErrorKind::Usage << u"percent-encoded"_s;
        QTest::newRow("unknown parameter")
            << u"postgresql://u:s3cr3t@h/db?sslmoed=require"_s << ErrorKind::Usage << u"sslmoed"_s;
        QTest::newRow("no slashes") << u"postgresql:db"_s << ErrorKind::Usage << u"//"_s;
    }
    void aConnectionThatFailsNamesWhatWasTried()
    {
        QFETCH(QString, url);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, named);
        const auto error = errorOf(url);
        QCOMPARE(error.kind, kind);
        const auto all = error.what + error.next + error.untouched;
        QVERIFY2(all.contains(named), qPrintable(all));
        QVERIFY2(!(all + error.server).contains("s3cr3t"_L1), qPrintable(all + error.server));
    }

    void urlsAreReadAsLibpqReadsThem()
    {
        const auto full = settings(
            u"postgres://us%40er:p%2Fw%3B'\\@h:6543/d%20b?sslmode=disable&x-migrations-table=m"_s);
        QCOMPARE(full.user, u"us@er"_s);
        QCOMPARE(full.password.reveal(), u"p/w;'\\"_s);
        QCOMPARE(full.host, u"h"_s);
        QCOMPARE(full.port, 6543);
        QCOMPARE(full.database, u"d b"_s);
        QCOMPARE(full.parameter(u"x-migrations-table"), u"m"_s);
        QVERIFY(!full.display.contains("p/w"_L1) && !full.display.contains("p%2Fw"_L1));
        const auto several = settings(u"postgresql://h1:1111,[::1]:2222,h3/db"_s);
        QCOMPARE(several.host, u"h1,::1,h3"_s);
        QCOMPARE(several.parameter(u"port"), u"1111,2222,"_s);
        QCOMPARE(settings(u"postgresql:///db?host=/run/postgresql"_s).host, u"/run/postgresql"_s);
        QVERIFY(settings(u"postgresql:///db?host=/run/postgresql"_s)
                .display.contains("/run/postgresql"_L1));
        QCOMPARE(settings(u"postgresql://h/db?user=u&password=w"_s).password.reveal(), u"w"_s);
    }

    void hostilePasswordsAndNamesReachTheServerWhole()
    {
        const auto name = u"x\"; DROP TABLE y; --'\\ ä"_s;
        const auto password = u"p'w\\;= ä"_s;
        m_server->run(u"CREATE ROLE %1 LOGIN PASSWORD %2"_s.arg(
            m_engine.identifier(name), m_engine.literal(password)));
        m_server->run(u"CREATE DATABASE "_s + m_engine.identifier(name));
        const auto encoded = [](const QString &text) {
            return QString::fromLatin1(QUrl::toPercentEncoding(text));
        };
        const auto connection = open(
            settings(m_server->tcpUrl(encoded(name), encoded(name), encoded(password))));
        QVERIFY(connection);
        QCOMPARE(connection->server().user, name);
        QCOMPARE(connection->server().database, name);
        QCOMPARE(value(*connection, u"SELECT"_s + m_engine.literal(name)).toString(), name);
    }

    void passwordFilesAndServicesAreLibpqsOwn()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &text) {
            QFile file(folder.filePath(name));
            [&] { QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size()); }();
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            return file.fileName();
        };
        const auto port = QByteArray::number(m_server->port());
        const auto passwords = write(u"pgpass"_s, "127.0.0.1:" + port + ":*:postgres:secret\n");
        const auto services = write(u"services"_s,
            "[shop]\nhost=127.0.0.1\nport=" + port
                + "\nuser=postgres\ndbname=" + m_database.toUtf8() + '\n');
        qputenv("PGSERVICEFILE", QFile::encodeName(services));
        const auto connection = open(
            settings(u"postgresql://?service=shop&passfile="_s + passwords));
        qunsetenv("PGSERVICEFILE");
        QVERIFY(connection);
        QCOMPARE(connection->server().database, m_database);
    }

    void tlsToOtherMachinesIsVerified()
    {
        const auto mode = [this](const QString &url) {
            return libpqOptions(settings(url)).contains("verify-full"_L1);
        };
        QVERIFY(mode(u"postgresql://u@db.example.org/db"_s));
        QVERIFY(mode(u"postgresql://u@localhost,db.example.org/db"_s));
        QVERIFY(mode(u"postgresql://u@localhost/db?hostaddr=192.0.2.1"_s));
        QVERIFY(!mode(u"postgresql://u@db.example.org/db?sslmode=disable"_s));
        for (const auto &local : { u"localhost"_s, u"127.0.0.1"_s, u"[::1]"_s, QString() }) {
            QVERIFY(!mode(u"postgresql://u@%1/db"_s.arg(local)));
        }
        QVERIFY(!mode(u"postgresql:///db?host=/run/postgresql"_s));
    }

    void oneRunAtATime()
    {
        const auto first = m_engine.lock(here(u"&application_name=first"_s), {}, {}, {});
        QVERIFY(first.has_value());
        QStringList told;
        const auto second = m_engine.lock(here(), { .patience = 600ms },
            [&told](const QString &holder, std::chrono::milliseconds) { told += holder; }, {});
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::Locked);
        QVERIFY2(
            second.error().what.contains("application first"_L1), qPrintable(second.error().what));
        QVERIFY(second.error().what.contains("pid "_L1));
        QVERIFY(told.size() >= 2);
        const auto elsewhere = settings(m_server->url(m_server->createDatabase()));
        QVERIFY(m_engine.lock(elsewhere, { .patience = 0ms }, {}, {}).has_value());
    }

    void theLockIsConfirmedUntilItsSessionEnds()
    {
        const LockRequest request { .toolLocks = { { .key = 1726534663 }, { .key = -5 },
                                        { .key = 3469795979745788610 } } };
        const auto work = open();
        {
            const auto lock = m_engine.lock(here(), request, {}, {});
            QVERIFY(lock.has_value());
            QVERIFY((*lock)->confirm(*work).has_value());
            QVERIFY(!m_engine.lock(
                here(), { .toolLocks = { { .key = 1726534663 } }, .patience = 0ms }, {}, {}));
            QCOMPARE(value(*work, u"SELECT pg_try_advisory_lock(1726534663)"_s), QVariant(false));
            QCOMPARE(value(*work, u"SELECT pg_try_advisory_lock(-5)"_s), QVariant(false));
            value(*work,
                u"SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory' AND granted"_s);
            QTRY_VERIFY(!(*lock)->confirm(*work));
            QCOMPARE((*lock)->confirm(*work).error().kind, ErrorKind::Locked);
        }
        QVERIFY(m_engine.lock(here(), request, {}, {}).has_value());
    }

    void aToolsAdvisoryLockIsWaitedFor()
    {
        const auto tool = open(here(u"&application_name=migrate"_s));
        value(*tool, u"SELECT pg_advisory_lock(72707369)"_s);
        const auto lock = m_engine.lock(
            here(), { .toolLocks = { { .key = 72707369 } }, .patience = 300ms }, {}, {});
        QVERIFY(!lock);
        QVERIFY(lock.error().what.contains("application migrate"_L1));
        QVERIFY(m_engine.lock(here(), {}, {}, {}).has_value());
    }

    void aToolsTableLockIsMetWithTheSame()
    {
        const ToolLock ecto { .kind = ToolLock::Kind::PgTable,
            .name = u"\"schema_migrations\""_s,
            .mode = u"SHARE UPDATE EXCLUSIVE"_s };
        const LockRequest request { .toolLocks = { ecto }, .patience = 300ms };
        const auto tool = open(here(u"&application_name=mix"_s));
        QVERIFY(m_engine.lock(here(), request, {}, {}).has_value()); // no table yet
        QVERIFY(run(*tool, u"CREATE TABLE schema_migrations (version bigint)"_s));
        {
            const auto lock = m_engine.lock(here(), request, {}, {});
            QVERIFY(lock.has_value());
            QVERIFY((*lock)->confirm(*tool).has_value());
            QVERIFY(!tool->execute(
                u"LOCK TABLE schema_migrations IN SHARE UPDATE EXCLUSIVE MODE NOWAIT"_s));
        }
        QVERIFY(
            run(*tool, u"BEGIN; LOCK TABLE schema_migrations IN SHARE UPDATE EXCLUSIVE MODE"_s));
        const auto refused = m_engine.lock(here(), request, {}, {});
        QVERIFY(!refused);
        QVERIFY(refused.error().what.contains("application mix"_L1));
        QVERIFY(run(*tool, u"ROLLBACK"_s));
        const auto forIndexes = m_engine.lock(
            here(), { .toolLocks = { ecto }, .runsConcurrentIndexes = true }, {}, {});
        QVERIFY(forIndexes.has_value());
        QVERIFY((*forIndexes)->confirm(*tool).has_value());
        QVERIFY(run(*tool,
            u"BEGIN; LOCK TABLE schema_migrations IN SHARE UPDATE EXCLUSIVE MODE NOWAIT; ROLLBACK"_s));
    }

    void preflightNamesWhatIsInTheWay()
    {
        const auto connection = open(here(), Access::ReadOnly);
        const auto fine = m_engine.preflight(*connection, here());
        QVERIFY2(fine.has_value(), fine ? "" : qPrintable(oneLine(fine.error())));
        QCOMPARE(*fine, QStringList()); // every setting was taken
        const auto shown = connection->query(u"SHOW lock_timeout"_s);
        QCOMPARE(shown->rows.value(0).value(0).toString(), u"3s"_s);
        m_server->run(u"DROP ROLE IF EXISTS plain"_s);
        m_server->run(u"CREATE ROLE plain LOGIN"_s);
        const auto plain = settings(m_server->url(m_database, u"plain"_s));
        const auto poor = m_engine.preflight(*open(plain, Access::ReadOnly), plain);
        QVERIFY(!poor);
        QCOMPARE(poor.error().kind, ErrorKind::Refused);
        QVERIFY(poor.error().next.contains("GRANT CREATE ON SCHEMA public TO plain;"_L1));
        m_server->run(
            u"ALTER DATABASE %1 SET default_transaction_read_only = on"_s.arg(m_database));
        const auto readOnly = m_engine.preflight(*open(here(), Access::ReadOnly), here());
        QVERIFY(!readOnly);
        QVERIFY(readOnly.error().what.contains("read-only"_L1));
    }

    void anInvalidIndexOfOursIsBuiltAgain()
    {
        const auto work = openForRun();
        QVERIFY(run(*work, u"CREATE TABLE t (a int, b text); INSERT INTO t VALUES (1), (1)"_s));
        const auto sql =
            u"CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"t_a\" ON public.t (a, lower(b)) WHERE a > 0"_s;
        QVERIFY(!m_engine.recover(*work, sql)->alreadyDone);
        QVERIFY(!work->execute(
            u"CREATE UNIQUE INDEX CONCURRENTLY t_a ON t (a, lower(coalesce(b, ''))) WHERE a > 0"_s));
        QCOMPARE(m_engine.health(*work)->size(), 1);
        QVERIFY(m_engine.health(*work)->first().message.contains("t_a"_L1));
        const auto foreign = m_engine.recover(*work, sql);
        QVERIFY(!foreign);
        QCOMPARE(foreign.error().kind, ErrorKind::Refused);
        QVERIFY(run(*work,
            u"UPDATE pg_index SET indisvalid = true WHERE indexrelid = 't_a'::regclass"_s)); // stands for the foreign one's end
        QVERIFY(run(*work, u"DROP INDEX t_a"_s));
        QVERIFY(run(*work, u"CREATE UNIQUE INDEX t_a ON t (a, lower(b)) WHERE a > 0"_s));
        QVERIFY(run(
            *work, u"UPDATE pg_index SET indisvalid = false WHERE indexrelid = 't_a'::regclass"_s));
        QVERIFY(!m_engine.verify(*work, sql));
        const auto recovery = m_engine.recover(*work, sql);
        QVERIFY(recovery.has_value());
        QCOMPARE(recovery->before.size(), 1);
        for (const auto &statement : m_engine.around(sql, true, here()) + recovery->before) {
            QVERIFY(run(*work, statement.sql));
        }
        QVERIFY(run(*work, sql));
        for (const auto &statement : m_engine.around(sql, false, here())) {
            QVERIFY(run(*work, statement.sql));
        }
        QVERIFY(m_engine.verify(*work, sql).has_value());
        QVERIFY(m_engine.recover(*work, sql)->alreadyDone);
        QCOMPARE(value(*work, u"SHOW lock_timeout"_s).toString(), u"3s"_s);
        QCOMPARE(m_engine.health(*work)->size(), 0);
    }

    void aDroppedIndexNeedsNoDrop()
    {
        const auto work = openForRun();
        QVERIFY(run(*work, u"CREATE TABLE t (a int); CREATE INDEX \"T a\" ON t (a)"_s));
        const auto sql = u"DROP INDEX CONCURRENTLY public.\"T a\""_s;
        QVERIFY(!m_engine.recover(*work, sql)->alreadyDone);
        QVERIFY(run(*work, sql));
        QVERIFY(m_engine.recover(*work, sql)->alreadyDone);
    }

    void duplicateKeysAreTold()
    {
        const auto work = open();
        QVERIFY(run(*work, u"CREATE TABLE t (a int PRIMARY KEY); INSERT INTO t VALUES (1)"_s));
        QCOMPARE(m_engine.failure(work->execute(u"INSERT INTO t VALUES (1)"_s).error()),
            Failure::DuplicateKey);
    }
};

QTEST_GUILESS_MAIN(PostgresqlEngineTest)
#include "tst_postgresqlengine.moc"
