// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemaalter.h"
#include "engines/postgresql/schemagentle.h"
#include "engines/postgresql/schemaread.h"
#include "engines/postgresql/schemascript.h"
#include "engines/postgresql/schemawords.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

SchemaObject given(
    const QString &kind, const QString &name, int id, const QList<SchemaProperty> &properties)
{
    SchemaObject object;
    object.kind = kind;
    object.name = name;
    object.id = id;
    object.rooted = true;
    object.properties = properties;
    return object;
}

} // namespace

Result<Schema> PgSchemaTools::read(Connection &connection, const ReadOptions &options) const
{
    return readPgSchema(connection, options);
}

SchemaScript PgSchemaTools::gentle(const SchemaScript &script, const Schema &from) const
{
    return pgGentle(script, from);
}

ChangeEffect PgSchemaTools::effect(const SchemaChange &change) const
{
    static const QStringList rewrites { u"access method"_s, u"tablespace"_s, u"unlogged"_s,
        u"generated"_s, u"partitioned by"_s };
    const auto usual = usualEffect(change);
    const bool onTable = change.kind == "constraint"_L1 || change.kind == "index"_L1;
    if (usual == ChangeEffect::Additive) {
        const bool unfilled = change.kind == "column"_L1 && change.after.has(u"not null")
            && !change.after.has(u"default") && !change.after.has(u"generated");
        return onTable || unfilled ? ChangeEffect::Checking : usual;
    }
    if (usual != ChangeEffect::Altering) {
        return usual;
    }
    auto effect = onTable ? ChangeEffect::Checking : usual;
    for (const auto &property : change.properties) {
        if (property.name == "type"_L1 && change.kind == "column"_L1) {
            return pgNarrows(property.before, property.after) ? ChangeEffect::Destructive
                                                              : ChangeEffect::Rewriting;
        }
        effect = rewrites.contains(property.name) ? std::min(effect, ChangeEffect::Rewriting)
            : property.name == "not null"_L1 && !property.after.isEmpty()
            ? std::min(effect, ChangeEffect::Checking)
            : effect;
    }
    return effect;
}

QString PgSchemaTools::rename(
    const SchemaObject &object, const SchemaObject *parent, const QString &newName) const
{
    const PgPart part { &object, parent };
    const auto &kind = object.kind;
    if (kind == "column"_L1) {
        return u"ALTER %1TABLE %2 RENAME COLUMN %3 TO %4"_s.arg(
            part.isForeign() ? u"FOREIGN "_s : QString(), part.table(), object.name, newName);
    }
    if (kind == "label"_L1) {
        return u"ALTER TYPE %1 RENAME VALUE %2 TO %3"_s.arg(part.table(), object.name, newName);
    }
    if (kind == "constraint"_L1) {
        const auto holder = parent->kind == "domain"_L1 ? u"DOMAIN"_s : u"TABLE"_s;
        return u"ALTER %1 %2 RENAME CONSTRAINT %3 TO %4"_s.arg(
            holder, part.table(), object.name, newName);
    }
    return u"%1 RENAME TO %2"_s.arg(pgAlterWord(part), newName);
}

// What template0 holds, and of the rights in `public` what it gives from 15 on: what an older server
// gives beside is said, for the newer one that reads it.
Schema PgSchemaTools::blank(const Schema &like) const
{
    Schema schema;
    schema.engine = like.engine;
    schema.server = like.server;
    const bool closed = like.server.number >= 150000;
    schema.objects = { given(u"schema"_s, u"public"_s, 0,
                           { { u"privileges"_s, u"OWNER: ALL\nPUBLIC: USAGE"_s },
                               { u"owner"_s, closed ? u"pg_database_owner"_s : u"postgres"_s },
                               { u"comment"_s, u"standard public schema"_s } }),
        given(u"extension"_s, u"plpgsql"_s, 2, { { u"schema"_s, u"pg_catalog"_s } }) };
    schema.numbers = 4;
    return schema;
}

} // namespace Switchback
