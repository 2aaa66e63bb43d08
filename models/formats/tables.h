// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What stands in the database under the name of a history table, and which tool made it. Several
// tools use the same name with different columns, so everyone looks before reading or creating.

#include "formats/format.h"

namespace Switchback {

/// A table's name, taken apart. `schema` is empty on SQLite; on MySQL it is a database.
struct TableName {
    QString schema;
    QString table;
    bool operator==(const TableName &) const = default;
};

struct TableLook {
    QString kind; // "table", "view", …; empty = there is nothing of that name
    QStringList columns; // lower case, in order
    QStringList types; // of the columns, as the server says them, lower case
    bool rails = false; // ar_internal_metadata stands beside it
    bool operator==(const TableLook &) const = default;

    bool exists() const { return !kind.isEmpty(); }
};

Result<TableLook> lookAtTable(Connection &connection, const Engine &engine, const TableName &name);

/// Which tool keeps a table like this: "Ecto", "golang-migrate" …; empty when nobody known does.
QString toolOfTable(const QString &table, const TableLook &look);

/// The refusal of a table that is not `format`'s: names the table, what it is and whose it looks.
Error foreignTable(const TableName &name, const TableLook &look, const QString &format);

/// A history to be filled with the table's rows: `tableExists` is false while there is none. One that
/// is no table, or whose columns are not the tool's, is refused.
Result<History> lookForHistory(Connection &connection, const Engine &engine, const TableName &name,
    const QString &tool, bool (*fits)(const TableLook &));

/// "schema.table", for people.
QString shownTable(const TableName &name);
/// As a session names it: without the schema where that is the connected database itself, as on
/// MySQL, so that it means the same in a copy that has another name.
TableName inSession(const TableName &name, const ServerInfo &server);
/// Quoted by the engine, schema first when there is one.
QString quotedTable(const Engine &engine, const TableName &name);

/// "table" or "schema.table" as tools' options have it; without a schema: the server's own on
/// PostgreSQL, none elsewhere.
TableName tableNamed(const QString &text, const Engine &engine, const ServerInfo &server);

} // namespace Switchback
