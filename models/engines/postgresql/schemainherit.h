// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// From one list of parents to another, without a column that is inherited becoming the child's own.

#include "engines/postgresql/schemawords.h"

namespace Switchback {

QStringList pgInheritance(const PgPart &from, const PgPart &to);

} // namespace Switchback
