// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The Workspace with real projects, a real SQLite database and the real worker process.

#include "support/phoenix.h"
#include "support/privatehome.h"
#include "support/servers.h"
#include "workspace/workspace.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

constexpr int Patience = 30000; // ms

const TimelineEntry *entryOf(const Timeline &timeline, const QString &version)
{
    for (const auto &entry : timeline.entries) {
        if (entry.version.text == version) {
            return &entry;
        }
    }
    return nullptr;
}

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    QCOMPARE(file.write(text), text.size());
}

template<class T>
T await(QFuture<T> future)
{
    const bool done = QTest::qWaitFor([&] { return future.isFinished(); }, Patience);
    Q_ASSERT(done);
    return future.result();
}

} // namespace

class WorkspaceTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    QString project(const QString &name, const QByteArray &toml = {})
    {
        const auto root = m_folder.filePath(name);
        write(root + u"/db/migrations/20240101000000_users.sql"_s,
            "-- migrate:up\ncreate table users (id integer primary key);\n-- migrate:down\ndrop "
            "table users;\n");
        write(root + u"/db/migrations/20240102000000_phone.sql"_s,
            "-- migrate:up\nalter table users add column phone text;\n-- migrate:down\nalter table "
            "users drop column phone;\n");
        if (!toml.isEmpty()) {
            write(root + u"/switchback.toml"_s, toml);
        }
        return root;
    }

    /// Plans and runs; the outcome when the timeline was read again.
    Outcome run(Workspace &workspace, const Target &target)
    {
        const auto plan = await(workspace.plan(target));
        if (!plan) {
            return { .kind = Outcome::Kind::Refused, .error = plan.error() };
        }
        QSignalSpy ended(&workspace, &Workspace::runEnded);
        QSignalSpy standing(&workspace, &Workspace::standingChanged);
        if (const auto started = workspace.startRun(*plan); !started) {
            return { .kind = Outcome::Kind::Refused, .error = started.error() };
        }
        const bool over = QTest::qWaitFor(
            [&] { return ended.size() == 1 && !standing.isEmpty(); }, Patience);
        Q_ASSERT(over);
        return ended.first().first().value<Outcome>();
    }

    /// The entry of `version` after the timeline was read again.
    TimelineEntry readAgain(Workspace &workspace, const QString &version)
    {
        QSignalSpy standing(&workspace, &Workspace::standingChanged);
        workspace.refresh();
        const bool read = QTest::qWaitFor([&] { return !standing.isEmpty(); }, Patience);
        const auto *entry = read ? entryOf(workspace.standing().timeline, version) : nullptr;
        return entry ? *entry : TimelineEntry {};
    }

private Q_SLOTS:
    void whatWasReadAheadIsOpened()
    {
        const auto root = project(u"ahead"_s, "[environments.dev]\nurl = \"sqlite:ahead.db\"\n");
        const auto other = project(u"behind"_s, "[environments.dev]\nurl = \"sqlite:b.db\"\n");
        Workspace workspace;
        workspace.readAhead(root);
        QVERIFY(workspace.project().root.isEmpty()); // nothing is open yet
        QVERIFY(await(workspace.open(other))); // of another folder: it is not taken
        QCOMPARE(workspace.project().root, other);
        workspace.readAhead(root);
        QVERIFY(await(workspace.open(root)));
        QCOMPARE(workspace.project().root, root);
        QCOMPARE(workspace.standing().timeline.pending, 2);
        // Once: opened again, it is read again.
        write(root + u"/db/migrations/20240103000000_more.sql"_s,
            "-- migrate:up\nselect 1;\n-- migrate:down\nselect 1;\n");
        QVERIFY(await(workspace.open(root)));
        QCOMPARE(workspace.standing().timeline.pending, 3);
    }

    void lineEndsAreToldApartFromEdits()
    {
        const auto root = project(u"ends"_s, "[environments.dev]\nurl = \"sqlite:ends.db\"\n");
        Workspace workspace;
        QVERIFY(await(workspace.open(root)));
        QCOMPARE(run(workspace, {}).kind, Outcome::Kind::Done);
        const auto version = u"20240101000000"_s;
        const auto file = root + u"/db/migrations/"_s + version + u"_users.sql"_s;
        write(file,
            "-- migrate:up\r\ncreate table users (id integer primary key);\r\n"
            "-- migrate:down\r\ndrop table users;\r\n");
        auto entry = readAgain(workspace, version);
        QCOMPARE(int(entry.state), int(State::Applied));
        QVERIFY2(entry.note.contains("line ends"_L1), qPrintable(entry.note));
        write(file, "-- migrate:up\ncreate table users (i int);\n-- migrate:down\n");
        entry = readAgain(workspace, version);
        QCOMPARE(int(entry.state), int(State::Modified));
    }

    void whatAHighWaterMarkHidesIsSeenInTheLog()
    {
        const auto root = m_folder.filePath(u"mark"_s);
        const auto file = [&root](int number, const QString &direction) {
            return u"%1/migrations/%2_x.%3.sql"_s.arg(root).arg(number).arg(direction);
        };
        for (const int number : { 1, 3, 4 }) {
            write(file(number, u"up"_s), "select 1;\n");
            write(file(number, u"down"_s), "select 1;\n");
        }
        write(root + u"/switchback.toml"_s, "[environments.dev]\nurl = \"sqlite:mark.db\"\n");
        Workspace workspace;
        QVERIFY(await(workspace.open(root)));
        QCOMPARE(run(workspace, {}).kind, Outcome::Kind::Done);
        QCOMPARE(workspace.standing().timeline.applied, 3);
        write(file(2, u"up"_s), "create table forgotten (i int);\n");
        write(file(2, u"down"_s), "drop table if exists forgotten;\n");
        const auto entry = readAgain(workspace, u"2"_s);
        QCOMPARE(int(entry.state), int(State::SkippedForever));
        QCOMPARE(workspace.standing().timeline.applied, 3);
        // Back below it and up again, it runs like the others.
        QCOMPARE(run(workspace,
                     { .direction = Direction::Down, .kind = Target::Kind::To, .to = { u"1"_s } })
                     .kind,
            Outcome::Kind::Done);
        QCOMPARE(run(workspace, {}).kind, Outcome::Kind::Done);
        QCOMPARE(int(readAgain(workspace, u"2"_s).state), int(State::Applied));
    }

    void theDemoHasEveryState()
    {
        Workspace workspace;
        QVERIFY(await(workspace.openDemo()));
        const auto &standing = workspace.standing();
        QVERIFY2(standing.fromDatabase, standing.trouble ? qPrintable(standing.trouble->what) : "");
        const auto &timeline = standing.timeline;
        QCOMPARE(timeline.entries.size(), 30);
        QCOMPARE(timeline.current, u"20260707123000"_s);
        QCOMPARE(timeline.pending, 4);
        QCOMPARE(int(entryOf(timeline, u"20260610080000"_s)->state), int(State::Late));
        const auto *edited = entryOf(timeline, u"20250624151500"_s);
        QCOMPARE(int(edited->state), int(State::Modified));
        QVERIFY(!edited->note.isEmpty());
        QCOMPARE(int(entryOf(timeline, u"20261102090000"_s)->state), int(State::Pending));
        QCOMPARE(workspace.project().environments.size(), 2);
        QVERIFY(!workspace.guard().isProtected);
        QCOMPARE(workspace.project().formatTitle, u"Ecto"_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            workspace.standing().opaque, QSet { u"20260604070000"_s }, Patience);
    }

    void theDemoGoesUpAndBack()
    {
        Workspace workspace;
        QVERIFY(await(workspace.openDemo()));
        auto outcome = run(workspace, { .kind = Target::Kind::All });
        QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(outcome.error.what));
        QCOMPARE(outcome.finished.size(), 4);
        QCOMPARE(workspace.standing().timeline.pending, 0);
        outcome = run(
            workspace, { .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 });
        QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(outcome.error.what));
        QCOMPARE(workspace.standing().timeline.pending, 1);
        const auto log = await(workspace.auditLog());
        QVERIFY(log && log->last().action == "rollback"_L1 && log->last().ok);
        QVERIFY(await(workspace.verifyAuditLog()));
        QVERIFY(await(workspace.earlierRuns()).isEmpty());
    }

    void aRestoreThatDidNotEndIsAmongTheEarlierRuns()
    {
        const auto mark = qEnvironmentVariable("XDG_STATE_HOME") + u"/switchback/restore-1.json"_s;
        write(mark,
            "{\"at\":\"2026-01-02T03:04:05Z\",\"file\":\"/b/shop.sql\",\"process\":4194305,"
            "\"project\":\"/p\",\"database\":\"mysql://me@host/shop\"}");
        Workspace workspace;
        const auto runs = await(workspace.earlierRuns());
        QVERIFY(QFile::remove(mark));
        QCOMPARE(runs.size(), 1);
        QVERIFY(!runs.first().goesOn);
        QVERIFY(runs.first().restore.contains(u"/b/shop.sql"_s));
        QCOMPARE(runs.first().project, u"/p"_s);
        QCOMPARE(runs.first().database, u"mysql://me@host/shop"_s);
        QVERIFY(await(workspace.earlierRuns()).isEmpty());
    }

    void aSecondWindowWatchesARunAndMayStopIt()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        auto &server = PostgresServer::shared();
        const auto url = server.url(server.createDatabase());
        const auto root = project(
            u"watched"_s, "[environments.dev]\nurl = \"" + url.toUtf8() + "\"\n");
        write(root + u"/db/migrations/20240103000000_wait.sql"_s,
            "-- migrate:up\nselect pg_sleep(600);\n-- migrate:down\n");
        Workspace first;
        QVERIFY(await(first.open(root)));
        const auto plan = await(first.plan({}));
        QVERIFY(plan);
        QList<RunEvent> seenFirst;
        connect(&first, &Workspace::runProgressed, &first,
            [&](const QList<RunEvent> &events) { seenFirst += events; });
        QSignalSpy firstEnded(&first, &Workspace::runEnded);
        QVERIFY(first.startRun(*plan));
        const auto sleeps = [](const QList<RunEvent> &events) {
            return std::ranges::any_of(events, [](const RunEvent &event) {
                const auto *started = std::get_if<StatementStarted>(&event);
                return started && started->step == 2 && started->statement > 2;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(sleeps(seenFirst), Patience);

        Workspace second;
        QVERIFY(await(second.open(root)));
        const auto runs = await(second.earlierRuns());
        QCOMPARE(runs.size(), 1);
        QVERIFY(runs.first().goesOn);
        QList<RunEvent> seenSecond;
        connect(&second, &Workspace::runProgressed, &second,
            [&](const QList<RunEvent> &events) { seenSecond += events; });
        QSignalSpy secondEnded(&second, &Workspace::runEnded);
        QVERIFY(await(second.watchRun(runs.first())));
        QVERIFY(second.isRunActive());
        QCOMPARE(second.runningPlan().steps.size(), 3);
        QCOMPARE(second.runningPlan().steps.last().statements, plan->steps.last().statements);
        QCOMPARE(second.runningSince(), runs.first().startedAt);
        QTRY_VERIFY_WITH_TIMEOUT(sleeps(seenSecond), Patience);
        second.stopRun();
        QTRY_COMPARE_WITH_TIMEOUT(firstEnded.size(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(secondEnded.size(), 1, Patience);
        QCOMPARE(firstEnded.first().first().value<Outcome>(),
            secondEnded.first().first().value<Outcome>());
        QCOMPARE(secondEnded.first().first().value<Outcome>().kind, Outcome::Kind::Cancelled);
        QCOMPARE(seenSecond.size(), seenFirst.size());
        QVERIFY(await(second.earlierRuns()).isEmpty());
    }

    void theDemoRunsOnPostgresToo()
    {
        SWITCHBACK_NEEDS(PostgresServer); // its programs
        Workspace workspace;
        QVERIFY(await(workspace.openDemo(Demo::Postgres)));
        const auto &standing = workspace.standing();
        QVERIFY2(standing.fromDatabase, standing.trouble ? qPrintable(standing.trouble->what) : "");
        QCOMPARE(standing.timeline.entries.size(), 30);
        QCOMPARE(standing.timeline.pending, 4);
        auto outcome = run(workspace, { .kind = Target::Kind::All });
        QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(oneLine(outcome.error)));
        outcome = run(
            workspace, { .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 });
        QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(oneLine(outcome.error)));
        QCOMPARE(workspace.standing().timeline.pending, 1);
    }

    void foldersOfOneRepositoryAreToldApart()
    {
        const Phoenix project;
        project.migration(u"20260101000000_a"_s, "  def change, do: create table(:a)\n");
        project.migration(u"20260102000000_b"_s, "  def change, do: create table(:b)\n",
            u"priv/repo/async_migrations"_s);
        Workspace workspace;
        project.open(workspace);
        QCOMPARE(workspace.project().folderNames,
            (QStringList { u"migrations · Shop.Repo"_s, u"async_migrations · Shop.Repo"_s }));
    }

    void repositoriesBringTheirOwnDatabases_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QStringList>("folders");
        const QByteArray two = R"(import Config
config :shop, ecto_repos: [Shop.Repo, Shop.Audit]
config :shop, Shop.Repo, adapter: Ecto.Adapters.SQLite3, database: "shop.db"
config :shop, Shop.Audit, adapter: Ecto.Adapters.SQLite3, database: "audit.db"
)";
        QTest::newRow("one application")
            << two << QStringList { u"priv/repo/migrations"_s, u"priv/audit/migrations"_s };
        const QByteArray umbrella = R"(import Config
config :shop, ecto_repos: [Shop.Repo]
config :shop, Shop.Repo, adapter: Ecto.Adapters.SQLite3, database: "shop.db"
config :audit, ecto_repos: [Shop.Audit]
config :audit, Shop.Audit, adapter: Ecto.Adapters.SQLite3, database: "audit.db"
)";
        QTest::newRow("umbrella") << umbrella
                                  << QStringList { u"apps/shop/priv/repo/migrations"_s,
                                         u"apps/audit/priv/audit/migrations"_s };
    }
    void repositoriesBringTheirOwnDatabases()
    {
        QFETCH(QByteArray, config);
        QFETCH(QStringList, folders);
        const Phoenix project(config);
        for (const auto &folder : std::as_const(folders)) {
            if (folder.startsWith("apps/"_L1)) {
                project.write(folder.section(u'/', 0, 1) + u"/mix.exs"_s, "defmodule M do\nend\n");
            }
        }
        project.migration(
            u"20260101000000_a"_s, "  def change, do: create table(:a)\n", folders.at(0));
        project.migration(
            u"20260102000000_b"_s, "  def change, do: create table(:b)\n", folders.at(0));
        project.migration(
            u"20260103000000_c"_s, "  def change, do: create table(:c)\n", folders.at(1));
        Workspace workspace;
        project.open(workspace);
        QCOMPARE(
            workspace.project().folderNames, (QStringList { u"Shop.Repo"_s, u"Shop.Audit"_s }));
        QCOMPARE(workspace.project().folder, 0);
        QCOMPARE(workspace.project().environments.size(), 1);
        QVERIFY(workspace.project().address.contains("shop.db"_L1));
        workspace.selectFolder(1);
        QTRY_COMPARE_WITH_TIMEOUT(workspace.project().folder, 1, Patience);
        QVERIFY(workspace.project().address.contains("audit.db"_L1));
        QCOMPARE(workspace.standing().timeline.entries.size(), 1);
        auto outcome = run(workspace, { .kind = Target::Kind::All });
        QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(oneLine(outcome.error)));
        QCOMPARE(workspace.standing().timeline.pending, 0);
        // Seen from here, each says how its own database stands.
        const auto other = await(workspace.repository(0));
        QCOMPARE(other.name, u"Shop.Repo"_s);
        QVERIFY(other.address.contains("shop.db"_L1));
        QCOMPARE(other.standing.timeline.pending, 2);
        const auto here = await(workspace.repository(1));
        QCOMPARE(here.name, u"Shop.Audit"_s);
        QVERIFY(here.address.contains("audit.db"_L1));
        QCOMPARE(here.standing.timeline.pending, 0);
        QCOMPARE(here.standing.timeline.applied, 1);
        workspace.selectFolder(0);
        QTRY_COMPARE_WITH_TIMEOUT(workspace.project().folder, 0, Patience);
        QCOMPARE(workspace.standing().timeline.pending, 2); // another database
    }

    void sqlIsShownWithoutAnyDatabase()
    {
        const Phoenix project("import Config\nconfig :shop, ecto_repos: [Shop.Repo]\n"
                              "config :shop, Shop.Repo, adapter: Ecto.Adapters.Postgres\n");
        project.migration(u"20260101000000_a"_s, "  def change, do: create table(:a)\n");
        Workspace workspace;
        project.open(workspace);
        QVERIFY(!workspace.standing().fromDatabase);
        QCOMPARE(workspace.project().engineTitle, u"PostgreSQL"_s);
        const auto loaded = await(workspace.migration(0));
        QVERIFY(loaded && loaded->rendering.up.statements.first().sql.contains("bigserial"_L1));
    }

    void aProtectedEnvironmentIsReadOnlyUntilArmed()
    {
        Workspace workspace;
        QVERIFY(await(workspace.openDemo()));
        workspace.selectEnvironment(1);
        QTRY_VERIFY_WITH_TIMEOUT(workspace.guard().isProtected, Patience);
        auto outcome = run(workspace, { .kind = Target::Kind::Steps, .steps = 1 });
        QCOMPARE(int(outcome.kind), int(Outcome::Kind::Refused));
        QCOMPARE(int(outcome.error.kind), int(ErrorKind::Refused));
        workspace.setArmed(true);
        QVERIFY(workspace.guard().secondsLeft > 590);
        outcome = run(workspace, { .kind = Target::Kind::Steps, .steps = 1 });
        QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(outcome.error.what));
        workspace.setArmed(false);
        QCOMPARE(workspace.guard().secondsLeft, 0);
        workspace.setArmed(true);
        workspace.selectEnvironment(0);
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.guard().isProtected, Patience);
        QCOMPARE(workspace.guard().secondsLeft, 0);
    }

    void whatCannotBeOpenedLeavesEverythingAsItWas_data()
    {
        QTest::addColumn<QString>("path");
        write(m_folder.filePath(u"garbage.bin"_s), QByteArray(5000, '\xff'));
        write(m_folder.filePath(u"nothing/readme.txt"_s), "hello");
        write(m_folder.filePath(u"badtoml/switchback.toml"_s), "[[[");
        QTest::newRow("missing") << m_folder.filePath(u"nowhere"_s);
        QTest::newRow("a file") << m_folder.filePath(u"garbage.bin"_s);
        QTest::newRow("no migrations") << m_folder.filePath(u"nothing"_s);
        QTest::newRow("broken settings") << m_folder.filePath(u"badtoml"_s);
    }
    void whatCannotBeOpenedLeavesEverythingAsItWas()
    {
        QFETCH(QString, path);
        Workspace workspace;
        QSignalSpy changes(&workspace, &Workspace::projectChanged);
        const auto opened = await(workspace.open(path));
        QVERIFY(!opened);
        QVERIFY(!opened.error().what.isEmpty());
        QCOMPARE(changes.size(), 0);
        QVERIFY(workspace.project().root.isEmpty());
    }

    void withoutADatabaseTheFilesAreShown()
    {
        Workspace workspace;
        QVERIFY(await(workspace.open(project(u"offline"_s))));
        QVERIFY(!workspace.standing().fromDatabase);
        QVERIFY(workspace.standing().trouble);
        QCOMPARE(workspace.standing().timeline.entries.size(), 2);
        // Naming one by hand is remembered for the next time.
        QSignalSpy standing(&workspace, &Workspace::standingChanged);
        workspace.connectTo({ .url = u"sqlite:here.db"_s });
        QTRY_VERIFY_WITH_TIMEOUT(!standing.isEmpty(), Patience);
        if (!workspace.standing().fromDatabase) {
            // SQLite cannot look at a file that is not there; a run would make it.
            QVERIFY(workspace.standing().trouble);
            return;
        }
        Workspace another;
        QVERIFY(await(another.open(m_folder.filePath(u"offline"_s))));
        QVERIFY(another.standing().fromDatabase);
    }

    void anUnreachableServerLeavesTheFilesToSee()
    {
        Workspace workspace;
        QVERIFY(await(workspace.open(project(u"unreachable"_s,
            "[environments.far]\nurl = \"postgresql://u:tops3cret@127.0.0.1:1/x\"\n"))));
        const auto &trouble = workspace.standing().trouble;
        QVERIFY(trouble);
        QCOMPARE(int(trouble->kind), int(ErrorKind::Connection));
        QVERIFY(
            !trouble->what.contains("tops3cret"_L1) && !trouble->server.contains("tops3cret"_L1));
        QCOMPARE(workspace.standing().timeline.entries.size(), 2);
    }

    void aLateAnswerIsDropped()
    {
        Workspace workspace;
        auto first = workspace.open(project(u"first"_s));
        auto second = workspace.open(project(u"second"_s));
        const auto dropped = await(first);
        // A quick machine may have answered before the second was asked for.
        QVERIFY(dropped || dropped.error().kind == ErrorKind::Cancelled);
        QVERIFY(await(second));
        QVERIFY(workspace.project().root.endsWith("second"_L1));
    }

    void aNewFileInTheFolderIsSeen()
    {
        Workspace workspace;
        const auto root = project(u"watched"_s);
        QVERIFY(await(workspace.open(root)));
        write(root + u"/db/migrations/20240103000000_more.sql"_s,
            "-- migrate:up\nselect 1;\n-- migrate:down\n");
        QTRY_COMPARE_WITH_TIMEOUT(workspace.standing().timeline.entries.size(), 3, Patience);
    }

    void aMigrationIsRenderedWhenAskedFor()
    {
        Workspace workspace;
        QVERIFY(await(workspace.openDemo()));
        const auto &migrations = workspace.standing().files.migrations;
        for (int i = 0; i < migrations.size(); ++i) {
            const auto loaded = await(workspace.migration(i));
            QVERIFY(loaded);
            QVERIFY(loaded->migration.text.contains("use Ecto.Migration"));
            QVERIFY2(!loaded->rendering.up.statements.isEmpty(), qPrintable(migrations.at(i).path));
        }
        QVERIFY(!await(workspace.migration(999)));
    }

    void aWorkerThatDiesIsToldTruthfully_data()
    {
        QTest::addColumn<QByteArray>("program");
        QTest::addColumn<int>("kind");
        QTest::newRow("dies") << QByteArray("/bin/false") << int(Outcome::Kind::Failed);
        QTest::newRow("not there") << QByteArray("/no/such/program") << int(Outcome::Kind::Refused);
    }
    void aWorkerThatDiesIsToldTruthfully()
    {
        QFETCH(QByteArray, program);
        QFETCH(int, kind);
        const auto real = qgetenv("SWITCHBACK_CLI");
        qputenv("SWITCHBACK_CLI", program);
        Workspace workspace;
        QVERIFY(await(workspace.openDemo()));
        const auto outcome = run(workspace, { .kind = Target::Kind::Steps, .steps = 1 });
        qputenv("SWITCHBACK_CLI", real);
        QCOMPARE(int(outcome.kind), kind);
        QVERIFY(!outcome.error.what.isEmpty());
        QVERIFY(!workspace.isRunActive());
    }

    void oneRunAtATime()
    {
        Workspace workspace;
        QVERIFY(await(workspace.openDemo()));
        const auto plan = await(workspace.plan({ .kind = Target::Kind::All }));
        QVERIFY(plan);
        QSignalSpy ended(&workspace, &Workspace::runEnded);
        QVERIFY(workspace.startRun(*plan));
        const auto second = workspace.startRun(*plan);
        QVERIFY(!second && second.error().kind == ErrorKind::Locked);
        workspace.stopRun();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, Patience);
    }

    void theRunGoesOnWithoutAWindow()
    {
        auto workspace = std::make_unique<Workspace>();
        QVERIFY(await(workspace->openDemo()));
        const auto root = workspace->project().root;
        const auto plan = await(workspace->plan({ .kind = Target::Kind::All }));
        QVERIFY(plan);
        QVERIFY(workspace->startRun(*plan));
        workspace.reset(); // the window is closed
        Workspace another;
        QVERIFY(await(another.open(root)));
        QTRY_VERIFY_WITH_TIMEOUT(
            (another.refresh(), another.standing().timeline.pending == 0), Patience);
    }
};

int main(int argc, char **argv)
{
    const PrivateHome home;
    const QCoreApplication application(argc, argv);
    WorkspaceTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_workspace.moc"
