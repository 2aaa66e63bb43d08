// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the pool's thread is asked: free functions that block and hand back values.

#include "run/runjob.h"
#include "workspace/values.h"

namespace Switchback {

struct Opened {
    SessionRequest request; // what led here; `password` included
    Session session;
    ProjectView view;
    Standing standing;
};

/// Opens a project even when its database cannot be named or reached: then the files alone are
/// shown, and Standing::trouble says why. An Error means that there is nothing to show.
Result<Opened> openRequest(const SessionRequest &request);

/// Reads files and database again. What cannot be read is Standing::trouble.
Standing standingOf(const Session &session);

Result<LoadedMigration> loadMigration(const Session &session, const Migration &migration);

/// Tries the plan and its way back out on a scratch copy, and writes the document that `file`'s
/// ending asks for.
Result<void> writeRunbook(const Session &session, const Target &target, const QString &file);

Result<OwnToolOffer> ownToolOffer(
    const Session &session, const PlanStop &stop, Direction direction);

QList<EarlierRun> findEarlierRuns();
void forgetRun(const EarlierRun &run);

} // namespace Switchback
