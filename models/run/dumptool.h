// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A whole database to a file and back by the engine's own means: pg_dump and pg_restore in custom
// format, mariadb-dump or mysqldump and the client, SQLite's backup interface. No password is ever
// an argument.

#include "engines/engine.h"

#include <stop_token>

namespace Switchback {

struct DumpWatch {
    std::function<void(const QString &)> progress; // what is written or read now
    std::stop_token stop;
};

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
    /// Looks at head and end only: whether it can be such a file at all, and whole.
    virtual Result<void> check(const QString &file) const = 0;
    /// Into an empty database.
    virtual Result<void> load(
        const QString &file, const ConnectionSettings &into, const DumpWatch &watch) const = 0;
    /// In the place of what the database holds. What is not in the file is gone already.
    virtual Result<void> replace(
        const QString &file, const ConnectionSettings &live, const DumpWatch &watch) const = 0;
    /// Whether a `replace` that fails leaves all as it was.
    virtual bool replacesAtOnce() const = 0;
};

/// The error says which program is missing or too old for `server`.
Result<std::unique_ptr<DumpTool>> dumpToolFor(const Engine &engine, const ServerInfo &server);

} // namespace Switchback
