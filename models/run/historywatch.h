// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether another program wrote to the history since this run read it. Where the engine has no lock
// that keeps every other program away, this is asked inside each migration's transaction.

#include "run/session.h"

namespace Switchback {

class HistoryWatch
{
public:
    /// Made before the history is read for the last time ahead of the run.
    HistoryWatch(const Session &session, Connection &connection);

    /// Inside the transaction. ErrorKind::Locked: what `step` does was done by someone else.
    Result<void> confirm(const Step &step);

private:
    Result<qint64> changes() const;

    const Session &m_session;
    Connection &m_connection;
    qint64 m_seen = 0;
};

} // namespace Switchback
