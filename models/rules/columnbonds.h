// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What hangs on a column that another one is to take the place of: keys, constraints, numbers. Each
// is made ready on the new column while the old one is in use, and changes over with the names.

#include "rules/recipekitchen.h"

namespace Switchback {

/// Names as they are written, save for the three columns.
struct ColumnSwap {
    QString head; // "ALTER TABLE users"
    QString table;
    const KnownTable *known = nullptr;
    QString column;
    QString shadow; // the new column, before it gets the name
    QString old; // the former one, afterwards
};

struct ColumnBonds {
    QList<RecipeStep> ready; // before the names change
    QStringList swap; // with the names, before they change
    QStringList afterNotNull; // … and once the new column is known to hold no NULL
    QStringList swapBack; // once the old column holds every value again, before the names change
    QStringList last; // once the old column is gone
    QStringList lastBack; // before it comes back
    QString value; // the default as it was written; empty: none, or a number of its own
};

Result<ColumnBonds> columnBonds(const Kitchen &kitchen, const ColumnSwap &swap);

} // namespace Switchback
