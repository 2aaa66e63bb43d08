// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A range of rows goes in as one statement; when the table refuses it, its halves are tried, down
// to the single rows that no longer fit.

#include "core/tr.h"
#include "run/ledger.h"
#include "run/livejudge.h"
#include "run/rescue.h"
#include "run/rescuetext.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 MostRefused = 10'000;
constexpr int ShownReasons = 5;

class PuttingBack
{
public:
    PuttingBack(const Session &session, Connection &connection, const RescueCopy &copy)
        : m_session(session)
        , m_engine(*session.engine)
        , m_connection(connection)
        , m_text(m_engine)
    {
        m_result.copy = copy;
    }

    PutBack run()
    {
        if (learn()) {
            inTransaction();
        }
        return std::move(m_result);
    }

private:
    const RescueCopy &copy() const { return m_result.copy; }
    QString source() const { return m_text.quoted(m_text.copyName(copy().id)); }
    QString target() const { return m_text.quoted(copy().table); }
    bool isColumn() const { return isOfColumn(copy().loss); }

    bool refuse(const QString &why)
    {
        m_result.trouble = why;
        return false;
    }

    bool learn()
    {
        const auto name = [this](const QString &table) {
            return m_text.isPostgres() || !table.contains(u'.') ? table : table.section(u'.', -1);
        };
        m_table = name(copy().table);
        const auto copyTable = m_text.copyName(copy().id);
        const auto facts = readFacts(
            m_session, m_connection, { m_table, copyTable }, std::chrono::seconds(10), false);
        const auto *now = facts.table(m_table);
        const auto *kept = facts.table(copyTable);
        if (!kept) {
            return refuse(tr("its rows are gone."));
        }
        if (!now) {
            return refuse(tr("there is no table %1 now.").arg(copy().table));
        }
        if (copy().key.isEmpty()) {
            return refuse(
                tr("it was kept without a primary key, so nothing tells which row is which; "
                   "its rows are in %1.")
                    .arg(copyTable));
        }
        m_now = *now;
        m_kept = *kept;
        return chooseColumns();
    }

    static const ColumnFacts *columnOf(const TableFacts &table, const QString &name)
    {
        const auto it = std::ranges::find_if(table.columns, [&name](const ColumnFacts &column) {
            return column.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        return it == table.columns.end() ? nullptr : &*it;
    }

    bool chooseColumns()
    {
        const auto wanted = isColumn() ? copy().loss.object.section(u'.', -1) : QString();
        for (const auto &column : m_kept.columns) {
            const auto *now = columnOf(m_now, column.name);
            const bool isKey = copy().key.contains(column.name);
            const bool isIt = wanted.isEmpty()
                || column.name.compare(wanted, Qt::CaseInsensitive) == 0;
            if (column.name == RescueRow || (!isKey && !isIt)) {
                continue;
            }
            if (!now && (isKey || !wanted.isEmpty())) {
                return refuse(tr("there is no column %1 now.").arg(column.name));
            }
            if (!now) {
                m_result.reasons += tr("there is no column %1 now").arg(column.name);
            } else if (!now->generated) {
                m_columns += *now;
            }
        }
        return true;
    }

    /// A value of the copy in the type that the column has now.
    QString value(const ColumnFacts &now) const
    {
        const auto name = u"kept."_s + m_engine.identifier(now.name);
        const auto *kept = columnOf(m_kept, now.name);
        const bool same = kept && kept->type == now.type;
        return m_text.isPostgres() && !same ? u"%1::text::%2"_s.arg(name, now.type) : name;
    }

    QString matches(const QString &alias) const
    {
        QStringList parts;
        for (const auto &key : copy().key) {
            const auto name = m_engine.identifier(key);
            const auto *now = columnOf(m_now, key);
            parts += u"%1.%2 = %3"_s.arg(alias, name, now ? value(*now) : u"kept."_s + name);
        }
        return parts.join(u" AND "_s);
    }

    QString between(qint64 first, qint64 last) const
    {
        return u"kept.%1 BETWEEN %2 AND %3"_s.arg(RescueRow).arg(first).arg(last);
    }

    QString statement(qint64 first, qint64 last) const
    {
        return isColumn() ? update(first, last) : insert(first, last);
    }

    QString insert(qint64 first, qint64 last) const
    {
        QStringList names;
        QStringList values;
        for (const auto &column : m_columns) {
            names += m_engine.identifier(column.name);
            values += value(column);
        }
        return u"INSERT INTO %1 (%2)%3 SELECT %4 FROM %5 AS kept WHERE %6 AND NOT EXISTS "
               "(SELECT 1 FROM %1 AS now WHERE %7)"_s.arg(target(), names.join(u", "_s),
                   m_text.isPostgres() ? u" OVERRIDING SYSTEM VALUE"_s : QString(),
                   values.join(u", "_s), source(), between(first, last), matches(u"now"_s));
    }

    QString update(qint64 first, qint64 last) const
    {
        const auto *column = columnOf(m_now, copy().loss.object.section(u'.', -1));
        const auto name = m_engine.identifier(column->name);
        if (m_engine.info().id == "mysql"_L1) {
            return u"UPDATE %1 AS now JOIN %2 AS kept ON %3 SET now.%4 = %5 WHERE %6"_s.arg(
                target(), source(), matches(u"now"_s), name, value(*column), between(first, last));
        }
        return u"UPDATE %1 AS now SET %2 = %3 FROM %4 AS kept WHERE %5 AND %6"_s.arg(
            target(), name, value(*column), source(), between(first, last), matches(u"now"_s));
    }

    std::optional<qint64> number(const QString &sql)
    {
        const auto rows = m_connection.query(sql);
        if (!rows) {
            m_result.trouble = oneLine(rows.error());
            return std::nullopt;
        }
        return rows->rows.value(0).value(0).toLongLong();
    }

    bool send(const QString &sql)
    {
        if (const auto done = m_connection.execute(sql); !done) {
            m_result.trouble = oneLine(done.error());
            return false;
        }
        return true;
    }

    void inTransaction()
    {
        if (!send(m_engine.info().embedded ? u"BEGIN IMMEDIATE"_s
                    : m_text.isPostgres()  ? u"BEGIN"_s
                                           : u"START TRANSACTION"_s)) {
            return;
        }
        if (!all() || !send(m_text.markRestored(copy())) || !send(u"COMMIT"_s)) {
            std::ignore = m_connection.execute(u"ROLLBACK"_s);
            m_result.rows = m_result.there = m_result.gone = m_result.refused = m_result
                                                                                    .untried = 0;
        }
    }

    bool all()
    {
        const auto rows = number(u"SELECT coalesce(max(%1), 0) FROM %2"_s.arg(RescueRow, source()));
        const auto matched = rows
            ? number(u"SELECT count(*) FROM %1 AS kept WHERE EXISTS (SELECT 1 "
                     "FROM %2 AS now WHERE %3)"_s.arg(source(), target(), matches(u"now"_s)))
            : std::nullopt;
        if (!rows || !matched) {
            return false;
        }
        (isColumn() ? m_result.gone : m_result.there) = isColumn() ? *rows - *matched : *matched;
        if (*rows > 0 && !place(1, *rows)) {
            return false;
        }
        m_result.rows = *rows - m_result.gone - m_result.there - m_result.refused
            - m_result.untried;
        return advanceSequences();
    }

    /// False only when the connection is no longer good for anything.
    bool place(qint64 first, qint64 last)
    {
        if (m_result.refused >= MostRefused) {
            m_result.untried += last - first + 1;
            return true;
        }
        if (!send(u"SAVEPOINT switchback_range"_s)) {
            return false;
        }
        const auto done = m_connection.execute(statement(first, last));
        if (done) {
            return send(u"RELEASE SAVEPOINT switchback_range"_s);
        }
        if (!send(u"ROLLBACK TO SAVEPOINT switchback_range"_s)
            || !send(u"RELEASE SAVEPOINT switchback_range"_s)) {
            return false;
        }
        if (first == last) {
            ++m_result.refused;
            if (m_result.reasons.size() < ShownReasons) {
                m_result.reasons += done.error().server.isEmpty()
                    ? done.error().what
                    : done.error().server.simplified();
            }
            return true;
        }
        const auto middle = first + (last - first) / 2;
        return place(first, middle) && place(middle + 1, last);
    }

    /// Numbers that the server gives out go on behind those put back.
    bool advanceSequences()
    {
        if (!m_text.isPostgres() || isColumn()) {
            return true;
        }
        for (const auto &column : m_columns) {
            const auto type = column.type;
            if (type != "integer"_L1 && type != "bigint"_L1 && type != "smallint"_L1) {
                continue;
            }
            const auto name = m_engine.identifier(column.name);
            const auto sequence = u"pg_get_serial_sequence(%1, %2)"_s.arg(
                m_engine.literal(target()), m_engine.literal(column.name));
            const auto moved = m_connection.query(
                u"SELECT setval(%1, greatest((SELECT max(%2) FROM %3), nextval(%1)))"
                " WHERE %1 IS NOT NULL "
                "AND EXISTS (SELECT 1 FROM %3)"_s.arg(sequence, name, target()));
            if (!moved) {
                m_result.trouble = oneLine(moved.error());
                return false;
            }
        }
        return true;
    }

    const Session &m_session;
    const Engine &m_engine;
    Connection &m_connection;
    const RescueText m_text;
    PutBack m_result;
    QString m_table;
    TableFacts m_now;
    TableFacts m_kept;
    QList<ColumnFacts> m_columns;
};

} // namespace

PutBack putBack(const Session &session, Connection &connection, const RescueCopy &copy)
{
    return PuttingBack(session, connection, copy).run();
}

} // namespace Switchback
