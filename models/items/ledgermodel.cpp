// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/ledgermodel.h"

#include "core/facts.h"
#include "core/text.h"
#include "core/tr.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString countText(const std::optional<qint64> &count)
{
    return count ? QLocale().toString(*count) : QString();
}

QString rowsText(const LedgerRow &row)
{
    return row.estimated        ? LedgerModel::tr("about %1").arg(countText(row.rows))
        : row.trouble.isEmpty() ? countText(row.rows)
                                : LedgerModel::tr("not counted");
}

QString textOf(const LedgerRow &row, int column)
{
    switch (column) {
    case LedgerModel::WhatColumn:
        return visible(lossWords(row.loss));
    case LedgerModel::RowsColumn:
        return rowsText(row);
    case LedgerModel::ValuesColumn:
        return countText(row.values);
    case LedgerModel::SizeColumn:
        return row.bytes ? sizeText(*row.bytes) : QString();
    case LedgerModel::SinceColumn:
        return countText(row.since);
    case LedgerModel::NewestColumn:
        return row.newest.isValid()
            ? QLocale().toString(row.newest.toLocalTime(), QLocale::ShortFormat)
            : QString();
    default:
        return visible(row.dependants.join(u", "_s));
    }
}

QString toolTipOf(const LedgerRow &row, int column)
{
    const bool since = column == LedgerModel::SinceColumn || column == LedgerModel::NewestColumn;
    if (since && row.evidence != Evidence::None) {
        return visible(evidenceWords(row));
    }
    return column == LedgerModel::NeededByColumn && !row.dependants.isEmpty()
        ? visible(row.dependants.join(u", "_s))
        : row.trouble.isEmpty() ? visible(lossWords(row.loss))
                                : visible(row.trouble);
}

QVariant sortedBy(const LedgerRow &row, int column)
{
    switch (column) {
    case LedgerModel::WhatColumn:
        return row.loss.object;
    case LedgerModel::RowsColumn:
        return row.rows.value_or(-1);
    case LedgerModel::ValuesColumn:
        return row.values.value_or(-1);
    case LedgerModel::SizeColumn:
        return row.bytes.value_or(-1);
    case LedgerModel::SinceColumn:
        return row.since.value_or(-1);
    case LedgerModel::NewestColumn:
        return row.newest;
    default:
        return int(row.dependants.size());
    }
}

/// Where a sequence stood follows from the rows.
bool canBeKept(const LedgerRow &row)
{
    return row.loss.kind != Loss::Kind::Sequence;
}

bool isText(int column)
{
    return column == LedgerModel::WhatColumn || column == LedgerModel::NeededByColumn;
}

} // namespace

void LedgerModel::setLedger(const QList<LedgerRow> &ledger)
{
    beginResetModel();
    m_ledger = ledger;
    endResetModel();
}

void LedgerModel::setKeeping(bool keeping, const QStringList &kept)
{
    beginResetModel();
    m_keeping = keeping;
    m_left.clear();
    for (const auto &row : std::as_const(m_ledger)) {
        if (!kept.isEmpty() && !kept.contains(row.loss.object)) {
            m_left += row.loss.object;
        }
    }
    endResetModel();
}

bool LedgerModel::isKept(const LedgerRow &row) const
{
    return canBeKept(row) && !m_left.contains(row.loss.object);
}

QStringList LedgerModel::kept() const
{
    QStringList objects;
    for (const auto &row : m_ledger) {
        if (isKept(row) && !objects.contains(row.loss.object)) {
            objects += row.loss.object;
        }
    }
    return m_left.isEmpty() ? QStringList() : objects;
}

bool LedgerModel::keepsNothing() const
{
    return std::ranges::none_of(m_ledger, [this](const LedgerRow &row) { return isKept(row); });
}

bool LedgerModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.data(Qt::CheckStateRole).isValid()) {
        return false;
    }
    const auto &object = m_ledger.at(index.row()).loss.object;
    if (value.toInt() == Qt::Checked) {
        m_left.remove(object);
    } else {
        m_left.insert(object);
    }
    // An object may be lost twice; its copies are kept or left together.
    Q_EMIT dataChanged(this->index(0, WhatColumn), this->index(rowCount() - 1, WhatColumn),
        { Qt::CheckStateRole });
    Q_EMIT keptChanged();
    return true;
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ledger.size());
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &row = m_ledger.at(index.row());
    const auto column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, column);
    case Qt::ToolTipRole:
        return toolTipOf(row, column);
    case Qt::TextAlignmentRole:
        return isText(column) ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::CheckStateRole:
        return m_keeping && column == WhatColumn && canBeKept(row)
            ? QVariant(int(isKept(row) ? Qt::Checked : Qt::Unchecked))
            : QVariant();
    case SortRole:
        return sortedBy(row, column);
    case TroubleRole:
        return row.trouble;
    default:
        return {};
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && !isText(section)) {
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case WhatColumn:
        return tr("What is lost");
    case RowsColumn:
        return tr("Rows now");
    case ValuesColumn:
        return tr("Values now");
    case SizeColumn:
        return tr("Size");
    case SinceColumn:
        return tr("Since applied");
    case NewestColumn:
        return tr("Newest");
    case NeededByColumn:
        return tr("Needed by");
    default:
        return {};
    }
}

} // namespace Switchback

#include "moc_ledgermodel.cpp"
