// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The loss ledger as a table: what goes, and how much of it there is.

#include "core/ledger.h"

#include <QAbstractTableModel>
#include <QSet>

namespace Switchback {

class LedgerModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        WhatColumn,
        RowsColumn,
        ValuesColumn,
        SizeColumn,
        SinceColumn, // written since the migration was applied
        NewestColumn,
        NeededByColumn,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole,
        TroubleRole, // QString: why a row was not counted
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setLedger(const QList<LedgerRow> &ledger);
    /// With rescue copies each row can be ticked; `kept` as Target::kept.
    void setKeeping(bool keeping, const QStringList &kept);
    /// What is ticked, as Target::kept; every one ticked: empty.
    QStringList kept() const;
    bool keepsNothing() const;
    const QList<LedgerRow> &ledger() const { return m_ledger; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void keptChanged();

private:
    bool isKept(const LedgerRow &row) const;
    QList<LedgerRow> m_ledger;
    bool m_keeping = false;
    QSet<QString> m_left; // objects that are not copied
};

} // namespace Switchback
