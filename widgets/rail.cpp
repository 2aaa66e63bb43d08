// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/rail.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace Switchback {

namespace {

constexpr qreal Radius = 5;
constexpr qreal Stroke = 2;

QPen stroke(const QColor &color, qreal width = Stroke)
{
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void paintRing(QPainter *painter, QPointF c, const QColor &color)
{
    painter->setPen(stroke(color));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(c, Radius, Radius);
}

void paintNotched(QPainter *painter, QPointF c, const QColor &color)
{
    painter->setPen(stroke(color));
    const QRectF box(c.x() - Radius, c.y() - Radius, 2 * Radius, 2 * Radius);
    painter->drawArc(box, 80 * 16, 290 * 16); // open at the upper right
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawEllipse(c + QPointF(Radius * 0.72, -Radius * 0.72), 1.6, 1.6);
}

void paintHalf(QPainter *painter, QPointF c, const QColor &color)
{
    paintRing(painter, c, color);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    const QRectF box(c.x() - Radius, c.y() - Radius, 2 * Radius, 2 * Radius);
    painter->drawChord(box, 90 * 16, 180 * 16);
}

void paintDotted(QPainter *painter, QPointF c, const QColor &color)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    constexpr int dots = 8;
    for (int i = 0; i < dots; ++i) {
        const auto angle = 2 * M_PI * i / dots;
        painter->drawEllipse(
            c + QPointF(Radius * std::cos(angle), Radius * std::sin(angle)), 1.2, 1.2);
    }
}

void paintCross(QPainter *painter, QPointF c, const QColor &color, const QColor &ground)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawEllipse(c, Radius + 2, Radius + 2);
    painter->setPen(stroke(ground, 1.8));
    constexpr qreal arm = 2.4;
    painter->drawLine(c - QPointF(arm, arm), c + QPointF(arm, arm));
    painter->drawLine(c + QPointF(-arm, arm), c + QPointF(arm, -arm));
}

} // namespace

void paintNode(
    QPainter *painter, QPointF c, RailGlyph glyph, const QColor &color, const QColor &ground)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawEllipse(c, Radius + 3, Radius + 3);
    switch (glyph) {
    case RailGlyph::Filled:
        painter->setBrush(color);
        painter->drawEllipse(c, Radius, Radius);
        break;
    case RailGlyph::Ring:
        paintRing(painter, c, color);
        break;
    case RailGlyph::Notched:
        paintNotched(painter, c, color);
        break;
    case RailGlyph::Half:
        paintHalf(painter, c, color);
        break;
    case RailGlyph::Dotted:
        paintDotted(painter, c, color);
        break;
    case RailGlyph::Cross:
        paintCross(painter, c, color, ground);
        break;
    case RailGlyph::RingDot:
        paintRing(painter, c, color);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(c, 1.8, 1.8);
        break;
    case RailGlyph::Bar:
        painter->setBrush(color);
        painter->drawRoundedRect(QRectF(c.x() - 8, c.y() - 2.5, 16, 5), 2, 2);
        break;
    }
    painter->restore();
}

void paintLanding(
    QPainter *painter, QPoint landing, const QList<QPoint> &nodes, int lowest, const QColor &color)
{
    constexpr int Bend = 8;
    const int lane = landing.x() - 11;
    const QPointF tip(landing.x() - 3, landing.y());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPainterPath arrow(QPointF(lane, landing.y() + Bend));
    arrow.quadTo(QPointF(lane, landing.y()), tip);
    arrow.moveTo(tip - QPointF(3.5, 3));
    arrow.lineTo(tip);
    arrow.lineTo(tip - QPointF(3.5, -3));
    painter->drawPath(arrow);
    for (const auto &node : nodes) {
        QPainterPath hook(QPointF(node.x() - Radius - 1, node.y()));
        hook.quadTo(QPointF(lane, node.y()), QPointF(lane, node.y() - Bend));
        painter->drawPath(hook);
    }
    painter->drawLine(QPointF(lane, landing.y() + Bend), QPointF(lane, lowest - Bend));
    painter->restore();
}

} // namespace Switchback
