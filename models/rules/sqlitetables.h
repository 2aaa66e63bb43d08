// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SQLite's tables as text: what CREATE TABLE would have to say today, and what hangs on each, learned
// from the statements of the migrations before. For building a table anew.

#include "core/error.h"
#include "rules/catalog.h"

#include <QHash>

namespace Switchback {

struct WrittenTable {
    QString name;
    QStringList elements; // columns, then constraints, as they are written
    QString options; // "STRICT, WITHOUT ROWID"

    /// The element that defines the column; -1: none.
    qsizetype column(const QString &column) const;
    QStringList columns(bool writable = false) const; // writable: without generated ones
    bool counts() const; // AUTOINCREMENT
    QString sql(const QString &as) const;
};

/// An index, a trigger or a view: with its table it goes, and has to be made again.
struct SqliteDependant {
    ObjectKind kind = ObjectKind::Index;
    QString name;
    QString table; // of an index or trigger
    QString sql;
};

struct SqliteTables {
    QHash<QString, WrittenTable> tables; // by the name in lower case; without what is not known
    QList<SqliteDependant> dependants; // in the order in which they were made
};

SqliteTables sqliteTables(const QStringList &statements);
/// Is the name one of the text's words?
bool mentions(const QString &sql, const QString &name);
/// The table with the action done; an Error says why it cannot be written.
Result<WrittenTable> withAction(
    const WrittenTable &table, const TableAction &action, const QString &text);

} // namespace Switchback
