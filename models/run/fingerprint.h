// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a plan was made from, as one number: when it differs, the plan is out of date.

#include "run/session.h"

namespace Switchback {

/// Step::sourceHash of a migration that was loaded whole.
QString sourceHash(const Migration &migration);

/// How a migration differs from the one whose sourceHash was kept.
enum class SourceChange { None, LineEnds, Text }; // LineEnds: or the byte order mark
SourceChange changeSince(const Migration &migration, const QString &hash);

/// Which server it is, whatever address leads there: the first of the sources.
QString serverSource(const Session &session, const Connection &connection);

/// SHA-256 over the folder's files, the history's rows, the target and every planned statement.
/// `sources`: the server, then the hashes of the steps' files as they are now.
QString planFingerprint(const Plan &plan, const MigrationSet &files, const History &history,
    const QStringList &sources);

/// The same, from what server, folder and history say at this moment.
Result<QString> currentFingerprint(
    const Session &session, Connection &connection, const Plan &plan);

} // namespace Switchback
