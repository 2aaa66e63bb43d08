// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The four tiles under a plan. Each says its verdict by glyph, word and colour; pressing one leads
// to the statement that it speaks of.

#include "core/plantiles.h"
#include "widgets/palette.h"

#include <QWidget>

namespace Switchback {

class VerdictTile;

class VerdictTiles : public QWidget
{
    Q_OBJECT
public:
    explicit VerdictTiles(QWidget *parent = nullptr);
    /// How many lines a sentence may take; where there is little room, one.
    void setLines(int lines);
    void setTiles(const QList<PlanTile> &tiles);
    const QList<PlanTile> &tiles() const { return m_shown; }

Q_SIGNALS:
    /// Number of a step and of the statement among its own; -1 = none in particular.
    void evidenceWanted(int step, int statement);

private:
    QList<PlanTile> m_shown;
    QList<VerdictTile *> m_tiles;
};

} // namespace Switchback
