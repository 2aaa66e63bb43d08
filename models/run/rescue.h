// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Rescue copies: planned before the statement that drops, made by the run in the same transaction
// where the engine has one, put back by key when the migration is applied again, and purged by hand.
//
// They lie where the project's own tool does not look: on PostgreSQL in the schema
// switchback_rescue, elsewhere in tables of the same database whose names begin with
// switchback_rescue. (A file beside an SQLite database would not share its transaction.)

#include "core/rescue.h"
#include "run/session.h"

namespace Switchback {

/// Puts the copies of everything that the plan drops into the plan. Refused when something is lost
/// that cannot be copied.
Result<void> addRescues(const Session &session, Connection &connection, Plan &plan);

/// The newest first; empty where there are none. Reads only.
Result<QList<RescueCopy>> rescueCopies(const Engine &engine, Connection &connection);

/// In one transaction: every row that still fits, and why the others do not.
PutBack putBack(const Session &session, Connection &connection, const RescueCopy &copy);

/// Those of the given versions that were never put back.
QList<PutBack> putBackVersions(const Session &session, const QList<Version> &versions);

/// The copies with their rows, for good. With the last one goes everything of ours.
Result<void> purgeRescue(
    const Engine &engine, Connection &connection, const QList<RescueCopy> &copies);

} // namespace Switchback
