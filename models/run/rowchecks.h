// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Conditions over several columns of a row: pairs in order, so many of some columns filled, either
// this or that. A made-up row is changed until it passes; what cannot be read passes.

#include "sql/ddl.h"

#include <functional>

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
/// Not false: also where that cannot be told.
bool passes(const RowCondition &condition, const QStringList &values);

/// What may be done to a row.
struct RowChanges {
    std::function<bool(qsizetype column)> free; // any value may stand there
    std::function<bool(qsizetype column)> nullable;
    std::function<bool(qsizetype column, const QString &value)> fits;
    std::function<QString(qsizetype column)> filled; // a value but NULL; empty: there is none
};
/// Changes `values`, literals, so that it passes, where it can; `number` varies the way.
void satisfy(
    const RowCondition &condition, QStringList &values, qint64 number, const RowChanges &changes);

} // namespace Switchback
