// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A sample into a scratch copy.

#include "core/text.h"
#include "core/tr.h"
#include "run/livecopy.h"
#include "run/mask.h"
#include "run/sample.h"
#include "run/seed.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype Batch = 500; // rows in one INSERT
constexpr int RefusalLimit = 40; // rows of a table that may be refused

struct Undo {
    QString before; // what is taken away for the time of loading
    QString after; // and comes back
};

class Loader
{
public:
    Loader(const Engine &engine, Connection &scratch, const Sample &sample,
        const std::stop_token &stop)
        : m_engine(engine)
        , m_scratch(scratch)
        , m_tables(sample.tables)
        , m_stop(stop)
        , m_postgres(engine.info().id == "postgresql"_L1)
        , m_mysql(engine.info().id == "mysql"_L1)
    {
        for (const auto &table : sample.tables) {
            m_names += table.shape.name.toLower();
            m_names += table.shape.name.section(u'.', -1).toLower();
            for (const auto &column : table.shape.columns) {
                m_names += column.name.toLower();
            }
        }
    }
    Result<LoadedSample> all();

private:
    Result<void> load(SampledTable &table);
    Result<void> insert(const SampledTable &table, qsizetype from, qsizetype count);
    Result<void> prepare();
    Result<void> addUndos(const QString &sql, bool ofLateLinks);
    Result<void> addMysqlTriggers();
    Result<void> finish();
    Result<void> run(const QString &sql);
    Error held(const QString &table, const Error &why) const;
    bool isLate(const QString &child, const QString &parent) const;

    const Engine &m_engine;
    Connection &m_scratch;
    QList<SampledTable> m_tables;
    const std::stop_token m_stop;
    const bool m_postgres;
    const bool m_mysql;
    QSet<QString> m_names;
    QList<Undo> m_undos;
    QList<QVariantList> m_kept; // rows of the table that the copy took
    qsizetype m_refused = 0;
    Error m_why;
    LoadedSample m_loaded;
};

Result<void> Loader::run(const QString &sql)
{
    const auto done = sql.isEmpty() ? Execution() : m_scratch.execute(sql);
    return done ? Result<void>() : fail(withoutValues(done.error(), m_names));
}

Error Loader::held(const QString &table, const Error &why) const
{
    return { .kind = why.kind == ErrorKind::Connection ? why.kind : ErrorKind::Failed,
        .what = table.isEmpty()
            ? tr("The sampled rows break a constraint of the scratch copy.")
            : tr("The sampled rows of %1 break a constraint of the scratch copy.").arg(table),
        .untouched = tr("The database was only read, the scratch copy is removed,"
                        " and no migration was tried."),
        .next = tr("Mend the rows, name the columns that are to stay as they are with keep in "
                   "[rehearsal], or rehearse with rows that are made up."),
        .server = why.server.isEmpty() ? why.what : why.server,
        .sqlState = why.sqlState };
}

/// A link to a table that comes later, or to itself: its rows are checked at the end.
bool Loader::isLate(const QString &child, const QString &parent) const
{
    const auto placeOf = [this](const QString &name) {
        return std::ranges::find_if(m_tables, [&](const SampledTable &table) {
            return table.shape.name == name;
        }) - m_tables.begin();
    };
    return placeOf(parent) >= placeOf(child);
}

Result<void> Loader::addUndos(const QString &sql, bool ofLateLinks)
{
    const auto rows = m_scratch.query(sql);
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        for (qsizetype i = 3; i < row.size(); ++i) {
            m_names += row.at(i).toString().toLower();
        }
        if (!ofLateLinks || isLate(row.at(2).toString(), row.at(3).toString())) {
            m_undos += Undo { row.at(0).toString(), row.at(1).toString() };
        }
    }
    return {};
}

Result<void> Loader::addMysqlTriggers()
{
    const auto names = m_scratch.query(
        u"SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = database()"
        " ORDER BY action_order"_s);
    if (!names) {
        return fail(names.error());
    }
    for (const auto &row : names->rows) {
        const auto name = m_engine.identifier(row.at(0).toString());
        const auto made = m_scratch.query(u"SHOW CREATE TRIGGER "_s + name);
        if (!made) {
            return fail(made.error());
        }
        m_undos += Undo { u"DROP TRIGGER "_s + name, made->rows.value(0).value(2).toString() };
    }
    return {};
}

// Triggers would write what the sample holds already. On PostgreSQL links to tables that come later
// are checked at the end; elsewhere our sessions do without.
Result<void> Loader::prepare()
{
    Result<void> done;
    if (m_postgres) {
        done = addUndos(
            u"SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname),"
            " format('ALTER TABLE %s ENABLE %sTRIGGER %I', t.tgrelid::regclass,"
            " CASE t.tgenabled WHEN 'A' THEN 'ALWAYS ' WHEN 'R'"
            " THEN 'REPLICA ' ELSE '' END, t.tgname)"
            " FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgparentid = 0"_s,
            false);
        done = done
            ? addUndos(u"SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I"
                       " DEFERRABLE INITIALLY DEFERRED',"
                       " k.conrelid::regclass, k.conname),"
                       " format('ALTER TABLE %s ALTER CONSTRAINT %I %s',"
                       " k.conrelid::regclass, k.conname,"
                       " CASE WHEN k.condeferrable THEN 'DEFERRABLE INITIALLY IMMEDIATE' ELSE 'NOT "
                       "DEFERRABLE' END),"
                       " cn.nspname || '.' || c.relname, pn.nspname || '.' || p.relname, k.conname"
                       " FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
                       " JOIN pg_namespace cn ON cn.oid = c.relnamespace"
                       " JOIN pg_class p ON p.oid = k.confrelid"
                       " JOIN pg_namespace pn ON pn.oid = p.relnamespace WHERE k.contype = 'f'"
                       " AND NOT k.condeferred AND k.conparentid = 0"_s,
                  true)
            : done;
        done = done ? run(u"BEGIN"_s) : done;
    } else if (m_mysql) {
        done = addMysqlTriggers();
        m_undos += Undo { u"SET foreign_key_checks = 0"_s, u"SET foreign_key_checks = 1"_s };
    } else {
        done = addUndos(u"SELECT 'DROP TRIGGER \"' || replace(name, '\"', '\"\"') || '\"', sql"
                        " FROM sqlite_schema WHERE type = 'trigger'"_s,
            false);
        m_undos += Undo { u"PRAGMA foreign_keys = OFF"_s, {} };
        m_undos += Undo { u"BEGIN"_s, u"COMMIT"_s };
    }
    for (const auto &undo : std::as_const(m_undos)) {
        done = done ? run(undo.before) : done;
    }
    return done;
}

Result<void> Loader::finish()
{
    auto done = m_postgres ? run(u"SET CONSTRAINTS ALL IMMEDIATE"_s) : Result<void>();
    if (!done) {
        return fail(held({}, done.error()));
    }
    for (auto it = m_undos.crbegin(); done && it != m_undos.crend(); ++it) {
        done = run(it->after);
    }
    for (const auto &table : std::as_const(m_tables)) {
        for (const auto &column : table.shape.columns) {
            if (done && m_postgres && column.numbersItself) {
                done = run(u"SELECT setval(s.q::regclass, s.m) FROM (SELECT "
                           "pg_get_serial_sequence(%1, %2) AS q, max(%3) AS m FROM %4) s"
                           " WHERE s.q IS NOT NULL AND s.m > 0"_s.arg(
                               m_engine.literal(table.shape.sql).trimmed(),
                               m_engine.literal(column.name).trimmed(),
                               m_engine.identifier(column.name), table.shape.sql));
            }
        }
    }
    return done && m_postgres ? run(u"COMMIT"_s) : done;
}

/// Refused rows are halved out, until they are alone.
Result<void> Loader::insert(const SampledTable &table, qsizetype from, qsizetype count)
{
    if (m_stop.stop_requested()) {
        return fail({ .kind = ErrorKind::Cancelled,
            .what = tr("The rehearsal was stopped."),
            .untouched = tr("The database was only read.") });
    }
    if (count == 0 || m_refused > RefusalLimit) {
        return {};
    }
    QStringList names;
    for (const auto &name : table.columns) {
        names += m_engine.identifier(name);
    }
    QStringList rows;
    for (auto i = from; i < from + count; ++i) {
        QStringList values;
        for (const auto &value : table.rows.at(i)) {
            values += sqlLiteral(m_engine, value).trimmed();
        }
        rows += u'(' + values.join(u", "_s) + u')';
    }
    const auto sql = u"INSERT INTO %1 (%2) %3VALUES %4"_s.arg(table.shape.sql, names.join(u", "_s),
        m_postgres ? u"OVERRIDING SYSTEM VALUE "_s : QString(), rows.join(u", "_s));
    auto done = m_postgres ? run(u"SAVEPOINT switchback_rows"_s) : Result<void>();
    done = done ? run(sql) : done;
    if (done) {
        m_kept += table.rows.mid(from, count);
        return m_postgres ? run(u"RELEASE switchback_rows"_s) : done;
    }
    if (done.error().kind == ErrorKind::Connection) {
        return done;
    }
    m_why = done.error();
    const auto back = m_postgres ? run(u"ROLLBACK TO switchback_rows"_s) : Result<void>();
    if (!back || count == 1) {
        ++m_refused;
        return back;
    }
    const auto left = insert(table, from, count / 2);
    return left ? insert(table, from + count / 2, count - count / 2) : left;
}

// What refers to a row that was refused is left out before its turn comes.
Result<void> Loader::load(SampledTable &table)
{
    m_refused = 0;
    m_kept.clear();
    for (qsizetype at = 0; at < table.rows.size(); at += Batch) {
        const auto done = insert(table, at, std::min(Batch, table.rows.size() - at));
        if (!done) {
            return done;
        }
    }
    if (m_refused > RefusalLimit) {
        return fail(held(table.shape.name, m_why));
    }
    m_loaded.rows += m_kept.size();
    if (m_refused > 0) {
        table.rows = m_kept;
        m_loaded.notes += tr(
            "%n row(s) of %1 were refused and left out: %2", nullptr, int(m_refused))
                              .arg(table.shape.name, elided(oneLine(m_why), 200));
        leaveOutOrphans(m_tables, m_mysql, m_loaded.notes);
    }
    return {};
}

Result<LoadedSample> Loader::all()
{
    auto done = prepare();
    for (auto &table : m_tables) {
        done = done ? load(table) : done;
    }
    done = done ? finish() : done;
    QStringList names;
    for (const auto &table : std::as_const(m_tables)) {
        names += table.shape.sql;
    }
    if (done) {
        learnStatistics(m_engine, m_scratch, names);
    }
    return done ? Result<LoadedSample>(m_loaded) : fail(done.error());
}

} // namespace

Result<LoadedSample> loadSample(
    const Engine &engine, Connection &scratch, const Sample &sample, const std::stop_token &stop)
{
    return Loader(engine, scratch, sample, stop).all();
}

} // namespace Switchback
