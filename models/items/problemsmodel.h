// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is wrong with a project's files and its database, worst first.

#include "core/migration.h"

#include <QAbstractTableModel>

namespace Switchback {

class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { SeverityColumn, PlaceColumn, MessageColumn, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,
        SeverityRole, // Problem::Severity, as int
        SeverityTextRole, // QString
        MessageRole, // QString, made visible
        FileRole, // QString
        LineRole, // int; 0 = unknown
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setProblems(const QList<Problem> &problems);
    const Problem *problem(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QList<Problem> m_problems;
};

} // namespace Switchback
