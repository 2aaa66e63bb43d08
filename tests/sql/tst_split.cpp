// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/mysql.h"
#include "sql/postgresql.h"
#include "sql/sqlite.h"

#include <QRandomGenerator>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace Switchback;

using Split = QList<Statement> (*)(QStringView, int);
using Tokens = QList<Token> (*)(QStringView);

struct Dialect {
    const char *name;
    Split split;
    Tokens tokens;
};

static const Dialect postgresql { "postgresql", splitPostgresql, postgresqlTokens };
static const Dialect sqlite { "sqlite", splitSqlite, sqliteTokens };
static const Dialect mysql { "mysql", splitMysql, mysqlTokens };

static QStringList texts(const QList<Statement> &statements)
{
    QStringList result;
    for (const auto &statement : statements) {
        result += statement.sql;
    }
    return result;
}

// Statements are slices in order; between them are only blanks, comments and delimiters.
static bool nothingIsLost(const Dialect &dialect, const QString &text, QString *lost)
{
    qsizetype at = 0;
    int line = 1;
    qsizetype counted = 0;
    QStringList gaps;
    for (const auto &statement : dialect.split(text, 1)) {
        const auto found = text.indexOf(statement.sql, at);
        if (found < 0) {
            *lost = "not a slice: "_L1 + statement.sql;
            return false;
        }
        line += int(QStringView(text).sliced(counted, found - counted).count(u'\n'));
        counted = found;
        if (line != statement.line) {
            *lost = "wrong line: "_L1 + statement.sql;
            return false;
        }
        gaps += text.sliced(at, found - at);
        at = found + statement.sql.size();
    }
    gaps += text.sliced(at);
    for (const auto &gap : gaps) {
        for (const auto &token : dialect.tokens(gap)) {
            const auto part = gap.sliced(token.start, token.end - token.start);
            if (token.kind != Token::Kind::Comment && part != ";"_L1) {
                *lost = gap;
                return false;
            }
        }
    }
    return true;
}

class SplitTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pitfalls_data()
    {
        QTest::addColumn<Dialect>("dialect");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const Dialect &dialect, const char *name, const QString &text,
                             const QStringList &expected) {
            QTest::addRow("%s: %s", dialect.name, name) << dialect << text << expected;
        };
        const auto all = [&row](
                             const char *name, const QString &text, const QStringList &expected) {
            for (const auto &dialect : { postgresql, sqlite, mysql }) {
                row(dialect, name, text, expected);
            }
        };

        all("nothing", u""_s, {});
        all("blanks and semicolons", u" ;\n; \t;"_s, {});
        all("comments alone", u"-- a\n/* b; */\n;-- c"_s, {});
        all("one, no semicolon", u"select 1"_s, { u"select 1"_s });
        all("two", u"select 1;\nselect 2;\n"_s, { u"select 1"_s, u"select 2"_s });
        all("last without semicolon", u"select 1; select 2"_s, { u"select 1"_s, u"select 2"_s });
        all("double semicolon", u"select 1;;select 2"_s, { u"select 1"_s, u"select 2"_s });
        all("comment before", u"-- why; not\nselect 1; /* x;y */ select 2"_s,
            { u"-- why; not\nselect 1"_s, u"/* x;y */ select 2"_s });
        all("comment tail dropped", u"select 1;\n-- the end; really\n"_s, { u"select 1"_s });
        all("comment after, no semicolon", u"select 1\n-- done; now"_s,
            { u"select 1\n-- done; now"_s });
        all("quote in a line comment", u"select 1 -- it's; $$\n;select 2"_s,
            { u"select 1 -- it's; $$"_s, u"select 2"_s });
        all("doubled quotes", u"select 'a;''b;';select 2"_s,
            { u"select 'a;''b;'"_s, u"select 2"_s });
        all("string over lines", u"select 'a'\n'b;';select 2"_s,
            { u"select 'a'\n'b;'"_s, u"select 2"_s });
        all("quoted name", u"select \"a;b\" from t;select 2"_s,
            { u"select \"a;b\" from t"_s, u"select 2"_s });
        all("CRLF", u"select 1;\r\nselect 'a\r\nb;';\r\n"_s,
            { u"select 1"_s, u"select 'a\r\nb;'"_s });
        all("beyond the first plane", u"select '😀;';select 'ä;😀';"_s,
            { u"select '😀;'"_s, u"select 'ä;😀'"_s });
        all("NUL", u"select 1;\0select 2;select 3"_s,
            { u"select 1"_s, u"\0select 2"_s, u"select 3"_s });
        all("BOM is part of the text", u"\ufeffcreate table t (a int);select 1"_s,
            { u"\ufeffcreate table t (a int)"_s, u"select 1"_s });
        all("transaction", u"begin; select 1; commit;"_s,
            { u"begin"_s, u"select 1"_s, u"commit"_s });

        const auto &pg = postgresql;
        row(pg, "dollar quote", u"do $x$ begin perform 1; end $x$;select 1"_s,
            { u"do $x$ begin perform 1; end $x$"_s, u"select 1"_s });
        row(pg, "dollar in dollar", u"select $$a;$b$;$$;select 2"_s,
            { u"select $$a;$b$;$$"_s, u"select 2"_s });
        row(pg, "a parameter is no quote", u"select $1;select $2;"_s,
            { u"select $1"_s, u"select $2"_s });
        row(pg, "dollar in a name", u"select * from a$b$c;select 2 from d$e$f;"_s,
            { u"select * from a$b$c"_s, u"select 2 from d$e$f"_s });
        row(pg, "nested comments", u"/* a; /* b; */ c; */ select 1;select 2"_s,
            { u"/* a; /* b; */ c; */ select 1"_s, u"select 2"_s });
        row(pg, "lone CR ends a comment", u"-- a;\rselect 1;select 2"_s,
            { u"-- a;\rselect 1"_s, u"select 2"_s });
        row(pg, "backslash in a plain string", u"select 'C:\\';select 2"_s,
            { u"select 'C:\\'"_s, u"select 2"_s });
        row(pg, "escape string", u"select E'it\\'s;';select 2"_s,
            { u"select E'it\\'s;'"_s, u"select 2"_s });
        row(pg, "unicode string", u"select U&'\\0061;';select 2"_s,
            { u"select U&'\\0061;'"_s, u"select 2"_s });
        row(pg, "begin atomic",
            u"create function f() returns int begin atomic select 1; select case when true then 2 end; end; select 3"_s,
            { u"create function f() returns int begin atomic select 1; select case when true then 2 end; end"_s,
                u"select 3"_s });
        row(pg, "begin atomic, end as a label",
            u"create or replace procedure p() begin atomic select 1 as end; select t.end from t; end; select 3"_s,
            { u"create or replace procedure p() begin atomic select 1 as end; select t.end from t; end"_s,
                u"select 3"_s });
        row(pg, "atomic elsewhere", u"select atomic from t; begin; select 1; end; select 2"_s,
            { u"select atomic from t"_s, u"begin"_s, u"select 1"_s, u"end"_s, u"select 2"_s });
        row(pg, "rule",
            u"create rule r as on insert to v do instead (insert into a values (1); insert into b values (2)); select 1"_s,
            { u"create rule r as on insert to v do instead (insert into a values (1); insert into b values (2))"_s,
                u"select 1"_s });
        row(pg, "colons", u"select a::int, arr[1:2], '12:30';select 2"_s,
            { u"select a::int, arr[1:2], '12:30'"_s, u"select 2"_s });
        row(pg, "psql commands", u"\\restrict KEY\nselect 1;\n\\connect x\nselect 2"_s,
            { u"\\restrict KEY"_s, u"select 1"_s, u"\\connect x"_s, u"select 2"_s });
        row(pg, "copy data", u"copy t from stdin;\n1\ta;b\n2\tit's\n\\.\nselect 1;"_s,
            { u"copy t from stdin;\n1\ta;b\n2\tit's\n\\."_s, u"select 1"_s });
        row(pg, "copy data twice",
            u"select 0;\nCOPY public.t (a, b) FROM stdin;\n\\.\n\nCOPY u FROM stdin;\n$$\n\\.\nselect 1"_s,
            { u"select 0"_s, u"COPY public.t (a, b) FROM stdin;\n\\."_s,
                u"COPY u FROM stdin;\n$$\n\\."_s, u"select 1"_s });
        row(pg, "copy without data", u"copy t from stdin;\nselect 1;"_s,
            { u"copy t from stdin"_s, u"select 1"_s });
        row(pg, "copy from a file", u"copy t from '/x';\nselect '\n\\.\n';"_s,
            { u"copy t from '/x'"_s, u"select '\n\\.\n'"_s });
        row(pg, "does not parse", u"create tabel t (;\nselect 1; selekt 2)"_s,
            { u"create tabel t (;\nselect 1; selekt 2)"_s });
        row(pg, "unclosed quote", u"select 1;\nselect 'a;\nselect 2;"_s,
            { u"select 1"_s, u"select 'a;\nselect 2;"_s });
        row(pg, "unclosed dollar, beyond ASCII", u"select 'äöü😀';\ndo $$ begin;"_s,
            { u"select 'äöü😀'"_s, u"do $$ begin;"_s });
        row(pg, "unclosed comment", u"select 1;\nselect 2; /* x"_s,
            { u"select 1"_s, u"select 2"_s, u"/* x"_s });

        const auto &lite = sqlite;
        row(lite, "comments do not nest", u"/* a; /* b; */ select 1;select 2"_s,
            { u"/* a; /* b; */ select 1"_s, u"select 2"_s });
        row(lite, "unclosed comment", u"select 1; /* x; y"_s, { u"select 1"_s });
        row(lite, "a lone CR ends no comment", u"select 0;-- a;\rselect 1;\nselect 2"_s,
            { u"select 0"_s, u"-- a;\rselect 1;\nselect 2"_s });
        row(lite, "backslash", u"select 'C:\\';select 2"_s, { u"select 'C:\\'"_s, u"select 2"_s });
        row(lite, "names", u"select `a;b`, [c;d], \"e;f\";select 2"_s,
            { u"select `a;b`, [c;d], \"e;f\""_s, u"select 2"_s });
        row(lite, "blob", u"select x'00';select 2"_s, { u"select x'00'"_s, u"select 2"_s });
        row(lite, "trigger",
            u"create trigger t after insert on a begin select case when 1 then 2 end; end; select 3;"_s,
            { u"create trigger t after insert on a begin select case when 1 then 2 end; end"_s,
                u"select 3"_s });
        row(lite, "temporary trigger",
            u"-- x\nCREATE TEMP TRIGGER IF NOT EXISTS t AFTER INSERT ON a BEGIN\n DELETE FROM b;\n UPDATE c SET d = 1; -- END;\nEND;\nselect 1"_s,
            { u"-- x\nCREATE TEMP TRIGGER IF NOT EXISTS t AFTER INSERT ON a BEGIN\n DELETE FROM b;\n UPDATE c SET d = 1; -- END;\nEND"_s,
                u"select 1"_s });
        row(lite, "trigger without semicolon",
            u"create trigger t after insert on a begin delete from b; end"_s,
            { u"create trigger t after insert on a begin delete from b; end"_s });
        row(lite, "begin and end alone", u"BEGIN; select 1; END; select 2"_s,
            { u"BEGIN"_s, u"select 1"_s, u"END"_s, u"select 2"_s });
        row(lite, "a table named trigger", u"create table trigger_log (a); select 1"_s,
            { u"create table trigger_log (a)"_s, u"select 1"_s });
        row(lite, "unclosed quote", u"select 1; select 'a; select 2;"_s,
            { u"select 1"_s, u"select 'a; select 2;"_s });

        const auto &my = mysql;
        row(my, "comments do not nest", u"/* a; /* b; */ select 1;select 2"_s,
            { u"/* a; /* b; */ select 1"_s, u"select 2"_s });
        row(my, "hash comment", u"# a; b's\nselect 1;select 2 # c;"_s,
            { u"# a; b's\nselect 1"_s, u"select 2 # c;"_s });
        row(my, "dashes need a blank", u"select 5--1;select 2"_s,
            { u"select 5--1"_s, u"select 2"_s });
        row(my, "dashes glued to a quote", u"select 1--'a;b';select 2"_s,
            { u"select 1--'a;b'"_s, u"select 2"_s });
        row(my, "backslash", u"select 'it\\'s;', \"x\\\";\";select 2"_s,
            { u"select 'it\\'s;', \"x\\\";\""_s, u"select 2"_s });
        row(my, "backtick", u"select `a;``b;`;select 2"_s, { u"select `a;``b;`"_s, u"select 2"_s });
        row(my, "conditional comment",
            u"/*!50003 create table a (i int) */;select 2;/*M!100100 select 3; select 4 */;"_s,
            { u"/*!50003 create table a (i int) */"_s, u"select 2"_s,
                u"/*M!100100 select 3; select 4 */"_s });
        row(my, "delimiter",
            u"select 1;\nDELIMITER //\ncreate procedure p() begin select 1; end//\ncreate procedure q() begin select 2; end//\nDELIMITER ;\nselect 3;"_s,
            { u"select 1"_s, u"create procedure p() begin select 1; end"_s,
                u"create procedure q() begin select 2; end"_s, u"select 3"_s });
        row(my, "delimiter glued to a word",
            u"delimiter $$\ncreate function f() returns int return 1$$\ncreate procedure p() begin end$$\ndelimiter ;\nselect 'delimiter $$';"_s,
            { u"create function f() returns int return 1"_s, u"create procedure p() begin end"_s,
                u"select 'delimiter $$'"_s });
        row(my, "delimiter in a string", u"DELIMITER //\nselect 'a//b' // select \"//\" //\n"_s,
            { u"select 'a//b'"_s, u"select \"//\""_s });
        row(my, "dump of a trigger",
            u"DELIMITER ;;\n/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET NEW.x = 1; END */;;\nDELIMITER ;\nselect 1"_s,
            { u"/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN SET NEW.x = 1; END */"_s,
                u"select 1"_s });
        row(my, "procedure without delimiter",
            u"create procedure p(a int) begin declare b int; if a > 1 then set b = 1; elseif a = 0 then set b = 0; end if; while b < 3 do set b = b + 1; end while; lbl: loop leave lbl; end loop; case a when 1 then select 1; else select if(a, 2, 3); end case; select case when a then 1 end; end; select 1;"_s,
            { u"create procedure p(a int) begin declare b int; if a > 1 then set b = 1; elseif a = 0 then set b = 0; end if; while b < 3 do set b = b + 1; end while; lbl: loop leave lbl; end loop; case a when 1 then select 1; else select if(a, 2, 3); end case; select case when a then 1 end; end"_s,
                u"select 1"_s });
        row(my, "function with IF() in CASE",
            u"create definer=`a`@`b` function f(x int) returns int deterministic begin return case when x then if(x > 1, 2, 3) else repeat('a', 2) end; end;select 1"_s,
            { u"create definer=`a`@`b` function f(x int) returns int deterministic begin return case when x then if(x > 1, 2, 3) else repeat('a', 2) end; end"_s,
                u"select 1"_s });
        row(my, "trigger of one statement",
            u"create trigger t before insert on a for each row set new.x = 1;select 1"_s,
            { u"create trigger t before insert on a for each row set new.x = 1"_s, u"select 1"_s });
        row(my, "trigger of one IF",
            u"create trigger t before insert on a for each row if new.x then set new.x = 1; end if;select 1"_s,
            { u"create trigger t before insert on a for each row if new.x then set new.x = 1; end if"_s,
                u"select 1"_s });
        row(my, "event",
            u"create event if not exists e on schedule every 1 day do begin delete from a; delete from b; end;select 1"_s,
            { u"create event if not exists e on schedule every 1 day do begin delete from a; delete from b; end"_s,
                u"select 1"_s });
        row(my, "nested blocks",
            u"create or replace procedure p() begin begin select 1; end; begin not atomic select 2; end; end;select 1"_s,
            { u"create or replace procedure p() begin begin select 1; end; begin not atomic select 2; end; end"_s,
                u"select 1"_s });
        row(my, "begin not atomic", u"begin not atomic select 1; select 2; end;select 3"_s,
            { u"begin not atomic select 1; select 2; end"_s, u"select 3"_s });
        row(my, "tables are no routines",
            u"create table t (`begin` int, c int comment 'begin');select case when 1 then 2 end;select 3"_s,
            { u"create table t (`begin` int, c int comment 'begin')"_s,
                u"select case when 1 then 2 end"_s, u"select 3"_s });
        row(my, "repeat until",
            u"create procedure p() begin repeat set @a = @a + 1; until @a > 3 end repeat; for i in 1..3 do select i; end for; end;select 1"_s,
            { u"create procedure p() begin repeat set @a = @a + 1; until @a > 3 end repeat; for i in 1..3 do select i; end for; end"_s,
                u"select 1"_s });
    }
    void pitfalls()
    {
        QFETCH(Dialect, dialect);
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        QCOMPARE(texts(dialect.split(text, 1)), expected);
        QString lost;
        if (!text.contains("delimiter"_L1, Qt::CaseInsensitive)) {
            QVERIFY2(nothingIsLost(dialect, text, &lost), qPrintable(lost));
        }
    }

    void linesAreCounted()
    {
        const auto statements = splitPostgresql(
            u"\n\nselect 1;\n-- two\nselect\n2;select 3;\n\n  select 4"_s, 10);
        QList<int> lines;
        for (const auto &statement : statements) {
            lines += statement.line;
        }
        QCOMPARE(lines, (QList<int> { 12, 13, 15, 17 }));
    }

    // Random texts made of what splitters stumble over.
    void nothingIsEverLost()
    {
        const QStringList parts { u";"_s, u"'"_s, u"\""_s, u"`"_s, u"["_s, u"]"_s, u"$$"_s,
            u"$a$"_s, u"/*"_s, u"*/"_s, u"--"_s, u"-- "_s, u"#"_s, u"\n"_s, u"\r"_s, u" "_s, u"("_s,
            u")"_s, u"\\"_s, u"\\.\n"_s, u"E'"_s, u"begin"_s, u" end "_s, u" case "_s,
            u" atomic "_s, u"create trigger "_s, u"create function "_s, u"copy t from stdin;\n"_s,
            u"/*!50003 "_s, u"a"_s, u"😀"_s, u"ä"_s, u"1.5"_s, u"\0"_s, u"::"_s, u"U&'"_s, u"x'"_s,
            u"if "_s };
        QRandomGenerator random(20261122);
        for (int round = 0; round < 3000; ++round) {
            QString text;
            for (int i = random.bounded(40); i >= 0; --i) {
                text += parts.at(random.bounded(int(parts.size())));
            }
            for (const auto &dialect : { sqlite, mysql, postgresql }) {
                QStringList pieces;
                qsizetype at = 0;
                for (const auto &statement : dialect.split(text, 1)) {
                    const auto found = text.indexOf(statement.sql, at);
                    QVERIFY2(found >= 0 && !statement.sql.isEmpty(), qPrintable(text));
                    pieces += text.sliced(at, found - at);
                    at = found + statement.sql.size();
                }
                pieces += text.sliced(at);
                // Between statements nothing but blanks, semicolons and comments.
                for (const auto &piece : pieces) {
                    for (const auto &token : dialect.tokens(piece)) {
                        const auto part = piece.sliced(token.start, token.end - token.start);
                        QVERIFY2(token.kind == Token::Kind::Comment || part == ";"_L1,
                            qPrintable(QLatin1StringView(dialect.name) + ": «"_L1 + piece
                                + "» of «"_L1 + text + u'»'));
                    }
                }
            }
        }
    }

    // What SQLite itself thinks: every piece but the last is complete with its semicolon.
    void sqliteAgrees()
    {
        const auto text =
            u"create table a (b); create trigger t after insert on a"
            " begin select 1; end; select ';' ; "
            "create temporary trigger u after delete on a begin delete from a; select case 1 when 1 then 2 end; end;"_s;
        for (const auto &statement : splitSqlite(text, 1)) {
            QVERIFY2(sqlite3_complete((statement.sql + u';').toUtf8().constData()),
                qPrintable(statement.sql));
        }
    }

    void tenMegabytesLoseNothing_data()
    {
        QTest::addColumn<Dialect>("dialect");
        QTest::addColumn<QString>("unit");
        const auto row = [](const char *name, const Dialect &dialect, const QString &unit) {
            QTest::addRow("%s: %s", dialect.name, name) << dialect << unit;
        };
        for (const auto &dialect : { postgresql, sqlite, mysql }) {
            row("inserts", dialect, u"INSERT INTO t (a, b) VALUES (1, 'it''s; ä');\n"_s);
            row("one statement", dialect, u"(1, 'a', \"b\"), "_s);
            row("comments", dialect, u"-- x; y\n/* z; */\n"_s);
            row("open quotes", dialect, u"'a;\n"_s);
        }
        row("copy", postgresql, u"COPY t FROM stdin;\n1\tit's\n\\.\n"_s);
        row("copy without end", postgresql, u"COPY t FROM stdin;\n"_s);
        row("dollars", postgresql, u"do $a$ begin; end $a$;\n"_s);
        row("triggers", sqlite, u"create trigger t after insert on a begin select 1; end;\n"_s);
        row("one trigger", sqlite,
            u"create trigger t begin select case 1 when 1 then 2 end; select end;\n"_s);
        row("routines", mysql, u"create procedure p() begin select 1; end;\n"_s);
        row("open routines", mysql, u"create procedure p() begin select 1;\n"_s);
    }
    void tenMegabytesLoseNothing()
    {
        QFETCH(Dialect, dialect);
        QFETCH(QString, unit);
        const auto text = unit.repeated(10'000'000 / unit.size());
        qsizetype at = 0;
        for (const auto &statement : dialect.split(text, 1)) {
            const auto found = text.indexOf(statement.sql, at);
            QVERIFY2(found >= 0, "a statement is no slice of the text, or out of order");
            at = found + statement.sql.size();
        }
    }

    void traits_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("what");
        const auto rows = [](const QString &dialect, const QString &what,
                              const QStringList &statements) {
            for (const auto &sql : statements) {
                QTest::addRow("%s: %s", qPrintable(dialect), qPrintable(sql))
                    << dialect << sql << what;
            }
        };
        const auto pg = u"postgresql"_s;
        rows(pg, u"transaction"_s,
            { u"BEGIN"_s, u"begin work"_s, u"START TRANSACTION READ ONLY"_s, u"-- x\nCommit"_s,
                u"END"_s, u"ABORT"_s, u"ROLLBACK"_s, u"ROLLBACK AND CHAIN"_s,
                u"PREPARE TRANSACTION 'x'"_s, u"COMMIT PREPARED 'x'"_s,
                u"rollback prepared 'x'"_s });
        rows(pg, u"none"_s,
            { u"ROLLBACK TO s"_s, u"ROLLBACK WORK TO SAVEPOINT s"_s, u"SAVEPOINT s"_s,
                u"PREPARE p AS SELECT 1"_s, u"\"begin\""_s, u"SELECT 1"_s, u""_s,
                u"DO $$ BEGIN COMMIT; END $$"_s, u"REFRESH MATERIALIZED VIEW CONCURRENTLY v"_s,
                u"ALTER TYPE e ADD VALUE 'x'"_s, u"CREATE INDEX concurrently_built ON t (a)"_s,
                u"CREATE INDEX i ON t (a)"_s, u"REINDEX TABLE t"_s, u"CLUSTER t USING i"_s,
                u"CLUSTER (VERBOSE) t"_s, u"DISCARD PLANS"_s, u"COPY t FROM '/x'"_s,
                u"COPY t TO STDOUT"_s,
                u"CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (create_slot = false)"_s,
                u"CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (connect = false, slot_name = NONE)"_s,
                u"ALTER TABLE t DETACH PARTITION p"_s,
                u"ALTER DATABASE d SET work_mem = '1MB'"_s });
        rows(pg, u"alone"_s,
            { u"CREATE INDEX CONCURRENTLY i ON t (a)"_s,
                u"/* x */ create unique index concurrently on t (a)"_s,
                u"DROP INDEX CONCURRENTLY IF EXISTS i"_s, u"REINDEX INDEX CONCURRENTLY i"_s,
                u"REINDEX (CONCURRENTLY, VERBOSE) TABLE t"_s, u"REINDEX SCHEMA s"_s,
                u"REINDEX (VERBOSE) DATABASE d"_s, u"REINDEX SYSTEM d"_s, u"VACUUM"_s,
                u"VACUUM (FULL) t"_s, u"CLUSTER"_s, u"CLUSTER VERBOSE"_s, u"CLUSTER (VERBOSE)"_s,
                u"CREATE DATABASE d"_s, u"DROP DATABASE IF EXISTS d"_s,
                u"ALTER DATABASE d SET TABLESPACE s"_s, u"CREATE TABLESPACE s LOCATION '/x'"_s,
                u"DROP TABLESPACE s"_s, u"ALTER SYSTEM SET a = 1"_s,
                u"ALTER TABLE t DETACH PARTITION p CONCURRENTLY"_s,
                u"CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p"_s, u"DISCARD ALL"_s });
        rows(pg, u"copy"_s,
            { u"COPY t FROM STDIN"_s, u"copy t (a, \"from\") from stdin with (format csv)"_s,
                u"copy t from stdin;\n1\n\\."_s });
        rows(pg, u"client"_s, { u"\\i f.sql"_s, u"-- x\n\\connect y"_s });
        const auto lite = u"sqlite"_s;
        rows(lite, u"transaction"_s,
            { u"BEGIN IMMEDIATE"_s, u"COMMIT"_s, u"END TRANSACTION"_s, u"ROLLBACK"_s,
                u"/* x */ rollback transaction"_s });
        rows(lite, u"none"_s,
            { u"ROLLBACK TO s"_s, u"ROLLBACK TRANSACTION TO SAVEPOINT s"_s, u"SAVEPOINT s"_s,
                u"PRAGMA foreign_keys"_s, u"PRAGMA user_version = 3"_s, u"SELECT 1"_s,
                u"PRAGMA journal_mode"_s });
        rows(lite, u"alone"_s,
            { u"VACUUM"_s, u"vacuum into 'x'"_s, u"PRAGMA journal_mode=wal"_s,
                u"PRAGMA main.journal_mode(wal)"_s, u"DETACH x"_s });
        rows(lite, u"ignored"_s,
            { u"PRAGMA foreign_keys = OFF"_s, u"pragma main.foreign_keys(0)"_s });
        rows(lite, u"client"_s, { u".read x.sql"_s, u"-- a\n.mode csv"_s });
        const auto my = u"mysql"_s;
        rows(u"postgresql"_s, u"ahead"_s,
            { u"SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"_s,
                u"-- first\nset transaction read write"_s });
        rows(my, u"transaction"_s,
            { u"BEGIN"_s, u"START TRANSACTION"_s, u"commit"_s, u"ROLLBACK"_s,
                u"/*!40000 COMMIT */"_s, u"XA START 'x'"_s });
        rows(my, u"none"_s,
            { u"BEGIN NOT ATOMIC SELECT 1; END"_s, u"ROLLBACK TO s"_s, u"ROLLBACK WORK TO s"_s,
                u"CREATE TABLE t (a int)"_s });
        rows(my, u"client"_s, { u"DELIMITER //"_s, u"source x.sql"_s, u"\\. x.sql"_s });
    }
    void traits()
    {
        QFETCH(QString, dialect);
        QFETCH(QString, sql);
        QFETCH(QString, what);
        const auto traits = dialect == "postgresql"_L1 ? postgresqlTraits(sql)
            : dialect == "sqlite"_L1                   ? sqliteTraits(sql)
                                                       : mysqlTraits(sql);
        QCOMPARE(traits.transactionControl, what == "transaction"_L1);
        QCOMPARE(traits.needsNoTransaction, what == "alone"_L1);
        QCOMPARE(traits.ignoredInTransaction, what == "ignored"_L1);
        QCOMPARE(traits.copyFromStdin, what == "copy"_L1);
        QCOMPARE(traits.clientCommand, what == "client"_L1);
        QCOMPARE(traits.aheadOfQueries, what == "ahead"_L1);
        QCOMPARE(traits.explanation.isEmpty(), what == "none"_L1 || what == "ahead"_L1);
    }
};

QTEST_APPLESS_MAIN(SplitTest)
#include "tst_split.moc"
