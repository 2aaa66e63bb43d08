// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A backup brought back. It is tried on a scratch database first, so that a file that cannot be
// restored is found before anything is touched, and what will change is known before it does.

#include "run/backup.h"

#include "core/schemadiff.h"

namespace Switchback {

struct RestoreRequest {
    QString file;
    std::chrono::milliseconds lockWait { 10000 };
    DumpWatch watch;
};

/// What a restore comes to, for the one who decides.
struct RestorePlan {
    QString file; // absolute
    QString tool;
    QString database; // display URL
    QList<SchemaChange> changes; // from now to then
    QStringList removed; // statements for what the backup does not hold
    QStringList only; // the tables that are replaced; empty: all
    QStringList again; // statements for what goes with them and comes back
    QStringList notes; // what will not be as it was, a sentence each
    RowCounts now;
    RowCounts then;
    bool atOnce = false; // a failure leaves all as it was
};

class Restore
{
public:
    /// Reads the file, tries it, compares. Touches only a scratch database.
    static Result<std::unique_ptr<Restore>> prepare(
        const Session &session, const RestoreRequest &request);
    const RestorePlan &plan() const { return m_plan; }
    /// Under the migration lock. The error says what is true now.
    Result<void> run();

private:
    Restore(const Session &session, const RestoreRequest &request)
        : m_session(session)
        , m_request(request)
    {
    }
    Result<void> look();
    Result<void> tryOut();
    Result<void> tryTables();
    Result<void> replace(std::unique_ptr<Connection> &live);
    Error brokenOff(const Error &why, bool cleared) const;
    Result<void> checkUnchanged(Connection &live);
    Result<void> clear(Connection &live);
    Result<void> checkLinks(Connection &live);
    Result<void> compare(Connection &live);

    const Session m_session;
    const RestoreRequest m_request;
    RestorePlan m_plan;
    Schema m_now;
    Schema m_then;
    std::unique_ptr<DumpTool> m_tool;
    QMap<QString, qint64> m_strays; // before it: strayRows()
    QList<TableName> m_tables; // that the file holds alone; empty: all
};

/// What it does, line by line.
QString restoreText(const RestorePlan &plan);

} // namespace Switchback
