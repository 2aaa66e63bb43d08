// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/pgread.h"
#include "sql/pgnewer.h"
#include "sql/pgparse.h"
#include "sql/postgresql.h"

extern "C" {
#include <pg_query.h>
#include <pg_query_internal.h>
}

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// The parser's memory, given back when the values are made.
class ParserMemory
{
public:
    ParserMemory()
        : m_context(pg_query_enter_memory_context())
    {
    }
    ~ParserMemory() { pg_query_exit_memory_context(m_context); }
    Q_DISABLE_COPY_MOVE(ParserMemory)

private:
    MemoryContext m_context;
};

/// Skips blanks and comments: where the statement's first word stands.
int firstWord(const QByteArray &text, int from, int to)
{
    int at = from;
    while (at < to) {
        const char c = text[at];
        if (c == '-' && at + 1 < to && text[at + 1] == '-') {
            at = int(text.indexOf('\n', at));
            at = at < 0 ? to : at + 1;
        } else if (c == '/' && at + 1 < to && text[at + 1] == '*') {
            int depth = 1;
            for (at += 2; at < to && depth > 0; ++at) {
                if (text[at] == '*' && at + 1 < to && text[at + 1] == '/') {
                    --depth;
                    ++at;
                } else if (text[at] == '/' && at + 1 < to && text[at + 1] == '*') {
                    ++depth;
                    ++at;
                }
            }
        } else if (QByteArrayView(" \t\r\n\f\v;").contains(c)) {
            ++at;
        } else if (QByteArrayView(text).sliced(at).startsWith("\xef\xbb\xbf")) {
            at += 3;
        } else {
            break;
        }
    }
    return qMin(at, to);
}

void collectQueries(const QJsonValue &value, QList<DdlOperation> &out, int depth);

void addPlpgsqlStatement(const QString &kind, const QJsonObject &body, QList<DdlOperation> &out)
{
    const auto queryOf = [&body](QLatin1StringView key) {
        return body[key][u"PLpgSQL_expr"_s][u"query"_s].toString();
    };
    if (kind == "PLpgSQL_stmt_execsql"_L1) {
        out += Pg::parse(queryOf("sqlstmt"_L1).toUtf8(), 1);
    } else if (kind == "PLpgSQL_stmt_perform"_L1) {
        out += Pg::parse(queryOf("expr"_L1).toUtf8(), 1);
    } else if (kind == "PLpgSQL_stmt_call"_L1) {
        out += Pg::parse(queryOf("expr"_L1).toUtf8(), 1);
    } else if (kind == "PLpgSQL_stmt_dynexecute"_L1 || kind == "PLpgSQL_stmt_dynfors"_L1) {
        out.append(
            { .kind = DdlOperation::Kind::Opaque, .text = u"EXECUTE "_s + queryOf("query"_L1) });
    } else if (kind == "PLpgSQL_stmt_commit"_L1) {
        out.append({ .kind = DdlOperation::Kind::Commit, .local = true });
    } else if (kind == "PLpgSQL_stmt_rollback"_L1) {
        out.append({ .kind = DdlOperation::Kind::Rollback, .local = true });
    }
    const bool loop = kind.startsWith("PLpgSQL_stmt_"_L1)
        && (kind.endsWith("loop"_L1) || kind.endsWith("while"_L1) || kind.endsWith("fori"_L1)
            || kind.endsWith("fors"_L1) || kind.endsWith("foreach_a"_L1)
            || kind.endsWith("forc"_L1));
    const auto first = out.size();
    for (const auto &member : body) {
        collectQueries(member, out, 1);
    }
    if (loop) {
        for (auto i = first; i < out.size(); ++i) {
            out[i].name = out[i].name.isEmpty() ? u"loop"_s : out[i].name;
        }
    }
}

void collectQueries(const QJsonValue &value, QList<DdlOperation> &out, int depth)
{
    if (depth > 200) {
        return;
    }
    if (value.isArray()) {
        for (const auto &element : value.toArray()) {
            collectQueries(element, out, depth + 1);
        }
    } else if (value.isObject()) {
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key().startsWith("PLpgSQL_stmt_"_L1)) {
                addPlpgsqlStatement(it.key(), it.value().toObject(), out);
            } else if (it.key() != "datums"_L1) {
                collectQueries(it.value(), out, depth + 1);
            }
        }
    }
}

/// The static statements of a DO block, by libpg_query's PL/pgSQL parser.
void readBlock(const QByteArray &statement, DdlOperation &operation)
{
    const auto parsed = pg_query_parse_plpgsql(statement.constData());
    if (parsed.error) {
        operation.inner.append({ .kind = DdlOperation::Kind::Opaque, .text = u"DO"_s });
    } else {
        collectQueries(QJsonDocument::fromJson(parsed.plpgsql_funcs).array(), operation.inner, 0);
    }
    pg_query_free_plpgsql_parse_result(parsed);
}

/// Reads a text that parses as a whole. False: it does not.
bool readWhole(const QByteArray &text, QList<DdlOperation> &out)
{
    const ParserMemory memory;
    const auto parsed = pg_query_raw_parse(text.constData(), 0);
    std::free(parsed.stderr_buffer); // the caller's, unlike the tree
    if (parsed.error) {
        pg_query_free_error(parsed.error);
        return false;
    }
    for (int i = 0; i < list_length(parsed.tree); ++i) {
        const auto *raw = static_cast<const RawStmt *>(list_nth(parsed.tree, i));
        auto operation = Pg::statement(raw->stmt);
        const int end = raw->stmt_len > 0 ? raw->stmt_location + raw->stmt_len : int(text.size());
        operation.offset = firstWord(text, raw->stmt_location, end);
        operation.length = end - operation.offset;
        out.append(operation);
    }
    return true;
}

void setPlaces(QList<DdlOperation> &operations, const QByteArray &text, int firstLine)
{
    int line = firstLine;
    int at = 0;
    for (auto &operation : operations) {
        line += int(
            std::count(text.constData() + at, text.constData() + qMax(at, operation.offset), '\n'));
        at = qMax(at, operation.offset);
        operation.line = line;
        const auto start = operation.offset > 0 ? text.lastIndexOf('\n', operation.offset - 1) + 1
                                                : 0;
        operation.column = int(QString::fromUtf8(text.mid(start, operation.offset - start)).size())
            + 1;
    }
}

constexpr int NameLimit = 63; // bytes

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
        || c == '$' || c < 0;
}

bool mayHaveLongName(const QByteArray &text)
{
    int run = 0;
    for (auto open = text.indexOf('"'); open >= 0;) {
        const auto end = text.indexOf('"', open + 1);
        if (end - open > NameLimit) {
            return true;
        }
        open = end; // every mark begins something, so that one in a string hides nothing
    }
    for (const char c : text) {
        run = isNamePart(c) ? run + 1 : 0;
        if (run > NameLimit) {
            return true;
        }
    }
    return false;
}

/// The parser cuts names as the server does, so long ones are looked for in the text.
void findLongNames(QList<DdlOperation> &operations, const QByteArray &text)
{
    if (!mayHaveLongName(text)) {
        return;
    }
    for (auto &operation : operations) {
        const auto statement = QString::fromUtf8(text.mid(operation.offset, operation.length));
        for (const auto &token : postgresqlTokens(statement)) {
            auto name = QStringView(statement).sliced(token.start, token.end - token.start);
            const bool quoted = token.kind == Token::Kind::QuotedName;
            if (quoted && name.size() > 2) {
                name = name.sliced(1).chopped(1);
            }
            if ((quoted || token.kind == Token::Kind::Word) && name.toUtf8().size() > NameLimit) {
                operation.longNames.append(name.toString());
            }
        }
    }
}

void readBlocks(QList<DdlOperation> &operations, const QByteArray &text)
{
    for (auto &operation : operations) {
        if (operation.kind == DdlOperation::Kind::Do) {
            readBlock(text.mid(operation.offset, operation.length), operation);
        }
    }
}

QString parserMessage(const QByteArray &statement)
{
    const ParserMemory memory;
    const auto parsed = pg_query_raw_parse(statement.constData(), 0);
    std::free(parsed.stderr_buffer);
    if (!parsed.error) {
        return {};
    }
    const auto message = QString::fromUtf8(parsed.error->message);
    pg_query_free_error(parsed.error);
    return message;
}

/// psql's own commands: those that bring other statements are opaque, the rest means nothing here.
QList<DdlOperation> clientCommand(const QString &line)
{
    const auto word = line.section(u' ', 0, 0).toLower();
    static const QStringList opaque { u"\\i"_s, u"\\ir"_s, u"\\include"_s, u"\\include_relative"_s,
        u"\\copy"_s, u"\\gexec"_s, u"\\!"_s };
    if (opaque.contains(word)) {
        return { { .kind = DdlOperation::Kind::Opaque, .text = line.simplified() } };
    }
    return {};
}

QList<DdlOperation> readPiece(const QByteArray &statement)
{
    const int from = firstWord(statement, 0, int(statement.size()));
    QList<DdlOperation> result;
    if (from >= statement.size()) {
        return result;
    }
    if (statement[from] == '\\') {
        result = clientCommand(QString::fromUtf8(statement.mid(from)));
    } else if (!readWhole(statement, result) && !Pg::readNewer(statement, result)) {
        result = { { .kind = DdlOperation::Kind::SyntaxError, .text = parserMessage(statement) } };
    }
    for (auto &operation : result) {
        operation.offset = from;
        operation.length = int(statement.size()) - from;
    }
    return result;
}

} // namespace

namespace Pg {

bool readPlain(const QByteArray &text, QList<DdlOperation> &out)
{
    return readWhole(text, out);
}

QList<DdlOperation> parse(const QByteArray &text, int firstLine)
{
    QList<DdlOperation> result;
    if (readWhole(text, result)) {
        readBlocks(result, text);
        findLongNames(result, text);
        setPlaces(result, text, firstLine);
        return result;
    }
    // Statement by statement, so that one that does not parse hides no other.
    for (const auto &statement : splitPostgresql(QString::fromUtf8(text), firstLine)) {
        const auto piece = statement.sql.toUtf8();
        auto read = readPiece(piece);
        readBlocks(read, piece);
        findLongNames(read, piece);
        setPlaces(read, piece, statement.line);
        result += read;
    }
    return result;
}

} // namespace Pg

} // namespace Switchback
