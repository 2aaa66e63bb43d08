// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Projects to take pictures of: very many migrations, very long and hostile names, right-to-left
// text, a migration of five thousand lines, one that fails.

#include <QString>

namespace Switchback {

/// Ten thousand small migrations.
void writeManyMigrations(const QString &root);
/// Names and texts that try a layout, and files that cannot be read.
void writeHostileProject(const QString &root);
/// The second of three migrations fails in its middle.
void writeFailingProject(const QString &root);
/// A server that nobody answers for, and one without any database.
void writeUnreachableProject(const QString &root);

} // namespace Switchback
