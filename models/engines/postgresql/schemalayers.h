// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What stands beside an object's definition: its owner, its comment, who may do what with it.

#include "engines/postgresql/schemaplan.h"

namespace Switchback {

/// After the object was made, or made anew.
QStringList pgLayersOfNew(const PgPlan &plan, const DiffOptions &options, const PgPart &part);
/// Of an object that stays, by its number in `from`.
QStringList pgLayerChanges(const PgPlan &plan, const DiffOptions &options, int number);
/// Of what is nothing but privileges; null where the side has none of it.
QStringList pgPrivilegeObject(
    const PgPlan &plan, const DiffOptions &options, const PgPart *before, const PgPart *after);

} // namespace Switchback
