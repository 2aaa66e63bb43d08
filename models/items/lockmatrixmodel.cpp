// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/lockmatrixmodel.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;

namespace Switchback {

void LockMatrixModel::setBook(const LockBookEntry &book)
{
    beginResetModel();
    m_book = book;
    endResetModel();
}

const LockEntry *LockMatrixModel::lock(int row) const
{
    return row >= 0 && row < m_book.modes.size() ? &m_book.modes.at(row) : nullptr;
}

int LockMatrixModel::rowOf(const QString &mode) const
{
    const auto found = std::ranges::find(m_book.modes, mode, &LockEntry::mode);
    return found == m_book.modes.end() ? -1 : int(found - m_book.modes.begin());
}

int LockMatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_book.modes.size());
}

int LockMatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_book.modes.size());
}

QVariant LockMatrixModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &held = m_book.modes.at(index.row());
    const auto &wanted = m_book.modes.at(index.column()).mode;
    const bool waits = held.conflicts.contains(wanted);
    switch (role) {
    case Qt::DisplayRole:
        return waits ? tr("waits") : tr("goes on");
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return waits ? tr("While %1 is held, %2 waits.").arg(held.mode, wanted)
                     : tr("While %1 is held, %2 goes on.").arg(held.mode, wanted);
    case SortRole:
    case WaitsRole:
        return waits;
    default:
        return {};
    }
}

QVariant LockMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const auto *mode = lock(section);
    if (!mode || role != Qt::DisplayRole) {
        return {};
    }
    auto name = mode->mode;
    return orientation == Qt::Vertical ? name
                                       : name.replace(u' ', u'\n'); // eight stand side by side
}

} // namespace Switchback

#include "moc_lockmatrixmodel.cpp"
