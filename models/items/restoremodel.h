// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a restore changes: tables with their rows now and then, and everything else that differs.

#include "core/backups.h"

#include <QAbstractTableModel>

namespace Switchback {

class RestoreModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ChangeColumn, WhatColumn, NowColumn, ThenColumn, ColumnCount };
    enum Role { SortRole = Qt::UserRole, ChangeRole }; // Change, as int
    enum class Change { Same, Rows, Added, Removed, Changed, Replaced, Again, Stays };

    using QAbstractTableModel::QAbstractTableModel;
    void setPreview(const RestorePreview &preview);
    /// How many of them are not the same before and after.
    int changes() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        Change change = Change::Same;
        QString what;
        std::optional<qint64> now;
        std::optional<qint64> then;
        bool isTable = false;
    };
    static QString text(const Row &row, int column);
    QList<Row> m_rows;
};

} // namespace Switchback
