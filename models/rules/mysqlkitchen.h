// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the recipes of MySQL and MariaDB share: definitions of columns as text, and rows in batches.

#include "rules/recipekitchen.h"

namespace Switchback {

/// Always in backquotes: which words are reserved differs from server to server.
QString mysqlName(const QString &name);
QString mysqlType(const SqlType &type);

/// A column's definition as MODIFY repeats it, without the name: "int NOT NULL DEFAULT 3".
struct ColumnText {
    QString whole;
    QString bare; // the type alone, with its character set: "int"
    QString value; // what DEFAULT says; empty: nothing
    ColumnDefinition column;
};
/// Of one MODIFY that neither moves nor renames, and sets up no key besides.
Result<ColumnText> readModify(const AlterText &alter);
/// What the original's own way back makes of the column; empty: nothing.
std::optional<ColumnText> columnBefore(const Kitchen &kitchen, const AlterText &alter);
/// Some value that the type takes; empty: none is known.
QString anyValue(const ColumnText &text);

/// The statement where a value that does not fit is refused instead of changed.
QStringList strictly(const QString &sql);

struct MysqlFilling {
    const KnownTable *table = nullptr;
    QString written; // the table's name
    QString column;
    QString value;
    QString open; // what is true of the rows to be filled
    QString routine; // a name for it
};
/// Statements of one migration: a routine that changes rows in batches, each committed by itself.
Result<QStringList> mysqlBackfill(const MysqlFilling &filling);
/// "`touched` = `touched`, " for columns that would otherwise note that a row was changed.
QString untouchedColumns(const KnownTable &table);

} // namespace Switchback
