// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/ranged.h"

#include "core/tr.h"
#include "sql/mysql.h"
#include "sql/postgresql.h"
#include "sql/sqlite.h"
#include "sql/token.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error notByParts(const QString &why)
{
    return { .kind = ErrorKind::Input,
        .what = tr("The statement cannot be run by parts: %1").arg(why),
        .untouched = tr("Nothing was run.") };
}

QList<Token> tokensOf(const QString &sql, Dialect dialect)
{
    return dialect == Dialect::PostgreSql ? postgresqlTokens(sql)
        : dialect == Dialect::MySql       ? mysqlTokens(sql)
                                          : sqliteTokens(sql);
}

class RangedReader
{
public:
    RangedReader(const QString &sql, Dialect dialect)
        : m_sql(sql)
        , m_phrase(m_sql, tokensOf(m_sql, dialect))
        , m_end(m_phrase.size())
    {
        while (m_end > 0 && m_phrase.isSymbol(m_end - 1, ";"_L1)) {
            --m_end;
        }
    }
    Result<RangedStatement> read();

private:
    qsizetype find(std::initializer_list<QLatin1StringView> words, qsizetype from) const;
    bool isAny(qsizetype i, std::initializer_list<QLatin1StringView> words) const
    {
        return std::ranges::any_of(
            words, [&](QLatin1StringView word) { return m_phrase.is(i, word); });
    }
    QString slice(qsizetype from, qsizetype to) const;
    void readName();
    void readSets(qsizetype from, qsizetype to);
    Result<RangedStatement> cut(qsizetype from);

    const QString m_sql;
    const Phrase m_phrase;
    qsizetype m_end = 0;
    qsizetype m_at = 0;
    RangedStatement m_result;
};

// Outside parentheses.
qsizetype RangedReader::find(std::initializer_list<QLatin1StringView> words, qsizetype from) const
{
    for (auto i = from; i < m_end;) {
        if (isAny(i, words)) {
            return i;
        }
        const auto next = m_phrase.afterParentheses(i);
        i = next > i ? next : i + 1;
    }
    return m_end;
}

QString RangedReader::slice(qsizetype from, qsizetype to) const
{
    if (from >= to) {
        return {};
    }
    const auto start = m_phrase.token(from).start;
    return m_sql.mid(start, m_phrase.token(to - 1).end - start);
}

// table, schema.table, then perhaps AS alias or an alias alone.
void RangedReader::readName()
{
    const auto start = m_at++;
    while (m_at + 1 < m_end && m_phrase.isSymbol(m_at, "."_L1)) {
        m_at += 2;
    }
    m_result.table = slice(start, m_at);
    m_result.name = m_result.table;
    if (m_phrase.is(m_at, "AS"_L1)) {
        m_result.name = slice(m_at + 1, m_at + 2);
        m_at += 2;
    } else if (m_at < m_end && m_phrase.token(m_at).kind != Token::Kind::Symbol
        && !isAny(m_at,
            { "SET"_L1, "WHERE"_L1, "USING"_L1, "JOIN"_L1, "LEFT"_L1, "INNER"_L1, "CROSS"_L1,
                "RIGHT"_L1, "FULL"_L1, "NATURAL"_L1, "ON"_L1, "GROUP"_L1, "ORDER"_L1, "LIMIT"_L1,
                "HAVING"_L1, "UNION"_L1, "RETURNING"_L1, "FOR"_L1, "FROM"_L1, "EXCEPT"_L1,
                "INTERSECT"_L1, "WINDOW"_L1, "OFFSET"_L1, "FETCH"_L1, "INDEXED"_L1, "NOT"_L1,
                "USE"_L1, "FORCE"_L1, "IGNORE"_L1, "PARTITION"_L1 })) {
        m_result.name = slice(m_at, m_at + 1);
        ++m_at;
    }
}

// The names before each = outside parentheses, and those in (a, b) = …
void RangedReader::readSets(qsizetype from, qsizetype to)
{
    bool target = true;
    for (auto i = from; i < to;) {
        if (m_phrase.isSymbol(i, "="_L1)) {
            target = false;
        } else if (m_phrase.isSymbol(i, ","_L1)) {
            target = true;
        } else if (target && m_phrase.token(i).kind != Token::Kind::Symbol) {
            auto name = m_phrase.text(i).toString();
            name.remove(u'"').remove(u'`').remove(u'[').remove(u']');
            m_result.sets += name.toLower();
        }
        const auto next = target ? i : m_phrase.afterParentheses(i);
        i = next > i ? next : i + 1;
    }
}

Result<RangedStatement> RangedReader::cut(qsizetype from)
{
    const auto bad = find(
        { "GROUP"_L1, "HAVING"_L1, "ORDER"_L1, "LIMIT"_L1, "OFFSET"_L1, "FETCH"_L1, "UNION"_L1,
            "EXCEPT"_L1, "INTERSECT"_L1, "RETURNING"_L1, "WINDOW"_L1 },
        from);
    if (bad < m_end) {
        return fail(notByParts(
            tr("%1 is about all rows at once.").arg(m_phrase.text(bad).toString().toUpper())));
    }
    auto tail = m_end;
    for (auto on = find({ "ON"_L1 }, from); on < m_end; on = find({ "ON"_L1 }, on + 1)) {
        if (isAny(on + 1, { "CONFLICT"_L1, "DUPLICATE"_L1 })) {
            tail = on;
            break;
        }
    }
    const auto where = std::min(find({ "WHERE"_L1 }, from), tail);
    m_result.head = m_sql
                        .first(where < m_end ? m_phrase.token(where).start
                                             : m_phrase.token(m_end - 1).end)
                        .trimmed();
    if (where < tail) {
        m_result.condition = slice(where + 1, tail);
    }
    if (tail < m_end) {
        m_result.tail = u' ' + slice(tail, m_end);
    }
    return m_result;
}

Result<RangedStatement> RangedReader::read()
{
    const auto semicolon = [this](qsizetype i) { return m_phrase.isSymbol(i, ";"_L1); };
    for (qsizetype i = 0; i < m_end; ++i) {
        if (semicolon(i)) {
            return fail(notByParts(tr("there is more than one.")));
        }
    }
    if (m_phrase.is(0, "UPDATE"_L1)) {
        m_at = m_phrase.is(1, "ONLY"_L1) ? 2 : 1;
        readName();
        if (!m_phrase.is(m_at, "SET"_L1)) {
            return fail(notByParts(tr("an UPDATE of one table is needed.")));
        }
        const auto end = find({ "FROM"_L1, "WHERE"_L1 }, m_at);
        readSets(m_at + 1, end);
        return cut(m_at + 1);
    }
    if (m_phrase.follows(0, { "DELETE"_L1, "FROM"_L1 })) {
        m_at = m_phrase.is(2, "ONLY"_L1) ? 3 : 2;
        readName();
        return cut(m_at);
    }
    if (m_phrase.is(0, "INSERT"_L1) || m_phrase.is(0, "REPLACE"_L1)) {
        const auto select = find({ "SELECT"_L1 }, 1);
        const auto from = find({ "FROM"_L1 }, select);
        if (from >= m_end || m_phrase.is(select + 1, "DISTINCT"_L1)
            || m_phrase.isSymbol(from + 1, "("_L1)) {
            return fail(notByParts(tr("an INSERT needs a plain SELECT from a table.")));
        }
        m_at = m_phrase.is(from + 1, "ONLY"_L1) ? from + 2 : from + 1;
        readName();
        if (m_phrase.isSymbol(m_at, ","_L1)) {
            return fail(notByParts(tr("it reads several tables; write JOIN.")));
        }
        return cut(m_at);
    }
    return fail(notByParts(tr("it is no UPDATE, DELETE or INSERT … SELECT.")));
}

} // namespace

QString RangedStatement::over(const QString &range) const
{
    return head + u" WHERE "_s + range
        + (condition.isEmpty() ? QString() : u" AND ("_s + condition + u')') + tail;
}

Result<RangedStatement> readRanged(const QString &sql, Dialect dialect)
{
    return RangedReader(sql, dialect).read();
}

} // namespace Switchback
