// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/drafts.h"

#include "formats/listing.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

const auto TimeFormat = u"yyyyMMddHHmmss"_s;

bool isTime(const QString &version)
{
    return version.size() == TimeFormat.size()
        && QDateTime::fromString(version, TimeFormat).isValid();
}

QString leading(const QString &version)
{
    return version.first(leadingDigits(version.toLatin1()));
}

QString timeAfter(const QString &newest, const QDateTime &now)
{
    const auto wanted = now.toUTC();
    const auto last = QDateTime::fromString(newest, TimeFormat);
    // A colleague's clock may be ahead: the new one still comes last.
    return last.isValid() && last >= QDateTime(wanted.date(), wanted.time())
        ? last.addSecs(1).toString(TimeFormat)
        : wanted.toString(TimeFormat);
}

} // namespace

QString nextVersion(const MigrationDraft &draft, bool timestamps)
{
    QString newest;
    qsizetype width = 0;
    for (const auto &version : draft.versions) {
        const auto digits = leading(version);
        newest = digits.isEmpty() || isLess(digits, newest) ? newest : digits;
    }
    for (const auto &prefix : draft.prefixes) {
        width = std::max(width, prefix.size());
    }
    if (newest.isEmpty() ? timestamps : isTime(newest)) {
        return timeAfter(newest, draft.now);
    }
    const auto number = QString::number(newest.toULongLong() + 1);
    return number.rightJustified(width, u'0');
}

QString fileName(const MigrationDraft &draft)
{
    QString name;
    for (const auto c : draft.name.normalized(QString::NormalizationForm_KD).toLower()) {
        const bool fits = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (fits) {
            name += c;
        } else if (!c.isMark() && !name.endsWith(u'_')) {
            name += u'_';
        }
    }
    while (name.startsWith(u'_')) {
        name.removeFirst();
    }
    while (name.endsWith(u'_')) {
        name.chop(1);
    }
    name.truncate(100);
    return name.isEmpty() ? u"changes"_s : name;
}

QByteArray sqlOf(const QStringList &statements)
{
    QByteArray text;
    for (const auto &sql : statements) {
        text += text.isEmpty() ? "" : "\n";
        text += sql.toUtf8() + ";\n";
    }
    return text;
}

NewFile newFile(const FormatContext &context, const QString &name, const QByteArray &text)
{
    return { .path = QDir(context.directory).filePath(name), .text = text };
}

} // namespace Switchback
