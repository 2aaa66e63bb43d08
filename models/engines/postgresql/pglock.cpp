// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/pglock.h"

#include "core/tr.h"
#include "engines/polling.h"
#include "engines/urlparts.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// Ours, the same in every database: advisory locks belong to one database anyway. The first
// number reads "swbk".
constexpr quint32 OurClass = 0x7377626b;
constexpr quint32 OurNumber = 1;

// An advisory key as pg_locks shows it.
struct AdvisoryKey {
    quint32 classId = 0;
    quint32 objectId = 0;
    int kind = 1; // 1: one bigint, 2: two integers
    QString arguments; // of pg_try_advisory_lock()
};

AdvisoryKey ourKey()
{
    return { OurClass, OurNumber, 2, u"%1, %2"_s.arg(qint32(OurClass)).arg(OurNumber) };
}

AdvisoryKey keyOf(const ToolLock &lock)
{
    const auto key = quint64(lock.key);
    return { quint32(key >> 32), quint32(key), 1, QString::number(lock.key) };
}

QList<AdvisoryKey> advisoryKeys(const LockRequest &request)
{
    QList<AdvisoryKey> keys { ourKey() };
    for (const auto &lock : request.toolLocks) {
        if (lock.kind == ToolLock::Kind::PgAdvisory) {
            keys += keyOf(lock);
        }
    }
    return keys;
}

QList<ToolLock> tableLocks(const LockRequest &request)
{
    QList<ToolLock> locks;
    std::ranges::copy_if(request.toolLocks, std::back_inserter(locks),
        [](const ToolLock &lock) { return lock.kind == ToolLock::Kind::PgTable; });
    return locks;
}

QString inPgLocks(const AdvisoryKey &key)
{
    return u"('%1', '%2', %3)"_s.arg(key.classId).arg(key.objectId).arg(key.kind);
}

// The mode's name in pg_locks: SHARE UPDATE EXCLUSIVE is ShareUpdateExclusiveLock.
QString lockModeName(const QString &mode)
{
    QString name;
    for (const auto &word : mode.toLower().split(u' ', Qt::SkipEmptyParts)) {
        name += word.front().toUpper() + word.sliced(1);
    }
    return name + "Lock"_L1;
}

constexpr auto ThisDatabase = "(SELECT oid FROM pg_database WHERE datname = current_database())"_L1;

QString checkOf(const QList<AdvisoryKey> &keys)
{
    QStringList wanted;
    for (const auto &key : keys) {
        wanted += inPgLocks(key);
    }
    return "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = "_L1
        + ThisDatabase + " AND (classid, objid, objsubid) IN ("_L1 + wanted.join(", "_L1)
        + ") GROUP BY pid HAVING count(*) = "_L1 + QString::number(keys.size());
}

QString checkOf(const ToolLock &lock)
{
    return "SELECT pid FROM pg_locks WHERE locktype = 'relation' AND granted AND database = "_L1
        + ThisDatabase + " AND relation = to_regclass("_L1 + quoted(lock.name, u'\'')
        + ") AND mode = '"_L1 + lockModeName(lock.mode) + u'\'';
}

QString firstSession(const Result<Rows> &rows)
{
    return rows && !rows->rows.isEmpty() ? pgSessionInWords(rows->rows.first())
                                         : tr("another session");
}

// Nothing when the lock is ours now, else who has it.
Result<QString> tryAdvisory(Connection &session, const AdvisoryKey &key)
{
    const auto taken = session.query("SELECT pg_try_advisory_lock("_L1 + key.arguments + u')');
    if (!taken) {
        return fail(taken.error());
    }
    if (taken->rows.value(0).value(0).toBool()) {
        return QString();
    }
    return firstSession(session.query("SELECT "_L1 + QLatin1StringView(PgSessionColumns)
        + " FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
          " WHERE l.locktype = 'advisory' AND l.granted"
          " AND l.database = "_L1
        + ThisDatabase + " AND (l.classid, l.objid, l.objsubid) = "_L1 + inPgLocks(key)));
}

QString tableHolder(Connection &session, const ToolLock &lock)
{
    return firstSession(session.query("SELECT "_L1 + QLatin1StringView(PgSessionColumns)
        + " FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
          " WHERE l.locktype = 'relation' AND l.granted"
          " AND l.mode IN ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', "
          "'ExclusiveLock',"
          " 'AccessExclusiveLock') AND l.pid <> pg_backend_pid() AND l.relation = to_regclass("_L1
        + quoted(lock.name, u'\'') + u')'));
}

// A table that is not there yet has nobody to meet: the tool makes it before it locks it.
Result<QString> tryTable(Connection &session, const ToolLock &lock)
{
    for (const auto &sql :
        { u"BEGIN"_s, u"LOCK TABLE %1 IN %2 MODE NOWAIT"_s.arg(lock.name, lock.mode) }) {
        const auto done = session.execute(sql);
        if (done) {
            continue;
        }
        const auto state = done.error().sqlState;
        if (session.transaction() != Connection::Transaction::Lost) {
            session.execute(u"ROLLBACK"_s);
        }
        if (state == "42P01"_L1 || state == "3F000"_L1) {
            return QString();
        }
        return state == "55P03"_L1 ? Result<QString>(tableHolder(session, lock))
                                   : fail(done.error());
    }
    return QString();
}

class PgRunLock : public RunLock
{
public:
    std::unique_ptr<Connection> session;
    std::vector<std::unique_ptr<Connection>> tableSessions;
    LockRequest request;

    Result<void> confirm(Connection &work) override
    {
        const auto checks = pgLockCheck(request);
        for (qsizetype i = 0; i < checks.size(); ++i) {
            const auto table = size_t(i - 1);
            if (i > 0 && tableSessions.at(table)->transaction() == Connection::Transaction::None) {
                const auto late = takeLate(*tableSessions.at(table), tableLocks(request).at(i - 1));
                if (!late || !*late) {
                    return late ? Result<void>() : fail(late.error());
                }
            }
            const auto &owner = i == 0 ? session : tableSessions.at(table);
            if (const auto held = isHeld(work, checks.at(i).sql, owner->server().backend); !held) {
                return held;
            }
        }
        return {};
    }

private:
    /// The table was not there when the run began and has been made by it. False: it still is not.
    static Result<bool> takeLate(Connection &holder, const ToolLock &table)
    {
        const auto taken = tryTable(holder, table);
        if (!taken) {
            return fail(taken.error());
        }
        if (taken->isEmpty()) {
            return holder.transaction() != Connection::Transaction::None;
        }
        return fail({ .kind = ErrorKind::Locked,
            .what = tr("Another migrator has locked %1 meanwhile: %2.").arg(table.name, *taken),
            .next = tr("Let it finish, then run again.") });
    }

    static Result<void> isHeld(Connection &work, const QString &check, qint64 pid)
    {
        const auto rows = work.query(check);
        if (!rows) {
            return fail(rows.error());
        }
        if (std::ranges::any_of(
                rows->rows, [pid](const auto &row) { return row.value(0).toLongLong() == pid; })) {
            return {};
        }
        return fail({ .kind = ErrorKind::Locked,
            .what = tr("The migration lock was lost: its session %1 no longer holds it.").arg(pid),
            .next = tr("Find out who ended that session, then run again.") });
    }
};

Result<void> refuseWaiters(Connection &session, const ToolLock &lock)
{
    const auto rows = session.query("SELECT "_L1 + QLatin1StringView(PgSessionColumns)
        + " FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'relation' AND "
          "NOT l.granted"
          " AND l.relation = to_regclass("_L1
        + quoted(lock.name, u'\'') + u')');
    if (!rows || rows->rows.isEmpty()) {
        return {};
    }
    return fail({ .kind = ErrorKind::Locked,
        .what = tr("Another migrator waits for %1: %2.").arg(lock.name, firstSession(rows)),
        .untouched = tr("Nothing was run."),
        .next = tr(
            "End it first: an index that is built concurrently would wait for it for ever.") });
}

class Taker
{
public:
    Taker(const PgConnect &connect, const LockRequest &request, const Engine::Waiting &waiting,
        const std::stop_token &stop)
        : m_connect(connect)
        , m_request(request)
        , m_waiting(waiting)
        , m_stop(stop)
        , m_start(std::chrono::steady_clock::now())
    {
    }

    Result<std::unique_ptr<RunLock>> take()
    {
        auto lock = std::make_unique<PgRunLock>();
        lock->request = m_request;
        auto session = m_connect();
        if (!session) {
            return fail(session.error());
        }
        lock->session = std::move(*session);
        for (const auto &key : advisoryKeys(m_request)) {
            const auto taken = poll([&] { return tryAdvisory(*lock->session, key); });
            if (!taken) {
                return fail(taken.error());
            }
        }
        for (const auto &table : tableLocks(m_request)) {
            auto held = takeTable(table);
            if (!held) {
                return fail(held.error());
            }
            lock->tableSessions.push_back(std::move(*held));
        }
        if (m_request.runsConcurrentIndexes) {
            if (const auto given = giveBackTables(*lock); !given) {
                return fail(given.error());
            }
        }
        return lock;
    }

private:
    Result<void> poll(const std::function<Result<QString>()> &attempt)
    {
        const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - m_start);
        return pollForLock(attempt,
            std::max(m_request.patience - waited, std::chrono::milliseconds(0)), m_waiting, m_stop);
    }

    // Not by closing alone: the server notices that later than the index build would.
    static Result<void> giveBackTables(PgRunLock &lock)
    {
        for (const auto &session : lock.tableSessions) {
            if (const auto done = session->execute(u"ROLLBACK"_s); !done) {
                return fail(done.error());
            }
        }
        lock.tableSessions.clear();
        return {};
    }

    Result<std::unique_ptr<Connection>> takeTable(const ToolLock &table)
    {
        auto session = m_connect();
        if (!session) {
            return session;
        }
        if (const auto taken = poll([&] { return tryTable(**session, table); }); !taken) {
            return fail(taken.error());
        }
        if (m_request.runsConcurrentIndexes) {
            if (const auto alone = refuseWaiters(**session, table); !alone) {
                return fail(alone.error());
            }
        }
        return session;
    }

    const PgConnect &m_connect;
    const LockRequest &m_request;
    const Engine::Waiting &m_waiting;
    const std::stop_token &m_stop;
    const std::chrono::steady_clock::time_point m_start;
};

} // namespace

Result<std::unique_ptr<RunLock>> lockPostgresql(const PgConnect &connect,
    const LockRequest &request, const Engine::Waiting &waiting, const std::stop_token &stop)
{
    return Taker(connect, request, waiting, stop).take();
}

QList<PlannedStatement> pgLockCheck(const LockRequest &request)
{
    QList<PlannedStatement> checks { { .sql = checkOf(advisoryKeys(request)),
        .role = StatementRole::Lock } };
    if (!request.runsConcurrentIndexes) {
        for (const auto &table : tableLocks(request)) {
            checks += { .sql = checkOf(table), .role = StatementRole::Lock };
        }
    }
    return checks;
}

QString pgLockInWords(const LockRequest &request)
{
    QStringList words { tr("advisory lock (%1) of Switchback").arg(ourKey().arguments) };
    for (const auto &lock : request.toolLocks) {
        if (lock.kind == ToolLock::Kind::PgAdvisory) {
            words += tr("advisory lock %1 of the migration tool").arg(lock.key);
        } else if (lock.kind == ToolLock::Kind::PgTable && request.runsConcurrentIndexes) {
            words += tr("%1 lock on %2, given back before indexes are built concurrently")
                         .arg(lock.mode, lock.name);
        } else if (lock.kind == ToolLock::Kind::PgTable) {
            words += tr("%1 lock on %2").arg(lock.mode, lock.name);
        }
    }
    return words.join("; "_L1);
}

Result<QString> pgRunInProgress(Connection &connection)
{
    const auto rows = connection.query(
        "SELECT a.pid, a.usename::text, a.application_name, a.client_addr::text, "
        "extract(epoch FROM a.backend_start)::bigint "
        "FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND "
        "l.granted AND l.database = "_L1
        + ThisDatabase + " AND (l.classid, l.objid, l.objsubid) = "_L1 + inPgLocks(ourKey()));
    if (!rows) {
        return fail(rows.error());
    }
    if (rows->rows.isEmpty()) {
        return QString();
    }
    const auto row = rows->rows.first();
    const auto from = row.value(3).toString();
    QStringList who { tr("user %1").arg(row.value(1).toString()) };
    who += from.isEmpty() ? QString() : tr("from %1").arg(from);
    who += tr("application %1").arg(row.value(2).toString());
    who.removeAll(QString());
    const auto whom = tr("pid %1 (%2)").arg(row.value(0).toString(), who.join(", "_L1));
    return row.value(4).isNull() // not for everyone to see
        ? whom
        : tr("%1, since %2").arg(whom, sinceInWords(row.value(4).toLongLong()));
}

QString pgSessionInWords(const QVariantList &row)
{
    QStringList parts;
    if (const auto user = row.value(1).toString(); !user.isEmpty()) { // autovacuum has none
        parts += tr("user %1").arg(user);
    }
    if (const auto application = row.value(2).toString(); !application.isEmpty()) {
        parts += tr("application %1").arg(application);
    }
    const auto state = row.value(3).toString();
    parts += tr("%1 for %2 s")
                 .arg(state.isEmpty() ? tr("unknown state") : state, row.value(4).toString());
    return tr("pid %1 (%2)").arg(row.value(0).toString(), parts.join(", "_L1));
}

} // namespace Switchback
