// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A CREATE TABLE of SQLite taken apart: the pragmas leave out what only the text says. Texts for
// comparing are tokens in small letters, without quotes, comments and what is the default anyway.

#include <QList>
#include <QStringList>

namespace Switchback {

struct SqliteColumnText {
    QString name; // folded
    QString spelling; // quoted, as SQL wants it
    QString type;
    QStringList attributes; // NOT NULL, DEFAULT, COLLATE, GENERATED, AUTOINCREMENT; comparable
    QString text; // as written
    QString standard; // DEFAULT's value as written
    bool notNull = false;
    bool generated = false;
    bool stored = false;
    bool rowid = false; // INTEGER PRIMARY KEY
    bool autoincrement = false;
    bool appendable = true; // ALTER TABLE … ADD COLUMN takes it
};

struct SqliteConstraintText {
    QString name; // as given; may be empty
    QString definition; // comparable
    QString column; // folded name of the column that it was written at; else empty
};

struct SqliteTableText {
    QList<SqliteColumnText> columns;
    QList<SqliteConstraintText> constraints;
    QString options; // "strict, without rowid"
    qsizetype body = -1; // where the opening parenthesis is; -1 = not understood
};

SqliteTableText sqliteTableText(const QString &sql);
/// For comparing any statement.
QString sqliteComparable(const QString &sql);
/// Every name and word in it, folded: what it may refer to.
QStringList sqliteMentions(const QString &sql);
QString sqliteFolded(QStringView name);
/// A name as it stands in a statement, without quotes and folded; empty where it is a string.
QString sqliteName(QStringView token);
QString sqliteQuoted(QStringView name);

} // namespace Switchback
