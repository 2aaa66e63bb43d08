// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/mysql/mysqllock.h"

#include "core/tr.h"
#include "engines/polling.h"
#include "engines/urlparts.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype LongestName = 64; // MySQL refuses longer ones

QString ourName(const ServerInfo &server)
{
    const auto name = "switchback:"_L1 + server.schema;
    if (name.size() <= LongestName) {
        return name;
    }
    const auto hash = QCryptographicHash::hash(server.schema.toUtf8(), QCryptographicHash::Sha256)
                          .toHex();
    return "switchback:"_L1 + QString::fromLatin1(hash.first(40));
}

QStringList names(const LockRequest &request, const ServerInfo &server)
{
    QStringList result { ourName(server) };
    for (const auto &lock : request.toolLocks) {
        if (lock.kind == ToolLock::Kind::Named) {
            result += lock.name;
        }
    }
    return result;
}

class MysqlRunLock : public RunLock
{
public:
    MysqlRunLock(std::unique_ptr<Connection> session, const LockRequest &request)
        : m_session(std::move(session))
        , m_request(request)
    {
    }

    Connection &session() { return *m_session; }

    Result<void> confirm(Connection &work) override
    {
        const auto backend = m_session->server().backend;
        for (const auto &check : mysqlLockCheck(m_request, m_session->server())) {
            const auto rows = work.query(check.sql);
            if (!rows) {
                return fail(rows.error());
            }
            const auto row = rows->rows.value(0);
            const bool held = !row.isEmpty()
                && std::ranges::all_of(row,
                    [backend](const QVariant &owner) { return owner.toLongLong() == backend; });
            if (!held) {
                return fail({ .kind = ErrorKind::Locked,
                    .what = tr("The migration lock was lost: its connection %1 no longer holds it.")
                        .arg(backend),
                    .next = tr("Find out who ended that connection, then run again.") });
            }
        }
        return {};
    }

private:
    std::unique_ptr<Connection> m_session;
    LockRequest m_request;
};

QString holderOf(Connection &session, const QString &name)
{
    const auto rows = session.query("SELECT "_L1 + QLatin1StringView(MysqlSessionColumns)
        + " FROM information_schema.PROCESSLIST p WHERE p.ID = IS_USED_LOCK("_L1
        + mysqlLiteral(name) + u')');
    return rows && !rows->rows.isEmpty() ? mysqlSessionInWords(rows->rows.first())
                                         : tr("another connection");
}

Result<QString> tryName(Connection &session, const QString &name)
{
    const auto rows = session.query("SELECT GET_LOCK("_L1 + mysqlLiteral(name) + ", 0)"_L1);
    if (!rows) {
        return fail(rows.error());
    }
    return rows->rows.value(0).value(0).toInt() == 1 ? QString() : holderOf(session, name);
}

} // namespace

Result<std::unique_ptr<RunLock>> lockMysql(std::unique_ptr<Connection> session,
    const LockRequest &request, const Engine::Waiting &waiting, const std::stop_token &stop)
{
    const auto start = std::chrono::steady_clock::now();
    auto lock = std::make_unique<MysqlRunLock>(std::move(session), request);
    for (const auto &name : names(request, lock->session().server())) {
        const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - start);
        const auto patience = std::max(request.patience - waited, std::chrono::milliseconds(0));
        const auto taken = pollForLock(
            [&] { return tryName(lock->session(), name); }, patience, waiting, stop);
        if (!taken) {
            return fail(taken.error());
        }
    }
    return lock;
}

QList<PlannedStatement> mysqlLockCheck(const LockRequest &request, const ServerInfo &server)
{
    QStringList questions;
    for (const auto &name : names(request, server)) {
        questions += "IS_USED_LOCK("_L1 + mysqlLiteral(name) + u')';
    }
    return { { .sql = "SELECT "_L1 + questions.join(", "_L1), .role = StatementRole::Lock } };
}

// The lock's session does nothing but hold it: what it rests is what the run has lasted.
Result<QString> mysqlRunInProgress(Connection &connection)
{
    const auto &server = connection.server();
    if (server.schema.isEmpty()) {
        return QString();
    }
    const auto rows = connection.query(
        "SELECT u.id, p.USER, p.HOST, UNIX_TIMESTAMP() - p.TIME FROM (SELECT IS_USED_LOCK("_L1
        + mysqlLiteral(ourName(server))
        + ") AS id) u LEFT JOIN information_schema.PROCESSLIST p ON p.ID = u.id "
          "WHERE u.id IS NOT NULL"_L1);
    if (!rows) {
        return fail(rows.error());
    }
    if (rows->rows.isEmpty()) {
        return QString();
    }
    const auto row = rows->rows.first();
    if (row.value(1).isNull()) { // other users' connections are not for everyone to see
        return tr("connection %1").arg(row.value(0).toString());
    }
    return tr("connection %1 (user %2, from %3), since %4")
        .arg(row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
            sinceInWords(row.value(3).toLongLong()));
}

QString mysqlLiteral(QStringView text)
{
    return quoted(text, u'\'').replace(u'\\', "\\\\"_L1);
}

QString mysqlSessionInWords(const QVariantList &row)
{
    return tr("connection %1 (user %2, from %3, %4 for %5 s)")
        .arg(row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
            row.value(3).toString(), row.value(4).toString());
}

} // namespace Switchback
