// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What most formats do with the files of a folder: list, refuse, order by number.

#include "formats/files.h"

namespace Switchback {

/// A migration on its way into the set, and what is wrong with it.
struct Listed {
    Migration migration;
    QList<Problem> problems;
};

/// Marks it broken. The message is shown beside the file's name.
void refuse(Listed &listed, const QString &message, int line = 0);
void refuse(Listed &listed, const Error &error);

/// Two files with one version are both refused, each message naming both.
void refuseDuplicates(QList<Listed> &list);

/// Versions longer than the history table keeps are refused.
void refuseLongVersions(QList<Listed> &list, qsizetype longest, const QString &tool);

/// A note for each SQL file that the tool passes over in silence, and for each folder that is named
/// like a file: a slip in a name is seen that way. The first twenty, then their number.
QList<Problem> passedOver(const Folder &folder, const QList<FolderEntry> &entries,
    const FormatInfo &format, const std::function<bool(const FolderEntry &)> &isTaken);

MigrationSet toSet(QList<Listed> list);

/// How many bytes of `name` are leading digits.
qsizetype leadingDigits(QByteArrayView name);
/// Digits compared as numbers of any length.
bool isLess(QStringView a, QStringView b);
/// The description of a file name: underscores and dashes before it dropped, made readable.
QString readableName(QByteArrayView rest);

/// A point in time as drivers deliver it: a date or its text, in UTC unless it says otherwise.
QDateTime utcTime(const QVariant &value);

} // namespace Switchback
