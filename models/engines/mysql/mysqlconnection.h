// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One session on a MySQL or MariaDB server. One statement a message: several in one are refused by
// the server, but for our own questions. It never reconnects by itself and never sends local files.

#include "engines/connection.h"
#include "engines/qtdatabase.h"

#include <atomic>
#include <mutex>

struct st_mysql;
struct st_mysql_res;

namespace Switchback {

class MysqlConnection : public Connection
{
public:
    static Result<std::unique_ptr<Connection>> open(
        const ConnectionSettings &settings, Access access);

    const ServerInfo &server() const override { return m_server; }
    /// Integers and floating numbers as such, binary strings as QByteArray, times as QDateTime in
    /// UTC, everything else as text.
    Result<Rows> query(const QString &sql) override;
    /// Questions that go to the server in one message, and their answers up to the first that
    /// failed. An error says that no further one can be asked.
    Result<QList<Rows>> queryEach(const QStringList &questions);
    Result<Execution> execute(const QString &sql) override;
    /// Connects a second time to say so: it may take as long as connecting takes.
    void cancel() override;
    Transaction transaction() override;

private:
    explicit MysqlConnection(const ConnectionSettings &settings);
    Result<void> connect();
    Result<void> readServer(Access access);
    Result<void> run(const QString &sql, QList<Rows> *answers, qint64 *affected);
    Result<void> runWhole(const QByteArray &text, QList<Rows> *answers, qint64 *affected);
    void take(st_mysql_res *result, QList<Rows> *answers) const;
    QStringList warnings();
    /// MySQL leaves a table's database out of what it says: `sent` tells.
    Error error(QByteArrayView sent);

    ConnectionSettings
        m_settings; // with what ~/.my.cnf adds; for the second connection of cancel()
    QtDatabase m_database;
    st_mysql *m_handle = nullptr;
    ServerInfo m_server;
    qint64 m_offset = 0; // seconds that the session's time zone is ahead of UTC
    bool m_lost = false;
    std::atomic<bool> m_cancelAsked = false;
    std::atomic<bool> m_running = false;
    std::atomic<quint64> m_statement = 0;
    std::mutex m_statementEnds;
};

} // namespace Switchback
