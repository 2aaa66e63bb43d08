// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/sample.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/deadline.h"
#include "run/livecopy.h"
#include "run/mask.h"
#include "run/maskrules.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Identities = QSet<QString>;

constexpr qint64 ShuffledUpTo = 20; // times the wanted rows: so many are put into a random order
constexpr qint64 Slices = 16; // of a large table
constexpr qint64 ManyRows = 1'000'000;
constexpr qsizetype KeysAtOnce = 400;
constexpr qsizetype MostRowsInAll = 3'000'000;
constexpr int SharesOfBudget = 4; // that one statement may take

QString identityOf(const QVariantList &row, const QList<qsizetype> &places, bool foldsCase)
{
    QString identity;
    for (const auto place : places) {
        const auto &value = row.at(place);
        if (value.isNull()) {
            return {};
        }
        auto text = value.typeId() == QMetaType::QByteArray
            ? QString::fromLatin1(value.toByteArray().toHex())
            : value.toString();
        identity += (foldsCase ? text.toLower() : text) + u'\x1f';
    }
    return identity;
}

/// Empty when one of them is not read.
QList<qsizetype> placesOf(const QStringList &columns, const QStringList &wanted)
{
    QList<qsizetype> places;
    for (const auto &name : wanted) {
        const auto it = std::ranges::find_if(columns,
            [&](const QString &column) { return column.compare(name, Qt::CaseInsensitive) == 0; });
        if (it == columns.end()) {
            return {};
        }
        places += it - columns.begin();
    }
    return places;
}

SampledTable *tableNamed(QList<SampledTable> &tables, const QString &name)
{
    const auto it = std::ranges::find_if(
        tables, [&](const SampledTable &table) { return table.shape.name == name; });
    return it == tables.end() ? nullptr : &*it;
}

class Sampler
{
public:
    Sampler(const Engine &engine, Connection &live, const SampleRequest &request,
        const std::stop_token &stop)
        : m_engine(engine)
        , m_live(live)
        , m_request(request)
        , m_stop(stop)
        , m_end(Deadline::Clock::now() + request.settings.budget)
        , m_postgres(engine.info().id == "postgresql"_L1)
        , m_mysql(engine.info().id == "mysql"_L1)
    {
    }
    Result<Sample> all();

private:
    Result<void> begin(const QList<TableShape> &shapes);
    Result<Rows> ask(const QString &sql);
    Result<Rows> askOnce(const QString &sql);
    Result<void> readTables();
    Result<void> readTable(SampledTable &table);
    Result<QStringList> questions(const SampledTable &table);
    Result<QStringList> slices(const SampledTable &table, const QString &key);
    Result<qint64> sizeOf(const TableShape &table, qint64 counted);
    void take(SampledTable &table, const Rows &rows);
    Result<void> followLinks();
    Result<bool> followLink(SampledTable &table, const TableLink &link);
    QString listOf(const SampledTable &table) const;
    QString read(const ColumnShape &column) const;
    void mask(const MaskedColumns &masked);
    bool isOver() const { return Deadline::Clock::now() >= m_end; }

    const Engine &m_engine;
    Connection &m_live;
    const SampleRequest &m_request;
    const std::stop_token m_stop;
    const Deadline::Clock::time_point m_end;
    const bool m_postgres;
    const bool m_mysql;
    Sample m_sample;
    QHash<QString, Identities> m_known; // rows of each table that are there already
    QHash<QString, Identities> m_asked; // parents that were asked for, by link
};

Result<Rows> Sampler::askOnce(const QString &sql)
{
    const std::stop_callback stopper(m_stop, [this] { m_live.cancel(); });
    const auto share = m_request.settings.budget / SharesOfBudget;
    const Deadline deadline(m_live, std::min(m_end, Deadline::Clock::now() + share));
    return m_live.query(sql);
}

// On PostgreSQL an error would end the transaction, and the snapshot with it.
Result<Rows> Sampler::ask(const QString &sql)
{
    if (m_stop.stop_requested()) {
        return fail({ .kind = ErrorKind::Cancelled,
            .what = tr("The rehearsal was stopped."),
            .untouched = tr("The database was only read.") });
    }
    if (m_postgres) {
        if (const auto marked = m_live.execute(u"SAVEPOINT switchback_sample"_s); !marked) {
            return fail(marked.error());
        }
    }
    auto rows = askOnce(sql);
    if (m_postgres && !rows) {
        // A deadline that came when all was over is spent on this one.
        auto back = m_live.execute(u"ROLLBACK TO switchback_sample"_s);
        back = back ? back : m_live.execute(u"ROLLBACK TO switchback_sample"_s);
        if (!back) {
            return fail(back.error());
        }
    }
    return rows;
}

/// Stopping and losing the server end everything; a table that cannot be read is only named.
bool endsAll(const Error &error, const std::stop_token &stop)
{
    return stop.stop_requested() || error.kind == ErrorKind::Connection;
}

Result<void> Sampler::begin(const QList<TableShape> &shapes)
{
    for (const auto *shape : parentsFirst(shapes)) {
        if (isHistory(*shape, m_request.history)) {
            continue;
        }
        SampledTable table { .shape = *shape, .columns = {}, .rows = {} };
        for (const auto &column : shape->columns) {
            table.columns += column.computed ? QStringList() : QStringList { column.name };
        }
        m_sample.tables += table;
    }
    const auto begun = m_live.execute(m_postgres ? u"BEGIN ISOLATION LEVEL REPEATABLE READ"_s
            : m_mysql                            ? u"START TRANSACTION WITH CONSISTENT SNAPSHOT"_s
                                                 : u"BEGIN"_s);
    return begun ? Result<void>() : fail(begun.error());
}

/// The server's own text of a value goes back as it came; SQLite's values have their types.
QString Sampler::read(const ColumnShape &column) const
{
    const auto name = m_engine.identifier(column.name);
    if (m_postgres) {
        return name + "::text"_L1;
    }
    const bool raw = column.holds == Holds::Bytes || column.holds == Holds::Bits
        || column.holds == Holds::Other;
    return !m_mysql ? name : raw ? u"hex(%1)"_s.arg(name) : u"CAST(%1 AS CHAR)"_s.arg(name);
}

QString Sampler::listOf(const SampledTable &table) const
{
    QStringList list;
    for (const auto &name : table.columns) {
        list += read(*table.shape.column(name));
    }
    return list.join(u", "_s);
}

Result<qint64> Sampler::sizeOf(const TableShape &table, qint64 counted)
{
    if (!m_postgres) {
        return counted;
    }
    const auto rows = ask(u"SELECT reltuples::bigint FROM pg_class WHERE oid = %1::regclass"_s.arg(
        m_engine.literal(table.sql).trimmed()));
    return rows ? Result<qint64>(std::max(counted, rows->rows.value(0).value(0).toLongLong()))
                : fail(rows.error());
}

/// From several places of the key, which costs no more than the rows themselves.
Result<QStringList> Sampler::slices(const SampledTable &table, const QString &key)
{
    const auto bounds = ask(u"SELECT min(%1), max(%1) FROM %2"_s.arg(key, table.shape.sql));
    if (!bounds) {
        return fail(bounds.error());
    }
    const auto low = bounds->rows.value(0).value(0).toLongLong();
    const auto high = bounds->rows.value(0).value(1).toLongLong();
    const auto part = std::max<qint64>(1, (m_request.rows + Slices - 1) / Slices);
    const double width = (double(high) - double(low)) / double(Slices);
    QStringList list;
    for (qint64 i = 0; i < Slices; ++i) {
        const auto within = QRandomGenerator::global()->generateDouble() * width;
        const auto start = qint64(double(low) + width * double(i) + within * 0.5);
        list += u"SELECT %1 FROM %2 WHERE %3 >= %4 ORDER BY %3 LIMIT %5"_s
                    .arg(listOf(table), table.shape.sql, key)
                    .arg(start)
                    .arg(part);
    }
    std::ranges::shuffle(list, *QRandomGenerator::global());
    return list;
}

/// A small table in random order; of a large one pages or slices from all over it.
Result<QStringList> Sampler::questions(const SampledTable &table)
{
    const auto most = m_request.rows * ShuffledUpTo;
    const auto count = ask(
        u"SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT %2) s"_s.arg(table.shape.sql).arg(most));
    if (!count) {
        return fail(count.error());
    }
    const auto counted = count->rows.value(0).value(0).toLongLong();
    const auto all = u"SELECT %1 FROM %2"_s.arg(listOf(table), table.shape.sql);
    const auto limit = u" LIMIT %1"_s.arg(m_request.rows);
    if (counted <= m_request.rows) {
        return QStringList { all };
    }
    if (counted < most) {
        return QStringList { all + (m_mysql ? u" ORDER BY rand()"_s : u" ORDER BY random()"_s)
            + limit };
    }
    const auto &key = table.shape.key;
    const auto *column = key.size() == 1 ? table.shape.column(key.first()) : nullptr;
    if (column && column->holds == Holds::Integer) {
        return slices(table, m_engine.identifier(key.first()));
    }
    if (m_postgres) {
        const auto size = sizeOf(table.shape, counted);
        const auto share = 130.0 * double(m_request.rows)
            / double(std::max<qint64>(1, size.value_or(counted)));
        // Of few pages none may be among them.
        return QStringList { all
            + u" TABLESAMPLE %1 (%2)"_s
                .arg(size.value_or(0) > ManyRows ? u"SYSTEM"_s : u"BERNOULLI"_s)
                .arg(std::min(100.0, share), 0, 'f', 6)
            + limit };
    }
    return QStringList { all
        + (m_mysql ? u" WHERE rand() < 0.05"_s : u" WHERE abs(random() % 20) = 0"_s) + limit };
}

void Sampler::take(SampledTable &table, const Rows &rows)
{
    const auto places = placesOf(table.columns, table.shape.key);
    auto &known = m_known[table.shape.name];
    for (auto row : rows.rows) {
        for (qsizetype i = 0; m_mysql && i < row.size(); ++i) {
            const auto holds = table.shape.column(table.columns.at(i))->holds;
            const bool raw = holds == Holds::Bytes || holds == Holds::Bits || holds == Holds::Other;
            if (raw && !row.at(i).isNull()) {
                row[i] = QByteArray::fromHex(row.at(i).toByteArray());
            }
        }
        const auto identity = identityOf(row, places, false);
        if (!identity.isEmpty() && known.contains(identity)) {
            continue;
        }
        known += identity;
        table.rows += row;
    }
}

Result<void> Sampler::readTable(SampledTable &table)
{
    const auto sql = table.columns.isEmpty() ? Result<QStringList>(QStringList())
                                             : questions(table);
    if (!sql) {
        return fail(sql.error());
    }
    for (const auto &question : *sql) {
        if (table.rows.size() >= m_request.rows) {
            break;
        }
        const auto rows = ask(question);
        if (!rows) {
            return fail(rows.error());
        }
        take(table, *rows);
    }
    return {};
}

Result<void> Sampler::readTables()
{
    for (auto &table : m_sample.tables) {
        const auto done = isOver() ? fail({ .kind = ErrorKind::Cancelled }) : readTable(table);
        if (!done && endsAll(done.error(), m_stop)) {
            return done;
        }
        if (!done) {
            table.rows.clear();
            m_known.remove(table.shape.name);
            const bool slow = done.error().kind == ErrorKind::Cancelled;
            m_sample.notes += slow
                ? tr("%1 was not sampled within its time; its rows are made up.")
                      .arg(table.shape.name)
                : tr("%1 cannot be read; its rows are made up: %2")
                      .arg(table.shape.name, elided(oneLine(withoutValues(done.error(), {})), 160));
        }
    }
    return {};
}

/// Reads the rows that `table` refers to by this link; true when there were any.
Result<bool> Sampler::followLink(SampledTable &table, const TableLink &link)
{
    auto *parent = tableNamed(m_sample.tables, link.table);
    const auto from = placesOf(table.columns, link.columns);
    const auto to = parent ? placesOf(parent->columns, link.keys) : QList<qsizetype>();
    if (from.isEmpty() || to.size() != from.size()) {
        return false;
    }
    auto &asked = m_asked[table.shape.name + u'\n' + link.columns.join(u',') + u'\n' + link.table];
    Identities there;
    for (const auto &row : std::as_const(parent->rows)) {
        there += identityOf(row, to, m_mysql);
    }
    QStringList missing;
    for (const auto &row : std::as_const(table.rows)) {
        const auto identity = identityOf(row, from, m_mysql);
        if (identity.isEmpty() || there.contains(identity) || asked.contains(identity)) {
            continue;
        }
        asked += identity;
        QStringList key;
        for (const auto place : from) {
            key += sqlLiteral(m_engine, row.at(place)).trimmed();
        }
        missing += key.size() == 1 ? key.first() : u'(' + key.join(u", "_s) + u')';
    }
    QStringList names;
    for (const auto &name : link.keys) {
        names += m_engine.identifier(name);
    }
    const auto before = parent->rows.size();
    const auto name = names.size() == 1 ? names.first() : u'(' + names.join(u", "_s) + u')';
    const auto values = names.size() > 1 && !m_postgres && !m_mysql ? u"VALUES "_s : QString();
    for (qsizetype at = 0; at < missing.size() && !isOver(); at += KeysAtOnce) {
        const auto rows = ask(u"SELECT %1 FROM %2 WHERE %3 IN (%4%5)"_s.arg(listOf(*parent),
            parent->shape.sql, name, values, missing.mid(at, KeysAtOnce).join(u", "_s)));
        if (!rows && endsAll(rows.error(), m_stop)) {
            return fail(rows.error());
        }
        if (rows) {
            take(*parent, *rows);
        }
    }
    return parent->rows.size() > before;
}

/// Until nobody refers to a row that is not there, over circles and tables that refer to
/// themselves; or until the time is over.
Result<void> Sampler::followLinks()
{
    for (bool more = true; more && !isOver() && m_sample.rows() < MostRowsInAll;) {
        more = false;
        for (auto &table : m_sample.tables) {
            for (const auto &link : table.shape.links) {
                const auto found = followLink(table, link);
                if (!found) {
                    return fail(found.error());
                }
                more = more || *found;
            }
        }
    }
    return {};
}

void Sampler::mask(const MaskedColumns &masked)
{
    const Masker masker;
    for (auto &table : m_sample.tables) {
        const auto &names = masked.value(table.shape.name);
        for (qsizetype i = 0; i < table.columns.size(); ++i) {
            if (!names.contains(table.columns.at(i))) {
                continue;
            }
            const auto &column = *table.shape.column(table.columns.at(i));
            m_sample.masked += table.shape.name + u'.' + column.name;
            for (auto &row : table.rows) {
                row[i] = masker.value(column, row.at(i));
            }
        }
    }
    m_sample.masked.sort();
}

Result<Sample> Sampler::all()
{
    const auto shapes = tableShapes(m_engine, m_live);
    const auto facts = shapes ? readSeen(m_engine, m_live, m_request.rows) : fail(shapes.error());
    const auto masked = facts ? maskedColumns(*shapes, *facts, m_request.settings)
                              : fail(facts.error());
    const auto begun = masked ? begin(*shapes) : fail(masked.error());
    if (!begun) {
        return fail(begun.error());
    }
    m_sample.facts = withoutValuesOf(*masked, *facts);
    auto done = readTables();
    done = done ? followLinks() : done;
    // Twice: a deadline that came when all was over would be spent on the first.
    if (!m_live.execute(m_engine.rollback())) {
        static_cast<void>(m_live.execute(m_engine.rollback()));
    }
    if (!done) {
        return fail(withoutValues(done.error(), {}));
    }
    leaveOutOrphans(m_sample.tables, m_mysql, m_sample.notes);
    mask(*masked);
    return std::move(m_sample);
}

} // namespace

qint64 Sample::rows() const
{
    qint64 count = 0;
    for (const auto &table : tables) {
        count += table.rows.size();
    }
    return count;
}

void leaveOutOrphans(QList<SampledTable> &tables, bool foldsCase, QStringList &notes)
{
    QHash<QString, qint64> counts; // by table and what it refers to
    for (bool again = true; again;) {
        again = false;
        for (auto &table : tables) {
            for (const auto &link : std::as_const(table.shape.links)) {
                auto *parent = tableNamed(tables, link.table);
                const auto from = placesOf(table.columns, link.columns);
                const auto to = parent ? placesOf(parent->columns, link.keys) : QList<qsizetype>();
                if (from.isEmpty() || to.size() != from.size()) {
                    continue;
                }
                Identities there;
                for (const auto &row : std::as_const(parent->rows)) {
                    there += identityOf(row, to, foldsCase);
                }
                const auto gone = table.rows.removeIf([&](const QVariantList &row) {
                    const auto identity = identityOf(row, from, foldsCase);
                    return !identity.isEmpty() && !there.contains(identity);
                });
                counts[table.shape.name + u'\n' + link.columns.join(u", "_s) + u'\n'
                    + link.table] += gone;
                again = again || gone > 0;
            }
        }
    }
    auto keys = counts.keys();
    keys.sort();
    for (const auto &key : std::as_const(keys)) {
        const auto parts = key.split(u'\n');
        if (counts.value(key) > 0) {
            notes += tr(
                "%n row(s) of %1 were left out: %2 refers to rows of %3 that are not there.",
                nullptr, int(counts.value(key)))
                         .arg(parts.at(0), parts.at(1), parts.at(2));
        }
    }
}

Result<Sample> readSample(const Engine &engine, Connection &live, const SampleRequest &request,
    const std::stop_token &stop)
{
    return Sampler(engine, live, request, stop).all();
}

} // namespace Switchback
