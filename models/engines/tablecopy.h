// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Rows of some tables out of a database and back into one, where the engine's connection or
// library does it itself.

#include "core/error.h"

#include <functional>
#include <stop_token>

namespace Switchback {

/// What a connection can do that takes rows in the server's own text form: PostgreSQL's COPY.
class CopyTaker
{
public:
    virtual ~CopyTaker() = default;
    /// `sql` is a COPY … FROM stdin; rows follow.
    virtual Result<void> startCopy(const QString &sql) = 0;
    virtual Result<void> putRows(const QByteArray &bytes) = 0;
    virtual Result<void> endCopy() = 0;
};

/// SQLite: some tables with their rows, indexes, triggers and counters.
struct SqliteTables {
    QStringList tables; // names as they stand in the catalog
    std::function<void(const QString &table)> progress;
    std::stop_token stop;
    bool links = true; // refuses what leaves rows that refer to nothing
};
/// Into the empty file `to`. `from` is only read, in one transaction.
Result<void> saveSqliteTables(const QString &from, const QString &to, const SqliteTables &wanted);
/// In the place of those of `to`, in one transaction: all or nothing.
Result<void> replaceSqliteTables(
    const QString &from, const QString &to, const SqliteTables &wanted);
/// The list that a file with some tables alone carries in this table of one column, `name`.
inline constexpr QLatin1StringView SavedTables { "switchback_saved_tables" };
/// application_id of such a file, which says so even without its list.
inline constexpr int SavedTablesMark = 0x53575442;

} // namespace Switchback
