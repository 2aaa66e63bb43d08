// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The timeline as rows, newest on top: migrations, and between them month headings and the bar
// that says where the database stands. Repeatables come last, under a heading of their own.
// The filter dims, it does not hide: rows that do not match answer false to MatchRole.

#include "core/plan.h"
#include "core/rehearsed.h"
#include "core/safetybrief.h"

#include <QAbstractTableModel>
#include <QSet>

#include <optional>

namespace Switchback {

class TimelineModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        StateColumn,
        VersionColumn,
        NameColumn,
        NotesColumn,
        AppliedAtColumn,
        OrderColumn,
        RiskColumn, // the worst finding
        LockColumn, // the strongest lock, in words
        WayBackColumn,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole, // the raw value of the column
        KindRole, // Kind, as int
        VersionRole, // QString, made visible
        NameRole, // QString, made visible
        PathRole, // QString
        StateRole, // State, as int
        StateTextRole, // QString: the translated word
        NoteRole, // QString: one sentence about an unusual state; may be empty
        TagsRole, // QStringList of short words: "no transaction", "no way back", "repeatable", …
        AppliedAtRole, // QDateTime, UTC; may be invalid
        AppliedOrderRole, // int, 0-based; -1 = not applied or not known
        OutOfOrderRole, // bool
        ReversibleRole, // bool
        TransactionalRole, // bool
        RepeatableRole, // bool
        BrokenRole, // bool
        OpaqueRole, // bool: a part of it is known to the running application alone
        PendingRole, // bool: `up` would run it
        MatchRole, // bool: passes the filter
        FateRole, // Fate, as int: what the previewed target would do to it
        LandingRole, // int: of a late one, the row below which it will land; -1 = none
        HeadingRole, // QString: the words of a heading or of the bar
        AppliedCountRole, // of the bar: int
        PendingCountRole, // of the bar: int
        JudgedRole, // bool: what the rules say is known; the next four are empty until then
        SeverityRole, // Severity, as int; -1 = nothing found
        LockClassRole, // LockClass, as int
        WaitsRole, // bool: readers or writers wait, for longer than a moment
        WayBackRole, // WayBack, as int
        VerdictRole, // Verdict, as int: what a rehearsal found, where that is what counts
        CascadeRole, // bool: something else goes with it
        SafetyRole, // QStringList: what was found and why, for a tip
    };
    enum class Kind { Migration, Month, Here };
    enum class Fate { None, WillApply, WillRevert };

    explicit TimelineModel(QObject *parent = nullptr);

    /// `known` is false when the timeline is from files alone: then there is no bar.
    void setTimeline(const Timeline &timeline, const HistoryRules &rules, bool known);
    const Timeline &timeline() const { return m_timeline; }

    /// Versions of migrations that have parts known to the running application alone.
    void setOpaque(const QSet<QString> &versions);

    /// The newest applied one on top, as far as the history tells, instead of the newest version.
    /// Going to a version is not offered then: what lies between two rows is another set.
    void setAppliedOrder(bool applied);
    bool isInAppliedOrder() const { return m_appliedOrder; }

    /// What the rules say, as far as they have answered.
    void setSafety(const SafetyBriefs &briefs);
    /// What rehearsals found.
    void setProofs(const ProofsByVersion &proofs);
    /// The next row after `row` (before it, when `step` is -1) with findings; -1 = none.
    int nextFound(int row, int step) const;

    /// Words that must all occur in version, name, path, state or in what the rules say; empty =
    /// everything matches.
    void setFilter(const QString &words);
    int matches() const;
    /// The next row after `row` (before it, when `step` is -1) that matches; -1 = none.
    int nextMatch(int row, int step) const;

    /// What dropping the bar on `row` would mean: up to it, or back to it. Empty: nothing.
    std::optional<Target> targetFor(int row) const;
    /// Shows what would happen to the rows in between; no target = no preview.
    void setPreview(const std::optional<Target> &target);

    /// Null on headings and on the bar.
    const TimelineEntry *entry(int row) const;
    int rowOf(const Version &version) const;
    int hereRow() const { return m_here; } // -1 = no bar

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row {
        Kind kind = Kind::Migration;
        int entry = -1; // into m_timeline.entries
        QString heading;
        bool match = true;
        Fate fate = Fate::None;
        bool operator==(const Row &) const = default;
    };
    static QList<int> order(const Timeline &timeline, bool applied);
    static QList<Row> makeRows(const Timeline &timeline, bool known, bool applied);
    QVariant entryData(const Row &row, int column, int role) const;
    QVariant columnText(const TimelineEntry &entry, int column) const;
    QVariant sortValue(const TimelineEntry &entry, int column) const;
    QVariant headingData(const Row &row, int column, int role) const;
    const SafetyBrief *brief(const TimelineEntry &entry) const;
    const Proof *proof(const TimelineEntry &entry) const;
    QString safetyText(const TimelineEntry &entry, int column) const;
    QVariant safetyData(const TimelineEntry &entry, int role) const;
    QStringList safetyLines(const TimelineEntry &entry) const;
    QString accessibleText(const TimelineEntry &entry) const;
    static QString columnTip(int column);
    void markMatches();

    Timeline m_timeline;
    HistoryRules m_rules;
    QSet<QString> m_opaque;
    SafetyBriefs m_briefs;
    ProofsByVersion m_proofs;
    QString m_filter;
    bool m_known = false;
    bool m_appliedOrder = false;
    QList<Row> m_rows;
    int m_here = -1;
};

/// The word for a state as people read it: "Applied", "Skipped for ever".
QString stateText(State state);

} // namespace Switchback
