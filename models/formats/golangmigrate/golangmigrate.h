// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace Switchback {

class Format;

/// golang-migrate: a file for each direction, and a table with one row, the current version and
/// whether it is dirty.
const Format *golangMigrateFormat();

namespace GolangMigrate {

/// The tool's number for a lock: CRC-32 of the names with NUL between, times a constant.
quint32 lockNumber(const QString &database, const QString &schema = {}, const QString &table = {});

} // namespace GolangMigrate
} // namespace Switchback
