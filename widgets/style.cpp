// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/style.h"

#include "widgets/icons.h"
#include "widgets/palette.h"

#include <QAbstractButton>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr auto PrimaryProperty = "primary";
constexpr auto DangerProperty = "dangerous";

bool isSet(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

/// A rounded rectangle whose border falls on whole device pixels.
void paintBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border,
    int corner = Corner)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto pixel = 1.0 / painter->device()->devicePixelRatio();
    painter->setPen(border.isValid() ? QPen(border, pixel) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const auto half = pixel / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), corner, corner);
    painter->restore();
}

void paintFocusRing(QPainter *painter, const QRect &rect, const Tokens &t, int corner = Corner)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(t.accent, 2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), corner, corner);
    painter->restore();
}

struct ButtonColors {
    QColor fill;
    QColor border;
    QColor text;
};

ButtonColors buttonColors(const QStyleOption *option, const QWidget *widget)
{
    const auto &t = tokens(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const bool hover = enabled && (option->state & QStyle::State_MouseOver);
    const bool danger = isSet(widget, DangerProperty);
    if (enabled && (danger || isSet(widget, PrimaryProperty))) {
        auto fill = danger ? t.danger : t.accent;
        if (down || hover) {
            fill = mixed(fill, t.dark ? QColor(Qt::white) : QColor(Qt::black), down ? 0.16 : 0.08);
        }
        return { fill, fill, t.onAccent };
    }
    if (!enabled) {
        return { mixed(t.window, t.line, 0.35), t.line,
            option->palette.color(QPalette::Disabled, QPalette::ButtonText) };
    }
    const auto fill = down ? mixed(t.raised, t.line, 0.8)
        : hover            ? mixed(t.raised, t.line, 0.4)
                           : t.raised;
    return { fill, mixed(t.line, t.muted, t.dark ? 0.25 : 0.3), t.text };
}

void paintCheck(const QStyleOption *option, QPainter *painter, bool round)
{
    const auto &t = tokens(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const auto fill = on && enabled ? t.accent : on ? t.muted : t.surface;
    const auto border = on ? fill : mixed(t.line, t.muted, 0.6);
    const auto side = std::min(option->rect.width(), option->rect.height());
    const QRect box(option->rect.center() - QPoint(side / 2 - 1, side / 2 - 1), QSize(side, side));
    paintBox(painter, box, fill, border, round ? side / 2 : 4);
    if (on) {
        const auto name = round                      ? u"applied"_s
            : option->state & QStyle::State_NoChange ? u"minus"_s
                                                     : u"check"_s;
        paintIcon(painter, QRectF(box).adjusted(1, 1, -1, -1), name, t.onAccent);
    }
    if (option->state & QStyle::State_HasFocus
        && option->state & QStyle::State_KeyboardFocusChange) {
        paintFocusRing(painter, box.adjusted(-2, -2, 2, 2), t, round ? side / 2 + 2 : Corner);
    }
}

void paintField(const QStyleOption *option, QPainter *painter)
{
    const auto &t = tokens(option->palette);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool focus = option->state & QStyle::State_HasFocus;
    paintBox(painter, option->rect, enabled ? t.surface : t.window,
        mixed(t.line, t.muted, t.dark ? 0.25 : 0.3));
    if (focus) {
        paintFocusRing(painter, option->rect, t);
    }
}

void paintFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (frame && frame->lineWidth <= 0) {
        return;
    }
    const auto &t = tokens(option->palette);
    paintBox(painter, option->rect, {}, t.line, 0);
    const bool focus = option->state & QStyle::State_HasFocus;
    if (focus && widget && widget->focusPolicy() & Qt::TabFocus) {
        paintFocusRing(painter, option->rect, t, 2);
    }
}

void paintTab(const QStyleOptionTab &tab, QPainter *painter)
{
    const auto &t = tokens(tab.palette);
    const bool selected = tab.state & QStyle::State_Selected;
    if (!selected && tab.state & QStyle::State_MouseOver) {
        paintBox(painter, tab.rect.adjusted(2, 3, -2, -5), mixed(t.window, t.line, 0.6), {}, 4);
    }
    if (selected) {
        painter->fillRect(
            QRect(tab.rect.left() + 8, tab.rect.bottom() - 1, tab.rect.width() - 16, 2), t.accent);
    }
}

void paintHeader(const QStyleOption *option, QPainter *painter)
{
    const auto &t = tokens(option->palette);
    painter->fillRect(option->rect, t.window);
    painter->fillRect(
        QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.line);
}

void paintProgress(const QStyleOption *option, QPainter *painter, bool contents)
{
    const auto &t = tokens(option->palette);
    auto rect = option->rect;
    rect = QRect(rect.left(), rect.center().y() - 2, rect.width(), 6);
    if (!contents) {
        paintBox(painter, rect, t.line, {}, 3);
        return;
    }
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar || bar->maximum <= bar->minimum) {
        // Nothing to measure: a still, faint bar rather than one that wanders.
        paintBox(painter, rect, mixed(t.line, t.info, 0.5), {}, 3);
        return;
    }
    const auto share = double(bar->progress - bar->minimum) / (double(bar->maximum) - bar->minimum);
    rect.setWidth(int(rect.width() * share));
    if (rect.width() > 2) {
        paintBox(painter, rect, t.accent, {}, 3);
    }
}

void paintScrollBar(const QStyleOptionSlider &option, const QRect &thumb, QPainter *painter)
{
    const auto &t = tokens(option.palette);
    const bool hot = option.activeSubControls & QStyle::SC_ScrollBarSlider
        && option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    const auto color = mixed(t.line, t.muted, hot ? 0.75 : t.dark ? 0.45 : 0.4);
    const bool upright = option.orientation == Qt::Vertical;
    const auto rect = upright ? thumb.adjusted(3, 2, -3, -2) : thumb.adjusted(2, 3, -2, -3);
    paintBox(painter, rect, color, {}, std::min(rect.width(), rect.height()) / 2);
}

} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    const auto &t = tokens(option->palette);
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const bool bare = button && button->features & QStyleOptionButton::Flat;
        if (bare && !(option->state & (State_MouseOver | State_Sunken | State_On))) {
            return;
        }
        const auto colors = buttonColors(option, widget);
        paintBox(painter, option->rect, colors.fill, bare ? QColor() : colors.border);
        return;
    }
    case PE_PanelButtonTool:
    case PE_IndicatorButtonDropDown:
        if (option->state & (State_Sunken | State_On)) {
            paintBox(painter, option->rect,
                option->state & State_On ? t.accentWash : mixed(t.window, t.line, 0.9), {});
        } else if (option->state & State_MouseOver && option->state & State_Enabled) {
            paintBox(painter, option->rect, mixed(t.window, t.line, 0.6), {});
        }
        return;
    case PE_FrameFocusRect:
        paintFocusRing(painter, option->rect.adjusted(-1, -1, 1, 1), t);
        return;
    case PE_PanelLineEdit:
        // A field inside a combo or spin box has no frame of its own.
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0) {
            paintField(option, painter);
        }
        return;
    case PE_FrameLineEdit:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
        return;
    case PE_Frame:
        paintFrame(option, painter, widget);
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.line);
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, t.surface);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, t.raised);
        paintBox(painter, option->rect, {}, mixed(t.line, t.muted, 0.3), 0);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheck(option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        paintCheck(option, painter, true);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            auto copy = *button;
            copy.palette.setColor(QPalette::ButtonText, buttonColors(option, widget).text);
            const bool filled = isSet(widget, PrimaryProperty) || isSet(widget, DangerProperty);
            if (filled && option->state & State_Enabled && !copy.icon.isNull()) {
                const auto scale = painter->device()->devicePixelRatio();
                copy.icon = QIcon(copy.icon.pixmap(copy.iconSize, scale, QIcon::Selected));
            }
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            paintTab(*tab, painter);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            auto copy = *tab;
            const auto &t = tokens(tab->palette);
            copy.palette.setColor(
                QPalette::WindowText, tab->state & State_Selected ? t.text : t.muted);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option); button
            && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button->text.isEmpty()) {
            auto copy = *button;
            copy.rect.adjust(ToolPadding, 0, -ToolPadding, 0);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        paintHeader(option, painter);
        return;
    case CE_ProgressBarGroove:
        paintProgress(option, painter, false);
        return;
    case CE_ProgressBarContents:
        paintProgress(option, painter, true);
        return;
    case CE_Splitter: {
        const auto &t = tokens(option->palette);
        const auto &r = option->rect;
        const bool upright = option->state & State_Horizontal;
        const auto color = option->state & State_MouseOver ? t.accent : t.line;
        painter->fillRect(upright ? QRect(r.center().x(), r.top(), 1, r.height())
                                  : QRect(r.left(), r.center().y(), r.width(), 1),
            color);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
    QPainter *painter, const QWidget *widget) const
{
    const auto &t = tokens(option->palette);
    if (control == CC_ScrollBar) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            if (slider->maximum > slider->minimum) {
                paintScrollBar(
                    *slider, subControlRect(control, option, SC_ScrollBarSlider, widget), painter);
            }
            return;
        }
    }
    if (control == CC_ComboBox) {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (combo && !combo->editable) {
            const auto colors = buttonColors(option, widget);
            paintBox(painter, option->rect, combo->frame ? colors.fill : QColor(),
                combo->frame ? colors.border : QColor());
            if (option->state & State_HasFocus && option->state & State_KeyboardFocusChange) {
                paintFocusRing(painter, option->rect, t);
            }
            const QRectF arrow(option->rect.right() - 21, option->rect.center().y() - 7, 14, 14);
            paintIcon(painter, arrow, u"chevron-down"_s,
                option->state & State_Enabled ? t.muted : t.line);
            return;
        }
    }
    if (control == CC_SpinBox) {
        paintField(option, painter);
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
            spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
            const auto up = subControlRect(control, option, SC_SpinBoxUp, widget);
            const auto down = subControlRect(control, option, SC_SpinBoxDown, widget);
            const auto color = [&](QAbstractSpinBox::StepEnabledFlag flag) {
                return spin->stepEnabled & flag && option->state & State_Enabled ? t.muted : t.line;
            };
            paintIcon(painter, QRectF(up).adjusted(0, 1, 0, 1), u"chevron-up"_s,
                color(QAbstractSpinBox::StepUpEnabled));
            paintIcon(painter, QRectF(down).adjusted(0, -1, 0, -1), u"chevron-down"_s,
                color(QAbstractSpinBox::StepDownEnabled));
        }
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void makePrimary(QAbstractButton *button)
{
    button->setProperty(PrimaryProperty, true);
    button->update();
}

void makeDangerous(QAbstractButton *button, bool dangerous)
{
    button->setProperty(DangerProperty, dangerous);
    button->update();
}

} // namespace Switchback
