// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/environmentgrid.h"

#include "core/text.h"
#include "core/tr.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Each timeline is in order; what only one of them knows follows what is before it there.
QList<GridRow> rowsOf(const QList<GridColumn> &columns)
{
    QList<GridRow> rows;
    for (qsizetype column = 0; column < columns.size(); ++column) {
        QHash<QString, qsizetype> places;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            places.insert(rows.at(i).version.text, i);
        }
        qsizetype moved = 0; // rows that were put in before those that `places` knows
        qsizetype after = 0;
        const auto &entries = columns.at(column).timeline.entries;
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const auto known = places.constFind(entries.at(i).version.text);
            if (known == places.constEnd()) {
                rows.insert(after, { entries.at(i).version, entries.at(i).name, {} });
                rows[after].entries.fill(-1, columns.size());
                ++moved;
            } else {
                after = std::max(after, *known + moved);
            }
            rows[after].entries[column] = int(i);
            ++after;
        }
    }
    return rows;
}

} // namespace

const TimelineEntry *EnvironmentGrid::entry(int row, int column) const
{
    const int index = rows.at(row).entries.value(column, -1);
    const auto &entries = columns.at(column).timeline.entries;
    return index >= 0 && index < entries.size() ? &entries.at(index) : nullptr;
}

EnvironmentGrid makeGrid(const QList<GridColumn> &columns)
{
    return { columns, rowsOf(columns) };
}

QString cellWords(const EnvironmentGrid &grid, int row, int column)
{
    const auto *entry = grid.entry(row, column);
    if (!entry) {
        return grid.columns.at(column).trouble.isEmpty() ? u"—"_s : u"?"_s;
    }
    const auto word = entry->state == State::Late ? u"late"_s : stateWord(entry->state);
    return entry->appliedAt.isValid()
        ? word + u' ' + entry->appliedAt.toUTC().toString(u"yyyy-MM-dd HH:mm"_s)
        : word;
}

QString gridText(const EnvironmentGrid &grid)
{
    QList<QStringList> lines { { u"version"_s, u"name"_s } };
    for (const auto &column : grid.columns) {
        lines.first() += visible(column.environment);
    }
    for (int row = 0; row < grid.rows.size(); ++row) {
        lines += { visible(grid.rows.at(row).version.text), visible(grid.rows.at(row).name) };
        for (int column = 0; column < grid.columns.size(); ++column) {
            lines.last() += cellWords(grid, row, column);
        }
    }
    QList<qsizetype> widths(lines.first().size());
    for (const auto &line : std::as_const(lines)) {
        for (qsizetype i = 0; i < line.size(); ++i) {
            widths[i] = std::max(widths.at(i), line.at(i).size());
        }
    }
    QString text;
    for (const auto &line : std::as_const(lines)) {
        QString row;
        for (qsizetype i = 0; i < line.size(); ++i) {
            row += line.at(i).leftJustified(widths.at(i)) + u"  "_s;
        }
        text += row.trimmed() + u'\n';
    }
    for (const auto &column : grid.columns) {
        text += column.trouble.isEmpty()
            ? QString()
            : tr("%1 was not reached: %2").arg(visible(column.environment), column.trouble) + u'\n';
    }
    return text;
}

} // namespace Switchback
