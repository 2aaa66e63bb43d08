// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/ledgermodel.h"

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

} // namespace

void LedgerModel::setLedger(const QList<LedgerRow> &ledger)
{
    beginResetModel();
    m_ledger = ledger;
    endResetModel();
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
        return column == WhatColumn ? visible(lossWords(row.loss))
            : column == RowsColumn  ? (row.trouble.isEmpty() ? countText(row.rows) : tr("not counted"))
                                    : countText(row.values);
    case Qt::ToolTipRole:
        return row.trouble.isEmpty() ? visible(lossWords(row.loss)) : visible(row.trouble);
    case Qt::TextAlignmentRole:
        return column == WhatColumn ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case SortRole:
        return column == WhatColumn ? QVariant(row.loss.object)
            : column == RowsColumn  ? QVariant(row.rows.value_or(-1))
                                    : QVariant(row.values.value_or(-1));
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
    if (role == Qt::TextAlignmentRole && section != WhatColumn) {
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
    default:
        return {};
    }
}

} // namespace Switchback

#include "moc_ledgermodel.cpp"
