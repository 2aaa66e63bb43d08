// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/text.h"

#include <QMutex>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

bool changesDirection(QChar c)
{
    const auto u = c.unicode();
    return (u >= 0x200b && u <= 0x200f) || (u >= 0x202a && u <= 0x202e)
        || (u >= 0x2060 && u <= 0x2069) || u == 0xfeff;
}

bool isPlain(QChar c)
{
    const auto u = c.unicode();
    if (u < 0x7f) {
        return u >= 0x20;
    }
    return u >= 0xa0 && (u < 0x200b || !changesDirection(c)) && c != QChar::LineSeparator
        && c != QChar::ParagraphSeparator;
}

QString escaped(const QString &text, bool keepLines)
{
    // Nearly every text is plain, and ten thousand names pass here for one timeline.
    if (std::ranges::all_of(text, isPlain)) {
        return text;
    }
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\t' || c == u'\r') {
            result += keepLines ? c : u' ';
        } else if (c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0)) {
            result += u"\\x%1"_s.arg(uint(c.unicode()), 2, 16, QLatin1Char('0'));
        } else if (changesDirection(c) || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator) {
            result += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        } else {
            result += c;
        }
    }
    return result;
}

QMutex secretsMutex;
QStringList secrets;

} // namespace

QString visible(const QString &text)
{
    return escaped(text, false);
}

QString visibleLines(const QString &text)
{
    return escaped(text, true);
}

QString elided(const QString &text, qsizetype length)
{
    if (text.size() <= length) {
        return text;
    }
    const auto head = (length - 1) * 2 / 3;
    return text.first(head) + u'…' + text.last(length - 1 - head);
}

void rememberSecret(const QString &secret)
{
    // Very short ones would blank half of every message and protect nothing.
    if (secret.size() < 3) {
        return;
    }
    const QMutexLocker lock(&secretsMutex);
    if (!secrets.contains(secret)) {
        secrets += secret;
    }
}

QString scrubbed(const QString &text)
{
    const QMutexLocker lock(&secretsMutex);
    auto result = text;
    for (const auto &secret : secrets) {
        result.replace(secret, u"•••"_s);
    }
    return result;
}

} // namespace Switchback
