// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether a late migration comes to the same after newer ones as before them: both orders are
// replayed on scratch databases, over rows that are made up where they part, and the schemas and
// rows that they come to compared.

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
    qint64 made = 0; // rows that both orders went over
    QString error; // why one of the orders cannot be run; empty = both can
};

/// One for each late migration that has a file, in the timeline's order. Each table gets up to
/// `rows` rows before the orders part; where the migrations cannot be run over those, none.
Result<QList<LateOrder>> lateOrders(
    const Session &session, qint64 rows, const ReadOptions &reading);

/// "7 is late: after the newer ones it comes to the same schema and rows."
QString lateOrderSentence(const LateOrder &order);
/// What is different, a line each.
QStringList lateOrderDetails(const LateOrder &order);

} // namespace Switchback
