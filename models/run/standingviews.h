// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Views that a script drops and makes again further down: what stands between wants them gone.

#include "sql/ddl.h"

namespace Switchback {

struct StandingView {
    QStringList names;
    int drop = -1; // number of the statement
    QList<int> creates; // one for each view that it drops
    bool materialized = false;
    bool cascade = false;

    int last() const { return creates.last(); }
    bool isAround(int statement) const { return statement > drop && statement < creates.first(); }
};

/// `statements` with the views gone before and there again behind, in the script's own order.
QStringList wrapped(
    const QList<StandingView> &views, const QStringList &script, QStringList statements);
/// Do they hold exactly the same views as the others, however these are dropped?
bool sameViews(const QList<StandingView> &views, const QList<StandingView> &others);

/// PostgreSQL's alone: a view of the others holds names, and follows without being made anew.
QList<StandingView> standingViews(const QStringList &script, Dialect dialect);

} // namespace Switchback
