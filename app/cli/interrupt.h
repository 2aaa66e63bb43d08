// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Ctrl+C and SIGTERM ask the run to stop; it ends the statement in progress and tells the truth.
// SIGUSR1 lets the migration in progress come to its end and begins no other.

#include <stop_token>
#include <thread>

namespace Switchback {

class Interrupt
{
public:
    enum class Second { IsPatient, EndsAtOnce };
    /// Before any other thread is started: the signals are blocked in all of them. What only looks
    /// may be ended by a second signal.
    explicit Interrupt(Second second = Second::IsPatient);
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;
    ~Interrupt();

    std::stop_source &source() { return m_source; }
    std::stop_source &after() { return m_after; }

private:
    std::stop_source m_source;
    std::stop_source m_after;
    std::jthread m_thread;
};

} // namespace Switchback
