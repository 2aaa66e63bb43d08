// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/settings.h"

#include "formats/files.h"

#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Replaces ${NAME} by what the file or the process says; unknown names stay as they stand.
QString expanded(const QString &value, const Settings &known)
{
    QString result;
    qsizetype at = 0;
    for (;;) {
        const auto open = value.indexOf("${"_L1, at);
        const auto close = open < 0 ? -1 : value.indexOf(u'}', open);
        if (close < 0) {
            return result + value.mid(at);
        }
        const auto name = value.sliced(open + 2, close - open - 2);
        const auto found = variable(known, name);
        result += value.sliced(at, open - at);
        result += found.origin.isEmpty() ? value.sliced(open, close + 1 - open) : found.value;
        at = close + 1;
    }
}

QString unescaped(QStringView text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'\\' || i + 1 == text.size()) {
            result += text.at(i);
            continue;
        }
        const auto c = text.at(++i);
        result += c == u'n' ? u'\n' : c == u't' ? u'\t' : c == u'r' ? u'\r' : c.unicode();
    }
    return result;
}

QString valueOf(QStringView text, const Settings &known)
{
    const auto quote = text.isEmpty() ? QChar() : text.front();
    if (quote == u'\'' || quote == u'"') {
        auto end = text.indexOf(quote, 1);
        while (quote == u'"' && end > 0 && text.at(end - 1) == u'\\') {
            end = text.indexOf(quote, end + 1);
        }
        if (end > 0) {
            const auto inner = text.sliced(1, end - 1);
            return quote == u'\'' ? inner.toString() : expanded(unescaped(inner), known);
        }
    }
    // A comment begins at a # after a blank; a # inside a password is part of it.
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'#' && (i == 0 || text.at(i - 1).isSpace())) {
            text = text.first(i);
        }
    }
    return expanded(text.trimmed().toString(), known);
}

} // namespace

Settings parseDotEnv(QByteArrayView text, const QString &file)
{
    Settings settings;
    int line = 0;
    const auto all = QString::fromUtf8(text);
    for (auto part : QStringView(all).split(u'\n')) {
        ++line;
        part = part.trimmed();
        if (part.startsWith("export "_L1)) {
            part = part.sliced(7).trimmed();
        }
        const auto equals = part.indexOf(u'=');
        if (part.startsWith(u'#') || equals <= 0) {
            continue;
        }
        const auto name = part.first(equals).trimmed().toString();
        settings.insert(name,
            { valueOf(part.sliced(equals + 1).trimmed(), settings),
                file + u':' + QString::number(line) });
    }
    return settings;
}

Settings readDotEnv(const QString &root)
{
    const auto text = readSmallFile(root, root + "/.env"_L1);
    return text ? parseDotEnv(*text, u".env"_s) : Settings {};
}

Setting variable(const Settings &dotEnv, const QString &name)
{
    const auto key = name.toLocal8Bit();
    if (qEnvironmentVariableIsSet(key.constData())) {
        return { qEnvironmentVariable(key.constData()), u"environment variable "_s + name };
    }
    return dotEnv.value(name);
}

QList<Environment> environmentFrom(const Setting &url, const QString &name)
{
    if (url.value.isEmpty()) {
        return {};
    }
    return { { .name = name, .url = url.value, .urlOrigin = url.origin } };
}

QString fromJdbc(const QString &url, const QString &user, const QString &password)
{
    if (!url.startsWith("jdbc:"_L1)) {
        return url;
    }
    auto rest = url.sliced(5);
    if (rest.startsWith("sqlite:"_L1)) {
        return rest;
    }
    QUrl parsed(rest, QUrl::TolerantMode);
    QUrlQuery query(parsed);
    const auto take = [&query](const QString &name, const QString &other) {
        const auto own = query.queryItemValue(name, QUrl::FullyDecoded);
        query.removeAllQueryItems(name);
        return other.isEmpty() ? own : other;
    };
    const auto login = take(u"user"_s, user);
    const auto secret = take(u"password"_s, password);
    if (parsed.host().isEmpty() && parsed.path().size() > 0 && !rest.contains("//"_L1)) {
        parsed = QUrl(rest.section(u':', 0, 0) + "://localhost/"_L1
            + rest.section(u':', 1).section(u'?', 0, 0));
    }
    if (query.hasQueryItem(u"currentSchema"_s)) {
        const auto schema = query.queryItemValue(u"currentSchema"_s, QUrl::FullyDecoded);
        query.removeAllQueryItems(u"currentSchema"_s);
        query.addQueryItem(u"search_path"_s, schema);
    }
    parsed.setQuery(query.isEmpty() ? QString() : query.toString(QUrl::FullyEncoded));
    if (!login.isEmpty()) {
        parsed.setUserName(login, QUrl::DecodedMode);
    }
    if (!secret.isEmpty()) {
        parsed.setPassword(secret, QUrl::DecodedMode);
    }
    return parsed.toString(QUrl::FullyEncoded);
}

QString fromGo(const QString &url)
{
    auto rest = url;
    if (rest.startsWith("mysql://"_L1)) {
        rest = rest.sliced(8);
    }
    const auto tcp = rest.indexOf("@tcp("_L1);
    const auto close = rest.indexOf(u')', tcp);
    if (tcp >= 0 && close > tcp) {
        const auto colon = rest.first(tcp).indexOf(u':');
        const auto user = colon < 0 ? rest.first(tcp) : rest.first(colon);
        const auto secret = colon < 0 ? QString() : rest.sliced(colon + 1, tcp - colon - 1);
        const auto login = QString::fromLatin1(QUrl::toPercentEncoding(user))
            + (secret.isEmpty() ? QString()
                                : u':' + QString::fromLatin1(QUrl::toPercentEncoding(secret)));
        const auto path = rest.sliced(close + 1).section(u'?', 0, 0);
        return u"mysql://%1@%2%3"_s.arg(login, rest.sliced(tcp + 5, close - tcp - 5), path);
    }
    if (url.startsWith("pgx://"_L1) || url.startsWith("pgx5://"_L1)) {
        return u"postgresql"_s + url.sliced(url.indexOf(u':'));
    }
    return url;
}

QString fromGoose(const QString &driver, const QString &address)
{
    if (driver.startsWith("sqlite"_L1)) {
        auto file = address;
        file = file.startsWith("file:"_L1) ? file.sliced(5) : file;
        return file.startsWith("sqlite"_L1) ? file : u"sqlite:"_s + file;
    }
    if (driver == "mysql"_L1 || address.contains("@tcp("_L1)) {
        return fromGo(address);
    }
    if (address.contains("://"_L1) || !address.contains(u'=')) {
        return address;
    }
    // libpq's words: user=u password='p w' host=h
    QStringList parameters;
    qsizetype at = 0;
    while (at < address.size()) {
        const auto equals = address.indexOf(u'=', at);
        if (equals < 0) {
            break;
        }
        const auto key = address.sliced(at, equals - at).trimmed();
        const bool quotes = equals + 1 < address.size() && address.at(equals + 1) == u'\'';
        auto end = quotes ? address.indexOf(u'\'', equals + 2) : address.indexOf(u' ', equals);
        end = end < 0 ? address.size() : end;
        const auto from = equals + (quotes ? 2 : 1);
        const auto value = address.sliced(from, end - from);
        parameters += key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
        at = end + 1;
    }
    return u"postgresql://?"_s + parameters.join(u'&');
}

bool isOn(const QString &value)
{
    const auto word = value.trimmed().toLower();
    return word == "1"_L1 || word == "t"_L1 || word == "true"_L1;
}

} // namespace Switchback
