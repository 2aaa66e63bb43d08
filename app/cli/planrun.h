// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One plan, made, shown, asked about and run: what `up`, `rollback` and `release next` have in
// common.

#include "app/cli/arguments.h"
#include "run/runner.h"

namespace Switchback {

struct Ran {
    Plan plan;
    Outcome outcome;
    QJsonArray waits;
};

/// --lock-wait, --override, --signed and --rescued.
Result<RunOptions> runOptions(const Arguments &arguments);

/// Again when somebody else's run came between and --yes agreed to whatever is pending. An Error
/// means that nothing was run.
Result<Ran> planAndRun(const Session &session, const Target &target, const Arguments &arguments,
    const RunOptions &options, const std::stop_token &stop);

} // namespace Switchback
