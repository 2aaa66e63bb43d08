// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The run lock on PostgreSQL: advisory locks on a session of their own, never inside a
// transaction, taken by trying. A tool that locks its history table (Ecto) is met with the same
// table lock, in a transaction on another session; before concurrent index builds that lock is
// given back at once, because a second migrator waiting for it would stop the build for ever.

#include "engines/engine.h"

namespace Switchback {

/// Connects and applies the settings of a run's session.
using PgConnect = std::function<Result<std::unique_ptr<Connection>>()>;

Result<std::unique_ptr<RunLock>> lockPostgresql(const PgConnect &connect,
    const LockRequest &request, const Engine::Waiting &waiting, const std::stop_token &stop);
QList<PlannedStatement> pgLockCheck(const LockRequest &request);
QString pgLockInWords(const LockRequest &request);
/// Engine::runInProgress()
Result<QString> pgRunInProgress(Connection &connection);

/// "pid 123 (user app, application psql, idle in transaction for 35 s)" of a row of
/// PgSessionColumns.
QString pgSessionInWords(const QVariantList &row);
inline constexpr auto PgSessionColumns =
    "a.pid, a.usename::text, a.application_name, a.state, "
    "round(extract(epoch FROM clock_timestamp() - coalesce(a.xact_start, a.state_change, "
    "a.backend_start)))::bigint";

} // namespace Switchback
