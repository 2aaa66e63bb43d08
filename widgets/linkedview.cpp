// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/linkedview.h"

#include "core/text.h"
#include "widgets/badge.h"
#include "widgets/strip.h"

#include <QBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSplitter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int SideBySideFrom = 760; // pixels

QString sizesKey(Qt::Orientation orientation)
{
    return orientation == Qt::Horizontal ? u"inspector/beside"_s : u"inspector/below"_s;
}

QLabel *makeCaption()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setFont(smallFont(label->font()));
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(12, 4, 12, 4);
    return label;
}

} // namespace

LinkedView::LinkedView(QWidget *parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_source(new SqlView)
    , m_sql(new SqlView)
    , m_sourceCaption(makeCaption())
    , m_sqlCaption(makeCaption())
{
    m_splitter->setObjectName(u"linkedSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(makePane(m_sourceCaption, m_source));
    m_splitter->addWidget(makePane(m_sqlCaption, m_sql));
    m_source->setObjectName(u"inspectorSource"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
    setFocusProxy(m_sql);
    connect(m_source, &SqlView::chosen, this, [this](int line) { choseSource(line); });
    connect(m_sql, &SqlView::chosen, this, [this](int, int section) { choseSql(section); });
    connect(m_splitter, &QSplitter::splitterMoved, this, &LinkedView::rememberSizes);
    setShows(Shows::SqlAlone);
}

QWidget *LinkedView::makePane(QLabel *caption, SqlView *view)
{
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(caption);
    column->addWidget(makeLine());
    column->addWidget(view, 1);
    return pane;
}

void LinkedView::setShows(Shows shows)
{
    m_shows = shows;
    m_splitter->widget(0)->setVisible(shows != Shows::SqlAlone);
    m_splitter->widget(1)->setVisible(shows != Shows::SourceAlone);
    for (auto *pane : { m_splitter->widget(0), m_splitter->widget(1) }) {
        // Captions and their rules tell two texts apart; one needs none.
        for (int i = 0; i < 2; ++i) {
            pane->layout()->itemAt(i)->widget()->setVisible(shows == Shows::Both);
        }
    }
    m_sql->setWrapped(shows != Shows::SqlAlone); // what a program writes is one long line
    arrange();
}

void LinkedView::setSource(const QString &text, const QString &language, const Rendering &rendering)
{
    m_blocks = SourceBlocks(text);
    for (const auto &statement :
        rendering.up.statements + rendering.down.value_or(Script()).statements) {
        if (statement.lastLine >= statement.line && statement.line > 0) {
            m_blocks.setEnd(statement.line, statement.lastLine);
        }
    }
    m_source->setText(text, language);
    m_sourceCaption->setText(language);
    QHash<int, QString> flags;
    for (const auto &part : rendering.opaque) {
        if (!part.known) {
            auto &tip = flags[part.line];
            tip += (tip.isEmpty() ? QString() : u"\n"_s)
                + tr("Known to the running application alone: %1").arg(visible(part.reason));
        }
    }
    m_source->setFlags(flags);
}

void LinkedView::setSql(
    const QList<SqlSection> &sections, const QString &definition, const QString &caption)
{
    m_origins.clear();
    for (const auto &section : sections) {
        m_origins += section.origin;
    }
    m_sql->setSections(sections, definition);
    m_sqlCaption->setText(caption);
    m_source->markLines({}); // what was chosen belonged to the SQL that stood here before
}

QString LinkedView::text() const
{
    return m_shows == Shows::SourceAlone ? m_source->text() : m_sql->text();
}

void LinkedView::chooseLine(int line)
{
    m_source->showLine(line);
    choseSource(line);
}

void LinkedView::choseSource(int line)
{
    if (m_shows != Shows::Both || line <= 0) {
        return;
    }
    auto starts = m_origins;
    starts.removeAll(0);
    const auto meant = m_blocks.meant(line, starts);
    QSet<int> sections;
    QSet<int> lines;
    for (int i = 0; i < m_origins.size(); ++i) {
        if (meant.contains(m_origins.at(i))) {
            sections += i;
        }
    }
    for (const int start : meant) {
        for (int i = start; i <= m_blocks.end(start); ++i) {
            lines += i;
        }
    }
    if (meant.isEmpty()) {
        lines += line;
        const auto function = m_blocks.functionAt(line);
        m_source->markLines(lines);
        m_sql->markSections({});
        if (function == "up"_L1 || function == "down"_L1) {
            Q_EMIT directionWanted(function == "up"_L1 ? Direction::Up : Direction::Down);
        }
        return;
    }
    m_source->markLines(lines);
    m_sql->markSections(sections);
}

void LinkedView::choseSql(int section)
{
    if (m_shows != Shows::Both || section < 0) {
        return;
    }
    const int origin = m_origins.value(section);
    QSet<int> lines;
    QSet<int> sections { section };
    for (int i = origin; origin > 0 && i <= m_blocks.end(origin); ++i) {
        lines += i;
    }
    for (int i = 0; origin > 0 && i < m_origins.size(); ++i) {
        if (m_origins.at(i) == origin) {
            sections += i;
        }
    }
    m_sql->markSections(sections, false);
    m_source->markLines(lines);
}

void LinkedView::arrange()
{
    const auto orientation = width() >= SideBySideFrom ? Qt::Horizontal : Qt::Vertical;
    if (orientation == m_splitter->orientation() && m_splitter->property("arranged").toBool()) {
        return;
    }
    m_splitter->setProperty("arranged", true);
    m_splitter->setOrientation(orientation);
    const auto kept = QSettings().value(sizesKey(orientation)).toList();
    QList<int> sizes { 1000, 1000 };
    if (kept.size() == 2 && kept.at(0).toInt() > 0 && kept.at(1).toInt() > 0) {
        sizes = { kept.at(0).toInt(), kept.at(1).toInt() };
    }
    m_splitter->setSizes(sizes);
}

void LinkedView::rememberSizes()
{
    const auto sizes = m_splitter->sizes();
    if (m_shows == Shows::Both) {
        QSettings().setValue(
            sizesKey(m_splitter->orientation()), QVariantList { sizes.at(0), sizes.at(1) });
    }
}

void LinkedView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace Switchback
