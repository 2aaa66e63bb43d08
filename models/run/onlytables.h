// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a backup of some tables says of itself, twice: their list at its end, or in a table, and a
// mark in its head. So one that lost its end is not taken for a whole database.

#include "run/tableset.h"

namespace Switchback {

/// Empty: it holds a whole database. Fails where it cannot be told, or the list is gone.
Result<QList<TableName>> savedTables(const Engine &engine, const QString &file);
/// Into a dump of pg_dump (custom format), mariadb-dump or mysqldump, where no reader minds it.
Result<void> noteTables(const QString &file, const QList<TableName> &tables);
/// How many bytes of the end that is.
qint64 noteSize(const QString &file);

} // namespace Switchback
