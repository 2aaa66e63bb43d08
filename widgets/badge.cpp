// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/badge.h"

#include "widgets/icons.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int Side = 6; // between border and content
constexpr int IconSize = 14;
constexpr int IconGap = 3;
constexpr int Rounding = 5;

int heightFor(const QFontMetrics &metrics)
{
    return metrics.height() + 4;
}

} // namespace

Badge stateBadge(State state, const QString &word)
{
    const auto look = stateLook(state);
    const bool quiet = state == State::Applied || state == State::Pending
        || state == State::Baseline || state == State::LineEndsModified;
    return { .icon = look.icon, .text = word, .tone = look.tone, .quiet = quiet };
}

QFont smallFont(const QFont &font)
{
    auto small = font;
    small.setPointSizeF(font.pointSizeF() * 0.9);
    return small;
}

int badgeWidth(const Badge &badge, const QFont &font)
{
    const QFontMetrics metrics(smallFont(font));
    const int sides = badge.quiet ? 0 : 2 * Side;
    if (badge.text.isEmpty()) {
        return sides + IconSize;
    }
    return sides + (badge.icon.isEmpty() ? 0 : IconSize + IconGap)
        + metrics.horizontalAdvance(badge.text)
        + 2; // glyphs may be a fraction wider than their sum
}

void paintBadge(
    QPainter *painter, const QRect &rect, const Badge &badge, const QFont &font, const Tokens &t)
{
    const auto small = smallFont(font);
    const QFontMetrics metrics(small);
    const int width = std::min(badgeWidth(badge, font), rect.width());
    const int height = std::min(heightFor(metrics), rect.height());
    const QRect box(rect.left(), rect.top() + (rect.height() - height) / 2, width, height);
    const auto &color = ink(badge.tone, t);
    int x = box.left();
    if (!badge.quiet) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(
            badge.tone == Tone::Neutral ? mixed(t.window, t.line, 0.6) : wash(badge.tone, t));
        painter->drawRoundedRect(box, Rounding, Rounding);
        painter->restore();
        x += Side;
    }
    if (!badge.icon.isEmpty()) {
        paintIcon(painter, QRectF(x, box.top(), IconSize, box.height()), badge.icon, color);
        x += IconSize + IconGap;
    }
    const int room = box.right() + 1 - x - (badge.quiet ? 0 : Side);
    painter->setFont(small);
    painter->setPen(color);
    painter->drawText(QRect(x, box.top(), room, box.height()),
        Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        metrics.elidedText(badge.text, Qt::ElideRight, room + 1));
}

BadgeLabel::BadgeLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void BadgeLabel::setBadge(const Badge &badge)
{
    m_badge = badge;
    setAccessibleName(badge.text);
    setVisible(!badge.text.isEmpty());
    updateGeometry();
    update();
}

QSize BadgeLabel::sizeHint() const
{
    return { badgeWidth(m_badge, font()) + 1, heightFor(QFontMetrics(smallFont(font()))) };
}

QSize BadgeLabel::minimumSizeHint() const
{
    return { std::min(48, sizeHint().width()), sizeHint().height() };
}

void BadgeLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBadge(&painter, rect(), m_badge, font(), tokens(palette()));
}

void BadgeLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
    }
}

} // namespace Switchback
