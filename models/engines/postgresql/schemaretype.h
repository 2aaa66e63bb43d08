// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Changes of one column in place.

#include "engines/postgresql/schemaalter.h"

namespace Switchback {

std::optional<PgAlteration> pgAlterColumn(
    const PgPart &from, const PgPart &to, const QList<PropertyChange> &changes);

} // namespace Switchback
