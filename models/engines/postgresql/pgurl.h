// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A PostgreSQL address, from the URL to what libpq is given. Several hosts, sockets, services,
// password files and TLS parameters are libpq's business and reach it untouched. Parameters of
// migration tools (x-…) and of connection pools stay here; the server's own settings
// (search_path=…) become options.

#include "engines/connection.h"

#include <QSet>

namespace Switchback {

Result<ConnectionSettings> parsePostgresqlUrl(const QString &url);

/// What goes beside host, database, user and password: libpq's keyword='value' pairs, our own
/// defaults (timeouts, keepalives, verified TLS for remote hosts) among them.
QString libpqOptions(const ConnectionSettings &settings);

/// The whole address for one of PostgreSQL's programs, without the password.
QString libpqAddress(const ConnectionSettings &settings);

/// Names of the server's settings that the URL fixes, in lower case.
QSet<QString> settingsInUrl(const ConnectionSettings &settings);

/// "h:5432", "the socket in /run/postgresql"
QString addressInWords(const ConnectionSettings &settings);

} // namespace Switchback
