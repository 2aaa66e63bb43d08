// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/findbar.h"

#include "widgets/icons.h"
#include "widgets/palette.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype MostMatches = 2000; // beyond that a count says nothing and painting is slow

} // namespace

FindBar::FindBar(QPlainTextEdit *text, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
    , m_words(new QLineEdit)
    , m_count(new QLabel)
{
    setupView();
    connect(m_words, &QLineEdit::textChanged, this, &FindBar::find);
    hide();
}

void FindBar::setupView()
{
    m_words->setObjectName(u"findWords"_s);
    m_words->setPlaceholderText(tr("Find in this text"));
    m_words->setAccessibleName(tr("Find in this text"));
    m_words->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setMinimumWidth(fontMetrics().horizontalAdvance(u"0000 / 0000"_s));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_count);
    const auto button = [&](const QString &name, const QString &text, auto action) {
        auto *tool = new QToolButton;
        tool->setAutoRaise(true);
        tool->setIcon(icon(name));
        tool->setToolTip(text);
        tool->setAccessibleName(text);
        connect(tool, &QToolButton::clicked, this, action);
        layout->addWidget(tool);
    };
    button(u"chevron-up"_s, tr("Previous match (Shift+Enter)"), [this] { step(-1); });
    button(u"chevron-down"_s, tr("Next match (Enter)"), [this] { step(1); });
    button(u"close"_s, tr("Close (Esc)"), [this] { close(); });
}

void FindBar::open()
{
    show();
    const auto selected = m_text->textCursor().selectedText();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator)) {
        m_words->setText(selected);
    }
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
    find();
}

void FindBar::refresh()
{
    if (isVisible()) {
        find();
    }
}

void FindBar::close()
{
    hide();
    m_found.clear();
    paintMatches();
    m_text->setFocus(Qt::OtherFocusReason);
}

void FindBar::find()
{
    m_found.clear();
    const auto words = m_words->text();
    const int from = m_text->textCursor().selectionStart();
    m_current = -1;
    for (auto block = m_text->document()->begin(); block.isValid() && !words.isEmpty();
        block = block.next()) {
        const auto line = block.text();
        for (auto at = line.indexOf(words, 0, Qt::CaseInsensitive);
            at >= 0 && m_found.size() < MostMatches;
            at = line.indexOf(words, at + words.size(), Qt::CaseInsensitive)) {
            m_found += block.position() + int(at);
        }
    }
    if (!m_found.isEmpty()) {
        const auto next = std::ranges::lower_bound(m_found, from);
        m_current = next == m_found.end() ? 0 : next - m_found.begin();
    }
    step(0);
}

void FindBar::step(int by)
{
    if (!m_found.isEmpty()) {
        m_current = (m_current + by + m_found.size()) % m_found.size();
        auto cursor = m_text->textCursor();
        cursor.setPosition(m_found.at(m_current));
        cursor.setPosition(
            m_found.at(m_current) + int(m_words->text().size()), QTextCursor::KeepAnchor);
        m_text->setTextCursor(cursor);
    }
    const auto most = m_found.size() >= MostMatches ? u"+"_s : QString();
    m_count->setText(m_words->text().isEmpty() ? QString()
            : m_found.isEmpty()                ? tr("No match")
                                : tr("%1 of %2").arg(m_current + 1).arg(m_found.size()) + most);
    paintMatches();
}

void FindBar::paintMatches()
{
    const auto &t = tokens(palette());
    QList<QTextEdit::ExtraSelection> marks;
    marks.reserve(m_found.size());
    for (const int at : std::as_const(m_found)) {
        QTextEdit::ExtraSelection mark;
        mark.format.setBackground(mixed(t.attentionWash, t.attention, 0.25));
        mark.cursor = QTextCursor(m_text->document());
        mark.cursor.setPosition(at);
        mark.cursor.setPosition(at + int(m_words->text().size()), QTextCursor::KeepAnchor);
        marks += mark;
    }
    m_text->setExtraSelections(marks);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_F3) {
        step(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        paintMatches();
    }
}

} // namespace Switchback
