// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/batchwork.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/batchplaces.h"
#include "run/lintsource.h"
#include "run/livecopy.h"
#include "run/usertriggers.h"

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
constexpr int MostTries = 8; // of a batch that others stand in the way of

Error refusal(const QString &what, const QString &next = {})
{
    return {
        .kind = ErrorKind::Refused, .what = what, .untouched = tr("Nothing was run."), .next = next
    };
}

QString bare(QString name)
{
    return name.remove(u'"').remove(u'`').remove(u'[').remove(u']');
}

/// Waits, unless a stop is asked for.
void waitFor(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, stop, time, [] { return false; });
}

/// A key's literals as they are kept: how far the batches came.
QString toText(const QStringList &place)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(place)).toJson(QJsonDocument::Compact));
}

QStringList toPlace(const QString &text)
{
    QStringList place;
    for (const auto &value : QJsonDocument::fromJson(text.toUtf8()).array()) {
        place += value.toString();
    }
    return place;
}

} // namespace

BatchWork::BatchWork(const Engine &engine, Connection &connection, const BatchTask &task)
    : m_engine(engine)
    , m_connection(connection)
    , m_task(task)
    , m_sql { .engine = engine, .id = task.id }
    , m_size(std::clamp(task.pace.rows, LeastKeys / 10, MostKeys))
{
    if (task.pace.withoutTriggers) {
        leaveTriggersOut();
    }
}

Result<void> BatchWork::prepare()
{
    const auto statement = readRanged(m_task.sql.trimmed(), dialectOf(&m_engine));
    if (!statement) {
        return fail(statement.error());
    }
    m_sql.statement = *statement;
    auto done = findTable();
    done = done ? findPlace() : done;
    const auto why = done && m_task.pace.withoutTriggers
        ? whyTriggersStay(m_engine, m_connection, m_task.sql)
        : QString();
    return why.isEmpty()
        ? done
        : fail(refusal(tr("Triggers cannot be left out here. %1").arg(why),
              m_keepsChoice ? tr("The earlier run left them out: go on as the user who may, or "
                                 "begin from the start.")
                            : tr("Let them fire.")));
}

Result<BatchNotes> BatchWork::notes()
{
    return batchNotes(m_engine, m_connection,
        { .sql = m_task.sql, .rows = m_all, .withoutTriggers = m_task.pace.withoutTriggers });
}

/// As the table of places has it: with what each batch sends besides where it was chosen.
QString BatchWork::keptText() const
{
    const auto sql = elided(m_task.sql.trimmed(), KeptText);
    return m_task.pace.withoutTriggers ? withoutTriggersHead() + sql : sql;
}

void BatchWork::leaveTriggersOut()
{
    m_task.pace.withoutTriggers = true;
    if (!m_task.locals.contains(QString(WithoutTriggers))) {
        m_task.locals += QString(WithoutTriggers);
    }
}

/// What was chosen for the rows that are done holds for the others, too.
Result<void> BatchWork::keepChoice(const QString &kept)
{
    const bool without = kept.startsWith(withoutTriggersHead());
    if (without && !m_task.pace.withoutTriggers) {
        m_keepsChoice = true;
        leaveTriggersOut();
    }
    return without == m_task.pace.withoutTriggers
        ? Result<void>()
        : fail(
              refusal(tr("An earlier run of this let user triggers fire; this one would leave them "
                         "out for the rest."),
                  tr("Go on with the triggers, or begin from the start.")));
}

Result<void> BatchWork::findTable()
{
    const auto tables = tableShapes(m_engine, m_connection);
    if (!tables) {
        return fail(tables.error());
    }
    const auto wanted = bare(m_sql.statement.table);
    const auto schema = m_connection.server().schema;
    const auto found = std::ranges::find_if(*tables, [&](const TableShape &table) {
        return table.name.compare(wanted, Qt::CaseInsensitive) == 0
            || table.name.compare(schema + u'.' + wanted, Qt::CaseInsensitive) == 0;
    });
    if (found == tables->end()) {
        return fail(refusal(tr("There is no table '%1'.").arg(elided(visible(wanted), 80))));
    }
    m_sql.table = *found;
    m_sql.key = m_sql.table.key;
    if (m_sql.key.isEmpty()) {
        return fail(refusal(tr("%1 has no primary key to go along.").arg(m_sql.table.name),
            tr("Give it one, or run the statement as a whole.")));
    }
    for (const auto &column : std::as_const(m_sql.key)) {
        if (m_sql.statement.sets.contains(column.toLower())) {
            return fail(refusal(
                tr("The statement changes the key %1: a row could come up twice.").arg(column)));
        }
    }
    return {};
}

Result<KeyPlace> BatchWork::lastKey()
{
    const auto rows = m_connection.query(m_sql.lastKey());
    if (!rows) {
        return fail(rows.error());
    }
    KeyPlace place;
    for (const auto &value : rows->rows.value(0)) {
        place += sqlLiteral(m_engine, value).trimmed();
    }
    return place;
}

Result<void> BatchWork::findPlace()
{
    const auto kept = m_connection.query(
        u"SELECT place, last_place, keys_done, rows_done, statement FROM %1 WHERE id = %2"_s.arg(
            m_sql.marker(), m_sql.ownId()));
    if (kept && !kept->rows.isEmpty() && !m_task.anew) {
        const auto &row = kept->rows.first();
        if (const auto same = keepChoice(row.at(4).toString()); !same) {
            return same;
        }
        m_known = true;
        m_place = toPlace(row.at(0).toString());
        m_last = toPlace(row.at(1).toString());
        m_keysBefore = row.at(2).toLongLong();
        m_result = { .resumed = true, .keys = m_keysBefore, .rows = row.at(3).toLongLong() };
    } else {
        const auto last = lastKey();
        if (!last) {
            return fail(last.error());
        }
        m_last = *last;
    }
    const auto count = m_connection.query(m_engine.info().id == "postgresql"_L1
            ? u"SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = %1::regclass"_s.arg(
                  m_engine.literal(m_sql.table.sql))
            : m_engine.info().id == "mysql"_L1
            ? u"SELECT coalesce(table_rows, 0) FROM information_schema.tables"
              " WHERE table_schema = database()"
              " AND table_name = %1"_s.arg(m_engine.literal(m_sql.table.name))
            : u"SELECT count(*) FROM "_s + m_sql.table.sql);
    m_all = count ? count->rows.value(0).value(0).toLongLong() : 0;
    if (m_all == 0) { // the server has not looked at the table yet: it is counted, within reason
        const auto some = m_connection.query(
            u"SELECT count(*) FROM (SELECT 1 AS one FROM %1 LIMIT %2) s"_s.arg(m_sql.table.sql)
                .arg(MostCounted));
        const auto rows = some ? some->rows.value(0).value(0).toLongLong() : 0;
        m_all = rows < MostCounted ? rows : 0;
    }
    return {};
}

BackfillPlan BatchWork::plan() const
{
    const auto sign = KeyPlace(m_sql.key.size(), u"…"_s);
    return { .table = m_sql.table.name,
        .key = m_sql.key,
        .part = m_sql.part(sign, sign),
        .locals = m_task.locals,
        .keys = m_all,
        .resumed = m_known ? m_place.join(u", "_s) : QString(),
        .withoutTriggers = m_task.pace.withoutTriggers };
}

PlannedBatches BatchWork::planned() const
{
    const auto &pace = m_task.pace;
    const auto rows = pace.adapts ? u"/*:rows*/%1"_s.arg(m_size) : QString::number(m_size);
    return { .table = m_sql.table.name,
        .key = m_sql.key,
        .id = m_task.id,
        .whole = m_task.sql,
        .pace = pace,
        .first = { m_sql.lastKey(), m_sql.forget(), m_sql.insert(keptText(), u"/*:last*/NULL"_s) },
        .before = QStringList { m_sql.upper(m_sql.marks(u"after"_s), m_sql.marks(u"last"_s), rows),
                      m_sql.begin() }
            + m_task.locals + QStringList { m_sql.claim() },
        .after = {
            m_sql.keep(u"/*:upto*/NULL"_s, u"/*:keys*/0"_s, u"/*:changed*/0"_s), u"COMMIT"_s } };
}

/// The table of places, and our row in it.
Result<void> BatchWork::begin()
{
    if (m_known) {
        return {};
    }
    auto done = m_task.partOfRun ? Result<Execution>(Execution {}) : send(m_sql.createTable());
    done = done ? send(m_sql.forget()) : done;
    done = done ? send(m_sql.insert(keptText(), m_engine.literal(toText(m_last)))) : done;
    return done ? Result<void>() : fail(done.error());
}

Result<void> BatchWork::end()
{
    if (m_task.partOfRun) {
        return {};
    }
    auto done = send(m_sql.forget());
    const auto left = done ? m_connection.query(u"SELECT count(*) FROM "_s + m_sql.marker())
                           : fail(done.error());
    if (left && left->rows.value(0).value(0).toInt() == 0) {
        done = send(u"DROP TABLE "_s + m_sql.marker());
    }
    return done ? Result<void>() : fail(done.error());
}

/// The key that the next batch ends with; empty when nothing is left.
Result<std::optional<KeyPlace>> BatchWork::upperAfter(const KeyPlace &place)
{
    const auto rows = m_connection.query(m_sql.upper(place, m_last, QString::number(m_size)));
    if (!rows) {
        return fail(rows.error());
    }
    if (rows->rows.isEmpty()) {
        return std::optional<KeyPlace>();
    }
    KeyPlace upper;
    for (qsizetype i = 0; i < m_sql.key.size(); ++i) {
        upper += sqlLiteral(m_engine, rows->rows.first().at(i)).trimmed();
    }
    m_partKeys = rows->rows.first().at(m_sql.key.size()).toLongLong();
    return upper;
}

/// Nobody else runs the same batches: our row is ours, and says what we think.
Result<void> BatchWork::claim()
{
    const auto row = m_connection.query(m_sql.claim());
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

Result<qint64> BatchWork::tryBatch(const KeyPlace &upper, const BatchHooks &hooks)
{
    const auto watched = [&hooks](bool begins) {
        if (hooks.sending) {
            hooks.sending(begins);
        }
    };
    auto begun = send(m_sql.begin());
    for (const auto &local : m_task.locals) {
        begun = begun ? send(local) : begun;
    }
    const auto claimed = begun ? claim() : fail(begun.error());
    watched(true);
    const auto changed = claimed ? send(m_sql.part(m_place, upper)) : fail(claimed.error());
    watched(false);
    const auto rows = changed ? std::max<qint64>(0, changed->rows) : 0;
    auto kept = changed ? send(m_sql.keep(m_engine.literal(toText(upper)),
                              QString::number(m_partKeys), QString::number(rows)))
                        : changed;
    kept = kept ? send(u"COMMIT"_s) : kept;
    if (!kept) {
        if (m_connection.transaction() != Connection::Transaction::None) {
            std::ignore = send(m_engine.rollback());
        }
        return fail(kept.error());
    }
    return rows;
}

/// A batch that meets a lock, or that the brake stops, is tried again, later each time.
Result<void> BatchWork::batch(
    const KeyPlace &upper, const BatchHooks &hooks, const std::stop_token &stop)
{
    for (int attempt = 1;; ++attempt) {
        const auto rows = tryBatch(upper, hooks);
        if (rows) {
            m_result.rows += *rows;
            m_result.keys += m_partKeys;
            ++m_result.parts;
            m_place = upper;
            return {};
        }
        const auto why = m_engine.failure(rows.error());
        const auto braked = hooks.braking && !stop.stop_requested() ? hooks.braking() : QString();
        const bool passes = why == Failure::LockTimeout || why == Failure::Deadlock
            || !braked.isEmpty();
        if (!passes || attempt == MostTries || stop.stop_requested()) {
            return fail(braked.isEmpty() ? rows.error()
                                         : Error { .kind = ErrorKind::Failed,
                                               .what = tr("The brake"
                                                          " stopped a batch again and again: %1")
                                                   .arg(braked) });
        }
        tell(hooks, braked.isEmpty() ? tr("others hold a lock that it needs") : braked);
        const auto base = braked.isEmpty() ? 100 : 500;
        waitFor(std::chrono::milliseconds(base << std::min(attempt, 6)), stop);
        if (!braked.isEmpty()) {
            m_size = std::max(LeastKeys, m_size / 2);
        }
    }
}

void BatchWork::adapt(qint64 ms)
{
    if (m_task.pace.adapts) {
        const auto factor = std::clamp(
            double(m_task.pace.wantedMs) / double(std::max<qint64>(1, ms)), 0.5, 2.0);
        m_size = std::clamp(qint64(double(m_size) * factor), LeastKeys, MostKeys);
    }
}

void BatchWork::tell(const BatchHooks &hooks, const QString &waiting) const
{
    if (hooks.progress) {
        const auto seconds = double(std::max<qint64>(1, m_timer.elapsed())) / 1000;
        hooks.progress({ .keys = m_result.keys,
            .all = m_all,
            .rows = m_result.rows,
            .batch = m_size,
            .parts = m_result.parts,
            .perSecond = double(m_result.keys - m_keysBefore) / seconds,
            .lagMs = m_lagMs,
            .waiting = waiting });
    }
}

void BatchWork::waitForReplicas(const BatchHooks &hooks, const std::stop_token &stop)
{
    m_lagMs = m_replicas.look(m_engine, m_connection).value_or(-1);
    while (!stop.stop_requested() && m_lagMs > m_task.mostLag.count()) {
        tell(hooks, tr("a replica is behind"));
        waitFor(std::chrono::seconds(1), stop);
        m_lagMs = m_replicas.look(m_engine, m_connection).value_or(-1);
    }
}

Result<void> BatchWork::loop(const BatchHooks &hooks, const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        QElapsedTimer timer;
        timer.start();
        const auto allowed = hooks.confirm ? hooks.confirm() : Result<void>();
        const auto upper = allowed ? upperAfter(m_place) : fail(allowed.error());
        if (!upper) {
            return fail(upper.error());
        }
        if (!*upper) {
            m_result.done = true;
            return end();
        }
        if (const auto done = batch(**upper, hooks, stop); !done) {
            return done;
        }
        adapt(timer.elapsed());
        tell(hooks);
        waitFor(std::chrono::milliseconds(m_task.pace.pauseMs), stop);
        waitForReplicas(hooks, stop);
    }
    return {};
}

Result<BackfillResult> BatchWork::run(const BatchHooks &hooks, const std::stop_token &stop)
{
    m_timer.start();
    if (m_last.isEmpty()) { // no rows at all
        m_result.done = true;
        return m_result;
    }
    const auto begun = begin();
    const auto done = begun ? loop(hooks, stop) : fail(begun.error());
    m_result.ms = m_timer.elapsed();
    if (!done && !stop.stop_requested()) {
        return fail(done.error());
    }
    return m_result;
}

} // namespace Switchback
