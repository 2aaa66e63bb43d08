// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tables of a backup in the place of those that are there, with all that hangs on them. On
// PostgreSQL one transaction of ours: the tables go with what depends on them, come from the file, and
// what depended on them is made again. Elsewhere the engine's own way.

#include "engines/schemareader.h"
#include "run/backup.h"

namespace Switchback {

struct TableReplay {
    const Session *session = nullptr;
    const DumpTool *tool = nullptr;
    QString file;
    QList<TableName> tables;
    DumpWatch watch;
};

/// What a trial on a scratch database with the live schema told.
struct TableTrial {
    Schema schema; // of all, once the tables are replaced
    RowCounts rows; // of the tables
    QStringList again; // statements for what goes with the tables and comes back
    QStringList notes; // what will not be as it was, a sentence each
    /// Why the tables cannot take their places, a sentence each.
    QStringList obstacles;
};

/// `now` is the live schema, `live` is open on it and only read. `links`: whether rows refer to
/// something on both sides, the tables' and the others'.
Result<TableTrial> tryTables(
    const TableReplay &replay, const Schema &now, Connection &live, bool links);

/// The tables themselves; the error says what is true now.
Result<void> replaceTables(const TableReplay &replay, const QStringList &again);

} // namespace Switchback
