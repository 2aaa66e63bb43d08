// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Texts beside each other, line by line, and within lines that belong together the words that
// differ. The comparison itself is libgit2's.

#include <QList>
#include <QStringList>

namespace Switchback {

struct TextSpan {
    int start = 0; // in UTF-16 units
    int length = 0;
    bool operator==(const TextSpan &) const = default;
};

/// One side's part of a line.
struct AlignedCell {
    QString text;
    bool there = false; // false: other sides have a line here, this one has none
    bool differs = false; // from a neighbour
    QList<TextSpan> words; // that differ; empty where the whole line does
    bool operator==(const AlignedCell &) const = default;
};
using AlignedLine = QList<AlignedCell>; // one cell a side

/// Each text is compared with its neighbours.
QList<AlignedLine> alignTexts(const QStringList &texts);

} // namespace Switchback
