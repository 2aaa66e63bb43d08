// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/observer.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Places = QMap<QString, QString>; // table to what stands for the place of its rows

// A table that goes and comes again in one transaction was written anew, too.
class Moves
{
public:
    explicit Moves(const Places &now)
        : m_known(now)
        , m_now(now)
    {
    }
    void begun() { m_known = m_now; }
    QStringList seen(const Places &now)
    {
        QStringList names;
        m_now = now;
        for (const auto &[name, place] : now.asKeyValueRange()) {
            if (m_known.contains(name) && m_known.value(name) != place) {
                names += name;
            }
            m_known.insert(name, place);
        }
        return names;
    }

private:
    Places m_known; // with what is gone
    Places m_now;
};

Places placesOf(Connection &connection, const QString &sql)
{
    Places places;
    for (const auto &row : connection.query(sql).value_or(Rows()).rows) {
        places.insert(row.at(0).toString(), row.at(1).toString());
    }
    return places;
}

class PgObserver : public Observer
{
public:
    explicit PgObserver(Connection &connection)
        : m_moves(files(connection))
    {
    }
    void begun() override
    {
        m_held.clear();
        m_moves.begun();
    }
    Observation look(Connection &connection) override
    {
        if (connection.transaction() == Connection::Transaction::Failed) {
            return {};
        }
        return {
            .locks = locks(connection), .rewrites = m_moves.seen(files(connection)), .algorithm = {}
        };
    }

private:
    static Places files(Connection &connection)
    {
        return placesOf(connection,
            u"SELECT format('%I.%I', n.nspname, c.relname), pg_relation_filenode(c.oid)::bigint"
            " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE c.relkind IN ('r', 'm') AND c.oid >= 16384"_s);
    }
    QStringList locks(Connection &connection)
    {
        QStringList fresh;
        const auto rows = connection.query(
            u"SELECT format('%I.%I %s', n.nspname, c.relname, l.mode) FROM pg_locks l"
            " JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation'"
            " AND c.oid >= 16384 ORDER BY 1"_s);
        for (const auto &row : rows.value_or(Rows()).rows) {
            const auto lock = row.at(0).toString();
            if (!m_held.contains(lock)) {
                m_held += lock;
                fresh += lock;
            }
        }
        return fresh;
    }

    QSet<QString> m_held;
    Moves m_moves;
};

// A second session finds out who may still read and write.
class SqliteObserver : public Observer
{
public:
    SqliteObserver(const Engine &engine, ConnectionSettings settings, Connection &connection)
        : m_moves(pages(connection))
    {
        settings.lockTimeout = std::chrono::milliseconds(0);
        settings.parameters.clear();
        if (auto other = engine.connect(settings, Access::ReadWrite)) {
            m_other = std::move(*other);
        }
    }
    void begun() override
    {
        m_held.clear();
        m_moves.begun();
    }
    Result<Execution> send(Connection &connection, const QString &sql) override
    {
        m_sql = sql;
        return connection.execute(sql);
    }
    Observation look(Connection &connection) override
    {
        Observation seen {
            .locks = {}, .rewrites = m_moves.seen(pages(connection)), .algorithm = {}
        };
        const auto lock = heldLock();
        if (!lock.isEmpty() && lock != m_held) {
            seen.locks += lock;
        }
        m_held = lock;
        // The rows are written again in place.
        static const QRegularExpression drop(
            uR"(^\s*ALTER\s+TABLE\s+(?:\w+\.)?["`\[]?([^"`\]\s]+)["`\]]?\s+DROP\b)"_s,
            QRegularExpression::CaseInsensitiveOption);
        if (const auto match = drop.match(m_sql); match.hasMatch()) {
            seen.rewrites += match.captured(1);
        }
        return seen;
    }

private:
    static Places pages(Connection &connection)
    {
        return placesOf(connection,
            u"SELECT name, rootpage FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE"
            " 'sqlite\\_%' ESCAPE '\\'"_s);
    }
    QString heldLock()
    {
        if (!m_other || !m_other->query(u"SELECT count(*) FROM sqlite_schema"_s)) {
            return u"main EXCLUSIVE"_s;
        }
        const bool free = m_other->execute(u"BEGIN IMMEDIATE"_s).has_value();
        static_cast<void>(free ? m_other->execute(u"ROLLBACK"_s) : Result<Execution>());
        return free ? QString() : u"main RESERVED"_s;
    }

    std::unique_ptr<Connection> m_other;
    Moves m_moves;
    QString m_sql;
    QString m_held;
};

// A table that is rebuilt gets another number in InnoDB. Which algorithm is possible is found by
// asking for the cheapest one first: the server refuses what it cannot do.
class MysqlObserver : public Observer
{
public:
    explicit MysqlObserver(Connection &connection)
        : m_moves(tables(connection))
    {
    }
    Result<Execution> send(Connection &connection, const QString &sql) override
    {
        m_algorithm.clear();
        static const QRegularExpression alter(
            u"^\\s*ALTER\\s+(?:IGNORE\\s+)?TABLE\\b"_s, QRegularExpression::CaseInsensitiveOption);
        const bool asks = alter.match(sql).hasMatch()
            && !sql.contains("ALGORITHM"_L1, Qt::CaseInsensitive)
            && !sql.contains("PARTITION"_L1, Qt::CaseInsensitive) && !sql.contains("--"_L1)
            && !sql.contains(u'#');
        if (!asks) {
            return connection.execute(sql);
        }
        for (const auto &name : { u"INSTANT"_s, u"NOCOPY"_s, u"INPLACE"_s }) {
            if (auto done = connection.execute(sql + u", ALGORITHM="_s + name)) {
                m_algorithm = name;
                return done;
            }
        }
        auto done = connection.execute(sql);
        m_algorithm = done ? u"COPY"_s : QString();
        return done;
    }
    Observation look(Connection &connection) override
    {
        return {
            .locks = {}, .rewrites = m_moves.seen(tables(connection)), .algorithm = m_algorithm
        };
    }

private:
    static Places tables(Connection &connection)
    {
        const auto select = u"SELECT substring_index(name, '/', -1), table_id FROM"
                            " information_schema.%1 WHERE name LIKE concat(database(), '/%')"_s;
        const auto old = placesOf(connection, select.arg(u"innodb_sys_tables"_s));
        return old.isEmpty() ? placesOf(connection, select.arg(u"innodb_tables"_s)) : old;
    }

    Moves m_moves;
    QString m_algorithm;
};

} // namespace

std::unique_ptr<Observer> observerFor(
    const Engine &engine, const ConnectionSettings &settings, Connection &connection)
{
    if (engine.info().id == "postgresql"_L1) {
        return std::make_unique<PgObserver>(connection);
    }
    if (engine.info().embedded) {
        return std::make_unique<SqliteObserver>(engine, settings, connection);
    }
    return std::make_unique<MysqlObserver>(connection);
}

} // namespace Switchback
