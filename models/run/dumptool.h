// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A database, or some of its tables, to a file and back by the engine's own means: pg_dump and
// pg_restore in custom format, mariadb-dump or mysqldump and the client, SQLite's backup interface.
// No password is ever an argument.

#include "engines/engine.h"
#include "run/tableset.h"

#include <stop_token>

namespace Switchback {

struct DumpWatch {
    std::function<void(const QString &)> progress; // what is written or read now
    std::stop_token stop;
};

/// A part of a dump of some tables, in the order in which they go in.
enum class DumpPart { Definitions, Rows, Indexes, Links };

class DumpTool
{
public:
    virtual ~DumpTool() = default;
    /// "pg_dump 17.2, custom format"
    virtual QString words() const = 0;
    /// Into a file that exists, empty. `snapshot` is what the rows were counted in, where the
    /// engine can share one.
    virtual Result<void> dump(const ConnectionSettings &live, const QString &file,
        const QString &snapshot, const DumpWatch &watch) const = 0;
    /// The same of some tables alone; the file says so itself.
    virtual Result<void> dumpTables(const ConnectionSettings &live, const QString &file,
        const QString &snapshot, const QList<TableName> &tables, const DumpWatch &watch) const = 0;
    /// As SQL with rows behind COPY, a piece at a time. Only where rows are taken so.
    /// `leftOut`: the tool's own options for what is not wanted.
    virtual Result<void> script(const QString &, DumpPart, const QStringList &,
        const std::function<void(const QByteArray &)> &, const DumpWatch &) const
    {
        return {};
    }
    /// Looks at head and end only: whether it can be such a file at all, and whole.
    virtual Result<void> check(const QString &file) const = 0;
    /// Into an empty database.
    virtual Result<void> load(
        const QString &file, const ConnectionSettings &into, const DumpWatch &watch) const = 0;
    /// The tables of such a file in the place of those that are there, where the tool can do that
    /// by itself. `links`: rows must not refer to nothing afterwards, where that can be asked.
    virtual Result<void> replaceTables(const QString &file, const ConnectionSettings &live,
        const QList<TableName> &tables, bool links, const DumpWatch &watch) const = 0;
    /// In the place of what the database holds. What is not in the file is gone already.
    virtual Result<void> replace(
        const QString &file, const ConnectionSettings &live, const DumpWatch &watch) const = 0;
    /// Whether a `replace` that fails leaves all as it was.
    virtual bool replacesAtOnce() const = 0;
};

/// The error says which program is missing or too old for `server`.
Result<std::unique_ptr<DumpTool>> dumpToolFor(const Engine &engine, const ServerInfo &server);

} // namespace Switchback
