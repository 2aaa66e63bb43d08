// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The course of a run as it goes: a lane each for the sessions that wait, the rows a second and the
// replicas' lag, with the figure of now and the highest. Whoever does not see it reads the same as
// its description, and copies it as a table.

#include "core/runcourse.h"

#include <QWidget>

namespace Switchback {

class RunChart : public QWidget
{
    Q_OBJECT
public:
    explicit RunChart(QWidget *parent = nullptr);

    /// From the page's edge.
    void setInset(int inset) { m_inset = inset; }
    void clear();
    /// Shows itself once there is something to see. Points nearer than half a second make one.
    void add(const CoursePoint &point);
    const RunCourse &course() const { return m_course; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Lane {
        QString title;
        QString now;
        QString most;
        QList<double> values; // -1: not known
        double top = 1;
        bool alarms = false; // its figure of now is nothing to be calm about
    };
    QList<Lane> lanes() const;
    QList<QRect> laneRects(qsizetype count) const;
    void paintLane(QPainter &painter, const QRect &rect, const Lane &lane) const;
    void paintCurve(QPainter &painter, const QRectF &area, const Lane &lane) const;
    QString at(const QPoint &position) const;

    QMargins around() const { return { m_inset, 8, 12, 8 }; }

    int m_inset = 24;
    RunCourse m_course;
    qint64 m_added = -1000; // the last point's time
};

} // namespace Switchback
