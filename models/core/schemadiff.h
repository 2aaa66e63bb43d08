// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Two schemas compared by structure: what is added, removed and changed. Objects are matched by
// kind and name; renames are never assumed.

#include "core/schema.h"

namespace Switchback {

/// Sides of a schema that can be left out of a comparison.
struct DiffOptions {
    bool comments = true;
    bool privileges = true;
    bool owners = false;
    bool storage = true;
    bool order = false; // order of columns in tables that both sides have
    bool operator==(const DiffOptions &) const = default;
};

struct PropertyChange {
    QString name;
    QString before; // empty: was not there
    QString after;
    bool operator==(const PropertyChange &) const = default;
};

/// What reaching the other side takes; the worst comes first.
enum class ChangeEffect {
    Destructive, // rows or values are lost
    Rewriting, // every row is written again
    Checking, // every row is looked at, and may be refused
    Altering, // made differently, or anew, without touching rows
    Removing, // an object without rows goes
    Additive,
    Annotation, // comments, privileges, owners
};

struct SchemaChange {
    enum class Change { Added, Removed, Changed };
    Change change = Change::Changed;
    QString kind; // the object's, or "comment" and "privileges" for these alone
    QString object; // as shown: "public.users.email"
    SchemaObject before; // without children for what is only changed
    SchemaObject after;
    QList<PropertyChange> properties; // of what is changed
    bool destructive = false; // rows or values can be lost on the way
    ChangeEffect effect = ChangeEffect::Altering; // SchemaTools::effect
    QString hint; // "may be a rename of …", with the evidence; never acted on
    QString counterpart; // as shown: what it may have been renamed to, or from
};

/// The answer to such a question: it is one and the same under another name.
struct SchemaRename {
    QString kind;
    QString from; // as shown
    QString to;
    bool operator==(const SchemaRename &) const = default;
};
/// What a change that holds a question asks; without a kind where it asks nothing.
SchemaRename renameAsked(const SchemaChange &change);
/// How an answered question is listed: the object has another name, and keeps what it holds.
SchemaChange renameChange(const SchemaRename &rename);
bool isRename(const SchemaChange &change);

/// In the tree's order. An object whose two sides are equal never appears.
QList<SchemaChange> compareSchemas(
    const Schema &from, const Schema &to, const DiffOptions &options = {});

/// Whether the object itself differs, children left aside.
QList<PropertyChange> compareProperties(
    const SchemaObject &from, const SchemaObject &to, const DiffOptions &options);

/// "added", "removed", "changed": the words of the command line.
QString changeWord(SchemaChange::Change change);
/// "destructive", "rewriting" …: never translated.
QString effectWord(ChangeEffect effect);
/// What is the same for every engine; engines say more in SchemaTools::effect.
ChangeEffect usualEffect(const SchemaChange &change);

} // namespace Switchback
