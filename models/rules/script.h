// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One direction of a migration as the rules see it: its statements with their meaning, blocks
// opened, and in which transaction each of them runs.

#include "core/migration.h"
#include "sql/ddl.h"

#include <QHash>

namespace Switchback {

struct LintMigration;

struct ScriptStatement {
    DdlOperation operation;
    int statement = 0; // number in the script; a DO block's statements share one
    int transaction = 0; // number; 0 = none
    bool inBlock = false; // inside DO
    bool inLoop = false;
    QHash<QString, int> columnLines; // of the source, where columns have lines of their own (Ecto)
};

/// Copy to a new table, drop or rename the old one, put the new one in its place.
struct TableRebuild {
    ObjectName table;
    ObjectName replacement; // the table that was filled
    int create = -1;
    int insert = -1;
    int drop = -1;
    int rename = -1;
    bool oldRenamedFirst = false;
};

struct ScriptView {
    QList<ScriptStatement> statements;
    QList<TableRebuild> rebuilds;
    Direction direction = Direction::Up;
    bool wrapped = true; // in a transaction of the runner
    bool endsInTransaction = false; // BEGIN without COMMIT

    const DdlOperation &at(qsizetype i) const { return statements[i].operation; }
    bool sameTransaction(qsizetype a, qsizetype b) const
    {
        return statements[a].transaction != 0
            && statements[a].transaction == statements[b].transaction;
    }
};

/// A statement's operation and the statement's number in its script.
struct NumberedOperation {
    DdlOperation operation;
    int statement = 0;
};

ScriptView makeScriptView(QList<NumberedOperation> operations, Direction direction, bool wrapped,
    bool oneMessage, Dialect dialect);

/// CREATE, ALTER, DROP, RENAME, TRUNCATE and their like; not SET, SELECT, DML, COMMENT, GRANT.
bool isSchemaChange(const DdlOperation &operation);
/// A statement that the server refuses inside a transaction or that has no use for one.
bool isConcurrent(const DdlOperation &operation);

} // namespace Switchback
