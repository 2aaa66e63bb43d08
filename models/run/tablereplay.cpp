// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/tablereplay.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/dumpfeed.h"
#include "run/livecopy.h"
#include "run/rightsagain.h"
#include "run/straykeys.h"
#include "run/triedscript.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// Of a transaction that takes as long as the rows do, whatever the server's settings say.
QStringList beginning(const Connection &connection)
{
    QStringList list { u"BEGIN"_s, u"SET LOCAL statement_timeout = 0"_s,
        u"SET LOCAL idle_in_transaction_session_timeout = 0"_s };
    if (connection.server().number >= 170000) {
        list += u"SET LOCAL transaction_timeout = 0"_s;
    }
    return list;
}

// As pg_restore sets it: what is made again names its schemas, as it was written down.
const QStringList &likeRestoring()
{
    static const QStringList list { u"SET client_encoding = 'UTF8'"_s, u"SET search_path = ''"_s,
        u"SET check_function_bodies = false"_s };
    return list;
}

Result<void> send(Connection &connection, const QStringList &statements)
{
    for (const auto &sql : statements) {
        if (const auto done = connection.execute(sql); !done) {
            return fail(done.error());
        }
    }
    return {};
}

QString sqlList(const QList<TableName> &tables)
{
    QStringList names;
    for (const auto &table : tables) {
        names += table.sql;
    }
    return names.join(u", "_s);
}

// Foreign keys of others that refer to the tables: what makes them again.
Result<QStringList> outsideLinks(
    const Engine &engine, Connection &connection, const QList<TableName> &tables)
{
    QStringList names;
    for (const auto &table : tables) {
        names += u"to_regclass(%1)"_s.arg(engine.literal(table.sql));
    }
    const auto wide = connection.execute(u"SET search_path = ''"_s); // definitions name the schema
    const auto rows = wide
        ? connection.query(
              u"SELECT quote_ident(n.nspname), quote_ident(c.relname), quote_ident(k.conname), "
              "pg_get_constraintdef(k.oid) FROM pg_constraint k"
              " JOIN pg_class c ON c.oid = k.conrelid "
              "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype = 'f' AND "
              "k.conparentid = 0 "
              "AND k.confrelid = ANY (ARRAY[%1])"
              " AND k.conrelid <> ALL (array_remove(ARRAY[%1], NULL)) "
              "ORDER BY 1, 2, 3"_s.arg(names.join(u", "_s)))
        : fail(wide.error());
    if (!rows) {
        return fail(rows.error());
    }
    QStringList adds;
    for (const auto &row : rows->rows) {
        adds += u"ALTER TABLE %1.%2 ADD CONSTRAINT %3 %4"_s.arg(
            row.at(0).toString(), row.at(1).toString(), row.at(2).toString(), row.at(3).toString());
    }
    return adds;
}

const QStringList &nobodysRights()
{
    static const QStringList options { u"--no-owner"_s, u"--no-privileges"_s };
    return options;
}

class Trial
{
public:
    Trial(const TableReplay &replay, const Schema &now, Connection &live)
        : m_replay(replay)
        , m_engine(*replay.session->engine)
        , m_now(now)
        , m_live(live)
    {
    }
    Result<TableTrial> run(bool links);

private:
    bool isPostgres() const { return m_engine.info().id == "postgresql"_L1; }
    Connection &scratch() { return m_scratch->connection(); }
    Result<void> feed(DumpPart part)
    {
        return feedDump(scratch(), m_replay, part, nobodysRights());
    }
    Result<void> load();
    Result<void> count();
    Result<void> checkLinks();
    Result<void> checkOwners();
    Result<void> addObstacle(const TableShape &child, const TableLink &link, Connection &childSide,
        Connection &parentSide, const QList<TableShape> &parents, bool fromBackup);
    Result<void> makeAgain();
    Result<Schema> readAgain();
    bool isOurs(const SchemaChange &change) const;
    void compareOthers();

    const TableReplay &m_replay;
    const Engine &m_engine;
    const Schema &m_now;
    Connection &m_live;
    std::unique_ptr<Scratch> m_scratch;
    TableTrial m_trial;
};

Result<void> Trial::load()
{
    if (!isPostgres()) {
        const auto done = m_replay.tool->replaceTables(m_replay.file, m_scratch->settings(),
            m_replay.tables, false, { {}, m_replay.watch.stop });
        return done ? m_scratch->reconnect() : done;
    }
    auto done = send(scratch(),
        beginning(scratch())
            + QStringList { u"DROP TABLE IF EXISTS %1 CASCADE"_s.arg(sqlList(m_replay.tables)) });
    for (const auto part : { DumpPart::Definitions, DumpPart::Rows, DumpPart::Indexes }) {
        done = done ? feed(part) : done;
    }
    return done ? send(scratch(), { u"COMMIT"_s }) : done;
}

Result<void> Trial::count()
{
    for (const auto &table : m_replay.tables) {
        const auto rows = scratch().query(u"SELECT count(*) FROM "_s + table.sql);
        if (!rows) {
            return fail(rows.error());
        }
        m_trial.rows.insert(table.name, rows->rows.value(0).value(0).toLongLong());
    }
    return {};
}

Result<void> Trial::addObstacle(const TableShape &child, const TableLink &link,
    Connection &childSide, Connection &parentSide, const QList<TableShape> &parents,
    bool fromBackup)
{
    const auto parent = std::ranges::find(parents, link.table, &TableShape::name);
    if (parent == parents.end() || link.keys.isEmpty() || link.keys.contains(QString())) {
        return {}; // nothing is asked there either
    }
    const auto missing = missingKeys(
        m_engine, childSide, child, link, parentSide, parent->sql, m_replay.watch.stop);
    if (!missing) {
        return fail(missing.error());
    }
    // What refers to nothing as it is hinders nothing.
    const auto already = fromBackup || *missing == 0
        ? Result<qint64>(0)
        : missingKeys(m_engine, m_live, child, link, m_live, parent->sql, m_replay.watch.stop);
    if (*missing > already.value_or(0)) {
        m_trial.obstacles += (fromBackup
                ? tr("%1 (%2) refers to %n row(s) of %3 that are not there now.", nullptr,
                      int(*missing))
                : tr("%1 (%2) refers now to %n row(s) of %3 that the backup does not hold.",
                      nullptr, int(*missing)))
                                 .arg(visible(child.name), visible(link.columns.join(u", "_s)),
                                     visible(link.table));
    }
    return {};
}

// The foreign keys of the backup's tables are only seen where they are there: for a moment,
// without rows.
Result<void> Trial::checkLinks()
{
    auto done = isPostgres()
        ? send(scratch(), { u"BEGIN"_s, u"TRUNCATE "_s + sqlList(m_replay.tables) })
        : Result<void>();
    done = done && isPostgres() ? feed(DumpPart::Links) : done;
    const auto then = done ? tableShapes(m_engine, scratch()) : fail(done.error());
    done = then && isPostgres() ? send(scratch(), { u"ROLLBACK"_s }) : done;
    const auto now = done && then ? tableShapes(m_engine, m_live)
                                  : fail(done ? then.error() : done.error());
    if (!now) {
        return fail(now.error());
    }
    const auto names = namesOf(m_replay.tables);
    for (const auto &shape : *then) {
        for (const auto &link : shape.links) {
            const bool leaves = names.contains(shape.name) && !names.contains(link.table);
            done = done && leaves ? addObstacle(shape, link, scratch(), m_live, *now, true) : done;
        }
    }
    for (const auto &shape : *now) {
        for (const auto &link : shape.links) {
            const bool comes = !names.contains(shape.name) && names.contains(link.table);
            done = done && comes ? addObstacle(shape, link, m_live, scratch(), *then, false) : done;
        }
    }
    return done;
}

// Who is no member of an owner can neither take a table away nor give it back.
Result<void> Trial::checkOwners()
{
    for (const auto &table : m_replay.tables) {
        const auto rows = m_live.query(
            u"SELECT current_user::text FROM pg_class WHERE oid = to_regclass(%1) AND NOT "
            "pg_has_role(relowner, 'MEMBER')"_s.arg(m_engine.literal(table.sql)));
        if (!rows) {
            return fail(rows.error());
        }
        if (!rows->rows.isEmpty()) {
            m_trial.obstacles += visible(table.name) + u": "_s
                + tr("The user %1 may not do this.")
                      .arg(visible(rows->rows.first().first().toString()));
        }
    }
    return {};
}

Result<Schema> Trial::readAgain()
{
    const auto again = m_scratch->reconnect();
    return again ? schemaTools(m_engine.info().id)->read(scratch(), { .stop = m_replay.watch.stop })
                 : fail(again.error());
}

bool Trial::isOurs(const SchemaChange &change) const
{
    const auto cases = m_engine.info().embedded ? Qt::CaseInsensitive : Qt::CaseSensitive;
    return std::ranges::any_of(m_replay.tables, [&](const TableName &table) {
        return std::ranges::any_of(QStringList { table.sql, table.name }, [&](const QString &name) {
            return change.object.compare(name, cases) == 0
                || change.object.startsWith(name + u'.', cases);
        });
    });
}

// Views and functions that hung on the tables, in an order in which they can be made.
Result<void> Trial::makeAgain()
{
    const auto links = outsideLinks(m_engine, m_live, m_replay.tables);
    auto done = links ? send(scratch(), { u"TRUNCATE "_s + sqlList(m_replay.tables) })
                      : fail(links.error());
    done = done ? feed(DumpPart::Links) : done;
    done = done ? send(scratch(), *links) : done;
    const auto left = done ? readAgain() : fail(done.error());
    if (!left) {
        return fail(left.error());
    }
    if (const auto alike = send(scratch(), likeRestoring()); !alike) {
        return alike;
    }
    m_trial.again = *links;
    static const QStringList known { u"view"_s, u"materialized view"_s, u"function"_s,
        u"procedure"_s, u"aggregate"_s };
    auto rights = RightsAgain::look(m_engine, m_live);
    if (!rights) {
        return fail(rights.error());
    }
    QList<MadeAgain> pending;
    for (const auto &change : compareSchemas(m_now, *left)) {
        if (change.change == SchemaChange::Change::Removed && known.contains(change.kind)) {
            const auto made = rights->of(m_now, change.before);
            if (!made) {
                return fail(made.error());
            }
            pending += *made;
        }
    }
    QStringList given; // once all are there
    for (bool moved = true; moved && !pending.isEmpty();) {
        moved = false;
        for (qsizetype i = 0; i < pending.size();) {
            const auto &one = pending.at(i);
            if (!scratch().execute(one.make)) {
                ++i;
                continue;
            }
            m_trial.again += one.make.trimmed();
            given += one.rights;
            m_trial.notes += one.note.isEmpty() ? QStringList() : QStringList { one.note };
            pending.removeAt(i);
            moved = true;
        }
    }
    m_trial.again += given;
    return {}; // what is still missing is found by comparing
}

void Trial::compareOthers()
{
    DiffOptions options;
    options.privileges = false;
    for (const auto &change : compareSchemas(m_now, m_trial.schema, options)) {
        const bool counter = change.kind == "sequence"_L1
            && change.change != SchemaChange::Change::Removed;
        if (!isOurs(change) && !counter) {
            m_trial.obstacles += change.change == SchemaChange::Change::Removed
                ? tr("The %1 %2 hangs on these tables and does not fit them as they were.")
                      .arg(change.kind, visible(change.object))
                : tr("The %1 %2 would not be as it is now.")
                      .arg(change.kind, visible(change.object));
        }
    }
}

Result<TableTrial> Trial::run(bool links)
{
    const auto beside = placeForScratch(*m_replay.session);
    auto scratch = beside ? scratchCopy(m_now, m_engine, *beside, m_replay.session->connection,
                                { .stop = m_replay.watch.stop })
                          : fail(beside.error());
    if (!scratch) {
        return fail(scratch.error());
    }
    m_scratch = std::move(*scratch);
    auto done = load();
    done = done ? count() : done;
    done = done && links ? checkLinks() : done;
    done = done && links && isPostgres() ? checkOwners() : done;
    done = done && isPostgres() ? makeAgain() : done;
    auto schema = done ? readAgain() : fail(done.error());
    if (!schema) {
        return fail(schema.error());
    }
    m_trial.schema = std::move(*schema);
    compareOthers();
    return std::move(m_trial);
}

// Who owns the tables and their partitions now, where it is not this user; a sequence goes with
// its table. Those that are not there have no owner.
Result<QStringList> ownersAgain(
    Connection &live, const Engine &engine, const QList<TableName> &tables)
{
    QStringList list;
    for (const auto &table : tables) {
        const auto rows = live.query(
            u"SELECT quote_ident(n.nspname), quote_ident(c.relname), "
            "quote_ident(pg_get_userbyid(c.relowner)) FROM pg_class c JOIN pg_namespace n ON "
            "n.oid = c.relnamespace WHERE (c.oid = to_regclass(%1) OR c.oid IN (SELECT relid FROM "
            "pg_partition_tree(to_regclass(%1)))) AND pg_get_userbyid(c.relowner) <> current_user "
            "ORDER BY 1, 2"_s.arg(engine.literal(table.sql)));
        if (!rows) {
            return fail(rows.error());
        }
        for (const auto &row : rows->rows) {
            list += u"ALTER TABLE IF EXISTS %1.%2 OWNER TO %3"_s.arg(
                row.at(0).toString(), row.at(1).toString(), row.at(2).toString());
        }
    }
    return list;
}

bool isSuperuser(Connection &connection)
{
    const auto rows = connection.query(
        u"SELECT rolsuper FROM pg_roles WHERE rolname = current_user"_s);
    return rows && rows->rows.value(0).value(0).toBool();
}

} // namespace

Result<TableTrial> tryTables(
    const TableReplay &replay, const Schema &now, Connection &live, bool links)
{
    return Trial(replay, now, live).run(links);
}

Result<void> replaceTables(const TableReplay &replay, const QStringList &again)
{
    const auto &engine = *replay.session->engine;
    if (engine.info().id != "postgresql"_L1) {
        return replay.tool->replaceTables(
            replay.file, replay.session->connection, replay.tables, true, replay.watch);
    }
    auto live = engine.connect(replay.session->connection, Access::ReadWrite);
    if (!live) {
        return fail(live.error());
    }
    const bool superuser = isSuperuser(**live);
    const auto owners = superuser ? Result<QStringList>(QStringList())
                                  : ownersAgain(**live, engine, replay.tables);
    if (!owners) {
        return fail(owners.error());
    }
    const auto leftOut = superuser ? QStringList() : QStringList { u"--no-owner"_s };
    auto done = send(**live,
        beginning(**live)
            + QStringList { u"SET LOCAL lock_timeout = '30s'"_s,
                u"DROP TABLE IF EXISTS %1 CASCADE"_s.arg(sqlList(replay.tables)) });
    for (const auto part :
        { DumpPart::Definitions, DumpPart::Rows, DumpPart::Indexes, DumpPart::Links }) {
        done = done ? feedDump(**live, replay, part, leftOut) : done;
    }
    done = done ? send(**live, likeRestoring() + again + *owners) : done;
    done = done ? send(**live, { u"COMMIT"_s }) : done;
    if (!done) {
        std::ignore = (*live)->execute(engine.rollback());
    }
    return done;
}

} // namespace Switchback
