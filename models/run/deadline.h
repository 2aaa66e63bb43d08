// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A budget for questions to a live database: what takes longer is interrupted.

#include "engines/connection.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace Switchback {

/// Interrupts a statement that goes on beyond its time.
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
