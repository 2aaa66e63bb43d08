// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A run on MySQL or MariaDB: nearly every DDL statement commits by itself, so no migration is
// atomic; what ran before a failure stays. Waits for metadata locks, a year by default on MySQL
// and a day on MariaDB, are bounded.

#include "engines/mysql/mysqlengine.h"

#include "core/tr.h"
#include "engines/mysql/mysqlconnection.h"
#include "engines/mysql/mysqlerror.h"
#include "engines/mysql/mysqllock.h"
#include "engines/mysql/mysqlmarks.h"
#include "engines/mysql/mysqlurl.h"
#include "engines/pinned.h"
#include "engines/urlparts.h"
#include "sql/mysql.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {

constexpr auto LockTimeout = 5000ms;

PlannedStatement set(const WantedSetting &setting)
{
    return { .sql = u"SET SESSION %1 = %2"_s.arg(setting.name, settingText(setting.value)),
        .role = StatementRole::Session };
}

// Both settings count whole seconds; no wait at all would be refused as often as not.
qint64 wholeSeconds(std::chrono::milliseconds time)
{
    return std::max<qint64>(1, std::chrono::ceil<std::chrono::seconds>(time).count());
}

WantedSetting statementTimeout(std::chrono::milliseconds time, const ServerInfo &server)
{
    return server.product == "MariaDB"_L1
        ? WantedSetting { u"max_statement_time"_s, double(time.count()) / 1000 }
        : WantedSetting { u"max_execution_time"_s, double(time.count()) };
}

QList<WantedSetting> wantedSettings(const ConnectionSettings &settings, const ServerInfo &server)
{
    QList<WantedSetting> result;
    const auto seconds = wholeSeconds(settings.lockTimeout.value_or(LockTimeout));
    for (const auto &name : { u"lock_wait_timeout"_s, u"innodb_lock_wait_timeout"_s }) {
        bool isNumber = false;
        const auto own = settings.parameter(name).toLongLong(&isNumber);
        result += WantedSetting { name, double(isNumber ? own : seconds) };
    }
    if (settings.statementTimeout) {
        result += statementTimeout(*settings.statementTimeout, server);
    }
    // The lock's session only sits there; it must not be ended for that.
    result += WantedSetting { u"wait_timeout"_s, 28800 };
    return result;
}

// Sets what a run sets, and asks what the server made of it.
Result<QStringList> readBack(Connection &connection, const QList<WantedSetting> &wanted,
    const QList<PlannedStatement> &session)
{
    for (const auto &statement : session) {
        if (const auto done = connection.execute(statement.sql); !done) {
            return fail(done.error());
        }
    }
    QStringList columns;
    for (const auto &setting : wanted) {
        columns += "@@session."_L1 + setting.name;
    }
    const auto rows = connection.query("SELECT "_L1 + columns.join(", "_L1));
    if (!rows) {
        return fail(rows.error());
    }
    return pinnedInWords(wanted, rows->rows.value(0));
}

class MysqlEngine : public Engine
{
public:
    const EngineInfo &info() const override
    {
        static const EngineInfo info { .id = u"mysql"_s,
            .title = u"MySQL and MariaDB"_s,
            .schemes = { u"mysql"_s, u"mariadb"_s },
            .transactionalDdl = false,
            .embedded = false,
            .highlighting = u"SQL (MySQL)"_s };
        return info;
    }

    Result<ConnectionSettings> parseUrl(const QString &url, const QString &) const override
    {
        return parseMysqlUrl(url);
    }

    Result<std::unique_ptr<Connection>> connect(
        const ConnectionSettings &settings, Access access) const override
    {
        return MysqlConnection::open(settings, access);
    }

    ToolAddress toolAddress(const ConnectionSettings &settings) const override
    {
        return { .optionFile = mysqlOptionFile(settings) };
    }

    QList<Statement> split(QStringView text, int firstLine) const override
    {
        return splitMysql(text, firstLine);
    }
    StatementTraits traits(const QString &sql) const override { return mysqlTraits(sql); }
    QString identifier(QStringView name) const override { return quoted(name, u'`'); }
    QString literal(QStringView text) const override { return mysqlLiteral(text); }

    Result<QStringList> preflight(
        Connection &connection, const ConnectionSettings &settings) const override
    {
        const auto &server = connection.server();
        if (server.schema.isEmpty()) {
            return fail({ .kind = ErrorKind::Usage,
                .what = tr("The database URL names no database on %1.")
                    .arg(mysqlAddressInWords(settings)),
                .untouched = tr("Nothing was run."),
                .next = tr("Write mysql://user@host/database.") });
        }
        if (server.readOnly) {
            return fail({ .kind = ErrorKind::Refused,
                .what = tr("The server at %1 is read-only (read_only is on); it may be a replica.")
                    .arg(mysqlAddressInWords(settings)),
                .untouched = tr("Nothing was run."),
                .next = tr("Connect to the primary, or turn read_only off.") });
        }
        const auto pinned = readBack(
            connection, wantedSettings(settings, server), session(settings, server));
        if (!pinned) {
            return pinned;
        }
        return QStringList { tr("%1 commits nearly every schema statement by itself: what runs "
                                "before a failure stays.")
                   .arg(server.product) }
        + *pinned;
    }

    QList<PlannedStatement> session(
        const ConnectionSettings &settings, const ServerInfo &server) const override
    {
        QList<PlannedStatement> result;
        std::ranges::transform(wantedSettings(settings, server), std::back_inserter(result), set);
        return result;
    }

    QList<PlannedStatement> begin(
        const ConnectionSettings &, const ServerInfo &, bool transactional) const override
    {
        const PlannedStatement begin { .sql = u"START TRANSACTION"_s,
            .role = StatementRole::Begin };
        return transactional ? QList { begin } : QList<PlannedStatement>();
    }

    Result<QString> runInProgress(Connection &connection, const ConnectionSettings &) const override
    {
        return mysqlRunInProgress(connection);
    }

    QList<PlannedStatement> lockCheck(
        const LockRequest &lock, const ServerInfo &server) const override
    {
        return mysqlLockCheck(lock, server);
    }
    PlannedStatement commit() const override
    {
        return { .sql = u"COMMIT"_s, .role = StatementRole::Commit };
    }
    QString rollback() const override { return u"ROLLBACK"_s; }
    QList<PlannedStatement> around(const QString &, bool, const ConnectionSettings &) const override
    {
        return {};
    }

    Result<std::unique_ptr<RunLock>> lock(const ConnectionSettings &settings,
        const LockRequest &request, const Waiting &waiting, std::stop_token stop) const override
    {
        auto connection = connect(settings, Access::ReadWrite);
        if (!connection) {
            return fail(connection.error());
        }
        for (const auto &statement : session(settings, (*connection)->server())) {
            if (const auto done = (*connection)->execute(statement.sql); !done) {
                return fail(done.error());
            }
        }
        return lockMysql(std::move(*connection), request, waiting, stop);
    }

    QString lockInWords(const LockRequest &request) const override
    {
        QStringList words { tr("named lock of Switchback for this database") };
        for (const auto &lock : request.toolLocks) {
            words += tr("named lock %1 of the migration tool").arg(lock.name);
        }
        return words.join("; "_L1);
    }

    const StatementMarks *marks() const override { return &mysqlMarks(); }

    Failure failure(const Error &error) const override
    {
        return error.kind == ErrorKind::Cancelled ? Failure::Cancelled : mysqlFailure(error);
    }

    // The server keeps no record of past transactions by number.
    CommitFate settle(const ConnectionSettings &, const QString &) const override
    {
        return CommitFate::Unknown;
    }

    Result<Recovery> recover(Connection &, const QString &) const override { return Recovery(); }
    Result<QList<Problem>> health(Connection &) const override { return QList<Problem>(); }
    Result<void> verify(Connection &, const QString &) const override { return {}; }
};

} // namespace

const Engine &mysqlEngine()
{
    static const MysqlEngine engine;
    return engine;
}

} // namespace Switchback
