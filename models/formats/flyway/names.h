// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Flyway's file names, versions and checksums.

#include <QByteArray>
#include <QHash>
#include <QString>

namespace Switchback::Flyway {

enum class Kind { None, Versioned, Repeatable, Baseline, Undo, Callback };

struct FileName {
    Kind kind = Kind::None;
    QString version; // as stored: 1.10; of a callback: its event
    QString description; // blanks for underscores
    QString mistake; // one sentence when the name is nearly a migration's
    bool operator==(const FileName &) const = default;
};

/// The last part of a path; prefixes, separator and suffixes may be configured.
FileName parseName(const QString &name, const QHash<QString, QString> &options);

/// 1, 1.0 and 01 are one version: parts as numbers, trailing zeros dropped.
QString versionKey(const QString &version);
bool isLower(const QString &version, const QString &other);

/// CRC-32 over the lines without their ends and the byte order mark, as a signed number.
qint32 checksum(QByteArrayView text);

} // namespace Switchback::Flyway
