// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/guard.h"

#include "core/tr.h"
#include "run/livejudge.h"

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

} // namespace

Result<QString> passGuard(const Session &session, const Plan &plan, const QString &reason)
{
    if (!session.environment.isProtected || plan.steps.isEmpty()) {
        return QString();
    }
    const auto examined = examinePlan(session, plan);
    if (!examined) {
        return fail(examined.error());
    }
    auto red = redTiles(examined->evidence.tiles);
    red.removeIf([&examined](const PlanTile &tile) { return isLoss(tile, *examined); });
    if (red.isEmpty()) {
        return QString();
    }
    QStringList titles;
    QStringList sentences;
    for (const auto &tile : red) {
        titles += tile.title;
        sentences += tile.title + u": "_s + tile.sentence;
    }
    const auto said = reason.simplified();
    if (!said.isEmpty()) {
        return u"%1 (%2)"_s.arg(said, titles.join(u", "_s));
    }
    return fail({ .kind = ErrorKind::Refused,
        .what = tr("'%1' is protected, and the plan's verdict is red. %2")
            .arg(session.environment.name, sentences.join(u' ')),
        .untouched = tr("Nothing was run."),
        .next = tr("Change the migration, or give the reason why it is to run all the same; it "
                   "goes to the log.") });
}

} // namespace Switchback
