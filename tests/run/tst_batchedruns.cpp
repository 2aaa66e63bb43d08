// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A migration's changes of rows in batches inside of a run: shown as they are sent, cut short at any
// moment, gone on with, and recorded as the tool would.

#include "run/batchwork.h"
#include "run/planner.h"
#include "run/runner.h"
#include "sql/repeatable.h"
#include "support/everyengine.h"
#include "support/newurl.h"
#include "support/servers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Switchback;

namespace {

constexpr int RowCount = 6000;
constexpr auto Change = "update items set n = n + 1, done = 1 where done = 0";

const Target InBatches { .batched = { Version { u"2"_s } },
    .pace = { .rows = 100, .adapts = false, .pauseMs = 1 } };

} // namespace

class BatchedRunsTest : public QObject
{
    Q_OBJECT

private slots:
    void whatMayBeCutIsKnown_data();
    void whatMayBeCutIsKnown();
    void aMigrationRunsInBatches_data() { everyEngine(); }
    void aMigrationRunsInBatches();
    void aStoppedRunGoesOn_data() { everyEngine(); }
    void aStoppedRunGoesOn();
    void killedTenTimesEveryRowIsChangedOnce_data() { everyEngine(); }
    void killedTenTimesEveryRowIsChangedOnce();
    void runAsAWholeForgetsTheBatches_data() { everyEngine(); }
    void runAsAWholeForgetsTheBatches();
    void whatWouldBeTornApartIsRefused_data();
    void whatWouldBeTornApartIsRefused();
    void withoutATransactionItIsTheSame_data() { everyEngine(); }
    void withoutATransactionItIsTheSame();
    void triggersStayOutWhereWanted();

private:
    void open(const QString &engine, const QByteArray &change = Change);
    void send(const QStringList &statements);
    qint64 number(const QString &sql);
    Plan planned(const Target &target);
    QString state(const QString &version);

    std::unique_ptr<TestProject> m_project;
    QString m_url;
    std::optional<Session> m_session;
};

void BatchedRunsTest::open(const QString &engine, const QByteArray &change)
{
    m_project = std::make_unique<TestProject>();
    m_url = newUrl(engine, *m_project);
    m_project->writeDbmate(u"1_items.sql"_s,
        "create table items (id integer primary key, n integer not null, done integer not null);",
        "drop table items;");
    m_project->writeDbmate(u"2_change.sql"_s, change + ';', "update items set done = 0;");
    m_session = openSession(m_project->request(m_url)).value();
    const auto first = makePlan(*m_session, { .kind = Target::Kind::Steps, .steps = 1 });
    const auto outcome = runPlan(*m_session, *first, {}, [](const RunEvent &) { }, {});
    QCOMPARE(outcome.kind, Outcome::Kind::Done);
    QStringList inserts;
    for (int at = 0; at < RowCount; at += 500) {
        QStringList values;
        for (int i = at; i < at + 500; ++i) {
            values += u"(%1, 0, 0)"_s.arg(i * 3 - 500);
        }
        inserts += u"INSERT INTO items (id, n, done) VALUES "_s + values.join(u", "_s);
    }
    send(inserts);
}

void BatchedRunsTest::send(const QStringList &statements)
{
    auto connection = m_session->engine->connect(m_session->connection, Access::ReadWrite).value();
    for (const auto &sql : statements) {
        const auto done = connection->execute(sql);
        QVERIFY2(done, done ? "" : qPrintable(oneLine(done.error())));
    }
}

qint64 BatchedRunsTest::number(const QString &sql)
{
    auto connection = m_session->engine->connect(m_session->connection, Access::ReadOnly).value();
    const auto rows = connection->query(sql);
    return rows ? rows->rows.value(0).value(0).toLongLong() : -1;
}

Plan BatchedRunsTest::planned(const Target &target)
{
    const auto plan = makePlan(*m_session, target);
    [&] { QVERIFY2(plan, plan ? "" : qPrintable(oneLine(plan.error()))); }();
    return plan.value_or(Plan {});
}

QString BatchedRunsTest::state(const QString &version)
{
    const auto status = readStatus(*m_session);
    for (const auto &entry : status->timeline.entries) {
        if (entry.version.text == version) {
            return stateWord(entry.state);
        }
    }
    return {};
}

void BatchedRunsTest::whatMayBeCutIsKnown_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("may");
    const auto add = [](const char *sql, bool may) {
        QTest::addRow("%s", sql) << QString::fromUtf8(sql) << may;
    };
    add("UPDATE t SET a = 1", true);
    add("UPDATE t SET a = b + 1", true);
    add("UPDATE t SET a = a + 1", false);
    add("UPDATE t SET a = t.a || 'x'", false);
    add("UPDATE t SET a = b, b = a", false);
    add("UPDATE t SET a = lower(a)", true);
    add("UPDATE t SET a = coalesce(a, 'none')", true);
    add("UPDATE t SET a = lower(a) || 'x'", false);
    add("UPDATE t SET a = a + 1, done = true WHERE NOT done", true);
    add("UPDATE t SET a = a + 1, done = 1 WHERE done = 0", true);
    add("UPDATE t SET a = a + 1, done = 1 WHERE done IS NULL AND b > 3", true);
    add("UPDATE t SET a = a + 1, done = 1 WHERE done <> 1", true);
    add("UPDATE t SET a = a + 1, done = 1 WHERE done = 0 OR b > 3", false);
    add("UPDATE t SET a = a + 1, done = 1 WHERE done = 1", false);
    add("UPDATE t SET a = u.b FROM u WHERE u.id = t.id", true);
    add("UPDATE t SET a = (SELECT max(b) FROM t)", false);
    add("UPDATE t SET a = u.b FROM u, t AS o WHERE u.id = t.id", false);
    add("DELETE FROM t WHERE a IS NULL", true);
    add("DELETE FROM t WHERE id NOT IN (SELECT min(id) FROM t GROUP BY a)", false);
    add("INSERT INTO b (x) SELECT y FROM t", false);
    add("INSERT INTO b (x) SELECT y FROM t ON CONFLICT DO NOTHING", true);
    add("INSERT INTO b (x) SELECT y FROM t WHERE NOT EXISTS (SELECT 1 FROM b WHERE x = y)", true);
    add("INSERT INTO t (x) SELECT x FROM t ON CONFLICT DO NOTHING", false);
}

void BatchedRunsTest::whatMayBeCutIsKnown()
{
    QFETCH(const QString, sql);
    QFETCH(const bool, may);
    for (const auto dialect : { Dialect::PostgreSql, Dialect::Sqlite, Dialect::MySql }) {
        const auto objection = objectionToParts(sql, dialect);
        QVERIFY2(objection.why.isEmpty() == may, qPrintable(objection.why));
        QCOMPARE(objection.next.isEmpty(), may);
    }
}

void BatchedRunsTest::aMigrationRunsInBatches()
{
    QFETCH(const QString, engine);
    open(engine);
    const auto whole = planned({});
    const auto plan = planned(InBatches);
    QVERIFY(plan.fingerprint != whole.fingerprint);
    const auto &statements = plan.steps.first().statements;
    const auto found = std::ranges::find_if(
        statements, [](const PlannedStatement &each) { return each.batches.has_value(); });
    QVERIFY(found != statements.end());
    QCOMPARE(found->batches->whole, QString::fromUtf8(Change));
    QVERIFY(found->sql.contains("/*:after*/NULL"_L1) && found->sql.contains("/*:upto*/NULL"_L1));
    QVERIFY(shownSql(*found).contains("COMMIT"_L1));
    QList<RunEvent> events;
    const auto outcome = runPlan(
        *m_session, plan, {}, [&events](const RunEvent &event) { events += event; }, {});
    QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(oneLine(outcome.error)));
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1 AND done = 1"_s), RowCount);
    QCOMPARE(number(u"SELECT count(*) FROM switchback_backfill"_s), -1); // nothing is left behind
    QCOMPARE(state(u"2"_s), u"applied"_s);
    QVERIFY(std::ranges::any_of(
        events, [](const RunEvent &event) { return std::holds_alternative<BatchDone>(event); }));
    for (const auto &event : std::as_const(events)) {
        QVERIFY(runEventFromJson(toJson(event)) == event);
    }
    // Applied already: nothing to run, and no refusal.
    QVERIFY(planned(InBatches).steps.isEmpty());
}

void BatchedRunsTest::aStoppedRunGoesOn()
{
    QFETCH(const QString, engine);
    open(engine);
    std::stop_source stop;
    const auto outcome = runPlan(
        *m_session, planned(InBatches), {},
        [&stop](const RunEvent &event) {
            if (std::holds_alternative<BatchDone>(event)) {
                stop.request_stop();
            }
        },
        stop.get_token());
    QCOMPARE(outcome.kind, Outcome::Kind::Cancelled);
    QVERIFY2(
        outcome.truth.join(u' ').contains("In batches"_L1), qPrintable(outcome.truth.join(u' ')));
    const auto before = number(u"SELECT count(*) FROM items WHERE n = 1"_s);
    QVERIFY(before > 0 && before < RowCount);
    QCOMPARE(number(u"SELECT max(keys_done) FROM switchback_backfill"_s), before);
    QVERIFY(state(u"2"_s) != "applied"_L1);
    const auto plan = planned(InBatches);
    QVERIFY(plan.notes.join(u' ').contains("goes on there"_L1));
    const auto rest = runPlan(*m_session, plan, {}, [](const RunEvent &) { }, {});
    QVERIFY2(rest.kind == Outcome::Kind::Done, qPrintable(oneLine(rest.error)));
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1 AND done = 1"_s), RowCount);
    QCOMPARE(number(u"SELECT count(*) FROM switchback_backfill"_s), -1);
    QCOMPARE(state(u"2"_s), u"applied"_s);
}

// Killed before, in and after batches, and around the history row.
void BatchedRunsTest::killedTenTimesEveryRowIsChangedOnce()
{
    QFETCH(const QString, engine);
    open(engine);
    const QStringList words { u"up"_s, u"--batched"_s, u"2"_s, u"--url"_s, m_url, u"--migrations"_s,
        m_project->migrations(), u"--format"_s, u"dbmate"_s, u"--batch"_s, u"50"_s, u"--fixed"_s,
        u"--pause"_s, u"1"_s, u"--yes"_s, u"--json"_s };
    int kills = 0;
    for (; kills < 10; ++kills) {
        QProcess process;
        process.start(qEnvironmentVariable("SWITCHBACK_CLI"), words);
        QVERIFY(process.waitForStarted());
        const auto before = number(
            u"SELECT coalesce(max(rows_done), 0) FROM switchback_backfill"_s);
        const auto wanted = std::max<qint64>(0, before) + QRandomGenerator::global()->bounded(200);
        // Looked at once: the checkpoint goes with the last batch, and what was true is not any more.
        const auto farEnough = [&] {
            return process.state() == QProcess::NotRunning
                || number(u"SELECT coalesce(max(rows_done), 0) FROM switchback_backfill"_s)
                > wanted;
        };
        QVERIFY(QTest::qWaitFor(farEnough, 60000));
        if (process.state() == QProcess::NotRunning) {
            break;
        }
        process.kill();
        process.waitForFinished();
    }
    QVERIFY2(kills >= 4, qPrintable(QString::number(kills)));
    QProcess last;
    last.start(qEnvironmentVariable("SWITCHBACK_CLI"), words);
    QVERIFY(last.waitForFinished(120000));
    QVERIFY2(last.exitCode() == 0, last.readAllStandardError().constData());
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1 AND done = 1"_s), RowCount);
    QCOMPARE(state(u"2"_s), u"applied"_s);
    QCOMPARE(number(u"SELECT count(*) FROM switchback_backfill"_s), -1);
}

void BatchedRunsTest::runAsAWholeForgetsTheBatches()
{
    QFETCH(const QString, engine);
    open(engine);
    std::stop_source stop;
    runPlan(
        *m_session, planned(InBatches), {},
        [&stop](const RunEvent &event) {
            if (std::holds_alternative<BatchDone>(event)) {
                stop.request_stop();
            }
        },
        stop.get_token());
    QVERIFY(number(u"SELECT count(*) FROM switchback_backfill"_s) == 1);
    const auto plan = planned({});
    QVERIFY(plan.notes.join(u' ').contains("begun in batches"_L1));
    const auto outcome = runPlan(*m_session, plan, {}, [](const RunEvent &) { }, {});
    QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(oneLine(outcome.error)));
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1"_s), RowCount);
    QCOMPARE(number(u"SELECT count(*) FROM switchback_backfill"_s), -1);
}

void BatchedRunsTest::whatWouldBeTornApartIsRefused_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("why");
    QTest::newRow("beside a change of the schema")
        << QByteArray("alter table items add column x int;\nupdate items set n = 1") << u"torn"_s;
    QTest::newRow("not twice") << QByteArray("update items set n = n + 1") << u"twice"_s;
    QTest::newRow("no table") << QByteArray("update nowhere set n = 1") << u"nowhere"_s;
    QTest::newRow("the key") << QByteArray("update items set id = 1") << u"key"_s;
    QTest::newRow("all at once") << QByteArray("create table x (id int)") << u"no UPDATE"_s;
}

void BatchedRunsTest::whatWouldBeTornApartIsRefused()
{
    QFETCH(const QByteArray, change);
    QFETCH(const QString, why);
    open(u"sqlite"_s, change);
    const auto plan = makePlan(*m_session, InBatches);
    QVERIFY(!plan);
    QCOMPARE(exitStatus(plan.error()), 2);
    QVERIFY2(plan.error().what.contains(why), qPrintable(oneLine(plan.error())));
    QVERIFY(!plan.error().place.file.isEmpty());
    auto unknown = InBatches;
    unknown.batched = { Version { u"99"_s } };
    QVERIFY(!makePlan(*m_session, unknown));
}

void BatchedRunsTest::withoutATransactionItIsTheSame()
{
    QFETCH(const QString, engine);
    open(engine);
    QFile file(m_project->migrations() + u"/2_change.sql"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("-- migrate:up transaction:false\n") + Change
        + ";\n-- migrate:down transaction:false\nselect 1;\n");
    file.close();
    const auto plan = planned(InBatches);
    const auto &statements = plan.steps.first().statements;
    const auto role = [&statements](StatementRole wanted) {
        return std::ranges::find(statements, wanted, &PlannedStatement::role) - statements.begin();
    };
    QVERIFY(role(StatementRole::Begin) < role(StatementRole::History));
    QVERIFY(role(StatementRole::History) < role(StatementRole::Commit));
    const auto outcome = runPlan(*m_session, plan, {}, [](const RunEvent &) { }, {});
    QVERIFY2(outcome.kind == Outcome::Kind::Done, qPrintable(oneLine(outcome.error)));
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1"_s), RowCount);
    QCOMPARE(state(u"2"_s), u"applied"_s);
}

// Shown in each batch, part of the fingerprint, and kept by the run that goes on.
void BatchedRunsTest::triggersStayOutWhereWanted()
{
    SWITCHBACK_NEEDS(PostgresServer);
    open(u"postgresql"_s);
    send({ u"CREATE TABLE seen (id integer)"_s,
        u"CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO seen "
        "VALUES (NEW.id); RETURN NEW; END $$"_s,
        u"CREATE TRIGGER notes AFTER UPDATE ON items FOR EACH ROW EXECUTE FUNCTION note()"_s });
    const auto with = planned(InBatches);
    QVERIFY2(with.notes.join(u' ').contains("notes"_L1), qPrintable(with.notes.join(u'\n')));
    auto target = InBatches;
    target.pace.withoutTriggers = true;
    const auto without = planned(target);
    QVERIFY(with.fingerprint != without.fingerprint);
    const auto cut = [](const Plan &plan) {
        const auto &statements = plan.steps.first().statements;
        return std::ranges::find_if(
            statements, [](const PlannedStatement &each) { return each.batches.has_value(); });
    };
    const auto set = u"SET LOCAL session_replication_role = replica"_s;
    QVERIFY(!shownSql(*cut(with)).contains(set));
    QVERIFY(cut(without)->batches->before.contains(set));
    QVERIFY(shownSql(*cut(without)).contains(set));
    QVERIFY(without.notes.join(u' ').contains("foreign key"_L1));
    std::stop_source stop;
    const auto stopped = runPlan(
        *m_session, without, {},
        [&stop](const RunEvent &event) {
            if (std::holds_alternative<BatchDone>(event)) {
                stop.request_stop();
            }
        },
        stop.get_token());
    QCOMPARE(stopped.kind, Outcome::Kind::Cancelled);
    const auto rest = planned(InBatches); // what was chosen holds
    QVERIFY(cut(rest)->batches->pace.withoutTriggers);
    const auto done = runPlan(*m_session, rest, {}, [](const RunEvent &) { }, {});
    QVERIFY2(done.kind == Outcome::Kind::Done, qPrintable(oneLine(done.error)));
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1 AND done = 1"_s), RowCount);
    QCOMPARE(number(u"SELECT count(*) FROM seen"_s), 0);
}

QTEST_GUILESS_MAIN(BatchedRunsTest)
#include "tst_batchedruns.moc"
