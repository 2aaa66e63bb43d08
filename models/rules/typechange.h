// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a change of a column's type does to the rows that are there.

#include "rules/catalog.h"
#include "rules/serverversion.h"

namespace Switchback {

struct TypeChange {
    bool oldKnown = false;
    bool same = false; // the same type again
    bool rewrites = true;
    bool collationChanges = false;
    bool narrows = false; // holds less than before
    bool realUsing = false; // USING does more than take the column as it is
    bool usingIgnoresColumn = false;
};

struct TypeChangeCase {
    const KnownTable *table = nullptr;
    QString column;
    SqlType to;
    Expression using_;
    ServerVersion version;
    bool sessionIsUtc = false;
};

/// PostgreSQL.
TypeChange assessTypeChange(const TypeChangeCase &change, const Catalog &catalog);

/// Any dialect: does `to` hold less than `from`?
bool narrows(const SqlType &from, const SqlType &to);

} // namespace Switchback
