// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The script from one schema to another, tried out on a scratch copy before anybody sees it.

#include "core/schemascript.h"
#include "run/compare.h"

namespace Switchback {

/// Runs the script on a scratch copy of `from` and compares what that becomes with `to`.
Result<TriedScript> triedScript(
    const Comparison &comparison, const ReadOptions &reading, ScriptForm form = ScriptForm::Plain);

/// A scratch database with a schema, made from its DDL and read back to be sure; where that does
/// not make the same, and `live` is the schema's own database, by the server's dump program. Objects
/// belong to whoever makes the copy; `owned`: to their owners, where the login may give them away.
Result<std::unique_ptr<Scratch>> scratchCopy(const Schema &schema, const Engine &engine,
    const ConnectionSettings &beside, const std::optional<ConnectionSettings> &live,
    const ReadOptions &reading, bool owned = false);

} // namespace Switchback
