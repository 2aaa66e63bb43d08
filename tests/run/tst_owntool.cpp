// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Migrations that only the project's own tool can run: what is shown, what is started, what is
// kept of it. The mix of these tests is a script that does to the database what mix would.

#include "run/auditlog.h"
#include "run/journal.h"
#include "run/owntool.h"
#include "run/planner.h"
#include "support/project.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

class Shop
{
public:
    Shop()
        : m_project(u"priv/repo/migrations"_s)
    {
        file(u"mix.exs"_s,
            "defmodule Shop.MixProject do\n use Mix.Project\n def project, do: [app: "
            ":shop]\nend\n");
        file(u"lib/repo.ex"_s,
            "defmodule Shop.Repo do\n use Ecto.Repo, otp_app: :shop, adapter: "
            "Ecto.Adapters.SQLite3\nend\n");
        configure("database: \"app.db\"");
        m_project.write(u"1_a.exs"_s,
            "defmodule A do\n use Ecto.Migration\n def change, do: create(table(:a))\nend\n");
        m_project.write(u"2_b.exs"_s,
            "defmodule B do\n use Ecto.Migration\n def up, do: Enum.each(repo().all(\"a\"), "
            "&execute/1)\n def down, do: :ok\nend\n");
        m_project.write(u"3_c.exs"_s,
            "defmodule C do\n use Ecto.Migration\n def change, do: create(table(:c))\nend\n");
        request = { .project = m_project.path(), .url = m_project.sqliteUrl() };
    }

    void configure(const QByteArray &settings) const
    {
        file(u"config/config.exs"_s,
            "import Config\nconfig :shop, ecto_repos: [Shop.Repo]\nconfig :shop, Shop.Repo, "
                + settings + "\n");
    }

    /// A mix on the PATH, alone there with what a script needs.
    void mix(const QByteArray &script) const
    {
        const auto path = m_project.path() + u"/bin/mix"_s;
        file(u"bin/mix"_s, "#!/bin/sh\n" + script);
        QFile::setPermissions(path, QFile::permissions(path) | QFileDevice::ExeOwner);
        qputenv("PATH", (m_project.path() + u"/bin:/usr/bin:/bin"_s).toLocal8Bit());
    }

    void file(const QString &name, const QByteArray &text) const
    {
        const auto path = m_project.path() + u'/' + name;
        QDir().mkpath(QFileInfo(path).path());
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size()) {
            qFatal("cannot write %s", qPrintable(path));
        }
    }

    Session session() const { return *openSession(request); }
    QString path() const { return m_project.path(); }

    QByteArray cli(const QStringList &words, int &status) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(qEnvironmentVariable("SWITCHBACK_CLI"),
            words + QStringList { u"--project"_s, path(), u"--url"_s, request.url });
        process.waitForFinished();
        status = process.exitCode();
        return process.readAll();
    }

    QString applied() const
    {
        QStringList words;
        const auto status = readStatus(session());
        for (const auto &entry : status->history.entries) {
            words += entry.version.text;
        }
        return words.join(u' ');
    }

private:
    TestProject m_project;

public:
    SessionRequest request;
};

const QByteArray Works =
    "echo \"12:00:00.001 [info] == Running 2 B.up/0 forward\"\n"
    "echo \"12:00:00.002 [info] QUERY OK db=0.1ms\"\n"
    "printf 'UPDATE a\\n  SET id = 2 []\\n'\n"
    "echo \"12:00:00.003 [info] QUERY OK source=\\\"schema_migrations\\\" db=0.1ms\"\n"
    "echo 'INSERT INTO \"schema_migrations\" (\"version\",\"inserted_at\") VALUES (?,?) [2, "
    "~U[2026-01-01 00:00:00Z]]'\n"
    "echo \"12:00:00.004 [info] == Migrated 2 in 0.0s\"\n"
    "sqlite3 app.db \"INSERT INTO schema_migrations VALUES (2, '2026-01-01T00:00:00')\"\n";

} // namespace

class OwnToolTest : public QObject
{
    Q_OBJECT

    QByteArray m_path;

private Q_SLOTS:
    void initTestCase()
    {
        m_path = qgetenv("PATH");
        if (QStandardPaths::findExecutable(u"sqlite3"_s).isEmpty()) {
            QSKIP("sqlite3 is not installed.");
        }
    }
    void cleanup() { qputenv("PATH", m_path); }

    void theCommandIsShownWhole()
    {
        const Shop shop;
        shop.mix(Works);
        const auto session = shop.session();
        const auto plan = makePlan(session, {});
        QVERIFY(plan->stop.has_value());
        const auto run = ownRun(session, *plan->stop, Direction::Up);
        QVERIFY(run.has_value());
        QCOMPARE(run->shown(),
            u"cd %1 && MIX_ENV=dev mix ecto.migrate -r Shop.Repo --to 2 --log-migrations-sql --log-migrator-sql"_s
                .arg(shop.path()));
        QVERIFY(ownRun(session, *plan->stop, Direction::Down)
                ->shown()
                .contains("mix ecto.rollback -r Shop.Repo --to 2"_L1));
    }

    void nothingIsStartedUnasked()
    {
        const Shop shop;
        shop.mix("touch started\n" + Works);
        int status = 0;
        const auto said = shop.cli({ u"up"_s, u"--yes"_s }, status);
        QCOMPARE(status, 1);
        QVERIFY2(said.contains("--allow-mix"), said);
        QVERIFY2(said.contains("2_b.exs:3"), said);
        QCOMPARE(shop.applied(), u"1"_s);
        QVERIFY(shop.cli({ u"up"_s, u"--yes"_s }, status).contains("Nothing was run"));
        QCOMPARE(status, 2);
        QVERIFY(!QFile::exists(shop.path() + u"/started"_s));
    }

    void whereItStopsIsSaidInJsonToo()
    {
        const Shop shop;
        shop.mix(Works);
        int status = 0;
        const auto stop = [&](const QStringList &words) {
            const auto said = shop.cli(words + QStringList { u"--json"_s }, status);
            const auto from = said.indexOf('{');
            const auto document = QJsonDocument::fromJson(
                said.sliced(from, said.lastIndexOf('}') + 1 - from));
            return document.object().value(u"stopped_before"_s).toObject();
        };
        const auto dry = stop({ u"dryrun"_s });
        QCOMPARE(status, 0);
        QCOMPARE(dry.value(u"version"_s).toString(), u"2"_s);
        QCOMPARE(dry.value(u"line"_s).toInt(), 3);
        QVERIFY(!dry.value(u"reason"_s).toString().isEmpty());
        const auto up = stop({ u"up"_s, u"--yes"_s });
        QCOMPARE(status, 1);
        QCOMPARE(up.value(u"version"_s).toString(), u"2"_s);
        const Shop other;
        other.mix(Works);
        QVERIFY(other.cli({ u"dryrun"_s }, status).contains("Migration 2 and those after it"));
        QVERIFY(other.cli({ u"up"_s, u"--yes"_s }, status).contains("Migration 2 was not run"));
    }

    void mixRunsWhatIsNotKnown()
    {
        const Shop shop;
        shop.mix("[ \"$MIX_ENV $*\" = 'dev ecto.migrate -r Shop.Repo --to 2 --log-migrations-sql "
                 "--log-migrator-sql' ] "
                 "|| exit 9\n"
            + Works);
        int status = 0;
        const auto said = shop.cli({ u"up"_s, u"--yes"_s, u"--allow-mix"_s }, status);
        QVERIFY2(status == 0, said);
        QVERIFY2(said.indexOf("mix ecto.migrate") < said.indexOf("== Running 2"), said);
        QCOMPARE(shop.applied(), u"1 2 3"_s);
        const auto audit = readAudit();
        QStringList actions;
        for (const auto &entry : *audit) {
            actions += entry.action + u' ' + entry.version + u' '
                + QString::number(entry.statements);
        }
        QVERIFY2(actions.contains(u"up by mix 2 2"_s), qPrintable(actions.join(u", "_s)));
    }

    void whatItSentIsInTheJournal()
    {
        const Shop shop;
        shop.mix(Works);
        int status = 0;
        shop.cli({ u"up"_s, u"--yes"_s, u"--to"_s, u"1"_s }, status);
        const auto session = shop.session();
        const auto plan = makePlan(session, { .handsOver = true });
        QVERIFY(plan->steps.isEmpty());
        QStringList lines;
        const auto done = runOwn(session, *ownRun(session, *plan->stop, Direction::Up),
            [&](const QString &line) { lines += line; }, {});
        QCOMPARE(done.outcome.kind, Outcome::Kind::Done);
        QCOMPARE(lines.first(), u"12:00:00.001 [info] == Running 2 B.up/0 forward"_s);
        QCOMPARE(done.sql.first(), u"UPDATE a\n  SET id = 2"_s);
        QCOMPARE(done.sql.last(),
            u"INSERT INTO \"schema_migrations\" (\"version\",\"inserted_at\") VALUES (?,?)"_s);
        const auto runs = *stateFolder() + u"/runs"_s;
        QByteArray all;
        for (const auto &name : QDir(runs).entryList(QDir::Files)) {
            QFile file(runs + u'/' + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            all += file.readAll();
        }
        QVERIFY(all.contains("SET id = 2"));
    }

    void failuresAreTold_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("words");
        QTest::newRow("fails") << QByteArray("echo '** (Postgrex.Error)' >&2; exit 1\n")
                               << u"exit status 1"_s;
        QTest::newRow("other database") << QByteArray("exit 0\n") << u"does not show migration 2"_s;
        QTest::newRow("killed") << QByteArray("kill -9 $$\n") << u"crashed"_s;
    }
    void failuresAreTold()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, words);
        const Shop shop;
        shop.mix(script);
        int status = 0;
        const auto said = shop.cli({ u"up"_s, u"--yes"_s, u"--allow-mix"_s }, status);
        QCOMPARE(status, 1);
        QVERIFY2(said.contains(words.toUtf8()), said);
        QCOMPARE(shop.applied(), u"1"_s);
    }

    void withoutMixItIsSaid()
    {
        const Shop shop;
        QDir().mkpath(shop.path() + u"/empty"_s);
        int status = 0;
        qputenv("PATH", (shop.path() + u"/empty"_s).toLocal8Bit());
        const auto said = shop.cli({ u"up"_s, u"--yes"_s, u"--allow-mix"_s }, status);
        QCOMPARE(status, 2);
        QVERIFY2(said.contains("needs mix"), said);
        QCOMPARE(shop.applied(), u"1"_s);
    }

    void anotherDatabaseIsRefused()
    {
        const Shop shop;
        shop.mix(Works);
        shop.configure("database: \"other.db\"");
        const auto session = shop.session();
        const auto plan = makePlan(session, {});
        const auto run = ownRun(session, *plan->stop, Direction::Up);
        QVERIFY(!run.has_value());
        QCOMPARE(run.error().kind, ErrorKind::Refused);
        shop.configure("database: System.get_env(\"DATABASE_URL\", \"x\") |> "
                       "String.replace(\"sqlite:\", \"\")");
        const auto fromUrl = ownRun(shop.session(), *plan->stop, Direction::Up);
        QVERIFY(fromUrl.has_value());
        QVERIFY(fromUrl->shown().contains("DATABASE_URL="_L1));
    }

    void aStopReachesWhatMixStarted()
    {
        const Shop shop;
        shop.mix("sleep 600 &\necho $! > sleeper\nwait\n");
        const auto session = shop.session();
        const auto plan = makePlan(session, {});
        const auto run = ownRun(session, *plan->stop, Direction::Up);
        std::stop_source source;
        std::jthread stopper([&] {
            while (!QFile::exists(shop.path() + u"/sleeper"_s)) {
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
            source.request_stop();
        });
        const auto done = runOwn(session, *run, [](const QString &) { }, source.get_token());
        QCOMPARE(done.outcome.kind, Outcome::Kind::Cancelled);
        QFile sleeper(shop.path() + u"/sleeper"_s);
        QVERIFY(sleeper.open(QIODevice::ReadOnly));
        const auto process = sleeper.readAll().trimmed();
        QTRY_VERIFY(!QFile::exists(u"/proc/"_s + QString::fromLatin1(process) + u"/exe"_s)
            || QFile::symLinkTarget(u"/proc/"_s + QString::fromLatin1(process) + u"/exe"_s)
                .isEmpty());
    }
};

QTEST_GUILESS_MAIN(OwnToolTest)
#include "tst_owntool.moc"
