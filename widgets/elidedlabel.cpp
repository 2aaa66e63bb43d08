// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/elidedlabel.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace Switchback {

ElidedLabel::ElidedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    QLabel::setText(text);
    setAccessibleName(text);
    // A tooltip is rich text when it looks like it: say that it is not.
    setToolTip(text.isEmpty() ? QString() : u"<span>"_s + text.toHtmlEscaped() + u"</span>"_s);
}

QSize ElidedLabel::sizeHint() const
{
    const auto margins = contentsMargins();
    return { fontMetrics().horizontalAdvance(text()) + 2 + margins.left() + margins.right(),
        fontMetrics().height() + 2 + margins.top() + margins.bottom() };
}

QSize ElidedLabel::minimumSizeHint() const
{
    return { fontMetrics().averageCharWidth() * 8, sizeHint().height() };
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const auto rect = contentsRect();
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        fontMetrics().elidedText(text(), Qt::ElideMiddle, rect.width() + 1));
}

} // namespace Switchback
