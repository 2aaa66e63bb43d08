// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a migration does to those who use the database meanwhile and to what is stored in it, as
// the rules see it before anything runs. Plain values for plans, pages and reports.

#include "core/finding.h"

#include <QStringList>

namespace Switchback {

inline constexpr int WritersWait = 5; // LockNote::strength from which writers wait
inline constexpr int EverybodyWaits = 8;

/// What one statement takes on one object.
struct LockNote {
    QString object; // "public.users"; SQLite: "main", the file
    QString mode; // "ACCESS EXCLUSIVE"; MySQL: "LOCK=SHARED"; SQLite: "RESERVED". Never translated
    int strength = 0; // for comparing: 0 nobody waits … WritersWait … EverybodyWaits
    QString words; // who waits, without the object: "reads and writes wait"
    bool newObject = false; // made by the same plan, so nobody uses it yet
    bool operator==(const LockNote &) const = default;
};

/// Something stored that is gone afterwards.
struct Loss {
    enum class Kind { Table, Column, Rows, Values, Sequence, Schema, Database, Everything };
    Kind kind = Kind::Table;
    QString object; // "users", "users.bio"
    bool operator==(const Loss &) const = default;
};

/// The word of the JSON: "table", "column", "rows" … Never translated.
QString lossKindName(Loss::Kind kind);
/// A sentence: "The column users.bio and all its values are gone."
QString lossWords(const Loss &loss);

struct StatementVerdict {
    int statement = 0; // number in the script
    int line = 0; // in the migration's file
    QList<LockNote> locks; // strongest first
    QStringList rewrites; // tables whose rows are all written again
    QStringList scans; // tables that are read as a whole
    QString algorithm; // MySQL, MariaDB: "INSTANT", "INPLACE", "COPY"
    QList<Loss> losses;
    std::optional<Severity> severity; // of the worst finding at it
    QString words; // one sentence: who waits for what, and why for how long
    bool operator==(const StatementVerdict &) const = default;
};

/// One direction of a migration.
struct ScriptVerdict {
    Direction direction = Direction::Up;
    QList<StatementVerdict> statements; // as many as the script has, in its order
    QList<Finding> findings; // suppressed ones are among them, and marked
    std::optional<Severity> severity; // of the worst that is shown; empty: nothing found
    LockNote strongest; // on what exists; no mode: nobody waits
    bool operator==(const ScriptVerdict &) const = default;
};

struct MigrationVerdict {
    Version version;
    QString file;
    ScriptVerdict up;
    std::optional<ScriptVerdict> down; // empty: there is no way back
    bool operator==(const MigrationVerdict &) const = default;
};

QList<Loss> losses(const ScriptVerdict &verdict);

} // namespace Switchback
