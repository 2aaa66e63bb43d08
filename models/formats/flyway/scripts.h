// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a Flyway script sends: its own settings beside it (V1__x.sql.conf), its placeholders
// replaced, with or without a transaction.

#include "formats/format.h"

namespace Switchback::Flyway {

/// The file's path below the location, as the history has it.
QString scriptName(const FormatContext &context, const QString &path);

struct Text {
    QString sql;
    QString error; // a placeholder has no value
    int line = 0; // where it stands
};

/// Without the byte order mark, and with placeholders replaced unless its settings say otherwise.
Text textOf(const FormatContext &context, const QString &path, const QByteArray &bytes);

Script scriptOf(const FormatContext &context, const QString &path, const QByteArray &bytes,
    QList<Problem> &problems);

} // namespace Switchback::Flyway
