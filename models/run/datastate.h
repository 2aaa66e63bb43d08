// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a database holds, small enough to be compared: rows counted, and for the tables that
// matter a sum over each column that changes when any value does or moves to another row.

#include "run/tableshape.h"

#include <QSet>

namespace Switchback {

struct TableData {
    qint64 rows = 0;
    QHash<QString, QString> columns; // sums; empty for tables that were only counted
    bool operator==(const TableData &) const = default;
};

struct DataState {
    QHash<QString, TableData> tables; // by TableShape::name
    QString fingerprint() const; // hex
};

/// `summed` names the tables whose columns are summed; the others are counted.
Result<DataState> readData(const Engine &engine, Connection &connection,
    const QList<TableShape> &tables, const QSet<QString> &summed);

struct RowChange {
    QString table;
    QString column; // empty: rows
    qint64 rowsBefore = 0;
    qint64 rowsAfter = 0;
    bool silent = false; // nothing in the migration says so
    bool byForeignKeys = false; // only where the session has SQLite's foreign keys on
    bool operator==(const RowChange &) const = default;
};

/// What `after` no longer holds of `before`: rows, and values of columns that were summed in both.
QList<RowChange> lostData(const DataState &before, const DataState &after);

/// "public.users.email: other values than before (120 rows)"
QString rowChangeWords(const RowChange &change);

} // namespace Switchback
