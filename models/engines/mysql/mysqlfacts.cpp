// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Sizes and rows are InnoDB's estimates. Whether a server counts reads and writes, and whether it
// tells who holds metadata locks, depends on how it is set up.

#include "engines/mysql/mysqlfacts.h"

#include "core/tr.h"
#include "engines/mysql/mysqllock.h"
#include "engines/urlparts.h"

#include <QMap>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {

constexpr auto SampleTime = 1000ms;
constexpr int CountedRows = 10'000; // estimates lag behind: what seems small is counted up to here

class Reader
{
public:
    Reader(Connection &connection, const ConnectionSettings &settings, const FactRequest &request)
        : m_connection(connection)
        , m_settings(settings)
        , m_request(request)
        , m_questions(connection, m_facts, request.budget)
    {
    }

    LiveFacts read()
    {
        readServer();
        if (!m_request.tables.isEmpty()) {
            readTables();
            countSmallTables();
        }
        if (!m_facts.tables.isEmpty()) {
            const TableRates rates([this] { return sample(); }, SampleTime);
            readKeys();
            readDependants();
            if (m_request.columns) {
                readColumns();
            }
            readSessions();
            rates.fill(m_facts, m_request, m_questions);
        }
        return std::move(m_facts);
    }

private:
    bool isMariaDb() const { return m_connection.server().product == "MariaDB"_L1; }

    void readServer()
    {
        // MySQL shows counts of up to a day ago otherwise.
        if (!isMariaDb() && m_connection.server().number >= 80000) {
            m_questions.ask({}, u"SET SESSION information_schema_stats_expiry = 0"_s);
        }
        const auto rows = m_questions.ask(tr("The server's state"),
            u"SELECT @@global.read_only, @@datadir, @@performance_schema"_s);
        const auto row = rows.value(0);
        m_facts.replica = row.value(0).toInt() != 0;
        m_performanceSchema = row.value(2).toInt() != 0;
        if (isLocal(m_settings)) {
            m_facts.freeBytes = freeBytesAt(row.value(1).toString());
        }
        if (isMariaDb()) {
            m_userStatistics = m_questions.ask({}, u"SELECT @@userstat"_s).value(0).value(0).toInt()
                != 0;
        }
        const auto dumps = m_questions.ask({},
            u"SELECT count(*) FROM information_schema.PROCESSLIST "
            "WHERE COMMAND LIKE 'Binlog Dump%'"_s);
        m_facts.replicas = dumps.value(0).value(0).toInt();
    }

    QString names() const
    {
        QStringList literals;
        for (const auto &table : m_request.tables) {
            literals += mysqlLiteral(table.section(u'.', -1).toLower());
        }
        return literals.join(u", "_s);
    }

    template<class Visit>
    void forTable(const QString &name, Visit visit)
    {
        for (auto &table : m_facts.tables) {
            if (table.name.compare(name, Qt::CaseInsensitive) == 0) {
                visit(table);
            }
        }
    }

    void readTables()
    {
        const auto rows = m_questions.ask(tr("The tables"),
            u"SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_ROWS, DATA_LENGTH, INDEX_LENGTH FROM "
            "information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
            " AND TABLE_TYPE = 'BASE TABLE' "
            "AND lower(TABLE_NAME) IN (%1)"_s.arg(names()));
        for (const auto &wanted : m_request.tables) {
            for (const auto &row : rows) {
                const bool here = !wanted.contains(u'.')
                    || wanted.section(u'.', 0, 0).compare(row.at(0).toString(), Qt::CaseInsensitive)
                        == 0;
                const auto name = row.at(1).toString();
                if (here && name.compare(wanted.section(u'.', -1), Qt::CaseInsensitive) == 0) {
                    TableFacts table {
                        .table = wanted, .schema = row.at(0).toString(), .name = name
                    };
                    if (!row.at(2).isNull()) {
                        table.rows = row.at(2).toLongLong();
                        table.bytes = row.at(3).toLongLong();
                        table.indexBytes = row.at(4).toLongLong();
                    }
                    m_facts.tables += table;
                }
            }
        }
    }

    void countSmallTables()
    {
        QStringList counts;
        for (qsizetype i = 0; i < m_facts.tables.size(); ++i) {
            const auto &table = m_facts.tables.at(i);
            if (table.rows.value_or(0) <= CountedRows) {
                counts += u"SELECT %1, count(*) FROM (SELECT 1 FROM %2 LIMIT %3) AS few"_s.arg(i)
                              .arg(quoted(table.name, u'`'))
                              .arg(CountedRows + 1);
            }
        }
        if (counts.isEmpty()) {
            return;
        }
        const auto rows = m_questions.ask(
            tr("The rows of small tables"), counts.join(u" UNION ALL "_s));
        if (rows.isEmpty()) {
            for (auto &table : m_facts.tables) {
                table.rows = table.rows.value_or(0) > CountedRows ? table.rows : std::nullopt;
            }
        }
        for (const auto &row : rows) {
            auto &table = m_facts.tables[row.at(0).toInt()];
            const auto count = row.at(1).toLongLong();
            table.exact = count <= CountedRows;
            table.rows = table.exact ? count : qMax(count, table.rows.value_or(0));
        }
    }

    TableUses sample()
    {
        TableUses result;
        if (!m_performanceSchema && !m_userStatistics) {
            m_facts.missing += tr("How busy the tables are: this server does not count it "
                                  "(performance_schema and userstat are off).");
            return result;
        }
        const auto sql = m_performanceSchema
            ? u"SELECT lower(OBJECT_NAME), COUNT_WRITE, COUNT_FETCH FROM "
              "performance_schema.table_io_waits_summary_by_table WHERE OBJECT_SCHEMA = DATABASE() "
              "AND lower(OBJECT_NAME) IN (%1)"_s
            : u"SELECT lower(TABLE_NAME), ROWS_CHANGED, ROWS_READ FROM "
              "information_schema.TABLE_STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND "
              "lower(TABLE_NAME) IN (%1)"_s;
        const auto known = m_facts.missing.size();
        TableUses byName;
        for (const auto &row : m_questions.ask(tr("How busy the tables are"), sql.arg(names()))) {
            byName.insert(row.at(0).toString(), { row.at(1).toLongLong(), row.at(2).toLongLong() });
        }
        if (m_facts.missing.size() != known) {
            return result;
        }
        for (const auto &table : std::as_const(m_facts.tables)) {
            result.insert(
                table.table, byName.value(table.name.toLower())); // never used: not listed
        }
        return result;
    }

    void readKeys()
    {
        for (const auto &row : m_questions.ask(tr("The constraints"),
                 u"SELECT TABLE_NAME, COLUMN_NAME FROM information_schema.STATISTICS WHERE "
                 "TABLE_SCHEMA = DATABASE() AND INDEX_NAME = 'PRIMARY'"
                 " AND lower(TABLE_NAME) IN (%1) "
                 "ORDER BY TABLE_NAME, SEQ_IN_INDEX"_s.arg(names()))) {
            forTable(row.at(0).toString(),
                [&](TableFacts &table) { table.primaryKey += row.at(1).toString(); });
        }
    }

    void readDependants()
    {
        const auto subject = tr("What depends on the tables");
        for (const auto &row :
            m_questions.ask(subject,
                u"SELECT REFERENCED_TABLE_NAME, CONSTRAINT_NAME, TABLE_NAME, "
                u"REFERENCED_COLUMN_NAME "
                "FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() AND "
                "REFERENCED_TABLE_SCHEMA = DATABASE() AND lower(REFERENCED_TABLE_NAME) IN (%1) AND "
                "TABLE_NAME <> REFERENCED_TABLE_NAME ORDER BY 1, 2"_s.arg(names()))) {
            forTable(row.at(0).toString(), [&](TableFacts &table) {
                table.dependants += {
                    tr("foreign key %1")
                        .arg(tr("%1 of %2").arg(row.at(1).toString(), row.at(2).toString())),
                    row.at(3).toString()
                };
            });
        }
        const auto views = m_questions.ask(subject,
            u"SELECT TABLE_NAME, lower(VIEW_DEFINITION) FROM information_schema.VIEWS WHERE "
            "TABLE_SCHEMA = DATABASE() ORDER BY 1"_s);
        const auto triggers = m_questions.ask(subject,
            u"SELECT TRIGGER_NAME, lower(EVENT_OBJECT_TABLE)"
            " FROM information_schema.TRIGGERS WHERE "
            "TRIGGER_SCHEMA = DATABASE() ORDER BY 1"_s);
        for (auto &table : m_facts.tables) {
            const auto name = table.name.toLower();
            for (const auto &row : views) {
                if (row.at(1).toString().contains(u'`' + name + u'`')) {
                    table.dependants += { tr("view %1").arg(row.at(0).toString()), {} };
                }
            }
            for (const auto &row : triggers) {
                if (row.at(1).toString() == name) {
                    table.dependants += { tr("trigger %1").arg(row.at(0).toString()), {} };
                }
            }
        }
    }

    void readColumns()
    {
        for (const auto &row : m_questions.ask(tr("The columns"),
                 u"SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, EXTRA"
                 " LIKE '%GENERATED%' AND EXTRA NOT "
                 "LIKE '%DEFAULT_GENERATED%' FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = "
                 "DATABASE() AND lower(TABLE_NAME) IN (%1) ORDER BY TABLE_NAME, ORDINAL_POSITION"_s
                     .arg(names()))) {
            forTable(row.at(0).toString(), [&](TableFacts &table) {
                table.columns += ColumnFacts { .name = row.at(1).toString(),
                    .type = row.at(2).toString(),
                    .generated = row.at(3).toInt() != 0 };
            });
        }
    }

    /// Without metadata locks any open transaction may hold the table.
    void readSessions()
    {
        const auto rows = m_questions.ask(tr("Who is in the way"),
            u"SELECT p.ID, p.USER, p.COMMAND, TIMESTAMPDIFF(SECOND, t.trx_started, NOW()), "
            "left(coalesce(p.INFO, ''), 200), p.INFO LIKE 'SELECT /*!40001 SQL_NO_CACHE */%' FROM "
            "information_schema.INNODB_TRX t JOIN information_schema.PROCESSLIST p ON "
            "p.ID = t.trx_mysql_thread_id WHERE p.ID <> CONNECTION_ID() ORDER BY t.trx_started"_s);
        const auto locks = metadataLocks();
        for (const auto &row : rows) {
            SessionFacts session { .backend = row.at(0).toLongLong(),
                .user = row.at(1).toString(),
                .state = row.at(2).toString(),
                .seconds = row.at(3).toLongLong(),
                .query = row.at(4).toString() };
            session.kind = row.at(5).toInt() != 0 ? SessionFacts::Kind::Dump
                                                  : SessionFacts::Kind::Transaction;
            session.locks = locks.value(session.backend);
            if (session.seconds >= 60 || !session.locks.isEmpty()) {
                m_facts.sessions += session;
            }
        }
    }

    QHash<qint64, QList<HeldLock>> metadataLocks()
    {
        const auto sql = isMariaDb()
            ? u"SELECT THREAD_ID, TABLE_NAME FROM information_schema.METADATA_LOCK_INFO WHERE "
              "TABLE_SCHEMA = DATABASE()"_s
            : u"SELECT t.PROCESSLIST_ID, l.OBJECT_NAME"
              " FROM performance_schema.metadata_locks l JOIN "
              "performance_schema.threads t ON t.THREAD_ID = l.OWNER_THREAD_ID WHERE "
              "l.OBJECT_TYPE = 'TABLE' AND l.OBJECT_SCHEMA = DATABASE() AND "
              "l.LOCK_STATUS = 'GRANTED'"_s;
        QHash<qint64, QList<HeldLock>> result;
        for (const auto &row : m_questions.ask({}, sql)) {
            forTable(row.at(1).toString(), [&](const TableFacts &table) {
                result[row.at(0).toLongLong()] += HeldLock { table.table, u"METADATA"_s };
            });
        }
        return result;
    }

    Connection &m_connection;
    const ConnectionSettings &m_settings;
    const FactRequest &m_request;
    LiveFacts m_facts;
    FactQuestions m_questions;
    bool m_performanceSchema = false;
    bool m_userStatistics = false;
};

} // namespace

LiveFacts MysqlFactReader::read(
    Connection &connection, const ConnectionSettings &settings, const FactRequest &request) const
{
    return Reader(connection, settings, request).read();
}

Result<QList<SeenStatement>> MysqlFactReader::statements(Connection &connection) const
{
    const auto on = connection.query(u"SELECT @@performance_schema"_s);
    if (!on || !on->rows.value(0).value(0).toBool()) {
        return fail(on
                ? Error { .kind = ErrorKind::Refused,
                      .what = tr("The server's performance_schema is off, so nobody counts what "
                                 "is still read.") }
                : on.error());
    }
    const auto rows = connection.query(
        u"SELECT DIGEST, DIGEST_TEXT, COUNT_STAR "
        "FROM performance_schema.events_statements_summary_by_digest "
        "WHERE SCHEMA_NAME = DATABASE() AND DIGEST IS NOT NULL"_s);
    if (!rows) {
        return fail(rows.error());
    }
    QList<SeenStatement> seen;
    for (const auto &row : rows->rows) {
        seen += { row.value(0).toString(), row.value(1).toString(), row.value(2).toLongLong() };
    }
    return seen;
}

} // namespace Switchback
