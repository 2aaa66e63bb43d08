// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Runs whose program died in the middle of a migration that the history does not settle: what our
// own journals know of it. It only says where to look; the database tells what is in.

#include "run/session.h"

namespace Switchback {

struct BrokenOff {
    Version version;
    QString sentence;
    bool partly = false; // some of its statements may be in
};

/// The latest of each version, of this database alone.
QList<BrokenOff> brokenOffRuns(const Session &session, const Timeline &timeline);

/// A run that came to its end with these says all that is to be said of earlier ones.
void settleBrokenOff(const QString &database, const QList<Version> &versions);

} // namespace Switchback
