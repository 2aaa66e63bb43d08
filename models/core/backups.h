// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Backups as they are listed, and what bringing one back would come to.

#include "core/schemadiff.h"

#include <QDateTime>
#include <QStringList>

namespace Switchback {

/// A backup that was made here.
struct KeptBackup {
    QString file;
    QString database; // ServerInfo::identity and the database's name
    QDateTime at; // UTC: when its rows were read
    qint64 bytes = 0;
    bool tested = false;
    QStringList tables = {}; // that it holds alone; empty: the whole database
    bool operator==(const KeptBackup &) const = default;
};

/// How many rows a table has and would have; empty: it is not there.
struct RestoredTable {
    QString name;
    std::optional<qint64> now;
    std::optional<qint64> then;
    bool stays = false; // the backup is of other tables
    bool operator==(const RestoredTable &) const = default;
};

/// What a restore comes to, for the one who decides.
struct RestorePreview {
    QString file; // absolute
    QString tool;
    QString database; // display URL
    QDateTime at; // UTC: when it was made, where that is known
    QList<RestoredTable> tables; // by name
    QList<SchemaChange> changes; // of all else, from now to then
    QStringList removed; // statements for what the backup does not hold
    QStringList only; // the tables that are replaced; empty: all
    QStringList again; // statements for what goes with them and comes back
    QStringList notes; // what will not be as it was, a sentence each
    bool atOnce = false; // a failure leaves all as it was
};

} // namespace Switchback
