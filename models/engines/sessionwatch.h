// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Looks from a second connection at what a statement waits for, whom it keeps waiting and how far
// the server is with it. One implementation an engine; it only looks, unless told to end what
// somebody else runs.

#include "core/watch.h"
#include "engines/connection.h"

namespace Switchback {

class SessionWatch
{
public:
    virtual ~SessionWatch() = default;
    /// As far as the role may see; `backend` is the number of the session that works.
    virtual Result<Watched> look(Connection &watch, qint64 backend) const = 0;
    /// Cancels the query, or ends the session when it runs none. False: it was gone already.
    virtual Result<bool> interrupt(Connection &watch, const WatchedSession &session) const = 0;
};

/// Somebody else's query as it may be shown and kept: literals after PASSWORD and IDENTIFIED BY are
/// blanked, also where the text was cut within one.
QString withoutPasswords(QString sql);

/// By Engine::info().id; null where there is nobody to watch.
const SessionWatch *sessionWatch(QStringView engine);

} // namespace Switchback
