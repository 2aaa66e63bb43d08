// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An adapter of ecto_sql: turns queued commands into the text it sends, and says what it refuses.

#include "formats/ecto/commands/command.h"

#include <expected>

namespace Switchback::Ecto {

enum class Adapter { Postgres, MyXQL, SQLite3 };

/// What the application's configuration changes in the SQL.
struct AdapterSettings {
    std::string postgresMapType = "jsonb"; // :ecto_sql, :postgres_map_type
    bool blobArrays = false; // :ecto_sqlite3, array_type: :binary, and so on
    bool blobIds = false;
    bool blobMaps = false;
    bool blobUuids = false;
    bool operator==(const AdapterSettings &) const = default;
};

/// Why there is no SQL.
struct Refusal {
    std::string reason;
    bool undefined = false; // not refused by Ecto: its text depends on something Elixir leaves open
};

using Sql = std::vector<std::string>;
using SqlResult = std::expected<Sql, Refusal>;

class SqlWriter
{
public:
    explicit SqlWriter(const AdapterSettings &settings)
        : m_settings(settings)
    {
    }
    virtual ~SqlWriter() = default;
    virtual SqlResult write(const Command &command) const = 0;
    virtual bool transactionalDdl() const { return true; }

protected:
    const AdapterSettings &m_settings;
};

std::unique_ptr<SqlWriter> makeWriter(Adapter adapter, const AdapterSettings &settings);

} // namespace Switchback::Ecto
