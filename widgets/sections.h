// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Scripts and plans as sections of a SqlView.

#include "core/plan.h"
#include "widgets/sqlview.h"

namespace Switchback {

/// The statements of one direction as the file has them.
QList<SqlSection> sectionsOf(const Script &script);
/// Everything that is sent, with what the tool adds set apart.
QList<SqlSection> sectionsOf(const QList<PlannedStatement> &statements, int firstNumber = 1);

/// A comment that says why there is nothing to show.
QList<SqlSection> sectionsSaying(const QString &sentence);

} // namespace Switchback
