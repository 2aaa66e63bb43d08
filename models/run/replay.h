// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A migrations folder run from the beginning on an empty scratch database.

#include "core/schema.h"
#include "run/session.h"

namespace Switchback {

/// Applies what `target` names. Returns the table in which the tool keeps its history.
Result<QString> replayFolder(const ConnectionSettings &scratch, const Engine &engine,
    const QString &folder, const Target &target, const QString &project, std::stop_token stop);
/// The same for a project that is open: its folder, not its database. With `skipped`, migrations of
/// a target of chosen ones that only the running application knows are left out and named there.
Result<QString> replaySession(Session session, const Engine &engine,
    const ConnectionSettings &scratch, Target target, std::stop_token stop,
    QList<Version> *skipped = nullptr);

/// The schema without the history table, and without what we write down ourselves while we work.
void withoutHistory(Schema &schema, const QString &table);

} // namespace Switchback
