// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formatbench.h"
#include "formats/dbmate/blocks.h"
#include "formats/dbmate/schemadump.h"

using namespace Switchback;
using namespace Switchback::Test;
using namespace Switchback::Dbmate;

class DbmateTest : public QObject
{
    Q_OBJECT

    static QByteArray table(const QByteArray &name)
    {
        return "-- migrate:up\ncreate table " + name + " (id int);\n-- migrate:down\ndrop table "
            + name + ";\n";
    }

private Q_SLOTS:
    // Every row was tried with dbmate 2.36.0.
    void markersAreDbmates_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("error"); // empty: accepted
        const auto down = QByteArray("\n-- migrate:down\n");
        const auto fine = QString();
        QTest::newRow("plain") << "-- migrate:up\nselect 1;" + down << fine;
        QTest::newRow("tab") << QByteArray("--\tmigrate:up\nselect 1;\n--migrate:down") << fine;
        QTest::newRow("on the next line") << "--\nmigrate:up\nselect 1;" + down << fine;
        QTest::newRow("form feed") << "-- migrate:up\fx\nselect 1;" + down << fine;
        QTest::newRow("vertical tab") << "-- migrate:up\vx\nselect 1;" + down << u"migrate:up"_s;
        QTest::newRow("semicolon") << "-- migrate:up;\nselect 1;" + down << u"migrate:up"_s;
        QTest::newRow("indented") << "  -- migrate:up\nselect 1;" + down << u"migrate:up"_s;
        QTest::newRow("capitals") << "-- MIGRATE:UP\nselect 1;" + down << u"migrate:up"_s;
        QTest::newRow("blank head") << "\r\n\f\t \n-- note\r\n-- migrate:up\n" + down << fine;
        QTest::newRow("block comment before") << "/* x */\n-- migrate:up\n" + down << u"before"_s;
        QTest::newRow("statement before") << "select 1;\n-- migrate:up\n" + down << u"before"_s;
        QTest::newRow("empty") << QByteArray() << u"empty"_s;
        QTest::newRow("no down") << QByteArray("-- migrate:up\nselect 1;\n") << u"migrate:down"_s;
        QTest::newRow("down with words")
            << QByteArray("-- migrate:up\n-- migrate:down x y\n") << fine;
        QTest::newRow("down first")
            << QByteArray("-- migrate:down\n-- migrate:up\n") << u"migrate:down"_s;
        QTest::newRow("down, up, down") << "-- migrate:down\n-- migrate:up\n" + down << fine;
        QTest::newRow("two ups") << "-- migrate:up\n-- migrate:up\n" + down << u"migrate:down"_s;
        QTest::newRow("two downs") << "-- migrate:up\n" + down + down << u"second"_s;
        QTest::newRow("two pairs")
            << "-- migrate:up\n" + down + "-- migrate:up\n" + down << u"second"_s;
        QTest::newRow("no marker")
            << "-- migrate:up\n  -- migrate:down\n-- migrate:downstream\n-- MIGRATE:DOWN" + down
            << fine;
        QTest::newRow("byte order mark")
            << "\xef\xbb\xbf-- migrate:up\n" + down << u"byte order mark"_s;
        QTest::newRow("mark and note")
            << "\xef\xbb\xbf-- note\n-- migrate:up\n" + down << u"byte order mark"_s;
    }

    void markersAreDbmates()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, error);
        const auto blocks = findBlocks(text);
        QCOMPARE(blocks.error.isEmpty(), error.isEmpty());
        QVERIFY2(blocks.error.contains(error), qPrintable(blocks.error));
    }

    void transactionOption_data()
    {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<bool>("transaction");
        QTest::newRow("none") << QByteArray("") << true;
        QTest::newRow("false") << QByteArray(" transaction:false") << false;
        QTest::newRow("CRLF") << QByteArray(" transaction:false\r") << false;
        QTest::newRow("true") << QByteArray(" transaction:true") << true;
        QTest::newRow("last wins") << QByteArray(" transaction:true transaction:false") << false;
        QTest::newRow("three parts") << QByteArray(" transaction:false:x") << true;
        QTest::newRow("blank between") << QByteArray(" transaction: false") << true;
        QTest::newRow("capital") << QByteArray(" Transaction:false") << true;
        QTest::newRow("beside others") << QByteArray(" a:b transaction:false c") << false;
    }

    void transactionOption()
    {
        QFETCH(QByteArray, options);
        QFETCH(bool, transaction);
        const auto blocks = findBlocks(
            "-- migrate:up" + options + "\nselect 1;\n-- migrate:down\n");
        QCOMPARE(blocks.up.transaction, transaction);
        QVERIFY(blocks.down.transaction);
    }

    void filesAreOrderedByName()
    {
        FormatBench bench(u"dbmate"_s);
        for (const auto &name :
            { u"9_nine.sql"_s, u"10_ten.sql"_s, u"001.sql"_s, u"0005 five.sql"_s }) {
            bench.write(name, table("t"));
        }
        for (const auto &name : { u"README.md"_s, u"notes.sql"_s, u"1_x.SQL"_s, u"5.txt"_s }) {
            bench.write(name, "select 1;\n");
        }
        QDir(bench.context.directory).mkdir(u"0001_folder.sql"_s);
        QStringList seen;
        for (const auto &migration : bench.files().migrations) {
            seen += migration.version.text + u'|' + migration.name;
        }
        QCOMPARE(seen, QStringList({ u"0005|five"_s, u"001|"_s, u"10|ten"_s, u"9|nine"_s }));
        const auto problems = bench.files().problems;
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.first().message.contains("notes.sql is not named"_L1));
    }

    void aFolderInTheNextMigrationsPlaceStopsTheRun()
    {
        FormatBench bench(u"dbmate"_s);
        bench.write(u"1_a.sql"_s, table("a"));
        QDir(bench.context.directory).mkdir(u"2_b.sql"_s);
        const auto set = bench.files();
        QCOMPARE(set.migrations.size(), 2);
        QVERIFY(set.migrations.last().broken);
        QVERIFY(set.problems.value(0).message.contains("2_b.sql"_L1));
    }

    void oneVersionInTwoFilesNamesBoth()
    {
        FormatBench bench(u"dbmate"_s);
        bench.write(u"1_a.sql"_s, table("a"));
        bench.write(u"1_b.sql"_s, table("b"));
        const auto set = bench.files();
        QVERIFY(set.migrations.at(0).broken && set.migrations.at(1).broken);
        QVERIFY(set.problems.at(0).message.contains("1_a.sql"_L1)
            && set.problems.at(0).message.contains("1_b.sql"_L1));
    }

    void upAndRollbackLeaveWhatDbmateLeaves()
    {
        FormatBench bench(u"dbmate"_s);
        bench.write(u"1_a.sql"_s, table("a"));
        bench.write(u"2_b.sql"_s, table("b"));
        QCOMPARE(bench.states(), u"1 pending, 2 pending"_s);
        QVERIFY(!bench.query(u"select name from sqlite_master"_s).contains("schema_migrations"_L1));
        QCOMPARE(bench.run(u"2"_s), QString());
        QCOMPARE(bench.query(u"select sql from sqlite_master where name = 'schema_migrations'"_s),
            u"CREATE TABLE \"schema_migrations\" (version varchar(128) primary key)"_s);
        QCOMPARE(bench.states(), u"1 pending, 2 applied"_s);
        QCOMPARE(bench.timeline().entries.first().state, State::Late);
        QCOMPARE(bench.run(u"1"_s), QString());
        QCOMPARE(
            bench.query(u"select version, typeof(version) from schema_migrations order by 1"_s),
            u"1|text\n2|text"_s);
        QCOMPARE(bench.run(u"2"_s, Direction::Down), QString());
        QCOMPARE(bench.states(), u"1 applied, 2 pending"_s);
    }

    void aFailureLeavesNothingUnlessAskedFor()
    {
        FormatBench bench(u"dbmate"_s);
        bench.write(u"1_a.sql"_s,
            "-- migrate:up\ncreate table a (i);\ncreate table a (i);\n-- migrate:down\n");
        bench.write(u"2_b.sql"_s,
            "-- migrate:up transaction:false\ncreate table b (i);\ncreate table b (i);\n-- "
            "migrate:down\n");
        QVERIFY(!bench.run(u"1"_s).isEmpty());
        QVERIFY(!bench.run(u"2"_s).isEmpty());
        QCOMPARE(bench.query(u"select name from sqlite_master where type = 'table' order by 1"_s),
            u"b\nschema_migrations"_s);
        QCOMPARE(bench.query(u"select count(*) from schema_migrations"_s), u"0"_s);
    }

    void aForeignTableIsRefused_data()
    {
        QTest::addColumn<QString>("ddl");
        QTest::addColumn<QString>("mentions");
        QTest::newRow("golang-migrate")
            << u"create table schema_migrations (version bigint, dirty boolean)"_s
            << u"golang-migrate"_s;
        QTest::newRow("Ecto")
            << u"create table schema_migrations (version bigint, inserted_at timestamp)"_s
            << u"Ecto"_s;
        QTest::newRow("unknown") << u"create table schema_migrations (id integer, foo text)"_s
                                 << u"foo"_s;
        QTest::newRow("view") << u"create view schema_migrations as select '1' as version"_s
                              << u"view"_s;
        QTest::newRow("capitals") << u"create table Schema_Migrations (id integer)"_s << u"id"_s;
    }

    void aForeignTableIsRefused()
    {
        QFETCH(QString, ddl);
        QFETCH(QString, mentions);
        FormatBench bench(u"dbmate"_s);
        QCOMPARE(bench.execute(ddl), QString());
        const auto history = bench.format.history(bench.connection(), bench.context);
        QVERIFY(!history);
        QCOMPARE(history.error().kind, ErrorKind::Refused);
        QVERIFY2(history.error().what.contains(mentions), qPrintable(history.error().what));
        QVERIFY(history.error().what.contains("schema_migrations"_L1, Qt::CaseInsensitive));
    }

    void railsTableIsRefused()
    {
        FormatBench bench(u"dbmate"_s);
        bench.execute(u"create table schema_migrations (version varchar primary key)"_s);
        QVERIFY(bench.format.history(bench.connection(), bench.context));
        bench.execute(u"create table ar_internal_metadata (key varchar)"_s);
        const auto history = bench.format.history(bench.connection(), bench.context);
        QVERIFY(!history && history.error().what.contains("Rails"_L1));
    }

    void anotherTableCanBeNamed()
    {
        FormatBench bench(u"dbmate"_s);
        bench.context.options.insert(u"migrations-table"_s, u"my \"own\" table"_s);
        bench.write(u"1_a.sql"_s, table("a"));
        QCOMPARE(bench.run(u"1"_s), QString());
        QCOMPARE(bench.query(u"select version from \"my \"\"own\"\" table\""_s), u"1"_s);
    }

    void strictRefusesLateFiles()
    {
        FormatBench bench(u"dbmate"_s);
        bench.write(u"1_a.sql"_s, table("a"));
        bench.write(u"2_b.sql"_s, table("b"));
        QCOMPARE(bench.run(u"2"_s), QString());
        QVERIFY(bench.format.check(bench.timeline(), {}, bench.context));
        bench.context.options.insert(u"strict"_s, u"true"_s);
        const auto refused = bench.format.check(bench.timeline(), {}, bench.context);
        QVERIFY(!refused && refused.error().what.contains(u'1'));
    }

    void statementsKeepTheirLines()
    {
        FormatBench bench(u"dbmate"_s);
        bench.write(u"1_a.sql"_s,
            "-- note\n-- migrate:up\n\ncreate table a (i);\ninsert into a values (1);\n-- "
            "migrate:down\ndrop table a;\n");
        const auto migration = bench.format.loaded(bench.files().migrations.first(), bench.context);
        const auto rendering = bench.format.render(*migration, bench.context);
        QCOMPARE(rendering.up.statements.size(), 2);
        QCOMPARE(rendering.up.statements.at(0), (Statement { u"create table a (i)"_s, 4 }));
        QCOMPARE(rendering.up.statements.at(1).line, 5);
        QCOMPARE(rendering.down->statements.at(0), (Statement { u"drop table a"_s, 7 }));
    }
};

QTEST_GUILESS_MAIN(DbmateTest)
#include "tst_dbmate.moc"
