// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/backupmodel.h"

#include "core/facts.h"
#include "core/text.h"
#include "items/duration.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString textOf(const KeptBackup &backup, int column)
{
    const QFileInfo info(backup.file);
    switch (column) {
    case BackupModel::AtColumn:
        return agoText(backup.at, QDateTime::currentDateTimeUtc());
    case BackupModel::TestedColumn:
        return backup.tested ? BackupModel::tr("tested") : BackupModel::tr("not tested");
    case BackupModel::SizeColumn:
        return sizeText(backup.bytes);
    case BackupModel::HoldsColumn:
        return backup.tables.isEmpty()
            ? BackupModel::tr("whole database")
            : BackupModel::tr("%n table(s)", nullptr, int(backup.tables.size()));
    case BackupModel::NameColumn:
        return visible(info.fileName());
    default:
        return visible(QDir::toNativeSeparators(info.path()));
    }
}

QVariant sortedBy(const KeptBackup &backup, int column)
{
    switch (column) {
    case BackupModel::AtColumn:
        return backup.at;
    case BackupModel::TestedColumn:
        return backup.tested;
    case BackupModel::SizeColumn:
        return backup.bytes;
    case BackupModel::HoldsColumn:
        return backup.tables.size();
    default:
        return textOf(backup, column);
    }
}

} // namespace

void BackupModel::setBackups(const QList<KeptBackup> &backups)
{
    beginResetModel();
    m_backups = backups;
    endResetModel();
}

int BackupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_backups.size());
}

int BackupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BackupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &backup = m_backups.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(backup, index.column());
    case Qt::ToolTipRole:
        return index.column() == AtColumn
            ? QLocale().toString(backup.at.toLocalTime(), QLocale::LongFormat)
            : index.column() == HoldsColumn && !backup.tables.isEmpty()
            ? visible(backup.tables.join(u'\n'))
            : visible(QDir::toNativeSeparators(backup.file));
    case Qt::TextAlignmentRole:
        return index.column() == SizeColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                            : QVariant();
    case SortRole:
        return sortedBy(backup, index.column());
    case TestedRole:
        return backup.tested;
    default:
        return {};
    }
}

QVariant BackupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && section == SizeColumn) {
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case AtColumn:
        return tr("Made");
    case TestedColumn:
        return tr("Tested");
    case SizeColumn:
        return tr("Size");
    case HoldsColumn:
        return tr("Holds");
    case NameColumn:
        return tr("File");
    default:
        return tr("Folder");
    }
}

} // namespace Switchback

#include "moc_backupmodel.cpp"
