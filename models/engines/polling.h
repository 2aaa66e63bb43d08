// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Taking a lock by asking again and again: a session that waits inside the server would have a
// snapshot, and concurrent index builds would wait for it.

#include "engines/engine.h"

namespace Switchback {

/// `attempt` returns nothing when it has the lock, else who holds it. Every 250 ms, until the
/// patience is over (ErrorKind::Locked) or stop is asked (ErrorKind::Cancelled).
Result<void> pollForLock(const std::function<Result<QString>()> &attempt,
    std::chrono::milliseconds patience, const Engine::Waiting &waiting,
    const std::stop_token &stop);

/// "12:03:55 (9 s ago)", the date before it when it is another day's; `epoch` in seconds.
QString sinceInWords(qint64 epoch);

} // namespace Switchback
