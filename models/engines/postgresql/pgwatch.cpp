// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/pgwatch.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// One line of at most 200 characters; others' queries are not for every role to see.
constexpr auto Query = "left(regexp_replace(a.query, '\\s+', ' ', 'g'), 200)"_L1;

QString milliseconds(const QString &since)
{
    return u"coalesce(extract(epoch FROM clock_timestamp() - %1) * 1000, 0)::bigint"_s.arg(since);
}

QString sessionRows(const QString &side, const QString &since, const QString &where)
{
    return u"SELECT '%1', a.pid, a.usename::text, a.application_name, "
           "coalesce(a.state, a.backend_type), %2, %3, a.backend_type = 'client backend' "
           "FROM pg_stat_activity a WHERE %4"_s.arg(side, Query, milliseconds(since), where);
}

/// A transaction that was prepared and left: no session is behind it.
QString preparedRows(qint64 backend)
{
    return u"SELECT 'b', 0, p.owner::text, p.gid, 'prepared transaction', '', %1, true FROM "
           "pg_prepared_xacts p WHERE p.database = current_database() AND 0 = ANY "
           "(pg_blocking_pids(%2))"_s.arg(milliseconds(u"p.prepared"_s))
               .arg(backend);
}

QString sessionsQuestion(const ServerInfo &server, qint64 backend)
{
    const auto waitStart = server.number >= 140000
        ? u"coalesce((SELECT min(l.waitstart) FROM pg_locks l WHERE l.pid = a.pid AND NOT "
          "l.granted), a.query_start)"_s
        : u"a.query_start"_s;
    const QStringList parts {
        u"SELECT 'o', a.pid, '', '', coalesce(a.wait_event_type, ''), '', 0::bigint, true FROM "
        "pg_stat_activity a WHERE a.pid = %1"_s.arg(backend),
        sessionRows(u"b"_s, u"coalesce(a.xact_start, a.state_change, a.backend_start)"_s,
            u"a.pid = ANY (pg_blocking_pids(%1))"_s.arg(backend)),
        preparedRows(backend),
        sessionRows(u"w"_s, waitStart,
            u"a.wait_event_type = 'Lock' AND a.pid <> %1 AND %1 = ANY (pg_blocking_pids(a.pid))"_s
                .arg(backend)),
    };
    return parts.join(" UNION ALL "_L1);
}

/// Of each view: what it tells as phase, done and total.
QString progressQuestion(const ServerInfo &server, qint64 backend)
{
    QStringList parts {
        u"SELECT phase, CASE WHEN blocks_total > 0 THEN blocks_done WHEN tuples_total > 0 THEN "
        "tuples_done ELSE lockers_done END, CASE WHEN blocks_total > 0 THEN blocks_total WHEN "
        "tuples_total > 0 THEN tuples_total ELSE lockers_total END, pid FROM "
        "pg_stat_progress_create_index"_s,
        u"SELECT phase, heap_blks_scanned, heap_blks_total, pid FROM pg_stat_progress_cluster"_s,
        u"SELECT phase, heap_blks_scanned, heap_blks_total, pid FROM pg_stat_progress_vacuum"_s,
    };
    if (server.number >= 130000) {
        parts += u"SELECT phase, sample_blks_scanned, sample_blks_total, pid FROM "
                 "pg_stat_progress_analyze"_s;
    }
    if (server.number >= 140000) {
        parts +=
            u"SELECT 'copying', bytes_processed, bytes_total, pid FROM pg_stat_progress_copy"_s;
    }
    return u"SELECT * FROM (%1) p WHERE pid = %2 LIMIT 1"_s.arg(parts.join(" UNION ALL "_L1))
        .arg(backend);
}

WatchedSession sessionOf(const QVariantList &row)
{
    const auto state = row.value(4).toString();
    const auto pid = row.value(1).toLongLong();
    return { .side = row.value(0).toString() == "w"_L1 ? WatchedSession::Side::WaitsForUs
                                                       : WatchedSession::Side::BlocksUs,
        .id = pid,
        .name = pid > 0 ? tr("pid %1").arg(pid) : tr("a prepared transaction"),
        .user = row.value(2).toString(),
        .origin = row.value(3).toString(),
        .state = state,
        .query = withoutPasswords(row.value(5).toString().trimmed()),
        .ms = std::max(row.value(6).toLongLong(), 0LL),
        .idle = state.startsWith("idle"_L1),
        .application = row.value(7).toBool() };
}

} // namespace

Result<Watched> PgWatch::look(Connection &watch, qint64 backend) const
{
    const auto rows = watch.query(sessionsQuestion(watch.server(), backend));
    if (!rows) {
        return fail(rows.error());
    }
    Watched seen;
    for (const auto &row : rows->rows) {
        if (row.value(0).toString() == "o"_L1) {
            seen.waiting = row.value(4).toString() == "Lock"_L1;
        } else {
            seen.sessions += sessionOf(row);
        }
    }
    const auto progress = watch.query(progressQuestion(watch.server(), backend));
    if (!progress) {
        return fail(progress.error());
    }
    if (const auto row = progress->rows.value(0); !row.isEmpty()) {
        seen.progress = { .phase = row.value(0).toString(),
            .done = row.value(1).toLongLong(),
            .total = row.value(2).toLongLong() };
    }
    return seen;
}

Result<bool> PgWatch::interrupt(Connection &watch, const WatchedSession &session) const
{
    // What was agreed to is what is done: a session that went on meanwhile is left alone.
    const auto rows = watch.query(
        u"SELECT %1(a.pid) FROM pg_stat_activity a WHERE a.pid = %2 AND %3 (coalesce(a.state, '') "
        "LIKE 'idle%')"_s.arg(session.idle ? u"pg_terminate_backend"_s : u"pg_cancel_backend"_s)
            .arg(session.id)
            .arg(session.idle ? u""_s : u"NOT"_s));
    return rows ? Result<bool>(rows->rows.value(0).value(0).toBool()) : fail(rows.error());
}

} // namespace Switchback
