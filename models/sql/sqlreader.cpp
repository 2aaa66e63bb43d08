// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/sqlreader.h"

#include "sql/mysql.h"
#include "sql/sqlite.h"

using namespace Qt::StringLiterals;

namespace Switchback {

SqlReader::SqlReader(const QString &statement, Dialect dialect)
    : m_text(statement)
    , m_dialect(dialect)
    , m_phrase(m_text, dialect == Dialect::MySql ? mysqlTokens(m_text) : sqliteTokens(m_text))
    , m_end(m_phrase.size())
{
}

bool SqlReader::take(QLatin1StringView word)
{
    const bool found = is(word);
    m_at += found ? 1 : 0;
    return found;
}

bool SqlReader::takeAll(std::initializer_list<QLatin1StringView> words)
{
    const bool found = m_phrase.follows(m_at, words);
    m_at += found ? qsizetype(words.size()) : 0;
    return found;
}

bool SqlReader::takeSymbol(QLatin1StringView text)
{
    const bool found = symbol(text);
    m_at += found ? 1 : 0;
    return found;
}

QString SqlReader::plain(qsizetype i) const
{
    if (i < 0 || i >= m_phrase.size()) {
        return {};
    }
    const auto text = m_phrase.text(i);
    const auto kind = m_phrase.token(i).kind;
    if (kind == Token::Kind::QuotedName || kind == Token::Kind::Text) {
        const auto quote = text.indexOf(text.back() == u']' ? u'[' : text.back());
        auto inner = text.size() > quote + 1 ? text.sliced(quote + 1).chopped(1).toString()
                                             : QString();
        return inner.replace(QString(2, text.back()), QString(text.back()));
    }
    return text.toString();
}

bool SqlReader::isText(qsizetype i) const
{
    return i < m_phrase.size()
        && (m_phrase.token(i).kind == Token::Kind::Text
            || (m_dialect == Dialect::MySql && m_phrase.text(i).startsWith(u'"')));
}

QString SqlReader::name()
{
    return atEnd() ? QString() : plain(m_at++);
}

ObjectName SqlReader::objectName()
{
    auto first = name();
    if (takeSymbol("."_L1)) {
        return { first, name() };
    }
    return { {}, first };
}

QString SqlReader::value()
{
    takeSymbol("="_L1);
    return name();
}

QStringList SqlReader::nameList()
{
    QStringList result;
    if (!symbol("("_L1)) {
        return result;
    }
    const auto end = m_phrase.afterParentheses(m_at);
    for (bool expected = true; ++m_at < end - 1;) {
        if (symbol("("_L1)) {
            m_at = m_phrase.afterParentheses(m_at) - 1;
        } else if (symbol(","_L1)) {
            expected = true;
        } else if (expected) {
            result.append(plain(m_at));
            expected = false;
        }
    }
    m_at = end;
    return result;
}

bool SqlReader::takeIfExists()
{
    return takeAll({ "IF"_L1, "EXISTS"_L1 });
}

bool SqlReader::takeIfNotExists()
{
    return takeAll({ "IF"_L1, "NOT"_L1, "EXISTS"_L1 });
}

qsizetype SqlReader::find(QLatin1StringView word, qsizetype from, qsizetype to) const
{
    return findAny({ word }, from, to);
}

qsizetype SqlReader::findAny(
    std::initializer_list<QLatin1StringView> words, qsizetype from, qsizetype to) const
{
    for (auto i = from; i < to; ++i) {
        const auto next = m_phrase.afterParentheses(i);
        if (next > i) {
            i = next - 1;
            continue;
        }
        for (const auto &word : words) {
            if (m_phrase.is(i, word) || m_phrase.isSymbol(i, word)) {
                return i;
            }
        }
    }
    return -1;
}

/// Tables after FROM, JOIN, INTO and USING, and those that follow a comma there.
QList<ObjectName> SqlReader::tablesIn(qsizetype from, qsizetype to) const
{
    QList<ObjectName> result;
    const auto add = [this, &result](qsizetype i) {
        const bool qualified = m_phrase.isSymbol(i + 1, "."_L1);
        const ObjectName table { qualified ? plain(i) : QString(), plain(qualified ? i + 2 : i) };
        if (!m_phrase.isSymbol(i, "("_L1) && !result.contains(table) && !table.isEmpty()) {
            result.append(table);
        }
        return qualified ? i + 2 : i;
    };
    for (auto i = from; i < to; ++i) {
        if (!m_phrase.is(i, "FROM"_L1) && !m_phrase.is(i, "JOIN"_L1)
            && !m_phrase.is(i, "USING"_L1)) {
            continue;
        }
        auto at = add(i + 1) + 1;
        while (at < to
            && (m_phrase.isSymbol(at, ","_L1) || m_phrase.isSymbol(at + 1, ","_L1)
                || m_phrase.isSymbol(at + 2, ","_L1))) {
            if (m_phrase.is(at, "WHERE"_L1) || m_phrase.is(at, "ON"_L1)
                || m_phrase.is(at, "SET"_L1)) {
                break;
            }
            at = findAny({ ","_L1 }, at, to);
            at = at < 0 ? to : add(at + 1) + 1;
        }
    }
    return result;
}

} // namespace Switchback
