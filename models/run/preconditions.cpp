// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/preconditions.h"

#include "core/tr.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 ReadASecond = 200'000'000;

QString qualified(const Engine &engine, const QString &name)
{
    QStringList parts;
    for (const auto &part : name.split(u'.')) {
        parts += engine.identifier(part);
    }
    return parts.join(u'.');
}

/// The text with comments and everything in quotes blanked, so that words can be looked for.
QString blanked(const QString &sql)
{
    auto text = sql;
    static const QRegularExpression hidden(
        uR"('(?:[^'\\]|''|\\.)*'|"(?:[^"]|"")*"|`[^`]*`|--[^\n]*|/\*.*?\*/)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    auto it = hidden.globalMatch(sql);
    while (it.hasNext()) {
        const auto match = it.next();
        text.replace(
            match.capturedStart(), match.capturedLength(), QString(match.capturedLength(), u' '));
    }
    return text;
}

/// From an opening parenthesis to the one that closes it.
QString balanced(const QString &sql, const QString &plain, qsizetype start)
{
    int depth = 0;
    for (auto i = start; i < plain.size(); ++i) {
        depth += plain.at(i) == u'(' ? 1 : plain.at(i) == u')' ? -1 : 0;
        if (depth == 0) {
            return sql.mid(start, i - start + 1);
        }
    }
    return {};
}

/// What stands behind the last WHERE of a statement that makes an index.
QString whereText(const QString &sql)
{
    static const QRegularExpression where(
        u"\\bWHERE\\b"_s, QRegularExpression::CaseInsensitiveOption);
    const auto at = blanked(sql).lastIndexOf(where);
    return at < 0 ? QString() : sql.mid(at + 5).trimmed();
}

class Counter
{
public:
    Counter(const Session &session, const Plan &plan, const LiveFacts &facts,
        Connection &connection, const Deadline &deadline)
        : m_engine(*session.engine)
        , m_plan(plan)
        , m_facts(facts)
        , m_connection(connection)
        , m_deadline(deadline)
    {
    }

    void count(Precondition &condition, const QString &statement) const
    {
        const auto where = violationsOf(condition, statement);
        if (where.isEmpty()) {
            condition.trouble = tr("nothing tells which rows break it.");
            return;
        }
        if (const auto seconds = secondsLeftOut(condition)) {
            estimate(condition, tr("counting would take about %1.").arg(spanText(*seconds)));
            return;
        }
        const auto answer = m_connection.query(where);
        if (answer) {
            condition.violations = answer->rows.value(0).value(0).toLongLong();
        } else if (answer.error().kind == ErrorKind::Cancelled || m_deadline.isOver()) {
            estimate(condition, tr("counting takes too long."));
        } else {
            condition.trouble = oneLine(answer.error());
        }
    }

private:
    bool isPostgres() const { return m_engine.info().id == "postgresql"_L1; }

    const TableFacts *factsOf(const QString &table) const
    {
        const auto it = std::ranges::find_if(m_facts.tables, [&table](const TableFacts &facts) {
            return facts.table == table || facts.schema + u'.' + facts.name == table
                || (!table.contains(u'.') && facts.name.compare(table, Qt::CaseInsensitive) == 0);
        });
        return it == m_facts.tables.end() ? nullptr : &*it;
    }

    /// Set when reading the table alone takes longer than there is time.
    std::optional<qint64> secondsLeftOut(const Precondition &condition) const
    {
        const auto *table = factsOf(condition.table);
        const auto left = std::chrono::duration_cast<std::chrono::seconds>(
            m_deadline.end() - Deadline::Clock::now());
        if (m_deadline.isOver()) {
            return table ? table->bytes.value_or(0) / ReadASecond + 1 : 1;
        }
        const auto seconds = table && condition.kind != Precondition::Kind::NoRows
            ? table->bytes.value_or(0) / ReadASecond
            : 0;
        return seconds > left.count() ? std::optional(seconds) : std::nullopt;
    }

    void estimate(Precondition &condition, const QString &why) const
    {
        condition.trouble = why;
        const auto *table = factsOf(condition.table);
        if (!table || !table->rows || condition.kind != Precondition::Kind::NotNull) {
            return;
        }
        for (const auto &column : table->columns) {
            if (condition.columns.contains(column.name) && column.nulls) {
                const auto nulls = std::llround(*column.nulls * double(*table->rows));
                if (nulls > 0) { // none in the sample does not mean none at all
                    condition.violations = nulls;
                    condition.estimated = true;
                }
            }
        }
    }

    QString table(const Precondition &condition) const
    {
        return qualified(m_engine, condition.table);
    }

    QStringList columns(const QStringList &names, const QString &prefix = {}) const
    {
        QStringList list;
        for (const auto &name : names) {
            list += prefix + m_engine.identifier(name);
        }
        return list;
    }

    QString violationsOf(const Precondition &condition, const QString &statement) const
    {
        switch (condition.kind) {
        case Precondition::Kind::NoRows:
            return u"SELECT count(*) FROM "_s + table(condition);
        case Precondition::Kind::NotNull:
            return countWhere(condition, columns(condition.columns).value(0) + u" IS NULL"_s);
        case Precondition::Kind::Unique:
            return duplicates(condition, statement);
        case Precondition::Kind::References:
            return orphans(condition);
        case Precondition::Kind::Check: {
            const auto text = checkOf(condition, statement);
            return text.isEmpty() ? text : countWhere(condition, u"NOT "_s + text);
        }
        case Precondition::Kind::Fits:
            return countWhere(condition,
                u"char_length(%1) > %2"_s.arg(trimmedText(condition)).arg(condition.length));
        case Precondition::Kind::Converts:
            break;
        }
        const auto text = conversionOf(condition);
        return text.isEmpty() ? text : countWhere(condition, text);
    }

    QString countWhere(const Precondition &condition, const QString &where) const
    {
        return u"SELECT count(*) FROM %1 WHERE %2"_s.arg(table(condition), where);
    }

    /// Blanks at the end are cut without a word.
    QString trimmedText(const Precondition &condition) const
    {
        const auto column = columns(condition.columns).value(0);
        return isPostgres() ? u"rtrim(%1::text, ' ')"_s.arg(column) : u"rtrim(%1)"_s.arg(column);
    }

    QString duplicates(const Precondition &condition, const QString &statement) const
    {
        if (condition.columns.isEmpty()) {
            return {};
        }
        const auto names = columns(condition.columns);
        QStringList filters;
        if (!statement.contains("NULLS NOT DISTINCT"_L1, Qt::CaseInsensitive)) {
            for (const auto &name : names) {
                filters += name + u" IS NOT NULL"_s;
            }
        }
        if (condition.partial) {
            const auto where = whereText(statement);
            if (where.isEmpty()) {
                return {};
            }
            filters += u'(' + where + u')';
        }
        const auto where = filters.isEmpty() ? QString() : u" WHERE "_s + filters.join(u" AND "_s);
        return u"SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM %1%2 GROUP BY %3 "
               "HAVING count(*) > 1) AS duplicates"_s.arg(
                   table(condition), where, names.join(u", "_s));
    }

    QString orphans(const Precondition &condition) const
    {
        auto others = condition.otherColumns;
        const auto *other = factsOf(condition.other);
        if (others.isEmpty() && other) {
            others = other->primaryKey;
        }
        if (others.size() != condition.columns.size() || others.isEmpty()) {
            return {};
        }
        QStringList filters;
        QStringList matches;
        for (qsizetype i = 0; i < others.size(); ++i) {
            const auto mine = u"child."_s + m_engine.identifier(condition.columns.at(i));
            filters += mine + u" IS NOT NULL"_s;
            matches += u"parent."_s + m_engine.identifier(others.at(i)) + u" = "_s + mine;
        }
        return u"SELECT count(*) FROM %1 AS child WHERE %2"
               " AND NOT EXISTS (SELECT 1 FROM %3 AS parent WHERE %4)"_s.arg(table(condition),
                   filters.join(u" AND "_s), qualified(m_engine, condition.other),
                   matches.join(u" AND "_s));
    }

    /// As the statement says it; of a constraint that is there, or added before by the plan, by name.
    QString checkOf(const Precondition &condition, const QString &statement) const
    {
        if (condition.check >= 0) {
            return checkText(statement, condition.check);
        }
        const auto *table = factsOf(condition.table);
        for (const auto &constraint : table ? table->constraints : QList<ConstraintFacts>()) {
            if (constraint.name == condition.name) {
                return constraint.kind == ConstraintFacts::Kind::Check
                    ? checkText(constraint.definition, 0)
                    : QString();
            }
        }
        const QRegularExpression named(
            uR"(\bCONSTRAINT\s+"?%1"?\s+CHECK\b)"_s.arg(QRegularExpression::escape(condition.name)),
            QRegularExpression::CaseInsensitiveOption);
        for (const auto &step : m_plan.steps) {
            for (const auto &planned : step.statements) {
                if (const auto match = named.match(planned.sql); match.hasMatch()) {
                    return checkText(planned.sql.sliced(match.capturedStart()), 0);
                }
            }
        }
        return {};
    }

    QString conversionOf(const Precondition &condition) const
    {
        const auto column = columns(condition.columns).value(0);
        const auto type = condition.type.section(u'(', 0, 0);
        if (isPostgres() && m_connection.server().number >= 160000) {
            return u"NOT pg_input_is_valid(%1::text, %2)"_s.arg(
                column, m_engine.literal(condition.type));
        }
        static const QHash<QString, std::pair<QString, QString>> ranges {
            { u"smallint"_s, { u"-32768"_s, u"32767"_s } },
            { u"integer"_s, { u"-2147483648"_s, u"2147483647"_s } },
            { u"int"_s, { u"-2147483648"_s, u"2147483647"_s } },
            { u"tinyint"_s, { u"-128"_s, u"127"_s } },
            { u"mediumint"_s, { u"-8388608"_s, u"8388607"_s } },
            { u"bigint"_s, { u"-9223372036854775808"_s, u"9223372036854775807"_s } },
        };
        const auto range = ranges.constFind(type);
        if (range == ranges.constEnd()) {
            return {};
        }
        if (!isPostgres()) {
            return u"CAST(%1 AS CHAR) NOT REGEXP '^ *[-+]?[0-9]+([.][0-9]*)? *$' OR "
                   "CAST(%1 AS DECIMAL(40, 0)) NOT BETWEEN %2 AND %3"_s.arg(
                       column, range->first, range->second);
        }
        return u"CASE WHEN %1::text ~ '^\\s*[-+]?[0-9]+([.][0-9]*)?\\s*$'"
               " THEN %1::text::numeric NOT BETWEEN "
               "%2 AND %3 ELSE %1 IS NOT NULL END"_s.arg(column, range->first, range->second);
    }

    const Engine &m_engine;
    const Plan &m_plan;
    const LiveFacts &m_facts;
    Connection &m_connection;
    const Deadline &m_deadline;
};

QStringList ownStatements(const Step &step)
{
    QStringList list;
    for (const auto &planned : step.statements) {
        if (planned.role == StatementRole::Migration) {
            list += planned.sql;
        }
    }
    return list;
}

} // namespace

QString checkText(const QString &sql, int number)
{
    static const QRegularExpression check(
        u"\\bCHECK\\s*(?=\\()"_s, QRegularExpression::CaseInsensitiveOption);
    const auto plain = blanked(sql);
    auto it = check.globalMatch(plain);
    while (it.hasNext()) {
        const auto match = it.next();
        if (number-- == 0) {
            return balanced(sql, plain, match.capturedEnd());
        }
    }
    return {};
}

void countPreconditions(const Session &session, const Plan &plan, const LiveFacts &facts,
    Connection &connection, const Deadline &deadline, QList<ScriptVerdict> &verdicts)
{
    const Counter counter(session, plan, facts, connection, deadline);
    for (qsizetype step = 0; step < verdicts.size() && step < plan.steps.size(); ++step) {
        const auto sql = ownStatements(plan.steps.at(step));
        for (auto &statement : verdicts[step].statements) {
            for (auto &condition : statement.preconditions) {
                counter.count(condition, sql.value(statement.statement));
            }
        }
    }
}

} // namespace Switchback
