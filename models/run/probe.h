// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Asks what [release] of switchback.toml names: an address, the database, a command. Each answer
// comes in time, and a question that gets none is a no.

#include "core/release.h"
#include "core/releasesettings.h"
#include "run/session.h"

#include <stop_token>

namespace Switchback {

/// `mayRun`: whether a command may be started; without it the answer is no and says so.
ProbeAnswer askProbe(
    const Session &session, const Probe &probe, bool mayRun, const std::stop_token &stop = {});

/// What a query says on a connection that only reads; interrupted when it takes longer.
Result<Rows> askForRows(
    const Session &session, const QString &sql, std::chrono::milliseconds timeout);
/// The first value of such a query, as text; empty for no row.
Result<QString> askDatabase(
    const Session &session, const QString &sql, std::chrono::milliseconds timeout);

/// Yes in the words of programs: "true", "on", "1", "enabled", "t", "yes".
bool saysYes(const QString &word);

/// Runs a command of the user's own: no shell, in the project's folder, with the caller's
/// variables. An Error when it ends with anything but 0, with the end of what it said.
Result<QString> runOwnCommand(const Session &session, const QStringList &command,
    std::chrono::milliseconds patience, const std::stop_token &stop = {});

} // namespace Switchback
