// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What commands that change a database ask of the one who calls them.

#include "app/cli/arguments.h"
#include "run/session.h"

namespace Switchback {

/// Whether --confirm names the session's database.
bool namesDatabase(const Session &session, const Arguments &arguments);
/// A protected environment wants the database's name, typed.
Result<void> checkConfirmed(const Session &session, const Arguments &arguments);
/// Without a terminal there is nobody to ask.
Result<void> checkTerminal(const QString &next);
/// Prints the question and waits for "yes".
Result<void> confirm(const QString &question);
/// A message when somebody changed the local log; the command goes on.
void sayIfLogChanged();
/// --lock-wait
Result<std::chrono::milliseconds> lockWait(const Arguments &arguments);

} // namespace Switchback
