// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Pieces that the catalog queries share.

#include "engines/postgresql/schemaqueries.h"

namespace Switchback {

/// Schemas that belong to people; needs `pg_namespace n`.
extern const QString pgUserSchema;
/// schema.name of `pg_class c` in `pg_namespace n`.
extern const QString pgRelation;
/// A table of `inhrelid` and `parents`: what a relation inherits from, in order.
extern const QString pgParents;
/// Privileges on the column `pg_attribute a` of `pg_class c`.
extern const QString pgColumnAcl;

/// One line a grantee, "name: SELECT, UPDATE*", the owner as OWNER, everybody as PUBLIC; NULL when
/// it is what the server gives by itself.
QString pgAcl(const QString &acl, const QString &owner, QChar type);
/// The same of `m.owner` and `m.type`, said also where it is the standard.
QString pgWholeAcl(const QString &acl);
/// Privileges on the columns of `c`, a view: a column, a tab, "name: SELECT".
extern const QString pgColumnAclLines;
QString pgOwner(const QString &owner);
/// Joins the object's comment as `ds`.
QString pgComment(
    const QString &catalog, const QString &oid, const QString &sub = QStringLiteral("0"));
QString pgNotOfExtension(const QString &catalog, const QString &oid);
QString pgOptions(const QString &array);
/// A literal on one line, for what is a list of lines.
QString pgOneLineLiteral(const QString &text);
/// The storage that a column's type brings, where the column has another and the server (before 16)
/// knows no word for going back to it.
QString pgOwnStorage(int version);
/// Columns: what ALTER COLUMN says of the columns of `c`, a materialized view (a column, a tab, a
/// setting), and what they would have of their types.
QString pgColumnStorageLines(int version);
/// Of foreign objects: name 'value', name 'value'.
QString pgForeignOptions(const QString &array);
/// Columns of a sequence's options that are not the default.
QString pgSequenceOptions(const QString &sequence);
/// The same as clauses for concat_ws.
QString pgSequenceClauses(const QString &sequence);

/// Aggregates, operators, casts, text search, foreign servers, publications and the like.
QList<PgSchemaQuery> pgRareQueries(int version);
/// Base types, access methods, transforms.
QList<PgSchemaQuery> pgBaseQueries(int version);

} // namespace Switchback
