// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Migrations against environments, the newest on top.

#include "core/environmentgrid.h"

#include <QAbstractTableModel>

namespace Switchback {

class GridModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { VersionColumn, NameColumn, FirstEnvironmentColumn };
    enum Role {
        SortRole = Qt::UserRole,
        StateRole, // State, as int; -1 = the environment knows nothing of it
        ReachedRole, // bool: the environment was asked and answered; also of headings
        VersionRole, // QString
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setGrid(const EnvironmentGrid &grid);
    const EnvironmentGrid &grid() const { return m_grid; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    int gridRow(const QModelIndex &index) const;
    QVariant cell(const QModelIndex &index, int role) const;
    EnvironmentGrid m_grid;
};

} // namespace Switchback
