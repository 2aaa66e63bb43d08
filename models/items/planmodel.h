// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A plan as a tree, before it runs.

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
    };

    using PlanTreeModel::PlanTreeModel;
    void setPlan(const Plan &plan);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QVariant text(const QModelIndex &index) const;
};

} // namespace Switchback
