// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One session on a PostgreSQL server. A message may hold several statements and ends in a defined
// state whatever it is: COPY … FROM STDIN is answered with a refusal, COPY … TO STDOUT is drained.
// Only who asks for it sends rows.

#include "engines/connection.h"
#include "engines/qtdatabase.h"
#include "engines/tablecopy.h"

#include <atomic>

struct pg_conn;
struct pg_cancel;
struct pg_result;

namespace Switchback {

class PgConnection : public Connection, public CopyTaker
{
public:
    static Result<std::unique_ptr<Connection>> open(
        const ConnectionSettings &settings, Access access);
    ~PgConnection() override;

    const ServerInfo &server() const override { return m_server; }
    /// Booleans, integers and floating numbers as such, bytea as QByteArray, timestamps as
    /// QDateTime in UTC, everything else as the server's text.
    Result<Rows> query(const QString &sql) override;
    Result<Execution> execute(const QString &sql) override;
    void cancel() override;
    Transaction transaction() override;
    Result<void> startCopy(const QString &sql) override;
    Result<void> putRows(const QByteArray &bytes) override;
    Result<void> endCopy() override;

    /// The process number that the server gave when connecting. Behind a pooler it is the
    /// pooler's and differs from ServerInfo::backend.
    qint64 greetedBackend() const;

private:
    struct Answer {
        qint64 rows = -1;
        std::optional<Error> error; // the first one
    };

    PgConnection();
    Result<void> readServer(Access access);
    Result<Answer> run(const QString &sql, Rows *rows);
    Answer answers(Rows *rows);
    bool waitForResult();
    void take(pg_result *result, Rows *rows, Answer &answer);
    void drainCopy();
    Error error(const QByteArray &sql, const pg_result *result) const;
    Error lost() const;
    static void notice(void *self, const pg_result *result);

    QtDatabase m_database;
    pg_conn *m_handle = nullptr;
    pg_cancel *m_cancel = nullptr;
    ServerInfo m_server;
    QString m_address;
    QByteArray m_sql; // being run
    QStringList m_notices;
    std::atomic<bool> m_cancelAsked = false;
};

} // namespace Switchback
