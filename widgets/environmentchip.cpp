// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/environmentchip.h"

#include "core/text.h"
#include "widgets/icons.h"
#include "widgets/style.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int Height = 28;
constexpr int Padding = 10;
constexpr int Glyph = 14;
constexpr int Dot = 8;
constexpr qsizetype NameLimit = 28;

} // namespace

QColor environmentColour(const QString &name, bool dark)
{
    const auto &t = dark ? darkTokens() : lightTokens();
    const std::pair<QLatin1StringView, QColor> ours[] = { { "red"_L1, t.danger },
        { "green"_L1, t.applied }, { "blue"_L1, t.accent }, { "yellow"_L1, t.attention },
        { "orange"_L1, t.attention }, { "purple"_L1, t.pending }, { "teal"_L1, t.info } };
    for (const auto &[word, color] : ours) {
        if (name == word) {
            return color;
        }
    }
    return name.isEmpty() ? QColor() : QColor::fromString(name);
}

EnvironmentChip::EnvironmentChip(const Environment &environment, int number, QWidget *parent)
    : QAbstractButton(parent)
    , m_colour(environment.colour)
    , m_isProtected(environment.isProtected)
{
    const auto name = visible(environment.name);
    setObjectName(u"environment_"_s + environment.name);
    setText(elided(name, NameLimit));
    setAccessibleName(
        m_isProtected ? tr("Environment %1, protected").arg(name) : tr("Environment %1").arg(name));
    auto tip = m_isProtected ? tr("%1: protected, opens read-only").arg(name) : name;
    if (number >= 1 && number <= 9) {
        tip += u" (%1)"_s.arg(number);
    }
    setToolTip(tip);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize EnvironmentChip::sizeHint() const
{
    auto font = this->font();
    font.setWeight(QFont::DemiBold);
    const int lead = m_isProtected ? Glyph : Dot;
    return { Padding * 2 + lead + 6 + QFontMetrics(font).horizontalAdvance(text()), Height };
}

void EnvironmentChip::paintEvent(QPaintEvent *)
{
    const auto &t = tokens(palette());
    const auto chosen = environmentColour(m_colour, t.dark);
    const auto color = chosen.isValid() ? chosen : m_isProtected ? t.danger : t.muted;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const auto hover = underMouse() && isEnabled();
    painter.setPen(isChecked() ? QPen(t.accent, 1) : QPen(hover ? t.muted : t.line, 1));
    painter.setBrush(isChecked() ? t.accentWash
            : hover              ? mixed(t.window, t.line, 0.5)
                                 : QColor(Qt::transparent));
    painter.drawRoundedRect(box, Corner, Corner);
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Corner, Corner);
    }
    const int lead = m_isProtected ? Glyph : Dot;
    QRect glyph(Padding, (height() - lead) / 2, lead, lead);
    QRect words(Padding + lead + 6, 0, width() - Padding * 2 - lead - 6 + 2, height());
    if (isRightToLeft()) {
        glyph.moveRight(width() - Padding);
        words.moveLeft(Padding - 2);
    }
    if (m_isProtected) {
        paintIcon(&painter, glyph, u"lock"_s, color);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(glyph);
    }
    auto font = this->font();
    font.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(isChecked() ? t.text : t.muted);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, text());
}

void EnvironmentChip::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void EnvironmentChip::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace Switchback
