// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Private database servers for tests: one of each kind for a test program, started when first
// asked for, in a temporary folder. They stop and their folders go when the program ends, also
// when it crashes. Without the servers' programs a test is skipped, or fails where CI is set:
//
//     void initTestCase() { SWITCHBACK_NEEDS(PostgresServer); }
//     …
//     auto &server = PostgresServer::shared();
//     const auto url = server.url(server.createDatabase());

#include <QString>
#include <QTest>

#include <functional>
#include <memory>

class QProcess;
class QTemporaryDir;

namespace Switchback {

class PrivateServer
{
public:
    PrivateServer(const PrivateServer &) = delete;
    PrivateServer &operator=(const PrivateServer &) = delete;

    /// Why it does not run; empty when it runs.
    QString reason() const { return m_reason; }
    /// Nobody has to have it: its tests are left out for that reason also where CI is set.
    bool isOptional() const { return m_optional; }
    int port() const { return m_port; }
    QString folder() const;
    /// Everything the server has logged so far.
    QByteArray log() const;

protected:
    PrivateServer();
    ~PrivateServer();
    QString program(const QString &name, const QStringList &folders);
    bool runOnce(const QString &program, const QStringList &arguments);
    /// `signal` ends it without leaving anything behind.
    void start(const QString &signal, const QString &program, const QStringList &arguments);
    void stop();
    bool isUp() const;
    bool waitUntil(const std::function<bool()> &answers);

    QString m_reason;
    bool m_optional = false;
    int m_port = 0;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_guardian;
};

/// PostgreSQL, superuser "postgres" with the password "secret": without it through the socket, asked
/// for over TCP. fsync is off, autovacuum too. SWITCHBACK_POSTGRES names the folder of another server's
/// programs, SWITCHBACK_POSTGRES_SETTINGS further settings ("name=value name=value").
class PostgresServer : public PrivateServer
{
public:
    static PostgresServer &shared();
    /// Through the socket.
    QString url(const QString &database = QStringLiteral("postgres"),
        const QString &user = QStringLiteral("postgres")) const;
    /// Over 127.0.0.1, with the password.
    QString tcpUrl(const QString &database = QStringLiteral("postgres"),
        const QString &user = QStringLiteral("postgres"),
        const QString &password = QStringLiteral("secret")) const;
    /// A new, empty database; its name.
    QString createDatabase();
    /// Runs SQL as superuser, one statement; for preparing and looking.
    QString run(const QString &sql, const QString &database = QStringLiteral("postgres")) const;

private:
    PostgresServer();
};

/// Follows the shared server in everything; read only. Where it cannot be made, reason() says why.
class PostgresStandby : public PrivateServer
{
public:
    explicit PostgresStandby(const PostgresServer &primary);
    QString run(const QString &sql, const QString &database = QStringLiteral("postgres")) const;
};

/// MariaDB, user "root" without a password through the socket, "tester" with the password "secret" both
/// ways. Where SWITCHBACK_TEST_MYSQL is set it is a server of MySQL instead, whose programs are in the
/// folder that SWITCHBACK_MYSQL names, or installed.
class MariaDbServer : public PrivateServer
{
public:
    static MariaDbServer &shared();
    static bool isMySql();
    /// To be selected from: `seq` goes from 1 to `count`.
    static QString numbers(int count, const QString &alias = QStringLiteral("numbers"));
    /// Lets no session wait for a metadata lock for more than two seconds, as some hosts do.
    static MariaDbServer &withPinnedLockWait();
    QString url(const QString &database = {}, const QString &user = QStringLiteral("root")) const;
    QString tcpUrl(const QString &database = {}, const QString &user = QStringLiteral("tester"),
        const QString &password = QStringLiteral("secret")) const;
    QString createDatabase();
    QString run(const QString &sql, const QString &database = {}) const;

private:
    explicit MariaDbServer(const QStringList &more = {});
    QStringList arguments() const;
    void startMariaDb(const QStringList &more);
    void startMySql(const QStringList &more);
};

} // namespace Switchback

#define SWITCHBACK_NEEDS(Server)                                                                   \
    do {                                                                                           \
        const auto &switchbackServer = Switchback::Server::shared();                               \
        const auto switchbackReason = switchbackServer.reason();                                   \
        if (!switchbackReason.isEmpty() && !switchbackServer.isOptional()                          \
            && qEnvironmentVariableIsSet("CI")) {                                                  \
            QFAIL(qPrintable(switchbackReason));                                                   \
        }                                                                                          \
        if (!switchbackReason.isEmpty()) {                                                         \
            QSKIP(qPrintable(switchbackReason));                                                   \
        }                                                                                          \
    } while (false)
