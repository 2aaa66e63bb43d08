// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/logmodel.h"

#include "core/text.h"
#include "core/tr.h"
#include "items/duration.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString actionText(const QString &action)
{
    if (action == "up"_L1) {
        return tr("Applied");
    }
    return action == "rollback"_L1 ? tr("Rolled back") : visible(action);
}

} // namespace

void LogModel::setEntries(const QList<AuditEntry> &entries)
{
    QList<AuditEntry> newestFirst(entries.rbegin(), entries.rend());
    if (newestFirst == m_entries) {
        return;
    }
    beginResetModel();
    m_entries = newestFirst;
    endResetModel();
}

const AuditEntry *LogModel::entry(int row) const
{
    return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::text(const AuditEntry &entry, int column) const
{
    switch (column) {
    case AtColumn:
        return QLocale().toString(entry.at.toLocalTime(), QLocale::ShortFormat);
    case ActionColumn:
        return actionText(entry.action);
    case VersionColumn:
        //: an entry of the log about a run, not about one migration
        return entry.version.isEmpty() ? tr("whole run") : visible(entry.version);
    case OutcomeColumn:
        return entry.reason.isEmpty() ? (entry.ok ? tr("Done") : tr("Failed"))
            : entry.ok                ? tr("Done, overridden")
                                      : tr("Failed, overridden");
    case DurationColumn:
        return durationText(entry.ms);
    case EnvironmentColumn:
        return visible(entry.environment);
    case DatabaseColumn:
        return visible(entry.database);
    case UserColumn:
        return visible(entry.user);
    default:
        return {};
    }
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &entry = m_entries.at(index.row());
    const auto column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, column);
    case Qt::ToolTipRole:
        if (column == AtColumn) {
            return entry.at.toString(Qt::ISODateWithMs);
        }
        if (column == OutcomeColumn) {
            return entry.ok ? visible(entry.reason) : visible(entry.error);
        }
        return text(entry, column);
    case Qt::TextAlignmentRole:
        return column == DurationColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case SortRole:
        return column == AtColumn      ? QVariant(entry.at)
            : column == DurationColumn ? QVariant(entry.ms)
                                       : text(entry, column);
    case OkRole:
        return entry.ok;
    case ErrorRole:
        return visible(entry.error);
    case RunRole:
        return entry.run;
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return section == DurationColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                         : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case AtColumn:
        return tr("When");
    case ActionColumn:
        return tr("What");
    case VersionColumn:
        return tr("Version");
    case OutcomeColumn:
        return tr("Outcome");
    case DurationColumn:
        return tr("Took");
    case EnvironmentColumn:
        return tr("Environment");
    case DatabaseColumn:
        return tr("Database");
    case UserColumn:
        return tr("Who");
    default:
        return {};
    }
}

QHash<int, QByteArray> LogModel::roleNames() const
{
    return { { Qt::DisplayRole, "display" }, { SortRole, "sort" }, { OkRole, "ok" },
        { ErrorRole, "error" }, { RunRole, "run" } };
}

} // namespace Switchback

#include "moc_logmodel.cpp"
