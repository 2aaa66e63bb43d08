// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Some rows of the live database for a scratch copy: from all over each table, with every row that
// they refer to, and masked before they leave this module. The live database is only read, within
// one snapshot and a budget of time.

#include "core/rehearsalsettings.h"
#include "run/seed.h"

namespace Switchback {

inline constexpr qint64 MostSampled = 100'000; // rows a table

struct SampleRequest {
    qint64 rows = 0; // a table; those they refer to come on top
    RehearsalSettings settings;
    QString history; // the tool's own table is left alone
};

struct SampledTable {
    TableShape shape;
    QStringList columns; // that are read and written
    QList<QVariantList> rows; // masked
};

struct Sample {
    QList<SampledTable> tables; // parents first
    SeenTables facts; // of the tables, for rows that are made up beside them
    QStringList masked; // "users.email"
    QStringList notes; // what was left out, and why; never a value
    qint64 rows() const;
};

Result<Sample> readSample(const Engine &engine, Connection &live, const SampleRequest &request,
    const std::stop_token &stop);

struct LoadedSample {
    qint64 rows = 0;
    QStringList notes; // rows that the copy refused: table, constraint, how many
};

/// Into the empty tables of a scratch copy, as dumps are loaded: without triggers. A table of which
/// many rows are refused ends it, with the table and its constraint; the scratch copy is then of no
/// use.
Result<LoadedSample> loadSample(
    const Engine &engine, Connection &scratch, const Sample &sample, const std::stop_token &stop);

/// Takes away what refers to rows that are not there; says how many in `notes`.
void leaveOutOrphans(QList<SampledTable> &tables, bool foldsCase, QStringList &notes);

} // namespace Switchback
