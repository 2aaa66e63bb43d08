// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A plan as a tree, before it runs.

#include "core/verdict.h"
#include "items/plantreemodel.h"

namespace Switchback {

class PlanModel : public PlanTreeModel
{
    Q_OBJECT
public:
    enum Column { TextColumn, PurposeColumn, LineColumn, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, // the order in which things are sent
        KindRole, // PlanTreeModel::Kind, as int
        TitleRole, // QString: one line, made visible
        SqlRole, // QString: a statement whole; of a step all its statements
        StatementRoleRole, // StatementRole, as int; -1 on steps
        BracketRole, // PlanTreeModel::Bracket, as int
        StepRole, // int, index into Plan::steps; -1 = preparation
        VersionRole, // QString
        NameRole, // QString
        DirectionRole, // Direction, as int
        TransactionalRole, // bool
        LateRole, // bool
        StatementCountRole, // int: statements from the migration itself
        LineRole, // int, in the migration's file; 0 = not from it
        SeverityRole, // Severity, as int; -1 = nothing found, or not judged yet
        WaitsRole, // Waits, as int: who waits, on what is in use
        RewritesRole, // bool: all rows of a table are written again
        FindingsRole, // int: findings shown, of a step
    };

    enum class Waits { Nobody, Writers, Everybody };

    using PlanTreeModel::PlanTreeModel;
    /// Forgets the verdicts of the one before.
    void setPlan(const Plan &plan);
    /// One for each step; empty: not judged.
    void setVerdicts(const QList<ScriptVerdict> &verdicts);
    const QList<ScriptVerdict> &verdicts() const { return m_verdicts; }
    /// The statement's number among its step's own; -1 = it is none of the migration's.
    int ownNumber(const QModelIndex &index) const;
    QModelIndex indexOfOwn(int step, int number) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QVariant text(const QModelIndex &index) const;
    QVariant verdictData(const QModelIndex &index, int role) const;
    QList<ScriptVerdict> m_verdicts;
};

} // namespace Switchback
