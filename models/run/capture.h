// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A difference as a new migration in the project's own format: shown first, checked by reading it
// back as the format does, and written only where no file is.

#include "core/schemascript.h"
#include "formats/format.h"
#include "run/session.h"

namespace Switchback {

struct CaptureWish {
    QString name; // of the migration, in the user's words
    TriedScript up;
    TriedScript down;
};

/// The files that would be written. Refused when the format, reading them, would run something else
/// than the scripts.
Result<QList<NewFile>> captureFiles(const Session &session, const CaptureWish &wish);
/// All of them or none; never over a file that is there.
Result<void> writeNewFiles(const QList<NewFile> &files);
/// Makes the folder of a new file, for some formats give each migration one: its path, to be taken
/// away again where the file cannot be written; empty where it was there.
QString makeFolderOf(const QString &file);

} // namespace Switchback
