// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formatbench.h"
#include "support/servers.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Switchback;
using namespace Switchback::Test;

/// Every format on every engine: status, up, up, status, back, back, status.
class RoundTripsTest : public QObject
{
    Q_OBJECT

    struct Files {
        QString format;
        QList<std::pair<QString, QByteArray>> files;
        QString history; // a query, whose answer after two migrations follows
        QString after;
    };

    static QList<Files> cases()
    {
        const QByteArray up1 = "create table a (id int primary key);\ninsert into a values (1);\n";
        const QByteArray up2 = "create table b (id int primary key);\n";
        const QByteArray down1 = "drop table a;\n";
        const QByteArray down2 = "drop table b;\n";
        const auto marked = [](const QByteArray &up, const QByteArray &text, const QByteArray &down,
                                const QByteArray &back) {
            return up + "\n" + text + down + "\n" + back;
        };
        return {
            { u"dbmate"_s,
                { { u"1_a.sql"_s, marked("-- migrate:up", up1, "-- migrate:down", down1) },
                    { u"2_b.sql"_s, marked("-- migrate:up", up2, "-- migrate:down", down2) } },
                u"select version from schema_migrations order by 1"_s, u"1\n2"_s },
            { u"golang-migrate"_s,
                { { u"1_a.up.sql"_s, up1 }, { u"1_a.down.sql"_s, down1 }, { u"2_b.up.sql"_s, up2 },
                    { u"2_b.down.sql"_s, down2 } },
                u"select version from schema_migrations where not dirty"_s, u"2"_s },
            { u"goose"_s,
                { { u"1_a.sql"_s, marked("-- +goose Up", up1, "-- +goose Down", down1) },
                    { u"2_b.sql"_s, marked("-- +goose Up", up2, "-- +goose Down", down2) } },
                u"select id, version_id from goose_db_version where is_applied and tstamp is not null order by id"_s,
                u"1|0\n2|1\n3|2"_s },
            { u"flyway"_s,
                { { u"V1__a.sql"_s, up1 }, { u"U1__a.sql"_s, down1 }, { u"sub/V2__b.sql"_s, up2 },
                    { u"sub/U2__b.sql"_s, down2 } },
                u"select installed_rank, version, description, type, script from flyway_schema_history where success order by 1"_s,
                u"1|1|a|SQL|V1__a.sql\n2|2|b|SQL|sub/V2__b.sql"_s },
            { u"prisma"_s,
                { { u"1/migration.sql"_s, up1 }, { u"1/down.sql"_s, down1 },
                    { u"2/migration.sql"_s, up2 }, { u"2/down.sql"_s, down2 } },
                u"select migration_name, applied_steps_count from _prisma_migrations where finished_at >= started_at and logs is null and rolled_back_at is null and length(id) = 36 order by started_at"_s,
                u"1|1\n2|1"_s },
            { u"plain"_s,
                { { u"1_a.sql"_s, up1 }, { u"1_a.down.sql"_s, down1 }, { u"2_b.sql"_s, up2 },
                    { u"2_b.down.sql"_s, down2 } },
                u"select version, name from switchback_migrations where applied_at is not null order by 1"_s,
                u"1|a\n2|b"_s },
        };
    }

    static QString newUrl(const QString &engine)
    {
        if (engine == "postgresql"_L1) {
            auto &server = PostgresServer::shared();
            return server.url(server.createDatabase());
        }
        if (engine == "mysql"_L1) {
            auto &server = MariaDbServer::shared();
            return server.url(server.createDatabase());
        }
        return u"sqlite:app.db"_s;
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        if (engineById(u"mysql")) {
            SWITCHBACK_NEEDS(MariaDbServer);
        }
    }

    void roundTrips_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<int>("number");
        const auto list = cases();
        for (const auto *engine : engines()) {
            for (int i = 0; i < list.size(); ++i) {
                QTest::addRow(
                    "%s on %s", qPrintable(list.at(i).format), qPrintable(engine->info().id))
                    << engine->info().id << i;
            }
        }
    }

    void roundTrips()
    {
        QFETCH(QString, engine);
        QFETCH(int, number);
        const auto list = cases();
        const auto &files = list.at(number);
        FormatBench bench(files.format, newUrl(engine));
        for (const auto &[name, text] : files.files) {
            bench.write(name, text);
        }
        QCOMPARE(bench.states(), u"1 pending, 2 pending"_s);
        QCOMPARE(bench.run(u"1"_s), QString());
        QCOMPARE(bench.states(), u"1 applied, 2 pending"_s);
        QCOMPARE(bench.run(u"2"_s), QString());
        QCOMPARE(bench.states(), u"1 applied, 2 applied"_s);
        QCOMPARE(bench.query(files.history), files.after);
        QCOMPARE(bench.query(u"select id from a"_s), u"1"_s);
        QCOMPARE(bench.run(u"2"_s, Direction::Down), QString());
        QCOMPARE(bench.states(), u"1 applied, 2 pending"_s);
        QCOMPARE(bench.run(u"1"_s, Direction::Down), QString());
        QCOMPARE(bench.states(), u"1 pending, 2 pending"_s);
        QVERIFY(bench.query(u"select id from a"_s).contains(u'a'));
    }

    void schemaFileIsDbmates_data()
    {
        QTest::addColumn<QString>("engine");
        for (const auto *engine : engines()) {
            QTest::addRow("%s", qPrintable(engine->info().id)) << engine->info().id;
        }
    }

    void schemaFileIsDbmates()
    {
        QFETCH(QString, engine);
        const auto dbmate = qEnvironmentVariable("SWITCHBACK_DBMATE");
        if (!QFile::exists(dbmate)) {
            QSKIP("dbmate is not here");
        }
        const auto dump = engine == "sqlite"_L1 ? u"sqlite3"_s
            : engine == "mysql"_L1              ? u"mariadb-dump"_s
                                                : u"pg_dump"_s;
        if (QStandardPaths::findExecutable(dump).isEmpty()) {
            QSKIP("no dump program");
        }
        FormatBench bench(u"dbmate"_s,
            engine == "postgresql"_L1
                ? PostgresServer::shared().tcpUrl(PostgresServer::shared().createDatabase())
                    + u"?sslmode=disable"_s
                : engine == "mysql"_L1
                ? MariaDbServer::shared().tcpUrl(MariaDbServer::shared().createDatabase())
                : newUrl(engine));
        bench.context.directory = bench.root + u"/db/migrations"_s;
        bench.write(u"1_a.sql"_s,
            "-- migrate:up\ncreate table a (id int primary key, v varchar(20) default 'x  ');\n-- "
            "migrate:down\n");
        bench.write(u"2_b.sql"_s, "-- migrate:up\ncreate table b (id int);  \n-- migrate:down\n");
        QProcess process;
        process.setWorkingDirectory(bench.root);
        process.start(dbmate, { u"--url"_s, bench.url, u"up"_s });
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
        QFile file(bench.root + u"/db/schema.sql"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto wanted = file.readAll();
        QVERIFY(wanted.contains("Dbmate schema migrations"));
        file.close();
        QVERIFY(file.remove());
        const auto written = bench.format.afterRun(bench.settings(), bench.context);
        QVERIFY(written);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(written->join(u' ')));
        QCOMPARE(QString::fromUtf8(file.readAll()), QString::fromUtf8(wanted));
        QCOMPARE(written->size(), 1);
    }

    void noSchemaFileElsewhere()
    {
        FormatBench bench(u"dbmate"_s);
        QCOMPARE(bench.format.afterRun(bench.settings(), bench.context).value(), QStringList());
        bench.context.options.insert(u"schema-file"_s, u"../outside.sql"_s);
        QCOMPARE(bench.format.afterRun(bench.settings(), bench.context).value(), QStringList());
        bench.context.directory = bench.root + u"/db/migrations"_s;
        bench.context.options = { { u"no-dump-schema"_s, u"true"_s } };
        QCOMPARE(bench.format.afterRun(bench.settings(), bench.context).value(), QStringList());
    }
};

QTEST_GUILESS_MAIN(RoundTripsTest)
#include "tst_roundtrips.moc"
