// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// How far the server's replicas are behind, as far as the server itself knows.

#include "engines/engine.h"

#include <chrono>
#include <deque>

namespace Switchback {

class ReplicaLag
{
public:
    /// Milliseconds of the one that is furthest behind; empty where there is none, or it is not for
    /// us to see. Only looks. PostgreSQL says nothing new of a replica that has stopped replaying:
    /// there it is what we have seen ourselves, so look again and again.
    std::optional<qint64> look(const Engine &engine, Connection &connection);

private:
    using Clock = std::chrono::steady_clock;
    struct Written {
        Clock::time_point at;
        qint64 place = 0; // in the server's log
    };
    std::optional<qint64> behindPrimary(Connection &connection);
    std::deque<Written> m_written; // not yet replayed everywhere
};

} // namespace Switchback
