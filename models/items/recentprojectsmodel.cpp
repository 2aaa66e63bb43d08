// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/recentprojectsmodel.h"

#include "core/text.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString shownPath(const QString &path)
{
    const auto home = QDir::homePath();
    const bool isInside = path == home || path.startsWith(home + u'/');
    return visible(QDir::toNativeSeparators(isInside ? u'~' + path.mid(home.size()) : path));
}

} // namespace

void RecentProjectsModel::setProjects(const QList<RecentProject> &projects)
{
    if (projects == m_projects) {
        return;
    }
    beginResetModel();
    m_projects = projects;
    endResetModel();
}

int RecentProjectsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_projects.size());
}

QVariant RecentProjectsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &project = m_projects.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return visible(project.name);
    case Qt::ToolTipRole:
    case PathRole:
        return shownPath(project.path);
    case Qt::AccessibleTextRole:
        return QString(visible(project.name) + u", "_s + shownPath(project.path));
    case FolderRole:
        return project.path;
    case SortRole:
    case OpenedAtRole:
        return project.openedAt;
    default:
        return {};
    }
}

QHash<int, QByteArray> RecentProjectsModel::roleNames() const
{
    return { { Qt::DisplayRole, "display" }, { SortRole, "sort" }, { NameRole, "name" },
        { PathRole, "path" }, { FolderRole, "folder" }, { OpenedAtRole, "openedAt" } };
}

} // namespace Switchback

#include "moc_recentprojectsmodel.cpp"
