// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which locks a statement will take on what exists, and whether it rewrites or scans: predicted
// from its meaning and what is known, before it runs.

#include "rules/catalog.h"
#include "rules/serverversion.h"

namespace Switchback {

/// PostgreSQL's table lock modes, weakest first.
enum class LockMode {
    None,
    AccessShare,
    RowShare,
    RowExclusive,
    ShareUpdateExclusive,
    Share,
    ShareRowExclusive,
    Exclusive,
    AccessExclusive,
};

/// "ACCESS EXCLUSIVE", as pg_locks would say it without "Lock". Never translated.
QString lockModeName(LockMode mode);
LockMode lockModeFromName(const QString &name);
inline bool blocksWrites(LockMode mode)
{
    return mode >= LockMode::Share;
}
inline bool blocksReads(LockMode mode)
{
    return mode == LockMode::AccessExclusive;
}

struct PredictedLock {
    ObjectName object;
    QString key; // the object's full name, as Catalog::key() says it
    LockMode mode = LockMode::None; // PostgreSQL
    QString words; // other engines: "LOCK=SHARED", "LOCK=NONE", "RESERVED"
    bool onNewObject = false; // made by this migration, or temporary: nobody waits
    bool operator==(const PredictedLock &) const = default;
};

struct LockForecast {
    QList<PredictedLock> locks; // strongest mode for each object
    QStringList rewritten; // tables whose rows are all written again
    QStringList scanned; // tables that are read as a whole
    bool buildsIndex = false;
    bool validates = false;
    QString algorithm; // MySQL, MariaDB: "INSTANT", "INPLACE", "INPLACE with rebuild", "COPY"
    bool rewrites() const { return !rewritten.isEmpty(); }
    bool scans() const { return !scanned.isEmpty(); }
    LockMode strongest() const;
    LockMode modeOn(const ObjectName &object) const;
};

struct LockContext {
    const Catalog &catalog; // before the statement
    ServerVersion version;
    bool sessionIsUtc = false;
    bool foreignKeyChecks = true; // MySQL
    bool strict = true; // MySQL
};

LockForecast predictLocks(const DdlOperation &operation, const LockContext &context);

} // namespace Switchback
