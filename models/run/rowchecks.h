// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A made-up row is changed until it passes the conditions over several of its columns; what cannot be
// read passes.

#include "run/rowcondition.h"

#include <functional>

namespace Switchback {

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
