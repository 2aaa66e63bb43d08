// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One SQLite file, open. Read-only access to a file that does not exist is an empty database in
// memory: looking creates nothing. Read-write access creates the file, but not its folder.

#include "engines/connection.h"
#include "engines/qtdatabase.h"

#include <QElapsedTimer>

#include <atomic>

struct sqlite3;
struct sqlite3_stmt;

namespace Switchback {

class SqliteConnection : public Connection
{
public:
    static Result<std::unique_ptr<Connection>> open(
        const ConnectionSettings &settings, Access access);
    static ServerInfo serverOf(const QString &path, bool readOnly);

    const ServerInfo &server() const override { return m_server; }
    Result<Rows> query(const QString &sql) override;
    Result<Execution> execute(const QString &sql) override;
    void cancel() override;
    Transaction transaction() override;

private:
    SqliteConnection();
    Result<void> openFile(const QString &path, const QString &options);
    Result<void> openReadOnly(const QString &path, const QString &options);
    Result<void> run(const QByteArray &sql, Rows *rows);
    Result<void> runAll(const QByteArray &sql, Rows *rows);
    Result<void> step(sqlite3_stmt *statement, Rows *rows);
    static int waitForLock(void *connection, int looks);
    Error error(const QByteArray &sql, qsizetype offset) const;

    QtDatabase m_database;
    sqlite3 *m_handle = nullptr;
    ServerInfo m_server;
    std::atomic<bool> m_cancelAsked = false;
    int m_patienceMs = 0; // for a lock that another program holds
    QElapsedTimer m_waiting;
};

} // namespace Switchback
