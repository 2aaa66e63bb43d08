// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/replicas.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// The seconds of each source that this server follows itself: its own readers see that lag, and so
/// do the servers behind it. A primary does not know how far those that follow it are.
std::optional<qint64> lagBehindSource(Connection &connection)
{
    for (const auto *sql : { "SHOW REPLICA STATUS", "SHOW SLAVE STATUS" }) {
        const auto status = connection.query(QLatin1StringView(sql).toString());
        if (!status) {
            continue;
        }
        for (const auto *name : { "Seconds_Behind_Source", "Seconds_Behind_Master" }) {
            const auto column = status->columns.indexOf(QLatin1StringView(name));
            std::optional<qint64> most;
            for (const auto &row : status->rows) {
                if (column >= 0 && !row.value(column).isNull()) {
                    most = std::max(most.value_or(0), row.at(column).toLongLong() * 1000);
                }
            }
            if (most) {
                return most;
            }
        }
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<qint64> ReplicaLag::behindPrimary(Connection &connection)
{
    const auto rows = connection.query(
        u"SELECT ((CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE"
        " pg_current_wal_lsn() END) - '0/0')::bigint, (min(replay_lsn) - '0/0')::bigint,"
        " (extract(epoch FROM max(coalesce(replay_lag, interval '0'))) * 1000)::bigint"
        " FROM pg_stat_replication WHERE state = 'streaming'"_s);
    const auto row = rows ? rows->rows.value(0) : QVariantList();
    if (row.value(1).isNull()) {
        m_written.clear();
        return std::nullopt;
    }
    const auto now = Clock::now();
    const qint64 written = row.at(0).toLongLong();
    const qint64 replayed = row.at(1).toLongLong();
    while (!m_written.empty() && m_written.front().place <= replayed) {
        m_written.pop_front();
    }
    if (replayed >= written) {
        return 0;
    }
    if (m_written.empty() || m_written.back().place < written) {
        m_written.push_back({ now, written });
    }
    const auto seen = std::chrono::duration_cast<std::chrono::milliseconds>(
        now - m_written.front().at);
    return std::max<qint64>(row.at(2).toLongLong(), seen.count());
}

std::optional<qint64> ReplicaLag::look(const Engine &engine, Connection &connection)
{
    return engine.info().id == "mysql"_L1     ? lagBehindSource(connection)
        : engine.info().id == "postgresql"_L1 ? behindPrimary(connection)
                                              : std::nullopt;
}

} // namespace Switchback
