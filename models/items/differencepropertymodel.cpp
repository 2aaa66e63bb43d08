// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/differencepropertymodel.h"

#include "core/text.h"
#include "core/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// What tells one address or path from another, where there is no room for all of it.
QString briefTitle(const QString &title)
{
    const auto scheme = title.indexOf("://"_L1);
    if (scheme > 0) {
        const auto rest = title.sliced(scheme + 3).section(u'?', 0, 0);
        const auto place = rest.sliced(rest.section(u'/', 0, 0).lastIndexOf(u'@') + 1);
        const bool throughSocket = place.size() > 1 && place.startsWith(u'/');
        return throughSocket ? place.sliced(1) : place;
    }
    const bool isPath = title.startsWith("sqlite:"_L1) || title.startsWith(u'/');
    return isPath ? title.section(u'/', -1).remove("sqlite:"_L1) : title;
}

} // namespace

QStringList briefTitles(const QStringList &titles)
{
    QStringList result;
    for (const auto &title : titles) {
        const auto brief = briefTitle(title);
        result += visible(std::ranges::count(titles, brief, briefTitle) == 1 ? brief : title);
    }
    return result;
}

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
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    if (section == NameColumn) {
        return role == Qt::DisplayRole ? QVariant(tr("Property")) : QVariant();
    }
    const int side = section - FirstSideColumn;
    return role == Qt::DisplayRole ? briefTitles(m_titles).value(side)
                                   : visible(m_titles.value(side));
}

QHash<int, QByteArray> DifferencePropertyModel::roleNames() const
{
    auto names = QAbstractTableModel::roleNames();
    names.insert({ { SortRole, "sort" }, { DiffersRole, "differs" }, { AbsentRole, "absent" } });
    return names;
}

} // namespace Switchback

#include "moc_differencepropertymodel.cpp"
