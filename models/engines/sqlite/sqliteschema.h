// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SQLite's schema, read from sqlite_schema, and scripts between two: what ALTER TABLE cannot do
// becomes a rebuild in the order that SQLite's manual gives.

#include "engines/schemareader.h"

namespace Switchback {

class SqliteSchemaTools : public SchemaTools
{
public:
    Result<Schema> read(Connection &connection, const ReadOptions &options) const override;
    std::optional<Result<SchemaPair>> readDifferences(const ConnectionSettings &from,
        const ConnectionSettings &to, const ReadOptions &options) const override;
    std::optional<Schema> readStatements(
        const QStringList &statements, const ReadOptions &options) const override;
    Result<SchemaScript> script(
        const Schema &from, const Schema &to, const DiffOptions &options) const override;
    QString rename(const SchemaObject &object, const SchemaObject *parent,
        const QString &newName) const override;
    ChangeEffect effect(const SchemaChange &change) const override;
    Schema blank(const Schema &like) const override;
};

Result<Schema> readSqliteSchema(Connection &connection, const ReadOptions &options);
SchemaScript sqliteScript(const Schema &from, const Schema &to, const DiffOptions &options);

} // namespace Switchback
