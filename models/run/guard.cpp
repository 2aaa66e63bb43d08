// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/guard.h"

#include "core/tr.h"
#include "run/judge.h"
#include "run/ledger.h"

using namespace Qt::StringLiterals;

namespace Switchback {

Result<QList<PlanTile>> judgedTiles(const Session &session, const Plan &plan)
{
    const auto status = readStatus(session);
    if (!status) {
        return fail(status.error());
    }
    const auto verdicts = judgePlan(session, plan);
    if (!verdicts) {
        return fail(verdicts.error());
    }
    const auto losses = planLosses(*verdicts);
    // What could not be counted stays lost.
    const auto ledger = losses.isEmpty() ? Result<QList<LedgerRow>>() : readLedger(session, losses);
    return planTiles(plan, status->timeline, *verdicts, ledger.value_or(QList<LedgerRow>()));
}

Result<QString> passGuard(const Session &session, const Plan &plan, const QString &reason)
{
    if (!session.environment.isProtected || plan.steps.isEmpty()) {
        return QString();
    }
    const auto tiles = judgedTiles(session, plan);
    if (!tiles) {
        return fail(tiles.error());
    }
    const auto red = redTiles(*tiles);
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
        .next = tr("Change the migration, or give the reason why it is to run all the same; it goes to the log.") });
}

} // namespace Switchback
