// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What holds on to what in a plan: questions asked while the script is written.

#include "engines/postgresql/schemaplan.h"

namespace Switchback {

/// Foreign keys on a partitioned table hold on to its partitions until they are detached.
bool pgIsHeld(const PgPlan &plan, const PgPart &partition);
/// A new index of a partition whose parent's index stays as it is, or is made without its parts.
bool pgJoinsKept(const PgPlan &plan, const PgPart &copy);
/// A child keeps the column as its own when only the parent loses it.
bool pgKeepsCopies(const PgPlan &plan, int column);
/// Columns that stay have the type, by way of domains or other types too.
bool pgIsUsedByColumns(const PgPlan &plan, int type);
/// What takes a change of an attribute to the tables that have their columns from its type.
QString pgToTables(const PgPlan &plan, const PgPart &attribute);

} // namespace Switchback
