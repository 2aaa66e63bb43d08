// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/guard.h"

#include "core/tr.h"
#include "run/gates.h"
#include "run/livejudge.h"
#include "run/planfile.h"
#include "run/unfinished.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// What would be lost was confirmed with the database's name, typed; that asks for no reason too.
bool isLoss(const PlanTile &tile, const ExaminedPlan &examined)
{
    const auto verdict = examined.verdicts.value(tile.step);
    return tile == examined.evidence.tiles.constLast()
        || !verdict.statements.value(tile.statement).losses.isEmpty();
}

Error refusal(const Session &session, bool gated, const QStringList &sentences)
{
    return { .kind = ErrorKind::Refused,
        .what = (gated ? tr("The plan may not run on '%1' yet. %2")
                       : tr("'%1' is protected, and the plan's verdict is red. %2"))
            .arg(session.environment.name.isEmpty() ? session.connection.database
                                                    : session.environment.name,
                sentences.join(u' ')),
        .untouched = tr("Nothing was run."),
        .next = tr("Change what stands in the way, or give the reason why it is to run all the "
                   "same; it goes to the log.") };
}

/// What speaks against the plan here.
Result<QList<PlanTile>> objections(const Session &session, const Plan &plan, Passed &passed)
{
    if (!session.environment.isProtected || plan.steps.isEmpty()) {
        const auto gates = gatesOf(session, plan);
        if (!gates) {
            return fail(gates.error());
        }
        auto tiles = gates->tile ? QList<PlanTile> { *gates->tile } : QList<PlanTile>();
        // A part of a database has lost its history: all of it would be applied once more.
        if (const auto open = openRestore(session); open && !plan.steps.isEmpty()) {
            tiles += PlanTile { .light = PlanTile::Light::Red,
                .title = tr("Expected state"),
                .sentence = *open,
                .gate = true };
        }
        return tiles;
    }
    const auto examined = examinePlan(session, plan);
    if (!examined) {
        return fail(examined.error());
    }
    passed.halfDone = examined->evidence.halfDone;
    auto red = redTiles(examined->evidence.tiles);
    red.removeIf([&](const PlanTile &tile) { return !tile.gate && isLoss(tile, *examined); });
    return red;
}

/// Notes what is red and is run for a reason.
Result<void> passOver(
    const Session &session, const Plan &plan, const QString &reason, Passed &passed)
{
    const auto red = objections(session, plan, passed);
    if (!red || red->isEmpty()) {
        return red ? Result<void>() : fail(red.error());
    }
    QStringList titles;
    QStringList sentences;
    for (const auto &tile : *red) {
        titles += tile.title;
        sentences += tile.title + u": "_s + tile.sentence;
    }
    const auto said = reason.simplified();
    if (said.isEmpty()) {
        const bool gated = std::ranges::all_of(*red, &PlanTile::gate);
        return fail(refusal(session, gated, sentences));
    }
    passed.reason = u"%1 (%2)"_s.arg(said, titles.join(u", "_s));
    return {};
}

} // namespace

Result<Passed> passGuard(const Session &session, const Plan &plan, const Permit &permit)
{
    Passed passed;
    if (!plan.steps.isEmpty()) { // what the tool itself is to run may wait for a flag, too
        const auto signer = signerOf(session, plan, permit.planFile);
        if (!signer) {
            return fail(signer.error());
        }
        passed.signer = *signer;
    }
    const auto allowed = passOver(session, plan, permit.reason, passed);
    return allowed ? Result<Passed>(passed) : fail(allowed.error());
}

} // namespace Switchback
