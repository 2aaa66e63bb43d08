// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rows of sqlite_schema from the file's own pages (https://sqlite.org/fileformat2.html), under
// SQLite's read lock. A question for them makes SQLite parse every statement first; who compares
// two files wants to see hardly any of them.

#include <QByteArray>
#include <QList>

#include <optional>

namespace Switchback {

/// UTF-8; only rows that have a statement.
struct SqliteSchemaRow {
    QByteArray record; // that the others look into
    QByteArrayView type;
    QByteArrayView name;
    QByteArrayView table;
    QByteArrayView sql;
};

SqliteSchemaRow sqliteRow(
    QByteArrayView type, QByteArrayView name, QByteArrayView table, QByteArrayView sql);

/// Nothing where SQLite has to be asked: a log beside the file, another encoding, a lock, anything
/// that is not as expected.
std::optional<QList<SqliteSchemaRow>> sqliteSchemaRows(const QString &path);

} // namespace Switchback
