// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One set of line drawings, tinted when painted: an icon made once is right in both schemes, at
// every scale, enabled or not.

#include "widgets/palette.h"

#include <QIcon>

class QPainter;

namespace Switchback {

/// `name` is a file in resources/icons without its ending; an unknown one is an empty icon.
QIcon icon(const QString &name);
/// In the colour of a tone instead of the text's.
QIcon icon(const QString &name, Tone tone);

/// For delegates: the drawing, centred in `rect`, in `color`.
void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color);

/// Every name of the set.
QStringList iconNames();

} // namespace Switchback
