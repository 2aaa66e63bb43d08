// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A MySQL or MariaDB address, from the URL and ~/.my.cnf to what Qt's driver is given. TLS to other
// machines is verified unless the URL says otherwise.

#include "engines/connection.h"

namespace Switchback {

enum class MysqlTls {
    Off, // by default: sockets and this machine itself
    Preferred, // when the server offers it; not verified
    Required, // not verified
    Verified, // by default: everything else
};

Result<ConnectionSettings> parseMysqlUrl(const QString &url);
MysqlTls mysqlTls(const ConnectionSettings &settings);
/// Goes where Qt's driver wants a host name: a connection string of the client library, key=value;…
/// Qt itself has no option for verifying the server's certificate.
QString mysqlConnectionString(const ConnectionSettings &settings);
/// Qt's KEY=value;… for the rest.
QString mysqlOptions(const ConnectionSettings &settings);
/// The address, the password included, as an option file for the server's own programs.
QByteArray mysqlOptionFile(const ConnectionSettings &settings);
/// What the URL leaves open, filled from the [client] groups of ~/.my.cnf.
ConnectionSettings withMyCnf(ConnectionSettings settings);
QString mysqlAddressInWords(const ConnectionSettings &settings);

} // namespace Switchback
