// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/observed.h"

#include "core/tr.h"
#include "rules/verdict.h"

#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// "AccessExclusiveLock" as "ACCESS EXCLUSIVE"; what is no such name stays.
QString modeOf(const QString &seen)
{
    if (!seen.endsWith("Lock"_L1)) {
        return seen;
    }
    QString words;
    for (const auto c : seen.chopped(4)) {
        words += c.isUpper() && !words.isEmpty() ? u" "_s + c : QString(c.toUpper());
    }
    return words;
}

/// The server's quotes are its own business.
QString plain(QString name)
{
    return name.remove(u'"');
}

/// MariaDB's words for what the forecast calls by what it means.
QString algorithmOf(const QString &seen)
{
    return seen == "NOCOPY"_L1 ? u"INPLACE"_s
        : seen == "INPLACE"_L1 ? u"INPLACE with rebuild"_s
                               : seen;
}

LockNote noteOf(const QString &object, const QString &mode)
{
    return {
        .object = object, .mode = mode, .strength = lockStrength(mode), .words = lockWords(mode)
    };
}

/// Compares statement after statement of one transaction.
class Comparer
{
public:
    explicit Comparer(const DryRun &dry)
        : m_postgres(dry.before.engine == "postgresql"_L1)
    {
        for (const auto &object : dry.before.objects) {
            if (object.kind == "table"_L1 || object.kind == "materialized view"_L1) {
                m_tables += plain(object.name);
            }
        }
    }

    void beginTransaction() { m_held.clear(); }

    void compare(DryStatement &statement)
    {
        const auto &predicted = statement.predicted;
        if (m_postgres) {
            compareLocks(predicted, statement);
        }
        compareRewrites(predicted, statement);
        const auto algorithm = algorithmOf(statement.seen.algorithm);
        if (!algorithm.isEmpty() && algorithm != predicted.algorithm) {
            statement.differences += tr("Observed: algorithm %1 (predicted: %2).")
                                         .arg(algorithm, shown(predicted.algorithm));
        }
    }

private:
    static QString shown(const QString &mode) { return mode.isEmpty() ? tr("nothing") : mode; }

    void compareLocks(const StatementVerdict &predicted, DryStatement &statement)
    {
        QMap<QString, QString> seen;
        for (const auto &lock : statement.seen.locks) {
            const auto object = plain(lock.section(u' ', 0, 0));
            const auto mode = modeOf(lock.section(u' ', 1));
            if (m_tables.contains(object)
                && lockStrength(mode) > lockStrength(seen.value(object))) {
                seen.insert(object, mode);
            }
        }
        for (const auto &[object, mode] : seen.asKeyValueRange()) {
            const auto note = std::ranges::find(predicted.locks, object, &LockNote::object);
            const auto wanted = note == predicted.locks.end() ? QString() : note->mode;
            // A weaker lock beside the forecast's own is part of it.
            const bool strongerHeld = lockStrength(m_held.value(object)) >= lockStrength(wanted);
            if (mode != wanted && (lockStrength(mode) > lockStrength(wanted) || !strongerHeld)) {
                statement.differences += tr("Observed: %1 on %2 (predicted: %3).")
                                             .arg(mode, object, shown(wanted));
            }
            if (lockStrength(mode) > lockStrength(m_held.value(object))) {
                m_held.insert(object, mode);
            }
        }
        for (const auto &note : predicted.locks) {
            const bool there = m_tables.contains(note.object) && !note.newObject;
            if (there && !seen.contains(note.object)
                && lockStrength(m_held.value(note.object)) < note.strength) {
                statement.differences += tr("Observed: no lock on %1 (predicted: %2).")
                                             .arg(note.object, note.mode);
            }
        }
    }

    void compareRewrites(const StatementVerdict &predicted, DryStatement &statement)
    {
        const auto bare = [](const QString &name) { return plain(name).section(u'.', -1); };
        QStringList seen;
        for (const auto &table : statement.seen.rewrites) {
            const bool known = m_tables.contains(plain(table)) || m_tables.contains(bare(table));
            if (known) {
                seen += bare(table);
            }
            if (known && !predicted.rewrites.contains(bare(table))) {
                statement.differences += tr("Observed: %1 is written again (predicted: not).")
                                             .arg(plain(table));
            }
        }
        for (const auto &table : predicted.rewrites) {
            if (m_postgres && !seen.contains(bare(table)) && isThere(bare(table))) {
                statement.differences += tr("Observed: %1 is not written again (predicted: it is).")
                                             .arg(table);
            }
        }
    }

    bool isThere(const QString &bareName) const
    {
        return std::ranges::any_of(m_tables, [&bareName](const QString &table) {
            return table == bareName || table.endsWith(u'.' + bareName);
        });
    }

    const bool m_postgres;
    QSet<QString> m_tables; // before the plan: only they are in use
    QMap<QString, QString> m_held; // strongest, in the transaction
};

/// Visits the statements of the dry run beside those of the plan, which it ran in order.
template<class Visit, class Begin>
void together(const Plan &plan, qsizetype count, Begin begin, Visit visit)
{
    qsizetype next = 0;
    for (qsizetype step = 0; step < plan.steps.size(); ++step) {
        begin();
        int number = 0;
        for (const auto &planned : plan.steps.at(step).statements) {
            if (planned.role == StatementRole::Migration && next < count) {
                visit(next++, step, number++);
            }
        }
    }
}

} // namespace

void compareWithForecast(const Plan &plan, const QList<ScriptVerdict> &verdicts, DryRun &dry)
{
    Comparer comparer(dry);
    together(
        plan, dry.statements.size(), [&comparer] { comparer.beginTransaction(); },
        [&](qsizetype statement, qsizetype step, int number) {
            auto &seen = dry.statements[statement];
            seen.predicted = verdicts.value(step).statements.value(number);
            if (!dry.failed.text.isEmpty() && statement + 1 == dry.statements.size()) {
                return; // it failed: nothing was seen of it
            }
            comparer.compare(seen);
        });
}

void letObservedWin(const Plan &plan, const DryRun &dry, QList<ScriptVerdict> &verdicts)
{
    together(
        plan, dry.statements.size(), [] {},
        [&](qsizetype number, qsizetype step, int statement) {
            const auto &seen = dry.statements.at(number);
            if (seen.differences.isEmpty() || step >= verdicts.size()
                || statement >= verdicts.at(step).statements.size()) {
                return;
            }
            auto &verdict = verdicts[step].statements[statement];
            verdict.observed = seen.differences.join(u' ');
            for (const auto &lock : seen.seen.locks) {
                const auto object = plain(lock.section(u' ', 0, 0));
                const auto mode = modeOf(lock.section(u' ', 1));
                const auto note = std::ranges::find(verdict.locks, object, &LockNote::object);
                if (note == verdict.locks.end() && verdict.observed.contains(object)) {
                    verdict.locks += noteOf(object, mode);
                } else if (note != verdict.locks.end() && lockStrength(mode) > note->strength) {
                    *note = noteOf(object, mode);
                }
            }
            std::ranges::stable_sort(verdict.locks, std::greater {}, &LockNote::strength);
            for (const auto &table : seen.seen.rewrites) {
                const auto bare = plain(table).section(u'.', -1);
                if (!verdict.rewrites.contains(bare)) {
                    verdict.rewrites += bare;
                }
            }
            verdict.algorithm = seen.seen.algorithm.isEmpty() ? verdict.algorithm
                                                              : algorithmOf(seen.seen.algorithm);
            verdict.words += u' ' + verdict.observed;
        });
}

} // namespace Switchback
