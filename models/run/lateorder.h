// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether a late migration comes to the same after newer ones as before them: both orders are
// replayed on scratch databases, and the schemas and the rows that the migrations write compared.

#include "core/schemadiff.h"
#include "engines/schemareader.h"
#include "run/datastate.h"
#include "run/session.h"

namespace Switchback {

struct LateOrder {
    Version version;
    QList<Version> newer; // that are applied already
    bool independent = false;
    QList<SchemaChange> difference; // from the order of versions to the order of application
    QList<RowChange> rows; // likewise; tables that only one order has are in `difference`
    QString error; // why one of the orders cannot be run; empty = both can
};

/// One for each late migration that has a file, in the timeline's order.
Result<QList<LateOrder>> lateOrders(const Session &session, const ReadOptions &reading);

} // namespace Switchback
