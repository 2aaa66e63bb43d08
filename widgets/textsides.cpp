// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/textsides.h"

#include "core/text.h"
#include "items/differencepropertymodel.h"
#include "widgets/codetext.h"
#include "widgets/elidedlabel.h"
#include "widgets/highlighter.h"
#include "widgets/strip.h"

#include <QBoxLayout>
#include <QPaintEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// A text area's worth; files beyond that are data.
constexpr qsizetype MostLines = 20'000;
constexpr qsizetype LongestLine = 2000;

/// One character for each, so that the words' places stay right.
QString shownLine(const QString &line)
{
    auto shown = line.left(LongestLine);
    for (auto &c : shown) {
        const bool hidden = c != u'\t'
            && (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
                || c == QChar::LineSeparator || c == QChar::ParagraphSeparator);
        c = hidden ? QChar(0xFFFD) : c;
    }
    return shown;
}

} // namespace

class SideEdit : public QPlainTextEdit
{
public:
    SideEdit(Tone tone, QWidget *parent)
        : QPlainTextEdit(parent)
        , m_tone(tone)
        , m_highlighter(new Highlighter(document()))
    {
        setupCodeText(this);
    }

    void fill(const QList<AlignedCell> &cells, const QString &definition)
    {
        m_cells = cells;
        m_definition = definition;
        QStringList lines;
        for (const auto &cell : cells) {
            lines += shownLine(cell.text);
        }
        setPlainText(lines.join(u'\n'));
        recolour();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        {
            QPainter painter(viewport());
            paintGround(painter, event->rect());
        }
        QPlainTextEdit::paintEvent(event);
    }

    void changeEvent(QEvent *event) override
    {
        QPlainTextEdit::changeEvent(event);
        if (event->type() == QEvent::PaletteChange) {
            recolour();
        }
    }

private:
    void recolour() { m_highlighter->begin(m_definition, tokens(palette()).code, {}); }

    void paintGround(QPainter &painter, const QRect &clip)
    {
        const auto &t = tokens(palette());
        auto block = firstVisibleBlock();
        auto top = blockBoundingGeometry(block).translated(contentOffset()).top();
        while (block.isValid() && block.blockNumber() < m_cells.size() && top <= clip.bottom()) {
            const auto height = blockBoundingRect(block).height();
            const auto &cell = m_cells.at(block.blockNumber());
            const QRectF rect(0, top, viewport()->width(), height);
            if (!cell.there) {
                painter.fillRect(rect, QBrush(mixed(t.surface, t.line, 0.8), Qt::BDiagPattern));
            } else if (cell.differs) {
                painter.fillRect(rect, wash(m_tone, t));
                paintWords(painter, block, cell, top, t);
            }
            top += height;
            block = block.next();
        }
    }

    void paintWords(QPainter &painter, const QTextBlock &block, const AlignedCell &cell, qreal top,
        const Tokens &t)
    {
        const auto *layout = block.layout();
        if (layout->lineCount() == 0) {
            return;
        }
        const auto line = layout->lineAt(0);
        const auto left = contentOffset().x();
        const auto strong = mixed(wash(m_tone, t), ink(m_tone, t), t.dark ? 0.32 : 0.22);
        for (const auto &span : cell.words) {
            const auto from = line.cursorToX(std::min<int>(span.start, int(block.text().size())));
            const auto to = line.cursorToX(
                std::min<int>(span.start + span.length, int(block.text().size())));
            painter.fillRect(QRectF(left + from, top, to - from, line.height()), strong);
        }
    }

    const Tone m_tone;
    Highlighter *m_highlighter;
    QList<AlignedCell> m_cells;
    QString m_definition;
};

TextSides::TextSides(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins({});
    m_row->setSpacing(1);
}

void TextSides::makeSides(int count)
{
    if (count == m_edits.size()) {
        return;
    }
    while (auto *item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_edits.clear();
    m_titles.clear();
    for (int i = 0; i < count; ++i) {
        const auto tone = i + 1 == count ? Tone::Applied : i == 0 ? Tone::Danger : Tone::Attention;
        auto *side = new QWidget(this);
        auto *column = new QVBoxLayout(side);
        column->setContentsMargins({});
        column->setSpacing(0);
        auto *title = new ElidedLabel(side);
        title->setContentsMargins(8, 4, 8, 4);
        title->setForegroundRole(QPalette::PlaceholderText);
        auto *edit = new SideEdit(tone, side);
        edit->setObjectName(u"side%1"_s.arg(i));
        edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
        edit->setVerticalScrollBarPolicy(
            i + 1 == count ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
        column->addWidget(title);
        column->addWidget(makeLine());
        column->addWidget(edit, 1);
        connect(edit->verticalScrollBar(), &QScrollBar::valueChanged, this, &TextSides::scrollTo);
        m_row->addWidget(side, 1);
        m_edits += edit;
        m_titles += title;
    }
}

void TextSides::scrollTo(int value)
{
    if (m_scrolling) {
        return;
    }
    m_scrolling = true;
    for (auto *edit : std::as_const(m_edits)) {
        edit->verticalScrollBar()->setValue(value);
    }
    m_scrolling = false;
}

void TextSides::setLines(
    const QStringList &titles, const QList<AlignedLine> &lines, const QString &definition)
{
    makeSides(int(titles.size()));
    m_lines = lines;
    const auto brief = briefTitles(titles);
    const auto shown = std::min(lines.size(), MostLines);
    for (qsizetype side = 0; side < titles.size(); ++side) {
        QList<AlignedCell> cells;
        cells.reserve(shown);
        for (qsizetype i = 0; i < shown; ++i) {
            cells += lines.at(i).value(side);
        }
        const auto title = visible(titles.at(side));
        m_titles.at(side)->setText(brief.at(side));
        m_titles.at(side)->setToolTip(u"<span>"_s + title.toHtmlEscaped() + u"</span>"_s);
        m_edits.at(side)->setAccessibleName(tr("Definition: %1").arg(title));
        m_edits.at(side)->fill(cells, definition);
    }
    // What differs is what is looked for.
    const auto first = std::ranges::find_if(lines, [](const AlignedLine &line) {
        return std::ranges::any_of(line, [](const auto &cell) { return cell.differs; });
    });
    scrollTo(std::max(0, int(first - lines.begin()) - 3));
}

QString TextSides::text(int side) const
{
    QString text;
    for (const auto &line : m_lines) {
        const auto cell = line.value(side);
        text += cell.there ? cell.text + u'\n' : QString();
    }
    return text;
}

} // namespace Switchback
