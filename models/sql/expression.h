// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What can be asked of an expression, a type or a name without a database. Plain values; names are
// folded as the server folds them.

#include <QList>
#include <QString>
#include <QStringList>

namespace Switchback {

struct ObjectName {
    QString schema; // empty: looked up in the search path
    QString name;
    bool operator==(const ObjectName &) const = default;
    bool isEmpty() const { return name.isEmpty(); }
};

/// A data type. `name` is the server's own long name in lower case: "integer", "varchar",
/// "timestamptz", "char"; a type of the project keeps its name.
struct SqlType {
    QString schema; // of a type of the project
    QString name;
    QList<int> modifiers; // (12,2)
    bool array = false;
    bool isUnsigned = false; // MySQL
    bool zerofill = false; // MySQL
    QStringList labels; // MySQL ENUM and SET
    QString charset; // MySQL, lower case
    QString collation;
    bool operator==(const SqlType &) const = default;
    bool isEmpty() const { return name.isEmpty(); }
    int modifier(qsizetype at) const { return modifiers.value(at, -1); }
};

/// One part of an AND.
struct Condition {
    enum class Kind {
        IsNull,
        IsNotNull,
        Compare, // column operator value
        Between, // column BETWEEN a AND b
        InValues, // column IN (constants), = ANY (constant array)
        InQuery, // column IN (SELECT …), = ANY (ARRAY(SELECT …))
        Constant, // no column in it
        Join, // column = column
        Other,
    };
    Kind kind = Kind::Other;
    QString column; // the column on the left, without its table
    QString op; // of Compare, turned so that the column stands left
    QStringList values; // constants as written, without quotes
    bool constant = false; // the other side holds no column
    bool alwaysTrue = false; // of Constant
    bool limited = false; // InQuery: the query has a LIMIT
    bool offset = false; // InQuery: … and an OFFSET
    bool operator==(const Condition &) const = default;
};

struct Expression {
    QString text; // canonical: equal texts mean the same expression
    QStringList columns; // every column named, without its table, each once
    QStringList functions; // every function called, lower case, without schema
    QStringList strings; // string constants
    QStringList doubleQuoted; // SQLite: "…" where a value may stand
    QList<Condition> conditions; // the parts of the top AND
    QString bareColumn; // the whole expression is this column, or a cast of it
    SqlType castTo; // … a cast to this
    bool present = false;
    bool isNull = false; // the constant NULL
    bool isConstant = false; // neither column nor function nor query
    bool isTrue = false; // the constant TRUE
    bool parenthesised = false; // MySQL, SQLite: DEFAULT (…)
    bool limitedQuery = false; // a query with LIMIT somewhere inside
    bool offsetQuery = false;
    bool hasQuery = false;
    bool operator==(const Expression &) const = default;
};

} // namespace Switchback
