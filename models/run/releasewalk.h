// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A release, stage by stage: expand → migrate → deploy green → check → switch traffic → watch →
// contract; and back to blue from each of them. How far it came is written down before and after
// each stage. What is applied the database alone says: migrations are applied by ordinary runs, and
// a stage of them is over when the history holds them all.

#include "core/release.h"
#include "core/releasesettings.h"
#include "run/session.h"

#include <functional>
#include <stop_token>

namespace Switchback {

/// A release as it stands, with what comes next.
struct ReleaseView {
    Release release; // without an id: what would be begun
    ReleaseSettings settings;
    QStringList command; // of the stage that comes next; empty = it has none
    QStringList back; // that returns the traffic to blue; empty = none, or none is needed
    bool needsBack = false; // an abort has to bring the traffic back
    bool elsewhere = false; // another program goes on with it
    bool unlocked = false; // the contract may run at this moment
    QStringList applied; // versions of its parts that the database holds
};

/// What the one who goes on with a release brings along.
struct ReleaseOrders {
    /// The command that was shown and may run; it is run only when it is still the same.
    std::optional<QStringList> command;
    bool mayCheck = false; // checks that are commands may run, too
    bool said = false; // somebody did what has no command, and says so
    bool returns = false; // an unhealthy green goes back to blue at once, with `back` as shown
    QStringList back;
};

using ReleaseSink = std::function<void(const ReleaseLook &look)>;

/// What goes on or ended last, or else what would be begun; `fresh` leaves out what has ended. Keeps
/// what the database says of it meanwhile.
Result<ReleaseView> viewRelease(
    const Session &session, const QHash<QString, Phase> &byHand = {}, bool fresh = false);
/// Refused while one goes on. Runs nothing.
Result<ReleaseView> beginRelease(const Session &session, const QHash<QString, Phase> &byHand);

/// What an ordinary run has to apply now; nothing where the stage is none of migrations. Refused
/// when a file changed since the release began.
Result<std::optional<Target>> releaseTarget(const Session &session, const ReleaseView &view);

/// The stage that comes next, unless an ordinary run does it; before a contract, its lock. Blocks
/// until it is over, the answer is no (Release::hold says which), or `stop` is asked.
Result<ReleaseView> goOn(const Session &session, const ReleaseOrders &orders,
    const ReleaseSink &sink, const std::stop_token &stop);

/// Back to blue. Refused once the contract has begun: then blue does not fit the schema any more.
Result<ReleaseView> abortRelease(
    const Session &session, const ReleaseOrders &orders, const std::stop_token &stop);

} // namespace Switchback
