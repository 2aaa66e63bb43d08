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
            { valueOf(part.sliced(equals + 1).trimmed(), settings), file + u':' + QString::number(line) });
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
        parsed = QUrl(rest.section(u':', 0, 0) + "://localhost/"_L1 + rest.section(u':', 1).section(u'?', 0, 0));
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

bool isOn(const QString &value)
{
    const auto word = value.trimmed().toLower();
    return word == "1"_L1 || word == "t"_L1 || word == "true"_L1;
}

QString withoutLeadingZeros(const QString &digits)
{
    qsizetype zeros = 0;
    while (zeros + 1 < digits.size() && digits.at(zeros) == u'0') {
        ++zeros;
    }
    return digits.sliced(zeros);
}

} // namespace Switchback
