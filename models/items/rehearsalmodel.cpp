// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/rehearsalmodel.h"

#include "core/text.h"
#include "items/duration.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

int legOf(int column)
{
    return column >= RehearsalModel::ThereColumn && column <= RehearsalModel::AgainColumn
        ? column - RehearsalModel::ThereColumn
        : -1;
}

} // namespace

void RehearsalModel::setTrips(const QList<RehearsedTrip> &trips)
{
    beginResetModel();
    m_trips = trips;
    endResetModel();
}

int RehearsalModel::rowOf(const Version &version) const
{
    const auto found = std::ranges::find(m_trips, version, &RehearsedTrip::version);
    return found == m_trips.end() ? -1 : int(found - m_trips.begin());
}

int RehearsalModel::begin(const Version &version, int leg)
{
    const int row = rowOf(version);
    if (row >= 0) {
        m_trips[row].leg = leg;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    return row;
}

int RehearsalModel::end(const RehearsedTrip &trip)
{
    const int row = rowOf(trip.version);
    if (row >= 0) {
        m_trips[row] = trip;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    return row;
}

int RehearsalModel::done() const
{
    return int(std::ranges::count(m_trips, true, &RehearsedTrip::over));
}

RehearsalModel::Leg RehearsalModel::legState(const RehearsedTrip &trip, int leg)
{
    if (leg < trip.ms.size()) {
        return Leg::Done;
    }
    if (!trip.over) {
        return leg < trip.leg ? Leg::Done : leg == trip.leg ? Leg::Running : Leg::Waiting;
    }
    // What was refused was not tried.
    const bool failed = !trip.error.what.isEmpty() && trip.error.kind != ErrorKind::Refused;
    return leg == trip.ms.size() && failed ? Leg::Failed : Leg::None;
}

QString RehearsalModel::text(const RehearsedTrip &trip, int column)
{
    if (const int leg = legOf(column); leg >= 0) {
        switch (legState(trip, leg)) {
        case Leg::None:
            return u"–"_s;
        case Leg::Waiting:
            return tr("waiting");
        case Leg::Running:
            return tr("running");
        case Leg::Failed:
            return tr("failed");
        case Leg::Done:
            return leg < trip.ms.size() ? durationText(trip.ms.at(leg)) : tr("done");
        }
    }
    switch (column) {
    case VerdictColumn:
        return trip.over ? verdictTitle(trip.proof.verdict) : QString();
    case VersionColumn:
        return visible(versionBeside(trip.version, trip.name));
    case NameColumn:
        return visible(trip.name);
    default:
        return trip.over ? QLocale().toString(trip.proof.rows) : QString();
    }
}

int RehearsalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_trips.size());
}

int RehearsalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RehearsalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &trip = m_trips.at(index.row());
    const int leg = legOf(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(trip, index.column());
    case Qt::ToolTipRole:
        return trip.over && leg < 0 ? visible(verdictSentence(trip.proof))
                                    : text(trip, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == RowsColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                            : QVariant();
    case SortRole:
        return index.column() == RowsColumn    ? QVariant(trip.proof.rows)
            : index.column() == VerdictColumn  ? QVariant(int(trip.proof.verdict))
            : leg >= 0 && leg < trip.ms.size() ? QVariant(trip.ms.at(leg))
            : leg >= 0                         ? QVariant(-1)
            : index.column() == VersionColumn  ? QVariant(index.row())
                                               : QVariant(text(trip, index.column()));
    case VerdictRole:
        return int(trip.proof.verdict);
    case OverRole:
        return trip.over;
    case LegRole:
        return leg < 0 ? QVariant() : QVariant(int(legState(trip, leg)));
    default:
        return {};
    }
}

QVariant RehearsalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && section == RowsColumn) {
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && section == RowsColumn) {
        return tr("Rows in the tables that the migration touches");
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const bool up = m_trips.isEmpty() || m_trips.first().first == Direction::Up;
    switch (section) {
    case VerdictColumn:
        return tr("Way back");
    case VersionColumn:
        return tr("Version");
    case NameColumn:
        return tr("Name");
    case ThereColumn:
        return up ? tr("Up") : tr("Down");
    case BackColumn:
        return up ? tr("Down") : tr("Up");
    case AgainColumn:
        return up ? tr("Up again") : tr("Down again");
    case RowsColumn:
        return tr("Rows tried");
    default:
        return {};
    }
}

} // namespace Switchback

#include "moc_rehearsalmodel.cpp"
