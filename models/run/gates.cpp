// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/gates.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/flags.h"
#include "run/promotion.h"
#include "run/releasestore.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Those that the plan applies; without any the one that it hands over. Behind others that one is
/// asked about when its turn has come.
QList<Version> awaited(const Plan &plan)
{
    QList<Version> versions;
    if (plan.target.direction == Direction::Down || plan.target.mend != Mend::None) {
        return versions;
    }
    for (const auto &step : plan.steps) {
        versions += step.version;
    }
    if (versions.isEmpty() && plan.stop && plan.target.handsOver) {
        versions += plan.stop->version;
    }
    return versions;
}

std::optional<PlanTile> flagTile(const QList<FlagState> &flags, const QList<Version> &versions)
{
    const auto closed = std::ranges::find(flags, false, &FlagState::isOpen);
    if (closed == flags.end()) {
        return std::nullopt;
    }
    const auto others = int(std::ranges::count(flags, false, &FlagState::isOpen)) - 1;
    return PlanTile { .light = PlanTile::Light::Red,
        .title = tr("Feature flag"),
        .sentence = scrubbed(flagSentence(*closed))
            + (others > 0 ? u' ' + tr("And %n more.", nullptr, others) : QString()),
        .step = int(versions.indexOf(closed->version)),
        .gate = true };
}

/// The contract of a release that goes on is locked until the release itself opens it.
Result<std::optional<PlanTile>> releaseTile(const Session &session, const QList<Version> &versions)
{
    const auto release = versions.isEmpty() ? Result<Release>(Release {}) : storedRelease(session);
    if (!release) {
        return fail(release.error());
    }
    if (release->id.isEmpty() || release->isOver() || isUnlocked(*release)) {
        return std::nullopt;
    }
    const auto contract = versionsOf(*release, Phase::Contract);
    const auto locked = std::ranges::find_if(
        versions, [&contract](const Version &version) { return contract.contains(version); });
    if (locked == versions.end()) {
        return std::nullopt;
    }
    return PlanTile { .light = PlanTile::Light::Red,
        .title = tr("Release"),
        .sentence = tr("Migration %1 is the contract of a release that stands at '%2': the old "
                       "version may still need what it removes.")
            .arg(visible(locked->text), stageTitle(release->stage)),
        .step = int(locked - versions.begin()),
        .gate = true };
}

void add(std::optional<PlanTile> &tile, const std::optional<PlanTile> &more)
{
    if (tile && more) {
        tile->title += u", "_s + more->title;
        tile->sentence += u' ' + more->sentence;
    } else if (more) {
        tile = more;
    }
}

} // namespace

Result<Gates> gatesOf(const Session &session, const Plan &plan)
{
    const auto versions = awaited(plan);
    const auto flags = versions.isEmpty() ? Result<QList<FlagState>>(QList<FlagState>())
                                          : flagStates(session, versions);
    if (!flags) {
        return fail(flags.error());
    }
    const auto release = releaseTile(session, versions);
    if (!release) {
        return fail(release.error());
    }
    Gates gates { .flags = *flags, .tile = promotionTile(session, plan) };
    add(gates.tile, *release);
    add(gates.tile, flagTile(*flags, versions));
    if (gates.tile && gates.tile->step >= plan.steps.size()) {
        gates.tile->step = -1; // its own tool's
    }
    return gates;
}

Result<Gates> gatesOf(const Session &session, const Version &version)
{
    const auto flags = flagStates(session, { version });
    return flags ? Result<Gates>(Gates { *flags, flagTile(*flags, { version }) })
                 : fail(flags.error());
}

} // namespace Switchback
