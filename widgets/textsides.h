// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Texts side by side, scrolled as one: lines that belong together stand in line, what differs has
// the wash of its side, and the words that differ a stronger one.

#include "core/textdiff.h"

#include <QWidget>

class QHBoxLayout;

namespace Switchback {

class ElidedLabel;
class SideEdit;

class TextSides : public QWidget
{
    Q_OBJECT
public:
    explicit TextSides(QWidget *parent = nullptr);
    /// `definition` is a name known to KSyntaxHighlighting.
    void setLines(
        const QStringList &titles, const QList<AlignedLine> &lines, const QString &definition);
    /// As it was given, without the gaps that keep lines beside each other.
    QString text(int side) const;
    int sides() const { return int(m_edits.size()); }

private:
    void makeSides(int count);
    void scrollTo(int value);

    QHBoxLayout *m_row;
    QList<SideEdit *> m_edits;
    QList<ElidedLabel *> m_titles;
    QList<AlignedLine> m_lines;
    bool m_scrolling = false;
};

} // namespace Switchback
