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
    bool madeHere = false; // on the way back: the migration itself made it
    bool operator==(const Loss &) const = default;
};

/// The word of the JSON: "table", "column", "rows" … Never translated.
QString lossKindName(Loss::Kind kind);
/// A sentence: "The column users.bio and all its values are gone."
QString lossWords(const Loss &loss);

/// What must hold for the stored rows, or the statement fails; and what the live database says.
struct Precondition {
    enum class Kind { NoRows, NotNull, Unique, References, Check, Fits, Converts };
    Kind kind = Kind::NotNull;
    QString table; // as the statement names it: "users", "shop.users"
    QStringList columns; // empty for what cannot be asked by column: an expression
    QString other; // References: the table
    QStringList otherColumns;
    QString type; // Fits, Converts: the new type, as the engine writes it
    int length = 0; // Fits: characters
    QString name; // of the constraint or index
    int check = -1; // Check: the how manieth of the statement; -1: one that is there, by name
    bool partial = false; // Unique: only the rows of the statement's WHERE
    bool changedBefore = false; // the plan changes the table's rows before: the count is of now
    std::optional<qint64> violations; // empty: not counted
    bool estimated = false;
    QString trouble; // why it was not counted
    bool operator==(const Precondition &) const = default;
};

/// The word of the JSON: "unique", "not_null" … Never translated.
QString preconditionName(Precondition::Kind kind);
/// "users.email", "orders.user_id → users.id".
QString preconditionSubject(const Precondition &condition);
/// A sentence: what was counted and what that means, or why it is not known.
QString preconditionWords(const Precondition &condition);

struct StatementVerdict {
    int statement = 0; // number in the script
    int line = 0; // in the migration's file
    QList<LockNote> locks; // strongest first
    QStringList rewrites; // tables whose rows are all written again
    QStringList scans; // tables that are read as a whole
    QString algorithm; // MySQL, MariaDB: "INSTANT", "INPLACE", "COPY"
    QList<Loss> losses;
    QStringList tables; // that it works on and that were there before, as LockNote names them
    QList<Precondition> preconditions;
    std::optional<Severity> severity; // of the worst finding at it
    QString words; // one sentence: who waits for what, and why for how long
    QString figures; // from the live database: how large, how busy, how long
    bool brief = false; // … and it is small and quiet: whoever waits, waits for a moment
    QStringList inTheWay; // sessions that it would wait for now, a sentence each
    QString observed; // in the dry run, where it was not as predicted
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
