// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Schemas of MariaDB and MySQL. SHOW CREATE is the arbiter: tables are taken apart line by line
// from what it prints, so nothing that the server says is missed.

#include "engines/schemareader.h"

namespace Switchback {

class MysqlSchemaTools : public SchemaTools
{
public:
    Result<Schema> read(Connection &connection, const ReadOptions &options) const override;
    Result<SchemaScript> script(
        const Schema &from, const Schema &to, const DiffOptions &options) const override;
    QString rename(const SchemaObject &object, const SchemaObject *parent,
        const QString &newName) const override;
    ChangeEffect effect(const SchemaChange &change) const override;
    Schema blank(const Schema &like) const override;
};

Result<Schema> readMysqlSchema(Connection &connection, const ReadOptions &options);
SchemaScript mysqlScript(const Schema &from, const Schema &to, const DiffOptions &options);

} // namespace Switchback
