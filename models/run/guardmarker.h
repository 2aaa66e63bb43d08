// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The mark by which a database itself says that it is protected, so that every copy of the program
// honours it, whatever its switchback.toml says. PostgreSQL keeps it in the table
// switchback_guard.marker, the others in the table switchback_guard. It is written on request alone;
// looking never creates it, and no comparison of schemas sees it.

#include "core/guardmarker.h"
#include "run/session.h"

namespace Switchback {

/// Empty when the database bears none. A mark that is there and cannot be read counts.
Result<std::optional<GuardMarker>> readGuardMarker(const Engine &engine, Connection &connection);
/// Replaces an earlier one. Returns it as it was written.
Result<GuardMarker> writeGuardMarker(const Session &session, const QString &note);
Result<void> removeGuardMarker(const Session &session);

/// For what changes a database: a marked one is protected, whatever the project says. One that is
/// protected already is not asked.
Result<Session> honourGuardMarker(const Session &session);
/// openSession(), with that.
Result<Session> openForChange(const SessionRequest &request);

} // namespace Switchback
