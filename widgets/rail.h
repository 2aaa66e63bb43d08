// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rail of the timeline: a two-pixel line with a glyph for each state.

#include "widgets/palette.h"

class QPainter;

namespace Switchback {

inline constexpr int RailWidth = 28;

/// The glyph at `centre`, which hides the line behind it with `ground`.
void paintNode(
    QPainter *painter, QPointF centre, RailGlyph glyph, const QColor &color, const QColor &ground);

/// The lane beside the line along which late migrations go to where they will land: an arrow at
/// `landing`, a hook at each of `nodes`, and the lane between. Points are on the line's centre.
void paintLanding(
    QPainter *painter, QPoint landing, const QList<QPoint> &nodes, int lowest, const QColor &color);

} // namespace Switchback
