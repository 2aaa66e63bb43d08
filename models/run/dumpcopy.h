// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A copy of a live PostgreSQL schema by the server's own tool, for what our DDL cannot make.

#include "run/scratch.h"

namespace Switchback {

/// A pg_dump no older than the server, from PATH or where distributions keep several; empty = none.
QString pgDumpFor(int serverNumber);

/// Fills the scratch database with what `pg_dump --schema-only` says of `live`.
Result<void> fillByDump(Scratch &scratch, const Engine &engine, const ConnectionSettings &live);

} // namespace Switchback
