// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Projects opened before, the last one first.

#include <QAbstractListModel>
#include <QDateTime>

namespace Switchback {

struct RecentProject {
    QString path; // absolute
    QString name;
    QDateTime openedAt; // UTC
    bool operator==(const RecentProject &) const = default;
};

class RecentProjectsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, // when it was opened
        NameRole, // QString, made visible
        PathRole, // QString: native separators, the home folder as ~
        FolderRole, // QString: the path to open
        OpenedAtRole, // QDateTime, UTC
    };

    using QAbstractListModel::QAbstractListModel;
    void setProjects(const QList<RecentProject> &projects);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QList<RecentProject> m_projects;
};

} // namespace Switchback
