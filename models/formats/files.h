// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reading what stands in somebody else's folder: never hangs, never follows a link out of the
// project unasked, never reads more than it said.

#include "formats/format.h"

namespace Switchback {

inline constexpr qint64 MigrationSizeLimit = 64LL << 20; // bytes

struct FolderEntry {
    QByteArray name; // as the file system has it
    QString shown; // made readable
    bool isFolder = false; // by lstat; links are not followed here
};

/// Names in bytewise order. A missing folder, or one that is a file, is an Error that names it.
Result<QList<FolderEntry>> listFolder(const QString &directory);

/// The bytes of a regular file: opened O_NONBLOCK, checked by fstat, at most `limit`, valid UTF-8
/// without NUL. The error names file, line and offset. A byte order mark is left in place.
Result<QByteArray> readMigrationFile(const FormatContext &context, const QByteArray &name,
    qint64 limit = MigrationSizeLimit);

} // namespace Switchback
