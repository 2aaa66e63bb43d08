// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The backups of a database, newest first.

#include "core/backups.h"

#include <QAbstractTableModel>

namespace Switchback {

class BackupModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        AtColumn,
        TestedColumn,
        HoldsColumn,
        SizeColumn,
        NameColumn,
        FolderColumn,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole,
        TestedRole, // bool
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setBackups(const QList<KeptBackup> &backups);
    const QList<KeptBackup> &backups() const { return m_backups; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<KeptBackup> m_backups;
};

} // namespace Switchback
