// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A model as lines: children indented, columns apart by " | ", ticks as [0] to [2].

#include <QAbstractItemModel>
#include <QStringList>

namespace Switchback {

inline void print(
    const QAbstractItemModel &model, const QModelIndex &parent, int depth, QStringList &lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const auto index = model.index(row, column, parent);
            const auto tick = index.data(Qt::CheckStateRole);
            cells += (tick.isValid() ? QStringLiteral("[%1] ").arg(tick.toInt()) : QString())
                + index.data().toString();
        }
        while (!cells.isEmpty() && cells.last().isEmpty()) {
            cells.removeLast();
        }
        lines += QString(depth * 2, u' ') + cells.join(QStringLiteral(" | "));
        print(model, model.index(row, 0, parent), depth + 1, lines);
    }
}

inline QStringList printed(const QAbstractItemModel &model)
{
    QStringList lines;
    print(model, {}, 0, lines);
    return lines;
}

} // namespace Switchback
