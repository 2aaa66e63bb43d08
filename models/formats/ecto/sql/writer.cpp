// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/ecto/sql/writer.h"

#include "formats/ecto/sql/myxql.h"
#include "formats/ecto/sql/postgres.h"
#include "formats/ecto/sql/sqlite3.h"

namespace Switchback::Ecto {

std::unique_ptr<SqlWriter> makeWriter(Adapter adapter, const AdapterSettings &settings)
{
    switch (adapter) {
    case Adapter::MyXQL:
        return std::make_unique<MyxqlWriter>(settings);
    case Adapter::SQLite3:
        return std::make_unique<Sqlite3Writer>(settings);
    case Adapter::Postgres:
        break;
    }
    return std::make_unique<PostgresWriter>(settings);
}

} // namespace Switchback::Ecto
