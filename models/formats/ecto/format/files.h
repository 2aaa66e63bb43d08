// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The .exs files of a repository: which count as migrations, in which order, from which folders.

#include "formats/format.h"

namespace Switchback::Ecto {

/// The context's folder, then those of its option migrations_paths (one a line).
QList<FormatContext> foldersOf(const FormatContext &context);
/// The context of the folder in which this file of the set lies.
FormatContext folderOf(const FormatContext &context, const QString &path);

/// Integer, underscore, name: what the base name of a migration consists of.
std::optional<Migration> migrationNamed(const QByteArray &path);

/// Ecto's order: version, name, path.
bool isBefore(const Migration &a, const Migration &b);

/// Names alone, in order; nothing is read.
Result<MigrationSet> listMigrations(const FormatContext &context);
/// The same, every file read once and checked.
Result<MigrationSet> readMigrations(const FormatContext &context);
Result<Migration> withText(const Migration &migration, const FormatContext &context);

} // namespace Switchback::Ecto
