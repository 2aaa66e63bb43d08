// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The local audit log: JSON lines, each carrying the hash of the one before. Tamper-evident, not
// tamper-proof: a truncated end is found only with a head hash kept elsewhere.

#include "core/auditentry.h"
#include "core/error.h"

#include <QJsonObject>
#include <QList>

namespace Switchback {

QString auditLogPath();
/// Appends under flock and fsyncs once; literals after PASSWORD are blanked. Returns the head hash.
Result<QString> appendAudit(const QList<AuditEntry> &entries);
Result<QList<AuditEntry>> readAudit();
/// The number of entries when every hash holds; else an Error that names the first bad line.
Result<int> verifyAudit();

} // namespace Switchback
