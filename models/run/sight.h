// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a scratch copy looks like between two legs of a rehearsal, and what two such looks tell of
// the way there and back.

#include "run/datastate.h"
#include "run/verify.h"

#include <QSet>

namespace Switchback {

/// What one direction of a migration says.
struct MigrationWords {
    QStringList statements;
    QSet<QString> names; // lower case

    explicit MigrationWords(const Script &script = {});
    bool name(const QString &table) const;
    bool deletesFrom(const QString &table) const;
};

struct Sight {
    Schema schema; // without the history
    QList<TableShape> tables;
    DataState data;
    QString fingerprint() const;
};

/// Tables that stay but have fewer rows after a leg although no statement of it deletes any.
QSet<QString> silentLosses(const Sight &before, const Sight &after, const MigrationWords &words);

/// The three looks of a round trip, and what its two legs say.
struct SeenTrip {
    const Sight &before;
    const Sight &there;
    const Sight &after;
    MigrationWords going;
    MigrationWords coming;
};

/// Fills `trip` with what is different after it: loss that the migration says, and damage that it
/// does not.
void compareSights(const SeenTrip &seen, RoundTrip &trip);

QString differenceWords(const SchemaChange &change);

} // namespace Switchback
