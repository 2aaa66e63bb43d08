// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A statement over a whole table, cut so that it can be run over a part of it: UPDATE, DELETE or
// INSERT … SELECT, with a condition put into its WHERE.

#include "core/error.h"
#include "sql/ddl.h"

#include <QStringList>

namespace Switchback {

struct RangedStatement {
    QString table; // whose rows are gone through, as written: "public.users", "\"Users\""
    QString name; // how the statement itself calls it: its alias, or the table
    QString head; // up to the condition
    QString condition; // of the statement's own WHERE, without the word; may be empty
    QString tail; // ON CONFLICT …, with its blank; mostly empty
    QStringList sets; // columns that an UPDATE writes, unquoted and lower case

    /// With `range` as a further condition.
    QString over(const QString &range) const;
};

/// The error says why rows cannot be gone through by parts: GROUP BY, LIMIT, several tables …
Result<RangedStatement> readRanged(const QString &sql, Dialect dialect);

} // namespace Switchback
