// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Who may do what: grants on objects and columns, and what new objects get by themselves.

#include "engines/postgresql/schemaplan.h"

namespace Switchback {

/// What a new object is given by the default privileges in force; empty = the server's standard.
QString pgInitialPrivileges(const PgSide &side, const PgPart &part);
/// From one set of privileges to another; an empty text is the server's default.
QStringList pgGrants(
    const PgPart &part, const QString &owner, const QString &from, const QString &to);
/// On the columns of a view, as the reader lists them.
QStringList pgColumnGrants(
    const PgPart &view, const QString &owner, const QString &from, const QString &to);
/// ALTER DEFAULT PRIVILEGES from one list to another; an empty list is the standard.
QStringList pgDefaultPrivileges(const PgPart &part, const QString &from, const QString &to);
/// What an aggregate takes, as for any function: `(a ORDER BY b)` is said by aggregates alone.
QString pgPlainSignature(const QString &aggregate);

} // namespace Switchback
