// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/schemagentle.h"

#include "core/tr.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// A name as the server quotes it, with its schema.
const auto Name = uR"re((?:"(?:[^"]|"")+"|[^\s".(]+)(?:\.(?:"(?:[^"]|"")+"|[^\s".(]+))?)re"_s;

QRegularExpression form(const QString &pattern)
{
    auto whole = pattern;
    return QRegularExpression(u"\\A"_s + whole.replace(u"NAME"_s, Name) + u"\\z"_s,
        QRegularExpression::DotMatchesEverythingOption);
}

class Gentle
{
public:
    Gentle(const SchemaScript &script, const Schema &from)
        : m_script(script)
    {
        for (const auto &object : from.objects) {
            addTable(object);
        }
    }
    SchemaScript rewritten();

private:
    void addTable(const SchemaObject &object);
    bool rewrite(const SchemaStatement &statement);
    bool createIndex(const SchemaStatement &statement);
    bool dropIndex(const SchemaStatement &statement);
    bool addKey(const SchemaStatement &statement);
    bool addChecked(const SchemaStatement &statement);
    bool setNotNull(const SchemaStatement &statement);
    bool isBusy(const QString &table, bool partitionedToo = false) const;
    void say(const QString &sql, const QString &note, bool destructive = false);

    const SchemaScript &m_script;
    SchemaScript m_result;
    QHash<QString, bool> m_tables; // that hold rows already: whether each is partitioned
    QHash<QString, QString> m_indexes; // and whose they are
    int m_checks = 0;
};

void Gentle::addTable(const SchemaObject &object)
{
    if (object.kind != "table"_L1) {
        return;
    }
    m_tables.insert(object.name, object.has(u"partitioned by"));
    for (const auto &child : object.children) {
        if (child.kind == "index"_L1) {
            m_indexes.insert(child.name, object.name);
        }
    }
}

// Made by this script, it has no rows that anybody waits for.
bool Gentle::isBusy(const QString &table, bool partitionedToo) const
{
    return m_tables.contains(table) && (partitionedToo || !m_tables.value(table));
}

void Gentle::say(const QString &sql, const QString &note, bool destructive)
{
    m_result.statements += { .sql = sql, .destructive = destructive, .note = note };
}

bool Gentle::createIndex(const SchemaStatement &statement)
{
    static const auto pattern = form(u"(CREATE (?:UNIQUE )?INDEX )(NAME ON )(NAME)( .*)"_s);
    const auto match = pattern.match(statement.sql);
    if (!match.hasMatch() || !isBusy(match.captured(3))) {
        return false;
    }
    say(match.captured(1) + u"CONCURRENTLY "_s + match.captured(2) + match.captured(3)
            + match.captured(4),
        tr("Built while the table is written to; not inside a transaction. If it fails, drop the "
           "invalid index and try again."));
    return true;
}

bool Gentle::dropIndex(const SchemaStatement &statement)
{
    static const auto pattern = form(u"DROP INDEX (NAME)"_s);
    const auto match = pattern.match(statement.sql);
    if (!match.hasMatch() || !isBusy(m_indexes.value(match.captured(1)))) {
        return false;
    }
    say(u"DROP INDEX CONCURRENTLY "_s + match.captured(1),
        tr("Waits for nobody's writes; not inside a transaction."), statement.destructive);
    return true;
}

// Keys are built as an index first, which keeps nobody from writing.
bool Gentle::addKey(const SchemaStatement &statement)
{
    static const auto pattern = form(
        u"ALTER TABLE (?:ONLY )?(NAME) ADD CONSTRAINT (NAME) (PRIMARY KEY|UNIQUE) "
        "(\\((?:[^()\"]|\"[^\"]*\")*\\)(?: INCLUDE \\([^()]*\\))?)( DEFERRABLE(?: INITIALLY DEFERRED)?)?"_s);
    const auto match = pattern.match(statement.sql);
    if (!match.hasMatch() || !isBusy(match.captured(1))
        || match.captured(4).contains("WITHOUT OVERLAPS"_L1)) {
        return false;
    }
    const auto table = match.captured(1);
    const auto name = match.captured(2);
    say(u"CREATE UNIQUE INDEX CONCURRENTLY %1 ON %2 %3"_s.arg(name, table, match.captured(4)),
        tr("Built while the table is written to; not inside a transaction. If it fails, drop the "
           "invalid index and try again."));
    say(u"ALTER TABLE %1 ADD CONSTRAINT %2 %3 USING INDEX %2%4"_s.arg(
            table, name, match.captured(3), match.captured(5)),
        tr("Takes over the index; a short lock."));
    return true;
}

// Foreign keys and checks bind new rows at once; the rows that are there are looked at afterwards.
bool Gentle::addChecked(const SchemaStatement &statement)
{
    static const auto pattern = form(
        u"ALTER TABLE (?:ONLY )?(NAME) ADD CONSTRAINT (NAME) (CHECK|FOREIGN KEY) (.*)"_s);
    const auto match = pattern.match(statement.sql);
    const bool isKey = match.captured(3) == "FOREIGN KEY"_L1;
    if (!match.hasMatch() || !isBusy(match.captured(1), !isKey)
        || match.captured(4).endsWith("NOT VALID"_L1)
        || match.captured(4).contains("NOT ENFORCED"_L1)) {
        return false;
    }
    say(statement.sql + u" NOT VALID"_s, tr("Holds for new rows at once; a short lock."));
    say(u"ALTER TABLE %1 VALIDATE CONSTRAINT %2"_s.arg(match.captured(1), match.captured(2)),
        tr("Looks at the rows that are there; they can be read and written meanwhile."));
    return true;
}

bool Gentle::setNotNull(const SchemaStatement &statement)
{
    static const auto pattern = form(
        u"ALTER TABLE (?:ONLY )?(NAME) ALTER COLUMN (NAME) SET NOT NULL"_s);
    const auto match = pattern.match(statement.sql);
    if (!match.hasMatch() || !isBusy(match.captured(1), true)) {
        return false;
    }
    const auto head = u"ALTER TABLE %1 "_s.arg(match.captured(1));
    const auto check = u"switchback_not_null_%1"_s.arg(++m_checks);
    say(head
            + u"ADD CONSTRAINT %1 CHECK (%2 IS NOT NULL) NOT VALID"_s.arg(check, match.captured(2)),
        tr("Holds for new rows at once; a short lock."));
    say(head + u"VALIDATE CONSTRAINT "_s + check,
        tr("Looks at the rows that are there; they can be read and written meanwhile."));
    say(statement.sql, tr("Needs to look at no row any more: the check has done so."));
    say(head + u"DROP CONSTRAINT "_s + check, tr("The check has done its work."));
    return true;
}

bool Gentle::rewrite(const SchemaStatement &statement)
{
    return createIndex(statement) || dropIndex(statement) || addKey(statement)
        || addChecked(statement) || setNotNull(statement);
}

SchemaScript Gentle::rewritten()
{
    m_result = m_script;
    m_result.statements.clear();
    static const auto create = form(u"CREATE (?:UNLOGGED )?TABLE (NAME)(?: .*)?"_s);
    for (const auto &statement : m_script.statements) {
        if (const auto match = create.match(statement.sql); match.hasMatch()) {
            m_tables.remove(match.captured(1));
        }
        if (!rewrite(statement)) {
            m_result.statements += statement;
        }
    }
    if (!m_result.statements.isEmpty()) {
        m_result.statements.prepend({ .sql = u"SET lock_timeout = '5s'"_s,
            .destructive = false,
            .note = tr(
                "A statement that does not get its lock gives up instead of holding others up.") });
    }
    return m_result;
}

} // namespace

SchemaScript pgGentle(const SchemaScript &script, const Schema &from)
{
    return Gentle(script, from).rewritten();
}

} // namespace Switchback
