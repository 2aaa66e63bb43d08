// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The loss ledger as a table: what goes, and how much of it there is.

#include "core/ledger.h"

#include <QAbstractTableModel>

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
    const QList<LedgerRow> &ledger() const { return m_ledger; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<LedgerRow> m_ledger;
};

} // namespace Switchback
