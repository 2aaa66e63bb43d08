// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the error numbers of MySQL and MariaDB mean: plain sentences beside the server's own words.

#include "engines/engine.h"

namespace Switchback {

Error mysqlConnectError(const ConnectionSettings &settings, int number, const QString &message);
/// `database` is the connection's.
Error mysqlStatementError(
    int number, const QString &message, const QString &address, const QString &database);
Failure mysqlFailure(const Error &error);

} // namespace Switchback
