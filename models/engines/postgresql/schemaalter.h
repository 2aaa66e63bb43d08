// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which change PostgreSQL makes in place, and with what words.

#include "core/schemadiff.h"
#include "engines/postgresql/schemawords.h"

#include <optional>

namespace Switchback {

struct PgAlteration {
    QStringList statements;
    bool disturbs = false; // what needs the object must be gone meanwhile
    bool rebinds = false; // afterwards the object needs only what the new side needs
    bool destructive = false;
    QString note;
};

/// Nothing: only dropping and making anew helps. `from` and `to` pair up and differ in `changes`;
/// attachments (a column's default, a sequence's owner, a partition's place) are not looked at.
std::optional<PgAlteration> pgAlter(
    const PgPart &from, const PgPart &to, const QList<PropertyChange> &changes);

/// A sequence's, as written; empty: the server's own.
struct PgBounds {
    QString minimum;
    QString maximum;
};
/// Moves a sequence's next value as little as new bounds ask for. Nothing, where the two have no
/// value in common: it then starts anew.
QStringList pgIntoBounds(const QString &sequence, const PgBounds &before, const PgBounds &after);
bool pgApart(const PgBounds &before, const PgBounds &after);
/// The settings of a materialized view's columns, as the reader lists them.
QStringList pgColumnStorage(
    const PgPart &view, const QString &before, const QString &after, const QString &own = {});
/// Makes an index or key of a partition part of its parent's.
QString pgAttachIndex(const PgPart &copy);
/// A label's column moves to the new type of the same name through its text.
QString pgRetype(const PgPart &column, const QString &oldType);
/// Whether a change of a column's type can lose what it holds.
bool pgNarrows(const QString &from, const QString &to);

} // namespace Switchback
