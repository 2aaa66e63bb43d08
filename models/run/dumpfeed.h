// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What pg_restore writes of a backup, sent over a connection of ours: one transaction can hold it
// together with our own statements.

#include "run/tablereplay.h"

namespace Switchback {

/// A part of it, as it comes; `leftOut` as DumpTool::script takes it. Commits nothing.
Result<void> feedDump(
    Connection &connection, const TableReplay &replay, DumpPart part, const QStringList &leftOut);

} // namespace Switchback
