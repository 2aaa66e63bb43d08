// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/tableset.h"

#include "core/text.h"
#include "core/tr.h"
#include "engines/triggersight.h"
#include "run/lintsource.h"
#include "run/livejudge.h"
#include "run/planner.h"
#include "run/usertriggers.h"
#include "sql/ddl.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr std::chrono::milliseconds FactBudget { 10000 };

QList<TableName> sortedNames(const QList<TableShape> &shapes, const QSet<QString> &wanted)
{
    QList<TableName> tables;
    for (const auto &shape : shapes) { // they are sorted
        if (wanted.contains(shape.name)) {
            tables += { shape.name, shape.sql };
        }
    }
    return tables;
}

// What it does is written elsewhere: in a function, or in a text that is put together.
bool hidesTables(const QString &sql)
{
    static const QRegularExpression opaque(
        u"^\\s*(?:--[^\\n]*\\n\\s*|/\\*.*?\\*/\\s*)*(?:DO|CALL|SELECT|EXECUTE|PREPARE|PERFORM|EXEC)\\b"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return opaque.match(sql).hasMatch();
}

QString unknownIn(const Plan &plan, const QList<ScriptVerdict> &verdicts)
{
    if (plan.stop) {
        return tr("%1 is run by its own tool").arg(plan.stop->name);
    }
    for (qsizetype i = 0; i < plan.steps.size() && i < verdicts.size(); ++i) {
        qsizetype number = 0;
        for (const auto &statement : plan.steps.at(i).statements) {
            if (statement.role != StatementRole::Migration) {
                continue;
            }
            const auto judged = verdicts.at(i).statements.value(number++);
            if (judged.tables.isEmpty() && hidesTables(wholeSql(statement))) {
                return tr("'%1' of %2 does not say which tables it works on")
                    .arg(elided(visible(wholeSql(statement).simplified()), 60),
                        plan.steps.at(i).version.text);
            }
        }
    }
    return {};
}

// Rows that go may take those along that refer to them.
void addReferring(const QList<TableShape> &shapes, QSet<QString> losing, QSet<QString> &wanted)
{
    for (bool more = !losing.isEmpty(); more;) {
        more = false;
        for (const auto &shape : shapes) {
            const bool refers = std::ranges::any_of(shape.links, [&](const TableLink &link) {
                return link.table != shape.name && losing.contains(link.table);
            });
            if (refers && !losing.contains(shape.name)) {
                losing += shape.name;
                more = true;
            }
        }
    }
    wanted += losing;
}

// What follows from changes of rows: triggers and cascades, and what these set off.
class Spread
{
public:
    Spread(const Session &session, const QList<TableShape> &shapes)
        : m_dialect(dialectOf(session.engine))
        , m_shapes(shapes)
    {
    }
    Result<void> read(const Engine &engine, Connection &live)
    {
        const auto triggers = userTriggers(engine, live);
        const auto routines = triggers ? writingRoutines(engine, live) : fail(triggers.error());
        if (!routines) {
            return fail(routines.error());
        }
        m_triggers = *triggers;
        m_routines = *routines;
        const bool postgres = engine.info().id == "postgresql"_L1;
        m_home = postgres ? QString() : engine.info().embedded ? u"main"_s : live.server().database;
        const auto sees = seesAllTriggers(engine, live);
        m_hidesTriggers = sees && !*sees;
        return !sees ? fail(sees.error()) : postgres ? readPartitions(live) : Result<void>();
    }
    void follow(const Plan &plan)
    {
        for (const auto &step : plan.steps) {
            for (const auto &statement : step.statements) {
                if (statement.role == StatementRole::Migration) {
                    follow(wholeSql(statement));
                }
            }
        }
        spread();
        if (m_hidesTriggers && !m_written.isEmpty() && m_unknown.isEmpty()) {
            m_unknown = tr("this user may not see the triggers of %1").arg(visible(m_home));
        }
    }
    const QHash<QString, int> &written() const { return m_written; }
    const QString &unknown() const { return m_unknown; }

private:
    Result<void> readPartitions(Connection &live)
    {
        const auto rows = live.query(
            u"SELECT n.nspname || '.' || c.relname, m.nspname || '.' || r.relname FROM pg_class c"
            " JOIN pg_namespace n ON n.oid = c.relnamespace"
            " JOIN pg_class r ON r.oid = pg_partition_root(c.oid)"
            " JOIN pg_namespace m ON m.oid = r.relnamespace WHERE c.relispartition"
            " AND c.relkind IN ('r', 'p', 'f')"_s);
        if (!rows) {
            return fail(rows.error());
        }
        for (const auto &row : rows->rows) {
            m_roots.insert(row.at(0).toString(), row.at(1).toString());
        }
        return {};
    }
    void follow(const QString &sql)
    {
        static const QRegularExpression meets(
            u"\\b(?:CONFLICT|DUPLICATE|REPLACE)\\b"_s, QRegularExpression::CaseInsensitiveOption);
        m_replaces = sql.contains(meets);
        const auto operations = parseSql(sql.toUtf8(), m_dialect);
        const bool changes = std::ranges::any_of(
            operations, [](const DdlOperation &operation) { return !operation.changes.isEmpty(); });
        const UserTrigger statement { .table = {}, .name = {}, .body = sql };
        const auto calls = changes ? writesOf(statement, m_dialect, m_routines).hidden : QString();
        if (!calls.isEmpty() && m_unknown.isEmpty()) {
            m_unknown = tr("%1, which a statement calls, may write to other tables")
                            .arg(visible(calls));
        }
        follow(operations);
    }
    void follow(const QList<DdlOperation> &operations)
    {
        for (const auto &operation : operations) {
            using Kind = DdlOperation::Kind;
            if (operation.kind == Kind::CreateTable || operation.kind == Kind::CreateTableAs) {
                m_made += operation.object;
            }
            for (const auto &change : operation.changes) {
                startAt(change.table, eventsOf(change, m_replaces));
            }
            if (operation.kind == Kind::Truncate) {
                for (const auto &table : operation.objects) {
                    startAt(table, UserTrigger::Truncate);
                }
            } else if (operation.kind == Kind::Copy) {
                startAt(operation.object, UserTrigger::Insert);
            }
            follow(operation.inner);
        }
    }
    static QString nameOf(const ObjectName &name)
    {
        return name.schema.isEmpty() ? name.name : name.schema + u'.' + name.name;
    }
    /// A table that a statement names; what the plan made itself has no triggers yet.
    void startAt(const ObjectName &table, int events)
    {
        const bool made = std::ranges::any_of(m_made, [&table](const ObjectName &other) {
            return other.name.compare(table.name, Qt::CaseInsensitive) == 0
                && (other.schema.isEmpty() || table.schema.isEmpty()
                    || other.schema.compare(table.schema, Qt::CaseInsensitive) == 0);
        });
        if (!write(nameOf(table), events) && !made && m_unknown.isEmpty()) {
            m_unknown = tr("what a change of %1 sets off is not known").arg(visible(table.name));
        }
    }
    static bool isMeant(const QString &name, const QString &whole)
    {
        return whole.compare(name, Qt::CaseInsensitive) == 0
            || (!name.contains(u'.')
                && whole.section(u'.', -1).compare(name, Qt::CaseInsensitive) == 0);
    }
    /// Every table that may be meant; false: there is none.
    bool write(QString name, int events)
    {
        if (!m_home.isEmpty() && name.startsWith(m_home + u'.', Qt::CaseInsensitive)) {
            name = name.mid(m_home.size() + 1);
        }
        bool found = false;
        for (const auto &shape : m_shapes) {
            if (isMeant(name, shape.name)) {
                found = true;
                mark(shape.name, events);
            }
        }
        for (auto it = m_roots.cbegin(); it != m_roots.cend(); ++it) {
            if (isMeant(name, it.key())) {
                found = true;
                mark(it.value(), events);
            }
        }
        return found;
    }
    void mark(const QString &table, int events)
    {
        auto &known = m_written[table];
        if ((known | events) != known) {
            known |= events;
            m_open += table;
        }
    }
    void hide(const UserTrigger &trigger, const QString &what)
    {
        m_unknown = !m_unknown.isEmpty() ? m_unknown
            : trigger.isRule
            ? tr("the rule %1 of %2 may write to other tables")
                  .arg(visible(trigger.name), visible(trigger.table))
            : tr("the trigger %1 of %2 may write to other tables (%3)")
                  .arg(visible(trigger.name), visible(trigger.table), visible(what));
    }
    void spread()
    {
        while (!m_open.isEmpty()) {
            const auto table = m_open.takeFirst();
            const int events = m_written.value(table);
            for (const auto &trigger : triggersFor(m_triggers, table, events)) {
                if (trigger.fires != UserTrigger::Fires::Never) {
                    fire(trigger);
                }
            }
            for (const auto &shape : m_shapes) {
                for (const auto &link : shape.links) {
                    const bool goes = link.table == table
                        && (((events & UserTrigger::Update) != 0 && link.followsUpdates)
                            || ((events & UserTrigger::Delete) != 0 && link.followsDeletes));
                    if (goes) {
                        write(shape.name, UserTrigger::Update | UserTrigger::Delete);
                    }
                }
            }
        }
    }
    void fire(const UserTrigger &trigger)
    {
        const auto writes = writesOf(trigger, m_dialect, m_routines);
        if (!writes.hidden.isEmpty()) {
            hide(trigger, writes.hidden);
        }
        for (auto it = writes.tables.cbegin(); it != writes.tables.cend(); ++it) {
            if (!write(it.key(), it.value())) {
                hide(trigger, it.key());
            }
        }
    }

    const Dialect m_dialect;
    const QList<TableShape> &m_shapes;
    QList<UserTrigger> m_triggers;
    QSet<QString> m_routines;
    QString m_home; // what stands before its tables' names without saying anything
    QHash<QString, QString> m_roots; // of partitions, which are no tables of their own here
    QList<ObjectName> m_made; // by the plan
    bool m_hidesTriggers = false;
    QHash<QString, int> m_written; // tables, with UserTrigger::Event
    QStringList m_open; // whose triggers were not looked at
    QString m_unknown;
    bool m_replaces = false; // the statement that is looked at
};

// Behind the first dot that is not between quotes.
QString withoutSchema(const QString &sql)
{
    bool quoted = false;
    for (qsizetype i = 0; i < sql.size(); ++i) {
        quoted = sql.at(i) == u'"' || sql.at(i) == u'`' ? !quoted : quoted;
        if (!quoted && sql.at(i) == u'.') {
            return sql.mid(i + 1);
        }
    }
    return sql;
}

QString rootOfPartition(Connection &connection, const Engine &engine, const TableFacts &facts)
{
    const auto rows = connection.query(
        u"SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = "
        "c.relnamespace WHERE c.oid = pg_partition_root(%1::regclass)"_s.arg(engine.literal(
            engine.identifier(facts.schema) + u'.' + engine.identifier(facts.name))));
    return rows ? rows->rows.value(0).value(0).toString() : QString();
}

QString allRelations(const Engine &engine)
{
    const auto &id = engine.info().id;
    return id == "postgresql"_L1
        ? u"SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = "
          "c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')"_s
        : id == "sqlite"_L1
        ? u"SELECT 'main', name FROM sqlite_schema WHERE type IN ('table', 'view')"_s
        : u"SELECT table_schema, table_name FROM information_schema.tables"
          " WHERE table_schema = database()"_s;
}

// A table that is there and of which nothing was learned, or a view, behind which others stand.
Result<QString> withoutFacts(const Engine &engine, Connection &connection,
    const QStringList &touched, const LiveFacts &facts)
{
    QStringList open;
    for (const auto &name : touched) {
        open += facts.table(name) ? QStringList() : QStringList { name };
    }
    if (open.isEmpty()) {
        return QString();
    }
    const auto rows = connection.query(allRelations(engine));
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        const auto name = row.at(1).toString();
        const auto whole = row.at(0).toString() + u'.' + name;
        for (const auto &touches : std::as_const(open)) {
            if (touches.compare(name, Qt::CaseInsensitive) == 0
                || touches.compare(whole, Qt::CaseInsensitive) == 0) {
                return tr("what %1 comes to was not learned").arg(visible(name));
            }
        }
    }
    return QString();
}

} // namespace

QStringList namesOf(const QList<TableName> &tables)
{
    QStringList names;
    for (const auto &table : tables) {
        names += table.name;
    }
    return names;
}

Result<AffectedTables> affectedTables(const Session &session, const Plan &plan)
{
    const auto verdicts = judgePlan(session, plan);
    const auto live = verdicts ? session.engine->connect(session.connection, Access::ReadOnly)
                               : fail(verdicts.error());
    const auto shapes = live ? tableShapes(*session.engine, **live) : fail(live.error());
    if (!shapes) {
        return fail(shapes.error());
    }
    QSet<QString> losing; // as the statements name them
    for (const auto &script : *verdicts) {
        for (const auto &loss : losses(script)) {
            if (loss.kind != Loss::Kind::Column && loss.kind != Loss::Kind::Values) {
                losing += loss.object;
            }
        }
    }
    const auto touched = touchedTables(*verdicts) + losing.values();
    const auto facts = readFacts(session, **live, touched, FactBudget, false);
    const bool postgres = session.engine->info().id == "postgresql"_L1;
    QSet<QString> wanted;
    QSet<QString> lost;
    for (const auto &table : facts.tables) {
        auto name = postgres ? table.schema + u'.' + table.name : table.name;
        if (postgres && !std::ranges::contains(*shapes, name, &TableShape::name)) {
            name = rootOfPartition(**live, *session.engine, table);
        }
        wanted += name;
        if (losing.contains(table.table)) {
            lost += name;
        }
    }
    addReferring(*shapes, lost, wanted);
    Spread spread(session, *shapes);
    if (const auto read = spread.read(*session.engine, **live); !read) {
        return fail(read.error());
    }
    spread.follow(plan);
    for (auto it = spread.written().cbegin(); it != spread.written().cend(); ++it) {
        wanted += it.key();
    }
    AffectedTables affected { .tables = sortedNames(*shapes, wanted),
        .unknown = unknownIn(plan, *verdicts) };
    affected.unknown = affected.unknown.isEmpty() ? spread.unknown() : affected.unknown;
    if (affected.unknown.isEmpty()) {
        const auto open = withoutFacts(*session.engine, **live, touched, facts);
        affected.unknown = open ? *open : oneLine(open.error());
    }
    return affected;
}

Result<AffectedTables> pendingTables(const Session &session)
{
    if (!session.format) {
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("There are no migrations here, so nothing is known to be touched."),
            .untouched = tr("Nothing was written."),
            .next = tr("Name the tables, or back up the whole database.") });
    }
    Target target;
    target.allowLate = true;
    const auto plan = makePlan(session, target);
    return plan ? affectedTables(session, *plan) : fail(plan.error());
}

Result<QList<TableName>> namedTables(
    const Engine &engine, Connection &connection, const QString &list)
{
    const auto shapes = tableShapes(engine, connection);
    if (!shapes) {
        return fail(shapes.error());
    }
    const auto refuse = [](const QString &what) {
        return fail(Error { .kind = ErrorKind::Usage,
            .what = what,
            .untouched = tr("Nothing was written."),
            .next = tr("Name tables as 'snapshot' does, with a comma between two.") });
    };
    // A comma between quotes belongs to the name.
    static const QRegularExpression word(
        u"\\s*((?:\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|[^,\"`])+)\\s*(?:,|$)"_s);
    QSet<QString> wanted;
    for (auto it = word.globalMatch(list); it.hasNext();) {
        const auto name = it.next().captured(1).trimmed();
        QStringList found;
        for (const auto &shape : *shapes) {
            const auto last = withoutSchema(shape.sql);
            const bool exact = shape.name == name || shape.sql == name;
            if (exact || last == name || last == engine.identifier(name)) {
                found = exact ? QStringList { shape.name } : found + QStringList { shape.name };
            }
            if (exact) {
                break;
            }
        }
        if (found.size() != 1) {
            return refuse(found.isEmpty()
                    ? tr("There is no table '%1'.").arg(elided(visible(name), 100))
                    : tr("'%1' may be each of these tables: %2.")
                          .arg(elided(visible(name), 100), visible(found.join(u", "_s))));
        }
        wanted += found.first();
    }
    return wanted.isEmpty() ? refuse(tr("No table is named."))
                            : Result<QList<TableName>>(sortedNames(*shapes, wanted));
}

} // namespace Switchback
