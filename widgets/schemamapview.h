// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Tables as boxes, foreign keys as lines from who refers to who is referred to. What is new, gone or
// changed has its glyph beside its colour. Arrow keys go from table to table.

#include "core/schemamap.h"

#include <QGraphicsView>

namespace Switchback {

class SchemaMapView : public QGraphicsView
{
    Q_OBJECT
public:
    explicit SchemaMapView(QWidget *parent = nullptr);
    /// As wide and high as their words need, one a table.
    QList<QSizeF> boxes(const SchemaMap &map) const;
    void setMap(const SchemaMap &map, const MapLayout &layout);
    const SchemaMap &map() const { return m_map; }
    int currentTable() const { return m_current; }
    /// In the view's own coordinates.
    QRect rectOf(int table) const;
    void fit();
    void zoom(double by);

Q_SIGNALS:
    /// Of Differences::rows.
    void rowChosen(int row);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;

private:
    void draw();
    void setCurrent(int table);
    void go(const QPointF &direction);
    void choose(int table);

    SchemaMap m_map;
    MapLayout m_layout;
    QList<QGraphicsItem *> m_boxes;
    QPoint m_pressed;
    int m_current = -1;
    bool m_zoomed = false; // by hand: it stays as it is
};

} // namespace Switchback
