// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The commands of switchback-cli: arguments in, one call of the core, JSON or text out.

#include "app/cli/arguments.h"
#include "run/session.h"

namespace Switchback {

const QList<CommandInfo> &commands();

/// What the common options ask for.
SessionRequest sessionRequest(const Arguments &arguments);
Result<Target> targetOf(const Arguments &arguments, Direction direction);

int landedCommand(const Arguments &arguments);
int statusCommand(const Arguments &arguments);
int renderCommand(const Arguments &arguments);
int planCommand(const Arguments &arguments);
int upCommand(const Arguments &arguments);
int rollbackCommand(const Arguments &arguments);
int lintCommand(const Arguments &arguments);
int diffCommand(const Arguments &arguments);
int dryrunCommand(const Arguments &arguments);
int verifyCommand(const Arguments &arguments);
int backfillCommand(const Arguments &arguments);
int backupCommand(const Arguments &arguments);
int restoreCommand(const Arguments &arguments);
int runbookCommand(const Arguments &arguments);
int snapshotCommand(const Arguments &arguments);
int guardCommand(const Arguments &arguments);
int gridCommand(const Arguments &arguments);
int signCommand(const Arguments &arguments);
int reviewCommand(const Arguments &arguments);
int logCommand(const Arguments &arguments);
int safeCommand(const Arguments &arguments);
int rulesCommand(const Arguments &arguments);
int rescueCommand(const Arguments &arguments);
int releaseCommand(const Arguments &arguments);
int workerCommand(const Arguments &arguments);

} // namespace Switchback
