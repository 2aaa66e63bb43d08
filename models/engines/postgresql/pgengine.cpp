// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A run on PostgreSQL: one session holds the locks, another works, one statement a message, COMMIT
// alone. The transaction's number, asked for right after BEGIN, tells later what became of a
// COMMIT whose answer was lost.

#include "engines/postgresql/pgengine.h"

#include "core/tr.h"
#include "engines/pinned.h"
#include "engines/postgresql/pgconnection.h"
#include "engines/postgresql/pgerror.h"
#include "engines/postgresql/pgindex.h"
#include "engines/postgresql/pglock.h"
#include "engines/postgresql/pgurl.h"
#include "engines/urlparts.h"
#include "sql/postgresql.h"

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {

constexpr auto LockTimeout = 3000ms;
constexpr auto SettlePatience = 10s;

bool isConcurrent(const QString &sql)
{
    return postgresqlTraits(sql).needsNoTransaction
        && Phrase(sql, postgresqlTokens(sql)).contains("CONCURRENTLY"_L1);
}

constexpr auto LostClientCheck = "client_connection_check_interval"_L1;

PlannedStatement set(const QString &name, qint64 value)
{
    return { .sql = u"SET %1 = %2"_s.arg(name).arg(value), .role = StatementRole::Session };
}

// A server on Windows does not know how to look and refuses the setting.
PlannedStatement watchForLostClients()
{
    return { .sql = u"SELECT set_config('client_connection_check_interval', '1s', false) "
                    "WHERE version() !~ 'mingw|Visual C'"_s,
        .role = StatementRole::Session };
}

// What a run's session needs, in milliseconds. The URL's own settings win.
QList<WantedSetting> wantedSettings(const ConnectionSettings &settings, const ServerInfo &server)
{
    const auto inUrl = settingsInUrl(settings);
    QList<WantedSetting> result;
    const auto add = [&](const QString &name, std::chrono::milliseconds value) {
        if (!inUrl.contains(name)) {
            result += WantedSetting { name, double(value.count()) };
        }
    };
    if (server.number >= 140000) {
        add(LostClientCheck, 1000ms);
    }
    add(u"lock_timeout"_s, settings.lockTimeout.value_or(LockTimeout));
    add(u"statement_timeout"_s, settings.statementTimeout.value_or(0ms));
    add(u"idle_in_transaction_session_timeout"_s, 0ms);
    if (server.number >= 170000) {
        add(u"transaction_timeout"_s, 0ms);
    }
    return result;
}

Error refused(const QString &what, const QString &next)
{
    return {
        .kind = ErrorKind::Refused, .what = what, .untouched = tr("Nothing was run."), .next = next
    };
}

// A pooler in transaction mode gives each transaction another session: locks and settings would
// land anywhere. Its own greeting number is not the number of the session behind it.
Result<QStringList> checkPooler(const PgConnection &connection, const ConnectionSettings &settings)
{
    if (connection.greetedBackend() == connection.server().backend) {
        return QStringList();
    }
    if (!settings.sessionPooler) {
        return fail(refused(tr("A connection pooler stands between %1 and the server; in "
                               "transaction mode the migration lock would not hold.")
                                .arg(addressInWords(settings)),
            tr("Use the server's direct address, or set pooler = \"session\" for this environment "
               "if the pooler works in session mode.")));
    }
    return QStringList { tr("Connected through a pooler in session mode.") };
}

Result<void> checkWritable(const ServerInfo &server, const ConnectionSettings &settings)
{
    if (server.replica) {
        return fail(refused(
            tr("The server at %1 is a standby and can only be read.").arg(addressInWords(settings)),
            tr("Connect to the primary.")));
    }
    if (server.readOnly) {
        return fail(refused(
            tr("Database %1 is read-only for user %2 (default_transaction_read_only is on).")
                .arg(server.database, server.user),
            tr("Turn it off for this user or database, or use another user.")));
    }
    return {};
}

Result<void> checkPrivileges(Connection &connection)
{
    const auto &server = connection.server();
    if (server.schema.isEmpty()) {
        return {}; // no schema on the search_path exists yet: a migration may create it
    }
    const auto rows = connection.query(
        u"SELECT has_schema_privilege(current_schema(), 'CREATE'), "
        "format('GRANT CREATE ON SCHEMA %I TO %I;', current_schema(), current_user)"_s);
    if (!rows) {
        return fail(rows.error());
    }
    const auto row = rows->rows.value(0);
    if (row.value(0).toBool()) {
        return {};
    }
    return fail(
        refused(tr("User %1 may not create anything in schema %2.").arg(server.user, server.schema),
            tr("Have its owner run: %1").arg(row.value(1).toString())));
}

// They keep their locks: a migration that needs their tables would wait for them.
QStringList oldTransactions(Connection &connection)
{
    const auto rows = connection.query("SELECT "_L1 + QLatin1StringView(PgSessionColumns)
        + " FROM pg_stat_activity a WHERE a.datname = current_database() AND a.pid <> "
          "pg_backend_pid()"
          " AND a.xact_start < now() - interval '5 minutes' ORDER BY a.xact_start LIMIT 5"_L1);
    QStringList notes;
    for (const auto &row : rows ? rows->rows : QList<QVariantList>()) {
        notes += tr("An old transaction is open and may hold locks: %1.")
                     .arg(pgSessionInWords(row));
    }
    return notes;
}

// All of it in one message: nothing is left of the settings when the looking ends.
Result<QStringList> readBack(Connection &connection, const QList<WantedSetting> &wanted,
    const QList<PlannedStatement> &session)
{
    QString message;
    for (const auto &statement : session) {
        message += statement.sql + "; "_L1;
    }
    QStringList columns;
    for (const auto &setting : wanted) {
        columns += u"(SELECT setting::bigint FROM pg_settings WHERE name = '%1')"_s.arg(
            setting.name);
    }
    const auto rows = connection.query(message + "SELECT "_L1 + columns.join(", "_L1));
    if (!rows) {
        return fail(rows.error());
    }
    return pinnedInWords(wanted, rows->rows.value(0));
}

class PostgresqlEngine : public Engine
{
public:
    const EngineInfo &info() const override
    {
        static const EngineInfo info { .id = u"postgresql"_s,
            .title = u"PostgreSQL"_s,
            .schemes = { u"postgresql"_s, u"postgres"_s },
            .transactionalDdl = true,
            .embedded = false,
            .highlighting = u"SQL (PostgreSQL)"_s };
        return info;
    }

    Result<ConnectionSettings> parseUrl(const QString &url, const QString &) const override
    {
        return parsePostgresqlUrl(url);
    }

    Result<std::unique_ptr<Connection>> connect(
        const ConnectionSettings &settings, Access access) const override
    {
        return PgConnection::open(settings, access);
    }

    ToolAddress toolAddress(const ConnectionSettings &settings) const override
    {
        ToolAddress address { .arguments = { u"--dbname="_s + libpqAddress(settings) } };
        if (!settings.password.isEmpty()) {
            address.environment.insert(u"PGPASSWORD"_s, settings.password.reveal());
        }
        return address;
    }

    QList<Statement> split(QStringView text, int firstLine) const override
    {
        return splitPostgresql(text, firstLine);
    }
    StatementTraits traits(const QString &sql) const override { return postgresqlTraits(sql); }
    QString identifier(QStringView name) const override { return quoted(name, u'"'); }

    // Right whatever standard_conforming_strings says.
    QString literal(QStringView text) const override
    {
        auto result = quoted(text, u'\'');
        return result.contains(u'\\') ? " E"_L1 + result.replace(u'\\', "\\\\"_L1) : result;
    }

    Result<QStringList> preflight(
        Connection &connection, const ConnectionSettings &settings) const override
    {
        auto notes = checkPooler(static_cast<const PgConnection &>(connection), settings);
        if (!notes) {
            return notes;
        }
        if (const auto writable = checkWritable(connection.server(), settings); !writable) {
            return fail(writable.error());
        }
        if (const auto allowed = checkPrivileges(connection); !allowed) {
            return fail(allowed.error());
        }
        const auto pinned = readBack(connection, wantedSettings(settings, connection.server()),
            session(settings, connection.server()));
        if (!pinned) {
            return pinned;
        }
        return *notes + *pinned + oldTransactions(connection);
    }

    QList<PlannedStatement> session(
        const ConnectionSettings &settings, const ServerInfo &server) const override
    {
        QList<PlannedStatement> result;
        for (const auto &[name, value] : wantedSettings(settings, server)) {
            result += name == LostClientCheck ? watchForLostClients() : set(name, qint64(value));
        }
        return result;
    }

    // A file that pg_dump wrote empties the search path and turns timeouts off, for the session.
    QList<PlannedStatement> begin(const ConnectionSettings &settings, const ServerInfo &server,
        bool transactional) const override
    {
        const auto word = transactional ? u"SET LOCAL "_s : u"SET "_s;
        const auto role = transactional ? StatementRole::Local : StatementRole::Session;
        QList<PlannedStatement> result;
        if (transactional) {
            result += { .sql = u"BEGIN"_s, .role = StatementRole::Begin };
        }
        result += { .sql = word + "search_path TO DEFAULT"_L1, .role = role };
        const auto lockTimeout = settingsInUrl(settings).contains(u"lock_timeout"_s)
            ? u"DEFAULT"_s
            : QString::number(settings.lockTimeout.value_or(LockTimeout).count());
        result += { .sql = word + "lock_timeout TO "_L1 + lockTimeout, .role = role };
        if (!transactional) {
            return result;
        }
        const auto number = server.number >= 130000 ? u"SELECT pg_current_xact_id()"_s
                                                    : u"SELECT txid_current()"_s;
        result += { .sql = number, .role = StatementRole::Number };
        return result;
    }

    QList<PlannedStatement> lockCheck(const LockRequest &lock, const ServerInfo &) const override
    {
        return pgLockCheck(lock);
    }
    PlannedStatement commit() const override
    {
        return { .sql = u"COMMIT"_s, .role = StatementRole::Commit };
    }
    QString rollback() const override { return u"ROLLBACK"_s; }

    // A timeout would hit a concurrent build while it waits for others and leave an INVALID index.
    QList<PlannedStatement> around(
        const QString &sql, bool before, const ConnectionSettings &settings) const override
    {
        if (!isConcurrent(sql)) {
            return {};
        }
        if (before) {
            return { set(u"lock_timeout"_s, 0) };
        }
        if (settingsInUrl(settings).contains(u"lock_timeout"_s)) {
            return { { .sql = u"RESET lock_timeout"_s, .role = StatementRole::Session } };
        }
        return { set(u"lock_timeout"_s, settings.lockTimeout.value_or(LockTimeout).count()) };
    }

    Result<QString> runInProgress(Connection &connection, const ConnectionSettings &) const override
    {
        return pgRunInProgress(connection);
    }

    Result<std::unique_ptr<RunLock>> lock(const ConnectionSettings &settings,
        const LockRequest &request, const Waiting &waiting, std::stop_token stop) const override
    {
        const auto prepared = [this, &settings]() -> Result<std::unique_ptr<Connection>> {
            auto connection = connect(settings, Access::ReadWrite);
            if (!connection) {
                return connection;
            }
            for (const auto &statement : session(settings, (*connection)->server())) {
                if (const auto done = (*connection)->execute(statement.sql); !done) {
                    return fail(done.error());
                }
            }
            return connection;
        };
        return lockPostgresql(prepared, request, waiting, stop);
    }

    QString lockInWords(const LockRequest &request) const override
    {
        return pgLockInWords(request);
    }
    Failure failure(const Error &error) const override { return pgFailure(error); }

    CommitFate settle(const ConnectionSettings &settings, const QString &transaction) const override
    {
        auto fate = CommitFate::Unknown;
        const auto end = std::chrono::steady_clock::now() + SettlePatience;
        do {
            fate = askFate(settings, transaction);
            if (fate == CommitFate::Committed || fate == CommitFate::Aborted) {
                return fate;
            }
            std::this_thread::sleep_for(250ms);
        } while (std::chrono::steady_clock::now() < end);
        return fate;
    }

    Result<Recovery> recover(Connection &connection, const QString &sql) const override
    {
        return isConcurrent(sql) ? recoverIndex(connection, sql) : Recovery();
    }
    Result<QList<Problem>> health(Connection &connection) const override
    {
        return invalidIndexes(connection);
    }
    Result<void> verify(Connection &connection, const QString &sql) const override
    {
        return isConcurrent(sql) ? verifyIndex(connection, sql) : Result<void>();
    }

private:
    CommitFate askFate(const ConnectionSettings &settings, const QString &transaction) const
    {
        const auto connection = connect(settings, Access::ReadOnly);
        if (!connection) {
            return CommitFate::Unknown;
        }
        const bool hasXid8 = (*connection)->server().number >= 130000;
        const auto function = hasXid8 ? u"SELECT pg_xact_status(%1::xid8)"_s
                                      : u"SELECT txid_status(%1::bigint)"_s;
        const auto rows = (*connection)->query(function.arg(literal(transaction)));
        const auto status = rows ? rows->rows.value(0).value(0).toString() : QString();
        if (status == "in progress"_L1) {
            return CommitFate::InProgress;
        }
        return status == "committed"_L1 ? CommitFate::Committed
            : status == "aborted"_L1    ? CommitFate::Aborted
                                        : CommitFate::Unknown;
    }
};

} // namespace

const Engine &postgresqlEngine()
{
    static const PostgresqlEngine engine;
    return engine;
}

} // namespace Switchback
