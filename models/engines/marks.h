// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where DDL commits by itself, a migration that is cut short stays half done. Each statement is
// marked in a small table before and after it runs, so that the next run goes on where it ended.
// The table is gone again once every marked migration is complete.

#include "engines/connection.h"

namespace Switchback {

struct Mark {
    QString version;
    Direction direction = Direction::Up;
    int statement = 0; // 1-based, among the file's own
    int statements = 0; // how many there are
    QString hash; // SHA-256 of the statement, hex
    bool done = false; // false: started, and its end is not known
    qint64 connection = 0; // that it was sent on
    bool operator==(const Mark &) const = default;
};

/// What became of a statement that was started and whose end nobody saw.
enum class StatementFate { Done, NotDone, Unknown };

class StatementMarks
{
public:
    virtual ~StatementMarks() = default;
    /// `schema` is the session's own at its start: a migration may go to another.
    virtual PlannedStatement createTable(const QString &schema) const = 0;
    virtual PlannedStatement started(const QString &schema, const Mark &mark) const = 0;
    virtual PlannedStatement done(const QString &schema, const Mark &mark) const = 0;
    /// After an error: a statement that the server refused is not in.
    virtual QString withdraw(const QString &schema, const QString &version) const = 0;
    /// After the history row is written.
    virtual PlannedStatement forget(const QString &schema, const QString &version) const = 0;
    virtual PlannedStatement dropTable(const QString &schema) const = 0;
    /// Looks only; empty when there is no table. By version, then by statement.
    virtual Result<QList<Mark>> read(Connection &connection) const = 0;
    /// The connection that still works on a started statement, in words; empty = it is gone.
    virtual Result<QString> worker(Connection &connection, const Mark &mark) const = 0;
    /// What the catalog says of a statement that nobody works on any more.
    virtual Result<StatementFate> fate(Connection &connection, const QString &sql) const = 0;
};

} // namespace Switchback
