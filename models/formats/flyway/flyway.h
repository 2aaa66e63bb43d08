// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace Switchback {

class Format;

/// Flyway: versioned, repeatable, baseline and undo scripts, ranked history rows with checksums.
const Format *flywayFormat();

namespace Flyway {

/// The number of Flyway's advisory lock for a quoted table name.
qint64 lockKey(const QString &quotedTable);

} // namespace Flyway
} // namespace Switchback
