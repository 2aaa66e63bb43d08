// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// ${name} in Flyway's scripts, wherever it stands: quotes and comments are not looked at.

#include "formats/format.h"

namespace Switchback::Flyway {

struct Replaced {
    QString text;
    QString unknown; // the first placeholder without a value; empty = all have one
    int line = 0; // where it stands
};

/// `script` is the file's path below the location, for ${flyway:filename}.
Replaced replacePlaceholders(
    const QString &text, const FormatContext &context, const QString &script);

} // namespace Switchback::Flyway
