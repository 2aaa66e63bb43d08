// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Files and history seen together: where the database stands.

#include "core/history.h"

namespace Switchback {

enum class State {
    Applied,
    Pending,
    Late, // pending, and older than the newest applied
    SkippedForever, // below a high-water mark: the tool would never run it
    Missing, // in the history, no file
    Modified, // edited after it was applied
    LineEndsModified, // only line ends or a byte order mark differ
    Failed, // failed or dirty
    Outdated, // a repeatable whose file changed
    Baseline,
};

struct TimelineEntry {
    Version version;
    QString name;
    QString path;
    State state = State::Pending;
    bool outOfOrder = false; // applied after a newer one, or pending below one
    QDateTime appliedAt;
    int appliedOrder = -1; // place in the history, 0-based; -1 = not applied or not known
    bool reversible = false;
    bool transactional = true;
    bool repeatable = false;
    bool broken = false;
    int landed =
        0; // statements that an earlier run, cut short, left behind (engines without transactional DDL)
    QString note; // one sentence that explains an unusual state, and what to do
    int migration = -1; // index into MigrationSet::migrations; -1 = no file
    bool operator==(const TimelineEntry &) const = default;
};

struct Timeline {
    QList<TimelineEntry> entries; // version order; missing files where their version belongs
    QString current; // the newest applied version; empty = none
    int applied = 0; // rows that the history holds, but for those that say it failed
    int failed = 0; // the history says so, or an earlier run was cut short
    int pending = 0; // what `up` would run
    bool dirty = false;
    QString dirtyNote;
    bool operator==(const Timeline &) const = default;
};

/// How a tool's history is to be read; each format says it once.
struct HistoryRules {
    bool highWaterMark = false;
    bool appliesLate = true; // false: late files are never run, or refuse the run
    bool lateRefuses = false; // goose, Flyway: a late file stops `up` unless allowed
    bool checksums = false;
    /// Flyway: a baseline file stands for all versions up to its own where nothing is applied yet;
    /// files at or below the history's baseline never run.
    bool baselines = false;
    bool appliedOrder = true; // false: the history does not tell in which order it was filled
    /// What two spellings of one version have in common (Flyway's 1 and 1.0); null: the text itself.
    QString (*sameVersion)(const QString &version) = nullptr;
    bool namesAsVersions = false; // Prisma: versions are whole names, in the order of their letters
    enum class Rollback { FileOrder, AppliedOrder, PreviousNumber, None };
    Rollback rollback = Rollback::FileOrder;
    bool missingStopsRollback = false;
    bool rollbackOfOne = false; // the format allows to revert exactly one chosen migration
    bool operator==(const HistoryRules &) const = default;
};

Timeline makeTimeline(const MigrationSet &files, const History &history, const HistoryRules &rules);

/// Pending in the sense of `up`: Pending, Late where the format applies them, Outdated, half landed.
bool isPending(const TimelineEntry &entry, const HistoryRules &rules);
bool isApplied(State state);

/// A version as it stands beside its name, which Prisma's hold as well: "20240131120000" of
/// 20240131120000_init.
QString versionBeside(const Version &version, const QString &name);
/// Both on one line, nothing of it twice.
QString titleOf(const Version &version, const QString &name);

/// "applied", "pending", "missing", "modified", "failed": the words of cli.md.
QString stateWord(State state);

} // namespace Switchback
