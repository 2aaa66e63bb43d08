// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/timelineview.h"

#include "items/timelinemodel.h"
#include "widgets/rail.h"
#include "widgets/timelinedelegate.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int EdgeZone = 24; // pixels at the top and bottom where dragging scrolls

} // namespace

TimelineView::TimelineView(TimelineModel *model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setModel(model);
    setObjectName(u"timeline"_s);
    setAccessibleName(tr("Timeline of migrations"));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    verticalScrollBar()->setSingleStep(28);
    connect(model, &QAbstractItemModel::modelReset, this, &TimelineView::findLate);
    connect(model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
            if (roles.isEmpty()) { // a new timeline; filters and previews name their role
                findLate();
            }
        });
    findLate();
}

void TimelineView::selectRow(int row)
{
    const auto index = m_model->index(row, 0);
    if (index.isValid()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
}

void TimelineView::showHere()
{
    const int here = m_model->hereRow();
    if (here < 0) {
        scrollToTop();
        return;
    }
    scrollTo(m_model->index(here, 0), PositionAtTop);
    verticalScrollBar()->setValue(verticalScrollBar()->value() - viewport()->height() / 3);
}

void TimelineView::findLate()
{
    m_late.clear();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto *entry = m_model->entry(row);
        if (entry && entry->state == Switchback::State::Late) {
            m_late += row;
        }
    }
}

QPoint TimelineView::nodeAt(int row) const
{
    const auto rect = visualRect(m_model->index(row, 0));
    return { TimelineDelegate::railX(), rect.center().y() };
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    QPainter painter(viewport());
    paintLandings(painter);
    if (m_dragging) {
        paintDrag(painter);
    }
}

void TimelineView::paintLandings(QPainter &painter) const
{
    if (m_late.isEmpty()) {
        return;
    }
    // All of them land at the bar, so one lane serves them, and only hooks in sight are drawn. The
    // lane's ends are cut near the view: a line of a million pixels costs as much as it looks.
    const int height = viewport()->height();
    const int row = m_model->index(m_late.constLast(), 0).data(TimelineModel::LandingRole).toInt();
    if (row < 0) {
        return;
    }
    const int top = visualRect(m_model->index(row, 0)).bottom() + 9;
    const int bottom = nodeAt(m_late.constLast()).y();
    if (bottom < 0 || top > height) {
        return;
    }
    const auto first = indexAt(QPoint(1, 0));
    const auto last = indexAt(QPoint(1, height - 1));
    const auto from = std::ranges::lower_bound(m_late, first.row());
    QList<QPoint> nodes;
    for (auto late = from; late != m_late.end() && (!last.isValid() || *late <= last.row());
        ++late) {
        nodes += nodeAt(*late);
    }
    const int x = TimelineDelegate::railX();
    paintLanding(&painter, { x, std::max(top, -40) }, nodes, std::min(bottom, height + 40),
        tokens(palette()).attention);
}

void TimelineView::paintDrag(QPainter &painter) const
{
    const auto &t = tokens(palette());
    const bool down = m_target && m_target->direction == Direction::Down;
    const auto &color = !m_target ? t.muted : down ? t.attention : t.applied;
    int y = m_dragY;
    if (m_target && m_dropRow >= 0) {
        const auto rect = visualRect(m_model->index(m_dropRow, 0));
        y = rect.top(); // above the row up to which it goes, and above the one that stays
    }
    painter.setPen(QPen(color, 2, m_target ? Qt::SolidLine : Qt::DashLine));
    painter.drawLine(0, y, viewport()->width(), y);
    const int count = m_fates;
    const Badge badge { down ? u"rollback"_s : u"up"_s,
        !m_target  ? tr("Let go to leave it here")
            : down ? tr("Let go to plan rolling back %n", nullptr, count)
                   : tr("Let go to plan applying %n", nullptr, count),
        !m_target  ? Tone::Neutral
            : down ? Tone::Attention
                   : Tone::Applied };
    const int width = badgeWidth(badge, font());
    const QRect box((viewport()->width() - width) / 2, y - 14, width, 28);
    painter.fillRect(box.adjusted(-2, 3, 2, -3), t.surface);
    paintBadge(&painter, box, badge, font(), t);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    const auto index = indexAt(event->position().toPoint());
    const bool onBar = index.isValid() && index.row() == m_model->hereRow();
    if (event->button() != Qt::LeftButton || !onBar) {
        QListView::mousePressEvent(event);
        return;
    }
    m_dragging = true;
    m_scrollTimer = startTimer(30);
    setCursor(Qt::SizeVerCursor);
    dragTo(event->position().toPoint().y());
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging) {
        dragTo(event->position().toPoint().y());
        return;
    }
    const auto index = indexAt(event->position().toPoint());
    const bool onBar = index.isValid() && index.row() == m_model->hereRow();
    viewport()->setCursor(onBar ? Qt::SizeVerCursor : Qt::ArrowCursor);
    QListView::mouseMoveEvent(event);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragging) {
        QListView::mouseReleaseEvent(event);
        return;
    }
    const auto target = m_target;
    endDrag();
    if (target) {
        Q_EMIT planWanted(*target);
    }
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (m_dragging && event->key() == Qt::Key_Escape) {
        endDrag();
        return;
    }
    const auto as = [&](int key) {
        QKeyEvent arrow(QEvent::KeyPress, key, event->modifiers());
        QListView::keyPressEvent(&arrow);
    };
    switch (event->key()) {
    case Qt::Key_J:
        as(Qt::Key_Down);
        return;
    case Qt::Key_K:
        as(Qt::Key_Up);
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void TimelineView::dragTo(int y)
{
    m_dragY = y;
    int row = indexAt(QPoint(TimelineDelegate::railX(), y)).row();
    if (row >= 0 && !m_model->entry(row) && row != m_model->hereRow()) {
        ++row; // a heading stands for the row below it
    }
    const auto target = m_model->targetFor(row);
    m_dropRow = row;
    if (target != m_target) {
        m_target = target;
        m_model->setPreview(target);
        m_fates = countFates();
    }
    viewport()->update();
}

int TimelineView::countFates() const
{
    int count = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto fate = m_model->index(row, 0).data(TimelineModel::FateRole).toInt();
        count += fate != int(TimelineModel::Fate::None) ? 1 : 0;
    }
    return count;
}

void TimelineView::endDrag()
{
    m_dragging = false;
    killTimer(m_scrollTimer);
    unsetCursor();
    m_target.reset();
    m_dropRow = -1;
    m_model->setPreview({});
    viewport()->update();
}

void TimelineView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_scrollTimer) {
        QListView::timerEvent(event);
        return;
    }
    const int height = viewport()->height();
    const int by = m_dragY < EdgeZone ? m_dragY - EdgeZone
        : m_dragY > height - EdgeZone ? m_dragY - height + EdgeZone
                                      : 0;
    if (by != 0) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() + by);
        dragTo(m_dragY);
    }
}

} // namespace Switchback
