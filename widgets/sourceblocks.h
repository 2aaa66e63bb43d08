// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which lines of a program belong together, as far as its layout tells: a call and its do-block or
// heredoc, a function and what it calls. Enough to show where a statement comes from.

#include <QHash>
#include <QList>
#include <QString>

namespace Switchback {

class SourceBlocks
{
public:
    explicit SourceBlocks(const QString &text = {});

    /// What the reader of the program knows goes before the layout.
    void setEnd(int line, int end) { m_ends.insert(line, end); }

    int lineCount() const { return int(m_lines.size()); }
    /// The last line of what begins on this line; lines count from 1.
    int end(int line) const;
    /// The lines of `starts` that a person who points at `line` means: what it stands in, else what
    /// stands in it, else what it calls.
    QList<int> meant(int line, const QList<int> &starts) const;
    /// "up", "down", "change", or another function's name; empty outside of functions.
    QString functionAt(int line) const;

private:
    struct Line {
        QString text; // without indentation
        int indent = -1; // -1: blank
        bool inside = false; // of a heredoc that began above, its last line included
    };
    struct Function {
        QString name;
        int first = 0;
        int last = 0;
    };
    QList<int> within(int first, int last, const QList<int> &starts) const;

    QList<Line> m_lines;
    QHash<int, int> m_ends;
    QList<Function> m_functions;
};

} // namespace Switchback
