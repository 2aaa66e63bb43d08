// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The weakest algorithm and lock that MySQL and MariaDB take for an action of ALTER TABLE on InnoDB.

#include "rules/locks.h"

namespace Switchback {

struct OnlineCost {
    enum class Algorithm { Instant, Inplace, InplaceRebuild, Copy };
    /// Which rule speaks of it; General is the table copy or rebuild itself.
    enum class Cause {
        General,
        ForeignKey,
        EnumChange,
        ExpressionDefault,
        NotNullWithoutStrict,
        Position
    };
    Algorithm algorithm = Algorithm::Instant;
    bool writesBlocked = false;
    Cause cause = Cause::General;
    bool guessed = false; // the column as it is now is not known
};

OnlineCost onlineCost(
    const DdlOperation &operation, const TableAction &action, const LockContext &context);

/// Of CREATE INDEX.
OnlineCost onlineIndexCost(const IndexDefinition &index, const LockContext &context);

LockForecast mysqlLocks(const DdlOperation &operation, const LockContext &context);

/// Column-level REFERENCES make a foreign key: MySQL from 9, MariaDB.
bool honoursInlineReferences(const ServerVersion &version);

} // namespace Switchback
