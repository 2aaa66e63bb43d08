// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A long file of definitions, made in several databases in memory instead of one: after each
// statement SQLite looks through all of sqlite_schema, so that thousands in one database take a
// time that grows with their square.

#include "engines/sqlite/sqlitepages.h"

#include <QStringList>

#include <stop_token>

namespace Switchback {

/// What the statements make. Nothing where they do more than make tables with their indexes and
/// triggers, and views; where one fails; where they are few.
std::optional<QList<SqliteSchemaRow>> sqliteRowsInParts(
    const QStringList &statements, const std::stop_token &stop);

} // namespace Switchback
