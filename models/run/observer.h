// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a statement did to a scratch database, asked from the server itself: locks that are held,
// relations that were written anew, the algorithm that was taken.

#include "engines/engine.h"

namespace Switchback {

struct Observation {
    QStringList locks; // "public.users AccessExclusiveLock", new with this statement
    QStringList rewrites; // tables whose rows were all written again
    QString algorithm; // MariaDB, MySQL: "INSTANT", "NOCOPY", "INPLACE", "COPY"
};

class Observer
{
public:
    virtual ~Observer() = default;
    /// Locks of the transaction before are gone.
    virtual void begun() { }
    virtual Result<Execution> send(Connection &connection, const QString &sql)
    {
        return connection.execute(sql);
    }
    /// What the statement did that was sent last.
    virtual Observation look(Connection &connection) = 0;
};

/// `connection` is the one that is watched, `settings` lead to the same database.
std::unique_ptr<Observer> observerFor(
    const Engine &engine, const ConnectionSettings &settings, Connection &connection);

} // namespace Switchback
