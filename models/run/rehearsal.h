// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A plan sent to a scratch database, statement by statement as the runner would send it, but
// without locks and notes for another run: nobody else is there. Nothing is logged.

#include "run/session.h"

namespace Switchback {

class RehearsalWatch
{
public:
    virtual ~RehearsalWatch() = default;
    /// Sends one statement of a migration's file.
    virtual Result<Execution> send(Connection &connection, const QString &sql)
    {
        return connection.execute(sql);
    }
    virtual void begun() { } // a transaction
    virtual void sent(const Step &, const PlannedStatement &, const Result<Execution> &) { }
    virtual Result<void> stepDone(const Step &) { return {}; }
};

/// The error says which statement failed, and its place says where it stands.
Result<void> rehearsePlan(const Session &session, const Plan &plan, Connection &connection,
    RehearsalWatch &watch, std::stop_token stop);

} // namespace Switchback
