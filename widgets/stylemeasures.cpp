// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Where things are and how large: only what differs from Fusion.

#include "widgets/style.h"

#include <QStyleOption>

#include <algorithm>

namespace Switchback {

namespace {

constexpr int Padding = 8; // between a field's border and its text

bool isFrameless(const QStyleOption *option)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    return frame && frame->lineWidth <= 0;
}

} // namespace

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
    SubControl part, const QWidget *widget) const
{
    const auto *slider = control == CC_ScrollBar
        ? qstyleoption_cast<const QStyleOptionSlider *>(option)
        : nullptr;
    if (!slider) {
        auto rect = QProxyStyle::subControlRect(control, option, part, widget);
        if (part == SC_ComboBoxEditField && control == CC_ComboBox) {
            rect = visualRect(
                option->direction, option->rect, option->rect.adjusted(Padding - 2, 2, -24, -2));
        } else if (part == SC_SpinBoxEditField && control == CC_SpinBox) {
            rect.adjust(Padding - 3, 0, 0, 0);
        }
        return rect;
    }
    const bool upright = slider->orientation == Qt::Vertical;
    const auto length = upright ? slider->rect.height() : slider->rect.width();
    const auto range = qint64(slider->maximum) - slider->minimum;
    auto thumb = length;
    if (range > 0) {
        thumb = int(qint64(slider->pageStep) * length / (range + slider->pageStep));
        thumb = std::clamp(thumb, std::min(28, length), length);
    }
    const auto at = sliderPositionFromValue(slider->minimum, slider->maximum,
        slider->sliderPosition, length - thumb, slider->upsideDown);
    const auto piece = [&](int from, int size) {
        return upright
            ? QRect(slider->rect.left(), slider->rect.top() + from, slider->rect.width(), size)
            : QRect(slider->rect.left() + from, slider->rect.top(), size, slider->rect.height());
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return piece(at, thumb);
    case SC_ScrollBarGroove:
        return slider->rect;
    case SC_ScrollBarSubPage:
        return piece(0, at);
    case SC_ScrollBarAddPage:
        return piece(at + thumb, length - at - thumb);
    default:
        return {};
    }
}

QRect Style::subElementRect(
    SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    auto rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int inset = frame && frame->lineWidth > 0 ? Padding - frame->lineWidth - 4 : -2;
        rect.adjust(inset, 0, -inset, 0);
    }
    return rect;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 14;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_SplitterWidth:
        return 7;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 14;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_HeaderMargin:
        return 12;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
        return 16;
    case PM_ToolBarIconSize:
        return 18;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
    QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons: // another set's drawings, in colours of their own
        return 0;
    case SH_TabBar_ElideMode:
        return Qt::ElideRight;
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    auto result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton) {
        result = QSize(result.width() + 8, std::max(result.height(), 30));
    } else if (type == CT_ToolButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const bool both = button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon
            && !button->text.isEmpty();
        result.rwidth() += both ? 2 * ToolPadding : 0;
        result.setHeight(std::max(result.height(), 26));
    } else if (type == CT_LineEdit && isFrameless(option)) {
        return result;
    } else if (type == CT_LineEdit || type == CT_SpinBox || type == CT_ComboBox) {
        result.setHeight(std::max(result.height(), 30));
    }
    return result;
}

} // namespace Switchback
