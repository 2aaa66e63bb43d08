// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SQL text as tokens, each a place in the text. Every dialect has its own lexer (postgresql.h,
// sqlite.h, mysql.h); what they return looks the same. Lexers take any text, also what is no SQL,
// in linear time.

#include <QList>
#include <QString>

namespace Switchback {

struct Token {
    enum class Kind : quint8 {
        Word, // a keyword or a plain name
        QuotedName, // "x", `x`, [x]
        Text, // a string of any kind
        Number,
        Symbol,
        Comment,
    };
    Kind kind = Kind::Symbol;
    qsizetype start = 0;
    qsizetype end = 0; // one past the last character
    bool operator==(const Token &) const = default;
};

/// The tokens of one statement without its comments, read by number. Asking beyond the end is
/// harmless and answers no.
class Phrase
{
public:
    Phrase(QStringView text, const QList<Token> &tokens);
    qsizetype size() const { return m_tokens.size(); }
    const Token &token(qsizetype i) const { return m_tokens.at(i); }
    QStringView text(qsizetype i) const;
    /// A plain word, case ignored: `"begin"` in quotes is none. `word` is in capitals.
    bool is(qsizetype i, QLatin1StringView word) const;
    bool isSymbol(qsizetype i, QLatin1StringView symbol) const;
    /// All of `words`, from `i` on.
    bool follows(qsizetype i, std::initializer_list<QLatin1StringView> words) const;
    bool contains(QLatin1StringView word, qsizetype from = 0) const;
    /// Past the closing parenthesis when an opening one stands at `i`; else `i`.
    qsizetype afterParentheses(qsizetype i) const;

private:
    QStringView m_text;
    QList<Token> m_tokens;
};

} // namespace Switchback
