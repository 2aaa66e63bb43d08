// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/livejudge.h"

#include "core/tr.h"
#include "engines/factreader.h"
#include "rules/livefacts.h"
#include "run/deadline.h"
#include "run/gates.h"
#include "run/ledger.h"
#include "run/observed.h"
#include "run/preconditions.h"
#include "run/prooflog.h"
#include "run/unfinished.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

FactThresholds thresholdsOf(const Session &session)
{
    const auto &lint = session.project.file.lint;
    FactThresholds thresholds { .hot = lint.hot };
    if (lint.minRows > 0) {
        thresholds.minRows = lint.minRows;
    }
    return thresholds;
}

bool hasChecks(const LiveFacts &facts)
{
    return std::ranges::any_of(facts.tables, [](const TableFacts &table) {
        return std::ranges::contains(
            table.constraints, ConstraintFacts::Kind::Check, &ConstraintFacts::kind);
    });
}

/// What a restore left is in the way of everything.
void sayUnfinished(const Plan &plan, const QList<Unfinished> &unfinished, PlanEvidence &evidence)
{
    auto &first = evidence.tiles.first();
    const auto restore = std::ranges::find_if(unfinished, &Unfinished::isRestore);
    if (restore != unfinished.end()) {
        first.gate = true;
        first.light = PlanTile::Light::Red;
        first.sentence = restore->sentence;
    }
    evidence.halfDone = halfDoneOf(plan, unfinished);
    if (!evidence.halfDone.isEmpty() && first.light == PlanTile::Light::Green) {
        first.light = PlanTile::Light::Amber;
        first.sentence = evidence.halfDone.first();
    }
}

} // namespace

QStringList touchedTables(const QList<ScriptVerdict> &verdicts)
{
    QStringList tables;
    for (const auto &script : verdicts) {
        for (const auto &statement : script.statements) {
            tables += statement.tables;
            for (const auto &condition : statement.preconditions) {
                // Named as the statement does; mostly the same tables again.
                if (!condition.other.isEmpty()) {
                    tables += condition.other;
                }
            }
        }
    }
    tables.removeDuplicates();
    return tables;
}

LiveFacts readFacts(const Session &session, Connection &connection, const QStringList &tables,
    std::chrono::milliseconds budget, bool rates)
{
    LiveFacts facts;
    const auto start = Deadline::Clock::now();
    if (const auto *reader = factReader(session.engine->info().id)) {
        const Deadline deadline(connection, start + budget);
        facts = reader->read(connection, session.connection,
            { .tables = tables, .budget = budget, .rates = rates, .columns = true });
    }
    if (Deadline::Clock::now() >= start + budget) {
        std::ignore = connection.query(u"SELECT 1"_s); // takes an interruption that came too late
    }
    facts.at = QDateTime::currentDateTimeUtc();
    facts.ms = std::chrono::duration_cast<std::chrono::milliseconds>(Deadline::Clock::now() - start)
                   .count();
    return facts;
}

Result<LiveJudgement> judgeLive(
    const Session &session, const Plan &plan, const LiveOptions &options)
{
    auto verdicts = judgePlan(session, plan);
    if (!verdicts) {
        return fail(verdicts.error());
    }
    LiveJudgement result { .verdicts = std::move(*verdicts) };
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    if (!connection) {
        result.facts.missing += tr("The live database: %1").arg(oneLine(connection.error()));
        return result;
    }
    result.facts = readFacts(
        session, **connection, touchedTables(result.verdicts), options.factBudget);
    if (hasChecks(result.facts)) {
        if (auto again = judgePlan(session, plan, result.facts)) {
            result.verdicts = std::move(*again);
        }
    }
    weigh(result.verdicts, result.facts, thresholdsOf(session));
    const Deadline deadline(**connection, Deadline::Clock::now() + options.countBudget);
    countPreconditions(session, plan, result.facts, **connection, deadline, result.verdicts);
    return result;
}

Result<ExaminedPlan> examinePlan(
    const Session &session, const Plan &plan, const LiveOptions &options)
{
    auto judged = judgeLive(session, plan, options);
    if (!judged) {
        return fail(judged.error());
    }
    ExaminedPlan result { .verdicts = std::move(judged->verdicts) };
    auto &evidence = result.evidence;
    evidence.facts = std::move(judged->facts);
    if (options.tryOut) {
        const auto dry = dryRun(session, plan.target, {});
        if (dry) {
            letObservedWin(plan, *dry, result.verdicts);
        } else {
            evidence.facts.missing += tr("The dry run: %1").arg(oneLine(dry.error()));
        }
    }
    auto ledger = readLedger(session, plan, result.verdicts,
        { .budget = options.ledgerBudget, .sample = options.sample });
    if (ledger) {
        evidence.ledger = std::move(*ledger);
    } else {
        for (const auto &loss : planLosses(result.verdicts)) {
            evidence.ledger += LedgerRow { .loss = loss, .trouble = oneLine(ledger.error()) };
        }
    }
    const auto status = readStatus(session, Look::IntoUnapplied);
    const auto proofs = Proofs::read();
    for (const auto &step : plan.steps) {
        evidence.proofs += proofs.of(step.sourceHash, plan.engine, plan.serverVersion);
        evidence.proofs.last().version = step.version;
    }
    evidence.tiles = planTiles(plan, status ? status->timeline : Timeline(), result.verdicts,
        evidence.ledger, evidence.facts, evidence.proofs);
    sayUnfinished(plan, status ? status->unfinished : unfinishedIn(session, {}), evidence);
    auto gates = gatesOf(session, plan);
    if (!gates) {
        return fail(gates.error());
    }
    evidence.flags = gates->flags;
    if (auto &gate = gates->tile) {
        auto &first = evidence.tiles.first();
        if (first.light == PlanTile::Light::Red) { // neither hides the other
            gate->title += u" · "_s + first.title;
            gate->sentence += u' ' + first.sentence;
        }
        first = *gate;
    }
    return result;
}

} // namespace Switchback
