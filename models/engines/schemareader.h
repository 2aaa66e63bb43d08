// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Schemas read whole and written as DDL, one implementation an engine. The reader looks and changes
// nothing; the writer knows no connection.

#include "core/schemadiff.h"
#include "core/schemascript.h"
#include "engines/connection.h"

#include <any>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace Switchback {

struct ReadOptions {
    /// Queries, not objects. Two sides may be read at once: called from either's thread.
    std::function<void(int done, int total)> progress;
    /// What begins now, in words; likewise.
    std::function<void(const QString &phase)> phase;
    std::stop_token stop = {};
    /// What a reader keeps for reading another schema that is much the same; for one thread.
    std::shared_ptr<std::any> memory = {};
};

struct SchemaPair {
    Schema from;
    Schema to;
};

class SchemaTools
{
public:
    virtual ~SchemaTools() = default;
    virtual Result<Schema> read(Connection &connection, const ReadOptions &options) const = 0;
    /// Two schemas without what stands word for word in both: enough to list the differences, and not
    /// enough for a script. Nothing where that is not quicker than reading each.
    virtual std::optional<Result<SchemaPair>> readDifferences(
        const ConnectionSettings &, const ConnectionSettings &, const ReadOptions &) const
    {
        return std::nullopt;
    }
    /// What statements make, where the engine sees that sooner than by running them one after the
    /// other in one database.
    virtual std::optional<Schema> readStatements(const QStringList &, const ReadOptions &) const
    {
        return std::nullopt;
    }
    /// Ordered by what needs what. ErrorKind::Refused names what cannot be brought over.
    virtual Result<SchemaScript> script(
        const Schema &from, const Schema &to, const DiffOptions &options) const = 0;
    /// The same script so that a busy database goes on meanwhile, where the engine has ways to.
    virtual SchemaScript gentle(const SchemaScript &script, const Schema &) const { return script; }
    /// What gives an object another name; nothing where the engine has no statement for it.
    /// `parent` is what it belongs to, null at the top.
    virtual QString rename(
        const SchemaObject &object, const SchemaObject *parent, const QString &newName) const = 0;
    /// What the change takes on this engine, by its kind and properties.
    virtual ChangeEffect effect(const SchemaChange &change) const = 0;
    /// What a new, empty database holds: `script` from this makes a schema from nothing.
    virtual Schema blank(const Schema &like) const = 0;
};

/// Reads again where others' changes got in the way (ErrorKind::Stale); the last try's error says
/// so.
Result<Schema> readInPeace(
    const std::function<Result<Schema>()> &read, const std::stop_token &stop);

/// compareSchemas, with the effects.
QList<SchemaChange> schemaChanges(
    const Schema &from, const Schema &to, const DiffOptions &options = {});
/// The DDL that makes one object of `schema`, with all that belongs to it.
QString objectDdl(const Schema &schema, const SchemaObject &object);

/// By Engine::info().id; null for an engine without.
const SchemaTools *schemaTools(QStringView engine);

} // namespace Switchback
