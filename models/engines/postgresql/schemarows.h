// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rows of the catalog queries, taken in as they arrive: text to objects, nothing kept between.

#include "core/schema.h"

#include <QHash>

struct pg_result;

namespace Switchback {

/// An address of pg_depend in one number: catalogs and columns need 16 bits, oids 32.
using PgAddress = quint64;

inline PgAddress pgWhole(PgAddress part)
{
    return part & ~PgAddress(0xffff);
}

struct PgFound {
    SchemaObject object;
    PgAddress self = 0;
    PgAddress parent = 0; // 0 = none
};

struct PgLink {
    PgAddress from = 0;
    PgAddress to = 0;
    char how = 0; // pg_depend.deptype
};

/// Types, owners and names of columns come by the thousand; each is kept once. For one thread.
class PgStrings
{
public:
    QString operator()(QByteArrayView utf8);

private:
    QHash<QByteArray, QString> m_known;
};

/// What one of the queries told.
struct PgAnswer {
    QList<PgFound> found;
    QList<PgLink> links;
    QStringList lines;
    bool gone = false; // something had no definition any more
};

/// A part of the rows of a query of pgSchemaQueries().
void takeObjects(const pg_result *rows, const QString &kind, PgStrings &strings, PgAnswer &answer);
/// Of pgAliasQuery() or pgDependencyQuery().
void takeLinks(const pg_result *rows, PgAnswer &answer);
/// Of pgUnreadQuery().
void takeLines(const pg_result *rows, PgAnswer &answer);

} // namespace Switchback
