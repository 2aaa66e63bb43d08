// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Plain tables: rows of one height, a selection one can see, cells that are badges where asked.

#include "widgets/badge.h"

#include <QStyledItemDelegate>

#include <functional>

class QTableView;

namespace Switchback {

class TableDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// A badge without text leaves the cell to its text.
    using BadgeOf = std::function<Badge(const QModelIndex &)>;
    explicit TableDelegate(BadgeOf badgeOf, QObject *parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

private:
    BadgeOf m_badgeOf;
};

void setupTable(QTableView *view, TableDelegate *delegate);
/// Columns as wide as what they show, within reason; the last one takes the rest.
void fitColumns(QTableView *view);

} // namespace Switchback
