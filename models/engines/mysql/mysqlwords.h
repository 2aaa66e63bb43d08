// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the parts of a table say, as SHOW CREATE prints them.

#include "core/schema.h"

#include <QHash>

namespace Switchback {

using Objects = QHash<QString, const SchemaObject *>;

QString mysqlName(QString text);

/// A table's parts are one and the same whatever the case of their letters.
Objects byKey(const QList<SchemaObject> &list);
const SchemaObject *twin(const Objects &objects, const SchemaObject &of);

bool isForeignKey(const SchemaObject &object);
bool isPeriod(const SchemaObject &object);
bool isStored(const SchemaObject &column);
bool isGenerated(const SchemaObject &column);
bool isVersioned(const SchemaObject &table);
QString typeOf(const SchemaObject &column);
/// Made by the server for a foreign key: it takes such an index away, or gives it another name, as
/// soon as another one serves the key as well.
bool mayBeImplicit(const SchemaObject &table, const SchemaObject &index);
/// Whether the text has one of the names between its backquotes.
bool mentions(const QString &text, const QStringList &names);

/// Names in the first brackets of a text: `a`,`b`(10)
QStringList columnsIn(const QString &text, int bracket = 0);
QString referenced(const QString &definition);
QString itemText(const SchemaObject &part);
/// A column's definition as MySQL tells it, with its collation where that is not the table's: MySQL
/// remembers whether somebody wrote it out, and shows it or not accordingly.
QString withOwnCollation(const QString &definition, const QString &own, const QString &tables);
/// MySQL adds no column whose default differs from row to row: what is added, and what then fills it.
struct LateDefault {
    QString definition;
    QString expression; // empty: the column is added as it is
};
LateDefault lateDefault(const QString &definition);
/// Columns of places that come to another reference system: an index on them is in the way.
QStringList replacedColumns(const SchemaObject &before, const SchemaObject &after);
/// MySQL makes one index of words at a time: takes the actions after the first away.
QStringList fullTextApart(QStringList &adds);
QString dropText(const SchemaObject &part);

QString optionChanges(const QString &before, const QString &after);
/// Keys keep the old engine's block size, and the table's makes it show: they are made anew.
bool keepsBlocks(const QString &before, const QString &after);
/// Where options of the old engine go only once it has gone: the new one. Else empty.
QString engineFirst(const QString &before, const QString &after);
/// Options that only the engine before knows, set back. Empty where the engine stays.
QString foreignOptions(const QString &before, const QString &after);

} // namespace Switchback
