// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/rowcondition.h"

#include "sql/mysql.h"
#include "sql/postgresql.h"
#include "sql/sqlite.h"
#include "sql/token.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Kind = RowCondition::Kind;

constexpr int Deepest = 60; // nested conditions

QList<Token> tokensOf(const QString &sql, Dialect dialect)
{
    return dialect == Dialect::PostgreSql ? postgresqlTokens(sql)
        : dialect == Dialect::MySql       ? mysqlTokens(sql)
                                          : sqliteTokens(sql);
}

QString opposite(const QString &op)
{
    static const QHash<QString, QString> others { { u"="_s, u"<>"_s }, { u"<>"_s, u"="_s },
        { u"<"_s, u">="_s }, { u">="_s, u"<"_s }, { u">"_s, u"<="_s }, { u"<="_s, u">"_s } };
    return others.value(op);
}

RowCondition inverted(RowCondition condition)
{
    if (condition.kind == Kind::And || condition.kind == Kind::Or) {
        condition.kind = condition.kind == Kind::And ? Kind::Or : Kind::And;
        for (auto &part : condition.parts) {
            part = inverted(part);
        }
    } else if (condition.kind == Kind::Compare || condition.kind == Kind::Filled) {
        condition.op = opposite(condition.op);
    } else {
        condition = {};
    }
    return condition;
}

RowCondition filled(const QList<qsizetype> &columns, const QString &op, int count)
{
    return { .kind = Kind::Filled, .columns = columns, .op = op, .value = QString::number(count) };
}

class Reader
{
public:
    Reader(const QString &check, const QStringList &columns, Dialect dialect)
        : m_text(check)
        , m_phrase(m_text, tokensOf(m_text, dialect))
        , m_columns(columns)
    {
    }
    RowCondition read()
    {
        m_at = m_phrase.is(0, "CHECK"_L1) ? 1 : 0;
        const auto condition = either();
        // What PostgreSQL prints behind it: NOT VALID, NO INHERIT.
        const bool whole = m_at >= m_phrase.size() || m_phrase.is(m_at, "NO"_L1)
            || m_phrase.follows(m_at, { "NOT"_L1, "VALID"_L1 });
        return m_broken || !whole ? RowCondition() : condition;
    }

private:
    bool symbol(QLatin1StringView word)
    {
        const bool is = m_phrase.isSymbol(m_at, word);
        m_at += is ? 1 : 0;
        return is;
    }
    bool word(QLatin1StringView name)
    {
        const bool is = m_phrase.is(m_at, name);
        m_at += is ? 1 : 0;
        return is;
    }
    QString between(qsizetype from) const
    {
        if (from >= m_at || m_at > m_phrase.size()) {
            return {};
        }
        const auto start = m_phrase.token(from).start;
        return m_text.mid(start, m_phrase.token(m_at - 1).end - start);
    }
    // Past what is not understood, up to the next AND, OR or closing parenthesis.
    RowCondition opaque()
    {
        while (m_at < m_phrase.size() && !m_phrase.is(m_at, "AND"_L1) && !m_phrase.is(m_at, "OR"_L1)
            && !m_phrase.isSymbol(m_at, ")"_L1)) {
            const auto next = m_phrase.afterParentheses(m_at);
            m_at = next > m_at ? next : m_at + 1;
        }
        return {};
    }

    RowCondition list(Kind kind)
    {
        const auto from = m_at;
        RowCondition all { .kind = kind };
        do {
            all.parts += kind == Kind::Or ? list(Kind::And) : negated();
        } while (word(kind == Kind::Or ? "OR"_L1 : "AND"_L1));
        if (all.parts.size() == 1) {
            return all.parts.first();
        }
        all.text = between(from);
        return all;
    }
    RowCondition either()
    {
        if (++m_depth > Deepest) {
            m_at = m_phrase.size();
            return {};
        }
        auto condition = list(Kind::Or);
        --m_depth;
        return condition;
    }
    RowCondition negated()
    {
        if (word("NOT"_L1)) {
            return inverted(negated());
        }
        const auto from = m_at;
        auto condition = predicate();
        if (word("XOR"_L1)) {
            condition = sameOrNot(condition, u"<>"_s, predicate());
        }
        condition.text = between(from);
        return condition;
    }

    RowCondition predicate()
    {
        auto left = operand();
        if (word("IS"_L1)) {
            const bool no = word("NOT"_L1);
            if (!word("NULL"_L1) || left.kind != Kind::Column) {
                return opaque();
            }
            left = filled(left.columns, u"="_s, no ? 1 : 0);
        }
        if (word("BETWEEN"_L1)) {
            const auto low = operand();
            const auto high = word("AND"_L1) ? operand() : RowCondition();
            return { .kind = Kind::And,
                .parts = { compared(left, u">="_s, low), compared(left, u"<="_s, high) } };
        }
        if (m_phrase.is(m_at, "IN"_L1) && m_phrase.isSymbol(m_at + 1, "("_L1)) {
            m_at += 2;
            return oneOf(left, ")"_L1);
        }
        const auto op = sign();
        if (op.isEmpty()) { // NOT IN, NOT LIKE: not read
            const bool denies = m_phrase.is(m_at, "NOT"_L1) && !m_phrase.is(m_at + 1, "VALID"_L1);
            return ends() && !denies ? left : opaque();
        }
        if (op == "="_L1 && m_phrase.is(m_at, "ANY"_L1)) {
            return any(left);
        }
        const auto right = operand();
        return ends() ? compared(left, op, right) : opaque();
    }
    bool ends() const
    {
        return m_at >= m_phrase.size() || m_phrase.is(m_at, "AND"_L1) || m_phrase.is(m_at, "OR"_L1)
            || m_phrase.isSymbol(m_at, ")"_L1) || m_phrase.isSymbol(m_at, ","_L1)
            || m_phrase.is(m_at, "NO"_L1) || m_phrase.is(m_at, "NOT"_L1)
            || m_phrase.is(m_at, "XOR"_L1) || m_phrase.is(m_at, "THEN"_L1)
            || m_phrase.is(m_at, "ELSE"_L1) || m_phrase.is(m_at, "END"_L1);
    }
    QString sign()
    {
        QString op;
        for (const auto c :
            { "<"_L1, ">"_L1, "="_L1, "!"_L1, "<="_L1, ">="_L1, "<>"_L1, "!="_L1 }) {
            if (m_phrase.isSymbol(m_at, c)) {
                op = c;
                ++m_at;
                break;
            }
        }
        // Some lexers give each sign alone.
        while (op.size() == 1 && op != "="_L1
            && (m_phrase.isSymbol(m_at, "="_L1) || m_phrase.isSymbol(m_at, ">"_L1))) {
            op += m_phrase.text(m_at++);
        }
        return op == "!="_L1 ? u"<>"_s : op;
    }
    // = ANY (ARRAY['a'::text, 'b'::text]), with casts around
    RowCondition any(const RowCondition &left)
    {
        const auto end = m_phrase.afterParentheses(m_at + 1);
        while (m_at < end && !m_phrase.isSymbol(m_at, "["_L1)) {
            ++m_at;
        }
        ++m_at;
        const auto found = m_at < end ? oneOf(left, "]"_L1) : RowCondition();
        m_at = end;
        return found;
    }
    RowCondition oneOf(const RowCondition &left, QLatin1StringView end)
    {
        RowCondition all { .kind = Kind::Or };
        do {
            all.parts += compared(left, u"="_s, operand());
        } while (symbol(","_L1));
        return symbol(end) && left.kind == Kind::Column ? all : RowCondition();
    }

    RowCondition operand()
    {
        auto left = single();
        while (symbol("+"_L1)) {
            const auto right = counted(single());
            left = counted(left);
            const bool both = left.kind == Kind::Count && right.kind == Kind::Count;
            left = both
                ? RowCondition { .kind = Kind::Count, .columns = left.columns + right.columns }
                : RowCondition();
        }
        return left;
    }
    // (a IS NOT NULL)::integer
    static RowCondition counted(const RowCondition &condition)
    {
        const bool isOne = condition.kind == Kind::Filled && condition.columns.size() == 1
            && condition.op == "="_L1 && condition.value == "1"_L1;
        return isOne ? RowCondition { .kind = Kind::Count, .columns = condition.columns }
                     : condition;
    }
    RowCondition single()
    {
        RowCondition one;
        if (symbol("("_L1)) {
            one = either();
            m_broken = !symbol(")"_L1) || m_broken;
        } else if (word("CASE"_L1)) {
            one = choice();
        } else if (m_at < m_phrase.size()) {
            one = name();
        }
        while (m_phrase.isSymbol(m_at, "::"_L1)) {
            cast();
        }
        return one;
    }
    // 'x'::character varying(20)[]
    void cast()
    {
        ++m_at;
        while (m_at < m_phrase.size()
            && (m_phrase.isSymbol(m_at, "."_L1) || m_phrase.isSymbol(m_at, "["_L1)
                || (m_phrase.token(m_at).kind == Token::Kind::QuotedName)
                || (m_phrase.token(m_at).kind == Token::Kind::Word && !ends()
                    && !m_phrase.is(m_at, "IS"_L1) && !m_phrase.is(m_at, "BETWEEN"_L1)
                    && !m_phrase.is(m_at, "IN"_L1)))) {
            m_at += m_phrase.isSymbol(m_at, "["_L1) && m_phrase.isSymbol(m_at + 1, "]"_L1) ? 2 : 1;
        }
        m_at = m_phrase.afterParentheses(m_at);
    }
    // CASE WHEN a IS NULL THEN 0 ELSE 1 END
    RowCondition choice()
    {
        if (!word("WHEN"_L1)) {
            return {};
        }
        const auto when = either();
        const auto then = word("THEN"_L1) ? operand().value : QString();
        const auto other = word("ELSE"_L1) ? operand().value : QString();
        if (!word("END"_L1)) {
            return {};
        }
        const bool yes = then == "1"_L1 && other == "0"_L1;
        const bool no = then == "0"_L1 && other == "1"_L1;
        const bool isOne = when.kind == Kind::Filled && when.columns.size() == 1
            && when.op == "="_L1 && (yes || no);
        return isOne && (when.value == "1"_L1) == yes
            ? RowCondition { .kind = Kind::Count, .columns = when.columns }
            : RowCondition();
    }
    RowCondition name()
    {
        const bool minus = symbol("-"_L1);
        const auto at = m_at++;
        if (at >= m_phrase.size()) {
            return {};
        }
        const auto kind = m_phrase.token(at).kind;
        auto text = m_phrase.text(at).toString();
        if (kind == Token::Kind::Number || kind == Token::Kind::Text) {
            return { .kind = Kind::Constant, .value = minus ? u'-' + text : text };
        }
        if (kind == Token::Kind::Word && text.startsWith(u'_') && m_at < m_phrase.size()
            && m_phrase.token(m_at).kind == Token::Kind::Text) {
            return name(); // _utf8mb4'x'
        }
        if (m_phrase.isSymbol(m_at, "("_L1)) {
            return call(text.toLower());
        }
        for (const auto word : { "TRUE"_L1, "FALSE"_L1 }) {
            if (m_phrase.is(at, word)) {
                return { .kind = Kind::Constant, .value = word };
            }
        }
        if (kind == Token::Kind::QuotedName && text.size() > 1) {
            text = text.mid(1, text.size() - 2);
        }
        const auto column = columnNamed(text);
        return column < 0 ? RowCondition()
                          : RowCondition { .kind = Kind::Column, .columns = { column } };
    }
    qsizetype columnNamed(const QString &text) const
    {
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            if (m_columns.at(i).compare(text, Qt::CaseInsensitive) == 0) {
                return i;
            }
        }
        return -1;
    }
    // num_nonnulls(a, b), num_nulls(a, b)
    RowCondition call(const QString &function)
    {
        const auto end = m_phrase.afterParentheses(m_at);
        RowCondition count { .kind = Kind::Count };
        if (function == "num_nonnulls"_L1 || function == "num_nulls"_L1) {
            ++m_at;
            do {
                const auto column = operand();
                count.kind = column.kind == Kind::Column ? count.kind : Kind::Opaque;
                count.columns += column.columns;
            } while (symbol(","_L1));
            count.value = function == "num_nulls"_L1 ? QString::number(count.columns.size())
                                                     : QString();
        } else {
            count = {};
        }
        m_at = end;
        return count;
    }

    static RowCondition compared(RowCondition left, QString op, RowCondition right)
    {
        if (left.kind == Kind::Constant && right.kind != Kind::Constant) {
            std::swap(left, right);
            op = turned(op);
        }
        if (left.kind == Kind::Column && right.kind == Kind::Column) {
            return { .kind = Kind::Compare, .columns = left.columns + right.columns, .op = op };
        }
        if (left.kind == Kind::Column && right.kind == Kind::Constant) {
            return {
                .kind = Kind::Compare, .columns = left.columns, .op = op, .value = right.value
            };
        }
        if (left.kind == Kind::Count && right.kind == Kind::Constant) {
            const int number = right.value.toInt();
            return left.value.isEmpty()
                ? filled(left.columns, op, number)
                : filled(left.columns, turned(op), left.value.toInt() - number);
        }
        return sameOrNot(left, op, right);
    }
    // (a IS NULL) <> (b IS NULL): exactly one is filled
    static RowCondition sameOrNot(
        const RowCondition &left, const QString &op, const RowCondition &right)
    {
        const bool both = left.kind == Kind::Filled && right.kind == Kind::Filled
            && left.columns.size() == 1 && right.columns.size() == 1
            && (op == "="_L1 || op == "<>"_L1);
        if (!both) {
            return {};
        }
        const bool alike = left.op == right.op && left.value == right.value;
        const auto columns = left.columns + right.columns;
        return alike == (op == "<>"_L1)
            ? filled(columns, u"="_s, 1)
            : RowCondition { .kind = Kind::Or,
                  .parts = { filled(columns, u"="_s, 2), filled(columns, u"="_s, 0) } };
    }

    const QString m_text;
    const Phrase m_phrase;
    const QStringList &m_columns;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_broken = false; // parentheses do not fit
};

} // namespace

QString turned(const QString &op)
{
    return op.startsWith(u'<') && op != "<>"_L1 ? u'>' + op.mid(1)
        : op.startsWith(u'>')                   ? u'<' + op.mid(1)
                                                : op;
}

RowCondition readCondition(const QString &check, const QStringList &columns, Dialect dialect)
{
    return Reader(check, columns, dialect).read();
}

QList<qsizetype> columnsOf(const RowCondition &condition)
{
    auto all = condition.columns;
    for (const auto &part : condition.parts) {
        for (const auto column : columnsOf(part)) {
            if (!all.contains(column)) {
                all += column;
            }
        }
    }
    return all;
}

} // namespace Switchback
