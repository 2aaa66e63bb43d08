// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Answered questions of names: what goes and what comes is one and the same. The statements run on
// a scratch copy, and what that holds then is compared: nobody has to guess what a server renames
// along.

#include "core/schemascript.h"
#include "run/compare.h"

namespace Switchback {

/// Gives `from` its new names; keys and sequences of a renamed table that only differ by name
/// follow. ErrorKind::Usage names what is not there.
Result<void> applyRenames(
    Comparison &comparison, const QList<SchemaRename> &renames, const ReadOptions &reading);
/// The same comparison the other way round, with the names going back.
Result<Comparison> turnedRound(const Comparison &comparison, const ReadOptions &reading);

/// What the object is called where nothing was renamed yet; as shown.
QString nameBefore(const Comparison &comparison, const QString &shown);
/// In front of the changes.
void listRenames(const QList<SchemaRename> &renames, QList<SchemaChange> &changes);
/// Inside the script's own transaction, where it has one or `embedded` wants one.
void prependRenames(SchemaScript &script, const QStringList &statements, bool embedded);

} // namespace Switchback
