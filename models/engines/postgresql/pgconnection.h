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
#include <functional>

struct pg_conn;
struct pg_cancel;
struct pg_result;

namespace Switchback {

class PgConnection : public Connection, public CopyTaker
{
public:
    static Result<std::unique_ptr<PgConnection>> open(
        const ConnectionSettings &settings, Access access);
    ~PgConnection() override;

    const ServerInfo &server() const override { return m_server; }
    /// Booleans, integers and floating numbers as such, bytea as QByteArray, timestamps as
    /// QDateTime in UTC, everything else as the server's text.
    Result<Rows> query(const QString &sql) override;
    Result<Execution> execute(const QString &sql) override;
    /// A large result, a part at a time and as it arrives; the server goes on meanwhile.
    Result<void> stream(const QString &sql, const std::function<void(const pg_result *rows)> &take);
    /// One more session like this, for looking only. For the thread that calls.
    Result<std::unique_ptr<PgConnection>> another() const;
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
    /// Where rows go; with neither they are dropped.
    struct Sink {
        Rows *whole = nullptr;
        const std::function<void(const pg_result *rows)> *parts = nullptr;
    };

    PgConnection();
    Result<void> readServer(Access access);
    Result<Answer> run(const QString &sql, const Sink &sink);
    Answer answers(const Sink &sink);
    bool waitForResult();
    void take(pg_result *result, const Sink &sink, Answer &answer);
    void drainCopy();
    Error error(const QByteArray &sql, const pg_result *result) const;
    Error lost() const;
    static void notice(void *self, const pg_result *result);

    ConnectionSettings m_settings;
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
