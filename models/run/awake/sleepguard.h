// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A machine that goes to sleep in the middle of a run loses its connections. While a guard lives,
// logind is asked not to let it; where there is no logind, or it says no, nothing happens.

#include <QString>

#include <chrono>
#include <memory>

namespace Switchback {

class SleepGuard
{
public:
    /// `why` is what the desktop shows for it. Never waits for an answer.
    explicit SleepGuard(const QString &why);
    SleepGuard(const SleepGuard &) = delete;
    SleepGuard &operator=(const SleepGuard &) = delete;
    ~SleepGuard();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// How long the machine has slept since it was started: grows only while it sleeps.
std::chrono::milliseconds timeAsleep();

} // namespace Switchback
