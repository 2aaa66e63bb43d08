// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Schemas read whole and written as DDL, one implementation an engine. The reader looks and changes
// nothing; the writer knows no connection.

#include "core/schemadiff.h"
#include "engines/connection.h"

#include <functional>
#include <stop_token>

namespace Switchback {

struct ReadOptions {
    std::function<void(int done, int total)> progress; // queries, not objects
    std::stop_token stop;
};

/// One statement of a script, without its semicolon.
struct SchemaStatement {
    QString sql;
    bool destructive = false; // rows or values are lost, not merely at risk of an error
    QString note; // why, one line; or what to know before it runs
    bool operator==(const SchemaStatement &) const = default;
};

/// DDL that brings one schema to another.
struct SchemaScript {
    QList<SchemaStatement> statements;
    bool ownTransaction = false; // the statements say BEGIN and COMMIT themselves
    bool clientDelimiters = false; // texts for the client need DELIMITER round compound bodies
};

class SchemaTools
{
public:
    virtual ~SchemaTools() = default;
    virtual Result<Schema> read(Connection &connection, const ReadOptions &options) const = 0;
    /// Ordered by what needs what. ErrorKind::Refused names what cannot be brought over.
    virtual Result<SchemaScript> script(
        const Schema &from, const Schema &to, const DiffOptions &options) const = 0;
    /// What a new, empty database holds: `script` from this makes a schema from nothing.
    virtual Schema blank(const Schema &like) const = 0;
};

/// By Engine::info().id; null for an engine without.
const SchemaTools *schemaTools(QStringView engine);

} // namespace Switchback
