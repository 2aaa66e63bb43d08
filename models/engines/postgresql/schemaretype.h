// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Changes of one column in place.

#include "engines/postgresql/schemaalter.h"

namespace Switchback {

std::optional<PgAlteration> pgAlterColumn(
    const PgPart &from, const PgPart &to, const QList<PropertyChange> &changes);

/// A new type brings its own storage and compression: what both sides have is said again.
QStringList pgStorageAgain(const PgPart &from, const PgPart &to);
/// An identity's sequence can be logged where its table is not, and the other way round; `always`:
/// also where the two are alike again.
QStringList pgIdentityPersistence(const PgPart &column, bool always = false);

} // namespace Switchback
