// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A plan while it runs and after: the plan's tree, each row with its state and duration.

#include "core/runevent.h"
#include "items/plantreemodel.h"

namespace Switchback {

class RunModel : public PlanTreeModel
{
    Q_OBJECT
public:
    enum Column { TextColumn, StateColumn, DurationColumn, RowsColumn, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,
        KindRole, // PlanTreeModel::Kind, as int
        TitleRole, // QString: one line, made visible
        SqlRole, // QString, whole
        RunStateRole, // RunState, as int
        RunStateTextRole, // QString: the translated word
        DurationRole, // qint64, ms; -1 = not known yet
        RowsRole, // qint64; -1 = not told
        AttemptRole, // int, 1-based
        NoticesRole, // QStringList
        MessageRole, // QString: the error, or why it is tried again
        BracketRole, // PlanTreeModel::Bracket, as int
        StepRole, // int; -1 = preparation
        StatementRoleRole, // StatementRole, as int; -1 on steps
    };
    enum class RunState { Queued, Running, Waiting, Done, Failed, RolledBack, NotRun };

    using PlanTreeModel::PlanTreeModel;
    /// A new plan: everything queued.
    void setPlan(const Plan &plan);
    /// Events in order; one change signal a batch and step.
    void append(const QList<RunEvent> &events);

    struct Progress {
        int steps = 0;
        int stepsDone = 0;
        int statements = 0; // from the migrations and around them
        int statementsDone = 0;
        int step = -1; // in progress
        int statement = -1;
        std::optional<BatchDone> batch; // of the statement in progress, where it runs in them
        QString waitingFor; // holder of the lock, or why a statement is tried again
    };
    Progress progress() const;
    const std::optional<Outcome> &outcome() const { return m_outcome; }
    /// What is in progress, for views that follow it; invalid = nothing.
    QModelIndex current() const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Mark {
        RunState state = RunState::Queued;
        qint64 ms = -1;
        qint64 rows = -1;
        int attempt = 1;
        QStringList notices;
        QString message;
    };
    struct Group { // a step, or the preparation
        Mark mark;
        QList<Mark> statements;
    };
    Group &group(int step) { return m_groups[step + 1]; }
    const Group &group(int step) const { return m_groups.at(step + 1); }
    Mark *mark(int step, int statement);
    const Mark &markOf(const QModelIndex &index) const;
    void apply(const RunEvent &event);
    void started(const StatementStarted &event);
    void watched(const Watching &event);
    void retried(const StatementRetried &event);
    void ended(const Outcome &outcome);
    QVariant text(const QModelIndex &index) const;

    QList<Group> m_groups; // the preparation first
    std::optional<Outcome> m_outcome;
    Progress m_progress;
};

/// "Queued", "Running", "Rolled back": as people read it.
QString runStateText(RunModel::RunState state);

} // namespace Switchback
