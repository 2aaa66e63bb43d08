// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Fills a scratch database with rows like those of production, so that what only fails on rows
// fails here. The live database is asked for bounds and counts, never for more than a sample.

#include "run/rowmaker.h"

#include <QSet>

#include <stop_token>

namespace Switchback {

inline constexpr qint64 MostRows = 10'000'000; // a table

using SeenTables = QHash<QString, SeenTable>; // by TableShape::name

/// Counts up to `rows`; reads at most a few thousand rows of each table.
Result<SeenTables> readSeen(const Engine &engine, Connection &live, qint64 rows);

struct SeedRequest {
    qint64 rows = 0; // a table should have; fewer where the live one has fewer, but some
    SeenTables facts;
    QString history; // the tool's own table is left alone
    bool onlyEmpty = false; // tables that hold any row are left alone, too
    QSet<QString> givenUp; // as Seeded says it: not tried again while they are as they were
};

struct Seeded {
    qint64 rows = 0; // new ones
    QStringList notes; // tables that could not be filled, and why
    QSet<QString> givenUp; // these tables, each with its shape
};

/// Parents before children; tables that have enough rows are left alone.
Result<Seeded> seedRows(const Engine &engine, Connection &scratch, const SeedRequest &request,
    const std::stop_token &stop);

/// As a server in use does by and by: what is planned over new rows is planned as in production.
/// Nothing on SQLite, where only a database that asked for it has statistics. `tables`: as SQL.
void learnStatistics(const Engine &engine, Connection &connection, const QStringList &tables);

/// Whether `table` is the one that a format calls `history`: quoted or not, with its schema or not.
bool isHistory(const TableShape &table, const QString &history);

} // namespace Switchback
