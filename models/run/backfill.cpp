// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/backfill.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/backup.h"
#include "run/livecopy.h"
#include "run/tableshape.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 LeastKeys = 10;
constexpr qint64 MostKeys = 200000;
constexpr qint64 MostCounted = 200000;
constexpr qsizetype KeptText = 2000; // of a statement, in the table of places
constexpr int MostTries = 8; // of a part that others stand in the way of

Dialect dialectOf(const Engine &engine)
{
    const auto &id = engine.info().id;
    return id == "postgresql"_L1 ? Dialect::PostgreSql
        : id == "sqlite"_L1      ? Dialect::Sqlite
                                 : Dialect::MySql;
}

Error refused(const QString &what, const QString &next = {})
{
    return {
        .kind = ErrorKind::Refused, .what = what, .untouched = tr("Nothing was run."), .next = next
    };
}

QString idOf(const QString &sql)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(sql.simplified().toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .left(32));
}

QString bare(QString name)
{
    return name.remove(u'"').remove(u'`').remove(u'[').remove(u']');
}

// Waits, unless a stop is asked for.
void waitFor(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, stop, time, [] { return false; });
}

// A key as literals, kept as JSON: how far the backfill came.
using KeyPlace = QStringList;

QString toText(const KeyPlace &place)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(place)).toJson(QJsonDocument::Compact));
}

KeyPlace toPlace(const QString &text)
{
    KeyPlace place;
    for (const auto &value : QJsonDocument::fromJson(text.toUtf8()).array()) {
        place += value.toString();
    }
    return place;
}

} // namespace

class Backfill::Worker
{
public:
    Worker(const Session &session, const BackfillRequest &request)
        : m_session(session)
        , m_engine(*m_session.engine)
        , m_request(request)
    {
    }
    Result<void> prepare();
    BackfillPlan plan() const;
    Result<BackfillResult> run(
        const std::function<void(const BackfillProgress &)> &progress, std::stop_token stop);

private:
    Result<void> findTable();
    Result<void> findPlace();
    Result<void> begin();
    Result<void> end();
    Result<std::optional<KeyPlace>> upperAfter(const KeyPlace &place);
    Result<KeyPlace> placeOf(const QString &order);
    Result<void> part(const KeyPlace &upper, std::stop_token stop);
    Result<qint64> tryPart(const KeyPlace &upper);
    Result<void> claim();
    void adapt(qint64 ms);
    std::chrono::milliseconds lag();
    QString beyond(const QString &sign, const KeyPlace &place, const QString &prefix) const;
    QString keys(const QString &prefix, const QString &order = {}) const;
    QString readable(const QString &prefix) const;
    QString marker() const { return m_engine.identifier(QString(BackfillTable)); }
    Result<Execution> send(const QString &sql) { return m_connection->execute(sql); }
    void tell(const std::function<void(const BackfillProgress &)> &progress,
        const QString &waiting = {}) const;

    const Session m_session;
    const Engine &m_engine;
    const BackfillRequest m_request;
    RangedStatement m_statement;
    TableShape m_table;
    QStringList m_key;
    QString m_id; // of the statement, in the table of places
    std::unique_ptr<Connection> m_connection;
    KeyPlace m_place; // the last key that is done; empty: none
    KeyPlace m_last; // where it ends: the greatest key at the start
    bool m_known = false; // an earlier one has begun
    qint64 m_all = 0;
    qint64 m_batch = 1000;
    qint64 m_partKeys = 0;
    BackfillResult m_result;
    QElapsedTimer m_timer;
    qint64 m_keysBefore = 0; // of earlier runs
};

Result<void> Backfill::Worker::prepare()
{
    const auto statement = readRanged(m_request.sql.trimmed(), dialectOf(m_engine));
    if (!statement) {
        return fail(statement.error());
    }
    m_statement = *statement;
    m_batch = std::clamp(m_request.batch, LeastKeys / 10, MostKeys);
    if (m_engine.info().embedded && !QFileInfo::exists(m_session.connection.database)) {
        return fail(refused(tr("There is no database file '%1'.")
                .arg(elided(
                    visible(QDir::toNativeSeparators(m_session.connection.database)), 200))));
    }
    auto connection = m_engine.connect(m_session.connection, Access::ReadWrite);
    if (!connection) {
        return fail(connection.error());
    }
    m_connection = std::move(*connection);
    const auto notes = m_engine.preflight(*m_connection, m_session.connection);
    auto done = notes ? requireBackup(m_session, m_connection->server()) : fail(notes.error());
    for (const auto &planned : m_engine.session(m_session.connection, m_connection->server())) {
        const auto set = done ? send(planned.sql) : fail(done.error());
        done = set ? done : fail(set.error());
    }
    done = done ? findTable() : done;
    return done ? findPlace() : done;
}

Result<void> Backfill::Worker::findTable()
{
    const auto tables = tableShapes(m_engine, *m_connection);
    if (!tables) {
        return fail(tables.error());
    }
    const auto wanted = bare(m_statement.table);
    const auto schema = m_connection->server().schema;
    const auto found = std::ranges::find_if(*tables, [&](const TableShape &table) {
        return table.name.compare(wanted, Qt::CaseInsensitive) == 0
            || table.name.compare(schema + u'.' + wanted, Qt::CaseInsensitive) == 0;
    });
    if (found == tables->end()) {
        return fail(refused(tr("There is no table '%1'.").arg(elided(visible(wanted), 80))));
    }
    m_table = *found;
    m_key = m_table.key;
    if (m_key.isEmpty()) {
        return fail(refused(tr("%1 has no primary key to go along.").arg(m_table.name),
            tr("Give it one, or run the statement as a whole.")));
    }
    for (const auto &column : std::as_const(m_key)) {
        if (m_statement.sets.contains(column.toLower())) {
            return fail(refused(
                tr("The statement changes the key %1: a row could come up twice.").arg(column)));
        }
    }
    return {};
}

Result<KeyPlace> Backfill::Worker::placeOf(const QString &order)
{
    const auto rows = m_connection->query(u"SELECT %1 FROM %2 s ORDER BY %3 LIMIT 1"_s.arg(
        readable(u"s."_s), m_table.sql, keys(u"s."_s, order)));
    if (!rows) {
        return fail(rows.error());
    }
    KeyPlace place;
    for (const auto &value : rows->rows.value(0)) {
        place += sqlLiteral(m_engine, value).trimmed();
    }
    return place;
}

Result<void> Backfill::Worker::findPlace()
{
    m_id = idOf(m_request.sql);
    const auto kept = m_connection->query(
        u"SELECT place, last_place, keys_done, rows_done FROM %1 WHERE id = %2"_s.arg(
            marker(), m_engine.literal(m_id)));
    if (kept && !kept->rows.isEmpty() && !m_request.anew) {
        const auto &row = kept->rows.first();
        m_known = true;
        m_place = toPlace(row.at(0).toString());
        m_last = toPlace(row.at(1).toString());
        m_keysBefore = row.at(2).toLongLong();
        m_result = { .resumed = true, .keys = m_keysBefore, .rows = row.at(3).toLongLong() };
    } else {
        const auto last = placeOf(u"DESC"_s);
        if (!last) {
            return fail(last.error());
        }
        m_last = *last;
    }
    const auto count = m_connection->query(m_engine.info().id == "postgresql"_L1
            ? u"SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = %1::regclass"_s.arg(
                  m_engine.literal(m_table.sql))
            : m_engine.info().id == "mysql"_L1
            ? u"SELECT coalesce(table_rows, 0) FROM information_schema.tables WHERE table_schema = "
              u"database()"
              " AND table_name = %1"_s.arg(m_engine.literal(m_table.name))
            : u"SELECT count(*) FROM "_s + m_table.sql);
    m_all = count ? count->rows.value(0).value(0).toLongLong() : 0;
    if (m_all == 0) { // the server has not looked at the table yet: it is counted, within reason
        const auto some = m_connection->query(
            u"SELECT count(*) FROM (SELECT 1 AS one FROM %1 LIMIT %2) s"_s.arg(m_table.sql)
                .arg(MostCounted));
        const auto rows = some ? some->rows.value(0).value(0).toLongLong() : 0;
        m_all = rows < MostCounted ? rows : 0;
    }
    return {};
}

QString Backfill::Worker::keys(const QString &prefix, const QString &order) const
{
    QStringList names;
    for (const auto &column : m_key) {
        names += prefix + m_engine.identifier(column)
            + (order.isEmpty() ? QString() : u' ' + order);
    }
    return names.join(u", "_s);
}

// As text where a driver's own value would lose something, the microseconds of a time for instance.
QString Backfill::Worker::readable(const QString &prefix) const
{
    QStringList names;
    for (const auto &column : m_key) {
        const auto name = prefix + m_engine.identifier(column);
        const auto *shape = m_table.column(column);
        const bool isTime = shape
            && (shape->holds == Holds::Timestamp || shape->holds == Holds::Time
                || shape->holds == Holds::Date);
        names += m_engine.info().id == "postgresql"_L1   ? name + u"::text"_s
            : isTime && m_engine.info().id == "mysql"_L1 ? u"CAST(%1 AS CHAR)"_s.arg(name)
                                                         : name;
    }
    return names.join(u", "_s);
}

// (a, b) > (1, 2), spelled out where the server would not use the index otherwise.
QString Backfill::Worker::beyond(
    const QString &sign, const KeyPlace &place, const QString &prefix) const
{
    const auto name = [&](qsizetype i) { return prefix + m_engine.identifier(m_key.at(i)); };
    if (m_key.size() == 1) {
        return u"%1 %2 %3"_s.arg(name(0), sign, place.value(0));
    }
    if (m_engine.info().id != "mysql"_L1) {
        return u"(%1) %2 (%3)"_s.arg(keys(prefix), sign, place.join(u", "_s));
    }
    QStringList ways;
    for (qsizetype i = 0; i < m_key.size(); ++i) {
        QStringList same;
        for (qsizetype j = 0; j < i; ++j) {
            same += name(j) + u" = "_s + place.value(j);
        }
        const auto last = i + 1 == m_key.size();
        same += u"%1 %2 %3"_s.arg(name(i), last ? sign : sign.first(1), place.value(i));
        ways += u'(' + same.join(u" AND "_s) + u')';
    }
    return u"(%1)"_s.arg(ways.join(u" OR "_s));
}

BackfillPlan Backfill::Worker::plan() const
{
    KeyPlace sign(m_key.size(), u"…"_s);
    const auto prefix = m_statement.name + u'.';
    return { .table = m_table.name,
        .key = m_key,
        .part = m_statement.over(
            beyond(u">"_s, sign, prefix) + u" AND "_s + beyond(u"<="_s, sign, prefix)),
        .keys = m_all,
        .resumed = m_known ? m_place.join(u", "_s) : QString() };
}

// The table of places, and our row in it.
Result<void> Backfill::Worker::begin()
{
    if (m_known) {
        return {};
    }
    const auto text = m_engine.info().id == "mysql"_L1 ? u"varchar(2000)"_s : u"text"_s;
    auto done = send(
        u"CREATE TABLE IF NOT EXISTS %1 (id varchar(64) NOT NULL PRIMARY KEY, statement %2 NOT "
        u"NULL, "
        "place %2 NOT NULL, last_place %2 NOT NULL, keys_done bigint NOT NULL, rows_done bigint NOT NULL)%3"_s
            .arg(marker(), text,
                m_engine.info().id == "mysql"_L1 ? u" CHARACTER SET utf8mb4"_s : QString()));
    done = done ? send(u"DELETE FROM %1 WHERE id = %2"_s.arg(marker(), m_engine.literal(m_id)))
                : done;
    done = done
        ? send(u"INSERT INTO %1 VALUES (%2, %3, '[]', %4, 0, 0)"_s.arg(marker(),
              m_engine.literal(m_id), m_engine.literal(elided(m_request.sql.trimmed(), KeptText)),
              m_engine.literal(toText(m_last))))
        : done;
    return done ? Result<void>() : fail(done.error());
}

Result<void> Backfill::Worker::end()
{
    auto done = send(u"DELETE FROM %1 WHERE id = %2"_s.arg(marker(), m_engine.literal(m_id)));
    const auto left = done ? m_connection->query(u"SELECT count(*) FROM "_s + marker())
                           : fail(done.error());
    if (left && left->rows.value(0).value(0).toInt() == 0) {
        done = send(u"DROP TABLE "_s + marker());
    }
    return done ? Result<void>() : fail(done.error());
}

// The key that the next part ends with; empty when nothing is left.
Result<std::optional<KeyPlace>> Backfill::Worker::upperAfter(const KeyPlace &place)
{
    const auto from = (place.isEmpty() ? QString() : beyond(u">"_s, place, {}) + u" AND "_s)
        + beyond(u"<="_s, m_last, {});
    const auto rows = m_connection->query(
        u"SELECT %5, count(*) OVER () FROM (SELECT %1 FROM %2 WHERE %3 ORDER BY %1 LIMIT %4) s ORDER BY %6 LIMIT 1"_s
            .arg(keys({}), m_table.sql, from)
            .arg(m_batch)
            .arg(readable(u"s."_s), keys(u"s."_s, u"DESC"_s)));
    if (!rows) {
        return fail(rows.error());
    }
    if (rows->rows.isEmpty()) {
        return std::optional<KeyPlace>();
    }
    KeyPlace upper;
    for (qsizetype i = 0; i < m_key.size(); ++i) {
        upper += sqlLiteral(m_engine, rows->rows.first().at(i)).trimmed();
    }
    m_partKeys = rows->rows.first().at(m_key.size()).toLongLong();
    return upper;
}

// Nobody else runs the same backfill: our row is ours, and says what we think.
Result<void> Backfill::Worker::claim()
{
    const auto lock = m_engine.info().embedded ? QString() : u" FOR UPDATE"_s;
    const auto row = m_connection->query(
        u"SELECT place FROM %1 WHERE id = %2%3"_s.arg(marker(), m_engine.literal(m_id), lock));
    if (!row) {
        return fail(row.error());
    }
    if (row->rows.isEmpty() || toPlace(row->rows.first().first().toString()) != m_place) {
        return fail(Error { .kind = ErrorKind::Locked,
            .what = tr("Another process runs the same backfill."),
            .untouched = tr("This one has changed nothing since."),
            .next = tr("Let it finish; the same command then says how far it came.") });
    }
    return {};
}

Result<qint64> Backfill::Worker::tryPart(const KeyPlace &upper)
{
    const auto prefix = m_statement.name + u'.';
    const auto range = (m_place.isEmpty() ? QString()
                                          : beyond(u">"_s, m_place, prefix) + u" AND "_s)
        + beyond(u"<="_s, upper, prefix);
    auto begun = send(m_engine.info().embedded ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
    const auto claimed = begun ? claim() : fail(begun.error());
    const auto changed = claimed ? send(m_statement.over(range)) : fail(claimed.error());
    const auto rows = changed ? std::max<qint64>(0, changed->rows) : 0;
    auto kept = changed
        ? send(
              u"UPDATE %1 SET place = %2, keys_done = keys_done + %3, rows_done = rows_done + %4 WHERE id = %5"_s
                  .arg(marker(), m_engine.literal(toText(upper)))
                  .arg(m_partKeys)
                  .arg(rows)
                  .arg(m_engine.literal(m_id)))
        : changed;
    kept = kept ? send(u"COMMIT"_s) : kept;
    if (!kept) {
        if (m_connection->transaction() != Connection::Transaction::None) {
            std::ignore = send(m_engine.rollback());
        }
        return fail(kept.error());
    }
    return rows;
}

// Parts that meet a lock are made smaller and tried again, later each time.
Result<void> Backfill::Worker::part(const KeyPlace &upper, std::stop_token stop)
{
    for (int attempt = 1;; ++attempt) {
        const auto rows = tryPart(upper);
        if (rows) {
            m_result.rows += *rows;
            m_result.keys += m_partKeys;
            ++m_result.parts;
            m_place = upper;
            return {};
        }
        const auto why = m_engine.failure(rows.error());
        const bool passes = why == Failure::LockTimeout || why == Failure::Deadlock;
        if (!passes || attempt == MostTries || stop.stop_requested()) {
            return fail(rows.error());
        }
        waitFor(std::chrono::milliseconds(100 << std::min(attempt, 6)), stop);
    }
}

void Backfill::Worker::adapt(qint64 ms)
{
    if (m_request.adapts) {
        const auto factor = std::clamp(
            double(m_request.wanted.count()) / double(std::max<qint64>(1, ms)), 0.5, 2.0);
        m_batch = std::clamp(qint64(double(m_batch) * factor), LeastKeys, MostKeys);
    }
}

std::chrono::milliseconds Backfill::Worker::lag()
{
    if (m_engine.info().id != "postgresql"_L1) {
        return std::chrono::milliseconds(0);
    }
    const auto rows = m_connection->query(
        u"SELECT coalesce(extract(epoch FROM max(replay_lag)) * 1000, 0)::bigint FROM pg_stat_replication"_s);
    return std::chrono::milliseconds(rows ? rows->rows.value(0).value(0).toLongLong() : 0);
}

void Backfill::Worker::tell(
    const std::function<void(const BackfillProgress &)> &progress, const QString &waiting) const
{
    if (progress) {
        const auto seconds = double(std::max<qint64>(1, m_timer.elapsed())) / 1000;
        progress({ .keys = m_result.keys,
            .all = m_all,
            .rows = m_result.rows,
            .batch = m_batch,
            .parts = m_result.parts,
            .perSecond = double(m_result.keys - m_keysBefore) / seconds,
            .waiting = waiting });
    }
}

Result<BackfillResult> Backfill::Worker::run(
    const std::function<void(const BackfillProgress &)> &progress, std::stop_token stop)
{
    m_timer.start();
    const std::stop_callback stopper(stop, [this] { m_connection->cancel(); });
    if (m_last.isEmpty()) {
        m_result.done = true;
        return m_result;
    }
    if (const auto begun = begin(); !begun) {
        return fail(begun.error());
    }
    while (!stop.stop_requested()) {
        QElapsedTimer timer;
        timer.start();
        const auto upper = upperAfter(m_place);
        const auto done = !upper ? fail(upper.error())
            : *upper             ? part(**upper, stop)
                                 : Result<void>();
        if (!done) {
            if (stop.stop_requested()) {
                break;
            }
            return fail(done.error());
        }
        if (!*upper) {
            const auto ended = end();
            m_result.done = true;
            m_result.ms = m_timer.elapsed();
            return ended ? Result<BackfillResult>(m_result) : fail(ended.error());
        }
        adapt(timer.elapsed());
        tell(progress);
        waitFor(m_request.pause, stop);
        while (!stop.stop_requested() && lag() > m_request.mostLag) {
            tell(progress, tr("a replica is behind"));
            waitFor(std::chrono::seconds(1), stop);
        }
    }
    m_result.ms = m_timer.elapsed();
    return m_result;
}

QList<UnfinishedBackfill> unfinishedBackfills(const Session &session)
{
    QList<UnfinishedBackfill> found;
    const auto live = session.engine->connect(session.connection, Access::ReadOnly);
    const auto rows = live
        ? (*live)->query(u"SELECT id, statement, keys_done, rows_done FROM %1 ORDER BY id"_s.arg(
              session.engine->identifier(QString(BackfillTable))))
        : fail(live.error());
    if (!rows) {
        return found; // mostly there is no such table
    }
    for (const auto &row : rows->rows) {
        UnfinishedBackfill one { .id = row.at(0).toString(),
            .sql = row.at(1).toString(),
            .keys = row.at(2).toLongLong(),
            .rows = row.at(3).toLongLong() };
        one.whole = idOf(one.sql) == one.id;
        found += one;
    }
    return found;
}

Result<void> forgetBackfill(const Session &session, const UnfinishedBackfill &unfinished)
{
    const auto live = session.engine->connect(session.connection, Access::ReadWrite);
    if (!live) {
        return fail(live.error());
    }
    const auto marker = session.engine->identifier(QString(BackfillTable));
    auto done = (*live)->execute(
        u"DELETE FROM %1 WHERE id = %2"_s.arg(marker, session.engine->literal(unfinished.id)));
    const auto left = done ? (*live)->query(u"SELECT count(*) FROM "_s + marker)
                           : fail(done.error());
    if (left && left->rows.value(0).value(0).toInt() == 0) {
        done = (*live)->execute(u"DROP TABLE "_s + marker);
    }
    return done ? Result<void>() : fail(done.error());
}

bool canBackfill(const Engine &engine, const QString &sql)
{
    return readRanged(sql.trimmed(), dialectOf(engine)).has_value();
}

Backfill::Backfill(std::unique_ptr<Worker> worker)
    : m_worker(std::move(worker))
{
}

Backfill::~Backfill() = default;

Result<std::unique_ptr<Backfill>> Backfill::prepare(
    const Session &session, const BackfillRequest &request)
{
    auto worker = std::make_unique<Worker>(session, request);
    if (const auto done = worker->prepare(); !done) {
        return fail(done.error());
    }
    return std::unique_ptr<Backfill>(new Backfill(std::move(worker)));
}

BackfillPlan Backfill::plan() const
{
    return m_worker->plan();
}

Result<BackfillResult> Backfill::run(
    const std::function<void(const BackfillProgress &)> &progress, std::stop_token stop)
{
    return m_worker->run(progress, std::move(stop));
}

} // namespace Switchback
