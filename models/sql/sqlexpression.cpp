// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/sqlreader.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

bool isKeyword(QStringView word)
{
    static const QSet<QString> words { u"AND"_s, u"OR"_s, u"NOT"_s, u"NULL"_s, u"IS"_s, u"IN"_s,
        u"BETWEEN"_s, u"LIKE"_s, u"GLOB"_s, u"REGEXP"_s, u"RLIKE"_s, u"SELECT"_s, u"FROM"_s,
        u"WHERE"_s, u"LIMIT"_s, u"OFFSET"_s, u"ORDER"_s, u"BY"_s, u"GROUP"_s, u"HAVING"_s,
        u"CASE"_s, u"WHEN"_s, u"THEN"_s, u"ELSE"_s, u"END"_s, u"AS"_s, u"ON"_s, u"JOIN"_s,
        u"LEFT"_s, u"RIGHT"_s, u"INNER"_s, u"OUTER"_s, u"CROSS"_s, u"DISTINCT"_s, u"EXISTS"_s,
        u"TRUE"_s, u"FALSE"_s, u"INTERVAL"_s, u"DAY"_s, u"HOUR"_s, u"MINUTE"_s, u"SECOND"_s,
        u"MONTH"_s, u"YEAR"_s, u"WEEK"_s, u"COLLATE"_s, u"ASC"_s, u"DESC"_s, u"UNION"_s, u"ALL"_s,
        u"XOR"_s, u"DIV"_s, u"MOD"_s, u"BINARY"_s, u"ESCAPE"_s, u"VALUES"_s, u"DEFAULT"_s,
        u"CURRENT_TIMESTAMP"_s, u"CURRENT_DATE"_s, u"CURRENT_TIME"_s, u"CURRENT_USER"_s,
        u"LOCALTIME"_s, u"LOCALTIMESTAMP"_s, u"OVER"_s, u"PARTITION"_s, u"ROWS"_s, u"SEPARATOR"_s,
        u"CHARACTER"_s, u"USING"_s };
    return words.contains(word.toString().toUpper());
}

bool isClock(QStringView word)
{
    static const QSet<QString> words { u"CURRENT_TIMESTAMP"_s, u"CURRENT_DATE"_s, u"CURRENT_TIME"_s,
        u"CURRENT_USER"_s, u"LOCALTIME"_s, u"LOCALTIMESTAMP"_s };
    return words.contains(word.toString().toUpper());
}

void addOnce(QStringList &list, const QString &value)
{
    if (!list.contains(value)) {
        list.append(value);
    }
}

QString turned(const QString &op)
{
    return op == "<"_L1 ? u">"_s
        : op == ">"_L1  ? u"<"_s
        : op == "<="_L1 ? u">="_s
        : op == ">="_L1 ? u"<="_s
                        : op;
}

} // namespace

bool SqlReader::isConstant(qsizetype from, qsizetype to) const
{
    for (auto i = from; i < to; ++i) {
        const auto &token = m_phrase.token(i);
        const bool name = token.kind == Token::Kind::QuotedName && !isText(i);
        const bool word = token.kind == Token::Kind::Word && !isKeyword(m_phrase.text(i))
            && !m_phrase.isSymbol(i + 1, "("_L1);
        if (name || word || m_phrase.is(i, "SELECT"_L1)) {
            return false;
        }
    }
    return from < to;
}

QString SqlReader::columnAt(qsizetype from, qsizetype to) const
{
    const auto last = to - 1;
    const bool shape = to - from == 1 || (to - from == 3 && m_phrase.isSymbol(from + 1, "."_L1));
    return shape && !isConstant(last, to) ? plain(last) : QString();
}

QStringList SqlReader::constantsIn(qsizetype from, qsizetype to) const
{
    QStringList result;
    for (auto i = from; i < to; ++i) {
        if (isText(i) || m_phrase.token(i).kind == Token::Kind::Number) {
            result.append(plain(i));
        }
    }
    return result;
}

Condition SqlReader::compare(qsizetype from, qsizetype to, qsizetype op) const
{
    auto text = m_phrase.text(op).toString();
    auto right = op + 1;
    while (right < to && m_phrase.token(right).kind == Token::Kind::Symbol
        && QStringView(u"=<>").contains(m_phrase.text(right))) {
        text += m_phrase.text(right++);
    }
    Condition result { .kind = Condition::Kind::Compare,
        .column = columnAt(from, op),
        .op = text,
        .values = constantsIn(right, to),
        .constant = isConstant(right, to) };
    if (isConstant(from, op) && result.constant) {
        const auto left = constantsIn(from, op);
        result.kind = Condition::Kind::Constant;
        result.alwaysTrue = (text == "="_L1 || text == "=="_L1)
            ? left == result.values
            : left != result.values && (text == "<>"_L1 || text == "!="_L1);
        return result;
    }
    const auto other = columnAt(right, to);
    if (!result.column.isEmpty() && !other.isEmpty()) {
        result.kind = Condition::Kind::Join;
    } else if (result.column.isEmpty() && !other.isEmpty()) {
        result.column = other;
        result.op = turned(text);
        result.values = constantsIn(from, op);
        result.constant = isConstant(from, op);
    } else if (result.column.isEmpty()) {
        result.kind = Condition::Kind::Other;
    }
    result.op = result.op == "=="_L1 ? u"="_s : result.op;
    return result;
}

void SqlReader::stripParentheses(qsizetype &from, qsizetype &to) const
{
    constexpr int limit = 50; // deeper nesting is left as it is
    for (int depth = 0; depth < limit && to - from > 2 && m_phrase.isSymbol(from, "("_L1)
        && m_phrase.afterParentheses(from) == to;
        ++depth) {
        ++from;
        --to;
    }
}

Condition SqlReader::oneCondition(qsizetype from, qsizetype to) const
{
    stripParentheses(from, to);
    if (find("OR"_L1, from, to) >= 0 || m_phrase.is(from, "NOT"_L1)) {
        return {};
    }
    if (const auto at = find("IS"_L1, from, to); at > 0) {
        const bool negated = m_phrase.is(at + 1, "NOT"_L1);
        const bool null = m_phrase.is(at + (negated ? 2 : 1), "NULL"_L1);
        const auto kind = negated ? Condition::Kind::IsNotNull : Condition::Kind::IsNull;
        return { .kind = null ? kind : Condition::Kind::Other, .column = columnAt(from, at) };
    }
    if (const auto at = find("BETWEEN"_L1, from, to); at > 0) {
        return { .kind = m_phrase.is(at - 1, "NOT"_L1) ? Condition::Kind::Other
                                                       : Condition::Kind::Between,
            .column = columnAt(from, at),
            .op = u"between"_s,
            .values = constantsIn(at + 1, to),
            .constant = isConstant(at + 1, to) };
    }
    if (const auto at = find("IN"_L1, from, to); at > 0) {
        if (m_phrase.is(at - 1, "NOT"_L1)) {
            return {};
        }
        const bool query = m_phrase.is(at + 2, "SELECT"_L1) || m_phrase.is(at + 2, "WITH"_L1);
        const auto inner = expression(at + 1, to);
        return { .kind = query ? Condition::Kind::InQuery : Condition::Kind::InValues,
            .column = columnAt(from, at),
            .values = query ? QStringList() : constantsIn(at + 1, to),
            .constant = !query && isConstant(at + 1, to),
            .limited = inner.limitedQuery,
            .offset = inner.offsetQuery };
    }
    if (const auto at = findAny({ "="_L1, "<"_L1, ">"_L1, "!"_L1 }, from, to); at > 0) {
        return compare(from, to, at);
    }
    const bool constant = isConstant(from, to);
    const bool isTrue = to - from == 1
        && (m_phrase.is(from, "TRUE"_L1)
            || (m_phrase.text(from) != "0"_L1 && !m_phrase.is(from, "FALSE"_L1)
                && !m_phrase.is(from, "NULL"_L1)));
    return { .kind = constant ? Condition::Kind::Constant : Condition::Kind::Other,
        .alwaysTrue = constant && isTrue };
}

void SqlReader::addCondition(qsizetype from, qsizetype to, Expression &out) const
{
    stripParentheses(from, to);
    if (find("OR"_L1, from, to) >= 0) {
        out.conditions.append(Condition {});
        return;
    }
    auto start = from;
    bool between = false;
    for (auto i = from; i < to; ++i) {
        const auto next = m_phrase.afterParentheses(i);
        if (next > i) {
            i = next - 1;
        } else if (m_phrase.is(i, "BETWEEN"_L1)) {
            between = true;
        } else if (m_phrase.is(i, "AND"_L1) && between) {
            between = false;
        } else if (m_phrase.is(i, "AND"_L1)) {
            out.conditions.append(oneCondition(start, i));
            start = i + 1;
        }
    }
    out.conditions.append(oneCondition(start, to));
}

Expression SqlReader::expression(qsizetype from, qsizetype to) const
{
    Expression result;
    to = qMin(to, m_phrase.size());
    if (from >= to) {
        return result;
    }
    result.present = true;
    for (auto i = from; i < to; ++i) {
        const auto word = m_phrase.text(i);
        const bool plainWord = m_phrase.token(i).kind == Token::Kind::Word;
        const bool call = m_phrase.isSymbol(i + 1, "("_L1);
        result.text += (i > from ? u" "_s : QString())
            + (plainWord ? word.toString().toLower() : word.toString());
        if (isText(i)) {
            result.strings.append(plain(i));
        } else if (plainWord && ((call && !isKeyword(word)) || isClock(word))) {
            addOnce(result.functions, word.toString().toLower());
        } else if ((plainWord && !isKeyword(word))
            || m_phrase.token(i).kind == Token::Kind::QuotedName) {
            if (!m_phrase.isSymbol(i + 1, "."_L1)) {
                addOnce(result.columns, plain(i));
            }
            if (word.startsWith(u'"') && !m_phrase.isSymbol(i + 1, "."_L1)
                && !m_phrase.isSymbol(i - 1, "."_L1)) {
                addOnce(result.doubleQuoted, plain(i));
            }
        }
        result.hasQuery = result.hasQuery || m_phrase.is(i, "SELECT"_L1);
        result.limitedQuery = result.limitedQuery || m_phrase.is(i, "LIMIT"_L1);
        result.offsetQuery = result.offsetQuery || m_phrase.is(i, "OFFSET"_L1);
    }
    addCondition(from, to, result);
    result.parenthesised = m_phrase.isSymbol(from, "("_L1) && m_phrase.afterParentheses(from) == to;
    result.bareColumn = columnAt(from, to);
    result.isNull = to - from == 1 && m_phrase.is(from, "NULL"_L1);
    result.isConstant = isConstant(from, to) && result.functions.isEmpty();
    result.isTrue = result.isConstant && result.conditions.size() == 1
        && result.conditions.first().alwaysTrue;
    return result;
}

Expression SqlReader::parenthesised()
{
    const auto end = m_phrase.afterParentheses(m_at);
    if (end == m_at) {
        return {};
    }
    const auto result = expression(m_at + 1, end - 1);
    m_at = end;
    return result;
}

} // namespace Switchback
