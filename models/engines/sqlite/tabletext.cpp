// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/sqlite/tabletext.h"

#include "engines/urlparts.h"
#include "sql/sqlite.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString unquoted(QStringView text)
{
    if (text.size() < 2) {
        return text.toString();
    }
    const auto first = text.front();
    if (first == u'[') {
        return text.sliced(1, text.size() - 2).toString();
    }
    if (first == u'"' || first == u'`') {
        return text.sliced(1, text.size() - 2).toString().replace(QString(2, first), first);
    }
    return text.toString();
}

QString asciiLower(QString text)
{
    const auto isCapital = [](QChar letter) { return letter >= u'A' && letter <= u'Z'; };
    if (std::ranges::any_of(std::as_const(text), isCapital)) {
        for (auto &letter : text) {
            letter = isCapital(letter) ? QChar(letter.unicode() + 32) : letter;
        }
    }
    return text;
}

class Parser
{
public:
    explicit Parser(const QString &sql)
        : m_sql(sql)
        , m_phrase(m_sql, sqliteTokens(m_sql))
    {
    }
    SqliteTableText table();

private:
    QString word(qsizetype i) const;
    QString join(qsizetype from, qsizetype to) const;
    QString slice(qsizetype from, qsizetype to) const;
    bool is(qsizetype i, QLatin1StringView wanted) const { return m_phrase.is(i, wanted); }
    bool startsAttribute(qsizetype i) const;
    qsizetype conflict(qsizetype i) const;
    qsizetype references(qsizetype i, QString *text) const;
    qsizetype attribute(qsizetype i, SqliteColumnText &column, QString &label);
    qsizetype key(qsizetype i, SqliteColumnText &column, QString &label);
    qsizetype defaultValue(qsizetype i, SqliteColumnText &column, const QString &label);
    qsizetype generated(qsizetype i, SqliteColumnText &column);
    void column(qsizetype from, qsizetype to);
    void constraints(qsizetype from, qsizetype to);
    void keep(const QString &label, const QString &definition, const QString &column = {});

    const QString m_sql;
    const Phrase m_phrase;
    SqliteTableText m_table;
};

QString Parser::word(qsizetype i) const
{
    const auto &token = m_phrase.token(i);
    const auto text = m_phrase.text(i);
    return token.kind == Token::Kind::Text ? text.toString() : asciiLower(unquoted(text));
}

QString Parser::join(qsizetype from, qsizetype to) const
{
    QStringList words;
    for (auto i = from; i < to; ++i) {
        if (!is(i, "ASC"_L1)) {
            words += word(i);
        }
    }
    return words.join(u' ');
}

QString Parser::slice(qsizetype from, qsizetype to) const
{
    const auto start = m_phrase.token(from).start;
    return m_sql.mid(start, m_phrase.token(to - 1).end - start);
}

bool Parser::startsAttribute(qsizetype i) const
{
    static constexpr QLatin1StringView words[] { "CONSTRAINT"_L1, "PRIMARY"_L1, "NOT"_L1, "NULL"_L1,
        "UNIQUE"_L1, "CHECK"_L1, "DEFAULT"_L1, "COLLATE"_L1, "REFERENCES"_L1, "GENERATED"_L1,
        "AS"_L1 };
    return std::ranges::any_of(words, [&](QLatin1StringView known) { return is(i, known); });
}

qsizetype Parser::conflict(qsizetype i) const
{
    return m_phrase.follows(i, { "ON"_L1, "CONFLICT"_L1 }) ? i + 3 : i;
}

// From REFERENCES on: actions in one order, defaults left out.
qsizetype Parser::references(qsizetype i, QString *text) const
{
    *text = u"references "_s + word(i + 1);
    i += 2;
    if (m_phrase.isSymbol(i, "("_L1)) {
        const auto end = m_phrase.afterParentheses(i);
        *text += u' ' + join(i, end);
        i = end;
    }
    QStringList actions;
    for (;;) {
        if (is(i, "ON"_L1) && (is(i + 1, "DELETE"_L1) || is(i + 1, "UPDATE"_L1))) {
            const auto end = is(i + 2, "SET"_L1) || is(i + 2, "NO"_L1) ? i + 4 : i + 3;
            actions += is(i + 2, "NO"_L1) ? QStringList() : QStringList(join(i, end));
            i = end;
        } else if (is(i, "MATCH"_L1)) {
            actions += is(i + 1, "SIMPLE"_L1) ? QStringList() : QStringList(join(i, i + 2));
            i += 2;
        } else if (is(i, "DEFERRABLE"_L1) || (is(i, "NOT"_L1) && is(i + 1, "DEFERRABLE"_L1))) {
            const bool no = is(i, "NOT"_L1);
            i += no ? 2 : 1;
            if (is(i, "INITIALLY"_L1)) {
                actions += !no && is(i + 1, "DEFERRED"_L1)
                    ? QStringList(u"deferrable initially deferred"_s)
                    : QStringList();
                i += 2;
            }
        } else {
            break;
        }
    }
    actions.sort();
    *text += actions.isEmpty() ? QString() : u' ' + actions.join(u' ');
    return i;
}

void Parser::keep(const QString &label, const QString &definition, const QString &column)
{
    m_table.constraints.append({ label, definition, column });
}

qsizetype Parser::key(qsizetype i, SqliteColumnText &column, QString &label)
{
    const bool primary = is(i, "PRIMARY"_L1);
    i += primary ? 2 : 1;
    QString order;
    if (is(i, "ASC"_L1) || is(i, "DESC"_L1)) {
        order = is(i, "DESC"_L1) ? u" desc"_s : QString();
        ++i;
    }
    const auto end = conflict(i);
    const auto tail = end > i ? u' ' + join(i, end) : QString();
    i = end;
    if (primary && is(i, "AUTOINCREMENT"_L1)) {
        column.autoincrement = true;
        column.attributes += u"autoincrement"_s;
        ++i;
    }
    column.rowid = primary && order.isEmpty() && column.type == "INTEGER"_L1;
    column.appendable = false;
    keep(label,
        u"%1 ( %2%3 )%4"_s.arg(primary ? u"primary key"_s : u"unique"_s, column.name, order, tail),
        column.name);
    label.clear();
    return i;
}

qsizetype Parser::defaultValue(qsizetype i, SqliteColumnText &column, const QString &label)
{
    auto end = i + 2;
    if (m_phrase.isSymbol(i + 1, "("_L1)) {
        end = m_phrase.afterParentheses(i + 1);
        column.appendable = false;
    } else if (m_phrase.isSymbol(i + 1, "-"_L1) || m_phrase.isSymbol(i + 1, "+"_L1)) {
        end = i + 3;
    }
    if (m_phrase.text(i + 1).startsWith("current_"_L1, Qt::CaseInsensitive)) {
        column.appendable = false;
    }
    column.standard = slice(i + 1, end);
    column.attributes += label + join(i, end);
    return end;
}

qsizetype Parser::generated(qsizetype i, SqliteColumnText &column)
{
    i += is(i, "AS"_L1) ? 1 : 3;
    const auto end = m_phrase.afterParentheses(i);
    auto text = u"generated always as "_s + join(i, end);
    i = end;
    column.generated = true;
    column.stored = is(i, "STORED"_L1);
    text += column.stored ? u" stored"_s : u" virtual"_s;
    column.appendable = column.appendable && !column.stored;
    column.attributes += text;
    return is(i, "STORED"_L1) || is(i, "VIRTUAL"_L1) ? i + 1 : i;
}

qsizetype Parser::attribute(qsizetype i, SqliteColumnText &column, QString &label)
{
    const auto prefix = label.isEmpty() ? QString()
                                        : u"constraint %1 "_s.arg(asciiLower(unquoted(label)));
    if (is(i, "CONSTRAINT"_L1)) {
        label = m_phrase.text(i + 1).toString();
        return i + 2;
    }
    if (is(i, "PRIMARY"_L1) || is(i, "UNIQUE"_L1)) {
        return key(i, column, label);
    }
    auto end = i + 1;
    if (is(i, "NOT"_L1)) {
        end = conflict(i + 2);
        column.notNull = true;
        column.attributes += prefix + join(i, end);
    } else if (is(i, "NULL"_L1)) {
        end = conflict(i + 1);
    } else if (is(i, "CHECK"_L1)) {
        end = m_phrase.afterParentheses(i + 1);
        keep(label, join(i, end), column.name);
    } else if (is(i, "DEFAULT"_L1)) {
        end = defaultValue(i, column, prefix);
    } else if (is(i, "COLLATE"_L1)) {
        end = i + 2;
        column.attributes += prefix + join(i, end);
    } else if (is(i, "REFERENCES"_L1)) {
        QString text;
        end = references(i, &text);
        keep(label, u"foreign key ( %1 ) %2"_s.arg(column.name, text), column.name);
        column.appendable = column.appendable && column.standard.isEmpty();
    } else {
        end = generated(i, column);
    }
    label.clear();
    return end;
}

void Parser::column(qsizetype from, qsizetype to)
{
    SqliteColumnText column;
    column.name = word(from);
    const auto name = m_phrase.text(from);
    column.spelling = sqliteQuoted(unquoted(name));
    column.text = slice(from, to);
    auto i = from + 1;
    while (i < to && !startsAttribute(i)) {
        ++i;
    }
    column.type = join(from + 1, i).toUpper();
    QString label;
    while (i < to) {
        i = startsAttribute(i) ? attribute(i, column, label) : i + 1;
    }
    column.appendable = column.appendable
        && !(column.notNull && column.standard.isEmpty() && !column.generated)
        && column.standard.compare("null"_L1, Qt::CaseInsensitive) != 0;
    column.attributes.sort();
    m_table.columns += column;
}

void Parser::constraints(qsizetype from, qsizetype to)
{
    QString label;
    for (auto i = from; i < to;) {
        if (is(i, "CONSTRAINT"_L1)) {
            label = m_phrase.text(i + 1).toString();
            i += 2;
            continue;
        }
        const auto open = is(i, "PRIMARY"_L1) || is(i, "FOREIGN"_L1) ? i + 2 : i + 1;
        auto end = m_phrase.afterParentheses(open);
        auto text = join(i, end);
        if (is(i, "FOREIGN"_L1)) {
            QString target;
            end = references(end, &target);
            text += u' ' + target;
        } else if (const auto after = conflict(end); after > end) {
            text += u' ' + join(end, after);
            end = after;
        }
        keep(label, text);
        label.clear();
        i = std::max(end, i + 1);
    }
}

SqliteTableText Parser::table()
{
    qsizetype open = 0;
    while (open < m_phrase.size() && !m_phrase.isSymbol(open, "("_L1)) {
        if (is(open, "AS"_L1)) {
            return m_table;
        }
        ++open;
    }
    if (open >= m_phrase.size()) {
        return m_table;
    }
    m_table.body = m_phrase.token(open).start;
    const auto end = m_phrase.afterParentheses(open);
    auto from = open + 1;
    for (auto i = from; i < end; ++i) {
        const auto inner = m_phrase.afterParentheses(i);
        if (inner > i) {
            i = inner - 1;
            continue;
        }
        if (m_phrase.isSymbol(i, ","_L1) || i == end - 1) {
            const bool isConstraint = is(from, "CONSTRAINT"_L1) || is(from, "PRIMARY"_L1)
                || is(from, "UNIQUE"_L1) || is(from, "CHECK"_L1) || is(from, "FOREIGN"_L1);
            if (i > from) {
                isConstraint ? constraints(from, i) : column(from, i);
            }
            from = i + 1;
        }
    }
    QStringList options;
    for (const auto &option : join(end, m_phrase.size()).split(u',', Qt::SkipEmptyParts)) {
        options += option.trimmed();
    }
    options.sort();
    m_table.options = options.join(u", "_s);
    return m_table;
}

} // namespace

SqliteTableText sqliteTableText(const QString &sql)
{
    return Parser(sql).table();
}

QString sqliteComparable(const QString &sql)
{
    QStringList words;
    for (const auto &token : sqliteTokens(sql)) {
        const auto text = QStringView(sql).sliced(token.start, token.end - token.start);
        if (token.kind == Token::Kind::Comment) {
            continue;
        }
        words += token.kind == Token::Kind::Text ? text.toString() : asciiLower(unquoted(text));
    }
    auto result = words.join(u' ');
    static const QRegularExpression exists(
        u"^(create (?:temp |temporary |unique |virtual )*\\w+) if not exists "_s);
    static const QRegularExpression ascending(u" asc(?= [,)])"_s);
    if (result.contains(" if not exists "_L1)) {
        result.replace(exists, u"\\1 "_s);
    }
    if (result.startsWith("create index"_L1) || result.startsWith("create unique index"_L1)) {
        if (result.contains(" asc"_L1)) {
            result.remove(ascending);
        }
    }
    return result;
}

QStringList sqliteMentions(const QString &sql)
{
    QStringList names;
    for (const auto &token : sqliteTokens(sql)) {
        const bool name = token.kind == Token::Kind::Word || token.kind == Token::Kind::QuotedName;
        if (name) {
            names += sqliteFolded(
                unquoted(QStringView(sql).sliced(token.start, token.end - token.start)));
        }
    }
    names.removeDuplicates();
    return names;
}

QString sqliteFolded(QStringView name)
{
    return asciiLower(name.toString());
}

QString sqliteName(QStringView token)
{
    return token.startsWith(u'\'') ? QString() : asciiLower(unquoted(token));
}

QString sqliteQuoted(QStringView name)
{
    return quoted(name, u'"');
}

} // namespace Switchback
