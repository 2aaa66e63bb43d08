// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A text to read: SQL in sections (statements), or a file. Line numbers are the file's own, each
// section has a heading that says what it is, and what the tool adds stands on another ground.
// Copying gives back the text as it was given, not as it had to be shown.

#include "widgets/palette.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace Switchback {

class FindBar;
class SqlEdit;

struct SqlSection {
    QString text; // whole, unchanged
    QString number; // in the gutter: "3"; may be empty
    QString label; // beside the rule above the text; may be empty
    Tone tone = Tone::Neutral; // of number and label
    int line = 0; // the file's line on which it starts; 0 = no line numbers
    int origin = 0; // the line of the program that it comes from; 0 = none
    bool added = false; // by the tool, not from the file
    bool remark = false; // no statement: copied without a semicolon
};

/// A glyph in the gutter, beside a line of the file or the heading of a section, with a card that
/// opens over it.
struct SqlMark {
    int line = 0; // of the file; 0 = it stands at a section
    int section = -1; // counted among those that are neither added nor a remark
    int place = 0; // the line that it is about
    int statement = -1; // likewise
    Tone tone = Tone::Neutral;
    QString icon;
    QString card; // HTML
};

class SqlView : public QWidget
{
    Q_OBJECT
public:
    explicit SqlView(QWidget *parent = nullptr);

    /// A file: one text, numbered from 1. `definition` is a name known to KSyntaxHighlighting.
    void setText(const QString &text, const QString &definition);
    void setSections(const QList<SqlSection> &sections, const QString &definition);
    /// What the copy button gives: sections joined as a script.
    QString text() const { return m_text; }

    /// Scrolls to the file's line and puts the cursor there.
    void showLine(int line);
    /// Scrolls to a section.
    void showSection(int section);
    /// The file's line on which the cursor stands; 0 = it has no number.
    int currentLine() const;
    void openSearch();
    /// Long lines go on below instead of beyond the edge.
    void setWrapped(bool wrapped);

    /// Marks lines of the file, or whole sections, and brings the first of them into sight.
    void markLines(const QSet<int> &lines);
    void markSections(const QSet<int> &sections, bool bringIntoSight = true);
    /// Lines of the file that need attention, with the reason.
    void setFlags(const QHash<int, QString> &flags);
    void setMarks(const QList<SqlMark> &marks);

Q_SIGNALS:
    /// A mark in the gutter was clicked; the line that it is about.
    void markPressed(int place);
    /// The cursor was put on a line of the file (0 = it has no number) in a section.
    void chosen(int line, int section);

private:
    void setupView();

    SqlEdit *m_edit;
    FindBar *m_find;
    QLabel *m_note;
    QString m_text;
};

} // namespace Switchback
