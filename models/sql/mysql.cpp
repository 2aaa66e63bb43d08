// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/mysql.h"

#include "core/tr.h"
#include "sql/cutter.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r');
}

bool isNamePart(QChar c)
{
    return c.unicode() >= 0x80 || c == u'_' || c == u'$' || (c >= u'0' && c <= u'9')
        || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

class Lexer
{
public:
    explicit Lexer(QStringView text)
        : m_text(text)
    {
    }

    /// A delimiter ends a word, too: END$$.
    void setDelimiter(const QString &delimiter) { m_delimiter = delimiter; }
    bool atDelimiter() const
    {
        return !m_delimiter.isEmpty() && m_text.sliced(m_at).startsWith(m_delimiter);
    }
    bool insideConditional() const { return m_conditional; }
    void skipTo(qsizetype at) { m_at = at; }

    /// False at the end of the text.
    bool next(Token &token)
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at])) {
            ++m_at;
        }
        if (m_at >= m_text.size()) {
            return false;
        }
        token.start = m_at;
        token.kind = read();
        token.end = m_at;
        return true;
    }

private:
    Token::Kind read()
    {
        const auto c = m_text[m_at];
        if (atDelimiter()) {
            m_at += m_delimiter.size();
            return Token::Kind::Symbol;
        }
        if (readComment(c)) {
            return Token::Kind::Comment;
        }
        if (c == u'\'' || c == u'"' || c == u'`') {
            skipQuoted(c);
            return c == u'`' ? Token::Kind::QuotedName : Token::Kind::Text;
        }
        if (isNamePart(c)) {
            while (m_at < m_text.size() && isNamePart(m_text[m_at]) && !atDelimiter()) {
                ++m_at;
            }
            return c.isDigit() ? Token::Kind::Number : Token::Kind::Word;
        }
        ++m_at;
        return Token::Kind::Symbol;
    }

    // The marks of a conditional comment count as comments, the words between them as code.
    bool readComment(QChar c)
    {
        const bool dashes = c == u'-' && peek(1) == u'-'
            && (m_at + 2 >= m_text.size() || isBlank(peek(2)));
        if (c == u'#' || dashes) {
            const auto lineEnd = m_text.indexOf(u'\n', m_at);
            m_at = lineEnd < 0 ? m_text.size() : lineEnd;
            return true;
        }
        if (m_conditional && c == u'*' && peek(1) == u'/') {
            m_conditional = false;
            m_at += 2;
            return true;
        }
        if (c != u'/' || peek(1) != u'*') {
            return false;
        }
        const bool mariaDb = peek(2) == u'M' && peek(3) == u'!';
        if (mariaDb || peek(2) == u'!') {
            m_conditional = true;
            for (m_at += mariaDb ? 4 : 3; m_at < m_text.size() && m_text[m_at].isDigit(); ++m_at) {
            }
            return true;
        }
        const auto close = m_text.indexOf("*/"_L1, m_at + 2);
        m_at = close < 0 ? m_text.size() : close + 2;
        return true;
    }

    QChar peek(qsizetype ahead) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }

    void skipQuoted(QChar quote)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const bool escaped = m_text[m_at] == u'\\' && quote != u'`';
            const bool doubled = m_text[m_at] == quote && peek(1) == quote;
            if (escaped || doubled) {
                ++m_at;
            } else if (m_text[m_at] == quote) {
                ++m_at;
                return;
            }
        }
        m_at = m_text.size();
    }

    QStringView m_text;
    qsizetype m_at = 0;
    QString m_delimiter;
    bool m_conditional = false;
};

bool isOneOf(QStringView word, std::initializer_list<QLatin1StringView> words)
{
    return std::ranges::any_of(words,
        [word](QLatin1StringView other) { return word.compare(other, Qt::CaseInsensitive) == 0; });
}

// Follows a statement word by word and knows whether a semicolon ends it: inside the body of a
// routine, trigger or event it does not.
class Body
{
public:
    bool isOpen() const { return !m_blocks.isEmpty(); }

    void take(const Token &token, QStringView text)
    {
        ++m_tokens;
        if (token.kind == Token::Kind::Word) {
            takeWord(text);
        }
        m_previous = text;
    }

private:
    enum class Block : quint8 { Begin, CaseExpression, CaseStatement, Other };

    void takeWord(QStringView word)
    {
        if (m_tokens == 1) {
            m_undecided = isOneOf(word, { "CREATE"_L1 });
        } else if (m_tokens == 2 && isOneOf(m_previous, { "BEGIN"_L1 })
            && isOneOf(word, { "NOT"_L1 })) {
            m_routine = true; // MariaDB's BEGIN NOT ATOMIC
            m_blocks += Block::Begin;
        } else if (m_undecided) {
            decide(word);
        }
        if (m_routine) {
            takeBodyWord(word);
        }
    }

    // CREATE [OR REPLACE] [DEFINER = …] … what?
    void decide(QStringView word)
    {
        m_routine = isOneOf(
            word, { "PROCEDURE"_L1, "FUNCTION"_L1, "TRIGGER"_L1, "EVENT"_L1, "PACKAGE"_L1 });
        m_undecided = !m_routine
            && !isOneOf(word,
                { "TABLE"_L1, "TEMPORARY"_L1, "VIEW"_L1, "INDEX"_L1, "UNIQUE"_L1, "FULLTEXT"_L1,
                    "SPATIAL"_L1, "DATABASE"_L1, "SCHEMA"_L1, "USER"_L1, "ROLE"_L1, "SEQUENCE"_L1,
                    "SERVER"_L1, "TABLESPACE"_L1, "VECTOR"_L1 });
    }

    void takeBodyWord(QStringView word)
    {
        const bool suffix = m_ended
            && isOneOf(word, { "IF"_L1, "CASE"_L1, "LOOP"_L1, "WHILE"_L1, "REPEAT"_L1, "FOR"_L1 });
        m_ended = false;
        if (suffix) {
            return; // END IF closed what IF opened
        }
        if (isOneOf(word, { "END"_L1 }) && isOpen()) {
            m_blocks.removeLast();
            m_ended = true;
        } else if (isOneOf(word, { "BEGIN"_L1 })) {
            m_blocks += Block::Begin;
        } else if (isOneOf(word, { "CASE"_L1 })) {
            m_blocks += startsStatement() ? Block::CaseStatement : Block::CaseExpression;
        } else if (isOneOf(word, { "IF"_L1, "LOOP"_L1, "WHILE"_L1, "REPEAT"_L1, "FOR"_L1 })
            && startsStatement()) {
            m_blocks += Block::Other; // else a function, or FOR EACH ROW
        }
    }

    bool startsStatement() const
    {
        const bool expression = isOpen() && m_blocks.last() == Block::CaseExpression;
        return m_previous == ";"_L1 || m_previous == ":"_L1 || (m_previous == ")"_L1 && !isOpen())
            || isOneOf(m_previous, { "BEGIN"_L1, "DO"_L1, "LOOP"_L1, "REPEAT"_L1, "ROW"_L1 })
            || (!expression && isOneOf(m_previous, { "THEN"_L1, "ELSE"_L1 }));
    }

    int m_tokens = 0;
    bool m_undecided = false; // after CREATE, before what is created
    bool m_routine = false;
    bool m_ended = false; // the word just before was END
    QList<Block> m_blocks;
    QStringView m_previous;
};

class Splitter
{
public:
    Splitter(QStringView text, int firstLine)
        : m_text(text)
        , m_lexer(text)
        , m_cutter(text, firstLine)
    {
        setDelimiter(u";"_s);
    }

    QList<Statement> split()
    {
        for (Token token; next(token);) {
            const auto text = m_text.sliced(token.start, token.end - token.start);
            if (m_isDelimiter) {
                end(token.start, token.end);
            } else if (token.kind == Token::Kind::Comment) {
                continue;
            } else if (!m_hasCode && isOneOf(text, { "DELIMITER"_L1 }) && takeDelimiter(token)) {
                continue;
            } else {
                m_hasCode = true;
                m_body.take(token, text);
            }
        }
        m_cutter.cut(m_text.size(), m_text.size(), m_hasCode);
        return m_cutter.take();
    }

private:
    bool next(Token &token)
    {
        if (!m_lexer.next(token)) {
            return false;
        }
        const auto text = m_text.sliced(token.start, token.end - token.start);
        const bool inBody = m_delimiter == ";"_L1 && m_body.isOpen();
        m_isDelimiter = token.kind == Token::Kind::Symbol && text == m_delimiter && !inBody
            && !m_lexer.insideConditional();
        return true;
    }

    void setDelimiter(const QString &delimiter)
    {
        m_delimiter = delimiter;
        m_lexer.setDelimiter(delimiter);
    }

    /// The rest of the line up to a blank is the new delimiter.
    bool takeDelimiter(const Token &token)
    {
        auto lineEnd = m_text.indexOf(u'\n', token.end);
        lineEnd = lineEnd < 0 ? m_text.size() : lineEnd;
        const auto rest = m_text.sliced(token.end, lineEnd - token.end).trimmed();
        const auto blank = std::ranges::find_if(rest, isBlank) - rest.begin();
        if (rest.isEmpty()) {
            return false;
        }
        setDelimiter(rest.first(blank).toString());
        m_lexer.skipTo(lineEnd);
        end(lineEnd, lineEnd);
        return true;
    }

    void end(qsizetype at, qsizetype next)
    {
        m_cutter.cut(at, next, m_hasCode);
        m_hasCode = false;
        m_body = {};
    }

    QStringView m_text;
    Lexer m_lexer;
    Cutter m_cutter;
    QString m_delimiter;
    Body m_body;
    bool m_hasCode = false;
    bool m_isDelimiter = false; // what next() returned last
};

bool isTransactionControl(const Phrase &phrase)
{
    if (phrase.is(0, "ROLLBACK"_L1)) {
        return !phrase.is(phrase.is(1, "WORK"_L1) ? 2 : 1, "TO"_L1);
    }
    return (phrase.is(0, "BEGIN"_L1) && !phrase.is(1, "NOT"_L1)) || phrase.is(0, "COMMIT"_L1)
        || phrase.is(0, "XA"_L1) || phrase.follows(0, { "START"_L1, "TRANSACTION"_L1 });
}

} // namespace

QList<Token> mysqlTokens(QStringView text)
{
    Lexer lexer(text);
    QList<Token> tokens;
    for (Token token; lexer.next(token);) {
        tokens += token;
    }
    return tokens;
}

QList<Statement> splitMysql(QStringView text, int firstLine)
{
    return Splitter(text, firstLine).split();
}

StatementTraits mysqlTraits(QStringView statement)
{
    const Phrase phrase(statement, mysqlTokens(statement));
    StatementTraits traits;
    if (phrase.is(0, "DELIMITER"_L1) || phrase.is(0, "SOURCE"_L1) || phrase.isSymbol(0, "\\"_L1)) {
        traits.clientCommand = true;
        traits.explanation = tr(
            "%1 is a command of the mysql program; the server does not know it.")
                                 .arg(phrase.text(0).toString().toUpper());
    } else if (phrase.is(0, "USE"_L1)) {
        traits.clientCommand = true;
        traits.explanation = tr("USE takes the history and everything after it to another "
                                "database, also in a trial on a "
                                "copy. Name the database with each table instead.");
    } else if (isTransactionControl(phrase)) {
        traits.transactionControl = true;
        traits.explanation = tr("%1 begins or ends a transaction.")
                                 .arg(phrase.text(0).toString().toUpper());
    }
    return traits;
}

} // namespace Switchback
