// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One line of the local audit log: what was run where, by whom, and how it ended.

#include <QDateTime>
#include <QString>

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
    QString source; // SHA-256 of the migration's file as it ran, hex (Step::sourceHash)
    QString reason; // why it ran on a protected environment though its verdict was red
    QString signer; // who signed the plan that ran; empty where nobody had to
    QString hash; // of this entry and the one before
    bool operator==(const AuditEntry &) const = default;
};

} // namespace Switchback
