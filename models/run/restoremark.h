// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A restore that empties the database first and cannot be undone is noted in the state folder until
// it is through: after a crash, or a failure, the next start says that the database is no whole one.

#include "run/session.h"

namespace Switchback {

/// Before the first table goes. An Error when it cannot be noted: then nothing may go.
Result<void> noteRestore(const Session &session, const QString &file);
void restoreIsThrough(const Session &session);
/// In words; nothing where no restore is open, or one still goes on.
std::optional<QString> openRestore(const Session &session);

} // namespace Switchback
