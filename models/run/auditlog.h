// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The local audit log: JSON lines, each carrying the hash of the one before; the last hash is kept
// in a file beside it. Tamper-evident, not tamper-proof: who writes both files anew is found only
// with a head hash noted elsewhere.

#include "core/auditentry.h"
#include "core/migration.h"

#include <QJsonObject>
#include <QList>

namespace Switchback {

/// Who works at this machine.
QString loginName();
QString auditLogPath();
/// Appends under flock and fsyncs once; literals after PASSWORD are blanked. Returns the head hash.
Result<QString> appendAudit(const QList<AuditEntry> &entries);
Result<QList<AuditEntry>> readAudit();
/// The number of entries when every hash holds; else an Error that names the first bad line.
Result<int> verifyAudit();
/// The same for every start: empty when all is well. A log that is as it was is not read again.
std::optional<Problem> auditProblem();

} // namespace Switchback
