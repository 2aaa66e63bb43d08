// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The text area inside SqlView: gutter, headings of sections, ground behind what the tool adds.

#include "widgets/sqlview.h"

#include <QHash>
#include <QPlainTextEdit>

#include <functional>

namespace Switchback {

class Highlighter;

class SqlEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit SqlEdit(QWidget *parent = nullptr);

    /// One block (line) of the document and what it belongs to.
    struct Line {
        int number = 0; // the file's line; 0 = none
        int section = -1;
        bool heading = false; // an empty line that carries a section's heading
        bool marked = false;
    };
    void fill(const QString &text, const QList<Line> &lines, const QList<SqlSection> &sections,
        const QString &definition);
    void recolour();
    /// What copying everything gives.
    void setWhole(const QString &text) { m_whole = text; }
    int blockOfLine(int number) const;
    int blockOfSection(int section) const;
    void goToBlock(int block);
    Line lineAt(int block) const { return m_lines.value(block); }
    void mark(const std::function<bool(const Line &)> &isMarked);
    void bringMarkIntoSight();
    void setFlags(const QHash<int, QString> &flags);
    void setMarks(const QList<SqlMark> &marks);

Q_SIGNALS:
    void markPressed(int place);
    /// By mouse or keys, not by a call.
    void chosen(int line, int section);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    friend class Gutter;
    void paintGutter(QPaintEvent *event, QPainter &painter) const;
    void choose();
    QString flagAt(int y) const;
    const SqlMark *markOf(const Line &line) const;
    const SqlMark *markAt(int y) const;
    void countSections();
    void showTip(const QPoint &at, int y);
    void paintMark(QPainter &painter, const QRectF &rect, bool gutter) const;
    void paintBand(QPainter &painter, const QRectF &rect, const Line &line) const;
    void paintGround(QPainter &painter, const QRect &clip) const;
    void paintHeading(QPainter &painter, const QRectF &rect, const SqlSection &section) const;
    void makeRoomForHeadings();
    void placeGutter();
    template<class Visit>
    void visitBlocks(const QRect &clip, Visit visit) const;

    QWidget *m_gutter;
    Highlighter *m_highlighter;
    QList<Line> m_lines;
    QList<SqlSection> m_sections; // without their texts
    QString m_definition;
    QString m_whole;
    QHash<int, QString> m_flags; // by the file's line
    QList<SqlMark> m_marks;
    QHash<int, int> m_lineMarks; // into m_marks, by the file's line
    QHash<int, int> m_sectionMarks; // by the section
    int m_markWidth = 0; // 0 = there are none
    bool m_moving = false; // the cursor, by a call
    int m_numberWidth = 0; // of the section numbers
    int m_lineWidth = 0; // of the line numbers
};

} // namespace Switchback
