// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/runchart.h"

#include "items/duration.h"
#include "widgets/icons.h"
#include "widgets/palette.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 Nearest = 500; // ms between two points
constexpr int Gap = 24; // between lanes
constexpr int CurveHeight = 40;
constexpr qint64 LagAlarm = 10000; // ms; batches wait from here on

/// The next round number: 1, 2 or 5 with zeros.
double roundUp(double value)
{
    if (value <= 1) {
        return 1;
    }
    const auto power = std::pow(10.0, std::floor(std::log10(value)));
    for (const auto step : { 1.0, 2.0, 5.0 }) {
        if (value <= step * power) {
            return step * power;
        }
    }
    return 10 * power;
}

QString number(double value)
{
    return QLocale().toString(qint64(value));
}

} // namespace

RunChart::RunChart(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"runChart"_s);
    setAccessibleName(tr("Course of the run"));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *copy = new QAction(icon(u"copy"_s), tr("Copy as a Table"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this,
        [this] { QGuiApplication::clipboard()->setText(courseTable(m_course)); });
    hide();
}

void RunChart::clear()
{
    m_course.clear();
    m_added = -Nearest * 2;
    hide();
}

void RunChart::add(const CoursePoint &point)
{
    if (point.ms - m_added < Nearest) {
        return;
    }
    m_added = point.ms;
    m_course.add(point);
    setAccessibleDescription(courseWords(m_course));
    setVisible(m_course.isWorthShowing());
    update();
}

QSize RunChart::sizeHint() const
{
    const int text = fontMetrics().height();
    return { 320, around().top() + text + 4 + CurveHeight + around().bottom() };
}

QList<RunChart::Lane> RunChart::lanes() const
{
    const auto &points = m_course.points();
    if (points.isEmpty()) {
        return {};
    }
    const auto &now = points.last();
    const auto lane = [&points](const QString &title, auto value) {
        Lane made { .title = title, .now = {}, .most = {}, .values = {} };
        for (const auto &point : points) {
            made.values += double(value(point));
        }
        const auto most = std::max(0.0, *std::ranges::max_element(made.values));
        made.top = roundUp(most);
        made.most = tr("at most %1").arg(number(most));
        return made;
    };
    QList<Lane> list { lane(
        tr("Sessions waiting"), [](const CoursePoint &p) { return p.waiting; }) };
    list.last().now = number(now.waiting);
    list.last().alarms = now.waiting > 0;
    if (m_course.hasRate()) {
        list += lane(tr("Rows a second"), [](const CoursePoint &p) { return p.perSecond; });
        list.last().now = number(std::max(0.0, now.perSecond));
    }
    if (m_course.hasLag()) {
        list += lane(tr("Replicas behind"), [](const CoursePoint &p) { return p.lagMs; });
        const auto most = std::ranges::max_element(points, {}, &CoursePoint::lagMs)->lagMs;
        list.last().now = durationText(std::max<qint64>(0, now.lagMs));
        list.last().most = tr("at most %1").arg(durationText(most));
        list.last().alarms = now.lagMs > LagAlarm;
    }
    return list;
}

QList<QRect> RunChart::laneRects(qsizetype count) const
{
    QList<QRect> list;
    const auto room = rect().marginsRemoved(around());
    const int lanes = int(std::max<qsizetype>(1, count));
    const int width = (room.width() - Gap * (lanes - 1)) / lanes;
    for (int i = 0; i < lanes; ++i) {
        list += QRect(room.left() + i * (width + Gap), room.top(), width, room.height());
    }
    return list;
}

/// The time goes from left to right, up to now; what is not known leaves a gap.
void RunChart::paintCurve(QPainter &painter, const QRectF &area, const Lane &lane) const
{
    const auto &t = tokens(palette());
    const auto tone = lane.alarms ? Tone::Attention : Tone::Info;
    const auto &points = m_course.points();
    const auto begin = double(points.first().ms);
    const auto span = std::max(1.0, double(points.last().ms) - begin);
    QPainterPath line;
    QPainterPath ground;
    bool open = false;
    QPointF last;
    const auto close = [&] {
        if (open) {
            ground.lineTo(last.x(), area.bottom());
            ground.closeSubpath();
        }
        open = false;
    };
    for (qsizetype i = 0; i < lane.values.size(); ++i) {
        if (lane.values.at(i) < 0) {
            close();
            continue;
        }
        const QPointF at(area.left() + area.width() * (double(points.at(i).ms) - begin) / span,
            area.bottom() - (area.height() - 2) * lane.values.at(i) / lane.top);
        if (!open) {
            line.moveTo(at);
            ground.moveTo(at.x(), area.bottom());
        } else {
            line.lineTo(at.x(), last.y()); // a count stays what it is until it is another
        }
        ground.lineTo(at.x(), open ? last.y() : at.y());
        line.lineTo(at);
        ground.lineTo(at);
        open = true;
        last = at;
    }
    close();
    painter.fillPath(ground, wash(tone, t));
    painter.setPen(QPen(ink(tone, t), 1.5));
    painter.drawPath(line);
}

void RunChart::paintLane(QPainter &painter, const QRect &rect, const Lane &lane) const
{
    const auto &t = tokens(palette());
    const auto metrics = fontMetrics();
    const QRect head(rect.left(), rect.top(), rect.width(), metrics.height());
    auto bold = font();
    bold.setWeight(QFont::DemiBold);
    const auto figure = QFontMetrics(bold).horizontalAdvance(lane.now);
    const auto most = metrics.horizontalAdvance(lane.most);
    painter.setFont(bold);
    painter.setPen(lane.alarms ? t.attention : t.text);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, lane.now);
    painter.setFont(font());
    painter.setPen(t.muted);
    const auto title = head.adjusted(figure + 8, 0, 0, 0);
    const bool fits = title.width() > most + 8 + metrics.horizontalAdvance(lane.title);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(
            lane.title, Qt::ElideRight, fits ? title.width() - most - 8 : title.width()));
    if (fits) {
        painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, lane.most);
    }
    const QRectF area(rect.left(), head.bottom() + 4, rect.width(), CurveHeight);
    painter.fillRect(
        QRectF(area.left(), area.bottom(), area.width(), 1 / devicePixelRatioF()), t.line);
    paintCurve(painter, area, lane);
}

void RunChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto list = lanes();
    const auto rects = laneRects(list.size());
    for (qsizetype i = 0; i < list.size(); ++i) {
        paintLane(painter, rects.at(i), list.at(i));
    }
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.rect = rect().adjusted(2, 2, -2, -2);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

/// What was measured at the moment below the pointer.
QString RunChart::at(const QPoint &position) const
{
    const auto &points = m_course.points();
    for (const auto &rect : laneRects(lanes().size())) {
        if (points.isEmpty() || !rect.contains(position)) {
            continue;
        }
        const auto span = points.last().ms - points.first().ms;
        const auto share = double(position.x() - rect.left()) / std::max(1, rect.width());
        const auto ms = points.first().ms + qint64(double(span) * share);
        const auto found = std::ranges::lower_bound(points, ms, {}, &CoursePoint::ms);
        const auto &point = found == points.end() ? points.last() : *found;
        QStringList lines { tr("After %1").arg(durationText(point.ms / 1000 * 1000)),
            tr("Sessions waiting: %1").arg(point.waiting) };
        if (point.perSecond >= 0) {
            lines += tr("Rows a second: %1").arg(number(point.perSecond));
        }
        if (point.lagMs >= 0) {
            lines += tr("Replicas behind: %1").arg(durationText(point.lagMs));
        }
        return lines.join(u'\n');
    }
    return courseWords(m_course);
}

bool RunChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), at(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace Switchback
