// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Rescue copies: what a run copied aside before a migration dropped it. They stay in the database
// until they are purged.

#include "core/verdict.h"

#include <QDateTime>

namespace Switchback {

struct RescueCopy {
    int id = 0;
    QDateTime at; // UTC
    QString version; // of the migration that dropped it
    QString name;
    Loss loss;
    QString table; // "public.users"
    QStringList key; // columns that rows are matched by; empty: they cannot be matched
    QString copy; // the table that holds the rows
    std::optional<qint64> rows;
    QDateTime restoredAt; // invalid: never put back
    bool operator==(const RescueCopy &) const = default;
};

/// What became of a copy that was put back.
struct PutBack {
    RescueCopy copy;
    qint64 rows = 0; // put back
    qint64 there = 0; // their key is in use again: left as it is
    qint64 gone = 0; // nothing is there any more that they belong to
    qint64 refused = 0; // by the table as it is now
    qint64 untried = 0; // so many were refused that the rest was left
    QStringList reasons; // for some of those refused
    QString trouble; // why nothing was put back
    bool operator==(const PutBack &) const = default;
};
/// One line each: what was put back, and what no longer fits.
QStringList putBackWords(const PutBack &result);
/// "#3 users.phone (table_of_2, 120 rows)".
QString rescueWords(const RescueCopy &copy);

} // namespace Switchback
