// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What is seen of a run from a second connection, what the brake does, and who is moved out of the
// way: on real servers, with real sessions in it.

#include "run/auditlog.h"
#include "run/intervene.h"
#include "support/scene.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Switchback;
using namespace std::chrono_literals;

namespace {

using Side = WatchedSession::Side;

struct Did {
    Outcome outcome;
    QList<RunEvent> events;

    template<class T>
    QList<T> all() const
    {
        QList<T> list;
        for (const auto &event : events) {
            if (const auto *one = std::get_if<T>(&event)) {
                list += *one;
            }
        }
        return list;
    }
};

std::optional<WatchedSession> find(const Watching &event, Side side)
{
    const auto it = std::ranges::find(event.seen.sessions, side, &WatchedSession::side);
    return it == event.seen.sessions.end() ? std::nullopt : std::optional(*it);
}

/// A session of the application: holds a lock, or waits for one on a thread of its own.
class Application
{
public:
    explicit Application(const Scene &scene)
        : m_connection(scene.connect())
    {
    }
    qint64 backend() const { return m_connection->server().backend; }
    void hold(const QString &sql)
    {
        QVERIFY(m_connection->execute(u"BEGIN"_s));
        QVERIFY(m_connection->execute(sql));
    }
    void letGo() { std::ignore = m_connection->execute(u"ROLLBACK"_s); }
    bool isAlive() { return m_connection->query(u"SELECT 1"_s).has_value(); }
    void ask(const QString &sql)
    {
        m_thread = std::jthread([this, sql] { m_answered = m_connection->query(sql).has_value(); });
    }
    bool answered()
    {
        m_thread.join();
        return m_answered;
    }

private:
    std::unique_ptr<Connection> m_connection;
    bool m_answered = false;
    std::jthread m_thread;
};

Did run(const Scene &scene, const RunOptions &options,
    const std::function<void(const RunEvent &)> &look)
{
    Did did;
    const auto session = scene.session();
    did.outcome = runPlan(session, scene.plan(), options,
        [&](const RunEvent &event) {
            did.events += event;
            look(event);
        },
        {});
    return did;
}

} // namespace

class WatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        SWITCHBACK_NEEDS(PostgresServer);
        SWITCHBACK_NEEDS(MariaDbServer);
    }

    void whoIsInTheWayIsSeenAndMovedOutOfIt_data() { servers(); }
    void whoIsInTheWayIsSeenAndMovedOutOfIt()
    {
        QFETCH(QString, engine);
        const auto scene = begin(engine);
        scene.project().writeDbmate(u"2_b.sql"_s, "alter table a add column b int;");
        Application holder(scene);
        Application waiter(scene);
        holder.hold(u"insert into a values (7)"_s);
        bool asked = false;
        std::optional<WatchedSession> blocks;
        std::optional<WatchedSession> waits;
        const auto session = scene.session();
        const auto did = run(scene, {}, [&](const RunEvent &event) {
            const auto *seen = std::get_if<Watching>(&event);
            if (!seen || !find(*seen, Side::BlocksUs)) {
                return;
            }
            if (!std::exchange(asked, true)) {
                waiter.ask(u"select count(*) from a"_s);
            }
            const auto inTheWay = find(*seen, Side::BlocksUs);
            if (const auto behind = find(*seen, Side::WaitsForUs); behind && !waits) {
                waits = behind;
                blocks = inTheWay;
                const auto done = interruptSession(session, seen->backend, *inTheWay);
                QVERIFY2(done, done ? "" : qPrintable(oneLine(done.error())));
            }
        });
        QCOMPARE(did.outcome.kind, Outcome::Kind::Done);
        QVERIFY(waits && blocks);
        QCOMPARE(blocks->id, holder.backend());
        QVERIFY(blocks->idle);
        QCOMPARE(waits->id, waiter.backend());
        QVERIFY2(waits->query.contains("count(*)"_L1), qPrintable(waits->query));
        QVERIFY(waiter.answered());
        QVERIFY(!holder.isAlive());
        const auto log = readAudit();
        QVERIFY(log);
        QVERIFY(std::ranges::any_of(*log, [&](const AuditEntry &entry) {
            return entry.action == "end session"_L1 && entry.ok
                && entry.reason.contains(blocks->name);
        }));
        // The run waited for one and the same all the time: told once in the journal's words.
        QVERIFY(!did.all<LockWaiting>().isEmpty());
        for (const auto &event : did.events) {
            QCOMPARE(runEventFromJson(toJson(event)), Result<RunEvent>(event));
        }
    }

    void whoWentOnMeanwhileIsLeftAlone_data() { servers(); }
    void whoWentOnMeanwhileIsLeftAlone()
    {
        QFETCH(QString, engine);
        const auto scene = begin(engine);
        Application other(scene);
        const auto session = scene.session();
        const auto done = interruptSession(session, scene.connect()->server().backend,
            { .side = Side::BlocksUs, .id = other.backend(), .name = u"it"_s, .idle = true });
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Stale);
        QVERIFY(other.isAlive());
    }

    void aQueryInTheWayIsCancelled()
    {
        const auto scene = begin(u"postgresql"_s);
        scene.project().writeDbmate(u"2_b.sql"_s, "alter table a add column b int;");
        Application reader(scene);
        reader.ask(u"select pg_sleep(60), count(*) from a"_s);
        const auto session = scene.session();
        bool interrupted = false;
        const auto did = run(scene, {}, [&](const RunEvent &event) {
            const auto *seen = std::get_if<Watching>(&event);
            if (const auto blocks = seen ? find(*seen, Side::BlocksUs) : std::nullopt;
                blocks && !std::exchange(interrupted, true)) {
                QVERIFY(!blocks->idle);
                QVERIFY(interruptSession(session, seen->backend, *blocks));
            }
        });
        QCOMPARE(did.outcome.kind, Outcome::Kind::Done);
        QVERIFY(!reader.answered());
        QVERIFY(reader.isAlive());
    }

    void theServersOwnProgressIsTold()
    {
        const auto scene = begin(u"postgresql"_s);
        scene.project().write(u"2_i.sql"_s,
            "-- migrate:up transaction:false\ncreate index concurrently i on a (id);\n"
            "-- migrate:down\n");
        Application writer(scene);
        writer.hold(u"insert into a values (7)"_s);
        QStringList phases;
        const auto did = run(scene, {}, [&](const RunEvent &event) {
            const auto *seen = std::get_if<Watching>(&event);
            if (seen && seen->seen.progress) {
                phases += seen->seen.progress->phase;
                writer.letGo();
            }
        });
        QCOMPARE(did.outcome.kind, Outcome::Kind::Done);
        QVERIFY(!phases.isEmpty());
        QVERIFY2(phases.first().contains("waiting for writers"_L1), qPrintable(phases.first()));
    }

    void aCopyTellsItsStages()
    {
        const auto scene = begin(u"mysql"_s);
        scene.run({ u"create table big (id int primary key, t varchar(200)) engine=InnoDB"_s,
            u"insert into big select seq, repeat('x', 150) from "_s
                + MariaDbServer::numbers(400000) });
        scene.project().writeDbmate(
            u"2_b.sql"_s, "alter table big add column n int, algorithm=copy;");
        qint64 most = 0;
        qint64 total = 0;
        const auto did = run(scene, {}, [&](const RunEvent &event) {
            const auto *seen = std::get_if<Watching>(&event);
            if (seen && seen->seen.progress) {
                total = seen->seen.progress->total;
                most = std::max(most, seen->seen.progress->done);
            }
        });
        QCOMPARE(did.outcome.kind, Outcome::Kind::Done);
        QVERIFY(most > 0);
        QVERIFY(most <= total);
        QCOMPARE(total == 1000, !MariaDbServer::isMySql()); // MySQL counts pages and rows
    }

    void aLostSecondConnectionDisturbsNothing()
    {
        const auto scene = begin(u"postgresql"_s);
        scene.project().writeDbmate(u"2_b.sql"_s, "select pg_sleep(8);");
        const auto killer = scene.connect();
        const std::jthread after([&] {
            for (int i = 0; i < 30; ++i) { // as soon as it has looked
                std::this_thread::sleep_for(200ms);
                std::ignore = killer->query(
                    u"select pg_terminate_backend(pid) from pg_stat_activity where query ~ "
                    "'pg_stat_(progress|replication)' and pid <> pg_backend_pid()"_s);
            }
        });
        const auto did = run(scene, {}, [](const RunEvent &) { });
        QCOMPARE(did.outcome.kind, Outcome::Kind::Done);
        const auto seen = did.all<Watching>();
        QVERIFY(!seen.isEmpty());
        QVERIFY(!seen.last().ended.isEmpty());
    }

    void theBrakeLetsTheApplicationThrough()
    {
        const auto scene = begin(u"postgresql"_s);
        scene.run({ u"create table pace (seconds int)"_s, u"insert into pace values (60)"_s });
        scene.project().writeDbmate(
            u"2_b.sql"_s, "alter table a add column b int;\nselect pg_sleep(seconds) from pace;");
        const auto statements = scene.plan().steps.first().statements;
        Application waiter(scene);
        bool asked = false;
        const auto did = run(scene,
            { .brake = Brake { .sessions = 0, .after = 500ms, .tries = 3 } },
            [&](const RunEvent &event) {
                const auto *started = std::get_if<StatementStarted>(&event);
                const bool sleeps = started && started->step == 0
                    && statements.at(started->statement).sql.contains("pg_sleep"_L1);
                if (sleeps && !std::exchange(asked, true)) { // the table is locked by now
                    waiter.ask(u"select count(*) from a"_s);
                }
                if (std::holds_alternative<StatementRetried>(event)) {
                    QVERIFY(waiter.answered());
                    scene.run({ u"update pace set seconds = 0"_s });
                }
            });
        QCOMPARE(did.outcome.kind, Outcome::Kind::Done);
        const auto retried = did.all<StatementRetried>();
        QCOMPARE(retried.size(), 1);
        QVERIFY2(retried.first().reason.contains("brake"_L1), qPrintable(retried.first().reason));
        QVERIFY(retried.first().waitMs >= 1000);
    }

    void theBrakeGivesUpAndSaysSo()
    {
        const auto scene = begin(u"postgresql"_s);
        scene.project().writeDbmate(
            u"2_b.sql"_s, "alter table a add column b int;\nselect pg_sleep(60);");
        scene.settings("[environments.live]\nurl = \"" + scene.url().toUtf8()
            + "\"\nbrake_sessions = 0\nbrake_after = \"300ms\"\nbrake_tries = 2\n");
        auto request = scene.project().request({});
        request.url = QString();
        request.environment = u"live"_s;
        const auto session = take(openSession(request));
        QVERIFY(session.environment.brake);
        std::jthread application([&](const std::stop_token &stop) {
            while (!stop.stop_requested()) { // somebody always wants to read it
                std::this_thread::sleep_for(100ms);
                std::ignore = scene.connect()->query(u"select count(*) from a"_s);
            }
        });
        const auto outcome = runPlan(
            session, take(makePlan(session, {})), {}, [](const RunEvent &) { }, {});
        application.request_stop();
        QCOMPARE(outcome.kind, Outcome::Kind::Failed);
        QVERIFY2(outcome.error.what.contains("brake"_L1), qPrintable(outcome.error.what));
        QVERIFY2(outcome.error.what.contains("Attempts: 2"_L1), qPrintable(outcome.error.what));
        QVERIFY(outcome.truth.join(u' ').contains("Nothing of 2 was kept"_L1));
        QCOMPARE(exitStatus(outcome.error), 1);
        QCOMPARE(scene.ask(u"select count(*) from information_schema.columns where table_name = "
                           "'a' and column_name = 'b'"_s),
            u"0"_s);
    }

    void whereStatementsStandAloneOneIsSentAgain()
    {
        const auto scene = begin(u"mysql"_s);
        scene.project().writeDbmate(
            u"2_b.sql"_s, "create table c (id int);\nalter table a add column b int;");
        Application holder(scene);
        Application waiter(scene);
        holder.hold(u"insert into a values (7)"_s);
        bool asked = false;
        const auto did = run(scene,
            { .brake = Brake { .sessions = 0, .after = 400ms, .tries = 3 } },
            [&](const RunEvent &event) {
                const auto *seen = std::get_if<Watching>(&event);
                if (seen && seen->seen.waiting && !std::exchange(asked, true)) {
                    waiter.ask(u"select count(*) from a"_s);
                }
                if (std::holds_alternative<StatementRetried>(event)) {
                    QVERIFY(waiter.answered());
                    holder.letGo();
                }
            });
        QCOMPARE(did.outcome.kind, Outcome::Kind::Done);
        QCOMPARE(did.all<StatementRetried>().size(), 1);
        QCOMPARE(scene.ask(u"select count(*) from information_schema.columns where table_schema = "
                           "database() and table_name = 'a' and column_name = 'b'"_s),
            u"1"_s);
    }

    void theCommandLineSaysItOnce_data() { servers(); }
    void theCommandLineSaysItOnce()
    {
        QFETCH(QString, engine);
        const auto scene = begin(engine);
        scene.project().writeDbmate(u"2_b.sql"_s, "alter table a add column b int;");
        Application holder(scene);
        holder.hold(u"insert into a values (7)"_s);
        QProcess process;
        process.start(qEnvironmentVariable("SWITCHBACK_CLI"),
            { u"up"_s, u"--yes"_s, u"--json"_s, u"--project"_s, scene.project().path(), u"--url"_s,
                scene.url(), u"--migrations"_s, scene.project().migrations(), u"--format"_s,
                u"dbmate"_s });
        process.closeWriteChannel();
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT(
            (said += process.readAllStandardError()).contains("Waiting for a lock"), 20000);
        QTest::qWait(700);
        holder.letGo();
        QVERIFY(process.waitForFinished(30000));
        said += process.readAllStandardError();
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(said.count("Waiting for a lock"), 1);
        QVERIFY2(said.contains(QByteArray::number(holder.backend())), said.constData());
        const auto waits =
            QJsonDocument::fromJson(process.readAllStandardOutput()).object()["waits"_L1].toArray();
        QCOMPARE(waits.size(), 1);
        QCOMPARE(waits.first()["version"_L1].toString(), u"2"_s);
        const auto session = waits.first()["sessions"_L1].toArray().first();
        QCOMPARE(session["side"_L1].toString(), u"blocks"_s);
        QCOMPARE(session["id"_L1].toInteger(), holder.backend());
    }

private:
    static void servers()
    {
        QTest::addColumn<QString>("engine");
        QTest::newRow("PostgreSQL") << u"postgresql"_s;
        QTest::newRow("MariaDB") << u"mysql"_s;
    }

    /// A table that a first migration made.
    static Scene begin(const QString &engine)
    {
        Scene scene(engine);
        scene.project().writeDbmate(u"1_a.sql"_s, "create table a (id int);");
        if (scene.apply().kind != Outcome::Kind::Done) {
            qFatal("the first migration does not run");
        }
        return scene;
    }
};

QTEST_GUILESS_MAIN(WatchTest)
#include "tst_watch.moc"
