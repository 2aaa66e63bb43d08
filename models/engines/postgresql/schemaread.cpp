// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemaread.h"

#include "core/tr.h"
#include "engines/postgresql/schemaqueries.h"

#include <QHash>
#include <QSet>

#include <future>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int FirstProperty = 8; // class, oid, sub, pclass, poid, name, inherited, rooted
constexpr int MaxAliases = 4;

// An address of pg_depend in one number: catalogs and columns need 16 bits, oids 32.
using Address = quint64;

Address address(const QVariant &catalog, const QVariant &oid, const QVariant &sub)
{
    return (catalog.toULongLong() << 48) | (oid.toULongLong() << 16) | (sub.toULongLong() & 0xffff);
}

Address whole(Address part)
{
    return part & ~Address(0xffff);
}

class Reading
{
public:
    explicit Reading(Connection &connection, const ReadOptions &options)
        : m_connection(connection)
        , m_options(options)
    {
    }
    Result<Schema> read();

private:
    Result<void> objects(const PgSchemaQuery &query);
    void take(const PgSchemaQuery &query, const Rows &answer);
    void settle();
    Result<void> aliases();
    Result<void> needs();
    Result<void> unread();
    Result<Rows> ask(const QString &sql);
    int find(Address wanted) const;
    int dependent(const QVariantList &row) const;
    void assemble();
    QString shared(const QString &text);

    Connection &m_connection;
    const ReadOptions &m_options;
    Schema m_schema;
    QList<SchemaObject> m_flat;
    QList<int> m_parents; // index into m_flat, -1 = none
    QHash<Address, int> m_places;
    QHash<Address, Address> m_aliases;
    bool m_gone = false; // something had no definition any more
    QSet<QString> m_strings; // types and owners come by the thousand
    std::future<void> m_taking; // last: it ends before what it fills goes
};

QString Reading::shared(const QString &text)
{
    return text.size() > 40 ? text : *m_strings.insert(text);
}

// The functions that print definitions see what is there now, the rest of a query what was there
// when the transaction began: what others have dropped since is an error, or NULL.
bool wasDropped(const QString &sqlState)
{
    static constexpr QLatin1StringView states[] { "XX000"_L1, "42P01"_L1, "42704"_L1, "42883"_L1,
        "42703"_L1, "42809"_L1, "3F000"_L1 };
    return std::ranges::any_of(
        states, [&sqlState](QLatin1StringView state) { return sqlState == state; });
}

Error changedMeanwhile(Error error = {})
{
    error.kind = ErrorKind::Stale;
    error.what = tr("The schema was changed while it was read.");
    return error;
}

Result<Rows> Reading::ask(const QString &sql)
{
    if (m_options.stop.stop_requested()) {
        return fail(
            { .kind = ErrorKind::Cancelled, .what = tr("Reading the schema was stopped.") });
    }
    auto rows = m_connection.query(sql);
    return rows || !wasDropped(rows.error().sqlState) ? rows : fail(changedMeanwhile(rows.error()));
}

// What one query told is taken in while the server works on the next.
Result<void> Reading::objects(const PgSchemaQuery &query)
{
    auto rows = ask(query.sql);
    if (!rows) {
        return fail(rows.error());
    }
    settle();
    m_taking = std::async(
        std::launch::async, [this, query, answer = std::move(*rows)] { take(query, answer); });
    return {};
}

void Reading::settle()
{
    if (m_taking.valid()) {
        m_taking.wait();
    }
}

void Reading::take(const PgSchemaQuery &query, const Rows &answer)
{
    const int shift = query.kind.isEmpty() ? 1 : 0;
    m_flat.reserve(m_flat.size() + answer.rows.size());
    for (const auto &row : answer.rows) {
        SchemaObject object;
        object.kind = shift ? shared(row.at(0).toString()) : query.kind;
        object.name = shared(row.at(shift + 5).toString());
        object.inherited = row.at(shift + 6).toBool();
        object.rooted = row.at(shift + 7).toBool();
        object.id = int(m_flat.size()) * 2;
        for (int i = shift + FirstProperty; i < row.size(); ++i) {
            const auto value = row.at(i).isNull() ? QString() : row.at(i).toString();
            m_gone = m_gone || (row.at(i).isNull() && answer.columns.at(i) == "definition"_L1);
            if (!value.isEmpty()) {
                object.properties.append({ answer.columns.at(i), shared(value) });
            }
        }
        const auto parentOid = row.at(shift + 4);
        const int parent = parentOid.toULongLong() == 0
            ? -1
            : m_places.value(address(row.at(shift + 3), parentOid, 0), -1);
        if (parent < 0 && parentOid.toULongLong() != 0) {
            continue; // of an object that is left out, such as an extension's
        }
        m_places.insert(
            address(row.at(shift), row.at(shift + 1), row.at(shift + 2)), int(m_flat.size()));
        m_flat.append(object);
        m_parents.append(parent);
    }
}

Result<void> Reading::aliases()
{
    const auto rows = ask(pgAliasQuery());
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        m_aliases.insert(
            address(row.at(0), row.at(1), 0), address(row.at(2), row.at(3), row.at(4)));
    }
    return {};
}

int Reading::find(Address wanted) const
{
    for (int i = 0; i < MaxAliases; ++i) {
        auto found = m_places.constFind(wanted);
        if (found == m_places.constEnd()) {
            found = m_places.constFind(whole(wanted));
        }
        if (found != m_places.constEnd()) {
            return *found;
        }
        const auto other = m_aliases.constFind(whole(wanted));
        if (other == m_aliases.constEnd()) {
            return -1;
        }
        wanted = *other;
    }
    return -1;
}

// What is attached to an object has the number after the object's own.
int Reading::dependent(const QVariantList &row) const
{
    const auto who = address(row.at(0), row.at(1), row.at(2));
    const int place = find(who);
    if (place < 0) {
        return -1;
    }
    const auto &object = m_flat.at(place);
    const auto how = row.at(6).toString();
    const auto viaDefault = !m_places.contains(who) && object.kind == "column"_L1;
    const bool owned = how == "a"_L1 && object.kind == "sequence"_L1;
    const bool partition = how == "a"_L1 && object.has(u"partition of") && row.at(2).toInt() == 0;
    return object.id + (viaDefault || owned || partition ? 1 : 0);
}

Result<void> Reading::needs()
{
    const auto rows = ask(pgDependencyQuery());
    settle();
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        const auto how = row.at(6).toString();
        if (how == "P"_L1 || how == "S"_L1) {
            continue; // partitions' copies follow their parents'
        }
        const int from = dependent(row);
        const int on = from < 0 ? -1 : find(address(row.at(3), row.at(4), row.at(5)));
        if (on < 0) {
            continue;
        }
        const int number = m_flat.at(on).id;
        if (number != from) {
            m_schema.needs.append({ from, number });
        }
        // An expression that generates a column cannot be set later, as a default can.
        if (from % 2 == 1 && number != from - 1 && m_flat.at(from / 2).has(u"generated")) {
            m_schema.needs.append({ from - 1, number });
        }
    }
    return {};
}

Result<void> Reading::unread()
{
    const auto rows = ask(pgUnreadQuery(m_schema.server.number));
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        m_schema.notCompared += row.at(0).toString();
    }
    return {};
}

void Reading::assemble()
{
    m_schema.numbers = int(m_flat.size()) * 2;
    for (qsizetype i = 0; i < m_flat.size(); ++i) {
        const int parent = m_parents.at(i);
        if (parent >= 0) {
            m_flat[parent].children.append(std::move(m_flat[i]));
        }
    }
    for (qsizetype i = 0; i < m_flat.size(); ++i) {
        if (m_parents.at(i) < 0) {
            m_schema.objects.append(std::move(m_flat[i]));
        }
    }
}

Result<Schema> Reading::read()
{
    m_schema.engine = u"postgresql"_s;
    m_schema.server = m_connection.server();
    const auto queries = pgSchemaQueries(m_schema.server.number);
    int done = 0;
    for (const auto &query : queries) {
        if (const auto read = objects(query); !read) {
            return fail(read.error());
        }
        if (m_options.progress) {
            m_options.progress(++done, int(queries.size()) + 3);
        }
    }
    auto read = aliases();
    read = read ? needs() : read;
    read = read ? unread() : read;
    if (!read) {
        return fail(read.error());
    }
    if (m_gone) {
        return fail(changedMeanwhile());
    }
    assemble();
    return std::move(m_schema);
}

} // namespace

namespace {

Result<Schema> readOnce(Connection &connection, const ReadOptions &options)
{
    const auto begun = connection.execute(
        u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL search_path = '';"
        " SET LOCAL quote_all_identifiers = off; SET LOCAL DateStyle = 'ISO';"
        " SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC';"
        " SET LOCAL extra_float_digits = 3; SET LOCAL jit = off; SET LOCAL work_mem = '64MB';"
        " SET LOCAL max_parallel_workers_per_gather = 0"_s);
    if (!begun) {
        return fail(begun.error());
    }
    auto schema = Reading(connection, options).read();
    const auto ended = connection.execute(u"ROLLBACK"_s);
    if (schema && !ended) {
        return fail(ended.error());
    }
    return schema;
}

} // namespace

Result<Schema> readPgSchema(Connection &connection, const ReadOptions &options)
{
    return readInPeace([&] { return readOnce(connection, options); }, options.stop);
}

} // namespace Switchback
