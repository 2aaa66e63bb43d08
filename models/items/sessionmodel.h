// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The sessions that a second connection sees around a run: who blocks it, and who waits for it.

#include "core/watch.h"

#include <QAbstractTableModel>

namespace Switchback {

class SessionModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { SideColumn, SinceColumn, WhoColumn, StateColumn, QueryColumn, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,
        SideRole, // WatchedSession::Side, as int
    };

    using QAbstractTableModel::QAbstractTableModel;
    /// The same sessions as before keep their rows.
    void setSessions(const QList<WatchedSession> &sessions);
    const QList<WatchedSession> &sessions() const { return m_sessions; }
    /// All rows, tab-separated, with their headings.
    QString text() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<WatchedSession> m_sessions;
};

} // namespace Switchback
