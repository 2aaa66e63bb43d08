// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A run that another process does, watched through its journal: a window that comes later sees what
// the first one saw.

#include "run/runner.h"

namespace Switchback {

/// Blocks until the run's outcome, or until its process is gone without one. `stop` and `after` ask
/// the run itself, as far as its owner may.
Outcome followRun(const QString &journal, const RunSink &sink, const std::stop_token &stop,
    const std::stop_token &after);

} // namespace Switchback
