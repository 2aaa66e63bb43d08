// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Findings and forecasts put together: one verdict for each migration, both ways.

#include "rules/lint.h"

namespace Switchback {

/// In order; earlier migrations are the base of later ones. Those marked as base have an empty one.
/// `load` is called from several threads, for each number once.
QList<MigrationVerdict> judge(
    int count, const std::function<LintMigration(int)> &load, LintOptions options);

/// Who waits while a lock of this mode is held, without the object: "reads and writes wait". Takes
/// the modes of every engine; empty for one that is not known.
QString lockWords(const QString &mode);
/// LockNote::strength of a mode of PostgreSQL or SQLite; 0 for one that is not known.
int lockStrength(const QString &mode);

/// The severities of a script and of its statements, from the findings that are there by now.
void countSeverities(ScriptVerdict &script);

} // namespace Switchback
