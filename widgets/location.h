// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Somewhere in the window. Pages emit it when they want to go elsewhere; the main window decides
// how.

#include "core/plan.h"

namespace Switchback {

struct Location {
    enum class Page { Start, Timeline, Plan, Run, Log, Problems, Rules, Locks };
    Page page = Page::Timeline;
    std::optional<Version> version; // Timeline: the row to select
    std::optional<Target> target; // Plan: what to plan
    Place place; // Timeline: the line to show in the inspector
    QString subject; // Rules: the rule's id; Locks: the mode. Both open in a window of their own
    bool operator==(const Location &) const = default;
};

} // namespace Switchback
