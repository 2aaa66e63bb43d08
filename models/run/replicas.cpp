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

std::optional<qint64> replicaLag(const Engine &engine, Connection &connection)
{
    if (engine.info().id == "mysql"_L1) {
        return lagBehindSource(connection);
    }
    if (engine.info().id != "postgresql"_L1) {
        return std::nullopt;
    }
    const auto rows = connection.query(
        u"SELECT (extract(epoch FROM max(coalesce(replay_lag, interval '0'))) * 1000)::bigint FROM pg_stat_replication WHERE state = 'streaming'"_s);
    const auto value = rows ? rows->rows.value(0).value(0) : QVariant();
    return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
}

} // namespace Switchback
