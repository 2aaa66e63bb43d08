// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/postgresql.h"

#include "core/tr.h"
#include "sql/cutter.h"

#include <QByteArray>

#include <pg_query.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// The scanner answers in protocol buffers: ScanResult { tokens = 2 }, ScanToken { start = 1,
// end = 2, token = 4, keyword_kind = 5 }, all numbers varints. Reading these few fields here
// spares millions of small allocations for a large file.
struct ScanToken {
    qsizetype start = 0; // bytes
    qsizetype end = 0;
    quint64 token = 0;
    quint64 keyword = 0;
};

class Wire
{
public:
    Wire(const char *begin, const char *end)
        : m_at(begin)
        , m_end(end)
    {
    }
    bool atEnd() const { return m_at >= m_end; }
    quint64 varint()
    {
        quint64 value = 0;
        for (int shift = 0; m_at < m_end && shift < 64; shift += 7) {
            const auto byte = quint8(*m_at++);
            value |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80) {
                break;
            }
        }
        return value;
    }
    Wire message()
    {
        const auto length = std::min(varint(), quint64(m_end - m_at));
        const auto *begin = m_at;
        m_at += length;
        return { begin, m_at };
    }

private:
    const char *m_at;
    const char *m_end;
};

constexpr quint64 LengthDelimited = 2;

ScanToken readToken(Wire wire)
{
    ScanToken token;
    while (!wire.atEnd()) {
        const auto field = wire.varint() >> 3;
        const auto value = wire.varint();
        switch (field) {
        case 1:
            token.start = qsizetype(value);
            break;
        case 2:
            token.end = qsizetype(value);
            break;
        case 4:
            token.token = value;
            break;
        case 5:
            token.keyword = value;
            break;
        default:
            break;
        }
    }
    return token;
}

struct Scan {
    QList<ScanToken> tokens;
    qsizetype failedAt = -1; // character (not byte) where the scanner gave up, 0-based
};

Scan scan(const QByteArray &text)
{
    const auto free = [](PgQueryScanResult *result) {
        pg_query_free_scan_result(*result);
        delete result;
    };
    const std::unique_ptr<PgQueryScanResult, decltype(free)> result(
        new PgQueryScanResult(pg_query_scan(text.constData())), free);
    Scan scan;
    if (result->error) {
        scan.failedAt = std::max(0, result->error->cursorpos - 1);
        return scan;
    }
    Wire wire(result->pbuf.data, result->pbuf.data + result->pbuf.len);
    while (!wire.atEnd()) {
        const auto tag = wire.varint();
        if ((tag & 7) == LengthDelimited) {
            scan.tokens += readToken(wire.message());
        } else {
            wire.varint();
        }
    }
    return scan;
}

qsizetype byteOfCharacter(const QByteArray &text, qsizetype character)
{
    qsizetype i = 0;
    for (; i < text.size(); ++i) {
        if ((quint8(text[i]) & 0xc0) != 0x80 && character-- == 0) {
            break;
        }
    }
    return i;
}

Token::Kind kindOf(const ScanToken &token, const QByteArray &text)
{
    enum Number : quint64 {
        Ident = 258,
        UIdent,
        FConst,
        SConst,
        USConst,
        BConst,
        XConst,
        Op,
        IConst,
        SqlComment = 275,
        CComment = 276
    };
    switch (token.token) {
    case Ident:
        return text.at(token.start) == '"' ? Token::Kind::QuotedName : Token::Kind::Word;
    case UIdent:
        return Token::Kind::QuotedName;
    case SConst:
    case USConst:
    case BConst:
    case XConst:
        return Token::Kind::Text;
    case FConst:
    case IConst:
        return Token::Kind::Number;
    case SqlComment:
    case CComment:
        return Token::Kind::Comment;
    default:
        return token.keyword > 0 ? Token::Kind::Word : Token::Kind::Symbol;
    }
}

// Offsets in UTF-8, taken in rising order, as offsets in UTF-16.
class Utf16Offsets
{
public:
    explicit Utf16Offsets(const QByteArray &text)
        : m_text(text)
    {
    }
    qsizetype at(qsizetype byte)
    {
        for (; m_byte < byte; ++m_byte) {
            const auto c = quint8(m_text.at(m_byte));
            m_units += (c & 0xc0) == 0x80 ? 0 : c >= 0xf0 ? 2 : 1;
        }
        return m_units;
    }

private:
    const QByteArray &m_text;
    qsizetype m_byte = 0;
    qsizetype m_units = 0;
};

QList<Token> tokensOf(QByteArray utf8)
{
    utf8.replace('\0', ' '); // the scanner takes C strings; nothing behind a NUL may be lost
    auto scanned = scan(utf8);
    qsizetype readable = utf8.size();
    if (scanned.failedAt >= 0) {
        readable = byteOfCharacter(utf8, scanned.failedAt);
        scanned = scan(utf8.first(readable));
        readable = scanned.failedAt < 0 ? readable : 0;
    }
    QList<Token> tokens;
    tokens.reserve(scanned.tokens.size() + 1);
    Utf16Offsets offsets(utf8);
    for (const auto &token : scanned.tokens) {
        const auto start = offsets.at(token.start);
        tokens += Token { kindOf(token, utf8), start, offsets.at(token.end) };
    }
    if (readable < utf8.size()) {
        const auto start = offsets.at(readable);
        tokens += Token { Token::Kind::Text, start, offsets.at(utf8.size()) };
    }
    return tokens;
}

// Lines of data between a COPY … FROM STDIN; and the line \. are no SQL: the scanner must not
// stumble over an apostrophe in them.
struct DataBlock {
    qsizetype start = 0;
    qsizetype end = 0; // past the line \., without its line end
};

bool beginsCopy(QStringView line)
{
    const auto text = line.trimmed();
    return text.startsWith("copy"_L1, Qt::CaseInsensitive) && text.endsWith(u';')
        && text.contains("stdin"_L1, Qt::CaseInsensitive);
}

QList<DataBlock> findCopyData(QStringView text)
{
    QList<DataBlock> blocks;
    if (!text.contains("\\."_L1)) {
        return blocks;
    }
    qsizetype data = -1; // start of the block whose end is being looked for
    for (qsizetype at = 0; at < text.size();) {
        auto lineEnd = text.indexOf(u'\n', at);
        lineEnd = lineEnd < 0 ? text.size() : lineEnd;
        const auto line = text.sliced(at, lineEnd - at);
        if (data < 0) {
            data = beginsCopy(line) ? lineEnd + 1 : -1;
        } else if (line.trimmed() == "\\."_L1) {
            blocks += DataBlock { data, lineEnd };
            data = -1;
        }
        at = lineEnd + 1;
    }
    return blocks;
}

QString withoutData(QStringView text, const QList<DataBlock> &blocks)
{
    auto masked = text.toString();
    for (const auto &block : blocks) {
        for (auto i = block.start; i < block.end; ++i) {
            masked[i] = masked[i] == u'\n' ? u'\n' : u' ';
        }
    }
    return masked;
}

// Where statements end: a semicolon outside parentheses and outside BEGIN ATOMIC … END.
class Splitter
{
public:
    Splitter(QStringView text, int firstLine)
        : m_text(text)
        , m_blocks(findCopyData(text))
        , m_cutter(text, firstLine)
    {
    }

    QList<Statement> split()
    {
        const auto tokens = m_blocks.isEmpty() ? postgresqlTokens(m_text)
                                               : postgresqlTokens(withoutData(m_text, m_blocks));
        for (const auto &token : tokens) {
            if (token.start < m_skipTo) {
                m_words += token.end > m_skipTo ? 1 : 0; // begun in the line of a psql command
            } else if (token.kind != Token::Kind::Comment) {
                take(token);
            }
        }
        m_cutter.cut(m_text.size(), m_text.size(), m_words > 0);
        return m_cutter.take();
    }

private:
    void take(const Token &token)
    {
        const auto text = m_text.sliced(token.start, token.end - token.start);
        if (token.kind == Token::Kind::Symbol && text.size() == 1
            && takeSymbol(text.front(), token)) {
            return;
        }
        ++m_words;
        if (token.kind == Token::Kind::Word) {
            takeWord(text);
        }
        m_previous = text;
    }

    /// True when the symbol ended a statement.
    bool takeSymbol(QChar symbol, const Token &token)
    {
        if (symbol == u';' && m_parentheses == 0 && m_atomic == 0) {
            end(token.start, token.end);
            return true;
        }
        if (symbol == u'\\' && m_words == 0) {
            auto lineEnd = m_text.indexOf(u'\n', token.start);
            lineEnd = lineEnd < 0 ? m_text.size() : lineEnd;
            ++m_words;
            end(lineEnd, lineEnd);
            return true;
        }
        if (symbol == u'(') {
            ++m_parentheses;
        } else if (symbol == u')' && m_parentheses > 0) {
            --m_parentheses;
        }
        return false;
    }

    void takeWord(QStringView word)
    {
        const auto is = [word](QLatin1StringView other) {
            return word.compare(other, Qt::CaseInsensitive) == 0;
        };
        if (m_words == 1) {
            m_create = is("create"_L1);
            m_copy = is("copy"_L1);
        }
        m_routine = m_routine || (m_create && (is("function"_L1) || is("procedure"_L1)));
        const bool label = m_previous == "."_L1
            || m_previous.compare("as"_L1, Qt::CaseInsensitive) == 0;
        if (m_atomic > 0 && !label) {
            m_atomic += is("case"_L1) || is("begin"_L1) ? 1 : is("end"_L1) ? -1 : 0;
        } else if (m_routine && is("atomic"_L1)
            && m_previous.compare("begin"_L1, Qt::CaseInsensitive) == 0) {
            m_atomic = 1;
        }
    }

    void end(qsizetype at, qsizetype next)
    {
        while (m_block < m_blocks.size() && m_blocks.at(m_block).start <= at) {
            ++m_block;
        }
        if (m_copy && m_block < m_blocks.size()
            && m_text.sliced(next, m_blocks.at(m_block).start - next).trimmed().isEmpty()) {
            at = next = m_blocks.at(m_block).end;
        }
        m_cutter.cut(at, next, m_words > 0);
        m_skipTo = next;
        m_words = m_parentheses = m_atomic = 0;
        m_create = m_copy = m_routine = false;
        m_previous = {};
    }

    QStringView m_text;
    QList<DataBlock> m_blocks;
    qsizetype m_block = 0; // those before it are passed
    Cutter m_cutter;
    qsizetype m_skipTo = 0;
    int m_words = 0; // tokens of the statement, comments not counted
    int m_parentheses = 0;
    int m_atomic = 0; // open BEGIN ATOMIC and CASE
    bool m_create = false;
    bool m_copy = false;
    bool m_routine = false;
    QStringView m_previous; // the token just before
};

bool isTransactionControl(const Phrase &phrase)
{
    if (phrase.is(0, "ROLLBACK"_L1)) {
        const auto i = phrase.is(1, "WORK"_L1) || phrase.is(1, "TRANSACTION"_L1) ? 2 : 1;
        return !phrase.is(i, "TO"_L1);
    }
    return phrase.is(0, "BEGIN"_L1) || phrase.is(0, "COMMIT"_L1) || phrase.is(0, "END"_L1)
        || phrase.is(0, "ABORT"_L1) || phrase.follows(0, { "START"_L1, "TRANSACTION"_L1 })
        || phrase.follows(0, { "PREPARE"_L1, "TRANSACTION"_L1 });
}

// CLUSTER without a table: CLUSTER, CLUSTER VERBOSE, CLUSTER (VERBOSE).
bool clustersAll(const Phrase &phrase)
{
    auto i = phrase.afterParentheses(1);
    i += phrase.is(i, "VERBOSE"_L1) ? 1 : 0;
    return phrase.is(0, "CLUSTER"_L1) && i >= phrase.size();
}

bool reindexesAlone(const Phrase &phrase)
{
    const auto i = phrase.afterParentheses(1);
    return phrase.is(0, "REINDEX"_L1)
        && (phrase.contains("CONCURRENTLY"_L1) || phrase.is(i, "SCHEMA"_L1)
            || phrase.is(i, "DATABASE"_L1) || phrase.is(i, "SYSTEM"_L1));
}

// It makes a replication slot on the other server unless told not to.
bool createsSlot(const Phrase &phrase)
{
    if (!phrase.follows(0, { "CREATE"_L1, "SUBSCRIPTION"_L1 })) {
        return false;
    }
    for (qsizetype i = 0; i + 2 < phrase.size(); ++i) {
        const bool option = phrase.is(i, "CREATE_SLOT"_L1) || phrase.is(i, "CONNECT"_L1);
        if (option && phrase.isSymbol(i + 1, "="_L1)
            && phrase.text(i + 2).compare("false"_L1, Qt::CaseInsensitive) == 0) {
            return false;
        }
    }
    return true;
}

bool isConcurrentIndex(const Phrase &phrase)
{
    const auto create = phrase.is(1, "UNIQUE"_L1) ? 2 : 1;
    return (phrase.is(0, "CREATE"_L1) && phrase.follows(create, { "INDEX"_L1, "CONCURRENTLY"_L1 }))
        || phrase.follows(0, { "DROP"_L1, "INDEX"_L1, "CONCURRENTLY"_L1 });
}

bool needsNoTransaction(const Phrase &phrase)
{
    const bool createOrDrop = phrase.is(0, "CREATE"_L1) || phrase.is(0, "DROP"_L1);
    return isConcurrentIndex(phrase) || reindexesAlone(phrase) || clustersAll(phrase)
        || createsSlot(phrase) || phrase.is(0, "VACUUM"_L1)
        || (createOrDrop && (phrase.is(1, "DATABASE"_L1) || phrase.is(1, "TABLESPACE"_L1)))
        || (phrase.follows(0, { "ALTER"_L1, "DATABASE"_L1 })
            && phrase.follows(3, { "SET"_L1, "TABLESPACE"_L1 }))
        || (phrase.follows(0, { "ALTER"_L1, "TABLE"_L1 }) && phrase.contains("DETACH"_L1)
            && phrase.contains("CONCURRENTLY"_L1))
        || phrase.follows(0, { "ALTER"_L1, "SYSTEM"_L1 })
        || phrase.follows(0, { "DISCARD"_L1, "ALL"_L1 });
}

bool copiesFromStdin(const Phrase &phrase)
{
    if (!phrase.is(0, "COPY"_L1)) {
        return false;
    }
    for (qsizetype i = 1; i < phrase.size(); ++i) {
        i = phrase.afterParentheses(i);
        if (phrase.follows(i, { "FROM"_L1, "STDIN"_L1 })) {
            return true;
        }
    }
    return false;
}

} // namespace

QList<Token> postgresqlTokens(QStringView text)
{
    return tokensOf(text.toUtf8());
}

QList<Statement> splitPostgresql(QStringView text, int firstLine)
{
    return Splitter(text, firstLine).split();
}

StatementTraits postgresqlTraits(QStringView statement)
{
    const Phrase phrase(statement, postgresqlTokens(statement));
    StatementTraits traits;
    if (phrase.isSymbol(0, "\\"_L1)) {
        traits.clientCommand = true;
        traits.explanation = tr("A line that begins with a backslash is a command of psql; the "
                                "server does not know it.");
    } else if (copiesFromStdin(phrase)) {
        traits.copyFromStdin = true;
        traits.explanation = tr("COPY … FROM STDIN needs its data sent apart, which migrations can "
                                "not do; use INSERT.");
    } else if (isTransactionControl(phrase)) {
        traits.transactionControl = true;
        traits.explanation = tr("%1 begins or ends a transaction.")
                                 .arg(phrase.text(0).toString().toUpper());
    } else if (needsNoTransaction(phrase)) {
        traits.needsNoTransaction = true;
        traits.explanation = tr("PostgreSQL refuses this statement inside a transaction.");
    }
    traits.aheadOfQueries = phrase.follows(0, { "SET"_L1, "TRANSACTION"_L1 });
    return traits;
}

} // namespace Switchback
