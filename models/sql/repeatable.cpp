// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/repeatable.h"

#include "core/tr.h"
#include "sql/mysql.h"
#include "sql/postgresql.h"
#include "sql/sqlite.h"
#include "sql/token.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QList<Token> tokensOf(const QString &sql, Dialect dialect)
{
    return dialect == Dialect::PostgreSql ? postgresqlTokens(sql)
        : dialect == Dialect::MySql       ? mysqlTokens(sql)
                                          : sqliteTokens(sql);
}

/// One `column = expression` of an UPDATE.
struct Assignment {
    QStringList columns;
    qsizetype from = 0; // of the expression
    qsizetype to = 0;
};

class Reader
{
public:
    Reader(const QString &sql, Dialect dialect)
        : m_sql(sql)
        , m_phrase(m_sql, tokensOf(m_sql, dialect))
    {
    }
    Objection read();

private:
    Objection ofUpdate();
    Objection ofInsert();
    QString name(qsizetype i) const;
    /// The last part of a name that may have several; `i` goes behind it.
    QString tableAt(qsizetype &i) const;
    qsizetype find(std::initializer_list<QLatin1StringView> words, qsizetype from) const;
    bool isOneOf(qsizetype i, std::initializer_list<QLatin1StringView> words) const;
    bool readsTable(const QString &table, qsizetype from) const;
    void readAssignments(qsizetype from, qsizetype to);
    QString namesSet(const Assignment &one) const;
    bool comesToTheSame(const Assignment &one) const;
    bool isGuarded(qsizetype where) const;

    const QString m_sql;
    const Phrase m_phrase;
    QList<Assignment> m_sets;
    QStringList m_columns; // that are set
};

QString Reader::name(qsizetype i) const
{
    if (i >= m_phrase.size()
        || (m_phrase.token(i).kind != Token::Kind::Word
            && m_phrase.token(i).kind != Token::Kind::QuotedName)) {
        return {};
    }
    auto text = m_phrase.text(i).toString();
    text.remove(u'"').remove(u'`').remove(u'[').remove(u']');
    return text.toLower();
}

QString Reader::tableAt(qsizetype &i) const
{
    auto last = name(i++);
    while (m_phrase.isSymbol(i, "."_L1)) {
        last = name(i + 1);
        i += 2;
    }
    return last;
}

bool Reader::isOneOf(qsizetype i, std::initializer_list<QLatin1StringView> words) const
{
    return std::ranges::any_of(words, [&](QLatin1StringView word) { return m_phrase.is(i, word); });
}

qsizetype Reader::find(std::initializer_list<QLatin1StringView> words, qsizetype from) const
{
    for (auto i = from; i < m_phrase.size();) {
        if (isOneOf(i, words)) {
            return i;
        }
        const auto next = m_phrase.afterParentheses(i);
        i = next > i ? next : i + 1;
    }
    return m_phrase.size();
}

/// In a FROM, a JOIN or a USING, however deep.
bool Reader::readsTable(const QString &table, qsizetype from) const
{
    for (auto i = from; i < m_phrase.size(); ++i) {
        const bool list = isOneOf(i, { "FROM"_L1, "JOIN"_L1, "USING"_L1 });
        auto at = i + 1;
        if (!list) {
            continue;
        }
        at += isOneOf(at, { "ONLY"_L1, "LATERAL"_L1 }) ? 1 : 0;
        if (tableAt(at) == table) {
            return true;
        }
        // FROM a, b: up to what ends the list
        while (at < m_phrase.size()
            && !isOneOf(at, { "WHERE"_L1, "ON"_L1, "GROUP"_L1, "ORDER"_L1, "SET"_L1 })
            && !m_phrase.isSymbol(at, ")"_L1)) {
            auto next = at + 1;
            if (m_phrase.isSymbol(at, ","_L1) && tableAt(next) == table) {
                return true;
            }
            const auto behind = m_phrase.afterParentheses(at);
            at = behind > at ? behind : at + 1;
        }
    }
    return false;
}

void Reader::readAssignments(qsizetype from, qsizetype to)
{
    Assignment one;
    bool target = true;
    const auto close = [&](qsizetype end) {
        one.to = end;
        m_columns += one.columns;
        m_sets += std::exchange(one, {});
        target = true;
    };
    for (auto i = from; i < to;) {
        if (target && m_phrase.isSymbol(i, "="_L1)) {
            target = false;
            one.from = i + 1;
        } else if (target && !name(i).isEmpty() && !m_phrase.isSymbol(i + 1, "."_L1)) {
            one.columns += name(i);
        } else if (!target && m_phrase.isSymbol(i, ","_L1)) {
            close(i);
        }
        const auto behind = target ? i : m_phrase.afterParentheses(i);
        i = behind > i ? behind : i + 1;
    }
    close(to);
}

/// A set column that the expression reads; empty = none.
QString Reader::namesSet(const Assignment &one) const
{
    for (auto i = one.from; i < one.to; ++i) {
        if (m_columns.contains(name(i)) && !m_phrase.isSymbol(i + 1, "("_L1)) {
            return name(i);
        }
    }
    return {};
}

/// lower(email), coalesce(kind, 'x'): once or twice is the same.
bool Reader::comesToTheSame(const Assignment &one) const
{
    static const QStringList functions { u"lower"_s, u"upper"_s, u"trim"_s, u"btrim"_s, u"ltrim"_s,
        u"rtrim"_s, u"coalesce"_s, u"ifnull"_s, u"abs"_s };
    if (one.columns.size() != 1) {
        return false;
    }
    for (auto i = one.from; i < one.to; ++i) {
        const bool called = m_phrase.isSymbol(i + 1, "("_L1);
        const auto word = name(i);
        const bool other = m_columns.contains(word) && word != one.columns.first();
        const bool symbol = m_phrase.token(i).kind == Token::Kind::Symbol;
        if ((called && !functions.contains(word)) || other
            || (symbol && !QStringView(u"(),.").contains(m_phrase.text(i)))) {
            return false;
        }
    }
    return true;
}

/// SET …, done = true WHERE NOT done: whoever comes again finds nothing.
bool Reader::isGuarded(qsizetype where) const
{
    if (find({ "OR"_L1 }, where) < m_phrase.size()) {
        return false;
    }
    for (const auto &one : m_sets) {
        const bool constant = one.columns.size() == 1 && one.to - one.from == 1
            && !m_columns.contains(name(one.from)) && !m_phrase.is(one.from, "NULL"_L1);
        for (auto i = where + 1; constant && i < m_phrase.size(); ++i) {
            if (name(i) != one.columns.first()) {
                continue;
            }
            const bool isNull = m_phrase.follows(i + 1, { "IS"_L1, "NULL"_L1 });
            auto behind = i + 1;
            QString sign; // some lexers take <> for two
            while (behind < m_phrase.size() && m_phrase.token(behind).kind == Token::Kind::Symbol) {
                sign += m_phrase.text(behind++);
            }
            const bool same = m_phrase.text(behind).compare(
                                  m_phrase.text(one.from), Qt::CaseInsensitive)
                == 0;
            const bool differs = (sign == "<>"_L1 || sign == "!="_L1) && same;
            const bool isOther = sign == "="_L1 && !same && behind < m_phrase.size()
                && m_phrase.token(behind).kind == m_phrase.token(one.from).kind;
            const bool isNot = m_phrase.is(i - 1, "NOT"_L1) && m_phrase.is(one.from, "TRUE"_L1);
            if (isNull || differs || isOther || isNot) {
                return true;
            }
        }
    }
    return false;
}

Objection Reader::ofUpdate()
{
    const auto set = find({ "SET"_L1 }, 0);
    const auto end = find({ "FROM"_L1, "WHERE"_L1 }, set);
    const auto where = find({ "WHERE"_L1 }, set);
    readAssignments(set + 1, end);
    for (const auto &one : std::as_const(m_sets)) {
        const auto column = namesSet(one);
        if (!column.isEmpty() && !comesToTheSame(one) && !isGuarded(where)) {
            return { tr("It computes %1 from what it sets itself: run again after a stop, by "
                        "whatever tool, it would change rows twice.")
                         .arg(column),
                tr("Let the WHERE tell the rows that are done: a column that is set with it.") };
        }
    }
    return {};
}

Objection Reader::ofInsert()
{
    const bool passesOver = m_phrase.is(0, "REPLACE"_L1)
        || m_phrase.follows(0, { "INSERT"_L1, "OR"_L1, "IGNORE"_L1 })
        || m_phrase.follows(0, { "INSERT"_L1, "OR"_L1, "REPLACE"_L1 })
        || m_phrase.follows(0, { "INSERT"_L1, "IGNORE"_L1 });
    for (qsizetype i = 0; !passesOver && i < m_phrase.size(); ++i) {
        if (m_phrase.follows(i, { "ON"_L1, "CONFLICT"_L1 })
            || m_phrase.follows(i, { "ON"_L1, "DUPLICATE"_L1 })
            || m_phrase.follows(i, { "NOT"_L1, "EXISTS"_L1 })) {
            return {};
        }
    }
    if (passesOver) {
        return {};
    }
    return { tr("Run again after a stop, by whatever tool, it would insert rows twice."),
        tr("Add ON CONFLICT DO NOTHING, ON DUPLICATE KEY UPDATE or WHERE NOT EXISTS.") };
}

Objection Reader::read()
{
    const bool inserts = isOneOf(0, { "INSERT"_L1, "REPLACE"_L1 });
    auto at = inserts ? find({ "INTO"_L1 }, 0) + 1 : m_phrase.is(0, "DELETE"_L1) ? 2 : 1;
    at += m_phrase.is(at, "ONLY"_L1) ? 1 : 0;
    const auto table = tableAt(at);
    auto source = find({ "FROM"_L1 }, find({ "SELECT"_L1 }, 0)) + 1;
    const bool readsItself = inserts ? tableAt(source) == table : readsTable(table, at);
    if (readsItself) {
        return { tr("It reads %1, which it changes: a batch would see what earlier ones did.")
                     .arg(table),
            tr("Run it as one statement, or write what it reads to another table first.") };
    }
    return inserts ? ofInsert() : m_phrase.is(0, "UPDATE"_L1) ? ofUpdate() : Objection {};
}

} // namespace

Objection objectionToParts(const QString &sql, Dialect dialect)
{
    return Reader(sql, dialect).read();
}

} // namespace Switchback
