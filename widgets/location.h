// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Somewhere in the window. Pages emit it when they want to go elsewhere; the main window decides
// how.

#include "core/differences.h"
#include "core/plan.h"

namespace Switchback {

struct Location {
    enum class Page {
        Start,
        Timeline,
        Plan,
        Run,
        Differences,
        Log,
        Problems,
        Repositories,
        Rehearsal,
        Backups,
        Backfill,
        Release,
        Grid,
        Rules,
        Locks
    };
    Page page = Page::Timeline;
    std::optional<Version> version; // Timeline: the row to select; Rehearsal: what to offer
    std::optional<Target> target; // Plan: what to plan; Rehearsal: what to offer; Differences: what
        // 'after the plan' means
    QList<DifferenceSource> sources; // Differences: what to compare; empty: what is shown already
    std::optional<int> folder; // index of the repository to open first
    Place place; // Timeline: the line to show in the inspector
    QString subject; // Rules: the rule's id; Locks: the mode: both open in a window of their own.
        // Backfill: the statement; Plan: the signed file to run it with
    bool operator==(const Location &) const = default;
};

} // namespace Switchback
