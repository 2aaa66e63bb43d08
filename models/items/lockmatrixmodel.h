// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which lock waits for which: a row for each mode that is held, a column for each that is wanted.

#include "core/reference.h"

#include <QAbstractTableModel>

namespace Switchback {

class LockMatrixModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        SortRole = Qt::UserRole, // bool: waits
        WaitsRole, // bool
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setBook(const LockBookEntry &book);
    const LockEntry *lock(int row) const;
    int rowOf(const QString &mode) const; // -1 = unknown

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    LockBookEntry m_book;
};

} // namespace Switchback
