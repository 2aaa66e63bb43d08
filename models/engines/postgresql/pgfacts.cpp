// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/pgfacts.h"

#include "core/tr.h"
#include "engines/urlparts.h"

#include <QMap>
#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {

constexpr auto SampleTime = 1100ms; // sessions report their counters about once a second
constexpr qint64 PageBytes = 8192;
constexpr int LeastRowBytes = 64; // of a page without statistics: better too many rows than too few

QString textArray(const QStringList &texts)
{
    QStringList quotedTexts;
    for (const auto &text : texts) {
        auto one = quoted(text, u'\'');
        quotedTexts += one.contains(u'\\') ? u" E"_s + one.replace(u'\\', u"\\\\"_s) : one;
    }
    return u"ARRAY[%1]::text[]"_s.arg(quotedTexts.join(u','));
}

/// A table asked for, with the partitions that its rows really lie in.
struct Member {
    QString table;
    qint64 root = 0;
    qint64 relation = 0;
};

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
        // Sizes are asked under a lock that an ALTER TABLE in progress would hold back.
        m_questions.ask({}, u"SET lock_timeout = '200ms'"_s);
        readServer();
        if (!m_request.tables.isEmpty()) {
            readTables();
        }
        if (!m_members.isEmpty()) {
            const TableRates rates([this] { return sample(); }, SampleTime);
            readSizes();
            readConstraints();
            readDependants();
            if (m_request.columns) {
                readColumns();
            }
            readSessions();
            rates.fill(m_facts, m_request, m_questions);
        }
        m_questions.ask({}, u"RESET lock_timeout"_s);
        return std::move(m_facts);
    }

private:
    void readServer()
    {
        const auto rows = m_questions.ask(tr("The server's state"),
            u"SELECT pg_is_in_recovery(), (SELECT count(*) FROM pg_stat_replication), "
            "(SELECT max(pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN "
            "pg_last_wal_replay_lsn() "
            "ELSE pg_current_wal_lsn() END, replay_lsn))::bigint FROM pg_stat_replication), "
            "(SELECT setting FROM pg_settings WHERE name = 'data_directory'), "
            "(SELECT stats_reset FROM pg_stat_database WHERE datname = current_database())"_s);
        const auto row = rows.value(0);
        m_facts.replica = row.value(0).toBool();
        m_facts.replicas = row.value(1).toInt();
        if (!row.value(2).isNull()) {
            m_facts.lagBytes = row.value(2).toLongLong();
        }
        if (isLocal(m_settings)) {
            m_facts.freeBytes = freeBytesAt(row.value(3).toString());
        }
        m_facts.countersSince = row.value(4).toDateTime();
    }

    void readTables()
    {
        const auto rows = m_questions.ask(tr("The tables"),
            u"WITH RECURSIVE wanted AS (SELECT w.name, coalesce((SELECT c.oid FROM pg_class c JOIN "
            "pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname || '.' || c.relname = w.name "
            "AND c.relkind IN ('r', 'p', 'm', 'f') LIMIT 1), (SELECT c.oid FROM pg_class c WHERE "
            "c.relname = w.name AND c.relkind IN ('r', 'p', 'm', 'f') AND "
            "pg_table_is_visible(c.oid) "
            "LIMIT 1)) AS root FROM unnest(%1) AS w(name)), "
            "tree AS (SELECT name, root, root AS member FROM wanted"
            " WHERE root IS NOT NULL UNION ALL "
            "SELECT t.name, t.root, i.inhrelid FROM tree t JOIN pg_inherits i"
            " ON i.inhparent = t.member) "
            "SELECT t.name, t.root, t.member, n.nspname::text, c.relname::text, "
            "c.relkind IN ('r', 'm'), c.reltuples::float8, c.relpages::bigint, "
            "pg_stat_get_live_tuples(c.oid) FROM tree t JOIN pg_class c ON c.oid = t.member "
            "JOIN pg_namespace n ON n.oid = c.relnamespace"_s.arg(textArray(m_request.tables)));
        for (const auto &row : rows) {
            const Member member { row.at(0).toString(), row.at(1).toLongLong(),
                row.at(2).toLongLong() };
            m_members += member;
            if (member.root == member.relation) {
                m_facts.tables += TableFacts { .table = member.table,
                    .schema = row.at(3).toString(),
                    .name = row.at(4).toString() };
            }
            if (row.at(5).toBool()) {
                m_stored.insert(member.relation, row);
            }
        }
    }

    QString relations() const
    {
        QStringList numbers;
        for (const auto &member : m_members) {
            numbers += QString::number(member.relation);
        }
        numbers.removeDuplicates();
        return u"(ARRAY[%1]::oid[])"_s.arg(numbers.join(u','));
    }

    QString roots() const
    {
        QStringList numbers;
        for (const auto &member : m_members) {
            numbers += QString::number(member.root);
        }
        numbers.removeDuplicates();
        return u"(ARRAY[%1]::oid[])"_s.arg(numbers.join(u','));
    }

    template<class Visit>
    void forTablesOf(qint64 relation, Visit visit)
    {
        for (const auto &member : std::as_const(m_members)) {
            if (member.relation != relation) {
                continue;
            }
            for (auto &table : m_facts.tables) {
                if (table.table == member.table) {
                    visit(table);
                }
            }
        }
    }

    void readSizes()
    {
        QHash<qint64, std::pair<qint64, qint64>> sizes;
        for (const auto &row : m_questions.ask(tr("The sizes of the tables"),
                 u"SELECT r.oid, pg_table_size(r.oid), pg_indexes_size(r.oid), "
                 "pg_relation_size(r.oid) FROM unnest%1 AS r(oid)"_s.arg(relations()))) {
            sizes.insert(
                row.at(0).toLongLong(), { row.at(1).toLongLong(), row.at(2).toLongLong() });
            m_pages.insert(row.at(0).toLongLong(), row.at(3).toLongLong() / PageBytes);
        }
        for (const auto &[relation, row] : m_stored.asKeyValueRange()) {
            const auto count = rowsOf(relation, row);
            forTablesOf(relation, [&](TableFacts &table) {
                if (count) {
                    table.rows = table.rows.value_or(0) + *count;
                }
                if (sizes.contains(relation)) {
                    const auto &[bytes, indexBytes] = sizes[relation];
                    table.bytes = table.bytes.value_or(0) + bytes;
                    table.indexBytes = table.indexBytes.value_or(0) + indexBytes;
                }
            });
        }
    }

    /// As the planner reckons: the density at the last ANALYZE times the pages of now.
    std::optional<qint64> rowsOf(qint64 relation, const QVariantList &row) const
    {
        const auto tuples = row.at(6).toDouble();
        const auto knownPages = row.at(7).toLongLong();
        const auto live = row.at(8).toLongLong();
        if (!m_pages.contains(relation)) {
            return tuples >= 0 && knownPages > 0 ? std::optional(qMax(qint64(tuples), live))
                                                 : std::nullopt;
        }
        const auto pages = m_pages.value(relation);
        if (pages == 0) {
            return 0;
        }
        if (tuples >= 0 && knownPages > 0) {
            return qMax(live, qint64(std::llround(tuples / double(knownPages) * double(pages))));
        }
        // Never analyzed: the counters miss what came before they began.
        return qMax(live, pages * (PageBytes / LeastRowBytes));
    }

    TableUses sample()
    {
        TableUses result;
        for (const auto &row : m_questions.ask(tr("How busy the tables are"),
                 u"SELECT r.oid, coalesce(pg_stat_get_tuples_inserted(r.oid) + "
                 "pg_stat_get_tuples_updated(r.oid) + pg_stat_get_tuples_deleted(r.oid), 0), "
                 "coalesce(pg_stat_get_numscans(r.oid) + (SELECT "
                 "sum(pg_stat_get_numscans(i.indexrelid)) "
                 "FROM pg_index i WHERE i.indrelid = r.oid),"
                 " pg_stat_get_numscans(r.oid), 0)::bigint "
                 "FROM unnest%1 AS r(oid)"_s.arg(relations()))) {
            forTablesOf(row.at(0).toLongLong(), [&](const TableFacts &table) {
                auto &counters = result[table.table];
                counters.writes += row.at(1).toLongLong();
                counters.reads += row.at(2).toLongLong();
            });
        }
        return result;
    }

    void readConstraints()
    {
        for (const auto &row : m_questions.ask(tr("The constraints"),
                 u"SELECT c.conrelid, c.contype::text, c.conname::text, c.convalidated, "
                 "pg_get_constraintdef(c.oid), array_to_string(ARRAY(SELECT a.attname::text FROM "
                 "unnest(c.conkey) WITH ORDINALITY k(number, place) JOIN pg_attribute a ON "
                 "a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place), chr(31)) FROM "
                 "pg_constraint c WHERE c.conrelid = ANY %1"_s.arg(roots()))) {
            static const QHash<QString, ConstraintFacts::Kind> kinds {
                { u"p"_s, ConstraintFacts::Kind::PrimaryKey },
                { u"u"_s, ConstraintFacts::Kind::Unique }, { u"c"_s, ConstraintFacts::Kind::Check },
                { u"f"_s, ConstraintFacts::Kind::ForeignKey },
                { u"n"_s, ConstraintFacts::Kind::NotNull }
            };
            const ConstraintFacts constraint { .kind = kinds.value(row.at(1).toString()),
                .name = row.at(2).toString(),
                .definition = row.at(4).toString(),
                .valid = row.at(3).toBool() };
            forTablesOf(row.at(0).toLongLong(), [&](TableFacts &table) {
                table.constraints += constraint;
                if (constraint.kind == ConstraintFacts::Kind::PrimaryKey) {
                    table.primaryKey = row.at(5).toString().split(QChar(31));
                }
            });
        }
    }

    void readDependants()
    {
        for (const auto &row :
            m_questions.ask(tr("What depends on the tables"),
                u"SELECT d.refobjid, v.relkind::text, v.oid::regclass::text, a.attname::text FROM "
                "pg_depend d JOIN pg_rewrite r ON r.oid = d.objid JOIN pg_class v ON "
                "v.oid = r.ev_class LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND "
                "a.attnum = d.refobjsubid AND a.attnum > 0 WHERE d.classid = "
                "'pg_rewrite'::regclass "
                "AND d.refclassid = 'pg_class'::regclass AND d.refobjid = ANY %1 AND "
                "r.ev_class <> d.refobjid "
                "UNION SELECT c.confrelid, 'f', format('%I of %s', c.conname, "
                "c.conrelid::regclass), a.attname::text FROM pg_constraint c"
                " JOIN pg_attribute a ON "
                "a.attrelid = c.confrelid AND a.attnum = ANY (c.confkey) WHERE c.contype = 'f' AND "
                "c.confrelid = ANY %1 AND c.conrelid <> c.confrelid "
                "UNION SELECT p.prrelid, 'P', b.pubname::text, NULL FROM pg_publication_rel p JOIN "
                "pg_publication b ON b.oid = p.prpubid WHERE p.prrelid = ANY %1 "
                "UNION SELECT t.tgrelid, 'T', t.tgname::text, NULL FROM pg_trigger t WHERE NOT "
                "t.tgisinternal AND t.tgrelid = ANY %1 ORDER BY 1, 2, 3, 4"_s.arg(roots()))) {
            const auto kind = row.at(1).toString();
            const auto name = row.at(2).toString();
            const auto what = kind == "m"_L1 ? tr("materialized view %1").arg(name)
                : kind == "f"_L1             ? tr("foreign key %1").arg(name)
                : kind == "P"_L1             ? tr("publication %1").arg(name)
                : kind == "T"_L1             ? tr("trigger %1").arg(name)
                                             : tr("view %1").arg(name);
            forTablesOf(row.at(0).toLongLong(),
                [&](TableFacts &table) { table.dependants += { what, row.at(3).toString() }; });
        }
    }

    void readColumns()
    {
        const auto generated = m_connection.server().number >= 120000 ? u"a.attgenerated <> ''"_s
                                                                      : u"false"_s;
        for (const auto &row :
            m_questions.ask(tr("The columns"),
                u"SELECT a.attrelid, a.attname::text, format_type(a.atttypid, a.atttypmod), "
                "coalesce(e.typnamespace, t.typnamespace) NOT IN (SELECT oid"
                " FROM pg_namespace WHERE "
                "nspname IN ('pg_catalog', 'information_schema')), %2, s.null_frac FROM "
                "pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type e ON "
                "e.oid = t.typelem AND t.typcategory = 'A' JOIN pg_class c ON c.oid = a.attrelid "
                "JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_stats s ON "
                "s.schemaname = n.nspname AND s.tablename = c.relname"
                " AND s.attname = a.attname AND "
                "NOT s.inherited WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = ANY %1 "
                "ORDER BY a.attrelid, a.attnum"_s.arg(roots(), generated))) {
            ColumnFacts column { .name = row.at(1).toString(),
                .type = row.at(2).toString(),
                .ownType = row.at(3).toBool(),
                .generated = row.at(4).toBool() };
            if (!row.at(5).isNull()) {
                column.nulls = row.at(5).toDouble();
            }
            forTablesOf(
                row.at(0).toLongLong(), [&](TableFacts &table) { table.columns += column; });
        }
    }

    void readSessions()
    {
        bool hidden = false;
        for (const auto &row :
            m_questions.ask(tr("Who is in the way"),
                u"SELECT a.pid, a.usename::text, a.application_name, coalesce(a.state, ''), "
                "floor(extract(epoch FROM clock_timestamp() - a.xact_start))::bigint, "
                "left(a.query, 200), a.backend_type, (SELECT"
                " string_agg(DISTINCT l.relation::text || "
                "' ' || l.mode, ',') FROM pg_locks l WHERE l.pid = a.pid AND l.granted AND "
                "l.locktype = 'relation' AND l.relation = ANY %1 AND l.database = (SELECT oid FROM "
                "pg_database WHERE datname = current_database())) FROM pg_stat_activity a WHERE "
                "a.datname = current_database() AND a.pid <> pg_backend_pid() AND (a.xact_start IS "
                "NOT NULL OR a.query = '<insufficient privilege>') ORDER BY a.xact_start"_s.arg(
                    relations()))) {
            auto session = sessionOf(row);
            hidden = hidden || session.query == "<insufficient privilege>"_L1;
            const bool old = session.seconds >= 60;
            if (old || !session.locks.isEmpty() || session.kind == SessionFacts::Kind::Wraparound) {
                m_facts.sessions += session;
            }
        }
        if (hidden) {
            m_facts.missing += tr("Who is in the way: this user does not see since when others are "
                                  "busy, nor with what (pg_read_all_stats would let it).");
        }
    }

    SessionFacts sessionOf(const QVariantList &row)
    {
        SessionFacts session { .backend = row.at(0).toLongLong(),
            .user = row.at(1).toString(),
            .application = row.at(2).toString(),
            .state = row.at(3).toString(),
            .seconds = row.at(4).isNull() ? -1 : row.at(4).toLongLong(),
            .query = row.at(5).toString() };
        const bool vacuum = row.at(6).toString() == "autovacuum worker"_L1;
        session.kind = vacuum && session.query.contains("to prevent wraparound"_L1)
            ? SessionFacts::Kind::Wraparound
            : vacuum                                             ? SessionFacts::Kind::Vacuum
            : session.application.startsWith("pg_dump"_L1)       ? SessionFacts::Kind::Dump
            : session.application.startsWith("pg_basebackup"_L1) ? SessionFacts::Kind::Dump
                                                                 : SessionFacts::Kind::Transaction;
        for (const auto &lock : row.at(7).toString().split(u',', Qt::SkipEmptyParts)) {
            const auto mode = modeOf(lock.section(u' ', 1));
            forTablesOf(lock.section(u' ', 0, 0).toLongLong(), [&](const TableFacts &table) {
                const HeldLock held { table.table, mode };
                if (!session.locks.contains(held)) {
                    session.locks += held;
                }
            });
        }
        return session;
    }

    /// "AccessShareLock" as "ACCESS SHARE".
    static QString modeOf(const QString &mode)
    {
        QString words;
        for (const auto c : mode.chopped(4)) {
            words += c.isUpper() && !words.isEmpty() ? u" "_s + c : QString(c.toUpper());
        }
        return words;
    }

    Connection &m_connection;
    const ConnectionSettings &m_settings;
    const FactRequest &m_request;
    LiveFacts m_facts;
    FactQuestions m_questions;
    QList<Member> m_members;
    QMap<qint64, QVariantList> m_stored; // by relation
    QHash<qint64, qint64> m_pages;
};

} // namespace

LiveFacts PgFactReader::read(
    Connection &connection, const ConnectionSettings &settings, const FactRequest &request) const
{
    return Reader(connection, settings, request).read();
}

Result<QList<SeenStatement>> PgFactReader::statements(Connection &connection) const
{
    const auto where = connection.query(
        u"SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n "
        "ON n.oid = e.extnamespace WHERE e.extname = 'pg_stat_statements'"_s);
    if (!where || where->rows.isEmpty()) {
        return fail(where
                ? Error { .kind = ErrorKind::Refused,
                      .what = tr("The database has no pg_stat_statements, so nobody counts "
                                 "what is still read.") }
                : where.error());
    }
    const auto rows = connection.query(
        u"SELECT s.queryid::text || ':' || s.userid::text, s.query, sum(s.calls)::bigint "
        "FROM %1.pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid "
        "WHERE d.datname = current_database() GROUP BY 1, 2"_s.arg(
            where->rows.first().first().toString()));
    if (!rows) {
        return fail(rows.error());
    }
    QList<SeenStatement> seen;
    for (const auto &row : rows->rows) {
        const auto text = row.value(1).toString();
        if (text == "<insufficient privilege>"_L1) {
            return fail({ .kind = ErrorKind::Refused,
                .what = tr("This user may not see what others run (GRANT pg_read_all_stats), so it "
                           "is not known what is still read.") });
        }
        seen += { row.value(0).toString(), text, row.value(2).toLongLong() };
    }
    return seen;
}

} // namespace Switchback
