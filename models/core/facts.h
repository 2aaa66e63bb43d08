// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a live database says of the tables that a plan touches: how large, how busy, who depends on
// them, who is in the way now. Plain values; what is not known is empty, and `missing` says why.

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <chrono>
#include <optional>

namespace Switchback {

struct ColumnFacts {
    QString name;
    QString type; // as the server writes it
    bool ownType = false; // of the project: an enum, a domain
    bool generated = false;
    std::optional<double> nulls; // the server's estimate, 0 … 1
    bool operator==(const ColumnFacts &) const = default;
};

struct ConstraintFacts {
    enum class Kind { Other, PrimaryKey, Unique, Check, ForeignKey, NotNull };
    Kind kind = Kind::Other;
    QString name;
    QString definition; // as the server writes it: "CHECK ((email IS NOT NULL))"
    bool valid = true;
    bool operator==(const ConstraintFacts &) const = default;
};

/// Something else that goes, breaks or waits with the table.
struct DependantFacts {
    QString what; // "view public.active_users"
    QString column; // the one it needs; empty: the table as a whole
    bool operator==(const DependantFacts &) const = default;
};

struct TableFacts {
    QString table; // as it was asked for
    QString schema; // as the server knows it
    QString name;
    std::optional<qint64> rows;
    bool exact = false; // `rows` was counted
    std::optional<qint64> bytes; // of the rows
    std::optional<qint64> indexBytes;
    std::optional<double> writes; // rows a second
    std::optional<double> reads; // scans a second
    std::optional<qint64> everWritten; // by the server's counters
    QStringList primaryKey;
    QList<ColumnFacts> columns; // when asked for
    QList<ConstraintFacts> constraints;
    QList<DependantFacts> dependants;
    bool operator==(const TableFacts &) const = default;
};

struct HeldLock {
    QString table; // as it was asked for
    QString mode; // as LockNote says it
    bool operator==(const HeldLock &) const = default;
};

/// A session that a migration may have to wait for.
struct SessionFacts {
    enum class Kind { Transaction, Dump, Wraparound, Vacuum, Migration };
    Kind kind = Kind::Transaction;
    qint64 backend = 0;
    QString user;
    QString application;
    QString state;
    qint64 seconds = -1; // since its transaction began; -1 = hidden from this user
    QString query;
    QList<HeldLock> locks; // on the tables asked for
    bool operator==(const SessionFacts &) const = default;
};
/// "pid 4711 (pg_dump, user backup, for 25 min)".
QString sessionWords(const SessionFacts &session);

struct LiveFacts {
    QDateTime at; // invalid: never asked
    qint64 ms = 0;
    bool replica = false;
    int replicas = 0; // that follow this server now
    std::optional<qint64> lagBytes; // of the slowest
    std::optional<qint64> freeBytes; // where the data lies
    QDateTime countersSince; // when the server's counters began
    QList<TableFacts> tables; // those that are there
    QList<SessionFacts> sessions;
    QStringList missing; // what could not be learned, and why: a sentence each
    bool operator==(const LiveFacts &) const = default;

    const TableFacts *table(const QString &name) const;
};

/// "38 GB", "12 kB": in the language of the program.
QString sizeText(qint64 bytes);
/// "420", "3.5": for what happens a second.
QString rateText(double rate);
/// "12 s", "25 min", "3 h".
QString spanText(qint64 seconds);

} // namespace Switchback
