// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "formats/listing.h"

#include "core/text.h"
#include "core/tr.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Switchback {

void refuse(Listed &listed, const QString &message, int line)
{
    listed.migration.broken = true;
    listed.problems += Problem { Problem::Severity::Error, { listed.migration.path, line },
        message };
}

void refuse(Listed &listed, const Error &error)
{
    refuse(listed, error.what, error.place.line);
}

void refuseDuplicates(QList<Listed> &list)
{
    const auto versionOf = [](const Listed &listed) -> const QString & {
        return listed.migration.version.text;
    };
    const auto rises = [](const QString &a, const QString &b) { return a >= b; };
    if (std::ranges::adjacent_find(list, rises, versionOf) == list.end()) {
        return; // one above the other, as most folders have them: none stands there twice
    }
    QHash<QString, qsizetype> first;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const auto &version = list.at(i).migration.version.text;
        const auto known = first.constFind(version);
        if (known == first.cend() || list.at(i).migration.repeatable) {
            first.insert(version, i);
            continue;
        }
        auto &one = list[*known];
        auto &two = list[i];
        const auto message = tr("Version %1 stands in two files: %2 and %3.")
                                 .arg(version, visible(one.migration.path),
                                     visible(two.migration.path));
        refuse(one, message);
        refuse(two, message);
    }
}

void refuseLongVersions(QList<Listed> &list, qsizetype longest, const QString &tool)
{
    for (auto &listed : list) {
        const auto &version = listed.migration.version.text;
        if (version.size() > longest && !listed.migration.repeatable) {
            refuse(listed,
                tr("The version %1 has %2 characters; the history table of %3 keeps %4.")
                    .arg(elided(version, 30))
                    .arg(version.size())
                    .arg(tool)
                    .arg(longest));
        }
    }
}

QList<Problem> passedOver(const Folder &folder, const QList<FolderEntry> &entries,
    const FormatInfo &format, const std::function<bool(const FolderEntry &)> &isTaken)
{
    constexpr int NamedOnes = 20;
    QList<Problem> notes;
    int more = 0;
    for (const auto &entry : entries) {
        if (!entry.name.endsWith(".sql") || isTaken(entry)) {
            continue;
        }
        if (notes.size() == NamedOnes) {
            ++more;
            continue;
        }
        const auto path = folder.shown(entry.name);
        const auto what = entry.isFolder
            ? tr("%1 is a folder, not a file; %2 passes over it.").arg(visible(path), format.title)
            : tr("%1 is not named like a migration of %2 (%3), which passes over it.")
                  .arg(visible(path), format.title, format.fileNames);
        notes += Problem { Problem::Severity::Note, { path, 0 }, what };
    }
    if (more > 0) {
        notes += Problem { Problem::Severity::Note, { folder.shown({}), 0 },
            tr("%1 passes over %n more SQL file(s).", nullptr, more).arg(format.title) };
    }
    return notes;
}

MigrationSet toSet(QList<Listed> list)
{
    MigrationSet set;
    set.migrations.reserve(list.size());
    for (auto &listed : list) {
        set.problems += listed.problems;
        set.migrations += std::move(listed.migration);
    }
    return set;
}

qsizetype leadingDigits(QByteArrayView name)
{
    qsizetype digits = 0;
    while (digits < name.size() && name.at(digits) >= '0' && name.at(digits) <= '9') {
        ++digits;
    }
    return digits;
}

bool isLess(QStringView a, QStringView b)
{
    while (a.size() > 1 && a.front() == u'0') {
        a = a.sliced(1);
    }
    while (b.size() > 1 && b.front() == u'0') {
        b = b.sliced(1);
    }
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

QString readableName(QByteArrayView rest)
{
    while (rest.startsWith('_') || rest.startsWith(' ') || rest.startsWith('-')) {
        rest = rest.sliced(1);
    }
    return visible(QString::fromUtf8(rest));
}

QDateTime utcTime(const QVariant &value)
{
    if (value.isNull()) {
        return {};
    }
    if (value.typeId() == QMetaType::QDateTime) {
        auto time = value.toDateTime();
        if (time.timeSpec() == Qt::LocalTime) {
            time.setTimeZone(QTimeZone::utc());
        }
        return time.toUTC();
    }
    auto text = value.toString().trimmed();
    if (text.size() > 10 && text.at(10) == u' ') {
        text[10] = u'T';
    }
    auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime) {
        time.setTimeZone(QTimeZone::utc());
    }
    return time.toUTC();
}

} // namespace Switchback
