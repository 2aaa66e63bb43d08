// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Fusion with flat surfaces, one-pixel borders and a focus ring that can be seen. Measures and
// behaviour stay Fusion's; only what it paints with gradients and bevels is painted anew.

#include <QProxyStyle>

class QAbstractButton;

namespace Switchback {

inline constexpr int Corner = 6; // radius of buttons, fields and cards
inline constexpr int ToolPadding = 6; // at both ends of a tool button with words

class Style : public QProxyStyle
{
    Q_OBJECT
public:
    Style();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
        QPainter *painter, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
        const QWidget *widget) const override;
    QRect subElementRect(
        SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *answer) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
        const QWidget *widget) const override;
};

/// The page's one filled button.
void makePrimary(QAbstractButton *button);
/// Filled red: only at the last step before something is lost.
void makeDangerous(QAbstractButton *button, bool dangerous = true);

} // namespace Switchback
