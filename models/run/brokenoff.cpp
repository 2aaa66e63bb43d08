// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/brokenoff.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/journal.h"
#include "run/keptplan.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// The step that was running.
std::optional<Step> stepOf(const UnfinishedRun &run)
{
    const auto plan = run.lastStep >= 0 ? keptPlan(run.path) : Result<Plan>(fail({}));
    return plan && run.lastStep < plan->steps.size() ? std::optional(plan->steps.at(run.lastStep))
                                                     : std::nullopt;
}

/// As far as the history says it, there and back alike.
bool isSettled(const Timeline &timeline, const Step &step, Direction direction)
{
    const auto entry = std::ranges::find(timeline.entries, step.version, &TimelineEntry::version);
    return entry == timeline.entries.end()
        || isApplied(entry->state) == (direction == Direction::Up);
}

QString sentenceOf(const UnfinishedRun &run, const Step &step, bool partly)
{
    const auto since = run.head.startedAt.toUTC().toString(u"yyyy-MM-dd HH:mm"_s);
    const auto version = elided(visible(step.version.text), 60);
    if (!partly) {
        return tr("The run of %1 UTC ended with its program in %2, of which nothing was kept.")
            .arg(since, version);
    }
    const auto migration = [](const PlannedStatement &statement) {
        return statement.role == StatementRole::Migration;
    };
    const auto before = step.statements.first(
        std::clamp<qsizetype>(run.lastStatement + 1, 0, step.statements.size()));
    return tr("The run of %1 UTC ended with its program at statement %2 of %3 of %4. What is in is "
              "told by 'landed --only %4'.")
        .arg(since)
        .arg(std::ranges::count_if(before, migration))
        .arg(std::ranges::count_if(step.statements, migration))
        .arg(version);
}

} // namespace

QList<BrokenOff> brokenOffRuns(const Session &session, const Timeline &timeline)
{
    QList<BrokenOff> list;
    for (const auto &run : unfinishedRuns()) {
        const auto step = run.head.database == session.connection.display ? stepOf(run)
                                                                          : std::nullopt;
        if (!step || isSettled(timeline, *step, run.head.direction)) {
            continue;
        }
        const bool partly = !step->transactional || !session.engine->info().transactionalDdl;
        list.removeIf([&](const BrokenOff &earlier) { return earlier.version == step->version; });
        list += BrokenOff { step->version, sentenceOf(run, *step, partly), partly };
    }
    return list;
}

void settleBrokenOff(const QString &database, const QList<Version> &versions)
{
    for (const auto &run : unfinishedRuns()) {
        const auto step = run.head.database == database ? stepOf(run) : std::nullopt;
        if (step && versions.contains(step->version)) {
            std::ignore = forgetUnfinished(run);
        }
    }
}

} // namespace Switchback
