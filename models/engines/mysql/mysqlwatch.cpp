// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/mysql/mysqlwatch.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Side = WatchedSession::Side;

bool isMariaDb(const Connection &watch)
{
    return watch.server().product == "MariaDB"_L1;
}

/// MySQL counts whole seconds here.
QString processMs(const Connection &watch)
{
    return isMariaDb(watch) ? u"CAST(p.TIME_MS AS SIGNED)"_s : u"p.TIME * 1000"_s;
}

QString sessionColumns(const Connection &watch)
{
    return u"p.ID, p.USER, p.HOST, p.COMMAND, p.INFO, "_s + processMs(watch);
}

WatchedSession sessionOf(const QVariantList &row, Side side, bool surmised)
{
    const auto id = row.value(0).toLongLong();
    const auto command = row.value(3).toString();
    return { .side = side,
        .id = id,
        .name = tr("connection %1").arg(id),
        .user = row.value(1).toString(),
        .origin = row.value(2).toString(),
        .state = command,
        .query = withoutPasswords(row.value(4).toString().simplified()).left(200),
        .ms = std::max(row.value(5).toLongLong(), 0LL),
        .idle = command == "Sleep"_L1,
        .surmised = surmised };
}

/// The own statement: how long, at which stage, and what the server says it does.
struct Own {
    bool metadataWait = false;
    bool known = false;
    qint64 ms = 0;
    QString database;
    std::optional<ServerProgress> progress;
};

std::optional<ServerProgress> progressOf(const QVariantList &row)
{
    const auto stages = row.value(3).toInt();
    if (stages <= 0) {
        return std::nullopt;
    }
    // In thousandths of the whole: each stage counts alike, for the server does not weigh them.
    const auto done = (row.value(2).toInt() - 1 + row.value(4).toDouble() / 100) / stages;
    return ServerProgress { .phase = tr("%1 (stage %2 of %3)")
                                .arg(row.value(0).toString())
                                .arg(row.value(2).toInt())
                                .arg(stages),
        .done = qint64(std::clamp(done, 0.0, 1.0) * 1000),
        .total = 1000 };
}

/// MySQL's own measure of the stage of an ALTER TABLE: pages or rows, guessed beforehand.
std::optional<ServerProgress> stageOf(Connection &watch, qint64 backend)
{
    const auto rows = watch.query(
        u"SELECT s.EVENT_NAME, s.WORK_COMPLETED, s.WORK_ESTIMATED FROM"
        " performance_schema.events_stages_current s JOIN performance_schema.threads t"
        " ON t.THREAD_ID = s.THREAD_ID WHERE s.WORK_ESTIMATED > 0 AND t.PROCESSLIST_ID = %1"_s.arg(
            backend));
    const auto row = rows ? rows->rows.value(0) : QVariantList();
    if (row.isEmpty()) {
        return std::nullopt;
    }
    const auto total = row.value(2).toLongLong();
    return ServerProgress { .phase = row.value(0).toString().section(u'/', 2),
        .done = std::clamp(row.value(1).toLongLong(), 0LL, total),
        .total = total };
}

Result<Own> ownStatement(Connection &watch, qint64 backend)
{
    const auto stages = isMariaDb(watch) ? u"p.STAGE, p.MAX_STAGE, p.PROGRESS"_s : u"0, 0, 0"_s;
    const auto rows = watch.query(
        u"SELECT p.STATE, p.DB, %1, %2 FROM information_schema.PROCESSLIST p WHERE p.ID = %3"_s
            .arg(stages, processMs(watch))
            .arg(backend));
    if (!rows) {
        return fail(rows.error());
    }
    const auto row = rows->rows.value(0);
    const auto state = row.value(0).toString();
    const QVariantList told { state, {}, row.value(2), row.value(3), row.value(4) };
    const auto progress = row.isEmpty() ? std::nullopt
        : isMariaDb(watch)              ? progressOf(told)
                                        : stageOf(watch, backend);
    return Own { .metadataWait = state.startsWith("Waiting for"_L1) && state.contains("lock"_L1),
        .known = !row.isEmpty(),
        .ms = row.value(5).toLongLong(),
        .database = row.value(1).toString(),
        .progress = progress };
}

void take(Watched &seen, const Result<Rows> &rows, Side side, bool surmised)
{
    for (const auto &row : rows ? rows->rows : QList<QVariantList>()) {
        const auto id = row.value(0).toLongLong();
        const bool known = std::ranges::any_of(
            seen.sessions, [&](const auto &other) { return other.id == id && other.side == side; });
        if (!known) {
            seen.sessions += sessionOf(row, side, surmised);
        }
    }
}

/// Exactly, where the server writes its metadata locks down. False: it does not.
bool metadataLocks(Connection &watch, qint64 backend, Watched &seen)
{
    const auto ours = u"performance_schema.metadata_locks o JOIN performance_schema.threads t ON "
                      "t.THREAD_ID = o.OWNER_THREAD_ID AND t.PROCESSLIST_ID = %1"_s.arg(backend);
    const auto counted = watch.query(u"SELECT COUNT(*) FROM "_s + ours);
    if (!counted || counted->rows.value(0).value(0).toInt() == 0) {
        return false;
    }
    const auto question = u"SELECT DISTINCT %1 FROM %2 JOIN performance_schema.metadata_locks m ON "
                          "m.OBJECT_TYPE = o.OBJECT_TYPE AND m.OBJECT_SCHEMA <=> o.OBJECT_SCHEMA "
                          "AND m.OBJECT_NAME = o.OBJECT_NAME AND m.OWNER_THREAD_ID <> "
                          "o.OWNER_THREAD_ID JOIN performance_schema.threads n ON n.THREAD_ID = "
                          "m.OWNER_THREAD_ID JOIN information_schema.PROCESSLIST p ON p.ID = "
                          "n.PROCESSLIST_ID WHERE o.OBJECT_TYPE = 'TABLE' AND %3"_s;
    take(seen,
        watch.query(question.arg(sessionColumns(watch), ours,
            u"o.LOCK_STATUS = 'PENDING' AND m.LOCK_STATUS = 'GRANTED'"_s)),
        Side::BlocksUs, false);
    // Who asks later for a table that we wait for stands behind us.
    take(seen,
        watch.query(question.arg(sessionColumns(watch), ours,
            u"m.LOCK_STATUS = 'PENDING' AND (o.LOCK_STATUS = 'GRANTED' OR %1 <= (SELECT %2 FROM "
            "information_schema.PROCESSLIST p WHERE p.ID = %3))"_s
                .arg(processMs(watch), processMs(watch))
                .arg(backend))),
        Side::WaitsForUs, false);
    return true;
}

/// By default the server tells nothing of metadata locks: who has a transaction open is the likely
/// holder, who began to wait after us is likely to wait for us.
void guessMetadataLocks(Connection &watch, qint64 backend, const Own &own, Watched &seen)
{
    if (own.metadataWait) {
        take(seen,
            watch.query(u"SELECT %1 FROM information_schema.PROCESSLIST p JOIN "
                        "information_schema.INNODB_TRX t ON t.trx_mysql_thread_id = p.ID WHERE "
                        "p.ID NOT IN (CONNECTION_ID(), %2) AND p.COMMAND <> 'Killed' AND "
                        "(p.STATE IS NULL OR p.STATE NOT LIKE 'Waiting for%lock%') ORDER BY "
                        "t.trx_started LIMIT 5"_s.arg(sessionColumns(watch))
                            .arg(backend)),
            Side::BlocksUs, true);
    }
    take(seen,
        watch.query(u"SELECT %1 FROM information_schema.PROCESSLIST p WHERE p.ID <> %2 AND p.STATE "
                    "LIKE 'Waiting for table%lock%' AND p.DB = (SELECT o.DB FROM "
                    "information_schema.PROCESSLIST o WHERE o.ID = %2) AND %3 <= %4"_s
                        .arg(sessionColumns(watch))
                        .arg(backend)
                        .arg(processMs(watch))
                        .arg(own.ms)),
        Side::WaitsForUs, true);
}

/// Row locks are known exactly, to a role that may see them.
void rowLocks(Connection &watch, qint64 backend, Watched &seen)
{
    const auto pairs = isMariaDb(watch)
        ? u"(SELECT r.trx_mysql_thread_id waiting, b.trx_mysql_thread_id blocking FROM "
          "information_schema.INNODB_LOCK_WAITS w JOIN information_schema.INNODB_TRX r ON r.trx_id "
          "= w.requesting_trx_id JOIN information_schema.INNODB_TRX b ON b.trx_id = "
          "w.blocking_trx_id)"_s
        : u"(SELECT waiting_pid waiting, blocking_pid blocking FROM sys.innodb_lock_waits)"_s;
    const auto question = u"SELECT DISTINCT %1 FROM %2 l JOIN information_schema.PROCESSLIST p ON "
                          "p.ID = l.%3 WHERE l.%4 = %5"_s;
    const auto blocking = watch.query(
        question.arg(sessionColumns(watch), pairs, u"blocking"_s, u"waiting"_s).arg(backend));
    seen.waiting = seen.waiting || (blocking && !blocking->rows.isEmpty());
    take(seen, blocking, Side::BlocksUs, false);
    take(seen,
        watch.query(
            question.arg(sessionColumns(watch), pairs, u"waiting"_s, u"blocking"_s).arg(backend)),
        Side::WaitsForUs, false);
}

} // namespace

Result<Watched> MysqlWatch::look(Connection &watch, qint64 backend) const
{
    const auto own = ownStatement(watch, backend);
    if (!own) {
        return fail(own.error());
    }
    Watched seen { .waiting = own->metadataWait, .sessions = {}, .progress = own->progress };
    if (!own->known) {
        return seen;
    }
    rowLocks(watch, backend, seen);
    if (!metadataLocks(watch, backend, seen)) {
        guessMetadataLocks(watch, backend, *own, seen);
    }
    std::ranges::stable_sort(seen.sessions, {}, &WatchedSession::side);
    return seen;
}

Result<bool> MysqlWatch::interrupt(Connection &watch, const WatchedSession &session) const
{
    const auto rows = watch.query(
        u"SELECT COUNT(*) FROM information_schema.PROCESSLIST p WHERE p.ID = %1"
        " AND p.COMMAND %2 'Sleep'"_s.arg(session.id)
            .arg(session.idle ? u"="_s : u"<>"_s));
    if (!rows) {
        return fail(rows.error());
    }
    if (rows->rows.value(0).value(0).toInt() == 0) {
        return false;
    }
    const auto done = watch.execute(
        u"KILL %1 %2"_s.arg(session.idle ? u"CONNECTION"_s : u"QUERY"_s).arg(session.id));
    return done ? Result<bool>(true) : fail(done.error());
}

} // namespace Switchback
