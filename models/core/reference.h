// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What there is to read up on: rules, and what a lock lets others do. Plain values.

#include "core/finding.h"

#include <QStringList>

namespace Switchback {

struct RuleEntry {
    QString id;
    QString group; // its title
    Severity severity = Severity::Warning;
    bool on = true; // by default
    QString databases; // "PostgreSQL, SQLite"
    QString explanation;
    QString help; // the safer way
    bool operator==(const RuleEntry &) const = default;
};

struct LockEntry {
    QString mode; // as LockNote::mode says it
    QString waits; // who waits while it is held
    QString takenBy; // the statements that take it
    QStringList conflicts; // the modes that cannot be held beside it
    bool operator==(const LockEntry &) const = default;
};

/// The locks of one engine, weakest first.
struct LockBookEntry {
    QString engine; // Engine::info().id
    QString title;
    QList<LockEntry> modes;
    QString remark; // what the table does not tell
    bool operator==(const LockBookEntry &) const = default;
};

} // namespace Switchback
