// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/seed.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/livecopy.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 Sample = 5000; // rows of a live table that are looked at
constexpr int FewWords = 20; // different ones that count as an enumeration
constexpr qint64 MostParents = 20000;
constexpr qint64 Batch = 500; // rows in one INSERT
constexpr int RefusalLimit = 40; // rows of a table that may be refused before it is given up

Result<qint64> number(Connection &connection, const QString &sql)
{
    const auto rows = connection.query(sql);
    return rows ? Result<qint64>(rows->rows.value(0).value(0).toLongLong()) : fail(rows.error());
}

Result<qint64> countUpTo(Connection &connection, const TableShape &table, qint64 most)
{
    return number(connection,
        u"SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT %2) s"_s.arg(table.sql).arg(most));
}

bool isNumber(Holds holds)
{
    return holds == Holds::Integer || holds == Holds::Decimal || holds == Holds::Real;
}

// What is asked of each column: how many values, how many different, bounds or greatest length.
QString factsSql(const Engine &engine, const TableShape &table)
{
    QStringList asked { u"count(*)"_s };
    for (const auto &column : table.columns) {
        const auto name = engine.identifier(column.name);
        const bool isText = column.holds == Holds::Text && !column.isArray;
        const bool counts = isNumber(column.holds) && !column.isArray;
        asked += u"count(%1)"_s.arg(name);
        asked += isText ? u"count(DISTINCT %1)"_s.arg(name) : u"0"_s;
        asked += counts ? u"min(%1)"_s.arg(name) : u"NULL"_s;
        asked += counts ? u"max(%1)"_s.arg(name)
            : isText    ? u"max(length(%1))"_s.arg(name)
                        : u"NULL"_s;
    }
    return u"SELECT %1 FROM (SELECT * FROM %2 LIMIT %3) s"_s.arg(asked.join(u", "_s), table.sql)
        .arg(Sample);
}

Result<QStringList> wordsOf(
    const Engine &engine, Connection &live, const TableShape &table, const QString &column)
{
    const auto rows = live.query(
        u"SELECT DISTINCT %1 FROM (SELECT %1 FROM %2 WHERE %1 IS NOT NULL LIMIT %3) s"_s
            .arg(engine.identifier(column), table.sql)
            .arg(Sample));
    if (!rows) {
        return fail(rows.error());
    }
    QStringList words;
    for (const auto &row : rows->rows) {
        words += row.at(0).toString();
    }
    return words;
}

bool isKeyed(const TableShape &table, const QString &column)
{
    const auto names = [&](const auto &list) { return list.contains(column); };
    return std::ranges::any_of(table.uniques, names)
        || std::ranges::any_of(table.links, names, &TableLink::columns);
}

Result<SeenTable> factsOf(
    const Engine &engine, Connection &live, const TableShape &table, qint64 rows)
{
    const auto count = countUpTo(live, table, rows);
    const auto seen = count ? live.query(factsSql(engine, table)) : fail(count.error());
    if (!seen) {
        return fail(seen.error());
    }
    SeenTable facts { .rows = *count, .columns = {} };
    const auto &row = seen->rows.first();
    const auto sampled = row.at(0).toLongLong();
    for (qsizetype i = 0; sampled > 0 && i < table.columns.size(); ++i) {
        const auto &column = table.columns.at(i);
        const auto values = row.at(1 + i * 4).toLongLong();
        const auto different = row.at(2 + i * 4).toLongLong();
        SeenColumn fact { .nulls = 1 - double(values) / double(sampled),
            .low = {},
            .high = {},
            .longest = -1,
            .words = {} };
        if (isNumber(column.holds)) {
            fact.low = row.at(3 + i * 4).toString();
            fact.high = row.at(4 + i * 4).toString();
        } else if (column.holds == Holds::Text) {
            fact.longest = row.at(4 + i * 4).toLongLong();
        }
        // Words that come back over and over are no secrets of anybody.
        if (different > 0 && different <= FewWords && values >= different * FewWords
            && !isKeyed(table, column.name)) {
            const auto words = wordsOf(engine, live, table, column.name);
            fact.words = words.value_or(QStringList());
        }
        facts.columns.insert(column.name, fact);
    }
    return facts;
}

// A table's name and all that decides which rows it takes.
QString shapeOf(const TableShape &table)
{
    QStringList words { table.name };
    for (const auto &column : table.columns) {
        words += column.name + u' ' + column.type + (column.nullable ? u"?"_s : QString());
    }
    for (const auto &key : table.uniques) {
        words += key.join(u' ');
    }
    for (const auto &link : table.links) {
        words += link.columns.join(u' ') + u' ' + link.table;
    }
    return (words + table.checks).join(u'\n');
}

class Filler
{
public:
    Filler(const Engine &engine, Connection &connection, const QList<TableShape> &tables,
        const SeedRequest &request, const std::stop_token &stop)
        : m_engine(engine)
        , m_connection(connection)
        , m_tables(tables)
        , m_request(request)
        , m_stop(stop)
    {
    }
    Result<Seeded> all();

private:
    Result<void> fill(const TableShape &table);
    Result<qint64> some(const TableShape &table, qint64 existing, qint64 wanted);
    Result<QList<ParentRows>> parentsOf(const TableShape &table);
    QHash<QString, qint64> highestOf(const TableShape &table);
    Result<qint64> insert(const QString &head, const QStringList &rows);

    const Engine &m_engine;
    Connection &m_connection;
    const QList<TableShape> &m_tables;
    const SeedRequest &m_request;
    const std::stop_token m_stop;
    Seeded m_seeded;
    QStringList m_filled; // as SQL
    int m_refused = 0; // rows of the table
    QString m_why;
};

Result<Seeded> Filler::all()
{
    for (const auto *table : parentsFirst(m_tables)) {
        if (isHistory(*table, m_request.history)) {
            continue;
        }
        if (const auto filled = fill(*table); !filled) {
            return fail(filled.error());
        }
    }
    learnStatistics(m_engine, m_connection, m_filled);
    return m_seeded;
}

Result<void> Filler::fill(const TableShape &table)
{
    const auto facts = m_request.facts.value(table.name);
    const auto wanted = facts.rows > 0 ? std::min(m_request.rows, facts.rows) : m_request.rows;
    const auto existing = countUpTo(m_connection, table, wanted);
    if (!existing) {
        return fail(existing.error());
    }
    const bool triedBefore = m_request.givenUp.contains(shapeOf(table));
    if ((m_request.onlyEmpty && *existing > 0) || triedBefore) {
        return {};
    }
    m_refused = 0;
    m_why.clear();
    // A table that refers to itself needs some rows to refer to.
    const bool itself = std::ranges::contains(table.links, table.name, &TableLink::table);
    const auto first = itself && *existing == 0 ? std::min<qint64>(wanted, Batch) : wanted;
    auto made = some(table, *existing, first - *existing);
    if (made && *made > 0 && first < wanted) {
        const auto more = some(table, *existing + *made, wanted - first);
        made = more ? Result<qint64>(*made + *more) : more;
    }
    if (!made) {
        return fail(made.error());
    }
    m_seeded.rows += *made;
    m_filled += *made > 0 ? QStringList { table.sql } : QStringList();
    if (m_refused >= RefusalLimit) {
        m_seeded.givenUp += shapeOf(table);
        m_seeded.notes += tr("The table %1 has only %2 of %3 rows: %4")
                              .arg(table.name)
                              .arg(*existing + *made)
                              .arg(wanted)
                              .arg(m_why);
    }
    return {};
}

Result<qint64> Filler::some(const TableShape &table, qint64 existing, qint64 wanted)
{
    if (wanted <= 0) {
        return 0;
    }
    const auto parents = parentsOf(table);
    if (!parents) {
        return fail(parents.error());
    }
    RowMaker maker({ .engine = m_engine,
        .table = table,
        .facts = m_request.facts.value(table.name),
        .parents = *parents,
        .existing = existing,
        .highest = highestOf(table) });
    const auto count = maker.most() >= 0 ? std::min(wanted, maker.most()) : wanted;
    QStringList names;
    for (const auto &column : maker.columns()) {
        names += m_engine.identifier(column);
    }
    const auto head = u"INSERT INTO %1 (%2) VALUES "_s.arg(table.sql, names.join(u", "_s));
    const auto bare = m_engine.info().id == "mysql"_L1
        ? u"INSERT INTO %1 () VALUES ()"_s.arg(table.sql)
        : u"INSERT INTO %1 DEFAULT VALUES"_s.arg(table.sql);
    qint64 made = 0;
    for (qint64 at = 0; at < count && m_refused < RefusalLimit; at += Batch) {
        QStringList rows;
        for (qint64 i = at; i < std::min(count, at + Batch); ++i) {
            rows += names.isEmpty() ? QString() : maker.row(i);
        }
        const auto done = insert(names.isEmpty() ? bare : head, rows);
        if (!done) {
            return done;
        }
        made += *done;
    }
    return made;
}

Result<QList<ParentRows>> Filler::parentsOf(const TableShape &table)
{
    QList<ParentRows> all;
    for (const auto &link : table.links) {
        const auto parent = std::ranges::find(m_tables, link.table, &TableShape::name);
        QStringList keys;
        for (const auto &key : link.keys) {
            keys += m_engine.identifier(key);
        }
        ParentRows found;
        if (parent != m_tables.end()) {
            const auto rows = m_connection.query(
                u"SELECT %1 FROM %2 LIMIT %3"_s.arg(keys.join(u", "_s), parent->sql)
                    .arg(MostParents));
            if (!rows) {
                return fail(rows.error());
            }
            for (const auto &row : rows->rows) {
                QStringList literals;
                for (const auto &value : row) {
                    literals += sqlLiteral(m_engine, value).trimmed();
                }
                found += literals;
            }
        }
        all += found;
    }
    return all;
}

QHash<QString, qint64> Filler::highestOf(const TableShape &table)
{
    QHash<QString, qint64> highest;
    for (const auto &key : table.uniques) {
        for (const auto &name : key) {
            const auto *column = table.column(name);
            if (column && column->holds == Holds::Integer && !column->isArray
                && !highest.contains(name)) {
                const auto most = number(m_connection,
                    u"SELECT max(%1) FROM %2"_s.arg(m_engine.identifier(name), table.sql));
                highest.insert(name, most.value_or(0));
            }
        }
    }
    return highest;
}

// A batch that is refused is halved, until the rows are alone that cannot be.
Result<qint64> Filler::insert(const QString &head, const QStringList &rows)
{
    if (m_stop.stop_requested()) {
        return fail({ .kind = ErrorKind::Cancelled,
            .what = tr("The rehearsal was stopped."),
            .untouched = tr("The database was only read.") });
    }
    if (rows.isEmpty() || m_refused >= RefusalLimit) {
        return 0;
    }
    const bool bare = rows.first().isEmpty();
    if (!bare || rows.size() == 1) {
        const auto done = m_connection.execute(bare ? head : head + rows.join(u", "_s));
        if (done) {
            return rows.size();
        }
        if (done.error().kind == ErrorKind::Connection
            || done.error().kind == ErrorKind::Cancelled) {
            return fail(done.error());
        }
        m_why = elided(oneLine(done.error()), 200);
        if (rows.size() == 1) {
            ++m_refused;
            return 0;
        }
    }
    const auto left = insert(head, rows.mid(0, rows.size() / 2));
    const auto right = left ? insert(head, rows.mid(rows.size() / 2)) : left;
    return right ? Result<qint64>(*left + *right) : right;
}

} // namespace

void learnStatistics(const Engine &engine, Connection &connection, const QStringList &tables)
{
    if (!engine.info().embedded && !tables.isEmpty()) { // without them all goes on, only slower
        std::ignore = connection.execute(
            (engine.info().id == "mysql"_L1 ? u"ANALYZE TABLE "_s : u"ANALYZE "_s)
            + tables.join(u", "_s));
    }
}

bool isHistory(const TableShape &table, const QString &history)
{
    auto bare = history;
    bare.remove(u'"').remove(u'`');
    return !bare.isEmpty()
        && (table.name == bare || table.name.section(u'.', -1) == bare.section(u'.', -1));
}

Result<SeenTables> readSeen(const Engine &engine, Connection &live, qint64 rows)
{
    const auto tables = tableShapes(engine, live);
    if (!tables) {
        return fail(tables.error());
    }
    SeenTables all;
    for (const auto &table : *tables) {
        // A table that may not be read is filled without its facts.
        if (const auto facts = factsOf(engine, live, table, rows)) {
            all.insert(table.name, *facts);
        }
    }
    return all;
}

Result<Seeded> seedRows(const Engine &engine, Connection &scratch, const SeedRequest &request,
    const std::stop_token &stop)
{
    const auto tables = tableShapes(engine, scratch);
    if (!tables) {
        return fail(tables.error());
    }
    return Filler(engine, scratch, *tables, request, stop).all();
}

} // namespace Switchback
