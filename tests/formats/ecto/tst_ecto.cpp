// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "../formatbench.h"
#include "formats/ecto/format/lockkey.h"
#include "formats/ecto/format/words.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTranslator>

using namespace Switchback;
using namespace Switchback::Test;

namespace {

/// A language in which everything stands between brackets.
class Brackets : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return u'[' + QString::fromUtf8(text) + u']';
    }
};

/// What the interpreter gives as reasons, from its source.
QStringList reasonsInSource()
{
    static const QRegularExpression call(
        u"(?:unknown|noteKnown|outOf|refuse)\\(\\s*\"([^\"]+)\"(?!\\s*\\+)"_s);
    QStringList reasons;
    const auto top = qEnvironmentVariable("SWITCHBACK_FIXTURES") + u"/../../models/formats/ecto"_s;
    for (const auto *folder : { "builtins", "commands", "eval", "project" }) {
        QDirIterator files(top + u'/' + QLatin1StringView(folder), { u"*.cpp"_s });
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly)) {
                const auto text = QString::fromUtf8(file.readAll());
                for (const auto &match : call.globalMatch(text)) {
                    reasons += match.captured(1);
                }
            }
        }
    }
    return reasons;
}

} // namespace

class EctoTest : public QObject
{
    Q_OBJECT

    static QByteArray migration(const QByteArray &body, const QByteArray &name = "M")
    {
        return "defmodule " + name + " do\n  use Ecto.Migration\n" + body + "\nend\n";
    }

    static Rendering rendered(const QByteArray &text)
    {
        const FormatBench bench(u"ecto"_s, u"postgresql://localhost/db"_s);
        Migration file;
        file.version = { u"1"_s };
        file.path = u"migrations/1_a.exs"_s;
        file.text = text;
        return bench.format.render(file, bench.context);
    }

private Q_SLOTS:
    // The values are those of erlang:phash2({ecto, Prefix, Repo}).
    void advisoryLockKeyIsErlangs()
    {
        QCOMPARE(Ecto::advisoryLockKey("MyApp.Repo"), 41811489u);
        QCOMPARE(Ecto::advisoryLockKey("MyApp.Repo", "tenant_1"), 84020540u);
        QCOMPARE(Ecto::advisoryLockKey("MyApp.Repo", "twelve_chars"), 98563773u);
        QCOMPARE(Ecto::advisoryLockKey("Ecto.Integration.AdvisoryLockPoolRepo"), 129653361u);
    }

    void everyReasonCanBeTranslated()
    {
        Brackets language;
        QCoreApplication::installTranslator(&language);
        const auto reasons = reasonsInSource();
        QVERIFY(reasons.size() > 60);
        for (const auto &reason : reasons) {
            QCOMPARE(Ecto::inWords(reason.toStdString()), u'[' + reason + u']');
        }
    }

    void reasonsKeepWhatIsTheMigrationsOwn_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("said");
        QTest::newRow("a module") << u"the module Shop.Money is not at hand"_s
                                  << u"[the module Shop.Money is not at hand]"_s;
        QTest::newRow("one inside another")
            << u"The migration fails: It takes too many steps."_s
            << u"[The migration fails: [It takes too many steps.]]"_s;
        QTest::newRow("of the configuration")
            << u"a random value (config/dev.exs:3)"_s << u"[a random value] (config/dev.exs:3)"_s;
        QTest::newRow("Ecto's own") << u"got :oops as a type"_s << u"got :oops as a type"_s;
        QTest::newRow("irreversible")
            << u"cannot reverse migration command: drop table a. You will need to explicitly define up/0 and down/0 in your migration"_s
            << u"[cannot reverse migration command: drop table a. You will need to explicitly define up/0 and down/0 in your migration]"_s;
    }

    void reasonsKeepWhatIsTheMigrationsOwn()
    {
        QFETCH(QString, reason);
        Brackets language;
        QCoreApplication::installTranslator(&language);
        QTEST(Ecto::inWords(reason.toStdString()), "said");
    }

    void hostileMigrationsEnd_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("endless recursion")
            << QByteArray("def change, do: f(1)\ndefp f(n), do: f(n + 1)");
        QTest::newRow("recursion in an argument")
            << QByteArray("def change, do: f(1)\ndefp f(n), do: 1 + f(n)");
        QTest::newRow("mutual recursion")
            << QByteArray("def change, do: f()\ndefp f, do: g()\ndefp g, do: f()");
        QTest::newRow("huge range") << QByteArray(
            "def change, do: for(n <- 1..1_000_000_000, do: execute(\"SELECT #{n}\"))");
        QTest::newRow("nested loops")
            << QByteArray("def change, do: for(a <- 1..9999, b <- 1..9999, do: a + b)");
        QTest::newRow("repeated text")
            << QByteArray("def change, do: execute(String.duplicate(\"abcdefgh\", 134_217_728))");
        QTest::newRow("doubling text") << QByteArray(
            "def change, do: execute(Enum.reduce(1..60, \"ab\", fn _, s -> s <> s end))");
        QTest::newRow("doubling list")
            << QByteArray("def change, do: Enum.reduce(1..60, [1], fn _, l -> l ++ l end)");
        QTest::newRow("nested list") << QByteArray(
            "def change, do: execute(inspect(Enum.reduce(1..500_000, [], fn _, l -> [l] end)))");
        QTest::newRow("long list")
            << QByteArray("def change, do: List.duplicate(0, 1_000_000_000)");
        QTest::newRow("statements")
            << QByteArray("def change, do: for(_ <- 1..5_000_000, do: execute(\"SELECT 1\"))");
        QTest::newRow("macro") << QByteArray(
            "defmacro m(x), do: quote(do: m(unquote(x)))\ndef change, do: m(1)");
        QTest::newRow("attribute") << QByteArray(
            "@a Enum.reduce(1..60, \"ab\", fn _, s -> s <> s end)\ndef change, do: execute(@a)");
        QTest::newRow("deep source") << QByteArray(
            "def change, do: " + QByteArray(50000, '(') + "1" + QByteArray(50000, ')'));
        QTest::newRow("deep lists") << QByteArray(
            "def change, do: execute(" + QByteArray(20000, '[') + QByteArray(20000, ']') + ")");
        QTest::newRow("open lists")
            << QByteArray("def change, do: execute(" + QByteArray(20000, '['));
        QTest::newRow("pattern") << QByteArray("def change, do: execute(Regex.replace(~r/(a+)+$/, "
                                               "String.duplicate(\"a\", 40) <> \"b\", \"\"))");
    }

    void hostileMigrationsEnd()
    {
        QFETCH(QByteArray, body);
        const auto rendering = rendered(migration(body));
        QVERIFY(!rendering.problems.isEmpty() || !rendering.opaque.isEmpty()
            || !rendering.up.statements.isEmpty());
    }

    void badFilesAreFindings()
    {
        const auto syntax = rendered("defmodule M do\n  use Ecto.Migration\n  def change do\n    "
                                     "create table(:a do\n  end\nend\n");
        QCOMPARE(syntax.problems.first().severity, Problem::Severity::Error);
        QVERIFY(syntax.problems.first().place.line >= 4);
        QVERIFY(rendered("defmodule M do\nend\n")
                .problems.first()
                .message.contains("Ecto.Migration"_L1));
        QVERIFY(!rendered("\xff\xfe").problems.isEmpty());
        QVERIFY(!rendered("").problems.isEmpty());
        QVERIFY(rendered("defmodule :plain do\n use Ecto.Migration\nend")
                .problems.first()
                .message.startsWith(":plain does not implement"_L1));
        QVERIFY(rendered(migration("def change, do: no_such_thing(:a)"))
                .problems.first()
                .message.contains("no_such_thing/1"_L1));
        QVERIFY(rendered(migration("def change, do: drop(table(:a))"))
                .irreversible.contains("cannot reverse"_L1));
    }

    void severalStatementsInOneAreRefused()
    {
        const auto two = rendered(migration(
            "def change, do: execute(\"CREATE TABLE a (b int); SELECT ';'\", \"DROP TABLE a\")"));
        QCOMPARE(two.problems.size(), 1);
        QVERIFY(two.refused);
        const auto one = rendered(migration("def change, do: execute(\"SELECT ';';\", \"\")"));
        QVERIFY(one.problems.isEmpty());
        QCOMPARE(one.up.statements.first().sql, u"SELECT ';'"_s);
        QVERIFY(one.down->statements.isEmpty());
        const auto body = rendered(migration("def change, do: execute(\"CREATE FUNCTION f() "
                                             "RETURNS int AS $$ BEGIN RETURN 1; END; $$ "
                                             "LANGUAGE plpgsql;\", \"DROP FUNCTION f()\")"));
        QVERIFY(body.problems.isEmpty());
    }

    void opaquePartsAreTold()
    {
        const auto asks = rendered(
            migration("def up do\n  create table(:a)\n  rows = repo().all(\"users\")\n  "
                      "Enum.each(rows, fn r -> execute(r) end)\n"
                      "  create table(:b)\nend\ndef down, do: :ok"));
        QCOMPARE(asks.up.statements.size(), 2);
        QVERIFY(!asks.opaque.isEmpty());
        QCOMPARE(asks.opaque.first().line, 5);
        QVERIFY(!asks.opaque.first().known);

        const auto sends = rendered(migration(
            "def up do\n  repo().query!(\"UPDATE a SET b = 1\")\nend\ndef down, do: :ok"));
        QCOMPARE(sends.up.statements.first().sql, u"UPDATE a SET b = 1"_s);
        QVERIFY(sends.opaque.first().known);
        QCOMPARE(sends.opaque.size(), 1);

        const auto clock = rendered(migration(
            "def up, do: execute(\"SELECT '#{DateTime.utc_now()}'\")\ndef down, do: :ok"));
        QVERIFY(clock.up.statements.isEmpty());
        QVERIFY(!clock.opaque.isEmpty());
    }

    void linesAreThoseOfTheCommands()
    {
        const auto rendering = rendered(
            migration("def change do\n\n  create table(:a) do\n    add :b, :string, comment: "
                      "\"c\"\n  end\n  execute \"\"\"\n  SELECT 1\n"
                      "  \"\"\", \"\"\nend"));
        QCOMPARE(rendering.up.statements.at(0).line, 5);
        QCOMPARE(rendering.up.statements.at(0).lastLine, 7);
        QCOMPARE(rendering.up.statements.at(2).lastLine, 10);
        QCOMPARE(rendering.up.statements.at(1).line, 5);
        QCOMPARE(rendering.up.statements.at(2).line, 8);
    }

    void runsOnSqlite()
    {
        FormatBench bench(u"ecto"_s);
        bench.write(u"0002_two.exs"_s, migration("def change, do: create(index(:a, [:b]))", "Two"));
        bench.write(u"1_one.exs"_s,
            migration(
                "def change do\n  create table(:a) do\n    add :b, :string\n  end\nend", "One"));
        bench.write(u"deep/3_three.exs"_s,
            migration("def up, do: execute(\"INSERT INTO a (b) VALUES ('x')\")\ndef down, do: :ok",
                "Three"));
        bench.write(u"notes.exs"_s, "IO.puts(1)");
        bench.write(u"4_four.ex"_s, migration("def change, do: :ok", "Four"));
        const auto set = bench.format.read(bench.context);
        QVERIFY(set.has_value());
        QStringList versions;
        for (const auto &file : set->migrations) {
            versions += file.version.text + u':' + file.name;
        }
        QCOMPARE(versions, QStringList({ u"1:one"_s, u"2:two"_s, u"3:three"_s }));
        QCOMPARE(set->problems.size(), 1);
    }
};

QTEST_GUILESS_MAIN(EctoTest)
#include "tst_ecto.moc"
