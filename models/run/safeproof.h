// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A staged set tried out before it is offered: the original and the set each go up and down on a
// scratch copy with made-up rows, and what becomes of schema and data is compared.

#include "core/safeset.h"
#include "engines/schemareader.h"
#include "run/session.h"

namespace Switchback {

/// The database is only read, the project is not touched. An Error where it was stopped.
Result<SafeProof> proveSafeSet(
    const Session &session, const SafeSet &set, const ReadOptions &reading);

} // namespace Switchback
