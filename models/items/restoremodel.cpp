// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "items/restoremodel.h"

#include "core/text.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Change = RestoreModel::Change;

Change changeOf(const RestoredTable &table, bool reshaped)
{
    return !table.now               ? Change::Added
        : !table.then               ? Change::Removed
        : reshaped                  ? Change::Changed
        : *table.now != *table.then ? Change::Rows
                                    : Change::Same;
}

Change changeOf(SchemaChange::Change change)
{
    return change == SchemaChange::Change::Added  ? Change::Added
        : change == SchemaChange::Change::Removed ? Change::Removed
                                                  : Change::Changed;
}

bool isLeft(Change change)
{
    return change == Change::Same || change == Change::Stays;
}

} // namespace

void RestoreModel::setPreview(const RestorePreview &preview)
{
    beginResetModel();
    m_rows.clear();
    for (const auto &table : preview.tables) {
        const bool reshaped = std::ranges::any_of(preview.changes, [&](const SchemaChange &change) {
            return change.kind == "table"_L1 && change.object == table.name;
        });
        const auto change = changeOf(table, reshaped);
        m_rows += Row { table.stays                                 ? Change::Stays
                : change == Change::Same && !preview.only.isEmpty() ? Change::Replaced
                                                                    : change,
            table.name, table.now, table.then, true };
    }
    for (const auto &change : preview.changes) {
        if (change.kind != "table"_L1) {
            m_rows += Row { changeOf(change.change), change.kind + u' ' + change.object, {}, {} };
        }
    }
    for (const auto &sql : preview.again) {
        m_rows += Row { Change::Again, sql.simplified(), {}, {} };
    }
    // What changes comes first.
    std::ranges::stable_sort(m_rows, {}, [](const Row &row) { return isLeft(row.change); });
    endResetModel();
}

int RestoreModel::changes() const
{
    return int(std::ranges::count_if(m_rows, [](const Row &row) { return !isLeft(row.change); }));
}

QString RestoreModel::text(const Row &row, int column)
{
    const auto count = [&row](const std::optional<qint64> &rows) {
        return !row.isTable ? QString() : rows ? QLocale().toString(*rows) : tr("not there");
    };
    switch (column) {
    case ChangeColumn:
        switch (row.change) {
        case Change::Same:
            return tr("same rows in number");
        case Change::Rows:
            return tr("other rows");
        case Change::Added:
            return tr("comes back");
        case Change::Removed:
            return tr("goes");
        case Change::Changed:
            return tr("changes");
        case Change::Replaced:
            return tr("replaced");
        case Change::Again:
            return tr("made again");
        case Change::Stays:
            return tr("stays");
        }
        return {};
    case WhatColumn:
        return visible(row.what);
    case NowColumn:
        return count(row.now);
    default:
        return count(row.then);
    }
}

int RestoreModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RestoreModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RestoreModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const auto &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() >= NowColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                           : QVariant();
    case SortRole:
        return index.column() == NowColumn   ? QVariant(row.now.value_or(-1))
            : index.column() == ThenColumn   ? QVariant(row.then.value_or(-1))
            : index.column() == ChangeColumn ? QVariant(int(row.change))
                                             : QVariant(row.what);
    case ChangeRole:
        return int(row.change);
    default:
        return {};
    }
}

QVariant RestoreModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && section >= NowColumn) {
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case ChangeColumn:
        return tr("What becomes of it");
    case WhatColumn:
        return tr("Object");
    case NowColumn:
        return tr("Rows now");
    default:
        return tr("Rows afterwards");
    }
}

} // namespace Switchback

#include "moc_restoremodel.cpp"
