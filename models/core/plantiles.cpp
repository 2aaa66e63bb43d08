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
    if (timeline.dirty) {
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

/// Rewrites and scans make a lock last.
int weightOf(const StatementVerdict &verdict, const LockNote &lock)
{
    const bool lasts = !verdict.rewrites.isEmpty() || !verdict.scans.isEmpty();
    return lock.strength * 2 + (lasts ? 1 : 0);
}

PlanTile blocks(const QList<ScriptVerdict> &verdicts)
{
    PlanTile tile { .title = tr("Blocks") };
    if (verdicts.isEmpty()) {
        return tile;
    }
    tile.light = Light::Green;
    tile.sentence = tr("Nobody waits.");
    int worst = 0;
    for (int step = 0; step < verdicts.size(); ++step) {
        for (const auto &statement : verdicts.at(step).statements) {
            for (const auto &lock : statement.locks) {
                const int weight = weightOf(statement, lock);
                if (lock.newObject || weight <= worst) {
                    continue;
                }
                worst = weight;
                const bool lasts = weight % 2 == 1;
                tile.light = lock.strength < WritersWait ? Light::Green
                    : lasts                             ? Light::Red
                                                        : Light::Amber;
                tile.sentence = statement.words;
                tile.step = step;
                tile.statement = statement.statement;
            }
        }
    }
    return tile;
}

PlanTile canFail(const QList<ScriptVerdict> &verdicts)
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
    return tile;
}

/// Steps of a plan up that cannot be rolled back.
int oneWaySteps(const Plan &plan, const Timeline &timeline)
{
    int count = 0;
    for (const auto &step : plan.steps) {
        const auto entry = std::ranges::find(timeline.entries, step.version, &TimelineEntry::version);
        count += step.direction == Direction::Up && entry != timeline.entries.end() && !entry->reversible
                && !entry->repeatable
            ? 1
            : 0;
    }
    return count;
}

PlanTile canReturn(const Plan &plan, const Timeline &timeline, const QList<ScriptVerdict> &verdicts,
    const QList<LedgerRow> &ledger)
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
    const bool nothingThere = !ledger.isEmpty() && std::ranges::all_of(ledger, isEmpty);
    if (const int oneWay = oneWaySteps(plan, timeline)) {
        tile.light = Light::Red;
        tile.sentence = tr("%n step(s) cannot be rolled back.", nullptr, oneWay);
    } else if (losses > 0 && nothingThere) {
        tile.sentence = tr("What is dropped holds nothing.");
    } else if (losses > 0) {
        tile.light = Light::Red;
        tile.sentence = up ? tr("The way back does not bring back what is lost: see the ledger.")
                           : tr("Applying again does not bring back what is lost: see the ledger.");
    }
    return tile;
}

} // namespace

QList<PlanTile> planTiles(const Plan &plan, const Timeline &timeline,
    const QList<ScriptVerdict> &verdicts, const QList<LedgerRow> &ledger)
{
    return { expectedState(plan, timeline), blocks(verdicts), canFail(verdicts),
        canReturn(plan, timeline, verdicts, ledger) };
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
