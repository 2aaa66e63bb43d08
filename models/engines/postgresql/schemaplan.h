// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What becomes of every object on the way from one schema to the other: kept, altered in place,
// made anew because it differs or because what it needs is in the way, dropped, created.

#include "engines/postgresql/schemaalter.h"

#include <QHash>

namespace Switchback {

enum class PgFate { Absent, Keep, Alter, Renew, Drop, Create };

struct PgSide {
    const Schema &schema;
    QList<PgPart> parts; // by id / 2
    QHash<QString, int> numbers; // kind and shown name to id
    QList<PgFate> fates; // by number; odd ones are attachments
    QList<int> twins; // by number, -1 = none
    QList<QList<int>> dependents; // by number
    QList<int> defaultPrivileges;
    QHash<int, QList<int>> copies; // an index or key of a partitioned table to its partitions'

    explicit PgSide(const Schema &read);
    const PgPart &part(int number) const { return parts.at(number / 2); }
    int number(const QString &kind, const QString &shown) const;
    /// A column's default, a sequence's owner, a partition's place, what makes a type of a shell.
    QString attachment(int number) const;
    /// A partition's own index beside one like it that belongs to the parent's: the number of that.
    int doubleOf(int number) const;
};

class PgPlan
{
public:
    PgPlan(const Schema &from, const Schema &to, const DiffOptions &options);
    void decide();
    /// A partition's index that is its own once the partition is detached, and only then goes or
    /// stays by itself.
    bool outlivesOriginal(int copy) const;
    /// Dropped, or made anew.
    bool isGone(int number) const;

    PgSide from;
    PgSide to;
    QHash<int, PgAlteration> alterations; // by number in `from`
    QHash<int, QList<PropertyChange>> changes; // likewise, layers included
    QSet<int> retyped; // columns whose type is made anew under its name

private:
    void pair();
    void compare(int number);
    void compareAttachment(int number);
    void spread();
    void disturb(int number, int by);
    void disturbColumn(int number, int by);
    void disturbAttachment(int number, int by);
    void renew(int number);
    void parts(int number);
    void makeWay();
    bool leavesItsPlace(int copy) const;
    void keepCopy(int copy);
    void freeCopy(int copy);
    bool survives(int number, int by) const;
    bool callsNamesake(int number, int by) const;
    bool typeChanges(int number) const;

    const DiffOptions m_options;
    QList<int> m_waiting;
    QSet<int> m_seen;
};

/// Properties that are attachments, by kind.
QStringList pgAttachedProperties(const QString &kind);

} // namespace Switchback
