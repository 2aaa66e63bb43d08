// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/usertriggers.h"

#include "core/text.h"
#include "core/tr.h"
#include "sql/mysql.h"
#include "sql/postgresql.h"
#include "sql/sqlite.h"
#include "sql/token.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Event = UserTrigger::Event;
using Fires = UserTrigger::Fires;

// Those of partitions count for the whole, once each.
constexpr QLatin1StringView PgTriggers(
    "SELECT DISTINCT n.nspname || '.' || r.relname, t.tgname::text, t.tgtype::int, "
    "t.tgenabled::text, false, array_to_json(ARRAY(SELECT lower(a.attname) FROM pg_attribute a "
    "WHERE a.attrelid = t.tgrelid AND a.attnum = ANY (t.tgattr)))::text, CASE WHEN l.lanname = "
    "'plpgsql' THEN p.prosrc WHEN p.proname IN ('tsvector_update_trigger', "
    "'tsvector_update_trigger_column', 'suppress_redundant_updates_trigger') AND l.lanname = "
    "'internal' THEN ' '"
    // These make values of the row itself, or only look.
    " WHEN l.lanname = 'c' AND (p.probin, p.prosrc) IN (('$libdir/autoinc', 'autoinc'), "
    "('$libdir/insert_username', 'insert_username'), ('$libdir/moddatetime', 'moddatetime'), "
    "('$libdir/refint', 'check_primary_key')) THEN ' ' WHEN l.lanname = 'c' AND p.probin = "
    "'$libdir/lo' AND p.prosrc = 'lo_manage' THEN 'lo_unlink' ELSE '' END"
    " FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_class r ON r.oid = CASE WHEN "
    "c.relispartition THEN pg_partition_root(c.oid) ELSE c.oid END"
    " JOIN pg_namespace n ON n.oid = r.relnamespace JOIN pg_proc p ON p.oid = t.tgfoid"
    " JOIN pg_language l ON l.oid = p.prolang WHERE NOT t.tgisinternal"
    " UNION SELECT n.nspname || '.' || c.relname, w.rulename::text, CASE w.ev_type WHEN '2' THEN "
    "16 WHEN '3' THEN 4 ELSE 8 END, w.ev_enabled::text, true, '[]', ''"
    " FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class JOIN pg_namespace n ON n.oid = "
    "c.relnamespace WHERE c.relkind IN ('r', 'p') AND w.ev_type <> '1' ORDER BY 1, 2");
constexpr QLatin1StringView MyTriggers(
    "SELECT event_object_table, trigger_name, event_manipulation, action_timing, action_statement"
    " FROM information_schema.triggers WHERE event_object_schema = database() ORDER BY 1, 2");
constexpr QLatin1StringView LiteTriggers(
    "SELECT tbl_name, name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY 1, 2");

int eventOf(const QString &word)
{
    const auto big = word.toUpper();
    return big == "INSERT"_L1 ? Event::Insert
        : big == "UPDATE"_L1  ? Event::Update
        : big == "DELETE"_L1  ? Event::Delete
                              : 0;
}

UserTrigger pgTrigger(const QVariantList &row)
{
    const int type = row.at(2).toInt(); // bits as pg_trigger.h has them
    UserTrigger trigger { .table = row.at(0).toString(),
        .name = row.at(1).toString(),
        .events = (type & 4 ? Event::Insert : 0) | (type & 8 ? Event::Delete : 0)
            | (type & 16 ? Event::Update : 0) | (type & 32 ? Event::Truncate : 0),
        .isRule = row.at(4).toBool(),
        .before = (type & 2) != 0,
        .body = row.at(6).toString() };
    for (const auto &column : QJsonDocument::fromJson(row.at(5).toString().toUtf8()).array()) {
        trigger.columns += column.toString();
    }
    const auto enabled = row.at(3).toString();
    trigger.fires = enabled == "A"_L1 ? Fires::Always
        : enabled == "R"_L1           ? Fires::OnReplicas
        : enabled == "D"_L1           ? Fires::Never
                                      : Fires::Usually;
    return trigger;
}

QString bareName(QStringView text)
{
    auto name = text.toString();
    if (name.size() > 1 && QStringView(u"\"`[").contains(name.front())) {
        name = name.mid(1, name.size() - 2);
    }
    return name;
}

// CREATE TRIGGER name BEFORE UPDATE OF a, b ON t … BEGIN … END
UserTrigger liteTrigger(const QVariantList &row)
{
    UserTrigger trigger { .table = row.at(0).toString(), .name = row.at(1).toString() };
    const auto sql = row.at(2).toString();
    const Phrase phrase(sql, sqliteTokens(sql));
    qsizetype at = 0;
    while (at < phrase.size()
        && (eventOf(phrase.text(at).toString()) == 0
            || phrase.token(at).kind != Token::Kind::Word)) {
        trigger.before = trigger.before || phrase.is(at, "BEFORE"_L1);
        ++at;
    }
    trigger.events = at < phrase.size() ? eventOf(phrase.text(at).toString()) : 0;
    for (++at; at < phrase.size() && !phrase.is(at, "ON"_L1); ++at) {
        if (!phrase.is(at, "OF"_L1) && !phrase.isSymbol(at, ","_L1)) {
            trigger.columns += bareName(phrase.text(at)).toLower();
        }
    }
    while (at < phrase.size() && !phrase.is(at, "BEGIN"_L1)) {
        ++at;
    }
    trigger.body = at < phrase.size() ? sql.mid(phrase.token(at).start) : QString();
    return trigger;
}

QList<Token> tokensOf(const QString &sql, Dialect dialect)
{
    return dialect == Dialect::PostgreSql ? postgresqlTokens(sql)
        : dialect == Dialect::MySql       ? mysqlTokens(sql)
                                          : sqliteTokens(sql);
}

// Reads on over words, not over grammar: whatever a body says, a table that is written stands
// behind one of a few words.
class BodyReader
{
public:
    BodyReader(const QString &body, Dialect dialect, const QSet<QString> &routines)
        : m_phrase(body, tokensOf(body, dialect))
        , m_routines(routines)
    {
    }
    TriggerWrites read()
    {
        for (qsizetype i = 0; i < m_phrase.size(); ++i) {
            const bool isWord = m_phrase.token(i).kind == Token::Kind::Word;
            if (isWord || m_phrase.token(i).kind == Token::Kind::QuotedName) {
                call(i);
            }
            if (isWord) {
                write(i);
            }
        }
        return m_writes;
    }

private:
    bool isAny(qsizetype i, std::initializer_list<QLatin1StringView> words) const
    {
        return std::ranges::any_of(
            words, [&](QLatin1StringView word) { return m_phrase.is(i, word); });
    }
    bool isName(qsizetype i) const
    {
        return i < m_phrase.size()
            && (m_phrase.token(i).kind == Token::Kind::Word
                || m_phrase.token(i).kind == Token::Kind::QuotedName);
    }
    void hide(const QString &words)
    {
        m_writes.hidden = m_writes.hidden.isEmpty() ? words : m_writes.hidden;
    }
    void call(qsizetype i)
    {
        const auto name = bareName(m_phrase.text(i));
        if (m_phrase.isSymbol(i + 1, "("_L1) && m_routines.contains(name.toLower())) {
            hide(name + u"()"_s);
        }
    }
    // table, schema.table; `i` goes behind it
    void take(qsizetype &i, int event)
    {
        if (isAny(i, { "ONLY"_L1, "TABLE"_L1, "INTO"_L1 })) {
            ++i;
        }
        if (!isName(i)) {
            return;
        }
        auto name = bareName(m_phrase.text(i++));
        while (m_phrase.isSymbol(i, "."_L1) && isName(i + 1)) {
            name += u'.' + bareName(m_phrase.text(i + 1));
            i += 2;
        }
        m_writes.tables[name] |= event;
    }
    void takeList(qsizetype i, int event, std::initializer_list<QLatin1StringView> ends)
    {
        take(i, event);
        for (; i < m_phrase.size() && !isAny(i, ends) && !m_phrase.isSymbol(i, ";"_L1); ++i) {
            if (m_phrase.isSymbol(i, ","_L1) || m_phrase.is(i, "JOIN"_L1)) {
                take(++i, event);
                --i;
            }
        }
    }
    // Where only a name can stand, the words say nothing.
    bool isOnlyName(qsizetype i) const
    {
        static constexpr QLatin1StringView before[] { "."_L1, ","_L1, "("_L1, "="_L1 };
        const auto follows = [&](QLatin1StringView symbol) {
            return i > 0 && m_phrase.isSymbol(i - 1, symbol);
        };
        return std::ranges::any_of(before, follows) || m_phrase.isSymbol(i + 1, "."_L1)
            || m_phrase.isSymbol(i + 1, "="_L1)
            || (i > 0
                && isAny(i - 1,
                    { "UPDATE"_L1, "FROM"_L1, "INTO"_L1, "JOIN"_L1, "TABLE"_L1, "ONLY"_L1,
                        "AS"_L1 }));
    }
    void write(qsizetype i)
    {
        if (isAny(i, { "EXECUTE"_L1, "CALL"_L1, "PREPARE"_L1 })) {
            if (!isOnlyName(i)) {
                hide(m_phrase.text(i).toString().toUpper());
            }
        } else if (m_phrase.is(i, "UPDATE"_L1)) {
            const bool clause = i > 0
                && isAny(i - 1, { "FOR"_L1, "KEY"_L1, "DO"_L1, "ON"_L1, "BEFORE"_L1, "AFTER"_L1 });
            auto at = i + 1;
            while (isAny(at, { "LOW_PRIORITY"_L1, "IGNORE"_L1 })) {
                ++at;
            }
            if (m_phrase.is(at, "OR"_L1)) { // SQLite: OR IGNORE
                at += 2;
            }
            if (!clause && !m_phrase.is(at, "SET"_L1)) {
                takeList(at, Event::Update, { "SET"_L1 });
            } else if (clause && i > 0 && isAny(i - 1, { "DO"_L1, "KEY"_L1 })) {
                upsert();
            }
        } else if (m_phrase.is(i, "DELETE"_L1)) {
            auto at = i + 1;
            while (isAny(at, { "LOW_PRIORITY"_L1, "QUICK"_L1, "IGNORE"_L1 })) {
                ++at;
            }
            if (m_phrase.is(at, "FROM"_L1)) {
                takeList(++at, Event::Delete,
                    { "USING"_L1, "WHERE"_L1, "ORDER"_L1, "LIMIT"_L1, "RETURNING"_L1 });
            } else if (isName(at)) {
                takeList(at, Event::Delete, { "FROM"_L1, "WHERE"_L1 });
            }
        } else if (isAny(i, { "INSERT"_L1, "REPLACE"_L1, "MERGE"_L1 })) {
            auto at = i + 1;
            while (isAny(at,
                { "LOW_PRIORITY"_L1, "DELAYED"_L1, "HIGH_PRIORITY"_L1, "IGNORE"_L1, "OR"_L1,
                    "ABORT"_L1, "FAIL"_L1, "REPLACE"_L1, "ROLLBACK"_L1 })) {
                ++at;
            }
            const bool merges = m_phrase.is(i, "MERGE"_L1);
            const int also = merges || !m_phrase.is(i, "INSERT"_L1) || m_phrase.is(i + 1, "OR"_L1)
                ? Event::Delete | (merges ? Event::Update : 0)
                : 0;
            if (m_phrase.is(at, "INTO"_L1) || (isName(at) && !m_phrase.isSymbol(at, "("_L1))) {
                m_last = at;
                take(at, Event::Insert | also);
            }
        } else if (m_phrase.is(i, "TRUNCATE"_L1)) {
            takeList(i + 1, Event::Truncate, { "CASCADE"_L1, "RESTART"_L1 });
        } else if (m_phrase.is(i, "COPY"_L1) && isName(i + 1)) {
            auto at = i + 1;
            take(at, Event::Insert);
        }
    }
    // ON CONFLICT DO UPDATE, ON DUPLICATE KEY UPDATE: the table of the INSERT before it
    void upsert()
    {
        if (m_last >= 0) {
            auto at = m_last;
            take(at, Event::Update);
        }
    }

    const Phrase m_phrase;
    const QSet<QString> &m_routines;
    TriggerWrites m_writes;
    qsizetype m_last = -1; // the table of the last INSERT
};

// Triggers of the server's own check them at the statement's or the transaction's end.
Result<QStringList> deferrableKeys(const Engine &engine, Connection &connection, const QString &sql)
{
    QStringList keys;
    for (const auto &operation : parseSql(sql.toUtf8(), Dialect::PostgreSql)) {
        for (const auto &change : operation.changes) {
            const auto schema = change.table.schema.isEmpty()
                ? QString()
                : engine.identifier(change.table.schema) + u'.';
            const auto table = u"to_regclass(%1)"_s.arg(
                engine.literal(schema + engine.identifier(change.table.name)));
            const auto rows = connection.query(
                u"SELECT DISTINCT quote_ident(conname) FROM pg_constraint WHERE condeferrable"
                " AND contype IN ('p', 'u', 'x') AND (conrelid = %1 OR conrelid IN"
                " (SELECT relid FROM pg_partition_tree(%1))) ORDER BY 1"_s.arg(table));
            if (!rows) {
                return fail(rows.error());
            }
            for (const auto &row : rows->rows) {
                keys += row.first().toString();
            }
        }
    }
    return keys;
}

} // namespace

Result<QList<UserTrigger>> userTriggers(const Engine &engine, Connection &connection)
{
    const auto &id = engine.info().id;
    const auto rows = connection.query(id == "postgresql"_L1 ? QString(PgTriggers)
            : id == "sqlite"_L1                              ? QString(LiteTriggers)
                                                             : QString(MyTriggers));
    if (!rows) {
        return fail(rows.error());
    }
    QList<UserTrigger> all;
    for (const auto &row : rows->rows) {
        all += id == "postgresql"_L1 ? pgTrigger(row)
            : id == "sqlite"_L1      ? liteTrigger(row)
                                     : UserTrigger { .table = row.at(0).toString(),
                                           .name = row.at(1).toString(),
                                           .events = eventOf(row.at(2).toString()),
                                           .before = row.at(3).toString() == "BEFORE"_L1,
                                           .body = row.at(4).toString() };
    }
    return all;
}

int eventsOf(const DataChange &change, bool replaces)
{
    switch (change.kind) {
    case DataChange::Kind::Insert:
        return UserTrigger::Insert | (replaces ? UserTrigger::Update | UserTrigger::Delete : 0);
    case DataChange::Kind::Update:
        return UserTrigger::Update;
    case DataChange::Kind::Delete:
        return UserTrigger::Delete;
    case DataChange::Kind::Merge:
        break;
    }
    return UserTrigger::Insert | UserTrigger::Update | UserTrigger::Delete;
}

QList<UserTrigger> triggersFor(
    const QList<UserTrigger> &all, const QString &table, int event, const QStringList &sets)
{
    QList<UserTrigger> list;
    for (const auto &trigger : all) {
        const bool named = trigger.columns.isEmpty() || sets.isEmpty()
            || std::ranges::any_of(
                trigger.columns, [&sets](const QString &column) { return sets.contains(column); });
        if (trigger.table.compare(table, Qt::CaseInsensitive) == 0
            && ((trigger.events & event & ~Event::Update) != 0
                || ((trigger.events & event & Event::Update) != 0 && named))) {
            list += trigger;
        }
    }
    return list;
}

TriggerWrites writesOf(const UserTrigger &trigger, Dialect dialect, const QSet<QString> &routines)
{
    if (trigger.body == "lo_unlink"_L1) { // lo_manage, which is written in C
        return { {}, tr("it removes large objects, which no table holds") };
    }
    return trigger.body.isEmpty() ? TriggerWrites { {}, trigger.name }
                                  : BodyReader(trigger.body, dialect, routines).read();
}

Result<QSet<QString>> writingRoutines(const Engine &engine, Connection &connection)
{
    const auto &id = engine.info().id;
    QSet<QString> names;
    if (engine.info().embedded) {
        return names;
    }
    // What extensions bring makes values; dblink alone writes elsewhere.
    const auto rows = connection.query(id == "postgresql"_L1
            ? u"SELECT DISTINCT lower(p.proname) FROM pg_proc p JOIN pg_namespace n ON n.oid = "
              "p.pronamespace WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND "
              "p.provolatile = 'v' AND p.prorettype <> 'trigger'::regtype AND (p.proname LIKE "
              "'dblink%' OR NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = "
              "'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'))"_s
            : u"SELECT DISTINCT lower(routine_name) FROM information_schema.routines"_s);
    if (!rows) {
        return fail(rows.error());
    }
    for (const auto &row : rows->rows) {
        names += row.first().toString();
    }
    return names;
}

QString whyTriggersStay(const Engine &engine)
{
    const auto &id = engine.info().id;
    return id == "postgresql"_L1 ? QString()
        : id == "sqlite"_L1 ? tr("In SQLite no statement leaves the triggers of a session out.")
                            : tr("MariaDB and MySQL have no setting that leaves the triggers of "
                                 "a session out.");
}

QString whyTriggersStay(const Engine &engine, Connection &connection, const QString &sql)
{
    if (const auto never = whyTriggersStay(engine); !never.isEmpty()) {
        return never;
    }
    // Who may is best asked by trying: superusers, those with GRANT SET ON PARAMETER, and those to
    // whom a provider's own rules give it.
    auto tried = connection.execute(u"BEGIN"_s);
    if (!tried) {
        return oneLine(tried.error());
    }
    tried = connection.execute(QString(WithoutTriggers));
    std::ignore = connection.execute(engine.rollback());
    if (!tried) {
        return tr("This user may not set session_replication_role (%1). A superuser can allow "
                  "it on PostgreSQL 15 and later: GRANT SET ON PARAMETER "
                  "session_replication_role TO …")
            .arg(tried.error().server.isEmpty() ? tried.error().what
                                                : tried.error().server.simplified());
    }
    const auto keys = deferrableKeys(engine, connection, sql);
    if (!keys) {
        return oneLine(keys.error());
    }
    return keys->isEmpty()
        ? QString()
        : tr("Its deferrable keys would not be checked either, and a value could come twice: %1.")
              .arg(elided(visible(keys->join(u", "_s)), 200));
}

} // namespace Switchback
