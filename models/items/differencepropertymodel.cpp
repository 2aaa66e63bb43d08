// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/differencepropertymodel.h"

#include "core/text.h"
#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

void DifferencePropertyModel::setProperties(
    const QStringList &titles, const QList<DifferenceProperty> &properties)
{
    beginResetModel();
    m_titles = titles;
    m_properties = properties;
    endResetModel();
}

int DifferencePropertyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_properties.size());
}

int DifferencePropertyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstSideColumn + int(m_titles.size());
}

QVariant DifferencePropertyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const auto &property = m_properties.at(index.row());
    const auto value = index.column() == NameColumn
        ? property.name
        : property.values.value(index.column() - FirstSideColumn);
    switch (role) {
    case Qt::DisplayRole:
        return elided(visible(value), 400);
    case Qt::ToolTipRole:
        // A tooltip is rich text when it looks like it: say that it is not.
        return value.isEmpty() ? QVariant()
                               : u"<span style='white-space:pre-wrap'>"_s
                + elided(visibleLines(value), 4000).toHtmlEscaped() + u"</span>"_s;
    case SortRole:
        return value;
    case DiffersRole:
        return property.differs;
    case AbsentRole:
        return value.isEmpty();
    default:
        return {};
    }
}

QVariant DifferencePropertyModel::headerData(
    int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == NameColumn ? tr("Property")
                                 : visible(m_titles.value(section - FirstSideColumn));
}

QHash<int, QByteArray> DifferencePropertyModel::roleNames() const
{
    auto names = QAbstractTableModel::roleNames();
    names.insert({ { SortRole, "sort" }, { DiffersRole, "differs" }, { AbsentRole, "absent" } });
    return names;
}

} // namespace Switchback

#include "moc_differencepropertymodel.cpp"
