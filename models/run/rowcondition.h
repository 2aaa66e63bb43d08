// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A check over several columns of a row, read: pairs in order, so many of some columns filled, either
// this or that.

#include "sql/ddl.h"

namespace Switchback {

struct RowCondition {
    enum class Kind {
        And,
        Or,
        Compare, // a column with another one, or with a constant
        Filled, // how many of the columns are not NULL, compared with a number
        Count, // that number itself
        Column,
        Constant,
        Opaque
    };
    Kind kind = Kind::Opaque;
    QList<RowCondition> parts;
    QList<qsizetype> columns; // into the names given
    QString op; // of Compare and Filled: = <> < <= > >=
    QString value; // a constant, as a literal; of Filled and Count a number that is taken away
    QString text; // as it stands in the check
};

/// `check` as a server prints it, "CHECK (…)" or the condition alone.
RowCondition readCondition(const QString &check, const QStringList &columns, Dialect dialect);
/// All columns that it is about.
QList<qsizetype> columnsOf(const RowCondition &condition);
/// A sign as it reads from the other side: < for >.
QString turned(const QString &op);

} // namespace Switchback
