// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Database URLs, read by hand: QUrl refuses several hosts, drops empty ones and changes paths.
// Nothing here ever repeats the password in an error.

#include "core/error.h"
#include "core/secret.h"

#include <QList>

namespace Switchback {

struct UrlParts {
    QString scheme; // lower case
    QString user;
    Secret password;
    QStringList hosts; // decoded; without brackets
    QList<QString> ports; // one for each host, empty = default
    QString path; // decoded, without its leading slash
    QList<std::pair<QString, QString>> parameters;
};

std::pair<QString, QString> schemeAndRest(const QString &url);
QString percentDecoded(const QString &text);
QList<std::pair<QString, QString>> queryParameters(const QString &query);
/// scheme://user:password@host:port,host:port/path?key=value. A port that is no port is
/// ErrorKind::Usage and named.
Result<UrlParts> parseServerUrl(const QString &url);
/// `text` between two `quote`, those inside doubled.
QString quoted(QStringView text, QChar quote);
/// scheme://user@host:port/path without password and without parameters that could hold one.
QString displayUrl(const UrlParts &parts);

} // namespace Switchback
