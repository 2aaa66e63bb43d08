// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Two schemas from wherever they are: a live database, an .sql file or a migrations folder loaded
// on a scratch database. The script from one to the other is tried out before it is shown.

#include "engines/schemareader.h"
#include "run/localserver.h"
#include "run/scratch.h"

namespace Switchback {

/// One side of a comparison.
struct SchemaSource {
    QString text; // as given: a URL, a file, a folder
    QString version; // of a migrations folder: replayed up to and including it
};

struct CompareRequest {
    SchemaSource from;
    SchemaSource to;
    QString dialect; // where neither side is a URL
    QString scratchUrl; // where scratch databases may be made; else beside the live side
    QString project; // folder that relative paths and discovery start from
    DiffOptions options;
};

struct Comparison {
    const Engine *engine = nullptr;
    ConnectionSettings beside; // where scratch databases are made
    std::shared_ptr<LocalServer> server; // where no other was named
    std::optional<ConnectionSettings> live; // of `from`, where it is a database
    Schema from;
    Schema to;
    QList<SchemaChange> changes;
};
Result<Comparison> compareSources(const CompareRequest &request, const ReadOptions &reading);

/// The schema of a live database, which must exist.
Result<Schema> readDatabase(
    const Engine &engine, const ConnectionSettings &settings, const ReadOptions &reading);

/// A script and what trying it out on a scratch copy of `from` told.
struct TriedScript {
    SchemaScript script;
    bool verified = false;
    QString notVerified; // why it could not be tried; empty when it was
};
/// ErrorKind::Refused names the statement and the server's message, or what still differs.
Result<TriedScript> triedScript(
    const Comparison &comparison, const DiffOptions &options, const ReadOptions &reading);

/// A scratch database with a schema, made from its DDL and read back to be sure.
Result<std::unique_ptr<Scratch>> scratchWith(const Schema &schema, const Engine &engine,
    const ConnectionSettings &beside, const ReadOptions &reading);

/// Sends a script statement by statement; the error names the one that failed.
Result<void> runScript(Connection &connection, const SchemaScript &script);
/// The statements of an .sql file; the error names file and line.
Result<void> loadFile(Connection &connection, const Engine &engine, const QString &path);

} // namespace Switchback
