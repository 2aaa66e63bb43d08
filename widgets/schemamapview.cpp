// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/schemamapview.h"

#include "core/text.h"
#include "widgets/icons.h"
#include "widgets/palette.h"

#include <QApplication>
#include <QGraphicsItem>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QWheelEvent>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using TableState = MapTable::State;

constexpr double Padding = 8;
constexpr double Glyph = 14;
constexpr double WidestBox = 260;
constexpr double LeastScale = 0.3;
constexpr double MostScale = 3;
constexpr int TableKey = 0;

struct Look {
    QString icon;
    Tone tone;
};

Look lookOf(TableState state)
{
    switch (state) {
    case TableState::Added:
        return { u"plus"_s, Tone::Applied };
    case TableState::Removed:
        return { u"minus"_s, Tone::Danger };
    case TableState::Changed:
        return { u"edited"_s, Tone::Accent };
    case TableState::Same:
        break;
    }
    return { {}, Tone::Neutral };
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Paints itself in the colours of the view it is seen in.
class TableBox : public QGraphicsItem
{
public:
    TableBox(const MapTable &table, int number, const QSizeF &size, const QFont &font)
        : m_table(table)
        , m_size(size)
        , m_font(font)
    {
        setData(TableKey, number);
        setFlag(ItemIsSelectable);
        if (table.row >= 0) {
            setCursor(Qt::PointingHandCursor);
        }
        const QStringList lines = QStringList(visible(table.name)) + table.lines;
        setToolTip(
            u"<p>"_s + lines.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</p>"_s);
    }

    QRectF boundingRect() const override { return frame().adjusted(-2, -2, 2, 2); }

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override
    {
        const auto &t = tokens(widget->palette());
        const auto look = lookOf(m_table.state);
        const bool same = m_table.state == TableState::Same;
        const bool chosen = option->state.testFlag(QStyle::State_Selected);
        painter->setPen(QPen(chosen ? t.accent
                : same              ? t.line
                                    : ink(look.tone, t),
            chosen ? 3 : 1.5,
            m_table.state == TableState::Removed && !chosen ? Qt::DashLine : Qt::SolidLine));
        painter->setBrush(same ? t.surface : wash(look.tone, t));
        painter->drawRoundedRect(frame(), 6, 6);
        paintWords(painter, t, look);
    }

private:
    QRectF frame() const { return { QPointF(-m_size.width() / 2, -m_size.height() / 2), m_size }; }

    void paintWords(QPainter *painter, const Tokens &t, const Look &look)
    {
        auto line = frame().adjusted(Padding, Padding, -Padding, 0);
        const QFontMetricsF metrics(m_font);
        line.setHeight(metrics.lineSpacing());
        auto name = line;
        if (!look.icon.isEmpty()) {
            const QRectF glyph(line.left(), line.center().y() - Glyph / 2, Glyph, Glyph);
            paintIcon(painter, glyph, look.icon, ink(look.tone, t));
            name.setLeft(glyph.right() + 6);
        }
        const auto write = [&](const QRectF &rect, const QString &text, const QFont &font) {
            painter->setFont(font);
            painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, rect.width()));
        };
        painter->setPen(m_table.state == TableState::Same ? t.muted : t.text);
        write(name, visible(m_table.name), bold(m_font));
        for (const auto &words : m_table.lines) {
            line.translate(0, metrics.lineSpacing());
            write(line, words, m_font);
        }
    }

    const MapTable m_table;
    const QSizeF m_size;
    const QFont m_font;
};

QPainterPath curve(const QList<MapPlace> &points)
{
    const auto at = [&](qsizetype i) { return QPointF(points.at(i).x, points.at(i).y); };
    QPainterPath path;
    if (!points.isEmpty()) {
        path.moveTo(at(0));
    }
    for (qsizetype i = 1; i + 2 < points.size(); i += 3) {
        path.cubicTo(at(i), at(i + 1), at(i + 2));
    }
    return path;
}

} // namespace

SchemaMapView::SchemaMapView(QWidget *parent)
    : QGraphicsView(parent)
{
    setObjectName(u"schemaMap"_s);
    setAccessibleName(tr("Map of the changed tables and their neighbours"));
    setScene(new QGraphicsScene(this));
    setFrameShape(QFrame::NoFrame);
    setDragMode(ScrollHandDrag);
    setRenderHint(QPainter::Antialiasing);
    setTransformationAnchor(AnchorUnderMouse);
    viewport()->setAccessibleName(accessibleName()); // it takes the keyboard, too
    viewport()->setCursor(Qt::ArrowCursor);
}

QList<QSizeF> SchemaMapView::boxes(const SchemaMap &map) const
{
    const QFontMetricsF metrics(font());
    const QFontMetricsF boldMetrics(bold(font()));
    QList<QSizeF> sizes;
    for (const auto &table : map.tables) {
        double width = boldMetrics.horizontalAdvance(visible(table.name))
            + (table.state == TableState::Same ? 0 : Glyph + 6);
        for (const auto &line : table.lines) {
            width = std::max(width, metrics.horizontalAdvance(line));
        }
        // Elision takes a text that fits to the last fraction for one that does not.
        sizes += QSizeF(std::min(WidestBox, width + 2 + 2 * Padding),
            double(table.lines.size() + 1) * metrics.lineSpacing() + 2 * Padding);
    }
    return sizes;
}

void SchemaMapView::setMap(const SchemaMap &map, const MapLayout &layout)
{
    m_map = map;
    m_layout = layout;
    m_current = -1;
    m_zoomed = false;
    draw();
    fit();
}

void SchemaMapView::draw()
{
    const auto &t = tokens(palette());
    scene()->clear();
    m_boxes.clear();
    for (qsizetype i = 0; i < m_map.links.size(); ++i) {
        const auto state = m_map.links.at(i).state;
        const auto color = state == TableState::Same ? mixed(t.line, t.muted, 0.6)
                                                     : ink(lookOf(state).tone, t);
        const auto &points = m_layout.links.value(i);
        auto *path = scene()->addPath(curve(points),
            QPen(color, state == TableState::Same ? 1 : 2,
                state == TableState::Removed ? Qt::DashLine : Qt::SolidLine));
        path->setZValue(-1);
        if (!points.isEmpty()) {
            scene()->addEllipse(points.last().x - 3, points.last().y - 3, 6, 6, Qt::NoPen, color);
        }
    }
    const auto sizes = boxes(m_map);
    for (qsizetype i = 0; i < m_map.tables.size(); ++i) {
        auto *box = new TableBox(m_map.tables.at(i), int(i), sizes.at(i), font());
        box->setPos(m_layout.tables.at(i).x, m_layout.tables.at(i).y);
        scene()->addItem(box);
        m_boxes += box;
    }
    scene()->setSceneRect(scene()->itemsBoundingRect().adjusted(-24, -24, 24, 24));
    if (m_current >= 0) {
        m_boxes.at(m_current)->setSelected(true);
    }
}

void SchemaMapView::fit()
{
    m_zoomed = false;
    const auto space = QSizeF(viewport()->size());
    const auto by = std::min(space.width() / std::max(1.0, sceneRect().width()),
        space.height() / std::max(1.0, sceneRect().height()));
    resetTransform();
    scale(std::clamp(by, LeastScale, 1.0), std::clamp(by, LeastScale, 1.0));
}

void SchemaMapView::zoom(double by)
{
    const auto wanted = std::clamp(transform().m11() * by, LeastScale, MostScale);
    m_zoomed = true;
    scale(wanted / transform().m11(), wanted / transform().m11());
}

QRect SchemaMapView::rectOf(int table) const
{
    return mapFromScene(m_boxes.at(table)->sceneBoundingRect()).boundingRect();
}

void SchemaMapView::setCurrent(int table)
{
    m_current = table;
    scene()->clearSelection();
    m_boxes.at(table)->setSelected(true);
    ensureVisible(m_boxes.at(table), 24, 24);
}

void SchemaMapView::choose(int table)
{
    setCurrent(table);
    if (m_map.tables.at(table).row >= 0) {
        Q_EMIT rowChosen(m_map.tables.at(table).row);
    }
}

// The nearest table that way; what lies aside counts as farther than it is.
void SchemaMapView::go(const QPointF &direction)
{
    if (m_current < 0) {
        setCurrent(0);
        return;
    }
    const auto here = m_boxes.at(m_current)->pos();
    int nearest = -1;
    double least = 0;
    for (int i = 0; i < m_boxes.size(); ++i) {
        const auto way = m_boxes.at(i)->pos() - here;
        const auto along = QPointF::dotProduct(way, direction);
        const auto aside = std::abs(way.x() * direction.y()) + std::abs(way.y() * direction.x());
        const auto distance = along + 2 * aside;
        if (i != m_current && along > 1 && (nearest < 0 || distance < least)) {
            nearest = i;
            least = distance;
        }
    }
    if (nearest >= 0) {
        setCurrent(nearest);
    }
}

void SchemaMapView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_zoomed) {
        fit();
    }
}

void SchemaMapView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_boxes.isEmpty()) {
        draw();
    }
}

void SchemaMapView::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, tokens(palette()).window);
}

void SchemaMapView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        zoom(event->angleDelta().y() > 0 ? 1.15 : 1 / 1.15);
        return;
    }
    QGraphicsView::wheelEvent(event);
}

void SchemaMapView::keyPressEvent(QKeyEvent *event)
{
    static const std::array<std::pair<int, QPointF>, 4> directions { {
        { Qt::Key_Left, { -1, 0 } },
        { Qt::Key_Right, { 1, 0 } },
        { Qt::Key_Up, { 0, -1 } },
        { Qt::Key_Down, { 0, 1 } },
    } };
    const auto *way = std::ranges::find(directions, event->key(), &std::pair<int, QPointF>::first);
    const bool chosen = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (way != directions.end() && !m_boxes.isEmpty()) {
        go(way->second);
    } else if (chosen && m_current >= 0) {
        choose(m_current);
    } else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Minus) {
        zoom(event->key() == Qt::Key_Plus ? 1.15 : 1 / 1.15);
    } else if (event->key() == Qt::Key_0) {
        fit();
    } else {
        QGraphicsView::keyPressEvent(event);
    }
}

void SchemaMapView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    QGraphicsView::mousePressEvent(event);
}

void SchemaMapView::mouseReleaseEvent(QMouseEvent *event)
{
    QGraphicsView::mouseReleaseEvent(event);
    const auto place = event->position().toPoint();
    // The map was drawn along, not pressed.
    if ((place - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        return;
    }
    const auto *item = itemAt(place);
    const auto table = item ? item->data(TableKey) : QVariant();
    if (table.isValid()) {
        choose(table.toInt());
    }
}

} // namespace Switchback
