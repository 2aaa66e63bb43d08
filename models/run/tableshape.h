// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tables as somebody sees them who fills or checks them: columns by what they can hold, keys,
// links to other tables, conditions. Read from the catalog; the schema's own tree holds text.

#include "engines/engine.h"

namespace Switchback {

enum class Holds {
    Integer,
    Decimal,
    Real,
    Boolean,
    Text,
    Uuid,
    Date,
    Time,
    Timestamp,
    Interval,
    Json,
    Bytes,
    Word,
    Address,
    Bits,
    Year,
    Other
};

struct ColumnShape {
    QString name;
    Holds holds = Holds::Other;
    QString type; // the server's word
    qint64 length = -1; // characters, digits before the point, bits; -1 = as many as one likes
    int scale = 0; // digits after the point
    double most = 0; // greatest integer
    bool nullable = true;
    bool computed = false; // by the table itself
    bool numbersItself = false; // identity, AUTO_INCREMENT, serial, rowid
    bool hasDefault = false;
    bool isArray = false;
    QStringList words; // of an enumeration
};

/// A foreign key.
struct TableLink {
    QStringList columns;
    QString table; // TableShape::name
    QStringList keys; // what it refers to there
    bool followsUpdates = false; // rows change with the keys that they refer to
    bool followsDeletes = false; // or go, or refer to nothing, with the rows
};

struct TableShape {
    QString name; // for people: "public.users", "users"
    QString sql; // qualified and quoted
    QList<ColumnShape> columns;
    QStringList key; // the primary one
    QList<QStringList> uniques; // the primary one among them
    QList<TableLink> links;
    QStringList checks; // conditions, in the server's words

    const ColumnShape *column(const QString &name) const;
};

/// All tables of the database but views, partitions, foreign and virtual ones; by name.
Result<QList<TableShape>> tableShapes(const Engine &engine, Connection &connection);

/// Parents before children; where tables refer to each other in a circle, by name.
QList<const TableShape *> parentsFirst(const QList<TableShape> &tables);

/// What a declared type holds: "character varying(20)", "int(11) unsigned", "numeric(6,2)".
void readType(ColumnShape &column, const QString &declared);

/// The texts behind CHECK in a CREATE TABLE.
QStringList checksIn(const QString &createTable);

} // namespace Switchback
