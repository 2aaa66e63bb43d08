// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Private to models/sql: turns libpg_query's parse tree, as PostgreSQL's own parser leaves it in
// memory, into values. The tree lives in a memory context of the calling thread; nothing here
// keeps a pointer into it.

#include "sql/ddl.h"

// libintl.h before postgres.h, which defines gettext as a macro.
#include <libintl.h>

extern "C" {
#include <postgres.h>

#include <nodes/parsenodes.h>
}

namespace Switchback::Pg {

inline QString text(const char *utf8)
{
    return utf8 ? QString::fromUtf8(utf8) : QString();
}

QString lastName(const List *names);
ObjectName objectName(const RangeVar *range);
ObjectName objectName(const List *names);
/// Of the untyped name nodes in DROP, COMMENT, RENAME: a list, a string, a type or a signature.
ObjectName objectName(const Node *node);
QStringList strings(const List *list);
SqlType sqlType(const TypeName *type);
Expression expression(const Node *node);
QString roleName(const RoleSpec *role);
/// Name → value of an option list; values as text.
QString option(const List *options, const char *name, bool *found = nullptr);
bool optionIsOn(const List *options, const char *name);
ObjectKind objectKind(ObjectType type);

ConstraintDefinition constraint(const Constraint *node);
ColumnDefinition column(const ColumnDef *node);
QList<Condition> bound(const PartitionBoundSpec *spec);
IndexDefinition index(const IndexStmt *node);
DdlOperation createTable(const CreateStmt *node);
DdlOperation alterTable(const AlterTableStmt *node);

/// SELECT, INSERT, UPDATE, DELETE, MERGE.
DdlOperation query(const Node *node);
/// What a query reads, into `operation`.
void addReads(const Node *node, DdlOperation &operation);

DdlOperation statement(const Node *node);
/// CREATE and ALTER of everything that is no table; false when the node is none of these.
bool createStatement(const Node *node, DdlOperation &operation);
bool alterStatement(const Node *node, DdlOperation &operation);
bool roleStatement(const Node *node, DdlOperation &operation);

} // namespace Switchback::Pg
