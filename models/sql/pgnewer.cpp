// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "sql/pgnewer.h"

#include "sql/pgparse.h"
#include "sql/postgresql.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback::Pg {

namespace {

// A clause the linked parser does not know is replaced by one that it does; which of the
// statement's constraints or generated columns it stood at is remembered by number and put right
// in the values afterwards.
struct Rewritten {
    QString text;
    QSet<int> notEnforced; // by number of CHECK and REFERENCES
    QSet<int> notNull; // CHECK constraints that stand for NOT NULL
    QSet<int> virtualColumns; // by number of GENERATED … AS (
    bool enforced = false; // ALTER CONSTRAINT … ENFORCED
    bool changed = false;
};

class Rewriter
{
public:
    explicit Rewriter(const QString &statement)
        : m_text(statement)
        , m_phrase(statement, postgresqlTokens(statement))
    {
    }

    Rewritten rewrite()
    {
        while (m_at < m_phrase.size()) {
            if (!takeNotEnforced() && !takeEnforced() && !takeGenerated() && !takeNotNull()
                && !takePeriod()) {
                count();
                copy(1);
            }
        }
        m_out.text += m_text.sliced(m_copied);
        return m_out;
    }

private:
    void count()
    {
        if (m_phrase.is(m_at, "CHECK"_L1) || m_phrase.is(m_at, "REFERENCES"_L1)) {
            ++m_constraints;
        }
    }
    void copy(qsizetype tokens)
    {
        m_at += tokens;
        const auto end = m_at > 0 && m_at <= m_phrase.size() ? m_phrase.token(m_at - 1).end
                                                             : m_text.size();
        m_out.text += m_text.sliced(m_copied, end - m_copied);
        m_copied = end;
    }
    void replace(qsizetype tokens, const QString &by)
    {
        m_out.text += u' ' + by + u' ';
        m_at += tokens;
        m_copied = m_phrase.token(m_at - 1).end;
        m_out.changed = true;
    }

    bool takeNotEnforced()
    {
        if (!m_phrase.follows(m_at, { "NOT"_L1, "ENFORCED"_L1 })) {
            return false;
        }
        m_out.notEnforced.insert(m_constraints - 1);
        const bool alter = m_phrase.follows(m_at - 3, { "ALTER"_L1, "CONSTRAINT"_L1 });
        replace(2, alter ? u"NOT DEFERRABLE"_s : QString());
        return true;
    }

    bool takeEnforced()
    {
        if (!m_phrase.is(m_at, "ENFORCED"_L1)) {
            return false;
        }
        const bool alter = m_phrase.follows(m_at - 3, { "ALTER"_L1, "CONSTRAINT"_L1 });
        m_out.enforced = m_out.enforced || alter;
        replace(1, alter ? u"NOT DEFERRABLE"_s : QString());
        return true;
    }

    bool takeGenerated()
    {
        if (!m_phrase.follows(m_at, { "GENERATED"_L1, "ALWAYS"_L1, "AS"_L1 })
            || !m_phrase.isSymbol(m_at + 3, "("_L1)) {
            return false;
        }
        const auto close = m_phrase.afterParentheses(m_at + 3);
        if (m_phrase.is(close, "STORED"_L1)) {
            ++m_generated;
            copy(close - m_at);
            return true;
        }
        m_out.virtualColumns.insert(m_generated++);
        copy(close - m_at);
        replace(m_phrase.is(m_at, "VIRTUAL"_L1) ? 1 : 0, u"STORED"_s);
        return true;
    }

    /// ADD [CONSTRAINT name] NOT NULL column, also among the elements of a CREATE TABLE.
    bool takeNotNull()
    {
        if (!m_phrase.follows(m_at, { "NOT"_L1, "NULL"_L1 })) {
            return false;
        }
        const bool named = m_phrase.is(m_at - 2, "CONSTRAINT"_L1)
            && (m_phrase.is(m_at - 3, "ADD"_L1) || m_phrase.isSymbol(m_at - 3, ","_L1)
                || m_phrase.isSymbol(m_at - 3, "("_L1));
        if (!named && !m_phrase.is(m_at - 1, "ADD"_L1) && !m_phrase.isSymbol(m_at - 1, ","_L1)) {
            return false;
        }
        m_out.notNull.insert(m_constraints++);
        replace(3, u"CHECK (%1 IS NOT NULL)"_s.arg(m_phrase.text(m_at + 2)));
        return true;
    }

    bool takePeriod()
    {
        if (m_phrase.follows(m_at, { "WITHOUT"_L1, "OVERLAPS"_L1 })) {
            replace(2, QString());
            return true;
        }
        const bool begins = m_phrase.isSymbol(m_at - 1, ","_L1)
            || m_phrase.isSymbol(m_at - 1, "("_L1);
        if (begins && m_phrase.is(m_at, "PERIOD"_L1) && !m_phrase.isSymbol(m_at + 1, ","_L1)
            && !m_phrase.isSymbol(m_at + 1, ")"_L1)) {
            replace(1, QString());
            return true;
        }
        return false;
    }

    QString m_text;
    Phrase m_phrase;
    Rewritten m_out;
    qsizetype m_at = 0;
    qsizetype m_copied = 0;
    int m_constraints = 0;
    int m_generated = 0;
};

struct Numbers {
    int constraint = 0;
    int generated = 0;
};

void restore(ConstraintDefinition &constraint, const Rewritten &rewritten, Numbers &numbers)
{
    if (constraint.kind != ConstraintKind::Check && constraint.kind != ConstraintKind::ForeignKey) {
        return;
    }
    const int number = numbers.constraint++;
    constraint.notEnforced = rewritten.notEnforced.contains(number);
    if (rewritten.notNull.contains(number)) {
        constraint.kind = ConstraintKind::NotNull;
        constraint.columns = constraint.check.columns;
    }
}

void restore(ColumnDefinition &column, const Rewritten &rewritten, Numbers &numbers)
{
    if (column.generated == ColumnDefinition::Generated::Stored
        && rewritten.virtualColumns.contains(numbers.generated++)) {
        column.generated = ColumnDefinition::Generated::Virtual;
    }
    for (auto &constraint : column.constraints) {
        restore(constraint, rewritten, numbers);
    }
}

void restore(DdlOperation &operation, const Rewritten &rewritten)
{
    Numbers numbers;
    for (auto &column : operation.columns) {
        restore(column, rewritten, numbers);
    }
    for (auto &constraint : operation.constraints) {
        restore(constraint, rewritten, numbers);
    }
    for (auto &action : operation.actions) {
        if (action.kind == TableAction::Kind::AddColumn) {
            restore(action.column, rewritten, numbers);
        } else if (action.kind == TableAction::Kind::AddConstraint) {
            restore(action.constraint, rewritten, numbers);
        } else if (action.kind == TableAction::Kind::AlterConstraint) {
            action.enforced = rewritten.enforced;
        }
    }
}

ObjectName nameAt(const Phrase &phrase, qsizetype at)
{
    const auto plain = [&phrase](qsizetype i) {
        const auto word = phrase.text(i).toString();
        return word.startsWith(u'"') ? word.sliced(1).chopped(1) : word.toLower();
    };
    return phrase.isSymbol(at + 1, "."_L1) ? ObjectName { plain(at), plain(at + 2) }
                                           : ObjectName { {}, plain(at) };
}

/// PostgreSQL 19: REPACK [(options)] [table [USING INDEX …]].
bool readRepack(const Phrase &phrase, QList<DdlOperation> &out)
{
    if (!phrase.is(0, "REPACK"_L1)) {
        return false;
    }
    DdlOperation operation { .kind = DdlOperation::Kind::Cluster, .name = u"repack"_s };
    const auto name = phrase.afterParentheses(1);
    operation.concurrently = phrase.contains("CONCURRENTLY"_L1);
    if (name < phrase.size()) {
        operation.object = nameAt(phrase, name);
    }
    out = { operation };
    return true;
}

/// PostgreSQL 19: ALTER TABLE … MERGE PARTITIONS, SPLIT PARTITION.
bool readPartitionChange(const Phrase &phrase, QList<DdlOperation> &out)
{
    if (!phrase.follows(0, { "ALTER"_L1, "TABLE"_L1 })) {
        return false;
    }
    const qsizetype name = phrase.follows(2, { "IF"_L1, "EXISTS"_L1 }) ? 4 : 2;
    const qsizetype verb = name + (phrase.isSymbol(name + 1, "."_L1) ? 3 : 1);
    if (!phrase.follows(verb, { "MERGE"_L1, "PARTITIONS"_L1 })
        && !phrase.follows(verb, { "SPLIT"_L1, "PARTITION"_L1 })) {
        return false;
    }
    DdlOperation operation { .kind = DdlOperation::Kind::AlterTable,
        .objectKind = ObjectKind::Table };
    operation.object = nameAt(phrase, name);
    operation.actions = { { .kind = TableAction::Kind::ReorganizePartition } };
    out = { operation };
    return true;
}

} // namespace

bool readNewer(const QByteArray &statement, QList<DdlOperation> &out)
{
    const auto text = QString::fromUtf8(statement);
    const auto rewritten = Rewriter(text).rewrite();
    if (rewritten.changed && readPlain(rewritten.text.toUtf8(), out) && !out.isEmpty()) {
        for (auto &operation : out) {
            restore(operation, rewritten);
        }
        return true;
    }
    out.clear();
    const Phrase phrase(text, postgresqlTokens(text));
    return readRepack(phrase, out) || readPartitionChange(phrase, out);
}

} // namespace Switchback::Pg
