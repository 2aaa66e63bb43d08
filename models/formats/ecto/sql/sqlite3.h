// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The text of Ecto.Adapters.SQLite3.

#include "formats/ecto/sql/sqltext.h"

namespace Switchback::Ecto {

class Sqlite3Writer : public SqlWriter
{
public:
    using SqlWriter::SqlWriter;
    SqlResult write(const Command &command) const override;

private:
    SqlResult createTable(const Command &command) const;
    SqlResult alterTable(const Command &command) const;
    SqlResult createIndex(const Command &command) const;
    SqlResult dropIndex(const Command &command, bool exists) const;
    SqlResult renameIndex(const Command &command) const;
    SqlResult simple(const Command &command) const;
    void columnChange(SqlText &out, const Value &table, const Change &change) const;
    struct Placing {
        bool inlineKey = true; // the primary key stands with its column
        bool keepsNull = true; // false: NOT NULL is dropped, SQLite would ask for a default
    };
    void column(SqlText &out, const Value &table, const Change &change, Placing placing) const;
    void columnType(SqlText &out, const Value &type, const Value &options) const;
    void reference(SqlText &out, const Value &table, const Change &change, bool inTable) const;
};

} // namespace Switchback::Ecto
