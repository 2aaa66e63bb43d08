// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Migrations against environments: which is applied where, and since when.

#include "core/timeline.h"

namespace Switchback {

/// One environment's database, as it stands.
struct GridColumn {
    QString environment;
    QString address; // of the database, without any secret
    QString server; // "PostgreSQL 17.2"; empty: not reached
    bool isProtected = false; // by switchback.toml or by the database itself
    QString trouble; // why it was not reached, in one line; empty: it was
    Timeline timeline; // empty where it was not reached
    bool operator==(const GridColumn &) const = default;
};

struct GridRow {
    Version version;
    QString name;
    QList<int> entries; // a column each: index into its timeline; -1: it knows nothing of it
    bool operator==(const GridRow &) const = default;
};

struct EnvironmentGrid {
    QList<GridColumn> columns;
    QList<GridRow> rows; // in the order of the timelines
    bool operator==(const EnvironmentGrid &) const = default;
    /// Null where the environment was not reached, or knows nothing of the version.
    const TimelineEntry *entry(int row, int column) const;
};

EnvironmentGrid makeGrid(const QList<GridColumn> &columns);

/// What one cell says, in words: "applied 2026-11-02 14:05", "pending"; "?" where it is not known.
QString cellWords(const EnvironmentGrid &grid, int row, int column);
/// The whole grid as text, columns aligned.
QString gridText(const EnvironmentGrid &grid);

} // namespace Switchback
