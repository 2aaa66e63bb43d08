// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/flyway/config.h"
#include "formats/flyway/flyway.h"
#include "formats/flyway/names.h"

#include "formatbench.h"
#include "formats/checksums.h"

using namespace Switchback;
using namespace Switchback::Test;

class FlywayTest : public QObject
{
    Q_OBJECT

    static QString rows(FormatBench &bench)
    {
        return bench.query(
            u"select installed_rank, version, description, type, success from flyway_schema_history order by 1"_s);
    }

    static QString objection(FormatBench &bench, const Target &target = {})
    {
        const auto checked = bench.format.check(bench.timeline(), target, bench.context);
        return checked ? QString() : checked.error().what;
    }

private Q_SLOTS:
    // Numbers of Flyway's own.
    void numbers()
    {
        QCOMPARE(Flyway::checksum("create table a (id int);\n"), -897341557);
        QCOMPARE(Flyway::checksum("\xef\xbb\xbf"
                                  "create table a (id int);\r\n"),
            -897341557);
        QCOMPARE(Flyway::checksum("create table a (id int);"), -897341557);
        QCOMPARE(Flyway::checksum(""), 0);
        QCOMPARE(Flyway::checksum("a\r\rb\n"), Flyway::checksum("a\n\nb"));
        QCOMPARE(Flyway::lockKey(u"\"public\".\"flyway_schema_history\""_s), 77433833903597);
        QCOMPARE(javaHash(u"hello"), 99162322);
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("description");
        using Flyway::Kind;
        const auto row = [](const QString &name, Kind kind, const QString &version,
                             const QString &description) {
            QTest::newRow(qPrintable(name)) << name << int(kind) << version << description;
        };
        row(u"V1__create_a_table.sql"_s, Kind::Versioned, u"1"_s, u"create a table"_s);
        row(u"V1_10__x.sql"_s, Kind::Versioned, u"1.10"_s, u"x"_s);
        row(u"V01.0__x.sql"_s, Kind::Versioned, u"01.0"_s, u"x"_s);
        row(u"V2__.sql"_s, Kind::Versioned, u"2"_s, QString());
        row(u"R__a_view.sql"_s, Kind::Repeatable, QString(), u"a view"_s);
        row(u"B5__base.sql"_s, Kind::Baseline, u"5"_s, u"base"_s);
        row(u"U1__x.sql"_s, Kind::Undo, u"1"_s, u"x"_s);
        row(u"beforeMigrate.sql"_s, Kind::Callback, u"beforeMigrate"_s, QString());
        row(u"afterEachMigrate__grants.sql"_s, Kind::Callback, u"afterEachMigrate"_s, u"grants"_s);
        row(u"V1_x.sql"_s, Kind::None, QString(), QString());
        row(u"V1..2__x.sql"_s, Kind::None, QString(), QString());
        row(u"V1__x.txt"_s, Kind::None, QString(), QString());
        row(u"Views.sql"_s, Kind::None, QString(), QString());
        row(u"Report__x.sql"_s, Kind::None, QString(), QString());
    }

    void names()
    {
        QFETCH(QString, name);
        const auto parsed = Flyway::parseName(name, {});
        QTEST(int(parsed.kind), "kind");
        QTEST(parsed.version, "version");
        QTEST(parsed.description, "description");
    }

    void nearlyNamesAreSaid()
    {
        QVERIFY(!Flyway::parseName(u"V1_x.sql"_s, {}).mistake.isEmpty());
        QVERIFY(Flyway::parseName(u"Views.sql"_s, {}).mistake.isEmpty());
        const QHash<QString, QString> options { { u"sqlMigrationPrefix"_s, u"M"_s },
            { u"sqlMigrationSeparator"_s, u"-"_s }, { u"sqlMigrationSuffixes"_s, u".sql,.ddl"_s } };
        QCOMPARE(Flyway::parseName(u"M7-x.ddl"_s, options),
            (Flyway::FileName { Flyway::Kind::Versioned, u"7"_s, u"x"_s, {} }));
    }

    void versionsAreNumbers()
    {
        QCOMPARE(Flyway::versionKey(u"01.0"_s), u"1"_s);
        QCOMPARE(Flyway::versionKey(u"1.10"_s), u"1.10"_s);
        QCOMPARE(Flyway::versionKey(u"0"_s), u"0"_s);
        QVERIFY(Flyway::isLower(u"1.9"_s, u"1.10"_s));
        QVERIFY(!Flyway::isLower(u"1.0"_s, u"1"_s));
        QVERIFY(Flyway::isLower(u"1"_s, u"1.0.1"_s));
    }

    void upUndoAndUpAgain()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V1.0__first_one.sql"_s, "create table a (i int);\n");
        bench.write(u"U1__back.sql"_s, "drop table a;\n");
        bench.write(u"sub/V2__b.sql"_s, "create table b (i int);\n");
        QCOMPARE(bench.states(), u"1.0 pending, 2 pending"_s);
        QCOMPARE(bench.run(u"1.0"_s), QString());
        QCOMPARE(
            bench.query(u"select sql from sqlite_master where name = 'flyway_schema_history'"_s),
            u"CREATE TABLE \"flyway_schema_history\" (\"installed_rank\" INT NOT NULL PRIMARY KEY, "
            u"\"version\" VARCHAR(50), "
            "\"description\" VARCHAR(200) NOT NULL, \"type\" VARCHAR(20) NOT NULL, \"script\" "
            "VARCHAR(1000) NOT NULL, "
            "\"checksum\" INT, \"installed_by\" VARCHAR(100) NOT NULL, "
            "\"installed_on\" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')), "
            "\"execution_time\" INT NOT NULL, \"success\" BOOLEAN NOT NULL)"_s);
        QCOMPARE(bench.query(u"select script, checksum from flyway_schema_history"_s),
            u"V1.0__first_one.sql|%1"_s.arg(Flyway::checksum("create table a (i int);\n")));
        QCOMPARE(bench.states(), u"1.0 applied, 2 pending"_s);
        QVERIFY(bench.timeline().entries.first().appliedAt.isValid());
        QCOMPARE(bench.run(u"1.0"_s, Direction::Down), QString());
        QCOMPARE(bench.states(), u"1.0 pending, 2 pending"_s);
        QCOMPARE(bench.run(u"1.0"_s), QString());
        QCOMPARE(
            rows(bench), u"1|1.0|first one|SQL|1\n2|1.0|back|UNDO_SQL|1\n3|1.0|first one|SQL|1"_s);
        QCOMPARE(bench.states(), u"1.0 applied, 2 pending"_s);
    }

    void spellingsOfOneVersionMeet()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V1__a.sql"_s, "create table a (i int);\n");
        QCOMPARE(bench.run(u"1"_s), QString());
        bench.execute(u"update flyway_schema_history set version = '01.0'"_s);
        QCOMPARE(bench.states(), u"1 applied"_s);
    }

    void editsAreSeen()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V1__a.sql"_s, "create table a (i int);\n");
        QCOMPARE(bench.run(u"1"_s), QString());
        bench.write(u"V1__a.sql"_s, "create table a (i int);\r\n");
        QCOMPARE(bench.states(), u"1 applied"_s);
        bench.write(u"V1__a.sql"_s, "create table a (i bigint);\n");
        QCOMPARE(bench.states(), u"1 modified"_s);
        QVERIFY(objection(bench).contains("checksum"_L1));
        bench.context.options.insert(u"validateOnMigrate"_s, u"false"_s);
        QCOMPARE(objection(bench), QString());
    }

    void missingLateAndFutureFiles()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V1__a.sql"_s, "create table a (i int);\n");
        bench.write(u"V3__c.sql"_s, "create table c (i int);\n");
        QCOMPARE(bench.run(u"1"_s), QString());
        QCOMPARE(bench.run(u"3"_s), QString());
        bench.write(u"V2__b.sql"_s, "create table b (i int);\n");
        QVERIFY(objection(bench).contains("lower than"_L1));
        QCOMPARE(objection(bench, { .allowLate = true }), QString());
        bench.context.options.insert(u"outOfOrder"_s, u"true"_s);
        QCOMPARE(objection(bench), QString());
        bench.remove(u"V3__c.sql"_s);
        QCOMPARE(objection(bench), QString()); // the newest: a future migration
        bench.remove(u"V1__a.sql"_s);
        QVERIFY(objection(bench).contains("not here"_L1));
    }

    void repeatablesRunAgainWhenTheyChange()
    {
        FormatBench bench(u"flyway"_s);
        bench.context.options.insert(u"placeholders.COLUMN"_s, u"i"_s);
        bench.write(u"V1__a.sql"_s, "create table a (i int);\n");
        bench.write(u"R__a_view.sql"_s,
            "drop view if exists v;\ncreate view v as select ${column} from a;\n");
        QCOMPARE(bench.states(), u"1 pending, R__a_view pending"_s);
        QCOMPARE(bench.run(u"1"_s), QString());
        QCOMPARE(bench.run(u"R__a_view"_s), QString());
        QCOMPARE(rows(bench), u"1|1|a|SQL|1\n2||a view|SQL|1"_s);
        QCOMPARE(bench.query(u"select count(*) from flyway_schema_history where version is null"_s),
            u"1"_s);
        QCOMPARE(bench.timeline().pending, 0);
        bench.context.options.insert(u"placeholders.COLUMN"_s, u"i as j"_s);
        QCOMPARE(bench.timeline().entries.last().state, State::Outdated);
        QCOMPARE(bench.run(u"R__a_view"_s), QString());
        QCOMPARE(bench.timeline().pending, 0);
        QCOMPARE(bench.query(u"select count(*) from flyway_schema_history"_s), u"3"_s);
        // The sum of the raw text is accepted, too.
        bench.execute(
            u"update flyway_schema_history set checksum = %1 where installed_rank = 3"_s.arg(
                Flyway::checksum(
                    "drop view if exists v;\ncreate view v as select ${column} from a;\n")));
        QCOMPARE(bench.timeline().pending, 0);
    }

    void placeholders()
    {
        FormatBench bench(u"flyway"_s);
        bench.context.options.insert(u"placeholders.name"_s, u"x"_s);
        const auto render = [&](const QByteArray &text) {
            return bench.format.render(
                { .path = u"migrations/V1__a.sql"_s, .text = text }, bench.context);
        };
        QCOMPARE(render("select '${NAME}', '${flyway:filename}', '${flyway:defaultSchema}', "
                        "'${flyway:table}'")
                     .up.statements.first()
                     .sql,
            u"select 'x', 'V1__a.sql', 'main', 'flyway_schema_history'"_s);
        const auto unknown = render("select 1;\n-- ${other}\n");
        QCOMPARE(unknown.problems.size(), 1);
        QCOMPARE(unknown.problems.first().place.line, 2);
        QVERIFY(unknown.problems.first().message.contains("${other}"_L1));
        bench.context.options.insert(u"placeholderReplacement"_s, u"false"_s);
        QCOMPARE(render("select '${other}'").up.statements.first().sql, u"select '${other}'"_s);
    }

    void scriptsOwnSettings()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V1__a.sql"_s, "select '${x}';\n");
        bench.write(
            u"V1__a.sql.conf"_s, "executeInTransaction=false\nplaceholderReplacement=false\n");
        const auto set = bench.files();
        QCOMPARE(set.migrations.size(), 1);
        const auto rendering = bench.format.render(
            *bench.format.loaded(set.migrations.first(), bench.context), bench.context);
        QVERIFY(rendering.problems.isEmpty());
        QVERIFY(!rendering.up.transactional);
        bench.write(u"V1__a.sql.conf"_s, "shouldExecute=${flyway:user}==admin\n");
        QVERIFY(!bench.format
                .render(*bench.format.loaded(set.migrations.first(), bench.context), bench.context)
                .problems.isEmpty());
    }

    void mixingIsAnErrorUnlessAllowed()
    {
        FormatBench bench(u"flyway"_s);
        const auto render = [&](const QByteArray &text) {
            return bench.format.render(
                { .path = u"migrations/V1__a.sql"_s, .text = text }, bench.context);
        };
        QVERIFY(!render("vacuum;\nvacuum;\n").up.transactional);
        QCOMPARE(render("select 1;\nvacuum;\n").problems.size(), 1);
        bench.context.options.insert(u"mixed"_s, u"true"_s);
        QCOMPARE(render("select 1;\nvacuum;\n").problems.size(), 0);
        QVERIFY(!render("select 1;\nvacuum;\n").up.transactional);
    }

    void aFailureOutsideATransactionLeavesItsRow()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V1__a.sql"_s, "create table a (i);\ncreate table a (i);\n");
        QVERIFY(!bench.run(u"1"_s).isEmpty());
        QCOMPARE(rows(bench), QString());
        bench.write(u"V1__a.sql.conf"_s, "executeInTransaction=false\n");
        QVERIFY(!bench.run(u"1"_s).isEmpty());
        QCOMPARE(rows(bench), u"1|1|a|SQL|0"_s);
        QCOMPARE(bench.timeline().entries.first().state, State::Failed);
        QVERIFY(objection(bench).contains("repair"_L1));
    }

    void baselines()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V1__a.sql"_s, "create table a (i int);\n");
        bench.write(u"V2__b.sql"_s, "create table b (i int);\n");
        bench.write(u"B2__both.sql"_s, "create table a (i int); create table b (i int);\n");
        bench.write(u"V3__c.sql"_s, "create table c (i int);\n");
        auto timeline = bench.timeline();
        QCOMPARE(timeline.pending, 2);
        QCOMPARE(timeline.entries.at(0).state, State::SkippedForever);
        QCOMPARE(timeline.entries.at(1).state, State::Pending); // B2
        QCOMPARE(timeline.entries.at(2).state, State::SkippedForever); // V2
        QCOMPARE(bench.run(u"2"_s), QString());
        QCOMPARE(rows(bench), u"1|2|both|SQL_BASELINE|1"_s);
        timeline = bench.timeline();
        QCOMPARE(timeline.pending, 1);
        QCOMPARE(timeline.entries.at(0).state, State::SkippedForever);
        QCOMPARE(timeline.entries.at(3).state, State::Pending);
        QCOMPARE(objection(bench), QString());
    }

    void aBaselineRowHidesWhatIsBelow()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V1__a.sql"_s, "create table a (i int);\n");
        bench.write(u"V2__b.sql"_s, "create table b (i int);\n");
        QCOMPARE(bench.run(u"2"_s), QString());
        bench.execute(
            u"update flyway_schema_history set version = '1.5', type = 'BASELINE', checksum = null"_s);
        const auto timeline = bench.timeline();
        QCOMPARE(timeline.entries.at(0).state, State::SkippedForever);
        QCOMPARE(timeline.entries.at(1).state, State::Baseline);
        QCOMPARE(timeline.entries.at(2).state, State::Pending);
    }

    void aFilledSchemaWantsABaseline()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V1__a.sql"_s, "create table a (i int);\n");
        bench.execute(u"create table other (i)"_s);
        QVERIFY(bench.run(u"1"_s).contains("baseline"_L1));
    }

    // What Flyway itself writes: rank 1, no checksum, the description as the script's name.
    void aFilledSchemaGetsItsBaselineWhenAskedTo()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V1__a.sql"_s, "create table a (i int);\n");
        bench.write(u"V2__b.sql"_s, "create table b (i int);\n");
        bench.write(u"V3__c.sql"_s, "create table c (i int);\n");
        bench.context.options.insert(u"baselineOnMigrate"_s, u"true"_s);
        QCOMPARE(bench.timeline().pending, 3); // nothing there: nothing to stand for
        bench.execute(u"create table a (i int)"_s);
        bench.execute(u"create table b (i int)"_s);
        bench.context.options.insert(u"baselineVersion"_s, u"2"_s);
        bench.context.options.insert(u"baselineDescription"_s, u"as found"_s);
        auto timeline = bench.timeline();
        QCOMPARE(timeline.pending, 1);
        QCOMPARE(timeline.applied, 0); // not written yet
        QCOMPARE(timeline.entries.at(1).state, State::Baseline);
        QVERIFY(!timeline.entries.at(1).note.isEmpty());
        QCOMPARE(bench.run(u"3"_s), QString());
        QCOMPARE(rows(bench), u"1|2|as found|BASELINE|1\n2|3|c|SQL|1"_s);
        QCOMPARE(bench.query(u"select script, checksum is null, execution_time from "
                             "flyway_schema_history where installed_rank = 1"_s),
            u"as found|1|0"_s);
        timeline = bench.timeline();
        QCOMPARE(timeline.pending, 0);
        QCOMPARE(timeline.applied, 2);
        QCOMPARE(timeline.entries.at(0).state, State::SkippedForever);
        QVERIFY(timeline.entries.at(1).note.isEmpty());
    }

    void aBaselineNeedsNoFile()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V2__b.sql"_s, "create table b (i int);\n");
        bench.context.options.insert(u"baselineOnMigrate"_s, u"true"_s);
        bench.execute(u"create table a (i int)"_s);
        QCOMPARE(bench.run(u"2"_s), QString());
        QCOMPARE(rows(bench), u"1|1|<< Flyway Baseline >>|BASELINE|1\n2|2|b|SQL|1"_s);
    }

    void callbacks()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V1__a.sql"_s, "create table a (i int);\n");
        bench.write(u"beforeEachMigrate.sql"_s,
            "create table if not exists log (w text);\ninsert into log values ('before');\n");
        bench.write(u"afterEachMigrate__x.sql"_s, "insert into log values ('after');\n");
        QVERIFY(bench.files().problems.isEmpty());
        QCOMPARE(bench.run(u"1"_s), QString());
        QCOMPARE(bench.query(u"select w from log"_s), u"before\nafter"_s);
        bench.write(u"afterMigrate.sql"_s, "select 1;\n");
        QCOMPARE(bench.files().problems.value(0).severity, Problem::Severity::Error);
        bench.remove(u"afterMigrate.sql"_s);
        bench.write(u"afterClean.sql"_s, "select 1;\n");
        QCOMPARE(bench.files().problems.value(0).severity, Problem::Severity::Note);
    }

    void groupsGoOneAtATime()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V1__a.sql"_s, "create table a (i int);\n");
        bench.write(u"V2__b.sql"_s, "create table b (i int);\n");
        bench.context.options.insert(u"group"_s, u"true"_s);
        QVERIFY(objection(bench).contains("group"_L1));
        QCOMPARE(objection(bench, { .kind = Target::Kind::Steps, .steps = 1 }), QString());
    }

    void twinsAreRefused()
    {
        FormatBench bench(u"flyway"_s);
        bench.write(u"V1__a.sql"_s, "select 1;\n");
        bench.write(u"V1.0__b.sql"_s, "select 1;\n");
        bench.write(u"R__c.sql"_s, "select 1;\n");
        bench.write(u"sub/R__c.sql"_s, "select 1;\n");
        int broken = 0;
        for (const auto &migration : bench.files().migrations) {
            broken += migration.broken ? 1 : 0;
        }
        QCOMPARE(broken, 4);
    }

    void configurationFiles()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const QString &name, const QByteArray &text) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write(u"flyway.conf"_s,
            "# "
            "local\nflyway.url=jdbc:postgresql://h/"
            "d\nflyway.user=u\nflyway.password=p\nflyway.table=t\n"
            "flyway.placeholders.a=\\\n  b\n");
        auto environments = Flyway::readEnvironments(folder.path());
        QCOMPARE(environments.size(), 1);
        QCOMPARE(environments.first().url, u"postgresql://u:p@h/d"_s);
        QCOMPARE(environments.first().urlOrigin, u"flyway.conf:2"_s);
        QCOMPARE(Flyway::readOptions(folder.path()).value(u"table"_s), u"t"_s);
        QCOMPARE(Flyway::readOptions(folder.path()).value(u"placeholders.a"_s), u"b"_s);
        write(u"flyway.toml"_s,
            "[flyway]\ntable = \"t2\"\noutOfOrder = true\nenvironment = "
            "\"prod\"\n[flyway.placeholders]\na = \"c\"\n"
            "[environments.dev]\nurl = \"jdbc:sqlite:dev.db\"\n[environments.prod]\nurl = "
            "\"jdbc:mysql://h/p\"\nuser = \"u\"\n");
        environments = Flyway::readEnvironments(folder.path());
        QCOMPARE(environments.size(), 2);
        QCOMPARE(environments.first().name, u"prod"_s);
        QCOMPARE(environments.first().url, u"mysql://u@h/p"_s);
        QCOMPARE(environments.last().url, u"sqlite:dev.db"_s);
        QCOMPARE(Flyway::readOptions(folder.path()).value(u"table"_s), u"t2"_s);
        QCOMPARE(Flyway::readOptions(folder.path()).value(u"outOfOrder"_s), u"true"_s);
        QCOMPARE(Flyway::readOptions(folder.path()).value(u"placeholders.a"_s), u"c"_s);
        QDir(folder.path()).mkpath(u"src/main/resources"_s);
        write(u"src/main/resources/application.properties"_s,
            "spring.flyway.baseline-on-migrate=true\nspring.flyway.baseline-version=0\n"
            "spring.flyway.table=t3\nspring.flyway.placeholders.a-b=x\n");
        const auto options = Flyway::readOptions(folder.path());
        QCOMPARE(options.value(u"baselineOnMigrate"_s), u"true"_s);
        QCOMPARE(options.value(u"baselineVersion"_s), u"0"_s);
        QCOMPARE(options.value(u"table"_s), u"t2"_s); // Flyway's own file wins
        QCOMPARE(options.value(u"placeholders.a-b"_s), u"x"_s);
    }
};

QTEST_GUILESS_MAIN(FlywayTest)
#include "tst_flyway.moc"
