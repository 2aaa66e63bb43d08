// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The audit log, newest first.

#include "core/auditentry.h"

#include <QAbstractTableModel>

namespace Switchback {

class LogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        AtColumn,
        ActionColumn,
        VersionColumn,
        OutcomeColumn,
        DurationColumn,
        EnvironmentColumn,
        DatabaseColumn,
        UserColumn,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole,
        OkRole, // bool
        ErrorRole, // QString, made visible
        RunRole, // QString: entries of one run share it
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setEntries(const QList<AuditEntry> &entries);
    const AuditEntry *entry(int row) const;
    const QList<AuditEntry> &entries() const { return m_entries; } // the newest first

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QVariant text(const AuditEntry &entry, int column) const;
    QList<AuditEntry> m_entries;
};

} // namespace Switchback
