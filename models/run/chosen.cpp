// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/chosen.h"

#include "core/tr.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

qsizetype indexOf(const Timeline &timeline, const Version &version)
{
    return std::ranges::find(timeline.entries, version, &TimelineEntry::version)
        - timeline.entries.begin();
}

/// Applied migrations, the one that the tool would revert first in front.
Chosen revertible(const Ground &ground)
{
    Chosen list;
    for (const auto &entry : ground.timeline.entries) {
        const bool reverts = isApplied(entry.state) && entry.state != State::Baseline
            && !entry.repeatable;
        if (reverts && (entry.migration >= 0 || ground.rules.missingStopsRollback)) {
            list.prepend(&entry);
        }
    }
    if (ground.rules.rollback == HistoryRules::Rollback::AppliedOrder) {
        std::ranges::stable_sort(list, std::greater {}, &TimelineEntry::appliedOrder);
    }
    return list;
}

Result<Chosen> chooseOne(const Ground &ground, const Chosen &list)
{
    Chosen chosen;
    for (const auto &version : ground.target.chosen) {
        const auto it = std::ranges::find(
            list, version, [](const auto *entry) { return entry->version; });
        if (it == list.end()) {
            return fail(unknownVersion(version));
        }
        const bool last = it == list.begin();
        if (!last && !ground.rules.rollbackOfOne) {
            return fail(refused(tr("%1 rolls back in its own order; %2 is not next.")
                                    .arg(ground.session.format->info().title, version.text),
                tr("Roll back to the version before it.")));
        }
        chosen += *it;
    }
    return chosen;
}

} // namespace

Result<Chosen> chooseUp(const Ground &ground)
{
    const auto &entries = ground.timeline.entries;
    const auto &target = ground.target;
    auto last = entries.size();
    if (target.kind == Target::Kind::To) {
        last = indexOf(ground.timeline, target.to);
        if (last == entries.size() || entries.at(last).migration < 0) {
            return fail(unknownVersion(target.to));
        }
        last += target.exclusive ? 0 : 1;
    }
    const QSet<Version> wanted(target.chosen.begin(), target.chosen.end());
    Chosen chosen;
    for (qsizetype i = 0; i < last; ++i) {
        const auto &entry = entries.at(i);
        const bool named = target.kind != Target::Kind::Chosen || wanted.contains(entry.version);
        if (named && isPending(entry, ground.rules)) {
            chosen += &entry;
        }
    }
    if (target.kind == Target::Kind::Steps && chosen.size() > target.steps) {
        chosen.resize(target.steps);
    }
    return chosen;
}

Result<Chosen> chooseDown(const Ground &ground)
{
    const auto &target = ground.target;
    auto list = revertible(ground);
    switch (target.kind) {
    case Target::Kind::All:
        return list;
    case Target::Kind::Steps:
        list.resize(std::min<qsizetype>(list.size(), target.steps));
        return list;
    case Target::Kind::Chosen:
        return chooseOne(ground, list);
    case Target::Kind::To:
        break;
    }
    const auto stays = indexOf(ground.timeline, target.to);
    if (stays == ground.timeline.entries.size()) {
        return fail(unknownVersion(target.to));
    }
    const auto it = std::ranges::find(
        list, target.to, [](const auto *entry) { return entry->version; });
    if (it == list.end()) {
        return fail(refused(
            tr("Version %1 is not applied, so nothing can go back to it.").arg(target.to.text),
            tr("Choose an applied version.")));
    }
    list.resize(it - list.begin());
    return list;
}

} // namespace Switchback
