// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Colours a document that does not change, a few milliseconds at a time, so that a long text is
// readable at once and the window never waits for its colours.

#include "widgets/palette.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/State>

#include <QSet>
#include <QTextLayout>
#include <QTimer>

class QTextDocument;

namespace Switchback {

class Highlighter : public QObject, public KSyntaxHighlighting::AbstractHighlighter
{
    Q_OBJECT
    Q_INTERFACES(KSyntaxHighlighting::AbstractHighlighter)
public:
    explicit Highlighter(QTextDocument *document);

    /// `definition` by its name; unknown or empty: no colours. The lines in `starts` (blocks)
    /// begin afresh: a quote left open above does not reach them.
    void begin(const QString &definition, const CodeColors &colors, const QSet<int> &starts);
    bool isDone() const { return m_next < 0; }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    void colourSome();
    QTextDocument *m_document;
    QTimer m_timer;
    QSet<int> m_starts;
    CodeColors m_colors;
    KSyntaxHighlighting::State m_state;
    QList<QTextLayout::FormatRange> m_formats; // of the block in progress
    int m_next = -1; // block; -1 = nothing to do
};

} // namespace Switchback
