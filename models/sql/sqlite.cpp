// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/sqlite.h"

#include "core/tr.h"
#include "sql/cutter.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

bool isNamePart(QChar c)
{
    return c.unicode() >= 0x80 || c == u'_' || c == u'$' || (c >= u'0' && c <= u'9')
        || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\f' || c == u'\r';
}

class Lexer
{
public:
    explicit Lexer(QStringView text)
        : m_text(text)
    {
    }

    QList<Token> tokens()
    {
        QList<Token> tokens;
        while (m_at < m_text.size()) {
            if (isBlank(m_text[m_at])) {
                ++m_at;
                continue;
            }
            const auto start = m_at;
            const auto kind = next();
            tokens += Token { kind, start, m_at };
        }
        return tokens;
    }

private:
    Token::Kind next()
    {
        const auto c = m_text[m_at];
        if (c == u'-' && peek(1) == u'-') {
            m_at = orEnd(m_text.indexOf(u'\n', m_at)); // a CR alone ends no comment here
            return Token::Kind::Comment;
        }
        if (c == u'/' && peek(1) == u'*') {
            const auto close = m_text.indexOf("*/"_L1, m_at + 2);
            m_at = close < 0 ? m_text.size() : close + 2; // SQLite takes an unclosed one
            return Token::Kind::Comment;
        }
        if (c == u'\'' || c == u'"' || c == u'`') {
            skipQuoted(c);
            return c == u'\'' ? Token::Kind::Text : Token::Kind::QuotedName;
        }
        if (c == u'[') {
            m_at = orEnd(m_text.indexOf(u']', m_at) + 1, m_text.indexOf(u']', m_at) < 0);
            return Token::Kind::QuotedName;
        }
        if ((c == u'x' || c == u'X') && peek(1) == u'\'') {
            ++m_at;
            skipQuoted(u'\'');
            return Token::Kind::Text;
        }
        if (isNamePart(c) && c != u'$') {
            const bool number = c.isDigit();
            while (m_at < m_text.size() && isNamePart(m_text[m_at])) {
                ++m_at;
            }
            return number ? Token::Kind::Number : Token::Kind::Word;
        }
        ++m_at;
        return Token::Kind::Symbol;
    }

    QChar peek(qsizetype ahead) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }
    qsizetype orEnd(qsizetype found, bool missing) const { return missing ? m_text.size() : found; }
    qsizetype orEnd(qsizetype found) const { return orEnd(found, found < 0); }

    void skipQuoted(QChar quote)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == quote && peek(1) == quote) {
                ++m_at;
            } else if (m_text[m_at] == quote) {
                ++m_at;
                return;
            }
        }
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

// Statements end at each semicolon, but for triggers: theirs are asked about.
class Splitter
{
public:
    Splitter(QStringView text, int firstLine)
        : m_text(text)
        , m_cutter(text, firstLine)
    {
    }

    QList<Statement> split()
    {
        for (const auto &token : sqliteTokens(m_text)) {
            if (token.kind == Token::Kind::Comment) {
                continue;
            }
            const bool semicolon = token.kind == Token::Kind::Symbol && m_text[token.start] == u';';
            if (semicolon && (!m_trigger || isComplete(token.end))) {
                m_cutter.cut(token.start, token.end, m_words > 0);
                m_words = 0;
                m_trigger = m_afterSemicolon = m_endedWithEnd = false;
                m_mayBeTrigger = true;
            } else {
                take(m_text.sliced(token.start, token.end - token.start));
            }
        }
        m_cutter.cut(m_text.size(), m_text.size(), m_words > 0);
        return m_cutter.take();
    }

private:
    // [EXPLAIN] CREATE [TEMP] TRIGGER, as sqlite3_complete() sees it.
    void take(QStringView word)
    {
        const auto is = [word](QLatin1StringView other) {
            return word.compare(other, Qt::CaseInsensitive) == 0;
        };
        ++m_words;
        m_endedWithEnd = m_afterSemicolon && is("end"_L1);
        m_afterSemicolon = m_trigger && word == ";"_L1;
        if (m_mayBeTrigger && !m_trigger) {
            m_trigger = m_words > 1 && is("trigger"_L1);
            m_mayBeTrigger = !m_trigger
                && (is("create"_L1) || is("temp"_L1) || is("temporary"_L1) || is("explain"_L1));
        }
    }

    bool isComplete(qsizetype end) const
    {
        if (!m_endedWithEnd) {
            return false; // only "; END ;" ends a trigger: the question costs a look at all of it
        }
        const auto start = m_cutter.start();
        return sqlite3_complete(m_text.sliced(start, end - start).toUtf8().constData()) != 0;
    }

    QStringView m_text;
    Cutter m_cutter;
    int m_words = 0;
    bool m_mayBeTrigger = true;
    bool m_trigger = false;
    bool m_afterSemicolon = false; // inside a trigger
    bool m_endedWithEnd = false; // "; END" was read, inside a trigger
};

bool isTransactionControl(const Phrase &phrase)
{
    if (phrase.is(0, "ROLLBACK"_L1)) {
        return !phrase.is(phrase.is(1, "TRANSACTION"_L1) ? 2 : 1, "TO"_L1);
    }
    return phrase.is(0, "BEGIN"_L1) || phrase.is(0, "COMMIT"_L1) || phrase.is(0, "END"_L1);
}

// PRAGMA [schema.]name that sets something: with = or parentheses.
bool setsPragma(const Phrase &phrase, QLatin1StringView name)
{
    const auto i = phrase.isSymbol(2, "."_L1) ? 3 : 1;
    return phrase.is(0, "PRAGMA"_L1) && phrase.is(i, name)
        && (phrase.isSymbol(i + 1, "="_L1) || phrase.isSymbol(i + 1, "("_L1));
}

} // namespace

QList<Token> sqliteTokens(QStringView text)
{
    return Lexer(text).tokens();
}

QList<Statement> splitSqlite(QStringView text, int firstLine)
{
    return Splitter(text, firstLine).split();
}

StatementTraits sqliteTraits(QStringView statement)
{
    const Phrase phrase(statement, sqliteTokens(statement));
    StatementTraits traits;
    if (phrase.isSymbol(0, "."_L1)) {
        traits.clientCommand = true;
        traits.explanation = tr(
            "A line that begins with a dot is a command of the sqlite3 shell, not SQL.");
    } else if (isTransactionControl(phrase)) {
        traits.transactionControl = true;
        traits.explanation = tr("%1 begins or ends a transaction.")
                                 .arg(phrase.text(0).toString().toUpper());
    } else if (phrase.is(0, "VACUUM"_L1) || phrase.is(0, "DETACH"_L1)
        || setsPragma(phrase, "journal_mode"_L1) || setsPragma(phrase, "synchronous"_L1)) {
        traits.needsNoTransaction = true;
        traits.explanation = tr("SQLite refuses this statement inside a transaction.");
    } else if (setsPragma(phrase, "foreign_keys"_L1)) {
        traits.ignoredInTransaction = true;
        traits.explanation = tr(
            "SQLite silently ignores PRAGMA foreign_keys inside a transaction.");
    }
    return traits;
}

} // namespace Switchback
