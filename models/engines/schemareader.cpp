// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/schemareader.h"

#include "engines/mysql/mysqlschema.h"
#include "engines/postgresql/schemascript.h"
#include "engines/sqlite/sqliteschema.h"

namespace Switchback {

const SchemaTools *schemaTools(QStringView engine)
{
    static const PgSchemaTools postgresql;
    static const SqliteSchemaTools sqlite;
    static const MysqlSchemaTools mysql;
    return engine == u"postgresql" ? static_cast<const SchemaTools *>(&postgresql)
        : engine == u"sqlite"      ? static_cast<const SchemaTools *>(&sqlite)
        : engine == u"mysql"       ? static_cast<const SchemaTools *>(&mysql)
                                   : nullptr;
}

} // namespace Switchback
