// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// switchback-cli as a program: whole JSON documents, exit codes, what stands on which stream.

#include "app/cliintest.h"

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

QStringList versions(const QJsonArray &migrations)
{
    QStringList list;
    for (const auto &migration : migrations) {
        list += migration["version"_L1].toString();
    }
    return list;
}

QString states(const QJsonObject &status)
{
    QStringList list;
    for (const auto &migration : status["migrations"_L1].toArray()) {
        list += migration["version"_L1].toString() + u' ' + migration["state"_L1].toString();
    }
    return list.join(", "_L1);
}

} // namespace

class CliTest : public QObject, CliInTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkpath(u"db/migrations"_s));
        migration(u"1_people.sql"_s, "create table people (id integer primary key);",
            "drop table people;");
        migration(u"2_pets.sql"_s,
            "create table pets (id integer);\ncreate index pets_id on pets (id);",
            "drop table pets;");
    }

    void statusTellsTheTimelineAndChangesNothing()
    {
        const auto ran = run({ u"status"_s, u"--json"_s });
        QCOMPARE(ran.status, 0);
        const auto status = ran.object();
        QCOMPARE(status["format"_L1].toString(), u"dbmate"_s);
        QCOMPARE(status["dialect"_L1].toString(), u"sqlite"_s);
        QCOMPARE(status["applied"_L1].toInt(), 0);
        QCOMPARE(status["pending"_L1].toInt(), 2);
        QVERIFY(status["current"_L1].isNull());
        QCOMPARE(states(status), u"1 pending, 2 pending"_s);
        QVERIFY2(!QFile::exists(database()), "looking must not create a database");
    }

    void upAndRollbackAreToldAndDone()
    {
        const auto up = run({ u"up"_s, u"--yes"_s, u"--json"_s });
        QCOMPARE(up.status, 0);
        QCOMPARE(versions(up.object()["applied"_L1].toArray()), QStringList({ u"1"_s, u"2"_s }));
        QVERIFY(up.object()["failed"_L1].isNull());
        QCOMPARE(states(run({ u"status"_s, u"--json"_s }).object()), u"1 applied, 2 applied"_s);

        const auto back = run({ u"rollback"_s, u"--yes"_s, u"--json"_s });
        QCOMPARE(back.status, 0);
        QCOMPARE(versions(back.object()["reverted"_L1].toArray()), QStringList { u"2"_s });
        QCOMPARE(states(run({ u"status"_s, u"--json"_s }).object()), u"1 applied, 2 pending"_s);
    }

    void stepsAndTargetsLimitARun()
    {
        QCOMPARE(versions(run({ u"up"_s, u"--yes"_s, u"--json"_s, u"--steps"_s, u"1"_s })
                         .object()["applied"_L1]
                         .toArray()),
            QStringList { u"1"_s });
        QCOMPARE(versions(run({ u"up"_s, u"--yes"_s, u"--json"_s, u"--to"_s, u"2"_s })
                         .object()["applied"_L1]
                         .toArray()),
            QStringList { u"2"_s });
        QCOMPARE(versions(run({ u"rollback"_s, u"--yes"_s, u"--json"_s, u"--to"_s, u"1"_s })
                         .object()["reverted"_L1]
                         .toArray()),
            QStringList { u"2"_s });
        QCOMPARE(run({ u"up"_s, u"--yes"_s, u"--to"_s, u"1"_s }).status, 0);
    }

    void aLateMigrationIsAppliedAndNamed()
    {
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        migration(u"15_late.sql"_s, "create table late (id integer);", "drop table late;");
        const auto status = run({ u"status"_s, u"--json"_s }).object();
        QCOMPARE(states(status), u"15 pending, 1 applied, 2 applied"_s);
        const auto late = status["migrations"_L1].toArray().first();
        QVERIFY(late["out_of_order"_L1].toBool());
        QVERIFY(!late["note"_L1].toString().isEmpty());
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
    }

    void thePlanShowsTheWholeWireAndItsFingerprintBindsTheRun()
    {
        const auto plan = run({ u"plan"_s, u"--json"_s }).object();
        QCOMPARE(plan["direction"_L1].toString(), u"up"_s);
        const auto steps = plan["steps"_L1].toArray();
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps.at(1)["statements"_L1].toArray().size(), 2);
        const auto wire = steps.at(1)["wire"_L1].toArray();
        QCOMPARE(wire.first()["role"_L1].toString(), u"begin"_s);
        QCOMPARE(wire.last()["role"_L1].toString(), u"commit"_s);

        const auto fingerprint = plan["fingerprint"_L1].toString();
        migration(u"3_more.sql"_s, "create table more (id integer);", "drop table more;");
        const auto stale = run({ u"up"_s, u"--yes"_s, u"--plan"_s, fingerprint });
        QCOMPARE(stale.status, 2);
        QVERIFY(stale.err.contains("out of date"));
        QVERIFY(!QFile::exists(database()));
        QVERIFY(QFile::remove(m_folder->filePath(u"db/migrations/3_more.sql"_s)));
        QCOMPARE(run({ u"up"_s, u"--yes"_s, u"--plan"_s, fingerprint }).status, 0);
    }

    void whatARollbackDropsIsCountedKeptAndPutBack()
    {
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        migration(u"2_pets.sql"_s,
            "create table pets (id integer primary key, name text);\n"
            "insert into pets values (1, 'Rex'), (2, 'Tom');",
            "drop table pets;");
        QCOMPARE(run({ u"rollback"_s, u"--yes"_s }).status, 0);
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);

        const auto plan = run(
            { u"plan"_s, u"--rollback"_s, u"--rescue"_s, u"--sample"_s, u"1"_s, u"--json"_s })
                              .object();
        const auto row = plan["ledger"_L1].toArray().first().toObject();
        QCOMPARE(row["rows"_L1].toInt(), 2);
        QCOMPARE(row["evidence"_L1].toString(), u"made_by_migration"_s);
        QCOMPARE(row["sample"_L1].toArray().first().toString(), u"id: 9, name: Xxx"_s);
        QCOMPARE(plan["tiles"_L1].toArray().at(3)["light"_L1].toString(), u"amber"_s);
        QVERIFY(plan["facts"_L1]["tables"_L1].toArray().first()["rows"_L1].toInt() == 2);
        QVERIFY(run({ u"plan"_s, u"--rollback"_s, u"--budget"_s, u"0"_s, u"--json"_s })
                    .object()["facts"_L1]["missing"_L1]
                    .toArray()
                    .size()
            > 0);
        QCOMPARE(run({ u"plan"_s, u"--budget"_s, u"much"_s }).status, 2);

        QCOMPARE(run({ u"rollback"_s, u"--rescue"_s, u"--yes"_s }).status, 0);
        const auto copies = run({ u"rescue"_s, u"list"_s, u"--json"_s }).array();
        QCOMPARE(copies.size(), 1);
        QCOMPARE(copies.first()["rows"_L1].toInt(), 2);
        const auto up = run({ u"up"_s, u"--rescued"_s, u"--yes"_s });
        QCOMPARE(up.status, 0);
        QVERIFY2(up.out.contains("2 rows are there again"), up.out.constData());
        QCOMPARE(run({ u"rescue"_s, u"purge"_s, u"--all"_s }).status, 2);
        QCOMPARE(run({ u"rescue"_s, u"restore"_s, u"77"_s }).status, 2);
        QCOMPARE(run({ u"rescue"_s, u"purge"_s, u"--all"_s, u"--yes"_s }).status, 0);
        QVERIFY(run({ u"rescue"_s, u"--json"_s }).array().isEmpty());
    }

    void singleLossesAreKept()
    {
        migration(u"2_pets.sql"_s,
            "create table pets (id integer primary key, name text);\n"
            "create table tags (id integer primary key, word text);\n"
            "insert into pets values (1, 'Rex');\ninsert into tags values (1, 'red');",
            "drop table tags;\ndrop table pets;");
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        const auto wrong = run({ u"rollback"_s, u"--rescue-only"_s, u"pest"_s, u"--yes"_s });
        QCOMPARE(wrong.status, 2);
        QVERIFY2(wrong.err.contains("it loses: tags, pets"), wrong.err.constData());
        QCOMPARE(run({ u"rollback"_s, u"--rescue-only"_s, u"pets"_s, u"--yes"_s }).status, 0);
        const auto copies = run({ u"rescue"_s, u"list"_s, u"--json"_s }).array();
        QCOMPARE(copies.size(), 1);
        QCOMPARE(copies.first()["object"_L1].toString(), u"pets"_s);
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        const auto back = run({ u"rescue"_s, u"restore"_s,
            QString::number(copies.first()["id"_L1].toInt()), u"--yes"_s, u"--json"_s });
        QCOMPARE(back.array().first()["there_again"_L1].toInt(), 1); // the migration made it again
    }

    void aFailedStatementLeavesNothingOfItsMigration()
    {
        migration(u"3_bad.sql"_s,
            "create table good (id integer);\ncreate table people (id integer);", "");
        const auto ran = run({ u"up"_s, u"--yes"_s, u"--json"_s });
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.errorLines(), 1);
        const auto failed = ran.object()["failed"_L1].toObject();
        QCOMPARE(failed["version"_L1].toString(), u"3"_s);
        QVERIFY(failed["error"_L1].toString().contains("people"_L1));
        QCOMPARE(versions(ran.object()["applied"_L1].toArray()), QStringList({ u"1"_s, u"2"_s }));
        QVERIFY(run({ u"log"_s }).out.contains("3"));
    }

    void renderNeedsNoDatabase()
    {
        const auto rendered =
            run({ u"render"_s, u"2"_s, u"--json"_s, u"--dialect"_s, u"postgresql"_s }).array();
        QCOMPARE(rendered.size(), 1);
        const auto migration = rendered.first();
        QCOMPARE(migration["up"_L1].toArray().size(), 2);
        QVERIFY(migration["up"_L1].toArray().first().toString().contains(
            "create table pets (id integer)"_L1));
        QCOMPARE(migration["down"_L1].toArray().size(), 1);
        QVERIFY(migration["irreversible"_L1].isNull());
    }

    void whatHasNoSaferWaySaysSo()
    {
        QCOMPARE(run({ u"safe"_s }).status, 2);
        QCOMPARE(run({ u"safe"_s, u"77"_s }).status, 2);
        QCOMPARE(run({ u"safe"_s, u"2"_s }).status, 2);
        QCOMPARE(run({ u"safe"_s, u"2"_s, u"--rule"_s, u"drop-table"_s, u"--write"_s }).status, 2);
    }

    void whatRanIsInTheLogAndItsChainHolds()
    {
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        const auto log = run({ u"log"_s, u"--json"_s }).array();
        QCOMPARE(versions(log), QStringList({ u"1"_s, u"2"_s }));
        QVERIFY(log.first()["ok"_L1].toBool());
        QCOMPARE(run({ u"log"_s, u"--verify"_s }).status, 0);
    }

    void aWrongCallIsOneLineAndExitTwo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("mentions");
        QTest::newRow("no command") << QStringList {} << QByteArray("command");
        QTest::newRow("unknown command") << QStringList { u"migrat"_s } << QByteArray("migrat");
        QTest::newRow("a mistyped command")
            << QStringList { u"statsu"_s } << QByteArray("Did you mean 'status'?");
        QTest::newRow("unknown option")
            << QStringList { u"status"_s, u"--blue"_s } << QByteArray("--blue");
        QTest::newRow("an option of another command")
            << QStringList { u"status"_s, u"--yes"_s } << QByteArray("--yes");
        QTest::newRow("a missing value")
            << QStringList { u"status"_s, u"--url"_s } << QByteArray("--url");
        QTest::newRow("an empty url")
            << QStringList { u"status"_s, u"--url"_s, u""_s } << QByteArray("--url");
        QTest::newRow("an operand too many")
            << QStringList { u"status"_s, u"x"_s } << QByteArray("x");
        QTest::newRow("not asked, not told") << QStringList { u"up"_s } << QByteArray("--yes");
        QTest::newRow("steps and to") << QStringList { u"up"_s, u"--to"_s, u"1"_s, u"--steps"_s,
            u"1"_s } << QByteArray("--steps");
        QTest::newRow("no steps") << QStringList { u"up"_s, u"--yes"_s, u"--steps"_s, u"0"_s }
                                  << QByteArray("--steps");
        QTest::newRow("a version nobody knows")
            << QStringList { u"up"_s, u"--yes"_s, u"--to"_s, u"77"_s } << QByteArray("77");
        QTest::newRow("a format nobody knows")
            << QStringList { u"status"_s, u"--format"_s, u"dbmaat"_s } << QByteArray("dbmaat");
        QTest::newRow("an environment nobody knows")
            << QStringList { u"status"_s, u"--env"_s, u"prodd"_s } << QByteArray("prodd");
        QTest::newRow("a scheme nobody knows") << QStringList { u"status"_s, u"--url"_s,
            u"gopher://u:pw@h/d"_s } << QByteArray("gopher");
    }
    void aWrongCallIsOneLineAndExitTwo()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, mentions);
        const auto ran = run(words);
        QCOMPARE(ran.status, 2);
        QCOMPARE(ran.errorLines(), 1);
        QVERIFY2(ran.err.contains(mentions), ran.err);
        QVERIFY(ran.out.isEmpty());
        QVERIFY(!ran.err.contains("pw@"));
    }

    void fullStandardOutputIsNotSilent()
    {
        QProcess process;
        process.setStandardOutputFile(u"/dev/full"_s);
        start(process, { u"status"_s }, u"sqlite:db/app.db"_s);
        QVERIFY(process.waitForFinished(30000));
        QCOMPARE(process.exitCode(), 2);
    }

    void aProtectedEnvironmentWantsItsNameTyped()
    {
        QFile toml(m_folder->filePath(u"switchback.toml"_s));
        QVERIFY(toml.open(QIODevice::WriteOnly));
        toml.write("[environments.production]\nurl = \"sqlite:db/app.db\"\nprotected = true\n");
        toml.close();
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 2);
        QVERIFY(!QFile::exists(database()));
        QCOMPARE(run({ u"up"_s, u"--yes"_s, u"--confirm"_s, u"app.db"_s }).status, 0);
    }

    void aProtectedEnvironmentRefusesARedVerdictUnlessOverridden()
    {
        QFile toml(m_folder->filePath(u"switchback.toml"_s));
        QVERIFY(toml.open(QIODevice::WriteOnly));
        toml.write("[environments.production]\nurl = \"sqlite:db/app.db\"\nprotected = true\n");
        toml.close();
        const QStringList up { u"up"_s, u"--yes"_s, u"--confirm"_s, u"app.db"_s };
        QCOMPARE(run(up).status, 0);
        migration(u"3_fill.sql"_s,
            "create table notes (id integer primary key, word text);\n"
            "insert into notes (word) values ('twice'), ('twice');",
            "drop table notes;");
        migration(u"4_unique.sql"_s, "create unique index by_word on notes (word);",
            "drop index by_word;");
        QCOMPARE(run(up + QStringList { u"--to"_s, u"3"_s }).status, 0);
        const auto refused = run(up);
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.err.contains("--override"), refused.err.constData());
        QCOMPARE(run(up + QStringList { u"--override"_s, u"  "_s }).status, 2);
        const auto ran = run(up + QStringList { u"--override"_s, u"agreed with the shop"_s });
        QVERIFY2(ran.status == 1, ran.err.constData()); // it ran, and failed as foretold
        const auto log = QJsonDocument::fromJson(run({ u"log"_s, u"--json"_s }).out).array();
        QVERIFY(log.last()["reason"_L1].toString().startsWith(u"agreed with the shop ("_s));
        QVERIFY(!log.first().toObject().contains(u"reason"_s)); // nothing was overridden
        QCOMPARE(run({ u"log"_s, u"--verify"_s }).status, 0);
    }

    void theTypedNameConfirmsALoss()
    {
        QFile toml(m_folder->filePath(u"switchback.toml"_s));
        QVERIFY(toml.open(QIODevice::WriteOnly));
        toml.write("[environments.production]\nurl = \"sqlite:db/app.db\"\nprotected = true\n");
        toml.close();
        const QStringList confirmed { u"--yes"_s, u"--confirm"_s, u"app.db"_s };
        migration(u"3_fill.sql"_s,
            "create table notes (id integer primary key, word text);\n"
            "insert into notes (word) values ('kept');",
            "drop table notes;");
        migration(u"4_drop.sql"_s, "alter table notes drop column word;",
            "alter table notes add column word text;");
        QCOMPARE(run(QStringList { u"up"_s, u"--to"_s, u"3"_s } + confirmed).status, 0);
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 2);
        const auto up = run(QStringList { u"up"_s } + confirmed);
        QVERIFY2(up.status == 0, up.err.constData());
        const QStringList back { u"rollback"_s, u"--steps"_s, u"2"_s };
        QCOMPARE(run(back + QStringList { u"--yes"_s }).status, 2);
        const auto reverted = run(back + confirmed);
        QVERIFY2(reverted.status == 0, reverted.err.constData());
    }

    void helpNamesEveryCommand()
    {
        const auto help = run({ u"--help"_s });
        QCOMPARE(help.status, 0);
        for (const auto *command : { "status", "render", "plan", "up", "rollback", "log" }) {
            QVERIFY(help.out.contains(command));
        }
        QVERIFY(!help.out.contains("worker"));
        QVERIFY(help.err.isEmpty());
    }

    void theHelpOfACommandSpeaksOfItsOwnOptions()
    {
        const auto help = [this](const QString &command) {
            return QString::fromUtf8(run({ command, u"--help"_s }).out).simplified();
        };
        QVERIFY(help(u"up"_s).contains("--to V up to and including version V --to-exclusive"_L1));
        QVERIFY(help(u"rollback"_s).contains("--to V back to version V, which stays applied"_L1));
        QVERIFY(help(u"diff"_s).contains("--to V the wanted schema"_L1));
        QVERIFY(help(u"verify"_s).contains("--only V these versions"_L1));
        for (const auto *command : { "up", "rollback", "diff", "dryrun", "verify", "runbook" }) {
            const auto text = help(QString::fromLatin1(command));
            for (const auto other : { "rollback:"_L1, "diff:"_L1, "verify:"_L1 }) {
                QVERIFY2(!text.contains(other), command);
            }
        }
    }

private:
    QString database() const { return m_folder->filePath(u"db/app.db"_s); }

    Ran run(const QStringList &words) { return runHere(words, u"sqlite:db/app.db"_s); }
};

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
