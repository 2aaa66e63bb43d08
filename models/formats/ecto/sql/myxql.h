// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The text of Ecto.Adapters.MyXQL.

#include "formats/ecto/sql/sqltext.h"

namespace Switchback::Ecto {

class MyxqlWriter : public SqlWriter
{
public:
    using SqlWriter::SqlWriter;
    SqlResult write(const Command &command) const override;
    bool transactionalDdl() const override { return false; }

private:
    SqlResult createTable(const Command &command) const;
    SqlResult alterTable(const Command &command) const;
    SqlResult createIndex(const Command &command) const;
    SqlResult constraint(const Command &command) const;
    SqlResult simple(const Command &command) const;
};

/// Columns, for the writer's own use.
void myxqlColumnDefinition(SqlText &out, const Value &table, const Change &change);
void myxqlColumnChange(SqlText &out, const Value &table, const Change &change);
void myxqlName(SqlText &out, const Value &name);
std::string myxqlEscaped(std::string_view text);

} // namespace Switchback::Ecto
