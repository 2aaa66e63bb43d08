// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The migrations of a rehearsal, their legs and verdicts.

#include "core/rehearsed.h"

#include <QAbstractTableModel>

namespace Switchback {

class RehearsalModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        VerdictColumn,
        VersionColumn,
        NameColumn,
        ThereColumn,
        BackColumn,
        AgainColumn,
        RowsColumn,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole,
        VerdictRole, // Verdict, as int
        OverRole, // bool: the verdict is known
        LegRole, // Leg, as int; of a leg's column
    };
    enum class Leg { None, Waiting, Running, Done, Failed };

    using QAbstractTableModel::QAbstractTableModel;
    void setTrips(const QList<RehearsedTrip> &trips);
    const QList<RehearsedTrip> &trips() const { return m_trips; }
    /// Leg 0, 1 or 2 of this one goes on now; its row, or -1.
    int begin(const Version &version, int leg);
    /// It is over; its row, or -1.
    int end(const RehearsedTrip &trip);
    int done() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    int rowOf(const Version &version) const;
    static Leg legState(const RehearsedTrip &trip, int leg);
    static QString text(const RehearsedTrip &trip, int column);

    QList<RehearsedTrip> m_trips;
};

} // namespace Switchback
