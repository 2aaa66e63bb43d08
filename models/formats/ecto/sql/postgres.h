// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The text of Ecto.Adapters.Postgres.

#include "formats/ecto/sql/sqltext.h"

namespace Switchback::Ecto {

class PostgresWriter : public SqlWriter
{
public:
    using SqlWriter::SqlWriter;
    SqlResult write(const Command &command) const override;

private:
    SqlResult simple(const Command &command) const;
    SqlResult createTable(const Command &command) const;
    SqlResult alterTable(const Command &command) const;
    SqlResult createIndex(const Command &command) const;
    SqlResult createConstraint(const Command &command) const;

    void columnDefinition(SqlText &out, const Value &table, const Change &change) const;
    void columnChange(SqlText &out, const Value &table, const Change &change) const;
    void modifyColumn(SqlText &out, const Value &table, const Change &change) const;
    void columnOptions(SqlText &out, const Value &type, const Value &options) const;
    void columnType(SqlText &out, const Value &type, const Value &options) const;
    void typeName(SqlText &out, const Value &type, const Value &options) const;
    void plainType(SqlText &out, const Value &type) const;
    void referenceType(SqlText &out, const Value &reference, const Value &options) const;
    void defaultValue(SqlText &out, const Value &value, const Value &type) const;
};

} // namespace Switchback::Ecto
