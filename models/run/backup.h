// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A backup that is known to be one: written under another name, tried out by restoring it to a
// scratch database and comparing that with the original, and only then given its name.

#include "core/backups.h"
#include "run/dumptool.h"
#include "run/session.h"

namespace Switchback {

/// Rows of each table, by its shown name.
using RowCounts = QHash<QString, qint64>;

struct Backup {
    QString file; // absolute
    QString tool; // DumpTool::words
    qint64 bytes = 0;
    int tables = 0;
    qint64 rows = 0;
    bool tested = false;
    QStringList only; // the tables that it holds; empty: the whole database
    QString notTested; // why, where it was not
    QStringList changed; // tables that others wrote to meanwhile: only their presence was compared
    qint64 ms = 0;
};

enum class BackupScope {
    Whole,
    Affected, // the tables that the pending migrations touch
    Named, // BackupRequest::named
};

struct BackupRequest {
    QString file;
    bool test = true;
    BackupScope scope = BackupScope::Whole;
    QString named = {}; // tables, with a comma between two
    DumpWatch watch;
};

/// Writes nothing but the file, which is there whole or not at all. A file that is there already is
/// replaced only if it is a backup, or empty.
Result<Backup> makeBackup(const Session &session, const BackupRequest &request);

/// Where keptBackups() finds it again.
void rememberBackup(const KeptBackup &backup);
/// Newest first; those whose file is gone or has another size are left out.
QList<KeptBackup> keptBackups(const QString &database);
QString databaseKey(const ServerInfo &server);

/// Refuses when the environment asks for a backup younger than there is. One of some tables counts
/// where `affected` says that they are all that is touched; without it, it does not.
using AffectedReader = std::function<Result<AffectedTables>()>;
Result<void> requireBackup(
    const Session &session, const ServerInfo &server, const AffectedReader &affected = {});

/// One entry for the audit log.
void auditBackup(
    const Session &session, const QString &action, bool ok, qint64 ms, const QString &error);

/// Counted at once, in a transaction that is open.
Result<RowCounts> rowCounts(const Engine &engine, Connection &connection);

} // namespace Switchback
