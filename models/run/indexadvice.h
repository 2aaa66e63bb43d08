// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the indexes of a table cost a large load of rows, and what may be done about it.

#include "run/tableshape.h"
#include "sql/ddl.h"

namespace Switchback {

inline constexpr qint64 ManyRows = 100'000; // below it advice is not worth its words

struct LoadQuestion {
    const Engine &engine;
    Connection &connection;
    const TableShape &table; // that is written
    const DataChange &change;
    qint64 rows = 0; // gone through, about
    bool changesMore = false; // a trigger may change columns that the statement does not name
};

/// A sentence each. Only reads.
Result<QStringList> indexAdvice(const LoadQuestion &question);

} // namespace Switchback
