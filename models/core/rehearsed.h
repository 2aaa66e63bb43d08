// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A rehearsal as it is shown: which migrations go there, back and there again on a scratch copy,
// how far each one is, and what was found.

#include "core/plan.h"
#include "core/proof.h"

namespace Switchback {

/// What to rehearse: what is pending as far as `target`, or, when one of the next two says so, what
/// is applied, or what was chosen one by one.
struct RehearsalWish {
    Target target;
    Version applied; // not empty: from the newest applied one back to this one
    int last = 0; // > 0: so many of the newest applied ones
    QList<Version> chosen; // not empty: these, applied or pending
    qint64 rows = 0; // that each table of the copy should have
    bool sampled = false; // live rows, masked, in the place of rows that are made up
    bool operator==(const RehearsalWish &) const = default;
};

inline constexpr int RehearsedLegs = 3; // there, back, there again

struct RehearsedTrip {
    Version version;
    QString name;
    QString path;
    Direction first = Direction::Up; // of the first leg
    bool reversible = false;
    int leg = -1; // that goes on now; -1 = none
    bool over = false;
    QList<qint64> ms; // of each leg that came to its end
    QStringList fingerprints; // of schema and data: before, and after each leg
    QStringList details; // what is different, property by property
    Error error; // of the leg that failed; its `what` is empty where none did
    Proof proof;
    bool operator==(const RehearsedTrip &) const = default;
};

/// How a rehearsal ended.
struct RehearsalEnd {
    std::optional<Error> error; // could not begin, or was stopped
    bool ok = false; // all of them return, or say themselves that they do not
    qint64 rows = 0; // made for the copy
    qint64 sampled = 0; // rows of the live database
    int masked = 0; // columns of those
    QStringList notes; // tables that could not be filled, rows that were left out
    QStringList late; // whether the order of late ones counts, a sentence each
    bool orderCounts = false; // for one of them it does
    bool operator==(const RehearsalEnd &) const = default;
};

using ProofsByVersion = QHash<QString, Proof>; // of what the open folder holds

} // namespace Switchback
