// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/golangmigrate/golangmigrate.h"

#include "formatbench.h"
#include "formats/checksums.h"
#include "formats/settings.h"

using namespace Switchback;
using namespace Switchback::Test;

class GolangMigrateTest : public QObject
{
    Q_OBJECT

    static void writePair(const FormatBench &bench, const QString &number, const QByteArray &name)
    {
        bench.write(number + u'_' + QString::fromUtf8(name) + u".up.sql"_s,
            "create table " + name + " (id int);\n");
        bench.write(
            number + u'_' + QString::fromUtf8(name) + u".down.sql"_s, "drop table " + name + ";\n");
    }

    static QString table(FormatBench &bench)
    {
        return bench.query(u"select version, dirty from schema_migrations"_s);
    }

private Q_SLOTS:
    // The numbers are golang-migrate's own.
    void lockNumbers()
    {
        using GolangMigrate::lockNumber;
        QCOMPARE(lockNumber(u"/app"_s, u"public"_s, u"schema_migrations"_s), 1726534663U);
        QCOMPARE(lockNumber(u"app"_s, u"public"_s, u"schema_migrations"_s), 1787120056U);
        QCOMPARE(crc32("goose"), 4097083626U);
    }

    void namesAreTheTools()
    {
        FormatBench bench(u"golang-migrate"_s);
        for (const auto &name : { u"0010_ten.up.sql"_s, u"9_nine.up.sql"_s, u"9_nine.down.sql"_s,
                 u"11_a.up.down.sql"_s, u"12.up.sql"_s, u"x_1.up.sql"_s, u"13_a.sql"_s,
                 u"99999999999999999999999_a.up.sql"_s, u"14-a.up.sql"_s }) {
            bench.write(name, "select 1;\n");
        }
        QStringList seen;
        for (const auto &migration : bench.files().migrations) {
            seen += migration.version.text + u'|' + migration.name
                + (migration.reversible ? u"|down"_s : u""_s);
        }
        QCOMPARE(seen, QStringList({ u"9|nine|down"_s, u"10|ten"_s, u"11|a.up|down"_s }));
        const auto problems = bench.files().problems;
        QCOMPARE(problems.size(), 6); // 11 has no way up; the others are passed over
        QCOMPARE(std::ranges::count(problems, Problem::Severity::Note, &Problem::severity), 5);
        QVERIFY(!bench.files().migrations.last().broken);
    }

    void oneNumberTwiceIsRefused()
    {
        FormatBench bench(u"golang-migrate"_s);
        writePair(bench, u"1"_s, "a");
        bench.write(u"01_b.up.sql"_s, "select 1;\n");
        const auto set = bench.files();
        QVERIFY(set.migrations.value(0).broken);
        QVERIFY(set.problems.value(0).message.contains("01_b.up.sql"_L1));
        QVERIFY(set.problems.value(0).message.contains("1_a.up.sql"_L1));
    }

    void theTableHoldsOneRow()
    {
        FormatBench bench(u"golang-migrate"_s);
        writePair(bench, u"1"_s, "a");
        writePair(bench, u"2"_s, "b");
        writePair(bench, u"3"_s, "c");
        QCOMPARE(bench.states(), u"1 pending, 2 pending, 3 pending"_s);
        QCOMPARE(bench.run(u"1"_s), QString());
        QCOMPARE(
            bench.query(
                u"select sql from sqlite_master where tbl_name = 'schema_migrations' order by 1"_s),
            u"CREATE TABLE \"schema_migrations\" (version uint64,dirty bool)\n"
            "CREATE UNIQUE INDEX version_unique ON \"schema_migrations\" (version)"_s);
        QCOMPARE(bench.run(u"2"_s), QString());
        QCOMPARE(table(bench), u"2|0"_s);
        QCOMPARE(bench.states(), u"1 applied, 2 applied, 3 pending"_s);
        QCOMPARE(bench.run(u"2"_s, Direction::Down), QString());
        QCOMPARE(table(bench), u"1|0"_s);
        QCOMPARE(bench.run(u"1"_s, Direction::Down), QString());
        QCOMPARE(table(bench), QString());
        QCOMPARE(bench.states(), u"1 pending, 2 pending, 3 pending"_s);
    }

    void filesBelowTheVersionCountAsApplied()
    {
        FormatBench bench(u"golang-migrate"_s);
        writePair(bench, u"5"_s, "e");
        QCOMPARE(bench.run(u"5"_s), QString());
        writePair(bench, u"3"_s, "c");
        QCOMPARE(bench.states(), u"3 applied, 5 applied"_s);
    }

    void aFailureLeavesTheTargetDirty()
    {
        FormatBench bench(u"golang-migrate"_s);
        writePair(bench, u"1"_s, "a");
        bench.write(u"2_b.up.sql"_s, "create table b (i);\ncreate table b (i);\n");
        bench.write(u"2_b.down.sql"_s, "drop table b;\n");
        QCOMPARE(bench.run(u"1"_s), QString());
        QVERIFY(!bench.run(u"2"_s).isEmpty());
        QCOMPARE(table(bench), u"2|1"_s);
        QCOMPARE(bench.query(u"select count(*) from sqlite_master where name = 'b'"_s), u"0"_s);
        const auto timeline = bench.timeline();
        QVERIFY(timeline.dirty);
        QCOMPARE(timeline.entries.last().state, State::Failed);
        const auto refused = bench.format.check(timeline, {}, bench.context);
        QVERIFY(!refused);
        QVERIFY(refused.error().what.startsWith("Dirty database version 2."_L1));
        QVERIFY(refused.error().what.contains("force"_L1));
    }

    void aFailedWayBackOfTheFirstIsDirtyAtMinusOne()
    {
        FormatBench bench(u"golang-migrate"_s);
        writePair(bench, u"1"_s, "a");
        bench.write(u"1_a.down.sql"_s, "drop table nowhere;\n");
        QCOMPARE(bench.run(u"1"_s), QString());
        QVERIFY(!bench.run(u"1"_s, Direction::Down).isEmpty());
        QCOMPARE(table(bench), u"-1|1"_s);
        QVERIFY(bench.timeline().dirtyNote.contains("-1"_L1));
    }

    void aVersionWithoutFileStopsEverything()
    {
        FormatBench bench(u"golang-migrate"_s);
        writePair(bench, u"1"_s, "a");
        writePair(bench, u"2"_s, "b");
        QCOMPARE(bench.run(u"2"_s), QString());
        bench.remove(u"2_b.up.sql"_s);
        bench.remove(u"2_b.down.sql"_s);
        QCOMPARE(bench.states(), u"1 applied, 2 missing"_s);
        const auto refused = bench.format.check(bench.timeline(), {}, bench.context);
        QVERIFY(!refused && refused.error().what.contains("version 2"_L1));
    }

    void transactionsInFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("transactional");
        QTest::addColumn<bool>("oneMessage");
        QTest::addColumn<int>("statements");
        QTest::newRow("several") << QByteArray("select 1;\nselect 2;\n") << true << false << 2;
        QTest::newRow("own BEGIN and COMMIT")
            << QByteArray("-- x\nBEGIN;\nselect 1;\nselect 2;\ncommit ;\n") << true << false << 2;
        QTest::newRow("in its middle")
            << QByteArray("select 1;\nbegin;\nselect 2;\ncommit;\nselect 3;\n") << false << true
            << 5;
        QTest::newRow("other BEGIN")
            << QByteArray("begin isolation level serializable;\nselect 2;\ncommit;\n") << false
            << true << 3;
        QTest::newRow("concurrently alone")
            << QByteArray("create index concurrently i on t (a);\n") << false << false << 1;
        QTest::newRow("one") << QByteArray("select 1") << true << false << 1;
        QTest::newRow("none") << QByteArray("-- nothing\n") << true << false << 0;
    }

    void transactionsInFiles()
    {
        QFETCH(QByteArray, text);
        FormatBench bench(u"golang-migrate"_s);
        bench.context.engine = engineById(u"postgresql");
        const auto rendering = bench.format.render({ .path = u"a"_s, .text = text }, bench.context);
        QTEST(rendering.up.transactional, "transactional");
        QTEST(rendering.up.oneMessage, "oneMessage");
        QTEST(int(rendering.up.statements.size()), "statements");
        QCOMPARE(rendering.up.whole, rendering.up.oneMessage ? QString::fromUtf8(text) : QString());
    }

    void parametersOfTheUrl()
    {
        FormatBench bench(u"golang-migrate"_s);
        bench.context.options.insert(u"url.x-migrations-table"_s, u"my_migrations"_s);
        bench.context.options.insert(u"url.x-multi-statement"_s, u"true"_s);
        bench.context.options.insert(u"url.x-statement-timeout"_s, u"1500"_s);
        writePair(bench, u"1"_s, "a");
        QCOMPARE(bench.run(u"1"_s), QString());
        QCOMPARE(bench.query(u"select version from my_migrations"_s), u"1"_s);
        const auto render = [&bench] {
            return bench.format.render({ .text = "select 1;\n\nselect ';';" }, bench.context);
        };
        QVERIFY(render().up.transactional); // only PostgreSQL's driver knows x-multi-statement
        bench.context.engine = engineById(u"postgresql");
        QCOMPARE(render().up.statements.size(), 3);
        QCOMPARE(render().up.statements.at(1), (Statement { u"select '"_s, 3 }));
    }

    void aStatementMayBeGivenATime_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QString>("product");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("sql");
        QTest::newRow("PostgreSQL")
            << u"postgresql"_s << u"PostgreSQL"_s << u"1500"_s << u"SET statement_timeout = 1500"_s;
        QTest::newRow("MariaDB") << u"mysql"_s << u"MariaDB"_s << u"1500"_s
                                 << u"SET SESSION max_statement_time = 1.5"_s;
        QTest::newRow("MySQL") << u"mysql"_s << u"MySQL"_s << u"2000000"_s
                               << u"SET SESSION max_execution_time = 2000000"_s;
        QTest::newRow("SQLite's driver has none")
            << u"sqlite"_s << u"SQLite"_s << u"1500"_s << QString();
        QTest::newRow("none") << u"postgresql"_s << u"PostgreSQL"_s << u"0"_s << QString();
        QTest::newRow("no number") << u"postgresql"_s << u"PostgreSQL"_s << u"soon"_s << QString();
    }

    void aStatementMayBeGivenATime()
    {
        QFETCH(QString, value);
        QFETCH(QString, engine);
        QFETCH(QString, product);
        FormatContext context { .engine = engineById(engine) };
        context.options.insert(u"url.x-statement-timeout"_s, value);
        QStringList said;
        for (const auto &statement :
            GolangMigrate::statementTimeout(context, { .product = product, .number = 170000 })) {
            said += statement.sql;
        }
        QTEST(said.join(u'\n'), "sql");
    }

    void otherLocksAreRefused()
    {
        FormatBench bench(u"golang-migrate"_s);
        writePair(bench, u"1"_s, "a");
        bench.context.options.insert(u"url.x-lock-strategy"_s, u"advisory"_s);
        QVERIFY(bench.format.check(bench.timeline(), {}, bench.context).has_value());
        bench.context.options.insert(u"url.x-lock-strategy"_s, u"table"_s);
        const auto refused = bench.format.check(bench.timeline(), {}, bench.context);
        QVERIFY(!refused && refused.error().what.contains("'table'"_L1));
        ConnectionSettings settings { .engine = u"mysql"_s };
        QCOMPARE(bench.format.locks({}, settings, bench.context).size(), 1);
        settings.parameters.emplaceBack(u"x-no-lock"_s, u"true"_s);
        QVERIFY(bench.format.locks({}, settings, bench.context).isEmpty());
    }

    void addressesOfGo_data()
    {
        QTest::addColumn<QString>("go");
        QTest::addColumn<QString>("url");
        QTest::newRow("mysql") << u"user:p@ss@tcp(h:3306)/db?parseTime=true"_s
                               << u"mysql://user:p%40ss@h:3306/db"_s;
        QTest::newRow("with scheme") << u"mysql://root@tcp(h)/db"_s << u"mysql://root@h/db"_s;
        QTest::newRow("pgx") << u"pgx5://u@h/db"_s << u"postgresql://u@h/db"_s;
        QTest::newRow("postgres") << u"postgres://u@h/db"_s << u"postgres://u@h/db"_s;
    }

    void addressesOfGo()
    {
        QFETCH(QString, go);
        QTEST(fromGo(go), "url");
    }
};

QTEST_GUILESS_MAIN(GolangMigrateTest)
#include "tst_golangmigrate.moc"
