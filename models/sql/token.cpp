// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/token.h"

using namespace Qt::StringLiterals;

namespace Switchback {

Phrase::Phrase(QStringView text, const QList<Token> &tokens)
    : m_text(text)
{
    m_tokens.reserve(tokens.size());
    for (const auto &token : tokens) {
        if (token.kind != Token::Kind::Comment) {
            m_tokens += token;
        }
    }
}

QStringView Phrase::text(qsizetype i) const
{
    if (i < 0 || i >= m_tokens.size()) {
        return {};
    }
    const auto &token = m_tokens.at(i);
    return m_text.sliced(token.start, token.end - token.start);
}

bool Phrase::is(qsizetype i, QLatin1StringView word) const
{
    return i >= 0 && i < m_tokens.size() && m_tokens.at(i).kind == Token::Kind::Word
        && text(i).compare(word, Qt::CaseInsensitive) == 0;
}

bool Phrase::isSymbol(qsizetype i, QLatin1StringView symbol) const
{
    return i >= 0 && i < m_tokens.size() && m_tokens.at(i).kind == Token::Kind::Symbol
        && text(i) == symbol;
}

bool Phrase::follows(qsizetype i, std::initializer_list<QLatin1StringView> words) const
{
    for (const auto &word : words) {
        if (!is(i++, word)) {
            return false;
        }
    }
    return true;
}

bool Phrase::contains(QLatin1StringView word, qsizetype from) const
{
    for (auto i = from; i < m_tokens.size(); ++i) {
        if (is(i, word)) {
            return true;
        }
    }
    return false;
}

qsizetype Phrase::afterParentheses(qsizetype i) const
{
    if (!isSymbol(i, "("_L1)) {
        return i;
    }
    for (int depth = 0; i < m_tokens.size(); ++i) {
        if (isSymbol(i, "("_L1)) {
            ++depth;
        } else if (isSymbol(i, ")"_L1) && --depth == 0) {
            return i + 1;
        }
    }
    return i;
}

} // namespace Switchback
