// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which columns are masked. Without a word from the project: all texts, documents and bytes but
// words that repeat themselves over and over, and whatever is named as somebody's. Columns that
// refer to each other are masked alike.

#include "core/rehearsalsettings.h"
#include "run/seed.h"

namespace Switchback {

using MaskedColumns = QHash<QString, QSet<QString>>; // by TableShape::name

/// Refused when `mask` names a column that no table has: a slip there would let values through.
Result<MaskedColumns> maskedColumns(
    const QList<TableShape> &tables, const SeenTables &facts, const RehearsalSettings &settings);

/// The facts that rows are made up from, without values of masked columns.
SeenTables withoutValuesOf(const MaskedColumns &masked, SeenTables facts);

/// Whether a value under this name is somebody's: mail, telephone, token, date of birth …
bool isPersonal(const QString &column);
/// Of these, the ones that tell when somebody was born.
bool isOfBirth(const QString &column);

} // namespace Switchback
