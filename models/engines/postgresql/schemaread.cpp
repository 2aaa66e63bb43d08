// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemaread.h"

#include "core/tr.h"
#include "engines/postgresql/pgconnection.h"
#include "engines/postgresql/schemaqueries.h"
#include "engines/postgresql/schemarows.h"
#include "engines/postgresql/schemawords.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int MaxAliases = 4;
// Of pg_attribute. From some hundred tables on a second session takes less time than it saves.
constexpr qint64 LargeCatalog = 2 << 20;

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

Error stopped()
{
    return { .kind = ErrorKind::Cancelled, .what = tr("Reading the schema was stopped.") };
}

QString settings()
{
    // One session may have to wait for the other.
    return u"SET LOCAL idle_in_transaction_session_timeout = 0;"
           " SET LOCAL search_path = ''; SET LOCAL quote_all_identifiers = off;"
           " SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres';"
           " SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 3; SET LOCAL jit = off;"
           " SET LOCAL work_mem = '64MB'; SET LOCAL max_parallel_workers_per_gather = 0"_s;
}

const auto Begin = u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; "_s;

struct Job {
    enum class Rows { Objects, Aliases, Needs, Unread };
    Rows rows = Rows::Objects;
    PgSchemaQuery query;
};

QList<Job> jobsFor(int version)
{
    QList<Job> jobs;
    for (const auto &query : pgSchemaQueries(version)) {
        jobs += Job { Job::Rows::Objects, query };
    }
    jobs += Job { Job::Rows::Aliases, { {}, pgAliasQuery() } };
    jobs += Job { Job::Rows::Needs, { {}, pgDependencyQuery() } };
    jobs += Job { Job::Rows::Unread, { {}, pgUnreadQuery(version) } };
    return jobs;
}

/// What takes long comes first, so that two sessions end at much the same time.
int weightOf(const Job &job)
{
    static const QStringList heavy { u"constraint"_s, u"index"_s, u"column"_s };
    return job.rows == Job::Rows::Objects ? int(heavy.indexOf(job.query.kind)) : 0;
}

/// The answers to all queries, asked for in one session or in two that see the same snapshot.
class Asking
{
public:
    Asking(PgConnection &connection, const ReadOptions &options)
        : m_connection(connection)
        , m_options(options)
        , m_jobs(jobsFor(connection.server().number))
        , m_answers(size_t(m_jobs.size()))
    {
        for (int i = 0; i < m_jobs.size(); ++i) {
            m_open.append(i);
        }
        std::ranges::stable_sort(
            m_open, std::ranges::greater(), [this](int i) { return weightOf(m_jobs.at(i)); });
    }
    /// In the transaction that is open; `snapshot` is empty where nobody else can join it.
    Result<void> ask(const QString &snapshot);

    const QList<Job> &jobs() const { return m_jobs; }
    PgAnswer &answer(qsizetype job) { return m_answers.at(size_t(job)); }

private:
    void help(const QString &snapshot, const std::stop_token &enough);
    Result<void> work(PgConnection &connection, const std::stop_token &enough);
    Result<void> one(PgConnection &connection, int job, PgStrings &strings);
    int next();
    void putBack(int job);
    void told();

    PgConnection &m_connection;
    const ReadOptions &m_options;
    const QList<Job> m_jobs;
    std::vector<PgAnswer> m_answers; // each written by one thread
    std::mutex m_mutex; // of the rest
    QList<int> m_open;
    int m_done = 0;
    std::atomic<bool> m_joined = false; // the helper sees the snapshot
};

int Asking::next()
{
    const std::lock_guard locked(m_mutex);
    return m_open.isEmpty() ? -1 : m_open.takeFirst();
}

void Asking::putBack(int job)
{
    const std::lock_guard locked(m_mutex);
    m_open.append(job);
}

void Asking::told()
{
    const std::lock_guard locked(m_mutex);
    ++m_done;
    if (m_options.progress) {
        m_options.progress(m_done, int(m_jobs.size()));
    }
}

Result<void> Asking::one(PgConnection &connection, int job, PgStrings &strings)
{
    if (m_options.stop.stop_requested()) {
        return fail(stopped());
    }
    const auto &[rows, query] = m_jobs.at(job);
    auto answer = PgAnswer();
    const auto asked = connection.stream(query.sql, [&](const pg_result *part) {
        switch (rows) {
        case Job::Rows::Objects:
            return takeObjects(part, query.kind, strings, answer);
        case Job::Rows::Aliases:
        case Job::Rows::Needs:
            return takeLinks(part, answer);
        case Job::Rows::Unread:
            return takeLines(part, answer);
        }
    });
    if (!asked) {
        return wasDropped(asked.error().sqlState) ? fail(changedMeanwhile(asked.error())) : asked;
    }
    m_answers.at(size_t(job)) = std::move(answer);
    told();
    return {};
}

Result<void> Asking::work(PgConnection &connection, const std::stop_token &enough)
{
    PgStrings strings;
    for (int job = next(); job >= 0; job = next()) {
        if (const auto done = one(connection, job, strings); !done) {
            putBack(job);
            return done;
        }
        if (enough.stop_requested()) {
            break;
        }
    }
    return {};
}

// Whatever goes wrong here, the first session does alone what is left: a server may have no place
// for one more, a pooler may lead elsewhere.
void Asking::help(const QString &snapshot, const std::stop_token &enough)
{
    auto second = m_connection.another();
    if (!second || enough.stop_requested()
        || (*second)->server().identity != m_connection.server().identity) {
        return;
    }
    const auto cancel = [&second] { (*second)->cancel(); };
    const std::stop_callback whenEnough(enough, cancel);
    const std::stop_callback whenStopped(m_options.stop, cancel);
    const auto joined = (*second)->execute(
        Begin + u"SET TRANSACTION SNAPSHOT '%1'; "_s.arg(snapshot) + settings());
    if (joined) {
        m_joined = true;
        std::ignore = work(**second, enough);
    }
}

Result<void> Asking::ask(const QString &snapshot)
{
    {
        std::jthread helper;
        if (!snapshot.isEmpty()) {
            helper = std::jthread(
                [this, snapshot](const std::stop_token &enough) { help(snapshot, enough); });
        }
        const auto done = work(m_connection, {});
        if (helper.joinable() && (!done || !m_joined)) {
            // All is read, or lost. A pooler may have nothing for the helper before we let go.
            helper.request_stop();
            std::ignore = m_connection.execute(u"ROLLBACK"_s);
        }
        if (helper.joinable()) {
            helper.join();
        }
        if (!done) {
            return done;
        }
    }
    return work(m_connection, {}); // what the helper could not do
}

/// Makes a schema of the answers.
class Building
{
public:
    explicit Building(Asking &asked)
        : m_asked(asked)
    {
    }
    Result<Schema> build(const ServerInfo &server);

private:
    void place(QList<PgFound> &found);
    void needs(const QList<PgLink> &links);
    int find(PgAddress wanted) const;
    int dependent(const PgLink &link) const;
    bool isBaseType(int place) const;
    void assemble();

    Asking &m_asked;
    Schema m_schema;
    QList<SchemaObject *> m_flat; // in the answers
    QList<int> m_parents; // index into m_flat, -1 = none
    QHash<PgAddress, int> m_places;
    QHash<PgAddress, PgAddress> m_aliases;
};

void Building::place(QList<PgFound> &found)
{
    for (auto &each : found) {
        const int parent = each.parent == 0 ? -1 : m_places.value(each.parent, -1);
        if (parent < 0 && each.parent != 0) {
            continue; // of an object that is left out, such as an extension's
        }
        each.object.id = int(m_flat.size()) * 2;
        m_places.insert(each.self, int(m_flat.size()));
        m_flat.append(&each.object);
        m_parents.append(parent);
    }
}

int Building::find(PgAddress wanted) const
{
    for (int i = 0; i < MaxAliases; ++i) {
        auto found = m_places.constFind(wanted);
        if (found == m_places.constEnd()) {
            found = m_places.constFind(pgWhole(wanted));
        }
        if (found != m_places.constEnd()) {
            return *found;
        }
        const auto other = m_aliases.constFind(pgWhole(wanted));
        if (other == m_aliases.constEnd()) {
            return -1;
        }
        wanted = *other;
    }
    return -1;
}

// What is attached to an object has the number after the object's own.
int Building::dependent(const PgLink &link) const
{
    const int place = find(link.from);
    if (place < 0) {
        return -1;
    }
    const auto &object = *m_flat.at(place);
    const auto viaDefault = !m_places.contains(link.from) && object.kind == "column"_L1;
    const bool owned = link.how == 'a' && object.kind == "sequence"_L1;
    const bool partition = link.how == 'a' && object.has(u"partition of")
        && link.from == pgWhole(link.from);
    return object.id + (viaDefault || owned || partition || isBaseType(place) ? 1 : 0);
}

bool Building::isBaseType(int place) const
{
    const PgPart part { m_flat.at(place), nullptr };
    return part.isBaseType() && part.has(u"definition");
}

void Building::needs(const QList<PgLink> &links)
{
    // What reads and writes a base type is there before it, and needs no more than its shell.
    QSet<std::pair<int, int>> helpers;
    for (const auto &link : links) {
        const int type = link.how == 'n' ? find(link.from) : -1;
        if (type >= 0 && isBaseType(type)) {
            helpers.insert({ find(link.to), type });
        }
    }
    for (const auto &link : links) {
        if (link.how == 'P' || link.how == 'S') {
            continue; // partitions' copies follow their parents'
        }
        const int from = dependent(link);
        const int on = from < 0 ? -1 : find(link.to);
        if (on < 0) {
            continue;
        }
        const bool whole = isBaseType(on) && !helpers.contains({ from / 2, on });
        const int number = m_flat.at(on)->id + (whole ? 1 : 0);
        if (number != from) {
            m_schema.needs.append({ from, number });
        }
        // An expression that generates a column cannot be set later, as a default can.
        if (from % 2 == 1 && number != from - 1 && m_flat.at(from / 2)->has(u"generated")) {
            m_schema.needs.append({ from - 1, number });
        }
    }
}

void Building::assemble()
{
    m_schema.numbers = int(m_flat.size()) * 2;
    QList<int> children(m_flat.size(), 0);
    for (const int parent : std::as_const(m_parents)) {
        children[std::max(parent, 0)] += parent >= 0 ? 1 : 0;
    }
    for (qsizetype i = 0; i < m_flat.size(); ++i) {
        if (const int parent = m_parents.at(i); parent >= 0) {
            auto &list = m_flat.at(parent)->children;
            list.reserve(children.at(parent));
            list.append(std::move(*m_flat.at(i)));
        }
    }
    m_schema.objects.reserve(m_parents.count(-1));
    for (qsizetype i = 0; i < m_flat.size(); ++i) {
        if (m_parents.at(i) < 0) {
            m_schema.objects.append(std::move(*m_flat.at(i)));
        }
    }
}

Result<Schema> Building::build(const ServerInfo &server)
{
    m_schema.engine = u"postgresql"_s;
    m_schema.server = server;
    const auto &jobs = m_asked.jobs();
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        auto &answer = m_asked.answer(i);
        if (answer.gone) {
            return fail(changedMeanwhile());
        }
        switch (jobs.at(i).rows) {
        case Job::Rows::Objects:
            place(answer.found);
            break;
        case Job::Rows::Aliases:
            m_aliases.reserve(answer.links.size());
            for (const auto &link : std::as_const(answer.links)) {
                m_aliases.insert(link.from, link.to);
            }
            break;
        case Job::Rows::Needs:
            needs(answer.links);
            break;
        case Job::Rows::Unread:
            m_schema.notCompared = answer.lines;
        }
    }
    assemble();
    return std::move(m_schema);
}

/// Opens the transaction that all is read in. Answers with the name under which a second session
/// can see the same, where that is worth it.
Result<QString> openSnapshot(PgConnection &connection)
{
    const auto open = Begin + settings();
    const auto begun = connection.execute(open);
    if (!begun) {
        return fail(begun.error());
    }
    const auto exported = connection.query(
        u"SELECT CASE WHEN pg_relation_size('pg_catalog.pg_attribute') > %1 THEN"
        " pg_export_snapshot() END"_s.arg(LargeCatalog));
    if (exported) {
        return exported->rows.value(0).value(0).toString();
    }
    if (exported.error().kind == ErrorKind::Cancelled
        || connection.transaction() == Connection::Transaction::Lost) {
        return fail(exported.error());
    }
    // Refused: the transaction is void, and nothing was read in it.
    const auto again = connection.execute(u"ROLLBACK; "_s + open);
    return again ? Result<QString>(QString()) : fail(again.error());
}

Result<Schema> readOnce(PgConnection &connection, const ReadOptions &options)
{
    const auto snapshot = openSnapshot(connection);
    Asking asking(connection, options);
    const auto asked = snapshot ? asking.ask(*snapshot) : fail(snapshot.error());
    const auto ended = connection.execute(u"ROLLBACK"_s);
    if (!asked || !ended) {
        return fail(asked ? ended.error() : asked.error());
    }
    return Building(asking).build(connection.server());
}

} // namespace

Result<Schema> readPgSchema(Connection &connection, const ReadOptions &options)
{
    auto &session = static_cast<PgConnection &>(connection); // the only kind this engine opens
    return readInPeace([&] { return readOnce(session, options); }, options.stop);
}

} // namespace Switchback
