// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/mysql.h"
#include "sql/pgparse.h"
#include "sql/sqlite.h"
#include "sql/sqlreader.h"

using namespace Qt::StringLiterals;

namespace Switchback {

using Kind = DdlOperation::Kind;

void SqlReader::assignments(qsizetype from, qsizetype to, DataChange &change) const
{
    while (from < to) {
        auto next = findAny({ ","_L1 }, from, to);
        next = next < 0 ? to : next;
        const auto equal = findAny({ "="_L1 }, from, next);
        if (equal > from) {
            change.sets.append({ plain(equal - 1), expression(equal + 1, next) });
        }
        from = next + 1;
    }
}

void SqlReader::limits(qsizetype from, qsizetype to, DataChange &change) const
{
    change.limited = find("LIMIT"_L1, from, to) >= 0;
    const auto all = expression(from, to);
    change.offset = all.offsetQuery;
}

DdlOperation SqlReader::update()
{
    DdlOperation result { .kind = Kind::DataChange };
    DataChange change { .kind = DataChange::Kind::Update };
    take("LOW_PRIORITY"_L1);
    take("IGNORE"_L1);
    if (take("OR"_L1)) {
        name();
    }
    change.table = objectName();
    const auto set = find("SET"_L1, m_at, m_end);
    change.sources = tablesIn(m_at, m_end);
    change.joined = (set > m_at && findAny({ "JOIN"_L1, ","_L1 }, m_at, set) >= 0);
    auto where = find("WHERE"_L1, m_at, m_end);
    auto from = find("FROM"_L1, m_at, m_end);
    change.joined = change.joined || from >= 0;
    auto tail = findAny({ "ORDER"_L1, "LIMIT"_L1, "RETURNING"_L1 }, m_at, m_end);
    tail = tail < 0 ? m_end : tail;
    const auto setEnd = qMin(tail, qMin(where < 0 ? m_end : where, from < 0 ? m_end : from));
    if (set >= 0) {
        assignments(set + 1, setEnd, change);
    }
    if (where >= 0) {
        change.where = expression(where + 1, tail);
    }
    limits(tail, m_end, change);
    result.object = change.table;
    result.changes = { change };
    return result;
}

DdlOperation SqlReader::deleteFrom()
{
    DdlOperation result { .kind = Kind::DataChange };
    DataChange change { .kind = DataChange::Kind::Delete };
    const auto from = find("FROM"_L1, m_at, m_end);
    const auto first = m_at;
    m_at = from < 0 ? m_at : from + 1;
    change.table = objectName();
    change.joined = from > first || find("JOIN"_L1, m_at, m_end) >= 0
        || find("USING"_L1, m_at, m_end) >= 0;
    const auto where = find("WHERE"_L1, m_at, m_end);
    auto tail = findAny({ "ORDER"_L1, "LIMIT"_L1, "RETURNING"_L1 }, m_at, m_end);
    tail = tail < 0 ? m_end : tail;
    if (where >= 0) {
        change.where = expression(where + 1, tail);
    }
    change.sources = tablesIn(m_at, m_end);
    limits(tail, m_end, change);
    result.object = change.table;
    result.changes = { change };
    return result;
}

DdlOperation SqlReader::insert()
{
    DdlOperation result { .kind = Kind::DataChange };
    DataChange change { .kind = DataChange::Kind::Insert };
    const auto into = find("INTO"_L1, m_at, qMin(m_at + 5, m_end));
    if (into >= 0) {
        m_at = into + 1;
    } else {
        take("IGNORE"_L1);
    }
    change.table = objectName();
    if (!is("SELECT"_L1, 1)) {
        change.columns = nameList();
    }
    if (take("SET"_L1)) {
        change.fromValues = true;
    }
    const auto select = find("SELECT"_L1, m_at, m_end);
    const auto begin = select >= 0 ? select : symbol("("_L1) && is("SELECT"_L1, 1) ? m_at + 1 : -1;
    if (begin < 0) {
        change.fromValues = true;
        change.copied = { expression(m_at, m_end) };
    } else {
        change.sources = tablesIn(m_at, m_end);
        change.fromValues = change.sources.isEmpty();
        auto from = find("FROM"_L1, begin, m_end);
        from = from < 0 ? m_end : from;
        for (auto at = begin + 1; at < from;) {
            auto next = findAny({ ","_L1 }, at, from);
            next = next < 0 ? from : next;
            change.copied.append(expression(at, next));
            at = next + 1;
        }
        if (const auto where = find("WHERE"_L1, begin, m_end); where >= 0) {
            auto tail = findAny(
                { "ORDER"_L1, "LIMIT"_L1, "GROUP"_L1, "ON"_L1, "RETURNING"_L1 }, where, m_end);
            change.where = expression(where + 1, tail < 0 ? m_end : tail);
        }
        limits(begin, m_end, change);
    }
    result.object = change.table;
    result.changes = { change };
    return result;
}

DdlOperation SqlReader::select()
{
    DdlOperation result { .kind = Kind::Select };
    result.reads = tablesIn(0, m_end);
    const auto all = expression(0, m_end);
    result.functions = all.functions;
    result.arguments = all.strings;
    result.limited = find("LIMIT"_L1, 0, m_end) >= 0;
    if (const auto where = find("WHERE"_L1, 0, m_end); where >= 0) {
        auto tail = findAny({ "ORDER"_L1, "LIMIT"_L1, "GROUP"_L1 }, where, m_end);
        result.where = expression(where + 1, tail < 0 ? m_end : tail);
    }
    return result;
}

/// WITH … INSERT/UPDATE/DELETE/SELECT: the queries of WITH feed the statement.
DdlOperation SqlReader::with()
{
    const auto main = findAny(
        { "INSERT"_L1, "UPDATE"_L1, "DELETE"_L1, "REPLACE"_L1, "SELECT"_L1 }, m_at, m_end);
    if (main < 0) {
        return {};
    }
    const auto feeding = expression(m_at, main);
    m_at = main + 1;
    auto result = m_phrase.is(main, "UPDATE"_L1) ? update()
        : m_phrase.is(main, "DELETE"_L1)         ? deleteFrom()
        : m_phrase.is(main, "SELECT"_L1)         ? select()
                                                 : insert();
    for (auto &change : result.changes) {
        change.limited = change.limited || feeding.limitedQuery;
        change.offset = change.offset || feeding.offsetQuery;
    }
    return result;
}

DdlOperation SqlReader::read()
{
    const auto first = m_phrase.text(m_at++).toString().toUpper();
    if (first == "CREATE"_L1) {
        return create();
    }
    if (first == "ALTER"_L1) {
        take("IGNORE"_L1);
        take("ONLINE"_L1);
        if (take("TABLE"_L1)) {
            return alterTable();
        }
        if (take("USER"_L1)) {
            auto role = createRole();
            role.kind = Kind::AlterRole;
            return role;
        }
        return { .kind = Kind::AlterOther };
    }
    if (first == "DROP"_L1) {
        return drop();
    }
    if (first == "UPDATE"_L1) {
        return update();
    }
    if (first == "DELETE"_L1) {
        return deleteFrom();
    }
    if (first == "INSERT"_L1 || first == "REPLACE"_L1) {
        return insert();
    }
    if (first == "SELECT"_L1 || first == "VALUES"_L1) {
        return select();
    }
    if (first == "WITH"_L1) {
        return with();
    }
    if (first == "SET"_L1) {
        return set();
    }
    if (first == "PRAGMA"_L1) {
        return pragma();
    }
    if (first == "TRUNCATE"_L1) {
        return tableMaintenance(Kind::Truncate);
    }
    if (first == "RENAME"_L1) {
        return renameTables();
    }
    if (first == "LOCK"_L1) {
        return lockTables();
    }
    if (first == "GRANT"_L1 || first == "REVOKE"_L1) {
        return grant(first == "REVOKE"_L1);
    }
    if (first == "OPTIMIZE"_L1) {
        return tableMaintenance(Kind::Optimize);
    }
    if (first == "ANALYZE"_L1) {
        return tableMaintenance(Kind::Analyze);
    }
    if (first == "REINDEX"_L1) {
        return tableMaintenance(Kind::Reindex);
    }
    if (first == "BEGIN"_L1 || (first == "START"_L1 && is("TRANSACTION"_L1))) {
        return { .kind = Kind::Begin };
    }
    if (first == "COMMIT"_L1 || (first == "END"_L1 && m_dialect == Dialect::Sqlite)) {
        return { .kind = Kind::Commit };
    }
    if (first == "ROLLBACK"_L1) {
        const bool toSavepoint = find("TO"_L1, m_at, m_end) >= 0;
        return { .kind = toSavepoint ? Kind::Savepoint : Kind::Rollback };
    }
    if (first == "SAVEPOINT"_L1 || first == "RELEASE"_L1) {
        return { .kind = Kind::Savepoint };
    }
    if (first == "FLUSH"_L1) {
        DdlOperation result { .kind = Kind::FlushTables };
        result.value = is("TABLES"_L1) && find("READ"_L1, m_at, m_end) >= 0 ? u"READ"_s : QString();
        return result;
    }
    if (first == "CALL"_L1) {
        DdlOperation result { .kind = Kind::Call };
        result.object = objectName();
        result.text = u"CALL "_s + result.object.name;
        return result;
    }
    if (first == "EXECUTE"_L1 || first == "PREPARE"_L1) {
        DdlOperation result { .kind = Kind::Execute };
        result.text = first;
        return result;
    }
    static const QHash<QString, Kind> others { { u"UNLOCK"_s, Kind::UnlockTables },
        { u"VACUUM"_s, Kind::Vacuum }, { u"ATTACH"_s, Kind::Attach }, { u"DETACH"_s, Kind::Detach },
        { u"LOAD"_s, Kind::Copy } };
    return { .kind = others.value(first, Kind::Other), .text = first };
}

namespace {

bool knownVerb(const DdlOperation &operation, Dialect dialect)
{
    static const QStringList shared { u"EXPLAIN"_s, u"END"_s, u"VALUES"_s };
    static const QStringList mysql { u"USE"_s, u"SHOW"_s, u"DO"_s, u"HANDLER"_s, u"KILL"_s,
        u"CHECK"_s, u"REPAIR"_s, u"CHECKSUM"_s, u"DEALLOCATE"_s, u"DESCRIBE"_s, u"DESC"_s,
        u"INSTALL"_s, u"UNINSTALL"_s, u"XA"_s, u"RESET"_s, u"PURGE"_s, u"CHANGE"_s, u"STOP"_s,
        u"START"_s, u"IMPORT"_s, u"SIGNAL"_s, u"TABLE"_s, u"HELP"_s, u"CACHE"_s, u"BINLOG"_s,
        u"DELIMITER"_s, u"IF"_s, u"DECLARE"_s };
    return operation.kind != Kind::Other || shared.contains(operation.text)
        || (dialect == Dialect::MySql && mysql.contains(operation.text))
        || operation.text.startsWith(u'(') || operation.text.startsWith(u'.');
}

/// Where the first word stands: comments before the statement belong to it.
std::pair<int, int> firstPlace(const QString &statement, Dialect dialect)
{
    const auto tokens = dialect == Dialect::MySql ? mysqlTokens(statement)
                                                  : sqliteTokens(statement);
    for (const auto &token : tokens) {
        if (token.kind != Token::Kind::Comment) {
            const auto before = QStringView(statement).first(token.start);
            const auto line = before.lastIndexOf(u'\n');
            return { int(before.count(u'\n')), int(token.start - line) };
        }
    }
    return { 0, 1 };
}

bool unbalanced(const QString &statement, Dialect dialect)
{
    // What is left open swallows the semicolon.
    const QString ended = statement + u"\n;"_s;
    const auto tokens = dialect == Dialect::MySql ? mysqlTokens(ended) : sqliteTokens(ended);
    int depth = 0;
    for (const auto &token : tokens) {
        const auto text = QStringView(ended).sliced(token.start, token.end - token.start);
        depth += token.kind != Token::Kind::Symbol ? 0
            : text == "("_L1                       ? 1
            : text == ")"_L1                       ? -1
                                                   : 0;
        if (depth < 0) {
            return true;
        }
    }
    const auto last = tokens.last().kind;
    return depth != 0 || last == Token::Kind::Text || last == Token::Kind::QuotedName;
}

QStringList longNames(const QString &statement)
{
    constexpr int limit = 64; // characters, of MySQL and MariaDB
    QStringList result;
    for (const auto &token : mysqlTokens(statement)) {
        auto name = QStringView(statement).sliced(token.start, token.end - token.start);
        const bool quoted = token.kind == Token::Kind::QuotedName;
        if ((quoted && name.size() > limit + 2)
            || (token.kind == Token::Kind::Word && name.size() > limit)) {
            result.append(name.toString());
        }
    }
    return result;
}

} // namespace

QList<DdlOperation> parseSql(const QByteArray &text, Dialect dialect, int firstLine)
{
    if (dialect == Dialect::PostgreSql) {
        return Pg::parse(text, firstLine);
    }
    QList<DdlOperation> result;
    const auto source = QString::fromUtf8(text);
    const auto statements = dialect == Dialect::MySql ? splitMysql(source, firstLine)
                                                      : splitSqlite(source, firstLine);
    for (const auto &statement : statements) {
        auto operation = SqlReader(statement.sql, dialect).read();
        if (!knownVerb(operation, dialect) || unbalanced(statement.sql, dialect)) {
            operation = { .kind = Kind::SyntaxError, .text = statement.sql.simplified().left(60) };
        }
        const auto [lines, column] = firstPlace(statement.sql, dialect);
        if (dialect == Dialect::MySql && statement.sql.size() > 64) {
            operation.longNames = longNames(statement.sql);
        }
        operation.line = statement.line + lines;
        operation.column = column;
        result.append(operation);
    }
    return result;
}

} // namespace Switchback
