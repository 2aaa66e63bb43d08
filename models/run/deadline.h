// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Interrupts the statement in progress on a connection once its time is over.

#include "engines/connection.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace Switchback {

class Deadline
{
public:
    using Clock = std::chrono::steady_clock;

    Deadline(Connection &connection, Clock::time_point end)
        : m_end(end)
        , m_thread([this, &connection](const std::stop_token &stop) {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait_until(lock, stop, m_end, [] { return false; })
                && !stop.stop_requested()) {
                connection.cancel();
            }
        })
    {
    }
    bool isOver() const { return Clock::now() >= m_end; }
    Clock::time_point end() const { return m_end; }

private:
    const Clock::time_point m_end;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread; // last: it is joined before what it uses goes
};

} // namespace Switchback
