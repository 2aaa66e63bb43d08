// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// verify, backup, restore, runbook and backfill as a program: documents, exit codes, streams.

#include "app/cliintest.h"

using namespace Qt::StringLiterals;
using namespace Switchback;

class CliRunningTest : public QObject, CliInTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkpath(u"db/migrations"_s));
        migration(u"1_people.sql"_s,
            "create table people (id integer primary key, name text not null);",
            "drop table people;");
        migration(u"2_mail.sql"_s, "alter table people add column mail text;",
            "alter table people drop column mail;");
    }

    void verifySaysWhatReturns()
    {
        const auto good = run({ u"verify"_s, u"--json"_s });
        QVERIFY2(good.status == 0, good.err.constData());
        QVERIFY(good.object()["ok"_L1].toBool());
        const auto migrations = good.object()["migrations"_L1].toArray();
        QCOMPARE(migrations.size(), 2);
        for (const auto &one : migrations) {
            QVERIFY(one["reversible"_L1].toBool());
            QVERIFY(one["returns"_L1].toBool());
            QCOMPARE(one["difference"_L1].toArray().size(), 0);
        }
        QVERIFY2(!QFile::exists(database()), "a rehearsal must not create a database");
        const auto plan = run({ u"plan"_s, u"--json"_s }).object()["steps"_L1].toArray();
        QCOMPARE(plan.first()["rehearsal"_L1]["verdict"_L1].toString(), u"proven"_s);
    }

    void verifySaysWhatDoesNot()
    {
        migration(u"3_bad.sql"_s,
            "create table pets (id integer);\ncreate table toys (id integer);", "drop table pets;");
        const auto ran = run({ u"verify"_s, u"--json"_s, u"--rows"_s, u"20"_s });
        QCOMPARE(ran.status, 1);
        const auto migrations = ran.object()["migrations"_L1].toArray();
        QCOMPARE(migrations.size(), 3);
        const auto bad = migrations.at(2).toObject();
        QVERIFY(!bad["returns"_L1].toBool());
        QCOMPARE(bad["difference"_L1].toArray().first()["object"_L1].toString(), u"toys"_s);
        QCOMPARE(bad["difference"_L1].toArray().first()["change"_L1].toString(), u"added"_s);
        QCOMPARE(run({ u"verify"_s, u"--to"_s, u"2"_s }).status, 0);
    }

    void aLateMigrationIsTriedInBothOrders()
    {
        migration(u"4_phone.sql"_s, "alter table people add column phone text;",
            "alter table people drop column phone;");
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        migration(u"0_pets.sql"_s, "create table pets (id integer);", "drop table pets;");
        auto late = run({ u"verify"_s, u"--json"_s }).object()["late"_L1].toArray();
        QCOMPARE(late.size(), 1);
        QVERIFY(late.first()["independent"_L1].toBool());
        QCOMPARE(late.first()["newer"_L1].toArray().size(), 3);
        migration(u"0_pets.sql"_s, "create table if not exists people (id integer primary key);",
            "select 1;");
        late = run({ u"verify"_s, u"--json"_s }).object()["late"_L1].toArray();
        QVERIFY(!late.first()["independent"_L1].toBool());
        QVERIFY(late.first()["error"_L1].toString().contains("people"_L1));
        QVERIFY(QFile::remove(file(u"db/migrations/0_pets.sql"_s)));
        migration(
            u"3_copy.sql"_s, "create table copy as select * from people;", "drop table copy;");
        late = run({ u"verify"_s, u"--json"_s }).object()["late"_L1].toArray();
        QVERIFY(!late.first()["independent"_L1].toBool());
        const auto difference = late.first()["difference"_L1].toArray();
        QCOMPARE(difference.size(), 1);
        QCOMPARE(difference.first()["object"_L1].toString(), u"copy.phone"_s);
    }

    void aLateMigrationMayOnlyChangeRows()
    {
        migration(u"3_first.sql"_s, "insert into people (id, name) values (1, 'anna');",
            "delete from people;");
        migration(u"5_upper.sql"_s, "update people set name = upper(name);", "select 1;");
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        migration(u"4_second.sql"_s, "insert into people (id, name) values (2, 'berta');",
            "delete from people where id = 2;");
        const auto late = run({ u"verify"_s, u"--json"_s }).object()["late"_L1].toArray();
        QVERIFY(!late.first()["independent"_L1].toBool());
        QCOMPARE(late.first()["difference"_L1].toArray().size(), 0);
        QVERIFY(late.first()["rows"_L1].toArray().first().toString().startsWith("people.name"_L1));
    }

    void wrongCallsAreOneLineAndExitTwo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addRow("rows of nothing") << QStringList { u"verify"_s, u"--rows"_s, u"0"_s };
        QTest::addRow("rows of too much")
            << QStringList { u"verify"_s, u"--rows"_s, u"99999999999"_s };
        QTest::addRow("both") << QStringList { u"verify"_s, u"--applied"_s, u"1"_s, u"--last"_s,
            u"1"_s };
        QTest::addRow("not applied") << QStringList { u"verify"_s, u"--applied"_s, u"1"_s };
        QTest::addRow("no such version") << QStringList { u"verify"_s, u"--to"_s, u"99"_s };
        QTest::addRow("no file") << QStringList { u"backup"_s };
        QTest::addRow("no folder") << QStringList { u"backup"_s, u"nowhere/x.backup"_s };
        QTest::addRow("no database") << QStringList { u"backup"_s, u"x.backup"_s };
        QTest::addRow("two choices") << QStringList { u"backup"_s, u"x.backup"_s, u"--affected"_s,
            u"--tables"_s, u"people"_s };
        QTest::addRow("no backup") << QStringList { u"restore"_s, u"nowhere.backup"_s, u"--yes"_s };
        QTest::addRow("no such ending") << QStringList { u"runbook"_s, u"--out"_s, u"x.doc"_s };
        QTest::addRow("no such folder")
            << QStringList { u"runbook"_s, u"--out"_s, u"nowhere/x.md"_s };
        QTest::addRow("no statement") << QStringList { u"backfill"_s, u"--yes"_s };
        QTest::addRow("no update") << QStringList { u"backfill"_s, u"select 1"_s, u"--yes"_s };
        QTest::addRow("no table") << QStringList { u"backfill"_s, u"update nowhere set a = 1"_s,
            u"--yes"_s };
        QTest::addRow("no batch") << QStringList { u"backfill"_s, u"update people set a = 1"_s,
            u"--batch"_s, u"-1"_s };
    }

    void wrongCallsAreOneLineAndExitTwo()
    {
        QFETCH(const QStringList, words);
        const auto ran = run(words);
        QCOMPARE(ran.status, 2);
        QCOMPARE(ran.out, QByteArray());
        QVERIFY2(ran.err.count('\n') == 1 && !ran.err.trimmed().isEmpty(), ran.err.constData());
    }

    void aBackupComesBack()
    {
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        const auto backup = run({ u"backup"_s, file(u"people.backup"_s), u"--json"_s });
        QVERIFY2(backup.status == 0, backup.err.constData());
        QVERIFY(backup.object()["tested"_L1].toBool());
        QCOMPARE(run({ u"rollback"_s, u"--yes"_s }).status, 0);
        const auto unasked = run({ u"restore"_s, file(u"people.backup"_s) });
        QCOMPARE(unasked.status, 2);
        QVERIFY(unasked.err.contains("--yes"));
        QCOMPARE(run({ u"status"_s, u"--json"_s }).object()["applied"_L1].toInt(), 1);
        const auto restore = run(
            { u"restore"_s, file(u"people.backup"_s), u"--yes"_s, u"--json"_s });
        QVERIFY2(restore.status == 0, restore.err.constData());
        QCOMPARE(run({ u"status"_s, u"--json"_s }).object()["applied"_L1].toInt(), 2);
        QCOMPARE(QDir(m_folder->path()).entryList({ u"*.part*"_s }, QDir::Files | QDir::Hidden),
            QStringList());
        QVERIFY(run({ u"log"_s, u"--json"_s }).out.contains("restore"));
    }

    void aDatabaseAloneIsBackedUpToo()
    {
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        QVERIFY(QDir(file(u"db"_s)).removeRecursively());
        const QStringList url { u"--url"_s, u"sqlite:"_s + database() };
        const auto backup = runHere(QStringList { u"backup"_s, file(u"b.backup"_s) } + url);
        QVERIFY2(backup.status == 0, backup.err.constData());
        const auto restore = runHere(
            QStringList { u"restore"_s, file(u"b.backup"_s), u"--yes"_s } + url);
        QVERIFY2(restore.status == 0, restore.err.constData());
        const auto nowhere = runHere(
            QStringList { u"backup"_s, file(u"nowhere/b.backup"_s) } + url);
        QCOMPARE(nowhere.status, 2);
        QVERIFY(nowhere.err.contains("nowhere"));
    }

    void tablesAloneComeBack()
    {
        QCOMPARE(run({ u"up"_s, u"--to"_s, u"1"_s, u"--yes"_s }).status, 0);
        const auto affected = run(
            { u"backup"_s, file(u"a.backup"_s), u"--affected"_s, u"--json"_s });
        QVERIFY2(affected.status == 0, affected.err.constData());
        QVERIFY(affected.object()["tested"_L1].toBool());
        QCOMPARE(affected.object()["only"_L1].toArray(), QJsonArray { u"people"_s });
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        QCOMPARE(run({ u"backup"_s, file(u"b.backup"_s), u"--affected"_s }).status, 2);
        QCOMPARE(run({ u"backup"_s, file(u"b.backup"_s), u"--tables"_s, u"nobody"_s }).status, 2);
        QVERIFY(!QFile::exists(file(u"b.backup"_s)));
        const auto restore = run({ u"restore"_s, file(u"a.backup"_s), u"--yes"_s, u"--json"_s });
        QVERIFY2(restore.status == 0, restore.err.constData());
        QCOMPARE(restore.object()["only"_L1].toArray(), QJsonArray { u"people"_s });
        // The history is another table: it stays.
        QCOMPARE(run({ u"status"_s, u"--json"_s }).object()["applied"_L1].toInt(), 2);
    }

    void aProtectedEnvironmentWantsItsNameAndABackup()
    {
        write(u"switchback.toml"_s,
            "default = \"live\"\n[environments.live]\nurl = \"sqlite:app.db\"\nprotected = "
            "true\nbackup_within = \"2h\"\n");
        const QStringList up { u"up"_s, u"--yes"_s, u"--confirm"_s, u"app.db"_s };
        QVERIFY(QFile(database()).open(QIODevice::WriteOnly));
        const auto refused = runHere(up);
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.err.contains("backup"), refused.err.constData());
        QCOMPARE(runHere({ u"backup"_s, file(u"a.backup"_s) }).status, 0);
        const auto done = runHere(up);
        QVERIFY2(done.status == 0, done.err.constData());
        QCOMPARE(runHere({ u"restore"_s, file(u"a.backup"_s), u"--yes"_s }).status, 2);
        QCOMPARE(
            runHere({ u"restore"_s, file(u"a.backup"_s), u"--yes"_s, u"--confirm"_s, u"app.db"_s })
                .status,
            0);
        write(u"switchback.toml"_s,
            "[environments.live]\nurl = \"sqlite:app.db\"\nbackup_within = \"soon\"\n");
        QCOMPARE(runHere({ u"status"_s }).status, 2);
    }

    void runbooksAreWrittenInThreeForms()
    {
        const auto text = run({ u"runbook"_s });
        QVERIFY2(text.status == 0, text.err.constData());
        QVERIFY(text.out.startsWith("# Runbook"));
        for (const auto &[name, head] : { std::pair(u"a.md"_s, "# "),
                 std::pair(u"a.html"_s, "<!DOCTYPE html>"), std::pair(u"a.pdf"_s, "%PDF-1") }) {
            QCOMPARE(run({ u"runbook"_s, u"--out"_s, file(name) }).status, 0);
            QFile written(file(name));
            QVERIFY(written.open(QIODevice::ReadOnly));
            QVERIFY(written.readAll().startsWith(head));
        }
    }

    void aBackfillAsksFirst()
    {
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        const QString sql = u"update people set mail = 'x'"_s;
        const auto asked = run({ u"backfill"_s, sql });
        QCOMPARE(asked.status, 2);
        QVERIFY(asked.err.contains("people"));
        const auto done = run({ u"backfill"_s, sql, u"--yes"_s, u"--json"_s });
        QVERIFY2(done.status == 0, done.err.constData());
        QVERIFY(done.object()["done"_L1].toBool());
    }

    void aReleaseWalksStepByStep()
    {
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        migration(u"3_phone.sql"_s, "alter table people add column phone text;", "select 1;");
        migration(u"4_name.sql"_s, "alter table people drop column name;", "select 1;");
        write(u"switchback.toml"_s,
            "[release]\ndeploy = [\"touch\", \"green is up\"]\nswitch = [\"false\"]\n");
        const auto proposed = run({ u"release"_s, u"--json"_s }).object();
        QCOMPARE(proposed["release"_L1]["id"_L1].toString(), QString());
        QCOMPARE(proposed["release"_L1]["parts"_L1].toArray().at(1)["phase"_L1].toString(),
            u"contract"_s);
        QCOMPARE(run({ u"release"_s, u"next"_s }).status, 2); // none goes on
        QCOMPARE(run({ u"release"_s, u"begin"_s }).status, 0);
        QCOMPARE(run({ u"release"_s, u"begin"_s }).status, 2);
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 2); // the contract is locked
        const auto expanded = run({ u"release"_s, u"next"_s, u"--yes"_s, u"--json"_s });
        QVERIFY2(expanded.status == 0, expanded.err.constData());
        QCOMPARE(expanded.object()["next"_L1]["stage"_L1].toString(), u"deploy"_s);
        const auto shown = run({ u"release"_s, u"next"_s });
        QCOMPARE(shown.status, 2);
        QVERIFY2(shown.err.contains("Runs: touch 'green is up'"), shown.err.constData());
        QVERIFY(!QFile::exists(file(u"green is up"_s)));
        QCOMPARE(run({ u"release"_s, u"next"_s, u"--yes"_s }).status, 0);
        QVERIFY(QFile::exists(file(u"green is up"_s)));
        QCOMPARE(run({ u"release"_s, u"next"_s }).status, 2); // checks by hand: nobody said so
        QCOMPARE(run({ u"release"_s, u"next"_s, u"--done"_s }).status, 0);
        const auto failed = run({ u"release"_s, u"next"_s, u"--yes"_s, u"--json"_s });
        QCOMPARE(failed.status, 1);
        QCOMPARE(failed.object()["release"_L1]["hold"_L1].toString(), u"failed"_s);
        QCOMPARE(run({ u"release"_s, u"abort"_s }).status, 2); // the traffic: nobody said so
        const auto aborted = run({ u"release"_s, u"abort"_s, u"--done"_s });
        QVERIFY2(aborted.status == 0, aborted.err.constData());
        QVERIFY2(aborted.out.contains("fits the old version"), aborted.out.constData());
    }

    void aReleaseKnowsItsWords()
    {
        QCOMPARE(run({ u"release"_s, u"lunch"_s }).status, 2);
        QCOMPARE(run({ u"releas"_s }).status, 2);
        QCOMPARE(run({ u"release"_s, u"begin"_s, u"--phase"_s, u"1=never"_s }).status, 2);
        QCOMPARE(run({ u"release"_s, u"begin"_s, u"--phase"_s, u"9=expand"_s }).status, 2);
        write(u"switchback.toml"_s, "[release]\ndeploy = \"make deploy\"\n");
        const auto text = run({ u"release"_s });
        QCOMPARE(text.status, 2);
        QVERIFY2(text.err.contains("switchback.toml:2"), text.err.constData());
    }

    void aChangedLogIsSaid()
    {
        QCOMPARE(run({ u"up"_s, u"--yes"_s }).status, 0);
        QFile log(m_folder->filePath(u"state/switchback/audit.jsonl"_s));
        QVERIFY(log.open(QIODevice::ReadWrite));
        auto bytes = log.readAll();
        QVERIFY(log.resize(0));
        log.write(bytes.replace("\"ok\":true", "\"ok\":false"));
        log.close();
        const auto next = run({ u"rollback"_s, u"--yes"_s });
        QCOMPARE(next.status, 0);
        QVERIFY2(next.err.contains("changed"), next.err.constData());
        QCOMPARE(run({ u"log"_s, u"--verify"_s }).status, 1);
    }

private:
    QString database() const { return file(u"app.db"_s); }
    Ran run(const QStringList &words)
    {
        return runHere(words
            + QStringList { u"--url"_s, u"sqlite:"_s + database(), u"--migrations"_s,
                file(u"db/migrations"_s), u"--format"_s, u"dbmate"_s });
    }
};

QTEST_GUILESS_MAIN(CliRunningTest)
#include "tst_clirunning.moc"
