// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A database's schema as one uniform tree, whatever the engine: objects with a kind, a name,
// properties in the server's own words, and children. Readers leave out what has its default.

#include "core/serverinfo.h"

#include <QList>
#include <QStringList>

namespace Switchback {

/// Name and value; names are shared strings, so that a hundred thousand of them cost little.
struct SchemaProperty {
    QString name;
    QString value;
    bool operator==(const SchemaProperty &) const = default;
};

struct SchemaObject {
    QString kind; // "table", "column", "index" …
    QString name; // what pairs it with its like among its siblings; quoted where SQL needs it
    QList<SchemaProperty> properties;
    QList<SchemaObject> children;
    bool rooted = false; // the name is complete: the parent's is not put before it
    bool inherited = false; // the parent table says it all: never compared, travels with the parent
    /// Number in its Schema, for `needs`. The number after it stands for what is attached to the
    /// object last: a column's default, a sequence's owner, a partition's place.
    int id = -1;

    QString property(QStringView name) const;
    bool has(QStringView name) const;
    void set(const QString &name, const QString &value); // an empty value removes
};

/// `dependent` cannot exist without `on`. Both are numbers of objects.
struct SchemaNeed {
    int dependent = -1;
    int on = -1;
    bool operator==(const SchemaNeed &) const = default;
};

/// What the reader's rights do not reach: it may be there. Without a name: anything of the kind.
struct UnreadObject {
    QString kind;
    QString name;
    bool operator==(const UnreadObject &) const = default;
};

struct Schema {
    QString engine; // Engine::info().id
    ServerInfo server;
    QList<SchemaObject> objects;
    QList<SchemaNeed> needs;
    QStringList notCompared; // what is there and was not read, in words
    QList<UnreadObject> unread; // what is missing among the objects for that
    int numbers = 0; // all ids are below
};

/// How an object is called in lists: "public.users.email".
QString shownName(const SchemaObject &object, const QString &parentShown);

} // namespace Switchback
