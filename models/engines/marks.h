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
    bool operator==(const Mark &) const = default;
};

class StatementMarks
{
public:
    virtual ~StatementMarks() = default;
    virtual PlannedStatement createTable() const = 0;
    virtual PlannedStatement started(const Mark &mark) const = 0;
    virtual PlannedStatement done(const Mark &mark) const = 0;
    /// After an error: a statement that the server refused is not in.
    virtual QString withdraw(const QString &version) const = 0;
    /// After the history row is written.
    virtual PlannedStatement forget(const QString &version) const = 0;
    virtual PlannedStatement dropTable() const = 0;
    /// Looks only; empty when there is no table. By version, then by statement.
    virtual Result<QList<Mark>> read(Connection &connection) const = 0;
};

} // namespace Switchback
