// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a server says of itself when a connection opens.

#include <QString>

namespace Switchback {

/// Read once when the connection opens.
struct ServerInfo {
    QString product; // "PostgreSQL", "SQLite", "MariaDB", "MySQL"
    QString version; // "17.2"
    int number = 0; // 170002; MariaDB 11.8.6 = 110806; SQLite 3.46.1 = 34601
    QString identity; // changes when the address leads to another server or file
    QString database;
    QString user;
    QString schema; // current_schema(), the default database, "main"
    bool readOnly = false;
    bool replica = false;
    qint64 backend = 0; // this session's number on the server
    bool operator==(const ServerInfo &) const = default;
};

/// "17.2", "11.8.6-MariaDB": the version, and the product where the number alone would mislead.
inline QString versionText(const ServerInfo &server)
{
    const QLatin1StringView mariaDb("MariaDB");
    const bool said = server.product != mariaDb || server.version.contains(mariaDb);
    return said ? server.version : server.version + u'-' + mariaDb;
}

} // namespace Switchback
