// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A PostgreSQL schema as DDL: from one to another, or from nothing.

#include "engines/schemareader.h"

namespace Switchback {

class PgSchemaTools : public SchemaTools
{
public:
    Result<Schema> read(Connection &connection, const ReadOptions &options) const override;
    Result<SchemaScript> script(
        const Schema &from, const Schema &to, const DiffOptions &options) const override;
    SchemaScript gentle(const SchemaScript &script, const Schema &from) const override;
    QString rename(const SchemaObject &object, const SchemaObject *parent,
        const QString &newName) const override;
    ChangeEffect effect(const SchemaChange &change) const override;
    Schema blank(const Schema &like) const override;
};

} // namespace Switchback
