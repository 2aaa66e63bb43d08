// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is said of a migration at a glance: its worst finding, its strongest lock in words, and
// whether there is a way back that returns what was there.

#include "core/verdict.h"

#include <QHash>

namespace Switchback {

/// What users of the database notice, the mildest first.
enum class LockClass {
    Unknown, // not judged yet, or not to be known from the file
    Instant, // nobody waits
    ChangesRows, // rows are locked as they are written
    Brief, // readers or writers wait for a moment
    Scan, // a whole table is read, nobody waits meanwhile
    BlocksWrites, // writers wait while a table is read
    BlocksAll,
    Rewrite, // all rows are written again
};

enum class WayBack {
    Unknown,
    Proven, // tried out on a copy, up, down and up again
    Reversible,
    Empty, // it changes nothing but the history
    Lossy, // something stored does not come back
    Impossible,
};

struct SafetyBrief {
    std::optional<Severity> severity; // of the worst finding, both ways
    int findings = 0; // that are shown
    int suppressed = 0;
    QString message; // of the worst
    LockClass lock = LockClass::Unknown;
    bool waits = false; // readers or writers wait, for longer than a moment
    bool cascade = false; // something else goes with it
    bool outsideOnly = false; // has a statement that fails inside the transaction it is in
    QString lockWords; // one sentence about the strongest lock
    WayBack back = WayBack::Unknown; // as far as the two scripts tell
    QStringList lostUp; // sentences: what applying destroys
    QStringList lostDown; // what rolling back destroys
    bool operator==(const SafetyBrief &) const = default;
};
using SafetyBriefs = QHash<QString, SafetyBrief>; // by version

/// `opaque`: a part is known to the running application alone, so neither locks nor the way back
/// can be promised.
SafetyBrief briefOf(const MigrationVerdict &verdict, bool opaque = false);

LockClass lockClassOf(const StatementVerdict &verdict);

/// For one that is applied, what rolling it back loses counts as well.
WayBack wayBackOf(const SafetyBrief &brief, bool applied);

/// "Instant", "Blocks writes", "Rewrite" …; empty while it is not known.
QString lockClassText(LockClass lock);
/// "Reversible", "Lossy", "No way back" …
QString wayBackText(WayBack back);
/// "Error", "Warning", "Note".
QString severityText(Severity severity);

/// What judging a folder gave; `migrations` in the folder's order.
struct FolderVerdicts {
    QList<MigrationVerdict> migrations;
    SafetyBriefs briefs; // as far as they are known by now
    QHash<QString, int> numbers; // by version, into migrations
    bool complete = false;
    std::optional<Error> trouble; // why it could not be judged

    const MigrationVerdict *of(const Version &version) const
    {
        const auto number = numbers.value(version.text, -1);
        return number < 0 ? nullptr : &migrations.at(number);
    }
};

} // namespace Switchback
