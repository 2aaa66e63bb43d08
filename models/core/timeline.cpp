// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/timeline.h"

#include "core/tr.h"

#include <QHash>

#include <iterator>
#include <limits>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// The newest history row of a version wins (goose's old tables hold several).
using Rows = QHash<QString, int>;

QString keyOf(const Version &version, const HistoryRules &rules)
{
    return rules.sameVersion ? rules.sameVersion(version.text) : version.text;
}

State appliedState(const Migration &migration, const HistoryEntry *entry, const HistoryRules &rules)
{
    if (!entry) {
        return State::Applied;
    }
    if (!entry->success) {
        return State::Failed;
    }
    if (entry->baseline) {
        return State::Baseline;
    }
    if (rules.checksums && !entry->checksum.isEmpty() && entry->checksum != migration.checksum
        && entry->checksum != migration.otherChecksum) {
        return migration.repeatable ? State::Outdated : State::Modified;
    }
    return State::Applied;
}

QString note(const TimelineEntry &entry, const QString &current)
{
    switch (entry.state) {
    case State::Late:
        return tr("Arrived after %1 was applied.").arg(current);
    case State::SkippedForever:
        return tr("Older than the current version %1: this tool would never run it.").arg(current);
    case State::Missing:
        return tr("The history has this version, the folder has no file for it.");
    case State::Modified:
        return tr("The file was edited after it was applied.");
    case State::LineEndsModified:
        return tr("Only line ends or the byte order mark changed since it was applied.");
    case State::Failed:
        return tr("It failed, or was left half done.");
    case State::Outdated:
        return tr("The file changed; it will run again.");
    case State::Applied:
    case State::Pending:
    case State::Baseline:
        break;
    }
    return {};
}

TimelineEntry entryOf(const Migration &migration, int index)
{
    return { .version = migration.version,
        .name = migration.name,
        .path = migration.path,
        .reversible = migration.reversible,
        .transactional = migration.transactional,
        .repeatable = migration.repeatable,
        .broken = migration.broken,
        .migration = index };
}

TimelineEntry missingEntry(const HistoryEntry &row, int order)
{
    return { .version = row.version,
        .name = row.name,
        .state = row.baseline ? State::Baseline : State::Missing,
        .appliedAt = row.appliedAt,
        .appliedOrder = order };
}

/// Takes the part up to the next dot off `text`, its leading zeros dropped.
QStringView takePart(QStringView &text)
{
    const auto dot = text.indexOf(u'.');
    auto part = dot < 0 ? text : text.first(dot);
    text = dot < 0 ? QStringView() : text.sliced(dot + 1);
    while (part.size() > 1 && part.front() == u'0') {
        part = part.sliced(1);
    }
    return part;
}

/// Part by part, each longer or greater as digits: right for numbers, timestamps and dotted versions.
bool isAbove(const Version &version, const Version &other, const HistoryRules &rules)
{
    if (rules.namesAsVersions) {
        return version.text > other.text;
    }
    auto a = QStringView(version.text);
    auto b = QStringView(other.text);
    while (!a.isEmpty() && !b.isEmpty()) {
        const auto one = takePart(a);
        const auto two = takePart(b);
        if (one != two) {
            return one.size() != two.size() ? one.size() > two.size() : one > two;
        }
    }
    return a.size() > b.size();
}

/// Puts each version without a file before the first file above it.
void insertMissing(
    QList<TimelineEntry> &entries, QList<TimelineEntry> missing, const HistoryRules &rules)
{
    if (missing.isEmpty()) {
        return;
    }
    std::ranges::stable_sort(missing, [&rules](const TimelineEntry &a, const TimelineEntry &b) {
        return isAbove(b.version, a.version, rules);
    });
    QList<TimelineEntry> merged;
    merged.reserve(entries.size() + missing.size());
    auto next = missing.begin();
    for (auto &entry : entries) {
        while (next != missing.end() && !entry.repeatable
            && isAbove(entry.version, next->version, rules)) {
            merged += std::move(*next++);
        }
        merged += std::move(entry);
    }
    std::move(next, missing.end(), std::back_inserter(merged));
    entries = std::move(merged);
}

/// The place of the baseline in force: that of the history, else of the highest baseline file while
/// nothing is applied. -1 = none.
qsizetype baselineIn(const Timeline &timeline, const MigrationSet &files)
{
    qsizetype place = -1;
    bool applied = false;
    for (qsizetype i = 0; i < timeline.entries.size(); ++i) {
        const auto &entry = timeline.entries.at(i);
        applied = applied || (isApplied(entry.state) && !entry.repeatable);
        place = entry.state == State::Baseline ? i : place;
    }
    for (auto i = timeline.entries.size() - 1; i >= 0 && place < 0 && !applied; --i) {
        const auto file = timeline.entries.at(i).migration;
        place = file >= 0 && files.migrations.at(file).baseline ? i : -1;
    }
    return place;
}

void skipBelowBaseline(Timeline &timeline, const MigrationSet &files)
{
    const auto place = baselineIn(timeline, files);
    for (qsizetype i = 0; i < timeline.entries.size(); ++i) {
        auto &entry = timeline.entries[i];
        const bool isBaseline = entry.migration >= 0
            && files.migrations.at(entry.migration).baseline;
        const bool below = i < place
            || (place >= 0 && i > place && entry.version == timeline.entries.at(place).version);
        if (entry.state == State::Pending && !entry.repeatable && i != place
            && (below || isBaseline)) {
            entry.state = State::SkippedForever;
        }
    }
}

void markOrder(Timeline &timeline, const HistoryRules &rules)
{
    int newest = -1;
    for (qsizetype i = 0; i < timeline.entries.size(); ++i) {
        const auto &entry = timeline.entries.at(i);
        if (isApplied(entry.state) && !entry.repeatable && !entry.version.text.isEmpty()) {
            newest = int(i);
        }
    }
    timeline.current = newest < 0 ? QString() : timeline.entries.at(newest).version.text;
    int lowestOrder = std::numeric_limits<int>::max(); // of the newer ones
    for (auto i = timeline.entries.size() - 1; i >= 0; --i) {
        auto &entry = timeline.entries[i];
        if (entry.state == State::Pending && i < newest && !entry.repeatable) {
            entry.state = rules.highWaterMark ? State::SkippedForever : State::Late;
            entry.outOfOrder = true;
        } else if (entry.appliedOrder >= 0) {
            entry.outOfOrder = entry.appliedOrder > lowestOrder;
            lowestOrder = std::min(lowestOrder, entry.appliedOrder);
        }
        entry.note = note(entry, timeline.current);
        const bool failed = entry.state == State::Failed;
        timeline.applied += isApplied(entry.state) && !failed ? 1 : 0;
        timeline.failed += failed ? 1 : 0;
        timeline.pending += isPending(entry, rules) ? 1 : 0;
    }
}

/// Without a table nothing is recorded; a baseline among the entries is one that the next run
/// writes.
void sayWhatComes(Timeline &timeline)
{
    timeline.applied = 0;
    timeline.current.clear();
    for (auto &entry : timeline.entries) {
        if (entry.state == State::Baseline) {
            entry.note = tr("Not written yet: the next run records this baseline first.");
        }
    }
}

} // namespace

Timeline makeTimeline(const MigrationSet &files, const History &history, const HistoryRules &rules)
{
    Timeline timeline { .dirty = history.dirty, .dirtyNote = history.dirtyNote };
    Rows rows;
    rows.reserve(history.entries.size());
    for (qsizetype i = 0; i < history.entries.size(); ++i) {
        rows.insert(keyOf(history.entries.at(i).version, rules), int(i));
    }
    int markIndex = -1;
    for (qsizetype i = 0; history.highWaterMark && i < files.migrations.size(); ++i) {
        markIndex = isAbove(files.migrations.at(i).version, *history.highWaterMark, rules)
            ? markIndex
            : int(i);
    }
    // Hashing ten thousand versions costs: each file looks its row up, and no row a file.
    QList<bool> seen(history.entries.size(), false);
    timeline.entries.reserve(files.migrations.size());
    for (qsizetype i = 0; i < files.migrations.size(); ++i) {
        const auto &migration = files.migrations.at(i);
        auto entry = entryOf(migration, int(i));
        const auto row = rows.value(keyOf(migration.version, rules), -1);
        if (row >= 0) {
            seen[row] = true;
        }
        if (history.highWaterMark ? i <= markIndex : row >= 0) {
            const auto *stored = row < 0 ? nullptr : &history.entries.at(row);
            entry.state = appliedState(migration, stored, rules);
            entry.appliedAt = stored ? stored->appliedAt : QDateTime();
            entry.appliedOrder = rules.appliedOrder ? row : -1;
        }
        timeline.entries += std::move(entry);
    }
    QList<int> without; // a file
    for (const int row : std::as_const(rows)) {
        if (!seen.at(row)) {
            without += row;
        }
    }
    std::ranges::sort(without);
    QList<TimelineEntry> missing;
    for (const int row : std::as_const(without)) {
        missing += missingEntry(history.entries.at(row), rules.appliedOrder ? row : -1);
    }
    insertMissing(timeline.entries, std::move(missing), rules);
    if (rules.baselines) {
        skipBelowBaseline(timeline, files);
    }
    markOrder(timeline, rules);
    if (!history.tableExists) {
        sayWhatComes(timeline);
    }
    return timeline;
}

bool isPending(const TimelineEntry &entry, const HistoryRules &rules)
{
    return entry.state == State::Pending || entry.state == State::Outdated
        || (entry.state == State::Late && rules.appliesLate)
        || (entry.state == State::Failed && entry.landed > 0);
}

bool isApplied(State state)
{
    return state != State::Pending && state != State::Late && state != State::SkippedForever;
}

QString versionBeside(const Version &version, const QString &name)
{
    const auto digits = version.text.size() - name.size() - 1;
    return !name.isEmpty() && digits > 0 && version.text.endsWith(u'_' + name)
        ? version.text.first(digits)
        : version.text;
}

QString titleOf(const Version &version, const QString &name)
{
    const auto beside = versionBeside(version, name);
    return beside != version.text || name.isEmpty() ? version.text : beside + u' ' + name;
}

QString stateWord(State state)
{
    switch (state) {
    case State::Applied:
    case State::LineEndsModified:
    case State::Baseline:
        return u"applied"_s;
    case State::Pending:
    case State::Late:
    case State::SkippedForever:
    case State::Outdated:
        return u"pending"_s;
    case State::Missing:
        return u"missing"_s;
    case State::Modified:
        return u"modified"_s;
    case State::Failed:
        return u"failed"_s;
    }
    return {};
}

} // namespace Switchback
