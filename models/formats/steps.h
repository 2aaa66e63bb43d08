// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The wire of one step, in the shape that most tools share: one transaction around the statements
// and the history row, or none at all.

#include "formats/format.h"

namespace Switchback {

/// SQL of the history rows, in the order in which they are written.
struct StepHistory {
    QStringList rows; // inside the transaction, or after the last statement when there is none
    QStringList first; // committed before the script (golang-migrate's dirty row)
    QStringList afterwards; // committed after it (golang-migrate's clean row)
    QStringList onFailure;
};

/// SQLite writes the rows before the statements, which takes the write lock on them; the servers
/// after, so that a failing migration never waits for another's row.
Step makeStep(const StepRequest &request, const FormatContext &context, const StepHistory &history);

/// Cuts a script with the context's engine; one piece when there is none.
QList<Statement> splitSql(const FormatContext &context, const QString &text, int firstLine = 1);

/// `insert into T (a, b) values (…)` from names and ready SQL values.
QString insertRow(const QString &table, const QList<std::pair<QString, QString>> &values);

} // namespace Switchback
