// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/tabledelegate.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace Switchback {

namespace {

constexpr int RowHeight = 28;
constexpr int Padding = 12;
constexpr int WidestColumn = 320;
constexpr int RowsMeasured = 200; // beyond those in view: columns should not jump while scrolling

} // namespace

TableDelegate::TableDelegate(BadgeOf badgeOf, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_badgeOf(std::move(badgeOf))
{
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto badge = m_badgeOf(index);
    const int width = badge.text.isEmpty()
        ? option.fontMetrics.horizontalAdvance(index.data().toString())
        : badgeWidth(badge, option.font);
    return { width + 2 * Padding + 1, RowHeight }; // an advance is rounded, eliding is exact
}

void TableDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &t = tokens(option.palette);
    const auto &rect = option.rect;
    painter->save();
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(rect, t.accentWash);
        if (index.column() == 0) {
            painter->fillRect(rect.left(), rect.top(), 3, rect.height(), t.accent);
        }
    }
    const auto inner = rect.adjusted(Padding, 0, -Padding, 0);
    if (const auto badge = m_badgeOf(index); !badge.text.isEmpty()) {
        paintBadge(painter, inner, badge, option.font, t);
    } else {
        auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
        alignment = alignment ? alignment : Qt::AlignLeading | Qt::AlignVCenter;
        painter->setFont(option.font);
        painter->setPen(t.text);
        painter->drawText(inner, int(alignment) | Qt::TextSingleLine,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, inner.width()));
    }
    painter->restore();
}

void setupTable(QTableView *view, TableDelegate *delegate)
{
    view->setItemDelegate(delegate);
    view->setFrameShape(QFrame::NoFrame);
    view->setShowGrid(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setSortingEnabled(true);
    view->setWordWrap(false);
    view->setTabKeyNavigation(false);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->hide();
    view->verticalHeader()->setMinimumSectionSize(RowHeight); // the style's own is that of headings
    view->verticalHeader()->setDefaultSectionSize(RowHeight);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setResizeContentsPrecision(RowsMeasured);
    view->horizontalHeader()->setStretchLastSection(true);
    view->horizontalHeader()->setMinimumHeight(RowHeight);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

void fitColumns(QTableView *view)
{
    view->resizeColumnsToContents();
    const int last = view->model()->columnCount() - 1;
    int spare = view->viewport()->width()
        - std::max(0, static_cast<QAbstractItemView *>(view)->sizeHintForColumn(last));
    for (int column = 0; column < last; ++column) {
        spare -= std::min(view->columnWidth(column), WidestColumn);
    }
    for (int column = 0; column < last; ++column) {
        const int wanted = view->columnWidth(column);
        const int width = std::min(wanted, WidestColumn + std::max(0, spare));
        spare -= std::max(0, width - WidestColumn); // what there is room for is not cut off
        view->setColumnWidth(column, width);
    }
}

} // namespace Switchback
