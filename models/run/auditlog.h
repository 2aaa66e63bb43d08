// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The local audit log: JSON lines, each carrying the hash of the one before. Tamper-evident, not
// tamper-proof: a truncated end is found only with a head hash kept elsewhere.

#include "core/error.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace Switchback {

struct AuditEntry {
    QDateTime at; // UTC
    QString user;
    QString environment;
    QString database;
    QString action; // "up", "rollback"
    QString version; // empty: the run as a whole
    bool ok = false;
    qint64 ms = 0;
    QString error;
    int statements = 0;
    QString run;
    QString fingerprint;
    QString hash;
    bool operator==(const AuditEntry &) const = default;
};

QString auditLogPath();
/// Appends under flock and fsyncs; fills in `hash`. Literals after PASSWORD are blanked.
Result<QString> appendAudit(AuditEntry entry);
Result<QList<AuditEntry>> readAudit();
/// The number of entries when every hash holds; else an Error that names the first bad line.
Result<int> verifyAudit();

} // namespace Switchback
