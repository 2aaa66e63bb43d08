// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// schema_migrations, as Ecto reads and writes it.

#include "formats/format.h"

namespace Switchback::Ecto {

Result<History> readHistory(Connection &connection, const FormatContext &context);
QString createHistoryTable(const ServerInfo &server, const FormatContext &context);
/// "prefix"."schema_migrations", quoted.
QString quotedHistoryTable(const FormatContext &context);
/// inserted_at is the server's clock in UTC, whole seconds.
QString insertHistory(const FormatContext &context, const QString &version);
QString deleteHistory(const FormatContext &context, const QString &version);

} // namespace Switchback::Ecto
