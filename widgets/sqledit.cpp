// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/sqledit.h"

#include "widgets/codetext.h"
#include "widgets/highlighter.h"
#include "widgets/icons.h"

#include <QFontDatabase>
#include <QHelpEvent>
#include <QMimeData>
#include <QPaintEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int Gap = 8;
constexpr int Edge = 3; // of what is marked
constexpr int MarkSize = 14;

} // namespace

class Gutter : public QWidget
{
public:
    explicit Gutter(SqlEdit *edit)
        : QWidget(edit)
        , m_edit(edit)
    {
        setMouseTracking(true);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        m_edit->paintGutter(event, painter);
    }
    void wheelEvent(QWheelEvent *event) override
    {
        QCoreApplication::sendEvent(m_edit->viewport(), event);
    }
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ToolTip) {
            const auto *help = static_cast<QHelpEvent *>(event);
            m_edit->showTip(help->globalPos(), help->pos().y());
            return true;
        }
        return QWidget::event(event);
    }
    void mouseMoveEvent(QMouseEvent *event) override
    {
        setCursor(m_edit->markAt(event->position().toPoint().y()) ? Qt::PointingHandCursor
                                                                  : Qt::ArrowCursor);
    }
    void mousePressEvent(QMouseEvent *event) override
    {
        if (const auto *mark = m_edit->markAt(event->position().toPoint().y())) {
            Q_EMIT m_edit->markPressed(mark->place);
        }
    }

private:
    SqlEdit *m_edit;
};

SqlEdit::SqlEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_gutter(new Gutter(this))
    , m_highlighter(new Highlighter(document()))
{
    setupCodeText(this);
    setAccessibleName(tr("Text"));
    setObjectName(u"sqlText"_s);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &SqlEdit::choose);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, [this](const QRect &rect, int dy) {
        if (dy != 0) {
            m_gutter->scroll(0, dy);
        } else {
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
        }
    });
    placeGutter();
}

void SqlEdit::fill(const QString &text, const QList<Line> &lines, const QList<SqlSection> &sections,
    const QString &definition)
{
    const QScopedValueRollback moving(m_moving, true);
    m_lines = lines;
    m_sections = sections;
    m_definition = definition;
    int highest = 0;
    for (const auto &line : lines) {
        highest = std::max(highest, line.number);
    }
    const auto width = [this](const QString &digits) {
        return fontMetrics().horizontalAdvance(digits);
    };
    m_lineWidth = highest > 0
        ? width(QString(std::max(2, int(QString::number(highest).size())), u'0')) + Gap
        : 0;
    m_numberWidth = 0;
    for (const auto &section : sections) {
        m_numberWidth = std::max(
            m_numberWidth, section.number.isEmpty() ? 0 : width(section.number) + Gap);
    }
    // The text would take over the tall format of the heading that stood here before.
    document()->clear();
    setCurrentCharFormat({});
    textCursor().setBlockCharFormat({});
    setPlainText(text);
    makeRoomForHeadings();
    countSections();
    placeGutter();
    recolour();
}

void SqlEdit::makeRoomForHeadings()
{
    auto font = this->font();
    font.setPointSizeF(font.pointSizeF() * 1.7);
    QTextCharFormat tall;
    tall.setFont(font);
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (int i = 0; i < m_lines.size(); ++i) {
        if (m_lines.at(i).heading) {
            cursor.setPosition(document()->findBlockByNumber(i).position());
            cursor.setBlockCharFormat(tall);
        }
    }
    cursor.endEditBlock();
}

void SqlEdit::recolour()
{
    QSet<int> starts;
    for (int i = 1; i < m_lines.size(); ++i) {
        if (m_lines.at(i).section != m_lines.at(i - 1).section) {
            starts += i;
        }
    }
    m_highlighter->begin(m_definition, tokens(palette()).code, starts);
}

int SqlEdit::blockOfLine(int number) const
{
    const auto found = std::ranges::find(m_lines, number, &Line::number);
    return found == m_lines.end() ? -1 : int(found - m_lines.begin());
}

int SqlEdit::blockOfSection(int section) const
{
    const auto found = std::ranges::find(m_lines, section, &Line::section);
    return found == m_lines.end() ? -1 : int(found - m_lines.begin());
}

void SqlEdit::goToBlock(int number)
{
    const auto block = document()->findBlockByNumber(number);
    const QScopedValueRollback moving(m_moving, true);
    if (block.isValid()) {
        setTextCursor(QTextCursor(block));
        verticalScrollBar()->setValue(block.firstLineNumber());
    }
}

void SqlEdit::choose()
{
    if (!m_moving && !textCursor().hasSelection()) {
        const auto line = m_lines.value(textCursor().blockNumber());
        Q_EMIT chosen(line.number, line.section);
    }
}

void SqlEdit::mark(const std::function<bool(const Line &)> &isMarked)
{
    for (auto &line : m_lines) {
        line.marked = !line.heading && isMarked(line);
    }
    viewport()->update();
    m_gutter->update();
}

void SqlEdit::bringMarkIntoSight()
{
    const auto first = std::ranges::find(m_lines, true, &Line::marked);
    if (first == m_lines.end()) {
        return;
    }
    const auto number = int(first - m_lines.begin());
    const auto block = document()->findBlockByNumber(number);
    const auto top = blockBoundingGeometry(block).translated(contentOffset()).top();
    if (top < 0 || top + blockBoundingRect(block).height() > viewport()->height()) {
        // With its heading, and a line of what stands above.
        verticalScrollBar()->setValue(std::max(0, block.firstLineNumber() - 2));
    }
}

void SqlEdit::setFlags(const QHash<int, QString> &flags)
{
    m_flags = flags;
    m_gutter->update();
    viewport()->update();
}

void SqlEdit::setMarks(const QList<SqlMark> &marks)
{
    m_marks = marks;
    m_markWidth = marks.isEmpty() ? 0 : MarkSize + 4;
    countSections();
    placeGutter();
    m_gutter->update();
}

void SqlEdit::countSections()
{
    QList<int> own; // sections that a mark can count
    for (int i = 0; i < m_sections.size(); ++i) {
        if (!m_sections.at(i).added && !m_sections.at(i).remark) {
            own += i;
        }
    }
    m_lineMarks.clear();
    m_sectionMarks.clear();
    for (int i = 0; i < m_marks.size(); ++i) {
        const auto &mark = m_marks.at(i);
        if (mark.line > 0) {
            m_lineMarks.insert(mark.line, i);
        } else if (mark.section >= 0 && mark.section < own.size()) {
            m_sectionMarks.insert(own.at(mark.section), i);
        }
    }
}

const SqlMark *SqlEdit::markOf(const Line &line) const
{
    const int number = line.heading ? m_sectionMarks.value(line.section, -1)
        : line.number > 0           ? m_lineMarks.value(line.number, -1)
                                    : -1;
    return number < 0 ? nullptr : &m_marks.at(number);
}

const SqlMark *SqlEdit::markAt(int y) const
{
    const SqlMark *mark = nullptr;
    visitBlocks(QRect(0, y, 1, 1),
        [&](const Line &line, qreal, qreal) { mark = mark ? mark : markOf(line); });
    return mark;
}

QString SqlEdit::flagAt(int y) const
{
    QString flag;
    visitBlocks(QRect(0, y, 1, 1), [&](const Line &line, qreal, qreal) {
        flag = flag.isEmpty() ? m_flags.value(line.number) : flag;
    });
    return flag;
}

bool SqlEdit::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && (!m_flags.isEmpty() || !m_marks.isEmpty())) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showTip(help->globalPos(), help->pos().y());
        return true;
    }
    return QPlainTextEdit::viewportEvent(event);
}

void SqlEdit::showTip(const QPoint &at, int y)
{
    const auto *mark = markAt(y);
    const auto flag = flagAt(y);
    // A flag is plain text, whatever stands in it.
    QToolTip::showText(at,
        mark ? mark->card
            : flag.isEmpty()
            ? QString()
            : u"<span style='white-space:pre-wrap'>"_s + flag.toHtmlEscaped() + u"</span>"_s,
        this);
}

QMimeData *SqlEdit::createMimeDataFromSelection() const
{
    const auto cursor = textCursor();
    if (cursor.selectionStart() > 0 || cursor.selectionEnd() < document()->characterCount() - 1) {
        return QPlainTextEdit::createMimeDataFromSelection();
    }
    auto *whole = new QMimeData;
    whole->setText(m_whole);
    return whole;
}

template<class Visit>
void SqlEdit::visitBlocks(const QRect &clip, Visit visit) const
{
    auto block = firstVisibleBlock();
    auto top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && block.blockNumber() < m_lines.size() && top <= clip.bottom()) {
        const auto height = blockBoundingRect(block).height();
        if (top + height >= clip.top()) {
            visit(m_lines.at(block.blockNumber()), top, height);
        }
        top += height;
        block = block.next();
    }
}

void SqlEdit::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        paintGround(painter, event->rect());
    }
    QPlainTextEdit::paintEvent(event);
}

/// The ground behind what the tool adds reaches from rule to rule, through the middle of headings.
void SqlEdit::paintBand(QPainter &painter, const QRectF &rect, const Line &line) const
{
    const auto &t = tokens(palette());
    const auto band = mixed(t.surface, t.window, t.dark ? 0.55 : 0.8);
    const auto middle = std::round(rect.center().y());
    if (line.heading && line.section > 0 && m_sections.at(line.section - 1).added) {
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), middle - rect.top()), band);
    }
    if (m_sections.at(line.section).added) {
        const auto from = line.heading ? middle : rect.top();
        painter.fillRect(QRectF(rect.left(), from, rect.width(), rect.bottom() - from), band);
    }
}

void SqlEdit::paintGround(QPainter &painter, const QRect &clip) const
{
    const auto width = viewport()->width();
    visitBlocks(clip, [&](const Line &line, qreal top, qreal height) {
        if (line.section < 0) {
            return;
        }
        const auto &section = m_sections.at(line.section);
        const QRectF rect(0, top, width, height);
        paintBand(painter, rect, line);
        if (line.marked) {
            paintMark(painter, rect, false);
        } else if (m_flags.contains(line.number)) {
            painter.fillRect(rect, tokens(palette()).attentionWash);
        }
        if (line.heading) {
            paintHeading(painter, rect, section);
        }
    });
}

void SqlEdit::paintMark(QPainter &painter, const QRectF &rect, bool gutter) const
{
    const auto &t = tokens(palette());
    painter.fillRect(rect, t.accentWash);
    if (gutter) {
        painter.fillRect(QRectF(rect.left(), rect.top(), Edge, rect.height()), t.accent);
    }
}

void SqlEdit::paintHeading(QPainter &painter, const QRectF &rect, const SqlSection &section) const
{
    const auto &t = tokens(palette());
    auto font = this->font();
    font.setFamilies(QFontDatabase::systemFont(QFontDatabase::GeneralFont).families());
    font.setPointSizeF(font.pointSizeF() * 0.9);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const auto left = document()->documentMargin();
    const auto middle = std::round(rect.center().y());
    const auto width = metrics.horizontalAdvance(section.label);
    if (!section.label.isEmpty()) {
        painter.setPen(ink(section.tone, t));
        painter.drawText(
            QRectF(left, rect.top(), width + 2, rect.height()), Qt::AlignVCenter, section.label);
    }
    const auto from = section.label.isEmpty() ? 0 : left + width + Gap;
    painter.fillRect(QRectF(from, middle, std::max(0.0, rect.width() - from), 1), t.line);
}

void SqlEdit::paintGutter(QPaintEvent *event, QPainter &painter) const
{
    const auto &t = tokens(palette());
    painter.fillRect(event->rect(), t.surface);
    painter.setFont(font());
    const auto width = m_gutter->width();
    visitBlocks(event->rect(), [&](const Line &line, qreal top, qreal height) {
        const auto *section = line.section < 0 ? nullptr : &m_sections.at(line.section);
        if (section) {
            paintBand(painter, QRectF(0, top, width, height), line);
        }
        const bool flagged = m_flags.contains(line.number);
        if (line.marked) {
            paintMark(painter, QRectF(0, top, width, height), true);
        } else if (flagged) {
            painter.fillRect(QRectF(0, top, width, height), t.attentionWash);
        }
        if (const auto *mark = markOf(line)) {
            paintIcon(&painter,
                QRectF(4, top, MarkSize, line.heading ? height : fontMetrics().height()),
                mark->icon, ink(mark->tone, t));
        }
        if (line.heading && section) {
            painter.setPen(ink(section->tone, t));
            painter.drawText(QRectF(Gap + m_markWidth, top, m_numberWidth, height),
                Qt::AlignVCenter | Qt::AlignLeft, section->number);
        } else if (line.number > 0) {
            painter.setPen(flagged ? t.attention : t.muted);
            const auto digits = QString::number(line.number);
            const auto left = width - Gap - 1 - fontMetrics().horizontalAdvance(digits);
            painter.drawText(QPointF(left, top + fontMetrics().ascent()), digits);
        }
    });
    painter.fillRect(QRect(width - 1, event->rect().top(), 1, event->rect().height()), t.line);
}

void SqlEdit::placeGutter()
{
    const auto width = Gap + m_markWidth + std::max(m_lineWidth, m_numberWidth) + 1;
    setViewportMargins(width, 0, 0, 0);
    const auto inside = viewport()->geometry(); // not beside the scroll bar below
    m_gutter->setGeometry(contentsRect().left(), inside.top(), width, inside.height());
    m_gutter->update();
}

void SqlEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void SqlEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        recolour();
    }
}

} // namespace Switchback
