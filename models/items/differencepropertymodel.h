// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What an object is made of, on each side of a comparison; what differs comes first.

#include "core/differences.h"

#include <QAbstractTableModel>

namespace Switchback {

/// The sides' titles as brief as they still differ, fit to be shown.
QStringList briefTitles(const QStringList &titles);

class DifferencePropertyModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// After the name comes a column for each side.
    enum Column { NameColumn, FirstSideColumn };
    enum Role {
        SortRole = Qt::UserRole,
        DiffersRole, // bool
        AbsentRole, // bool: the side has no such property, or no such object
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setProperties(const QStringList &titles, const QList<DifferenceProperty> &properties);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QStringList m_titles;
    QList<DifferenceProperty> m_properties;
};

} // namespace Switchback
