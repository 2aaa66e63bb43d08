// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "rules/livefacts.h"

#include "core/tr.h"
#include "rules/locks.h"
#include "rules/rule.h"
#include "rules/verdict.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// What a plain disk does while others work on it, too. Named wherever a time is told.
constexpr qint64 WrittenASecond = 50'000'000;
constexpr qint64 ReadASecond = 200'000'000;
constexpr double BusyRate = 10; // that wait, a second
constexpr qint64 LongWait = 5; // seconds

bool follows(const Finding &finding, const StatementVerdict &statement)
{
    const auto *rule = ruleById(finding.rule);
    if (!rule) {
        return false;
    }
    switch (rule->group) {
    case RuleGroup::Locks:
    case RuleGroup::Rewrites:
    case RuleGroup::Constraints:
    case RuleGroup::DataChanges:
        return true;
    case RuleGroup::MySql:
        return !statement.rewrites.isEmpty()
            || std::ranges::any_of(
                statement.locks, [](const LockNote &lock) { return lock.strength >= WritersWait; });
    default:
        return false;
    }
}

/// PostgreSQL's table of conflicts.
bool conflict(LockMode held, LockMode wanted)
{
    if (held > wanted) {
        std::swap(held, wanted);
    }
    switch (wanted) {
    case LockMode::AccessExclusive:
        return held != LockMode::None;
    case LockMode::Exclusive:
        return held >= LockMode::RowShare;
    case LockMode::ShareRowExclusive:
        return held >= LockMode::RowExclusive;
    case LockMode::Share:
        return held == LockMode::RowExclusive || held == LockMode::ShareUpdateExclusive;
    case LockMode::ShareUpdateExclusive:
        return held == LockMode::ShareUpdateExclusive;
    default:
        return false;
    }
}

/// One table under one statement.
struct Weight {
    const TableFacts *table = nullptr;
    QString name;
    bool small = false;
    bool hot = false;
    bool rewritten = false;
    bool scanned = false;
    int strength = 0; // of the lock on it
    double waiting = 0; // a second
    qint64 seconds = 0; // that it lasts, reckoned
    bool quiet = false; // measured, and hardly anybody is there

    bool lasts() const { return rewritten || scanned; }
    bool heavy() const
    {
        const bool blocks = strength >= WritersWait;
        return blocks && !small
            && (hot || (lasts() && (waiting >= BusyRate || seconds >= LongWait)));
    }
};

class Weigher
{
public:
    Weigher(const LiveFacts &facts, const FactThresholds &thresholds)
        : m_facts(facts)
        , m_thresholds(thresholds)
    {
    }

    void weigh(ScriptVerdict &script) const
    {
        for (auto &statement : script.statements) {
            const auto weights = weightsOf(statement);
            statement.figures = figuresOf(weights);
            statement.brief = areSmall(weights, statement)
                && std::ranges::all_of(weights, &Weight::quiet);
            statement.inTheWay = inTheWay(statement);
        }
        for (auto &finding : script.findings) {
            const auto number = finding.statement;
            if (number >= 0 && number < script.statements.size()) {
                judge(finding, script.statements.at(number));
            }
        }
        countSeverities(script);
    }

private:
    static QString bare(const QString &key) { return key.section(u'.', -1); }

    QList<Weight> weightsOf(const StatementVerdict &statement) const
    {
        QList<Weight> weights;
        for (const auto &name : statement.tables) {
            if (const auto *table = m_facts.table(name)) {
                weights += weightOf(*table, statement);
            }
        }
        return weights;
    }

    Weight weightOf(const TableFacts &table, const StatementVerdict &statement) const
    {
        Weight weight { .table = &table, .name = table.table };
        const auto isIn = [&table](const QStringList &names) {
            return std::ranges::any_of(names, [&table](const QString &name) {
                return name == table.table
                    || bare(name).compare(bare(table.table), Qt::CaseInsensitive) == 0;
            });
        };
        for (const auto &lock : statement.locks) {
            if (lock.object == table.table || statement.locks.size() == 1) {
                weight.strength = qMax(weight.strength, lock.strength);
            }
        }
        weight.rewritten = isIn(statement.rewrites);
        weight.scanned = isIn(statement.scans);
        const auto writes = table.writes.value_or(0);
        const auto reads = table.reads.value_or(0);
        weight.waiting = weight.strength >= EverybodyWaits ? writes + reads
            : weight.strength >= WritersWait               ? writes
                                                           : 0;
        weight.hot = isIn(m_thresholds.hot)
            || (weight.strength >= WritersWait && weight.waiting >= BusyRate);
        weight.small = !weight.hot && table.rows && *table.rows < m_thresholds.minRows;
        weight.quiet = table.writes && table.reads && *table.writes + *table.reads < 1;
        const auto bytes = table.bytes.value_or(0);
        weight.seconds = weight.rewritten ? (bytes + table.indexBytes.value_or(0)) / WrittenASecond
            : weight.scanned              ? bytes / ReadASecond
                                          : 0;
        return weight;
    }

    static bool areSmall(const QList<Weight> &weights, const StatementVerdict &statement)
    {
        return !weights.isEmpty() && weights.size() == statement.tables.size()
            && std::ranges::all_of(weights, &Weight::small);
    }

    /// Of the table where it hurts most.
    static QString figuresOf(const QList<Weight> &weights)
    {
        const auto worst = std::ranges::max_element(weights, {}, [](const Weight &weight) {
            return std::tuple(weight.heavy(), weight.lasts(), weight.strength, weight.seconds,
                weight.table->rows.value_or(0));
        });
        if (worst == weights.end() || !worst->table->rows) {
            return {};
        }
        QStringList parts { sizeOf(*worst) };
        const auto writes = worst->table->writes.value_or(0);
        const auto reads = worst->strength >= EverybodyWaits ? worst->table->reads.value_or(0) : 0;
        if (worst->strength >= WritersWait && writes + reads >= 1) {
            parts += reads >= 1
                ? tr("%1 writes/s and %2 reads/s will wait.").arg(rateText(writes), rateText(reads))
                : tr("%1 writes/s will wait.").arg(rateText(writes));
        }
        return parts.join(u' ');
    }

    static QString sizeOf(const Weight &weight)
    {
        const auto &table = *weight.table;
        const auto rows = QLocale().toString(*table.rows);
        const auto bytes = table.bytes.value_or(0)
            + (weight.rewritten ? table.indexBytes.value_or(0) : 0);
        if (weight.small) {
            return table.exact ? tr("%1 holds %2 rows now.").arg(weight.name, rows)
                               : tr("%1 holds about %2 rows now.").arg(weight.name, rows);
        }
        const auto about = tr("about %1").arg(spanText(qMax<qint64>(1, weight.seconds)));
        if (weight.rewritten && table.bytes) {
            return tr("%1: %2 are written again, %3 at %4 a second.")
                .arg(weight.name, sizeText(bytes), about, sizeText(WrittenASecond));
        }
        if (weight.scanned && table.bytes) {
            return tr("%1: %2 are read, %3 at %4 a second.")
                .arg(weight.name, sizeText(bytes), about, sizeText(ReadASecond));
        }
        return tr("%1 holds about %2 rows.").arg(weight.name, rows);
    }

    void judge(Finding &finding, const StatementVerdict &statement) const
    {
        const auto weights = weightsOf(statement);
        if (weights.isEmpty() || !follows(finding, statement)) {
            return;
        }
        if (areSmall(weights, statement)) {
            finding.severity = Severity::Info;
        } else if (finding.severity == Severity::Warning
            && std::ranges::any_of(weights, &Weight::heavy)) {
            finding.severity = Severity::Error;
        }
        if (!statement.figures.isEmpty()) {
            finding.message += u' ' + statement.figures;
        }
    }

    QStringList inTheWay(const StatementVerdict &statement) const
    {
        QStringList sentences;
        for (const auto &session : m_facts.sessions) {
            for (const auto &held : session.locks) {
                if (waitsFor(statement, held)) {
                    sentences += held.mode == "METADATA"_L1
                        ? tr("It would wait for %1, which uses %2.")
                              .arg(sessionWords(session), held.table)
                        : tr("It would wait for %1, which holds %2 on %3.")
                              .arg(sessionWords(session), held.mode, held.table);
                    break;
                }
            }
            // Where the server does not tell who holds what, an open transaction may.
            if (session.locks.isEmpty() && !statement.algorithm.isEmpty()) {
                sentences += tr("It may wait for %1, whose transaction is open.")
                                 .arg(sessionWords(session));
            }
        }
        return sentences;
    }

    static bool waitsFor(const StatementVerdict &statement, const HeldLock &held)
    {
        const bool metadata = held.mode == "METADATA"_L1;
        return std::ranges::any_of(statement.locks, [&](const LockNote &lock) {
            return !lock.newObject && lock.object == held.table
                && (metadata ? !statement.algorithm.isEmpty()
                             : conflict(lockModeFromName(held.mode), lockModeFromName(lock.mode)));
        });
    }

    const LiveFacts &m_facts;
    const FactThresholds &m_thresholds;
};

} // namespace

void weigh(QList<ScriptVerdict> &verdicts, const LiveFacts &facts, const FactThresholds &thresholds)
{
    const Weigher weigher(facts, thresholds);
    for (auto &script : verdicts) {
        weigher.weigh(script);
    }
}

} // namespace Switchback
