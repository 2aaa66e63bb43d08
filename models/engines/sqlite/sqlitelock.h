// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The run lock of a SQLite database: flock() on a file of our own in the user's runtime folder,
// named after the database's place. The database file itself is never opened for it, because any
// close() of it in this process would drop SQLite's locks. The kernel frees the lock when the
// process ends, however it ends.

#include "engines/engine.h"

namespace Switchback {

Result<std::unique_ptr<RunLock>> lockSqlite(const ConnectionSettings &settings,
    const LockRequest &request, const Engine::Waiting &waiting, const std::stop_token &stop);
/// Engine::runInProgress(): what the lock's file says of a process that is alive.
QString sqliteRunInProgress(const ConnectionSettings &settings);

} // namespace Switchback
