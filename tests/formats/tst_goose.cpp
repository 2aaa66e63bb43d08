// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/goose/annotations.h"

#include "formatbench.h"
#include "formats/settings.h"

using namespace Switchback;
using namespace Switchback::Test;

class GooseTest : public QObject
{
    Q_OBJECT

    static QString variable(const QString &name)
    {
        return name == "X"_L1 ? u"value"_s : name == "EMPTY"_L1 ? u""_s : QString();
    }

    static Goose::Parsed parse(const QByteArray &text, Direction direction = Direction::Up)
    {
        return Goose::parse(text, direction, variable);
    }

    static QByteArray table(const QByteArray &name)
    {
        return "-- +goose Up\ncreate table " + name + " (id int);\n-- +goose Down\ndrop table "
            + name + ";\n";
    }

private Q_SLOTS:
    void statementsEndWhereGooseEndsThem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("pieces");
        const auto row = [](const char *name, const QByteArray &text, const QStringList &pieces) {
            QTest::newRow(name) << "-- +goose Up\n" + text << pieces;
        };
        row("two lines", "create table a\n  (i int);\n\ndrop table b;\n",
            { u"create table a\n  (i int);"_s, u"drop table b;"_s });
        row("two on a line", "select 1; select 2;\n", { u"select 1; select 2;"_s });
        row("comment after", "select 1; -- done; really\nselect 2;\n",
            { u"select 1; -- done; really"_s, u"select 2;"_s });
        row("comment with semicolon", "select 1 -- not here;\n;\n",
            { u"select 1 -- not here;\n;"_s });
        row("quote over lines", "select 'a;\nb';\n", { u"select 'a;"_s, u"b';"_s });
        row("comments before", "-- a\n\n-- b\nselect 1;\n", { u"select 1;"_s });
        row("comment inside", "select\n-- a\n1;\n", { u"select\n-- a\n1;"_s });
        row("block",
            "-- +goose StatementBegin\nbegin;\n  a;\nend;\n-- +goose StatementEnd\nselect 1;\n",
            { u"begin;\n  a;\nend;"_s, u"select 1;"_s });
        row("any case", "-- +goose statementbegin\na;\n-- +GOOSE statementend\nb;\n",
            { u"a;"_s, u"b;"_s }); // the second is a comment
        row("CRLF", "select 1;\r\nselect\r\n2;\r\n", { u"select 1;"_s, u"select\n2;"_s });
        row("nothing", "-- just words\n", {});
        row("no substitution", "select '${X}';\n", { u"select '${X}';"_s });
        row("substitution",
            "-- +goose ENVSUB ON\nselect '${X}' ${NO:-d} ${EMPTY:-e} ${EMPTY-f} $X $$ $1;\n-- "
            "+goose ENVSUB OFF\nselect '${X}';\n",
            { u"select 'value' d e  value $ ;"_s, u"select '${X}';"_s });
    }

    void statementsEndWhereGooseEndsThem()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, pieces);
        if (qstrcmp(QTest::currentDataTag(), "any case") == 0) {
            text.replace("+GOOSE", "+goose");
        }
        const auto parsed = parse(text);
        QCOMPARE(parsed.error, QString());
        QStringList texts;
        for (const auto &piece : parsed.pieces) {
            texts += piece.text;
        }
        QCOMPARE(texts, pieces);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("no Up") << QByteArray("-- words\n") << 1;
        QTest::newRow("empty") << QByteArray() << 1;
        QTest::newRow("statement before") << QByteArray("\nselect 1;\n-- +goose Up\n") << 2;
        QTest::newRow("byte order mark")
            << QByteArray("\xef\xbb\xbf-- +goose Up\nselect 1;\n") << 1;
        QTest::newRow("indented") << QByteArray("-- +goose Up\n -- +goose Down\n") << 2;
        QTest::newRow("two Ups") << QByteArray("-- +goose Up\nselect 1;\n-- +goose Up\n") << 3;
        QTest::newRow("Down first") << QByteArray("-- +goose Down\n") << 1;
        QTest::newRow("no semicolon") << QByteArray("-- +goose Up\nselect 1\n") << 2;
        QTest::newRow("no semicolon before Down")
            << QByteArray("-- +goose Up\n\nselect 1\n-- +goose Down\nselect 2;\n") << 3;
        QTest::newRow("no StatementEnd")
            << QByteArray("-- +goose Up\n-- +goose StatementBegin\nselect 1;\n") << 3;
        QTest::newRow("no StatementBegin")
            << QByteArray("-- +goose Up\nselect 1;\n-- +goose StatementEnd\n") << 3;
        QTest::newRow("unknown") << QByteArray("-- +goose Up\n-- +goose Sideways\n") << 2;
    }

    void refusals()
    {
        QFETCH(QByteArray, text);
        const auto parsed = parse(text);
        QVERIFY(!parsed.error.isEmpty());
        QTEST(parsed.errorLine, "line");
    }

    void directionsAndTransaction()
    {
        const QByteArray text =
            "-- +goose Up\nselect 1;\n-- +goose Down\nselect 2;\n-- +goose NO TRANSACTION\n";
        QCOMPARE(parse(text).pieces, (QList<Goose::Piece> { { u"select 1;"_s, 2, false } }));
        QCOMPARE(parse(text, Direction::Down).pieces,
            (QList<Goose::Piece> { { u"select 2;"_s, 4, false } }));
        QVERIFY(!parse(text).transaction);
        QVERIFY(parse(text, Direction::Down).hasDown);
        QVERIFY(!parse("-- +goose Up\n").hasDown);
    }

    void historyIsAddedToAndDeletedFrom()
    {
        FormatBench bench(u"goose"_s);
        bench.write(u"00001_a.sql"_s, table("a"));
        bench.write(u"00002_b.sql"_s, table("b"));
        QCOMPARE(bench.run(u"2"_s), QString());
        QCOMPARE(bench.run(u"1"_s), QString());
        QCOMPARE(
            bench.query(u"select id, version_id, is_applied from goose_db_version order by id"_s),
            u"1|0|1\n2|2|1\n3|1|1"_s);
        const auto timeline = bench.timeline();
        QVERIFY(timeline.entries.first().appliedAt.isValid());
        QCOMPARE(timeline.entries.first().appliedOrder, 1);
        QVERIFY(timeline.entries.first().outOfOrder);
        QCOMPARE(bench.run(u"1"_s, Direction::Down), QString());
        QCOMPARE(bench.states(), u"1 pending, 2 applied"_s);
        QCOMPARE(bench.query(u"select id, version_id from goose_db_version order by id"_s),
            u"1|0\n2|2"_s);
    }

    void oldRowsAreNotApplied()
    {
        FormatBench bench(u"goose"_s);
        bench.write(u"00001_a.sql"_s, table("a"));
        bench.write(u"00002_b.sql"_s, table("b"));
        QCOMPARE(bench.run(u"1"_s), QString());
        bench.execute(
            u"insert into goose_db_version (version_id, is_applied) values (2, 1), (2, 0), (1, 0), (1, 1)"_s);
        QCOMPARE(bench.states(), u"1 applied, 2 pending"_s);
    }

    void lateFilesStopTheRunUnlessAllowed()
    {
        FormatBench bench(u"goose"_s);
        bench.write(u"00001_a.sql"_s, table("a"));
        bench.write(u"00002_b.sql"_s, table("b"));
        QCOMPARE(bench.run(u"2"_s), QString());
        const auto refused = bench.format.check(bench.timeline(), {}, bench.context);
        QVERIFY(!refused && refused.error().what.contains("missing migration"_L1));
        QVERIFY(bench.format.check(bench.timeline(), { .allowLate = true }, bench.context));
        QVERIFY(
            bench.format.check(bench.timeline(), { .direction = Direction::Down }, bench.context));
    }

    void withoutTransactionWhatRanStays()
    {
        FormatBench bench(u"goose"_s);
        bench.write(u"1_a.sql"_s,
            "-- +goose NO TRANSACTION\n-- +goose Up\ncreate table a (i);\ncreate table a (i);\n");
        bench.write(u"2_b.sql"_s, "-- +goose Up\ncreate table b (i);\ncreate table b (i);\n");
        QVERIFY(!bench.run(u"1"_s).isEmpty());
        QVERIFY(!bench.run(u"2"_s).isEmpty());
        QCOMPARE(bench.query(u"select name from sqlite_master where name in ('a', 'b')"_s), u"a"_s);
        QCOMPARE(bench.states(), u"1 pending, 2 pending"_s);
    }

    void filesOfAnotherKind()
    {
        FormatBench bench(u"goose"_s);
        bench.write(u"00001_a.sql"_s, table("a"));
        bench.write(u"00002_b.go"_s, "package migrations\n");
        bench.write(u"00002_b_test.go"_s, "package migrations\n");
        bench.write(u"main.go"_s, "package migrations\n");
        bench.write(u"seed.sql"_s, "select 1;\n");
        const auto set = bench.files();
        QCOMPARE(set.migrations.size(), 2);
        QVERIFY(set.migrations.last().broken);
        QCOMPARE(bench.format.render(set.migrations.last(), bench.context).opaque.size(), 1);
        QCOMPARE(set.problems.size(), 2);
        QVERIFY(set.problems.last().message.contains("seed.sql"_L1));
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("driver");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("url");
        QTest::newRow("url") << u"postgres"_s << u"postgres://u@h/d"_s << u"postgres://u@h/d"_s;
        QTest::newRow("words") << u"postgres"_s << u"user=u password='p w' host=h dbname=d"_s
                               << u"postgresql://?user=u&password=p%20w&host=h&dbname=d"_s;
        QTest::newRow("sqlite") << u"sqlite3"_s << u"./foo.db"_s << u"sqlite:./foo.db"_s;
        QTest::newRow("mysql") << u"mysql"_s << u"u:p@tcp(h:1)/d"_s << u"mysql://u:p@h:1/d"_s;
    }

    void addresses()
    {
        QFETCH(QString, driver);
        QFETCH(QString, address);
        QTEST(fromGoose(driver, address), "url");
    }
};

QTEST_GUILESS_MAIN(GooseTest)
#include "tst_goose.moc"
