// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The commands that look at schemas: whole documents and exit codes.

#include "app/cliintest.h"

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

QJsonDocument json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text);
}

} // namespace

class CliSchemaTest : public QObject, CliInTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(u"a.sql"_s,
            "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);\n"
            "CREATE TABLE pets (id INTEGER PRIMARY KEY);\n");
        write(u"b.sql"_s,
            "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, born TEXT);\n"
            "CREATE INDEX people_name ON people (name);\n");
        write(u"db/migrations/20240101000000_people.sql"_s,
            "-- migrate:up\nCREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);\n"
            "-- migrate:down\nDROP TABLE people;\n");
        write(u"db/migrations/20240102000000_pets.sql"_s,
            "-- migrate:up\nCREATE TABLE pets (id INTEGER PRIMARY KEY);\n"
            "-- migrate:down\nDROP TABLE pets;\n");
    }

    void aDifferenceIsOneDocument()
    {
        const auto ran = diff({ u"--json"_s });
        QCOMPARE(ran.status, 1);
        QStringList changes;
        for (const auto &change : json(ran.out)["changes"_L1].toArray()) {
            const bool added = change["change"_L1] == "added"_L1;
            QCOMPARE(change["before"_L1].isNull(), added);
            QVERIFY(change[added ? "after"_L1 : "before"_L1].isObject());
            changes += QStringList { change["change"_L1].toString(), change["kind"_L1].toString(),
                change["object"_L1].toString(), change["effect"_L1].toString() }
                           .join(u' ');
        }
        changes.sort();
        QCOMPARE(changes,
            QStringList({ u"added column people.born additive"_s,
                u"added index people_name additive"_s, u"removed table pets destructive"_s }));
    }

    void equalSidesAreZero()
    {
        const auto ran = run({ u"diff"_s, u"--dialect"_s, u"sqlite"_s, u"--from"_s, u"a.sql"_s,
            u"--to"_s, u"db/migrations"_s, u"--json"_s });
        QVERIFY2(ran.status == 0, ran.err);
        QCOMPARE(json(ran.out)["changes"_L1].toArray().size(), 0);
    }

    void aFolderIsReplayedUpToAVersion()
    {
        const auto ran = run({ u"diff"_s, u"--dialect"_s, u"sqlite"_s, u"--from"_s,
            u"db/migrations@20240101000000"_s, u"--to"_s, u"db/migrations"_s, u"--json"_s });
        QCOMPARE(ran.status, 1);
        const auto changes = json(ran.out)["changes"_L1].toArray();
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first()["object"_L1].toString(), u"pets"_s);
    }

    void theScriptSaysWhatItIs()
    {
        const auto ran = diff({ u"--sql"_s });
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.out.startsWith("-- Verified"), ran.out);
        QVERIFY2(ran.out.contains("-- Destructive"), ran.out);
        QVERIFY2(ran.out.contains("DROP TABLE \"pets\";"), ran.out);
        QVERIFY2(ran.out.contains("ADD COLUMN born TEXT;"), ran.out);
    }

    void aSnapshotLoadsAsTheSameSchema()
    {
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        const auto snapshot = run({ u"snapshot"_s, u"--url"_s, u"sqlite:app.db"_s });
        QVERIFY2(snapshot.status == 0, snapshot.err);
        QCOMPARE(run({ u"snapshot"_s, u"--url"_s, u"sqlite:app.db"_s }).out, snapshot.out);
        write(u"snapshot.sql"_s, snapshot.out);
        const auto ran = run(
            { u"diff"_s, u"--from"_s, u"sqlite:app.db"_s, u"--to"_s, u"snapshot.sql"_s });
        QVERIFY2(ran.status == 0, ran.out + ran.err);
    }

    void aQuestionOfNamesIsAnswered()
    {
        write(u"c.sql"_s,
            "CREATE TABLE persons (id INTEGER PRIMARY KEY, name TEXT);\n"
            "CREATE TABLE pets (id INTEGER PRIMARY KEY);\n");
        const QStringList words { u"diff"_s, u"--dialect"_s, u"sqlite"_s, u"--from"_s, u"a.sql"_s,
            u"--to"_s, u"c.sql"_s };
        const auto asked = run(words + QStringList { u"--json"_s });
        const auto question = json(asked.out)["changes"_L1].toArray().first()["rename"_L1];
        const auto answer = question["from"_L1].toString() + u'=' + question["to"_L1].toString();
        QCOMPARE(answer, u"people=persons"_s);
        const QStringList renamed { u"--rename"_s, answer };
        const auto changes =
            json(run(words + renamed + QStringList { u"--json"_s }).out)["changes"_L1].toArray();
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.first()["change"_L1].toString(), u"changed"_s);
        QCOMPARE(changes.first()["before"_L1]["name"_L1].toString(), u"people"_s);
        const auto script = run(words + renamed + QStringList { u"--sql"_s });
        QCOMPARE(script.status, 1);
        QVERIFY2(script.out.startsWith("-- Verified"), script.out + script.err);
        QVERIFY2(script.out.contains("RENAME TO \"persons\""), script.out);
        QVERIFY2(!script.out.contains("DROP"), script.out);
        for (const auto &wrong : { u"people"_s, u"nobody=persons"_s, u"people=pets"_s }) {
            const auto refused = run(words + QStringList { u"--rename"_s, wrong });
            QCOMPARE(refused.status, 2);
            QVERIFY(!refused.err.isEmpty());
        }
    }

    void rulesHideAndAreCounted()
    {
        write(u"switchback.toml"_s,
            "[[diff.ignore]]\nkind = \"table\"\nobject = \"pe?s\"\nreason = \"old\"\n");
        const auto ran = diff({ u"--json"_s });
        QCOMPARE(ran.status, 1);
        QCOMPARE(json(ran.out)["changes"_L1].toArray().size(), 2);
        const auto hidden = json(ran.out)["hidden"_L1].toArray();
        QCOMPARE(hidden.size(), 1);
        QCOMPARE(hidden.first()["count"_L1].toInt(), 1);
        QVERIFY(ran.err.contains("pe?s"));
    }

    void aDifferenceIsCapturedAsAMigration()
    {
        const QStringList words { u"diff"_s, u"--dialect"_s, u"sqlite"_s, u"--from"_s,
            u"db/migrations"_s, u"--to"_s, u"b.sql"_s, u"--capture"_s, u"born and names"_s,
            u"--json"_s };
        const auto shown = run(words);
        QVERIFY2(shown.status == 0, shown.err);
        QVERIFY(!json(shown.out)["written"_L1].toBool());
        QCOMPARE(QDir(m_folder->filePath(u"db/migrations"_s)).entryList(QDir::Files).size(), 2);
        const auto written = run(words + QStringList { u"--yes"_s });
        QVERIFY2(written.status == 0, written.err);
        const auto file = json(written.out)["files"_L1].toArray().first();
        QVERIFY2(file["path"_L1].toString().endsWith(u"_born_and_names.sql"_s), written.out);
        QVERIFY(QFile::exists(file["path"_L1].toString()));
        QCOMPARE(QDir(m_folder->filePath(u"db/migrations"_s)).entryList(QDir::Files).size(), 3);
        const auto same = run({ u"diff"_s, u"--dialect"_s, u"sqlite"_s, u"--from"_s,
            u"db/migrations"_s, u"--to"_s, u"b.sql"_s });
        QVERIFY2(same.status == 0, same.out + same.err);
    }

    void whatCannotBeReadIsTwo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("says");
        const QStringList sqlite { u"diff"_s, u"--dialect"_s, u"sqlite"_s };
        QTest::newRow("no side") << QStringList { u"diff"_s, u"--from"_s, u"a.sql"_s }
                                 << QByteArray("--to");
        QTest::newRow("no dialect") << QStringList { u"diff"_s, u"--from"_s, u"a.sql"_s, u"--to"_s,
            u"b.sql"_s } << QByteArray("--dialect");
        QTest::newRow("missing") << sqlite
                + QStringList { u"--from"_s, u"nowhere.sql"_s, u"--to"_s, u"b.sql"_s }
                                 << QByteArray("nowhere.sql");
        QTest::newRow("no database") << QStringList { u"snapshot"_s, u"--url"_s,
            u"sqlite:nowhere.db"_s } << QByteArray("nowhere.db");
        QTest::newRow("unknown version")
            << sqlite + QStringList { u"--from"_s, u"db/migrations@77"_s, u"--to"_s, u"b.sql"_s }
            << QByteArray("77");
    }
    void whatCannotBeReadIsTwo()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QByteArray, says);
        const auto ran = run(words);
        QCOMPARE(ran.status, 2);
        QVERIFY2(ran.err.contains(says), ran.err);
        QVERIFY2(ran.out.isEmpty(), ran.out);
    }

private:
    Ran diff(const QStringList &more)
    {
        return run(QStringList { u"diff"_s, u"--dialect"_s, u"sqlite"_s, u"--from"_s, u"a.sql"_s,
                       u"--to"_s, u"b.sql"_s }
            + more);
    }

    Ran run(const QStringList &words) { return runHere(words, u"sqlite:app.db"_s); }
};

QTEST_GUILESS_MAIN(CliSchemaTest)
#include "tst_clischema.moc"
