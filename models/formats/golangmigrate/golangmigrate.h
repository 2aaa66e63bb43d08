// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan.h"
#include "core/serverinfo.h"

namespace Switchback {

class Format;
struct FormatContext;

/// golang-migrate: a file for each direction, and a table with one row, the current version and
/// whether it is dirty.
const Format *golangMigrateFormat();

namespace GolangMigrate {

/// The tool's number for a lock: CRC-32 of the names with NUL between, times a constant.
quint32 lockNumber(const QString &database, const QString &schema = {}, const QString &table = {});

/// x-statement-timeout of the URL, in milliseconds: what a session needs beside its usual settings.
QList<PlannedStatement> statementTimeout(const FormatContext &context, const ServerInfo &server);

} // namespace GolangMigrate
} // namespace Switchback
