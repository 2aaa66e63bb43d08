// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/sqlview.h"

#include "core/text.h"
#include "widgets/findbar.h"
#include "widgets/sqledit.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// What a text area can take without making the window wait. Files beyond that are data.
constexpr qsizetype MostLines = 60000;
constexpr qsizetype LongestLine = 4000;

struct Shown {
    QString text;
    QList<SqlEdit::Line> lines;
    QList<SqlSection> sections;
    bool cut = false;

    void addLine(QStringView line, int number, int section)
    {
        if (!lines.isEmpty()) {
            text += u'\n';
        }
        if (line.endsWith(u'\r')) {
            line.chop(1);
        }
        if (line.size() > LongestLine) {
            cut = true;
            line = line.first(LongestLine);
        }
        auto shown = visibleLines(line.toString());
        shown.replace(u'\r', "\\x0d"_L1);
        text += shown;
        lines += { .number = number, .section = section };
    }

    void addSection(const SqlSection &section)
    {
        const auto index = int(sections.size());
        sections += section;
        sections.last().text.clear();
        if (!section.number.isEmpty() || !section.label.isEmpty()) {
            addLine({}, 0, index);
            lines.last().heading = true;
        }
        int number = section.line;
        for (const auto line : QStringView(section.text).tokenize(u'\n')) {
            if (lines.size() >= MostLines) {
                cut = true;
                return;
            }
            addLine(line, number, index);
            number += number > 0 ? 1 : 0;
        }
    }
};

QString joined(const QList<SqlSection> &sections)
{
    if (sections.size() == 1) {
        return sections.first().text;
    }
    QString text;
    for (const auto &section : sections) {
        text += section.text;
        // A comment at the end would swallow a semicolon on its line.
        text += section.remark || section.text.endsWith(u';') ? u"\n\n"_s : u"\n;\n\n"_s;
    }
    return text;
}

} // namespace

SqlView::SqlView(QWidget *parent)
    : QWidget(parent)
    , m_edit(new SqlEdit)
    , m_find(new FindBar(m_edit))
    , m_note(new QLabel)
{
    setupView();
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, &SqlView::openSearch);
    connect(m_edit, &SqlEdit::chosen, this, &SqlView::chosen);
    connect(m_edit, &SqlEdit::markPressed, this, &SqlView::markPressed);
}

void SqlView::setupView()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMargin(8);
    m_note->setObjectName(u"cutNote"_s);
    m_note->setText(tr("This text is too long to show whole. Copying gives all of it."));
    m_note->hide();
    layout->addWidget(m_note);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_find);
    setFocusProxy(m_edit);
}

void SqlView::setText(const QString &text, const QString &definition)
{
    setSections({ { .text = text, .line = 1 } }, definition);
}

void SqlView::setSections(const QList<SqlSection> &sections, const QString &definition)
{
    m_text = joined(sections);
    Shown shown;
    for (const auto &section : sections) {
        shown.addSection(section);
    }
    m_note->setVisible(shown.cut);
    m_edit->setWhole(m_text);
    m_edit->fill(shown.text, shown.lines, shown.sections, definition);
    m_find->refresh();
}

void SqlView::showLine(int line)
{
    m_edit->goToBlock(m_edit->blockOfLine(line));
}

void SqlView::showSection(int section)
{
    m_edit->goToBlock(m_edit->blockOfSection(section));
}

void SqlView::openSearch()
{
    m_find->open();
}

int SqlView::currentLine() const
{
    return m_edit->lineAt(m_edit->textCursor().blockNumber()).number;
}

void SqlView::setWrapped(bool wrapped)
{
    m_edit->setLineWrapMode(wrapped ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    m_edit->setWordWrapMode(
        wrapped ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
}

void SqlView::markLines(const QSet<int> &lines)
{
    m_edit->mark([&lines](const SqlEdit::Line &line) { return lines.contains(line.number); });
    m_edit->bringMarkIntoSight();
}

void SqlView::markSections(const QSet<int> &sections, bool bringIntoSight)
{
    m_edit->mark(
        [&sections](const SqlEdit::Line &line) { return sections.contains(line.section); });
    if (bringIntoSight) {
        m_edit->bringMarkIntoSight();
    }
}

void SqlView::setMarks(const QList<SqlMark> &marks)
{
    m_edit->setMarks(marks);
}

void SqlView::setFlags(const QHash<int, QString> &flags)
{
    m_edit->setFlags(flags);
}

} // namespace Switchback
