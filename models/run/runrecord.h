// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Journals of runs that are over, for whoever reads the log.

#include "core/error.h"
#include "core/runrecord.h"

namespace Switchback {

/// `run` is AuditEntry::run. An Error when its journal is no longer there.
Result<RunRecord> readRunRecord(const QString &run);

} // namespace Switchback
