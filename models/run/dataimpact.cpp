// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/dataimpact.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/deadline.h"
#include "run/renames.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// Beyond that the server's own estimate does, where it has one.
constexpr qint64 CountedUpTo = 2'000'000;

bool isTable(const QString &kind)
{
    return kind == "table"_L1 || kind == "materialized view"_L1 || kind == "foreign table"_L1;
}

class Impact
{
public:
    Impact(const Comparison &step, Connection &connection, Deadline::Clock::time_point end)
        : m_step(step)
        , m_engine(*step.ground.engine)
        , m_connection(connection)
        , m_end(end)
    {
    }
    DataImpact of(const SchemaChange &change);

private:
    void sizes(DataImpact &impact, const QString &table);
    void count(DataImpact &impact, const QString &table, const QString &column);
    Result<QVariantList> ask(const QString &sql);

    const Comparison &m_step;
    const Engine &m_engine;
    Connection &m_connection;
    const Deadline::Clock::time_point m_end;
};

Result<QVariantList> Impact::ask(const QString &sql)
{
    if (Deadline::Clock::now() >= m_end) {
        return fail({ .kind = ErrorKind::Cancelled, .what = tr("Counting takes too long.") });
    }
    const auto rows = m_connection.query(sql);
    return rows ? Result<QVariantList>(rows->rows.value(0)) : fail(rows.error());
}

// What the server keeps about a table; a question that is not understood costs only the answer.
void Impact::sizes(DataImpact &impact, const QString &table)
{
    const auto &id = m_engine.info().id;
    const auto name = m_engine.literal(table);
    const auto bare = m_engine.literal(QString(table).remove(u'`').remove(u'"'));
    const auto sql = id == "postgresql"_L1
        ? u"SELECT pg_catalog.pg_total_relation_size(c.oid), c.reltuples::bigint "
          "FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass(%1)"_s.arg(name)
        : id == "mysql"_L1
        ? u"SELECT data_length + index_length, table_rows FROM information_schema.tables "
          "WHERE table_schema = database() AND table_name = %1"_s.arg(bare)
        : u"SELECT sum(pgsize), NULL FROM dbstat WHERE name = %1"_s.arg(bare);
    const auto answer = ask(sql);
    if (!answer || answer->isEmpty()) {
        return;
    }
    if (!answer->at(0).isNull()) {
        impact.bytes = answer->at(0).toLongLong();
    }
    const auto estimate = answer->value(1).toLongLong();
    if (estimate > CountedUpTo) {
        impact.rows = estimate;
        impact.estimated = true;
    }
}

void Impact::count(DataImpact &impact, const QString &table, const QString &column)
{
    const auto counted = ask(column.isEmpty()
            ? u"SELECT count(*) FROM "_s + table
            : u"SELECT count(*), count(%1) FROM %2"_s.arg(column, table));
    if (!counted) {
        const auto &error = counted.error();
        impact.trouble = error.kind == ErrorKind::Cancelled ? tr("Counting takes too long.")
                                                            : oneLine(error);
        return;
    }
    impact.rows = counted->value(0).toLongLong();
    if (!column.isEmpty()) {
        impact.values = counted->value(1).toLongLong();
    }
}

DataImpact Impact::of(const SchemaChange &change)
{
    DataImpact impact { .kind = change.kind, .object = change.object };
    const bool column = change.kind == "column"_L1;
    if (!column && !isTable(change.kind)) {
        return impact;
    }
    // PostgreSQL's names are shown as SQL has them, the others' as they are.
    const auto named = [this](const QString &name) {
        return m_engine.info().id == "postgresql"_L1 ? name : m_engine.identifier(name);
    };
    const auto before = nameBefore(m_step, change.object);
    const auto own = m_step.renamed && column ? before.section(u'.', -1) : change.before.name;
    const auto shown = column ? before.chopped(own.size() + 1) : before;
    const auto table = named(shown);
    sizes(impact, shown);
    if (column) {
        impact.bytes.reset(); // the table's, not the column's
    }
    if (!impact.rows) {
        count(impact, table, column ? named(own) : QString());
    }
    return impact;
}

} // namespace

Result<QList<DataImpact>> dataImpact(
    const Comparison &step, std::chrono::milliseconds budget, const std::stop_token &stop)
{
    QList<DataImpact> impacts;
    if (!step.live || std::ranges::none_of(step.changes, [](const auto &change) {
            return change.destructive;
        })) {
        return impacts;
    }
    auto connection = step.ground.engine->connect(*step.live, Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    const auto end = Deadline::Clock::now() + budget;
    const Deadline deadline(**connection, end);
    const std::stop_callback stopper(stop, [&connection] { (*connection)->cancel(); });
    Impact impact(step, **connection, end);
    for (const auto &change : step.changes) {
        if (stop.stop_requested()) {
            return fail({ .kind = ErrorKind::Cancelled, .what = tr("Counting was stopped.") });
        }
        if (change.destructive) {
            impacts += impact.of(change);
        }
    }
    return impacts;
}

} // namespace Switchback
