// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Two schemas from wherever they are: a live database, an .sql file (a dump or a snapshot) or a
// migrations folder, the latter two loaded on a scratch database.

#include "core/diffrules.h"
#include "engines/schemareader.h"
#include "run/localserver.h"
#include "run/scratch.h"

namespace Switchback {

/// One side of a comparison.
struct SchemaSource {
    QString text; // as given: a URL, a file, a folder
    /// Of a migrations folder: replayed up to and including it. FOLDER@VERSION in `text` means
    /// the same.
    QString version;
};

struct CompareRequest {
    SchemaSource from;
    SchemaSource to;
    QString dialect; // where neither side is a URL
    QString scratchUrl; // where scratch databases may be made; else beside the live side
    QString project; // folder that relative paths and discovery start from
    DiffOptions options;
    QList<DiffIgnore> rules;
    QList<SchemaRename> renames; // answers; a kind may be missing
    bool listOnly = false; // nothing but the differences is wanted: no script
};

/// Where the sides are read and scratch databases are made.
struct CompareGround {
    const Engine *engine = nullptr;
    ConnectionSettings beside; // where scratch databases are made
    std::shared_ptr<LocalServer> server; // where no other was named
    QString project; // folder that relative paths and discovery start from
};
Result<CompareGround> compareGround(const CompareRequest &request);

/// What became of one side by answered questions of names.
struct Renamed {
    Schema original; // as it was read
    QList<SchemaRename> renames; // in the order of the statements, with what follows from them
    QStringList statements;
};

struct Comparison {
    CompareGround ground;
    std::optional<ConnectionSettings> live; // of `from`, where it is a database
    DiffOptions options;
    Schema from; // with its new names, where something was renamed
    std::optional<Renamed> renamed;
    Schema to; // what the rules hide is as in `from`
    QList<SchemaChange> changes;
    QList<RuleCount> hidden; // one for each rule
    qint64 readMs = 0; // both sides
    qint64 compareMs = 0;
    QStringList notCompared; // what one of the sides holds and nobody reads
};
Result<Comparison> compareSources(const CompareRequest &request, const ReadOptions &reading);

Result<Schema> readSource(
    const CompareGround &ground, const SchemaSource &source, const ReadOptions &reading);

/// Fills in what follows from the two sides.
void compareSides(
    Comparison &comparison, const DiffOptions &options, const QList<DiffIgnore> &rules);

/// The schema of a live database, which must exist.
Result<Schema> readDatabase(
    const Engine &engine, const ConnectionSettings &settings, const ReadOptions &reading);

} // namespace Switchback
