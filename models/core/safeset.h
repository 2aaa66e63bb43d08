// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One unsafe migration as the staged set that replaces it: files as they would be, nothing written.

#include "core/finding.h"

#include <QStringList>

namespace Switchback {

struct SafeFile {
    QString path; // as Migration::path
    QByteArray before; // empty: the file is new
    QByteArray after;
    bool isNew = false;
    QString note; // what it is for, and when it is to run
    bool operator==(const SafeFile &) const = default;
};

struct SafeSet {
    Version version; // of the migration that it replaces
    QString name;
    QList<SafeFile> files; // in the order in which they run; the changed one first
    QStringList notes; // what was left as it was
    QList<Finding> findings; // of the rules in the result, without the suppressed ones
    bool operator==(const SafeSet &) const = default;
};

} // namespace Switchback
