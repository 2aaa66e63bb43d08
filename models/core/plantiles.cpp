// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/plantiles.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Light = PlanTile::Light;

PlanTile expectedState(const Plan &plan, const Timeline &timeline)
{
    PlanTile tile { .light = Light::Green,
        .title = tr("Expected state"),
        .sentence = tr("Files and history fit together.") };
    const auto count = [&timeline](State state) {
        return int(std::ranges::count(timeline.entries, state, &TimelineEntry::state));
    };
    const auto amber = [&tile](const QString &sentence) {
        tile.light = Light::Amber;
        tile.sentence = sentence;
    };
    if (plan.target.mend != Mend::None) {
        amber(tr("An earlier run left this migration half done; this plan settles it."));
    } else if (timeline.dirty) {
        tile.light = Light::Red;
        tile.sentence = timeline.dirtyNote;
    } else if (count(State::Failed) > 0) {
        tile.light = Light::Red;
        tile.sentence = tr("An earlier migration failed or was left half done.");
    } else if (std::ranges::any_of(plan.steps, &Step::late)) {
        amber(tr("A step is older than the newest applied migration."));
    } else if (const int edited = count(State::Modified)) {
        amber(tr("%n applied file(s) were edited afterwards.", nullptr, edited));
    } else if (const int missing = count(State::Missing)) {
        amber(tr("%n applied version(s) have no file.", nullptr, missing));
    }
    return tile;
}

/// Rewrites and scans make a lock last; on a small and quiet table nothing lasts.
Light lightOf(const StatementVerdict &statement, const LockNote &lock)
{
    const bool blocks = lock.strength >= WritersWait;
    if (!statement.inTheWay.isEmpty()) {
        return blocks ? Light::Red : Light::Amber;
    }
    const bool lasts = !statement.rewrites.isEmpty() || !statement.scans.isEmpty();
    return !blocks || statement.brief ? Light::Green : lasts ? Light::Red : Light::Amber;
}

PlanTile blocks(const QList<ScriptVerdict> &verdicts, const LiveFacts &facts)
{
    PlanTile tile { .title = tr("Blocks"), .lacks = facts.missing };
    if (verdicts.isEmpty()) {
        return tile;
    }
    tile.light = Light::Green;
    tile.sentence = tr("Nobody waits.");
    std::pair<Light, int> worst { Light::Green, 0 };
    for (int step = 0; step < verdicts.size(); ++step) {
        for (const auto &statement : verdicts.at(step).statements) {
            for (const auto &lock : statement.locks) {
                const std::pair weight { lightOf(statement, lock), lock.strength };
                if (lock.newObject || weight <= worst) {
                    continue;
                }
                worst = weight;
                tile.light = weight.first;
                const QStringList sentences = statement.inTheWay.first(
                                                  qMin<qsizetype>(1, statement.inTheWay.size()))
                    + QStringList { statement.words, statement.figures };
                tile.sentence = sentences.join(u' ').simplified();
                tile.step = step;
                tile.statement = statement.statement;
            }
        }
    }
    if (!tile.lacks.isEmpty() && tile.light != Light::Green) {
        tile.sentence += u' ' + tr("Judged without: %1").arg(tile.lacks.first());
    }
    return tile;
}

/// What the rows or the disk do not allow.
struct Obstacle {
    Light light = Light::Green;
    QString sentence;
};

Obstacle obstacleOf(const Precondition &condition)
{
    if (!condition.violations) {
        return condition.trouble.isEmpty()
            ? Obstacle {}
            : Obstacle { Light::Amber, preconditionWords(condition) };
    }
    if (*condition.violations == 0) {
        return {};
    }
    return { condition.changedBefore ? Light::Amber : Light::Red, preconditionWords(condition) };
}

Obstacle obstacleOf(const StatementVerdict &statement, const LiveFacts &facts)
{
    qint64 needed = 0;
    for (const auto &name : statement.tables) {
        const auto *table = facts.table(name);
        if (table && statement.rewrites.contains(name.section(u'.', -1))) {
            needed += table->bytes.value_or(0) + table->indexBytes.value_or(0);
        }
    }
    return facts.freeBytes && needed > *facts.freeBytes ? Obstacle { Light::Red,
        tr("Writing again takes about %1 of disk, and %2 are free.")
            .arg(sizeText(needed), sizeText(*facts.freeBytes)) }
                                                        : Obstacle {};
}

/// The rows come before what the rules suppose of them.
void weighRows(const QList<ScriptVerdict> &verdicts, const LiveFacts &facts, PlanTile &tile)
{
    auto worst = Light::Green;
    const auto take = [&](const Obstacle &obstacle, int step, int statement) {
        if (obstacle.light > worst) {
            worst = obstacle.light;
            if (worst >= tile.light) {
                tile.light = worst;
                tile.sentence = obstacle.sentence;
                tile.step = step;
                tile.statement = statement;
            }
        }
    };
    for (int step = 0; step < verdicts.size(); ++step) {
        for (const auto &statement : verdicts.at(step).statements) {
            take(obstacleOf(statement, facts), step, statement.statement);
            for (const auto &condition : statement.preconditions) {
                take(obstacleOf(condition), step, statement.statement);
                if (!condition.violations && !condition.trouble.isEmpty()) {
                    tile.lacks += preconditionWords(condition);
                }
            }
        }
    }
}

PlanTile canFail(const QList<ScriptVerdict> &verdicts, const LiveFacts &facts)
{
    PlanTile tile { .title = tr("Can fail") };
    if (verdicts.isEmpty()) {
        return tile;
    }
    tile.light = Light::Green;
    tile.sentence = tr("The rules found nothing.");
    int errors = 0;
    int warnings = 0;
    const Finding *worst = nullptr;
    for (int step = 0; step < verdicts.size(); ++step) {
        for (const auto &finding : verdicts.at(step).findings) {
            if (finding.suppressed || finding.severity == Severity::Info) {
                continue;
            }
            (finding.severity == Severity::Error ? errors : warnings) += 1;
            if (!worst || finding.severity > worst->severity) {
                worst = &finding;
                tile.step = step;
                tile.statement = finding.statement;
            }
        }
    }
    if (worst) {
        tile.light = errors > 0 ? Light::Red : Light::Amber;
        const int others = errors + warnings - 1;
        tile.sentence = worst->message
            + (others > 0 ? u' ' + tr("And %n more finding(s).", nullptr, others) : QString());
    }
    weighRows(verdicts, facts, tile);
    return tile;
}

/// How many losses have a copy made before.
int rescued(const Plan &plan)
{
    int count = 0;
    for (const auto &step : plan.steps) {
        count += int(std::ranges::count_if(step.statements, [](const PlannedStatement &planned) {
            return planned.role == StatementRole::Rescue
                && planned.sql.startsWith("CREATE TABLE"_L1)
                && planned.sql.contains(" AS SELECT "_L1);
        }));
    }
    return count;
}

/// How many need one: where a sequence stood follows from the rows.
int copied(const QList<ScriptVerdict> &verdicts)
{
    const auto all = planLosses(verdicts);
    return int(std::ranges::count_if(
        all, [](const Loss &loss) { return loss.kind != Loss::Kind::Sequence; }));
}

/// What was tried out outweighs what the scripts promise; it makes nothing milder that is lost.
void weighProofs(const QList<Proof> &proofs, PlanTile &tile)
{
    const auto count = [&proofs](Verdict verdict) {
        return int(std::ranges::count(proofs, verdict, &Proof::verdict));
    };
    const auto first = [&](Verdict verdict) {
        const auto found = std::ranges::find(proofs, verdict, &Proof::verdict);
        tile.step = int(found - proofs.begin());
        // What differs says more than the failure that it led to, which comes first.
        const auto &reasons = found->reasons;
        return tr("Rehearsed, %1: %2")
            .arg(found->version.text, reasons.value(reasons.size() > 1 ? 1 : 0));
    };
    const auto all = int(proofs.size());
    const int done = all - count(Verdict::NotRehearsed);
    if (count(Verdict::Fails) > 0) {
        tile.light = Light::Red;
        tile.sentence = first(Verdict::Fails);
    } else if (count(Verdict::Broken) > 0) {
        tile.light = Light::Red;
        tile.sentence = first(Verdict::Broken);
    } else if (tile.light == Light::Green && count(Verdict::Lossy) > 0) {
        tile.light = Light::Amber;
        tile.sentence = first(Verdict::Lossy);
    } else if (tile.light == Light::Green && all > 0 && count(Verdict::Proven) == all) {
        tile.sentence = tr("Rehearsed: every way back returns schema and rows.");
    } else if (done > 0) {
        tile.sentence += u' ' + tr("%1 of %2 steps are rehearsed.").arg(done).arg(all);
    } else if (all > 0) {
        tile.sentence += u' ' + tr("Not rehearsed.");
    }
}

PlanTile canReturn(const Plan &plan, const QList<ScriptVerdict> &verdicts,
    const QList<LedgerRow> &ledger, const QList<Proof> &proofs)
{
    PlanTile tile { .title = tr("Can return") };
    if (verdicts.isEmpty()) {
        return tile;
    }
    const bool up = plan.target.direction == Direction::Up;
    tile.light = Light::Green;
    tile.sentence = up ? tr("Every step has its way back, and nothing stored is lost.")
                       : tr("Nothing stored is lost; applying again leads back here.");
    const auto losses = int(planLosses(verdicts).size());
    const auto kept = rescued(plan);
    const bool nothingThere = !ledger.isEmpty() && std::ranges::all_of(ledger, isEmpty);
    const auto irreversible = [](const Step &step) { return !step.irreversible.isEmpty(); };
    if (const auto count = int(std::ranges::count_if(plan.steps, irreversible))) {
        tile.light = Light::Red;
        tile.sentence = tr("%n step(s) cannot be rolled back.", nullptr, count);
        tile.step = int(std::ranges::find_if(plan.steps, irreversible) - plan.steps.begin());
    } else if (losses > 0 && nothingThere) {
        tile.sentence = tr("What is dropped holds nothing.");
    } else if (losses > 0 && kept >= copied(verdicts)) {
        tile.light = Light::Amber;
        tile.sentence = tr("What is dropped is copied aside before, and can be put back.");
    } else if (losses > 0) {
        tile.light = Light::Red;
        tile.sentence = up ? tr("The way back does not bring back what is lost: see the ledger.")
                           : tr("Applying again does not bring back what is lost: see the ledger.");
    }
    weighProofs(proofs, tile);
    return tile;
}

} // namespace

QList<PlanTile> planTiles(const Plan &plan, const Timeline &timeline,
    const QList<ScriptVerdict> &verdicts, const QList<LedgerRow> &ledger, const LiveFacts &facts,
    const QList<Proof> &proofs)
{
    return { expectedState(plan, timeline), blocks(verdicts, facts), canFail(verdicts, facts),
        canReturn(plan, verdicts, ledger, proofs) };
}

QList<PlanTile> redTiles(const QList<PlanTile> &tiles)
{
    auto red = tiles;
    red.removeIf([](const PlanTile &tile) { return tile.light != Light::Red; });
    return red;
}

QList<Loss> planLosses(const QList<ScriptVerdict> &verdicts)
{
    QList<Loss> all;
    for (const auto &verdict : verdicts) {
        for (const auto &loss : losses(verdict)) {
            if (!all.contains(loss)) {
                all += loss;
            }
        }
    }
    return all;
}

} // namespace Switchback
