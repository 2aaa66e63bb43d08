// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The catalog queries that read a PostgreSQL schema: one for each kind of object, however many
// objects there are. Every row starts with class, oid, sub, pclass, poid, name, inherited and
// rooted; the columns after these are the object's properties under the names of the tree, NULL
// where they are the default.

#include <QList>
#include <QString>

namespace Switchback {

struct PgSchemaQuery {
    QString kind; // of the objects; empty where the query has a column "kind" before the properties
    QString sql;
};

/// `version` as server_version_num: 130000 and later.
QList<PgSchemaQuery> pgSchemaQueries(int version);

/// Objects with another address in pg_depend: class, oid, class, oid, sub.
QString pgAliasQuery();
/// dependent class, oid, sub; class, oid, sub it needs; kind of dependency.
QString pgDependencyQuery();
/// What is there and is not read: one sentence each.
QString pgUnreadQuery(int version);

} // namespace Switchback
