// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// PostgreSQL's words for one object: to make it, to drop it, to say who may use it.

#include "core/schema.h"

namespace Switchback {

/// An object in its place.
struct PgPart {
    const SchemaObject *object = nullptr;
    const SchemaObject *parent = nullptr; // null at the top

    const QString &kind() const { return object->kind; }
    const QString &name() const { return object->name; }
    QString table() const { return parent ? parent->name : QString(); }
    QString property(QStringView wanted) const { return object->property(wanted); }
    bool has(QStringView wanted) const { return object->has(wanted); }
    bool isForeign() const;
    bool isTable() const;
    bool isForeignKey() const;
    bool isCallable() const; // aggregates too
    /// Of what can be called: without its arguments.
    QString bareName() const { return object->name.section(u'(', 0, 0); }
    /// A base type or the shell of one; what follows of a base type is attached to its shell.
    bool isBaseType() const;
    /// The composite type that says what columns the table has; empty = it says so itself.
    QString columnsOf() const;
    bool isPartition() const { return object->has(u"partition of"); }
};

/// What a CREATE TABLE takes along.
struct PgTableContents {
    QStringList items; // columns and constraints, in order
};

QString pgColumnText(const PgPart &column, bool withDefault, bool withType = true);
QString pgConstraintText(const PgPart &constraint);
QString pgCreateTable(const PgPart &table, const QStringList &items, bool inheritsNow);
/// For everything but tables and columns; several statements for a few kinds.
QStringList pgCreate(const PgPart &part);
QString pgDrop(const PgPart &part);
/// A view of the same columns that needs nothing else; `again`: in the place of the one there.
QString pgHollowView(const PgPart &view, bool again);
/// Its text for a view that is there.
QString pgFillView(const PgPart &view);
/// "TABLE public.users", "CONSTRAINT c ON public.users": after COMMENT ON.
QString pgCommentTarget(const PgPart &part);
/// "ALTER TABLE public.users", by kind.
QString pgAlterWord(const PgPart &part);

/// On the index behind a key.
QString pgIndexComment(const PgPart &key);
/// Statements after creation that bring comment and settings.
QStringList pgComments(const PgPart &part);
/// Whether one of the two could not be asked for `property`.
bool pgIsUnseen(const PgPart &from, const PgPart &to, const QString &property);
/// Of a domain's NOT NULL, which has a name from version 17 on.
QString pgNotNullName(const PgPart &domain);
/// Of a column's, which has a name from version 18 on: the one it has, and the one that the server
/// gives by itself.
QString pgColumnNotNullName(const PgPart &column);
QString pgOwnNotNullName(const PgPart &column);
/// For one that is not valid, or not for those who inherit.
QString pgAddNotNull(const PgPart &column);
QString pgLiteral(const QString &text);
/// "a=1, b" as "a='1', b" for WITH and SET.
QString pgOptionList(const QString &options);

} // namespace Switchback
