// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Default privileges: what new objects get by themselves; and how grants name functions.

#include "engines/postgresql/schemaplan.h"

namespace Switchback {

/// What a new object is given by the default privileges in force; empty = the server's standard.
QString pgInitialPrivileges(const PgSide &side, const PgPart &part);
/// ALTER DEFAULT PRIVILEGES from one list to another; an empty list is the standard.
QStringList pgDefaultPrivileges(const PgPart &part, const QString &from, const QString &to);
/// What an aggregate takes, as for any function: `(a ORDER BY b)` is said by aggregates alone.
QString pgPlainSignature(const QString &aggregate);

} // namespace Switchback
