// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/gates.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/flags.h"
#include "run/promotion.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Those that the plan applies, and the one that it hands over.
QList<Version> awaited(const Plan &plan)
{
    QList<Version> versions;
    if (plan.target.direction == Direction::Down || plan.target.mend != Mend::None) {
        return versions;
    }
    for (const auto &step : plan.steps) {
        versions += step.version;
    }
    if (plan.stop && plan.target.handsOver) {
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

} // namespace

Result<Gates> gatesOf(const Session &session, const Plan &plan)
{
    const auto versions = awaited(plan);
    const auto flags = versions.isEmpty() ? Result<QList<FlagState>>(QList<FlagState>())
                                          : flagStates(session, versions);
    if (!flags) {
        return fail(flags.error());
    }
    Gates gates { .flags = *flags, .tile = promotionTile(session, plan) };
    const auto flag = flagTile(*flags, versions);
    if (gates.tile && flag) {
        gates.tile->title += u", "_s + flag->title;
        gates.tile->sentence += u' ' + flag->sentence;
    } else if (flag) {
        gates.tile = flag;
        if (gates.tile->step >= plan.steps.size()) {
            gates.tile->step = -1; // its own tool's
        }
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
