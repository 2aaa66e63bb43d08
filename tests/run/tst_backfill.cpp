// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A backfill changes every row exactly once, however often it is interrupted.

#include "run/backfill.h"
#include "support/everyengine.h"
#include "support/newurl.h"
#include "support/servers.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Switchback;

class BackfillTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_project = std::make_unique<TestProject>(); }
    void statementsAreCut_data();
    void statementsAreCut();
    void everyRowIsChangedOnce_data() { everyEngine(); }
    void everyRowIsChangedOnce();
    void keysOfSeveralColumnsWork_data() { everyEngine(); }
    void keysOfSeveralColumnsWork();
    void keysOfTimesWork_data() { everyEngine(); }
    void keysOfTimesWork();
    void deletesAndInsertsGoByParts_data() { everyEngine(); }
    void deletesAndInsertsGoByParts();
    void aStoppedOneGoesOn_data() { everyEngine(); }
    void aStoppedOneGoesOn();
    void killedTenTimesEveryRowIsChangedOnce_data() { everyEngine(); }
    void killedTenTimesEveryRowIsChangedOnce();
    void twoAtOnceAreNoticed_data() { everyEngine(); }
    void twoAtOnceAreNoticed();
    void badInputIsRefused();
    void batchesWaitForAReplicaThatStandsStill();
    void triggersStayOutWhereWanted();
    void whoMayNotLeaveTriggersOutIsTold();
    void otherEnginesSayWhyTriggersStay_data();
    void otherEnginesSayWhyTriggersStay();
    void manyRowsBringAdvice_data() { everyEngine(); }
    void manyRowsBringAdvice();

private:
    Session open(const QString &engine);
    void send(const QStringList &statements);
    qint64 number(const QString &sql);
    void fill(int rows);

    std::unique_ptr<TestProject> m_project;
    QString m_url;
    Session m_session;
};

Session BackfillTest::open(const QString &engine)
{
    m_url = newUrl(engine, *m_project);
    m_session = openSession(m_project->request(m_url)).value();
    return m_session;
}

void BackfillTest::send(const QStringList &statements)
{
    auto connection = m_session.engine->connect(m_session.connection, Access::ReadWrite).value();
    for (const auto &sql : statements) {
        const auto done = connection->execute(sql);
        [&] { QVERIFY2(done, done ? "" : qPrintable(oneLine(done.error()))); }();
    }
}

qint64 BackfillTest::number(const QString &sql)
{
    auto connection = m_session.engine->connect(m_session.connection, Access::ReadOnly).value();
    const auto rows = connection->query(sql);
    return rows ? rows->rows.value(0).value(0).toLongLong() : -1;
}

// Gaps in the key, as deleted rows leave them.
void BackfillTest::fill(int rows)
{
    send(
        { u"CREATE TABLE items (id integer PRIMARY KEY, n integer NOT NULL DEFAULT 0, kind integer NOT NULL)"_s });
    QStringList inserts;
    for (int at = 0; at < rows; at += 500) {
        QStringList values;
        for (int i = at; i < std::min(rows, at + 500); ++i) {
            values += u"(%1, 0, %2)"_s.arg(i * 3 - 500).arg(i % 2);
        }
        inserts += u"INSERT INTO items (id, n, kind) VALUES "_s + values.join(u", "_s);
    }
    send(inserts);
}

void BackfillTest::statementsAreCut_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("part"); // empty: refused
    const auto add = [](const char *sql, const char *part) {
        QTest::addRow("%s", sql) << QString::fromUtf8(sql) << QString::fromUtf8(part);
    };
    add("UPDATE t SET a = 1", "UPDATE t SET a = 1 WHERE R");
    add("update t set a = (select b from c where d limit 1) where e or f;",
        "update t set a = (select b from c where d limit 1) WHERE R AND (e or f)");
    add("UPDATE s.t AS x SET a = b.c FROM b WHERE b.id = x.id",
        "UPDATE s.t AS x SET a = b.c FROM b WHERE R AND (b.id = x.id)");
    add("DELETE FROM \"T\" WHERE a IS NULL", "DELETE FROM \"T\" WHERE R AND (a IS NULL)");
    add("INSERT INTO b (x) SELECT y FROM t u WHERE z ON CONFLICT DO NOTHING",
        "INSERT INTO b (x) SELECT y FROM t u WHERE R AND (z) ON CONFLICT DO NOTHING");
    add("INSERT INTO b SELECT t.y FROM t JOIN c ON c.id = t.c_id",
        "INSERT INTO b SELECT t.y FROM t JOIN c ON c.id = t.c_id WHERE R");
    add("INSERT INTO b SELECT y, count(*) FROM t GROUP BY y", "");
    add("INSERT INTO b SELECT DISTINCT y FROM t", "");
    add("INSERT INTO b VALUES (1)", "");
    add("UPDATE t SET a = 1 LIMIT 5", "");
    add("UPDATE t SET a = 1 RETURNING id", "");
    add("UPDATE t, u SET t.a = u.a", "");
    add("DELETE FROM t; DELETE FROM u", "");
    add("DROP TABLE t", "");
    add("", "");
    add("SELECT 1", "");
}

void BackfillTest::statementsAreCut()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, part);
    const auto read = readRanged(sql, Dialect::PostgreSql);
    QCOMPARE(read ? read->over(u"R"_s) : QString(), part);
    QVERIFY(read || !read.error().what.isEmpty());
}

void BackfillTest::everyRowIsChangedOnce()
{
    QFETCH(const QString, engine);
    open(engine);
    fill(5000);
    const auto backfill = Backfill::prepare(m_session,
        { .sql = u"UPDATE items SET n = n + 1 WHERE kind = 1"_s,
            .batch = 300,
            .pause = std::chrono::milliseconds(0) });
    QVERIFY2(backfill, backfill ? "" : qPrintable(oneLine(backfill.error())));
    QVERIFY((*backfill)->plan().part.contains("kind = 1"_L1));
    QList<qint64> seen;
    const auto result = (*backfill)->run(
        [&](const BackfillProgress &progress) { seen += progress.keys; }, {});
    QVERIFY2(result, result ? "" : qPrintable(oneLine(result.error())));
    QVERIFY(result->done);
    QCOMPARE(result->rows, 2500);
    QCOMPARE(result->keys, 5000);
    QVERIFY(result->parts > 2);
    QVERIFY(std::ranges::is_sorted(seen));
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = kind"_s), 5000);
    QCOMPARE(number(u"SELECT count(*) FROM switchback_backfill"_s), -1); // nothing is left behind
}

void BackfillTest::keysOfSeveralColumnsWork()
{
    QFETCH(const QString, engine);
    open(engine);
    send(
        { u"CREATE TABLE items (tenant varchar(10) NOT NULL, day date NOT NULL, n integer NOT NULL, PRIMARY KEY (tenant, day))"_s });
    QStringList values;
    for (int i = 0; i < 900; ++i) {
        values += u"('%1', '%2', 0)"_s.arg(QChar(u'a' + i % 7) + u"'' x"_s,
            QDate(2020, 1, 1).addDays(i / 7).toString(Qt::ISODate));
    }
    send({ u"INSERT INTO items VALUES "_s + values.join(u", "_s) });
    const auto backfill = Backfill::prepare(m_session,
        { .sql = u"UPDATE items SET n = n + 1"_s,
            .batch = 40,
            .adapts = false,
            .pause = std::chrono::milliseconds(0) });
    QVERIFY(backfill);
    const auto result = (*backfill)->run({}, {});
    QVERIFY2(result, result ? "" : qPrintable(oneLine(result.error())));
    QCOMPARE(result->parts, 23);
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1"_s), 900);
}

// Rows that differ by microseconds alone are not missed.
void BackfillTest::keysOfTimesWork()
{
    QFETCH(const QString, engine);
    open(engine);
    send({ engine == "sqlite"_L1
            ? u"CREATE TABLE items (at text PRIMARY KEY, n integer NOT NULL)"_s
            : u"CREATE TABLE items (at timestamp(6) PRIMARY KEY, n integer NOT NULL)"_s });
    QStringList values;
    for (int i = 0; i < 500; ++i) {
        values += u"('2024-01-01 10:00:00.%1', 0)"_s.arg(i, 6, 10, QChar(u'0'));
    }
    send({ u"INSERT INTO items VALUES "_s + values.join(u", "_s) });
    const auto backfill = Backfill::prepare(m_session,
        { .sql = u"UPDATE items SET n = n + 1"_s,
            .batch = 70,
            .adapts = false,
            .pause = std::chrono::milliseconds(0) });
    QVERIFY(backfill);
    const auto result = (*backfill)->run({}, {});
    QVERIFY2(result, result ? "" : qPrintable(oneLine(result.error())));
    QCOMPARE(result->parts, 8);
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1"_s), 500);
}

void BackfillTest::deletesAndInsertsGoByParts()
{
    QFETCH(const QString, engine);
    open(engine);
    fill(1000);
    send({ u"CREATE TABLE archive (id integer PRIMARY KEY, kind integer)"_s });
    for (const auto &sql :
        { u"INSERT INTO archive (id, kind) SELECT id, kind FROM items WHERE kind = 0"_s,
            u"DELETE FROM items WHERE kind = 0"_s }) {
        const auto backfill = Backfill::prepare(m_session,
            { .sql = sql, .batch = 90, .adapts = false, .pause = std::chrono::milliseconds(0) });
        QVERIFY(backfill);
        const auto result = (*backfill)->run({}, {});
        QVERIFY2(result, result ? "" : qPrintable(oneLine(result.error())));
        QCOMPARE(result->rows, 500);
    }
    QCOMPARE(number(u"SELECT count(*) FROM items"_s), 500);
    QCOMPARE(number(u"SELECT count(*) FROM archive"_s), 500);
}

void BackfillTest::aStoppedOneGoesOn()
{
    QFETCH(const QString, engine);
    open(engine);
    fill(3000);
    const BackfillRequest request { .sql = u"UPDATE items SET n = n + 1"_s,
        .batch = 200,
        .adapts = false,
        .pause = std::chrono::milliseconds(0) };
    std::stop_source source;
    const auto first = Backfill::prepare(m_session, request);
    const auto stopped = (*first)->run(
        [&](const BackfillProgress &progress) {
            if (progress.parts == 4) {
                source.request_stop();
            }
        },
        source.get_token());
    QVERIFY2(stopped, stopped ? "" : qPrintable(oneLine(stopped.error())));
    QVERIFY(!stopped->done);
    const auto second = Backfill::prepare(m_session, request);
    QVERIFY(!(*second)->plan().resumed.isEmpty());
    const auto result = (*second)->run({}, {});
    QVERIFY(result->done && result->resumed);
    QCOMPARE(result->rows, 3000);
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1"_s), 3000);
}

void BackfillTest::killedTenTimesEveryRowIsChangedOnce()
{
    QFETCH(const QString, engine);
    open(engine);
    fill(20000);
    const QStringList words { u"backfill"_s, u"UPDATE items SET n = n + 1"_s, u"--url"_s, m_url,
        u"--migrations"_s, m_project->migrations(), u"--format"_s, u"dbmate"_s, u"--batch"_s,
        u"50"_s, u"--fixed"_s, u"--pause"_s, u"1"_s, u"--yes"_s, u"--json"_s };
    int kills = 0;
    for (; kills < 10; ++kills) {
        QProcess process;
        process.start(qEnvironmentVariable("SWITCHBACK_CLI"), words);
        QVERIFY(process.waitForStarted());
        const auto before = number(
            u"SELECT coalesce(max(rows_done), 0) FROM switchback_backfill"_s);
        const auto wanted = std::max<qint64>(0, before) + QRandomGenerator::global()->bounded(200);
        QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::NotRunning
                || number(u"SELECT coalesce(max(rows_done), 0) FROM switchback_backfill"_s)
                    > wanted,
            20000);
        if (process.state() == QProcess::NotRunning) {
            break;
        }
        process.kill();
        process.waitForFinished();
    }
    QVERIFY2(kills >= 5, qPrintable(QString::number(kills)));
    QProcess last;
    last.start(qEnvironmentVariable("SWITCHBACK_CLI"), words);
    QVERIFY(last.waitForFinished(120000));
    QVERIFY2(last.exitCode() == 0, last.readAllStandardError().constData());
    QVERIFY(QJsonDocument::fromJson(last.readAllStandardOutput()).object()["done"_L1].toBool());
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1"_s), 20000);
}

void BackfillTest::twoAtOnceAreNoticed()
{
    QFETCH(const QString, engine);
    open(engine);
    fill(2000);
    const BackfillRequest request { .sql = u"UPDATE items SET n = n + 1"_s,
        .batch = 100,
        .adapts = false,
        .pause = std::chrono::milliseconds(0) };
    const auto first = Backfill::prepare(m_session, request);
    QVERIFY(first);
    bool tried = false;
    const auto result = (*first)->run(
        [&](const BackfillProgress &progress) {
            if (progress.parts == 5 && !tried) {
                tried = true;
                const auto other = Backfill::prepare(m_session, request);
                const auto ran = (*other)->run({}, {});
                QVERIFY(ran && ran->done);
            }
        },
        {});
    QVERIFY(!result);
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1"_s), 2000);
}

void BackfillTest::badInputIsRefused()
{
    open(u"sqlite"_s);
    fill(10);
    send({ u"CREATE TABLE keyless (n integer)"_s });
    for (const auto &sql : { u"UPDATE keyless SET n = 1"_s, u"UPDATE nowhere SET n = 1"_s,
             u"UPDATE items SET id = id + 1"_s, u"UPDATE items SET (n, ID) = (1, 2)"_s,
             u"VACUUM"_s }) {
        const auto backfill = Backfill::prepare(m_session, { .sql = sql });
        QVERIFY2(!backfill, qPrintable(sql));
        QCOMPARE(exitStatus(backfill.error()), 2);
    }
    // A statement that fails changes nothing and can be tried again.
    const auto wrong = Backfill::prepare(m_session, { .sql = u"UPDATE items SET nothing = 1"_s });
    QVERIFY(wrong);
    QVERIFY(!(*wrong)->run({}, {}));
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 0"_s), 10);
}

// A standby that has paused its replay says nothing of it: how far it is behind grows by our own watch.
void BackfillTest::batchesWaitForAReplicaThatStandsStill()
{
    SWITCHBACK_NEEDS(PostgresServer);
    const PostgresStandby standby(PostgresServer::shared());
    QVERIFY2(standby.reason().isEmpty(), qPrintable(standby.reason()));
    open(u"postgresql"_s);
    fill(6000);
    const auto database = m_session.connection.database;
    const auto replayed = [&] {
        return standby.run(u"SELECT count(*) FROM items WHERE n = 1"_s, database);
    };
    QTRY_COMPARE_WITH_TIMEOUT(replayed(), u"0"_s, 60000);
    const auto backfill = Backfill::prepare(m_session,
        { .sql = u"UPDATE items SET n = n + 1"_s,
            .batch = 100,
            .adapts = false,
            .pause = std::chrono::milliseconds(50),
            .mostLag = std::chrono::milliseconds(1000) });
    QVERIFY2(backfill, backfill ? "" : qPrintable(oneLine(backfill.error())));
    int parts = 0;
    int waits = 0;
    int partsWhileWaiting = 0;
    qint64 mostLag = -1;
    qint64 lastLag = -1;
    const auto result = (*backfill)->run(
        [&](const BackfillProgress &progress) {
            parts = progress.parts;
            lastLag = progress.lagMs;
            mostLag = std::max(mostLag, progress.lagMs);
            if (parts == 5 && waits == 0) {
                standby.run(u"SELECT pg_wal_replay_pause()"_s);
            }
            if (progress.waiting.isEmpty()) {
                return;
            }
            ++waits;
            if (waits == 1) {
                partsWhileWaiting = progress.parts;
            }
            if (waits == 4) {
                QCOMPARE(progress.parts, partsWhileWaiting);
                QVERIFY(progress.lagMs > 3000);
                QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1"_s), progress.keys);
                standby.run(u"SELECT pg_wal_replay_resume()"_s);
            }
        },
        {});
    QVERIFY2(result && result->done, result ? "" : qPrintable(oneLine(result.error())));
    QVERIFY(waits >= 4);
    QVERIFY(partsWhileWaiting < 60);
    QVERIFY(mostLag > 3000);
    QVERIFY(lastLag >= 0 && lastLag <= 1000);
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1"_s), 6000);
    QTRY_COMPARE_WITH_TIMEOUT(replayed(), u"6000"_s, 60000);
}

namespace {

const QStringList Watched {
    u"CREATE TABLE seen (id integer)"_s, u"CREATE TABLE kinds (id integer PRIMARY KEY)"_s,
    u"INSERT INTO kinds VALUES (0), (1)"_s,
    u"ALTER TABLE items ADD FOREIGN KEY (kind) REFERENCES kinds"_s,
    u"CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO seen VALUES "
    "(NEW.id); RETURN NEW; END $$"_s,
    u"CREATE TRIGGER notes AFTER UPDATE ON items FOR EACH ROW EXECUTE FUNCTION note()"_s,
    u"CREATE TRIGGER of_kind AFTER UPDATE OF kind ON items FOR EACH ROW EXECUTE FUNCTION note()"_s
};

BackfillRequest countUp(bool withoutTriggers)
{
    return { .sql = u"UPDATE items SET n = n + 1"_s,
        .batch = 100,
        .adapts = false,
        .pause = std::chrono::milliseconds(0),
        .withoutTriggers = withoutTriggers };
}

} // namespace

// Named before, shown as it is sent, and the same for the rows that are left after a stop.
void BackfillTest::triggersStayOutWhereWanted()
{
    SWITCHBACK_NEEDS(PostgresServer);
    open(u"postgresql"_s);
    fill(1000);
    send(Watched);
    const auto with = Backfill::prepare(m_session, countUp(false));
    QVERIFY2(with, with ? "" : qPrintable(oneLine(with.error())));
    QCOMPARE((*with)->plan().notes.triggers, QStringList { u"notes"_s }); // kind is not changed
    QCOMPARE((*with)->plan().notes.triggersStay, QString());
    QVERIFY((*with)->plan().locals.isEmpty());

    std::stop_source source;
    const auto first = Backfill::prepare(m_session, countUp(true));
    QVERIFY2(first, first ? "" : qPrintable(oneLine(first.error())));
    QCOMPARE(
        (*first)->plan().locals, QStringList { u"SET LOCAL session_replication_role = replica"_s });
    const auto warning = withoutTriggersWarning((*first)->plan().notes);
    QVERIFY2(
        warning.contains("notes"_L1) && warning.contains("foreign key"_L1), qPrintable(warning));
    const auto stopped = (*first)->run(
        [&](const BackfillProgress &progress) {
            if (progress.parts == 3) {
                source.request_stop();
            }
        },
        source.get_token());
    QVERIFY2(stopped && !stopped->done, stopped ? "" : qPrintable(oneLine(stopped.error())));
    const auto unfinished = unfinishedBackfills(m_session);
    QCOMPARE(unfinished.size(), 1);
    QVERIFY(unfinished.first().withoutTriggers && unfinished.first().whole);
    QCOMPARE(unfinished.first().sql, countUp(true).sql);

    const auto rest = Backfill::prepare(m_session, countUp(false)); // what was chosen holds
    QVERIFY2(rest, rest ? "" : qPrintable(oneLine(rest.error())));
    QVERIFY((*rest)->plan().withoutTriggers && !(*rest)->plan().resumed.isEmpty());
    const auto done = (*rest)->run({}, {});
    QVERIFY2(done && done->done, done ? "" : qPrintable(oneLine(done.error())));
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1"_s), 1000);
    QCOMPARE(number(u"SELECT count(*) FROM seen"_s), 0);

    // A trigger that is to fire always does, and is named.
    send({ u"ALTER TABLE items ENABLE ALWAYS TRIGGER notes"_s });
    const auto always = Backfill::prepare(m_session, countUp(true));
    QCOMPARE((*always)->plan().notes.stubborn, QStringList { u"notes"_s });
    QVERIFY((*always)->run({}, {})->done);
    QCOMPARE(number(u"SELECT count(*) FROM seen"_s), 1000);

    // Begun with triggers: it is not gone on with without them.
    std::stop_source again;
    const auto begun = Backfill::prepare(m_session, countUp(false));
    QVERIFY(
        (*begun)->run([&](const BackfillProgress &) { again.request_stop(); }, again.get_token()));
    const auto changed = Backfill::prepare(m_session, countUp(true));
    QVERIFY(!changed);
    QCOMPARE(exitStatus(changed.error()), 2);
    auto anew = countUp(true);
    anew.anew = true;
    QVERIFY(Backfill::prepare(m_session, anew));

    // The server checks a deferrable key by a trigger of its own.
    send({ u"ALTER TABLE items ADD CONSTRAINT once UNIQUE (id, n) DEFERRABLE"_s });
    const auto unchecked = Backfill::prepare(m_session, anew);
    QVERIFY(!unchecked);
    QVERIFY2(unchecked.error().what.contains("once"_L1), qPrintable(oneLine(unchecked.error())));
}

void BackfillTest::whoMayNotLeaveTriggersOutIsTold()
{
    SWITCHBACK_NEEDS(PostgresServer);
    open(u"postgresql"_s);
    fill(200);
    send(Watched);
    auto &server = PostgresServer::shared();
    const auto database = m_session.connection.database;
    for (const auto &sql : { u"CREATE ROLE filler LOGIN"_s, u"ALTER TABLE items OWNER TO filler"_s,
             u"ALTER TABLE seen OWNER TO filler"_s, u"ALTER TABLE kinds OWNER TO filler"_s,
             u"GRANT CREATE, USAGE ON SCHEMA public TO filler"_s }) {
        server.run(sql, database);
    }
    m_session = openSession(m_project->request(server.url(database, u"filler"_s))).value();
    const auto refused = Backfill::prepare(m_session, countUp(true));
    QVERIFY(!refused);
    QCOMPARE(exitStatus(refused.error()), 2);
    QVERIFY2(refused.error().what.contains("session_replication_role"_L1),
        qPrintable(oneLine(refused.error())));
    const auto with = Backfill::prepare(m_session, countUp(false));
    QVERIFY2(with, with ? "" : qPrintable(oneLine(with.error())));
    QVERIFY(!(*with)->plan().notes.triggersStay.isEmpty());
    server.run(u"GRANT SET ON PARAMETER session_replication_role TO filler"_s, database);
    const auto allowed = Backfill::prepare(m_session, countUp(true));
    QVERIFY2(allowed, allowed ? "" : qPrintable(oneLine(allowed.error())));
    const auto done = (*allowed)->run({}, {});
    QVERIFY2(done && done->done, done ? "" : qPrintable(oneLine(done.error())));
    QCOMPARE(number(u"SELECT count(*) FROM seen"_s), 0);
    QCOMPARE(number(u"SELECT count(*) FROM items WHERE n = 1"_s), 200);
    server.run(u"REVOKE SET ON PARAMETER session_replication_role FROM filler"_s, database);
}

void BackfillTest::otherEnginesSayWhyTriggersStay_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addRow("sqlite") << u"sqlite"_s;
    QTest::addRow("mysql") << u"mysql"_s;
}

void BackfillTest::otherEnginesSayWhyTriggersStay()
{
    QFETCH(const QString, engine);
    open(engine);
    fill(50);
    send({ u"CREATE TABLE seen (id integer)"_s,
        engine == "sqlite"_L1
            ? u"CREATE TRIGGER notes AFTER UPDATE ON items BEGIN INSERT INTO seen VALUES (NEW.id); END"_s
            : u"CREATE TRIGGER notes AFTER UPDATE ON items FOR EACH ROW INSERT INTO seen VALUES (NEW.id)"_s });
    const auto refused = Backfill::prepare(m_session, countUp(true));
    QVERIFY(!refused);
    QCOMPARE(exitStatus(refused.error()), 2);
    QVERIFY(refused.error().what.contains("session"_L1));
    const auto with = Backfill::prepare(m_session, countUp(false));
    QVERIFY2(with, with ? "" : qPrintable(oneLine(with.error())));
    QCOMPARE((*with)->plan().notes.triggers, QStringList { u"notes"_s });
    QVERIFY(!(*with)->plan().notes.triggersStay.isEmpty());
}

void BackfillTest::manyRowsBringAdvice()
{
    QFETCH(const QString, engine);
    open(engine);
    const auto numbers = engine == "postgresql"_L1
        ? u"SELECT i, 0, i % 2, 0 FROM generate_series(1, 110000) i"_s
        : engine == "mysql"_L1
        ? u"SELECT seq, 0, seq % 2, 0 FROM "_s + MariaDbServer::numbers(110000)
        : u"WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c "
          u"WHERE i < 110000) SELECT "
          "i, 0, i % 2, 0 FROM c"_s;
    for (const auto &table : { u"items"_s, u"archive"_s }) {
        send({ u"CREATE TABLE %1 (id integer PRIMARY KEY, n integer, kind"
               " integer, other integer UNIQUE)"_s.arg(table),
            u"CREATE INDEX %1_kind ON %1 (kind)"_s.arg(table),
            u"CREATE INDEX %1_both ON %1 (other, n)"_s.arg(table) });
    }
    send({ u"INSERT INTO items "_s + QString(numbers).replace(u", 0 FROM"_s, u", NULL FROM"_s) });
    if (engine == "mysql"_L1) {
        send({ u"ANALYZE TABLE items"_s });
    }
    const auto advice = [this](const QString &sql) {
        const auto backfill = Backfill::prepare(m_session, { .sql = sql });
        [&] { QVERIFY2(backfill, backfill ? "" : qPrintable(oneLine(backfill.error()))); }();
        return (*backfill)->plan().notes.advice.join(u'\n');
    };
    const bool postgres = engine == "postgresql"_L1;
    const auto free = advice(u"UPDATE items SET kind = kind, n = 1 WHERE id > 5"_s);
    QVERIFY2(free.contains("items_kind"_L1) && free.contains("items_both"_L1), qPrintable(free));
    const auto load = advice(u"INSERT INTO archive SELECT * FROM items"_s);
    QVERIFY2(
        load.contains("archive_kind"_L1) && load.contains("archive_both"_L1), qPrintable(load));
    QVERIFY2(!load.contains("pkey"_L1) && !load.contains("archive_other"_L1), qPrintable(load));
    QCOMPARE(load.contains("CONCURRENTLY"_L1), postgres);
    QVERIFY(load.contains("afterwards"_L1)); // archive is empty
    send({ u"DROP INDEX items_both%1"_s.arg(engine == "mysql"_L1 ? u" ON items"_s : QString()) });
    const auto hot = advice(u"UPDATE items SET n = 1"_s);
    QCOMPARE(hot.contains("(HOT)"_L1), postgres);
    QCOMPARE(hot.contains("fillfactor is 100"_L1), postgres);
    QVERIFY2(!hot.contains("items_kind"_L1), qPrintable(hot));
    if (engine == "sqlite"_L1) { // about what its expression and its condition name
        send({ u"CREATE INDEX items_partly ON items (other) WHERE kind = 1"_s,
            u"CREATE INDEX items_sum ON items (n + 1)"_s });
        const auto partly = advice(u"UPDATE items SET n = 1"_s);
        QVERIFY2(partly.contains("items_sum"_L1) && !partly.contains("items_partly"_L1),
            qPrintable(partly));
        QVERIFY(advice(u"UPDATE items SET kind = 1"_s).contains("items_partly"_L1));
    }
    // Few rows are not worth the words.
    send({ u"DELETE FROM items WHERE id > 500"_s });
    if (engine == "mysql"_L1) {
        send({ u"ANALYZE TABLE items"_s });
    }
    QCOMPARE(advice(u"UPDATE items SET kind = 1"_s), QString());
}

QTEST_GUILESS_MAIN(BackfillTest)
#include "tst_backfill.moc"
