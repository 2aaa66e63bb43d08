// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/urlparts.h"

#include "core/tr.h"

#include <QStringList>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error badUrl(const QString &what, const QString &next = {})
{
    return { .kind = ErrorKind::Usage,
        .what = what,
        .untouched = tr("Nothing was opened."),
        .next = next.isEmpty() ? tr("Correct the database URL.") : next };
}

// A password with a raw / or ? in it ends the address too early and leaves its own beginning where
// a port is expected: then an @ follows later, and nothing may be repeated.
Error badPort(const QString &port, bool mayBePassword)
{
    const auto next = tr("A password with : / ? # or @ in it must be percent-encoded.");
    return mayBePassword
        ? badUrl(tr("The host and port of the database URL cannot be read."), next)
        : badUrl(tr("The port '%1' in the database URL is not a number from 1 to 65535.")
                  .arg(port.left(40)));
}

Result<void> addHost(UrlParts &parts, const QString &text, bool mayBePassword)
{
    auto host = text;
    QString port;
    const auto bracket = host.lastIndexOf(u']');
    const auto colon = host.lastIndexOf(u':');
    if (colon > bracket) {
        port = percentDecoded(host.sliced(colon + 1));
        host.truncate(colon);
    }
    bool isNumber = false;
    const auto number = port.toInt(&isNumber);
    if (!port.isEmpty() && (!isNumber || number < 1 || number > 65535)) {
        return fail(badPort(port, mayBePassword));
    }
    if (host.startsWith(u'[') && host.endsWith(u']')) {
        host = host.sliced(1, host.size() - 2);
    }
    parts.hosts += percentDecoded(host);
    parts.ports += port;
    return {};
}

void addUser(UrlParts &parts, const QString &userInfo)
{
    const auto colon = userInfo.indexOf(u':');
    parts.user = percentDecoded(colon < 0 ? userInfo : userInfo.first(colon));
    if (colon >= 0) {
        parts.password = Secret(percentDecoded(userInfo.sliced(colon + 1)));
    }
}

// Of a password that should have been encoded, the part before the last @ is still all password.
Result<void> addAuthority(UrlParts &parts, const QString &authority, bool mayBePassword)
{
    const auto at = authority.lastIndexOf(u'@');
    if (at >= 0) {
        addUser(parts, authority.first(at));
    }
    for (const auto &host : authority.sliced(at + 1).split(u',')) {
        if (const auto added = addHost(parts, host, mayBePassword); !added) {
            return added;
        }
    }
    return {};
}

} // namespace

std::pair<QString, QString> schemeAndRest(const QString &url)
{
    const auto colon = url.indexOf(u':');
    return { url.first(std::max<qsizetype>(0, colon)).toLower(), url.sliced(colon + 1) };
}

QString percentDecoded(const QString &text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

QList<std::pair<QString, QString>> queryParameters(const QString &query)
{
    QList<std::pair<QString, QString>> parameters;
    for (const auto &part : query.split(u'&', Qt::SkipEmptyParts)) {
        const auto equals = part.indexOf(u'=');
        const auto key = percentDecoded(equals < 0 ? part : part.first(equals));
        parameters.emplaceBack(
            key, equals < 0 ? QString() : percentDecoded(part.sliced(equals + 1)));
    }
    return parameters;
}

Result<UrlParts> parseServerUrl(const QString &url)
{
    UrlParts parts;
    QString rest;
    std::tie(parts.scheme, rest) = schemeAndRest(url.trimmed());
    if (!rest.startsWith("//"_L1)) {
        return fail(
            badUrl(tr("The database URL has no '//' after '%1:'.").arg(parts.scheme.left(40)),
                tr("Write %1://user@host:port/database.").arg(parts.scheme.left(40))));
    }
    rest = rest.sliced(2);
    const auto authorityEnd = std::ranges::find_if(rest, [](QChar c) {
        return c == u'/' || c == u'?';
    }) - rest.begin();
    const auto authority = rest.first(authorityEnd);
    rest = rest.sliced(authorityEnd);
    const bool mayBePassword = rest.contains(u'@');
    if (const auto question = rest.indexOf(u'?'); question >= 0) {
        parts.parameters = queryParameters(rest.sliced(question + 1));
        rest.truncate(question);
    }
    parts.path = rest.isEmpty() ? QString() : percentDecoded(rest.sliced(1));
    if (const auto added = addAuthority(parts, authority, mayBePassword); !added) {
        return fail(added.error());
    }
    return parts;
}

QString quoted(QStringView text, QChar quote)
{
    auto result = text.toString();
    result.replace(quote, QString(2, quote));
    return quote + result + quote;
}

QString displayUrl(const UrlParts &parts)
{
    QStringList hosts;
    for (qsizetype i = 0; i < parts.hosts.size(); ++i) {
        const auto &host = parts.hosts.at(i);
        const auto name = host.contains(u':') ? u'[' + host + u']' : host;
        hosts += parts.ports.at(i).isEmpty() ? name : name + u':' + parts.ports.at(i);
    }
    const auto user = parts.user.isEmpty() ? QString() : parts.user + u'@';
    return parts.scheme + "://"_L1 + user + hosts.join(u',') + u'/' + parts.path;
}

} // namespace Switchback
