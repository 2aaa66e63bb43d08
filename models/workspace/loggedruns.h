// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is asked of the log: records of runs that are over, and the log as a file. Answered on
// threads of their own.

#include "core/auditentry.h"
#include "core/runrecord.h"

#include <QFuture>

namespace Switchback {

QFuture<Result<RunRecord>> runRecord(const QString &run);
/// The file's ending decides what it is: .json, .csv, or text.
QFuture<Result<void>> exportLog(const QList<AuditEntry> &entries, const QString &file);

} // namespace Switchback
