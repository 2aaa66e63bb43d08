// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Getting somebody else out of the way of a run: their query is cancelled, or their session ended
// when it runs none. Looks again first, and keeps what was done in the audit log.

#include "core/watch.h"
#include "run/session.h"

namespace Switchback {

/// `backend` is the session of the run. Refused when the session is no longer in the way as it was
/// shown. Returns what was done, in words.
Result<QString> interruptSession(
    const Session &session, qint64 backend, const WatchedSession &shown);

} // namespace Switchback
