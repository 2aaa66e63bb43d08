// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Scripts and plans as sections of a SqlView.

#include "core/plan.h"
#include "widgets/sqlview.h"

namespace Switchback {

/// What a statement's line number is the number of: its own text's in the file, or that of the
/// program's line that it comes from.
enum class Lines { OfText, OfProgram };
inline Lines linesOf(const QString &language)
{
    return language.isEmpty() ? Lines::OfText : Lines::OfProgram;
}

/// The statements of one direction as the file has them.
QList<SqlSection> sectionsOf(const Script &script, Lines lines = Lines::OfText);
/// Everything that is sent, with what the tool adds set apart.
QList<SqlSection> sectionsOf(
    const QList<PlannedStatement> &statements, Lines lines = Lines::OfText);
/// What is known to the running application alone, put at its place among the statements of a
/// program. `backwards`: these come from the last line to the first.
void insertOpaque(QList<SqlSection> &sections, const QList<OpaquePart> &parts, bool backwards);

/// A comment that says why there is nothing to show.
QList<SqlSection> sectionsSaying(const QString &sentence);

} // namespace Switchback
