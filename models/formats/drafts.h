// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the formats share when they write a new migration: its number, its name, its SQL.

#include "formats/format.h"

namespace Switchback {

/// Goes on as the folder does: the next number in the same width, or a point in time.
/// `timestamps`: an empty folder starts with one.
QString nextVersion(const MigrationDraft &draft, bool timestamps);
/// Small letters, digits and underscores.
QString fileName(const MigrationDraft &draft);
/// Each statement with its semicolon on lines of its own.
QByteArray sqlOf(const QStringList &statements);
/// A file of the context's folder.
NewFile newFile(const FormatContext &context, const QString &name, const QByteArray &text);

} // namespace Switchback
