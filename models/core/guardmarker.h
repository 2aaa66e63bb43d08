// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// That a database is to be treated as protected, said in the database itself.

#include <QDateTime>
#include <QString>

namespace Switchback {

struct GuardMarker {
    QString note; // why, in its author's words; may be empty
    QString by; // who set it
    QDateTime at; // UTC; invalid: it is there, but may not be read
    bool operator==(const GuardMarker &) const = default;
};

/// A sentence.
QString guardInWords(const GuardMarker &marker);

} // namespace Switchback
