// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What ADD COLUMN costs on a PostgreSQL table that has rows.

#include "rules/catalog.h"
#include "rules/serverversion.h"

namespace Switchback {

/// Computed once for the new column, or for every row? Unknown functions count as volatile.
bool isVolatile(const Expression &expression, const Catalog &catalog);

struct NewColumnCost {
    bool volatileDefault = false;
    bool numbered = false; // serial, identity
    bool stored = false;
    bool constrainedDomain = false;
    bool check = false; // every row is looked at
    bool unique = false;
    bool primaryKey = false;
    bool references = false;
    bool referencesWithDefault = false;
    bool rewrites() const { return volatileDefault || numbered || stored || constrainedDomain; }
    bool scans() const
    {
        return rewrites() || check || unique || primaryKey || referencesWithDefault;
    }
};

NewColumnCost newColumnCost(
    const ColumnDefinition &column, const Catalog &catalog, const ServerVersion &version);

} // namespace Switchback
