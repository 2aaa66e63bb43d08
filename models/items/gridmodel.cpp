// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/gridmodel.h"

#include "core/text.h"
#include "core/tr.h"
#include "items/timelinemodel.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Switchback {

void GridModel::setGrid(const EnvironmentGrid &grid)
{
    if (grid == m_grid) {
        return;
    }
    beginResetModel();
    m_grid = grid;
    endResetModel();
}

int GridModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_grid.rows.size());
}

int GridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstEnvironmentColumn + int(m_grid.columns.size());
}

int GridModel::gridRow(const QModelIndex &index) const
{
    return int(m_grid.rows.size()) - 1 - index.row();
}

QVariant GridModel::cell(const QModelIndex &index, int role) const
{
    const int column = index.column() - FirstEnvironmentColumn;
    const bool reached = m_grid.columns.at(column).trouble.isEmpty();
    const auto *entry = m_grid.entry(gridRow(index), column);
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        if (!entry) {
            return reached ? u"—"_s : tr("not known");
        }
        return entry->appliedAt.isValid() ? stateText(entry->state) + u" · "_s
                + QLocale().toString(entry->appliedAt.toLocalTime().date(), QLocale::ShortFormat)
                                          : stateText(entry->state);
    case Qt::ToolTipRole:
        if (!entry) {
            return reached ? tr("This environment knows nothing of it.")
                           : visible(m_grid.columns.at(column).trouble);
        }
        return QString(visible(m_grid.columns.at(column).environment) + u": "_s
            + stateText(entry->state) + u'\n'
            + (entry->appliedAt.isValid()
                    ? QLocale().toString(entry->appliedAt.toLocalTime(), QLocale::LongFormat)
                        + u'\n'
                    : QString())
            + visible(entry->note))
            .trimmed();
    case StateRole:
        return entry ? int(entry->state) : -1;
    case ReachedRole:
        return reached;
    default:
        return {};
    }
}

QVariant GridModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &row = m_grid.rows.at(gridRow(index));
    if (role == VersionRole) {
        return row.version.text;
    }
    if (index.column() >= FirstEnvironmentColumn) {
        return cell(index, role);
    }
    const bool isText = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == SortRole;
    return !isText                        ? QVariant()
        : index.column() == VersionColumn ? visible(versionBeside(row.version, row.name))
                                          : visible(row.name);
}

QVariant GridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    if (section < FirstEnvironmentColumn) {
        return role != Qt::DisplayRole ? QVariant()
            : section == VersionColumn ? tr("Version")
                                       : tr("Name");
    }
    const auto &column = m_grid.columns.at(section - FirstEnvironmentColumn);
    const bool reached = column.trouble.isEmpty();
    switch (role) {
    case Qt::DisplayRole: {
        const auto pending = tr("%n pending", nullptr, column.timeline.pending);
        const auto second = !reached ? tr("not reached")
            : column.isProtected     ? pending + u" · "_s + tr("protected")
                                     : pending;
        return QString(elided(visible(column.environment), 24) + u'\n' + second);
    }
    case Qt::ToolTipRole:
        return reached ? visible(column.address + u'\n' + column.server)
                       : QString(visible(column.address) + u'\n' + visible(column.trouble));
    case ReachedRole:
        return reached;
    default:
        return {};
    }
}

QHash<int, QByteArray> GridModel::roleNames() const
{
    return { { Qt::DisplayRole, "display" }, { SortRole, "sort" }, { StateRole, "state" },
        { ReachedRole, "reached" }, { VersionRole, "version" } };
}

} // namespace Switchback

#include "moc_gridmodel.cpp"
