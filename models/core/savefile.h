// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Files that the user asked for: a runbook, a plan, the log, a script.

#include "core/error.h"

namespace Switchback {

/// Whole or not at all: what stood at `path` before stays when it cannot be written.
Result<void> saveFile(const QString &path, const QByteArray &bytes);

} // namespace Switchback
