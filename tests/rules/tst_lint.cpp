// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "report/findings.h"
#include "rules/lint.h"
#include "rules/rule.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

LintMigration file(const QString &name, const QByteArray &sql)
{
    return { .file = name, .text = sql };
}

QStringList ruleIds(const QList<Finding> &findings)
{
    QStringList ids;
    for (const auto &finding : findings) {
        ids.append(finding.rule);
    }
    return ids;
}

void write(const QString &path, const QByteArray &text)
{
    QFile out(path);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(text);
}

struct Ran {
    int status = -1;
    QByteArray out;
    QByteArray error;
};

Ran run(const QStringList &arguments)
{
    QProcess process;
    process.start(qEnvironmentVariable("SWITCHBACK_CLI"), arguments);
    if (!process.waitForFinished()) {
        return {};
    }
    return { process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError() };
}

} // namespace

class LintTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void earlierFilesAreTheBaseOfLaterOnes()
    {
        const auto result = lint(
            { file(u"1.sql"_s, "CREATE TABLE t (id bigint PRIMARY KEY, a text);"),
                file(u"2.sql"_s, "ALTER TABLE t ALTER COLUMN a TYPE text;") },
            {});
        QCOMPARE(ruleIds(result.findings), QStringList { u"redundant-type-change"_s });
        QCOMPARE(result.findings.first().file, u"2.sql"_s);
    }

    void migrationsOfAnotherDatabaseAreNoBase()
    {
        auto one = file(u"a/1.sql"_s, "CREATE TABLE t (id bigint PRIMARY KEY, a text);");
        auto two = file(u"b/1.sql"_s, "ALTER TABLE t ALTER COLUMN a TYPE text;");
        one.version = two.version = { u"1"_s };
        one.group = u"a"_s;
        two.group = u"b"_s;
        const auto result = lint({ one, two }, {});
        QCOMPARE(ruleIds(result.findings), QStringList { u"alter-column-type-rewrite"_s });
    }

    void manyFilesGiveTheSameAsOneAfterTheOther()
    {
        QList<LintMigration> list;
        for (int i = 0; i < 600; ++i) {
            const auto table = "t" + QByteArray::number(i / 3);
            const QByteArray sql[] = { "CREATE TABLE " + table
                    + " (id bigint PRIMARY KEY, a varchar(9));",
                "ALTER TABLE " + table + " ALTER COLUMN a TYPE varchar(9);",
                "ALTER TABLE " + table + " DROP COLUMN a;" };
            list.append(file(QString::number(i), sql[i % 3]));
        }
        const auto result = lint(list, {});
        QCOMPARE(result.findings.size(), 400);
        for (qsizetype i = 0; i < 400; ++i) {
            QCOMPARE(result.findings[i].file, QString::number(i / 2 * 3 + 1 + i % 2));
        }
    }

    void aFindingStandsAtItsStatement()
    {
        const LintOptions options { .disabled = { u"multiple-tables-locked"_s } };
        const auto result = lint(
            { file(u"1.sql"_s, "-- a comment\n\n  /* two\nlines */ DROP TABLE ä;\nDROP TABLE b;") },
            options);
        QCOMPARE(result.findings.size(), 2);
        QCOMPARE(result.findings[0].line, 4);
        QCOMPARE(result.findings[0].column, 10);
        QCOMPARE(result.findings[1].line, 5);
        QCOMPARE(result.findings[1].column, 1);
    }

    void aStatementThatDoesNotParseHidesNoOther()
    {
        const LintOptions options { .disabled = { u"multiple-tables-locked"_s } };
        const auto result = lint(
            { file(u"1.sql"_s, "DROP TABLE a;\nDROP TABEL b;\nDROP TABLE c;\n") }, options);
        QCOMPARE(ruleIds(result.findings),
            (QStringList { u"drop-table"_s, u"syntax-error"_s, u"drop-table"_s }));
        QCOMPARE(result.findings[1].line, 2);
    }

    void anOpenQuoteHidesNothingInSilence()
    {
        const QList<QByteArray> open { "SELECT 'a;\nDROP TABLE b;\n",
            "SELECT 1 AS \"a;\nDROP TABLE b;\n" };
        const QByteArray closed = "SELECT 'it''s';\nSELECT 'b' -- that's it\n";
        for (const auto dialect : { Dialect::PostgreSql, Dialect::MySql, Dialect::Sqlite }) {
            const LintOptions options { .dialect = dialect };
            for (const auto &text : open) {
                const auto result = lint({ file(u"1.sql"_s, text) }, options);
                QCOMPARE(ruleIds(result.findings), QStringList { u"syntax-error"_s });
            }
            const auto whole = lint({ file(u"1.sql"_s, closed) }, options);
            QCOMPARE(ruleIds(whole.findings), QStringList());
        }
    }

    void hostileTextIsOnlyText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("open quote") << QByteArray("SELECT 'a");
        QTest::newRow("open comment") << QByteArray("/* a");
        QTest::newRow("open dollar quote") << QByteArray("DO $$ BEGIN");
        QTest::newRow("zero byte") << QByteArray("DROP TABLE a\0; DROP", 20);
        QTest::newRow("no UTF-8") << QByteArray("DROP TABLE \xff\xfe;");
        QTest::newRow("deep parentheses")
            << "SELECT " + QByteArray(20000, '(') + "1" + QByteArray(20000, ')');
        QTest::newRow("deep expression")
            << "ALTER TABLE t ADD CHECK (a" + QByteArray(3000, ' ').replace(" ", " + a") + ")";
        QTest::newRow("many statements") << QByteArray("DROP TABLE a;").repeated(2000);
        QTest::newRow("only semicolons") << QByteArray(1000, ';');
    }

    void hostileTextIsOnlyText()
    {
        QFETCH(QByteArray, text);
        for (const auto dialect : { Dialect::PostgreSql, Dialect::MySql, Dialect::Sqlite }) {
            const LintOptions options { .dialect = dialect };
            const auto result = lint({ file(u"1.sql"_s, text) }, options);
            QVERIFY(result.findings.size() <= 2001);
        }
    }

    void aFeatureFlagIsNoCommentTooMany()
    {
        const auto result = lint(
            { file(u"1.sql"_s, "-- switchback:flag checkout off\nCREATE TABLE a (id int);") }, {});
        QVERIFY(!ruleIds(result.findings).contains(u"unused-suppression"_s));
    }

    void suppressedFindingsAreCountedWithTheirReason()
    {
        const auto result = lint(
            { file(
                u"1.sql"_s, "-- switchback:ignore drop-table it was never used\nDROP TABLE a;") },
            {});
        QCOMPARE(result.findings.size(), 1);
        QVERIFY(result.findings.first().suppressed);
        QCOMPARE(result.findings.first().reason, u"it was never used"_s);
        QVERIFY(shown(result.findings).isEmpty());
        QCOMPARE(findingsJson(result.findings)[u"suppressed"_s].toInt(), 1);
    }

    void aSuppressionSpeaksForTheNextStatementOnly()
    {
        const auto result = lint(
            { file(u"1.sql"_s, "-- switchback:ignore drop-table a\nDROP TABLE a;\nDROP TABLE b;") },
            { .disabled = { u"multiple-tables-locked"_s } });
        QCOMPARE(shown(result.findings).size(), 1);
        QCOMPARE(shown(result.findings).first().line, 3);
    }

    void severitiesAndRulesCanBeChosen()
    {
        LintOptions options { .severities = { { u"drop-table"_s, Severity::Info } } };
        QCOMPARE(lint({ file(u"1.sql"_s, "DROP TABLE a;") }, options).findings.first().severity,
            Severity::Info);
        options.disabled = { u"drop-table"_s };
        QVERIFY(lint({ file(u"1.sql"_s, "DROP TABLE a;") }, options).findings.isEmpty());
    }

    void aHotTableMakesWarningsErrors()
    {
        const LintOptions options { .hotTables = { u"a"_s } };
        const auto result = lint(
            { file(u"1.sql"_s, "ALTER TABLE a ALTER COLUMN b DROP NOT NULL;") }, options);
        QCOMPARE(result.findings.first().severity, Severity::Error);
    }

    void theWayBackIsJudgedMilder()
    {
        LintMigration migration { .file = u"1.sql"_s };
        migration.isPlain = false;
        migration.up.statements = { { u"SELECT 1"_s, 1 } };
        migration.down = LintMigration::Down::Present;
        migration.downScript.statements = { { u"CREATE INDEX i ON t (a)"_s, 4 },
            { u"DROP TABLE u"_s, 5 } };
        const auto result = lint({ migration }, { .disabled = { u"multiple-tables-locked"_s } });
        QCOMPARE(ruleIds(result.findings), QStringList { u"index-not-concurrent"_s });
        QCOMPARE(result.findings.first().severity, Severity::Warning);
        QCOMPARE(result.findings.first().direction, Direction::Down);
        QCOMPARE(result.findings.first().line, 4);
    }

    void plansGetAForecastForEachStatement()
    {
        LintMigration migration { .file = u"1.sql"_s };
        migration.isPlain = false;
        migration.up.statements = { { u"SET LOCAL lock_timeout = '1s'"_s, 1 },
            { u"ALTER TABLE t ADD COLUMN n serial"_s, 2 } };
        const auto result = lint({ migration }, { .wantForecasts = true });
        QCOMPARE(result.forecasts.size(), 2);
        QVERIFY(result.forecasts[0].locks.locks.isEmpty());
        QCOMPARE(lockModeName(result.forecasts[1].locks.locks.first().mode), u"ACCESS EXCLUSIVE"_s);
        QVERIFY(result.forecasts[1].locks.rewrites());
    }

    void theReferenceIsThatOfTheTable()
    {
        QFile reference(qEnvironmentVariable("SWITCHBACK_FIXTURES") + u"/../../docs/rules.md"_s);
        QVERIFY(reference.open(QIODevice::ReadOnly));
        QVERIFY2(QString::fromUtf8(reference.readAll()) == ruleReference(),
            "docs/rules.md is not current: switchback-cli rules > docs/rules.md");
    }

    void everyRuleHasItsWords()
    {
        QSet<QString> ids;
        for (const auto &rule : rules()) {
            const auto id = QString::fromLatin1(rule.id);
            QVERIFY2(!ids.contains(id), rule.id);
            ids.insert(id);
            QVERIFY2(!ruleExplanation(rule).isEmpty() && !ruleHelp(rule).isEmpty(), rule.id);
        }
        QCOMPARE(rules().size(), 209);
        QCOMPARE(std::ranges::count_if(rules(), &Rule::on), 169);
    }

    void theCommandPrintsClickableLinesAndSaysByItsStatus()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"1_a.sql"_s);
        write(path, "ALTER TABLE t ADD COLUMN a text;\n");
        auto ran = run({ u"lint"_s, path });
        QCOMPARE(ran.status, 0);
        write(path, "\nDROP TABLE t;\n");
        ran = run({ u"lint"_s, path });
        QCOMPARE(ran.status, 1);
        QVERIFY2(QString::fromUtf8(ran.out).startsWith(path + u":2:1: error: t: "_s), ran.out);
        ran = run({ u"lint"_s, folder.filePath(u"missing.sql"_s) });
        QCOMPARE(ran.status, 2);
        QCOMPARE(ran.error.count('\n'), 1);
        ran = run({ u"lint"_s, path, u"--enable"_s, u"drop-tabel"_s });
        QCOMPARE(ran.status, 2);
        QVERIFY2(ran.error.contains("drop-table"), ran.error);
    }

    void aProjectLeadsToItsMigrations()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"db/migrations"_s));
        write(folder.filePath(u"README.md"_s), "nothing\n");
        write(folder.filePath(u"db/migrations/20260101000000_a.sql"_s),
            "-- migrate:up\nDROP TABLE t;\n\n-- migrate:down\nCREATE TABLE t (id bigint PRIMARY "
            "KEY);\n");
        const auto ran = run({ u"lint"_s, folder.path() });
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.out.contains("20260101000000_a.sql:2:1: error: t: "), ran.out);
    }

    void aPairIsCheckedOnce()
    {
        const QTemporaryDir folder;
        const auto up = folder.filePath(u"20260101000000_a.up.sql"_s);
        const auto down = folder.filePath(u"20260101000000_a.down.sql"_s);
        write(up, "ALTER TABLE t ADD COLUMN a text;\n");
        write(down, "ALTER TABLE t DROP COLUMN a;\n");
        const auto ran = run({ u"lint"_s, down, up });
        QCOMPARE(ran.status, 0);
        QVERIFY2(ran.out.contains("1 file: 0 errors") || ran.out.contains("1 file(s): 0 errors"),
            ran.out);
    }

    void whatTheProjectSilencesIsCounted()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u"switchback.toml"_s), "[lint]\ndisable = [\"drop-table\"]\n");
        write(folder.filePath(u"1_a.sql"_s), "DROP TABLE t;\n");
        const auto ran = run({ u"lint"_s, folder.filePath(u"1_a.sql"_s), u"--project"_s,
            folder.path(), u"--json"_s });
        QCOMPARE(ran.status, 0);
        const auto document = QJsonDocument::fromJson(ran.out).object();
        QCOMPARE(document[u"suppressed"_s].toInt(), 1);
        QVERIFY(document[u"findings"_s].toArray().isEmpty());
    }

    void malformedSuppressionsAreFound_data()
    {
        QTest::addColumn<QByteArray>("comment");
        QTest::addColumn<QString>("words");
        QTest::newRow("no rule") << QByteArray("-- switchback:ignore") << QString();
        QTest::newRow("unknown rule")
            << QByteArray("-- switchback:ignore drop-tabel it is old") << u"drop-tabel"_s;
        QTest::newRow("unknown word")
            << QByteArray("-- switchback:ingore drop-table old") << u"switchback:ingore"_s;
        QTest::newRow("does not fire")
            << QByteArray("-- switchback:ignore truncate old") << u"truncate"_s;
    }

    void malformedSuppressionsAreFound()
    {
        QFETCH(QByteArray, comment);
        QFETCH(QString, words);
        const auto result = lint({ file(u"1.sql"_s, comment + "\nDROP TABLE a;") }, {});
        QCOMPARE(
            ruleIds(result.findings), (QStringList { u"unused-suppression"_s, u"drop-table"_s }));
        QVERIFY2(result.findings.first().message.startsWith(words),
            qPrintable(result.findings.first().message));
        QVERIFY(!result.findings.last().suppressed);
    }

    void theCommandWritesWhatCodeHostsRead()
    {
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"1_a.sql"_s);
        write(path, "DROP TABLE t;\n");
        auto ran = run({ u"lint"_s, path, u"--sarif"_s });
        const auto sarif = QJsonDocument::fromJson(ran.out).object();
        QCOMPARE(sarif[u"version"_s].toString(), u"2.1.0"_s);
        QCOMPARE(sarif[u"runs"_s][0][u"results"_s][0][u"ruleId"_s].toString(), u"drop-table"_s);
        QCOMPARE(sarif[u"runs"_s][0][u"tool"_s][u"driver"_s][u"rules"_s].toArray().size(), 1);
        ran = run({ u"lint"_s, path, u"--github"_s });
        QVERIFY2(ran.out.startsWith("::error file=")
                && ran.out.contains(",line=1,col=1,title=drop-table::"),
            ran.out);
    }
};

QTEST_APPLESS_MAIN(LintTest)
#include "tst_lint.moc"
