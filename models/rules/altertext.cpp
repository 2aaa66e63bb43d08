// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/altertext.h"

#include "sql/mysql.h"
#include "sql/sqlite.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// PostgreSQL's reserved words: as names they want quotes.
const QSet<QString> &reservedWords()
{
    static const auto words = [] {
        const auto list =
            u"all analyse analyze and any array as asc asymmetric both"
            " case cast check collate column "
            "constraint create current_catalog current_date current_role current_time "
            "current_timestamp current_user default deferrable desc"
            " distinct do else end except false "
            "fetch for foreign from grant group having in initially intersect"
            " into lateral leading limit "
            "localtime localtimestamp not null offset on only or order placing primary references "
            "returning select session_user some symmetric system_user"
            " table then to trailing true union "
            "unique user using variadic when where window with authorization binary collation "
            "concurrently cross current_schema freeze full ilike inner is"
            " isnull join left like natural "
            "notnull outer overlaps right similar tablesample verbose"_s.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

Phrase phraseOf(const QString &text)
{
    return Phrase(text, postgresqlTokens(text));
}

/// Where the name that starts at `i` ends: "public.users".
qsizetype afterName(const Phrase &phrase, qsizetype i)
{
    ++i;
    while (i + 1 < phrase.size() && phrase.isSymbol(i, "."_L1)) {
        i += 2;
    }
    return i;
}

/// Words that begin another part of a column definition.
bool startsPart(const Phrase &phrase, qsizetype i)
{
    for (const auto word : { "DEFAULT"_L1, "NOT"_L1, "NULL"_L1, "CHECK"_L1, "REFERENCES"_L1,
             "UNIQUE"_L1, "PRIMARY"_L1, "CONSTRAINT"_L1, "COLLATE"_L1, "GENERATED"_L1 }) {
        if (phrase.is(i, word)) {
            return true;
        }
    }
    return false;
}

struct Range {
    qsizetype first = -1; // tokens
    qsizetype end = -1;
};

Range clauseAt(const Phrase &phrase, QLatin1StringView word)
{
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        if (!phrase.is(i, word)) {
            continue;
        }
        qsizetype end = i + 1;
        if (word == "NOT"_L1) {
            return { i, std::min(phrase.size(), i + 2) }; // NOT NULL
        }
        while (end < phrase.size() && !startsPart(phrase, end)) {
            end = std::max(end + 1, phrase.afterParentheses(end));
        }
        return { i, end };
    }
    return {};
}

QString joined(const QString &left, const QString &right)
{
    return (left.trimmed() + u' ' + right.trimmed()).trimmed();
}

} // namespace

QList<Token> tokensOf(QStringView text, Dialect dialect)
{
    return dialect == Dialect::MySql ? mysqlTokens(text)
        : dialect == Dialect::Sqlite ? sqliteTokens(text)
                                     : postgresqlTokens(text);
}

std::optional<AlterText> readAlter(const QString &sql, Dialect dialect)
{
    const auto operations = parseSql(sql.toUtf8(), dialect);
    const Phrase phrase(sql, tokensOf(sql, dialect));
    if (operations.size() != 1 || operations.first().kind != DdlOperation::Kind::AlterTable
        || operations.first().objectKind != ObjectKind::Table || phrase.size() < 4) {
        return {};
    }
    qsizetype i = 0;
    while (i < phrase.size() && phrase.token(i).kind == Token::Kind::Comment) {
        ++i;
    }
    const auto start = i;
    const bool noted = dialect == Dialect::MySql
        && (phrase.is(i + 1, "ONLINE"_L1) || phrase.is(i + 1, "IGNORE"_L1));
    if (!phrase.is(i, "ALTER"_L1) || !phrase.is(i + (noted ? 2 : 1), "TABLE"_L1)) {
        return {};
    }
    i += noted ? 3 : 2;
    i += phrase.follows(i, { "IF"_L1, "EXISTS"_L1 }) ? 2 : 0;
    i += phrase.is(i, "ONLY"_L1) ? 1 : 0;
    const auto name = i;
    i = afterName(phrase, i);
    if (i >= phrase.size()) {
        return {};
    }
    AlterText result { .operation = operations.first() };
    result.table = sql.sliced(
        phrase.token(name).start, phrase.token(i - 1).end - phrase.token(name).start);
    if (dialect == Dialect::MySql) { // how long to wait belongs to no action
        i += phrase.is(i, "WAIT"_L1) ? 2 : phrase.is(i, "NOWAIT"_L1) ? 1 : 0;
    }
    if (i >= phrase.size()) {
        return {};
    }
    result.head = sql.sliced(
        phrase.token(start).start, phrase.token(i - 1).end - phrase.token(start).start);
    qsizetype from = phrase.token(i).start;
    while (i < phrase.size()) {
        const bool comma = phrase.isSymbol(i, ","_L1);
        if (comma) {
            result.actions += sql.sliced(from, phrase.token(i).start - from).trimmed();
            from = phrase.token(i).end;
        }
        i = std::max(i + 1, phrase.afterParentheses(i));
    }
    result.actions += sql.sliced(from).trimmed();
    while (result.actions.last().endsWith(u';')) {
        result.actions.last().chop(1);
    }
    return result.actions.size() == result.operation.actions.size() ? std::optional(result)
                                                                    : std::nullopt;
}

QString quotedName(const QString &name)
{
    static const QRegularExpression simple(u"^[a-z_][a-z0-9_]*$"_s);
    if (simple.match(name).hasMatch() && !reservedWords().contains(name)) {
        return name;
    }
    auto quoted = name;
    return u'"' + quoted.replace(u'"', u"\"\""_s) + u'"';
}

QString typeText(const SqlType &type)
{
    static const QRegularExpression words(u"^[a-z_][a-z0-9_ ]*$"_s);
    auto text = type.schema.isEmpty() ? QString() : quotedName(type.schema) + u'.';
    text += type.schema.isEmpty() && words.match(type.name).hasMatch() ? type.name
                                                                       : quotedName(type.name);
    QStringList modifiers;
    for (const int modifier : type.modifiers) {
        modifiers += QString::number(modifier);
    }
    text += modifiers.isEmpty() ? QString() : u'(' + modifiers.join(u", "_s) + u')';
    return text + (type.array ? u"[]"_s : QString());
}

QString withoutClause(const QString &text, QLatin1StringView word)
{
    const auto phrase = phraseOf(text);
    const auto range = clauseAt(phrase, word);
    if (range.first < 0) {
        return text;
    }
    return joined(
        text.first(phrase.token(range.first).start), text.sliced(phrase.token(range.end - 1).end));
}

QString clauseOf(const QString &text, QLatin1StringView word)
{
    const auto phrase = phraseOf(text);
    const auto range = clauseAt(phrase, word);
    if (range.first < 0 || range.end - range.first < 2) {
        return {};
    }
    const auto from = phrase.token(range.first).end;
    return text.sliced(from, phrase.token(range.end - 1).end - from).trimmed();
}

QString insertedAfter(const QString &text, QLatin1StringView word, const QString &more)
{
    const auto phrase = phraseOf(text);
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        if (phrase.is(i, word)) {
            const auto at = phrase.token(i).end;
            return text.first(at) + u' ' + more + text.sliced(at);
        }
    }
    return text;
}

QString withoutIfNotExists(const QString &text)
{
    const auto phrase = phraseOf(text);
    for (qsizetype i = 0; i < phrase.size(); ++i) {
        if (phrase.follows(i, { "IF"_L1, "NOT"_L1, "EXISTS"_L1 })) {
            return joined(text.first(phrase.token(i).start), text.sliced(phrase.token(i + 2).end));
        }
    }
    return text;
}

} // namespace Switchback
