// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Foreign objects: their options in place, and user mappings, some options of which are secret.

#include "engines/postgresql/schemaalter.h"

namespace Switchback {

/// From "name 'value', name 'value'" to another such list, as OPTIONS takes it.
QString pgForeignOptionChanges(const QString &before, const QString &after);
/// Of a server or a wrapper.
std::optional<PgAlteration> pgAlterForeign(
    const PgPart &from, const PgPart &to, const QList<PropertyChange> &changes);
std::optional<PgAlteration> pgAlterMapping(const PgPart &from, const PgPart &to);
/// With its secrets.
QString pgCreateMapping(const PgPart &mapping);
/// A statement about a user mapping without the values that are secret.
QString pgWithoutSecrets(QString statement, const PgPart &mapping);

} // namespace Switchback
