// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A migrations folder run from the beginning on an empty scratch database.

#include "core/schema.h"
#include "engines/engine.h"

namespace Switchback {

/// Applies every migration up to and including `version` (empty = all). Returns the table in
/// which the tool keeps its history.
Result<QString> replayFolder(const ConnectionSettings &scratch, const Engine &engine,
    const QString &folder, const QString &version, const QString &project);

/// The schema without the history table.
void withoutHistory(Schema &schema, const QString &table);

} // namespace Switchback
