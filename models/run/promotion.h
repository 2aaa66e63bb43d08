// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether what a plan applies was applied and rehearsed where the environment wants it first
// (promoted_from in switchback.toml): the same bytes, not only the same version. Looks only.

#include "core/plantiles.h"
#include "run/session.h"

namespace Switchback {

/// What keeps a step from going up here.
struct PromotionGap {
    int step = -1; // of the plan; -1: the other environment as a whole
    QString environment; // the other one
    QString why; // a sentence
    bool operator==(const PromotionGap &) const = default;
};

/// Empty where nothing is asked for, and for a plan down.
QList<PromotionGap> promotionGaps(const Session &session, const Plan &plan);
/// Red, with the first gap; nothing when there is none.
std::optional<PlanTile> promotionTile(const Session &session, const Plan &plan);

} // namespace Switchback
