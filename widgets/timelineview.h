// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The list itself: draws the curves of late migrations over the rows, and lets the bar be dragged
// to where the database should stand, showing on the way what that would do.

#include "core/plan.h"

#include <QListView>

#include <optional>

namespace Switchback {

class TimelineModel;

class TimelineView : public QListView
{
    Q_OBJECT
public:
    explicit TimelineView(TimelineModel *model, QWidget *parent = nullptr);

    void keyboardSearch(const QString &) override { } // letters are commands here
    /// Rows have other heights now.
    void relayout() { scheduleDelayedItemsLayout(); }
    void selectRow(int row);
    /// Puts the bar a third down the view, or the newest row on top when there is no bar.
    void showHere();

Q_SIGNALS:
    void planWanted(const Switchback::Target &target);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void findLate();
    void paintLandings(QPainter &painter) const;
    void paintDrag(QPainter &painter) const;
    void dragTo(int y);
    int countFates() const;
    void endDrag();
    QPoint nodeAt(int row) const;

    TimelineModel *m_model;
    QList<int> m_late; // rows
    bool m_dragging = false;
    int m_dragY = 0;
    int m_dropRow = -1;
    std::optional<Target> m_target;
    int m_fates = 0;
    int m_scrollTimer = 0;
};

} // namespace Switchback
