// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Schemas that can be read only in part, or not at once: what is out of sight is never taken for
// gone, and nothing stays behind on a server.

#include "engines/mysql/mysqlsight.h"
#include "run/triedscript.h"
#include "support/servers.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

QString said(const Error &error)
{
    return oneLine(error);
}

QStringList scratchNames(const QString &engine, const QString &url)
{
    const auto settings = engineById(engine)->parseUrl(url, {});
    return settings ? scratchMaker(engine)->names(*settings).value_or(QStringList { u"?"_s })
                    : QStringList { u"?"_s };
}

Result<Comparison> compared(
    const QString &from, const QString &to, const ReadOptions &reading = {}, bool listOnly = false)
{
    CompareRequest request;
    request.from.text = from;
    request.to.text = to;
    request.dialect = u"sqlite"_s;
    request.listOnly = listOnly;
    return compareSources(request, reading);
}

QStringList named(const Comparison &comparison)
{
    QStringList names;
    for (const auto &change : comparison.changes) {
        names += changeWord(change.change) + u' ' + change.kind + u' ' + change.object;
    }
    names.sort();
    return names;
}

QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
{
    QFile file(folder.filePath(name));
    const bool written = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    return written ? file.fileName() : QString();
}

} // namespace

class BadSourcesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatAUserMayNotSeeIsNoDifference_data()
    {
        QTest::addColumn<QString>("grant");
        QTest::addColumn<QStringList>("notCompared");
        QTest::newRow("only to read")
            << u"SELECT"_s
            << QStringList { u"view v"_s, u"any trigger"_s, u"any function"_s, u"any procedure"_s,
                   u"any event"_s };
        QTest::newRow("triggers and events too")
            << u"SELECT, SHOW VIEW, TRIGGER, EVENT"_s
            << QStringList { u"any function"_s, u"any procedure"_s };
        QTest::newRow("routines without their texts")
            << u"SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE"_s
            << QStringList { u"function f"_s, u"procedure p"_s };
        // MySQL shows a routine's text to whom made it, and to those who may see all of the server.
        QTest::newRow("everything")
            << u"ALL PRIVILEGES"_s
            << (MariaDbServer::isMySql() ? QStringList { u"function f"_s, u"procedure p"_s }
                                         : QStringList());
    }

    void whatAUserMayNotSeeIsNoDifference()
    {
        SWITCHBACK_NEEDS(MariaDbServer);
        QFETCH(const QString, grant);
        QFETCH(const QStringList, notCompared);
        auto &server = MariaDbServer::shared();
        const auto whole = server.createDatabase();
        const auto part = server.createDatabase();
        for (const auto &database : { whole, part }) {
            for (const auto &sql : { u"CREATE TABLE a (id int PRIMARY KEY, n int)"_s,
                     u"CREATE VIEW v AS SELECT id FROM a"_s,
                     u"CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.n = 1"_s,
                     u"CREATE FUNCTION f(i int) RETURNS int DETERMINISTIC RETURN i + 1"_s,
                     u"CREATE PROCEDURE p() SELECT 1"_s,
                     u"CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SET @x = 1"_s }) {
                server.run(sql, database);
            }
        }
        server.run(u"ALTER TABLE a ADD more int"_s, part);
        server.run(u"DROP USER IF EXISTS looker"_s);
        server.run(u"CREATE USER looker IDENTIFIED BY 'p'"_s);
        server.run(u"GRANT %1 ON `%2`.* TO looker"_s.arg(grant, part));
        const auto all = server.tcpUrl(whole);
        const auto some = server.tcpUrl(part, u"looker"_s, u"p"_s);
        for (const bool turned : { false, true }) {
            const auto comparison = turned ? compared(some, all) : compared(all, some);
            QVERIFY2(comparison, qPrintable(comparison ? QString() : said(comparison.error())));
            QCOMPARE(named(*comparison),
                QStringList(turned ? u"removed column a.more"_s : u"added column a.more"_s));
            QCOMPARE(comparison->notCompared.size(), notCompared.size());
            for (qsizetype i = 0; i < notCompared.size(); ++i) {
                QVERIFY2(comparison->notCompared.at(i).startsWith(notCompared.at(i)),
                    qPrintable(comparison->notCompared.join(u'\n')));
            }
            const auto script = schemaTools(u"mysql")->script(
                comparison->from, comparison->to, comparison->options);
            QVERIFY(script);
            for (const auto &statement : script->statements) {
                QVERIFY2(!statement.sql.contains(u"DROP TABLE"_s)
                        && !statement.sql.contains(u"DROP VIEW"_s)
                        && !statement.sql.contains(u"CREATE"_s),
                    qPrintable(statement.sql));
            }
        }
    }

    void grantsSayWhatIsHidden_data()
    {
        QTest::addColumn<QStringList>("grants");
        QTest::addColumn<QStringList>("hidden");
        const QStringList routines { u"function"_s, u"procedure"_s };
        QTest::newRow("all of the server")
            << QStringList { u"GRANT ALL PRIVILEGES ON *.* TO `a`@`%` WITH GRANT OPTION"_s }
            << QStringList();
        QTest::newRow("all of the database") << QStringList { u"GRANT USAGE ON *.* TO `a`@`%`"_s,
            u"GRANT ALL PRIVILEGES ON `shop`.* TO `a`@`%`"_s }
                                             << QStringList();
        QTest::newRow("a pattern")
            << QStringList { u"GRANT SELECT, TRIGGER, EVENT, EXECUTE ON `sh%`.* TO `a`@`%`"_s }
            << QStringList();
        QTest::newRow("an underscore that is one")
            << QStringList { u"GRANT ALL PRIVILEGES ON `s\\_op`.* TO `a`@`%`"_s }
            << QStringList { u"table"_s, u"view"_s, u"sequence"_s, u"trigger"_s, u"function"_s,
                   u"procedure"_s, u"event"_s };
        QTest::newRow("another database")
            << QStringList { u"GRANT TRIGGER, EVENT, EXECUTE ON *.* TO `a`@`%`"_s,
                   u"GRANT ALL PRIVILEGES ON `other`.* TO `a`@`%`"_s }
            << QStringList();
        QTest::newRow("to read") << QStringList { u"GRANT SELECT ON `shop`.* TO `a`@`%`"_s }
                                 << QStringList { u"trigger"_s, u"function"_s, u"procedure"_s,
                                        u"event"_s };
        QTest::newRow("one table") << QStringList { u"GRANT USAGE ON *.* TO `a`@`%`"_s,
            u"GRANT SELECT ON `shop`.`t` TO `a`@`%`"_s }
                                   << QStringList { u"table"_s, u"view"_s, u"sequence"_s,
                                          u"trigger"_s, u"function"_s, u"procedure"_s, u"event"_s };
        QTest::newRow("not told") << QStringList() << QStringList();
    }

    void grantsSayWhatIsHidden()
    {
        QFETCH(const QStringList, grants);
        QFETCH(const QStringList, hidden);
        QCOMPARE(mysqlHiddenKinds(grants, u"shop"_s), hidden);
    }

    void othersMayChangeTheSchemaMeanwhile()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        auto &server = PostgresServer::shared();
        const auto database = server.createDatabase();
        server.run(u"CREATE TABLE kept (id int PRIMARY KEY)"_s, database);
        const auto settings = engineById(u"postgresql")->parseUrl(server.url(database), {}).value();
        std::atomic<bool> done = false;
        std::thread others([&] {
            auto own = engineById(u"postgresql")->connect(settings, Access::ReadWrite);
            while (own && !done) {
                for (const auto &sql : { u"CREATE TABLE z (id int PRIMARY KEY, n int)"_s,
                         u"CREATE INDEX ON z (n)"_s, u"CREATE VIEW v AS SELECT n FROM z"_s,
                         u"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'"_s,
                         u"CREATE STATISTICS s ON id, n FROM z"_s, u"DROP VIEW v"_s,
                         u"DROP TABLE z"_s, u"DROP FUNCTION f"_s }) {
                    static_cast<void>((*own)->execute(sql));
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        });
        QStringList errors;
        for (int i = 0; i < 8; ++i) {
            const auto comparison = compared(server.url(database), server.url(database));
            const bool known = comparison || comparison.error().kind == ErrorKind::Stale;
            errors += known ? QStringList() : QStringList { said(comparison.error()) };
        }
        done = true;
        others.join();
        QCOMPARE(errors.join(u'\n'), QString());
        QVERIFY(compared(server.url(database), server.url(database)));
    }

    void aServerThatGoesAwayIsSaid()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        auto &server = PostgresServer::shared();
        const auto database = server.createDatabase();
        const QTemporaryDir folder;
        const auto file = write(folder, u"wanted.sql"_s, "CREATE TABLE a (id int PRIMARY KEY);\n");
        ReadOptions reading;
        reading.progress = [&](int number, int) {
            if (number == 3) {
                server.run(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE"
                           " pid <> pg_backend_pid() AND (datname = '%1' OR"
                           " starts_with(datname, 'switchback_scratch_'))"_s.arg(database));
            }
        };
        for (const auto &to : { server.url(database), file }) {
            const auto comparison = compared(server.url(database), to, reading);
            QVERIFY(!comparison);
            // The server's last word may be lost with the connection.
            static const QRegularExpression gone(
                u"ended the connection|connection to .* was lost"_s);
            QVERIFY2(said(comparison.error()).contains(gone), qPrintable(said(comparison.error())));
        }
        QCOMPARE(scratchNames(u"postgresql"_s, server.url()), QStringList());
    }

    void aUserWhoMakesNoDatabasesHasAPrivateServer()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        auto &server = PostgresServer::shared();
        const auto database = server.createDatabase();
        server.run(u"CREATE ROLE maker_of_nothing LOGIN PASSWORD 'p'"_s);
        server.run(u"CREATE TABLE a (id int PRIMARY KEY)"_s, database);
        server.run(u"GRANT SELECT ON a TO maker_of_nothing"_s, database);
        const QTemporaryDir folder;
        const auto file = write(folder, u"wanted.sql"_s,
            "CREATE TABLE a (id int PRIMARY KEY, n text);\n"
            "GRANT SELECT ON a TO maker_of_nothing;\n");
        const auto url = server.tcpUrl(database, u"maker_of_nothing"_s, u"p"_s);
        const auto comparison = compared(url, file);
        QVERIFY2(comparison, qPrintable(comparison ? QString() : said(comparison.error())));
        QCOMPARE(named(*comparison), QStringList(u"added column public.a.n"_s));
        const auto tried = triedScript(*comparison, {}, ScriptForm::Plain);
        QVERIFY2(
            tried && tried->verified, qPrintable(tried ? tried->notVerified : said(tried.error())));
        QCOMPARE(scratchNames(u"postgresql"_s, server.url()), QStringList());
        QCOMPARE(QDir::temp().entryList({ u"switchback_server_*"_s }, QDir::Dirs), QStringList());
    }

    void onMySqlAndMariaDbItIsOneOfTheSameKind()
    {
        SWITCHBACK_NEEDS(MariaDbServer);
        auto &server = MariaDbServer::shared();
        const auto database = server.createDatabase();
        server.run(u"CREATE USER maker_of_nothing IDENTIFIED BY 'p'"_s);
        server.run(u"GRANT ALL ON `%1`.* TO maker_of_nothing"_s.arg(database));
        server.run(u"CREATE TABLE a (id int PRIMARY KEY, n varchar(9))"_s, database);
        const QTemporaryDir folder;
        const auto file = write(folder, u"wanted.sql"_s,
            "CREATE TABLE a (id int PRIMARY KEY, n varchar(9), m int, KEY (n));\n");
        const auto url = server.tcpUrl(database, u"maker_of_nothing"_s, u"p"_s);
        const auto comparison = compared(url, file);
        QVERIFY2(comparison, qPrintable(comparison ? QString() : said(comparison.error())));
        QCOMPARE(named(*comparison), (QStringList { u"added column a.m"_s, u"added index a.n"_s }));
        const auto tried = triedScript(*comparison, {}, ScriptForm::Plain);
        QVERIFY2(
            tried && tried->verified, qPrintable(tried ? tried->notVerified : said(tried.error())));
        QCOMPARE(QDir::temp().entryList({ u"switchback_server_*"_s }, QDir::Dirs), QStringList());
    }

    void rolesThatAFileNamesAreMadeOnAServerOfItsOwn()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        const QTemporaryDir folder;
        CompareRequest request;
        request.dialect = u"postgresql"_s;
        request.from.text = write(folder, u"a.sql"_s,
            "CREATE TABLE a (id int PRIMARY KEY);\nALTER TABLE a OWNER TO \"the Owner\";\n"
            "GRANT SELECT ON a TO readers, writers;\n");
        request.to.text = write(folder, u"b.sql"_s,
            "CREATE TABLE a (id int PRIMARY KEY);\nGRANT SELECT ON a TO readers;\n");
        const auto comparison = compareSources(request, {});
        QVERIFY2(comparison, qPrintable(comparison ? QString() : said(comparison.error())));
        QCOMPARE(named(*comparison), QStringList(u"changed privileges public.a"_s));
    }

    void theShortWayFindsTheSame_data()
    {
        QTest::addColumn<QString>("folder");
        const QDir all(qEnvironmentVariable("SWITCHBACK_FIXTURES") + u"/schema/sqlite"_s);
        for (const auto &name : all.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QTest::newRow(qPrintable(name)) << all.filePath(name);
        }
    }

    void theShortWayFindsTheSame()
    {
        QFETCH(const QString, folder);
        const QTemporaryDir made;
        QStringList urls;
        for (const auto &name : { u"a"_s, u"b"_s }) {
            urls += u"sqlite:"_s + made.filePath(name + u".db"_s);
            const auto *engine = engineById(u"sqlite");
            auto connection = engine->connect(
                engine->parseUrl(urls.last(), {}).value(), Access::ReadWrite);
            QVERIFY(connection);
            QFile file(folder + u'/' + name + u".sql"_s);
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const auto &statement : engine->split(QString::fromUtf8(file.readAll()))) {
                QVERIFY((*connection)->execute(statement.sql));
            }
        }
        for (const bool turned : { false, true }) {
            const auto &from = urls.at(turned ? 1 : 0);
            const auto &to = urls.at(turned ? 0 : 1);
            const auto whole = compared(from, to);
            const auto brief = compared(from, to, {}, true);
            QVERIFY(whole && brief);
            QCOMPARE(named(*brief), named(*whole));
        }
    }
};

QTEST_GUILESS_MAIN(BadSourcesTest)
#include "tst_badsources.moc"
