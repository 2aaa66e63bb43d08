// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The rehearsal page's parts and where they stand.

#include "widgets/rehearsalpage.h"

#include "items/rehearsalmodel.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/pageparts.h"
#include "widgets/rehearsalevidence.h"
#include "widgets/safetybadges.h"
#include "widgets/strip.h"
#include "widgets/style.h"
#include "widgets/tabledelegate.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 RowChoices[] = { 0, 100, 1000, 10'000, 100'000, 1'000'000 };
constexpr qint64 UsualRows = 1000;
constexpr qint64 MostSampledRows = 100'000;

Badge cellBadge(const QModelIndex &index)
{
    const auto text = index.data().toString();
    if (index.column() == RehearsalModel::VerdictColumn) {
        return index.data(RehearsalModel::OverRole).toBool()
            ? verdictBadge(Verdict(index.data(RehearsalModel::VerdictRole).toInt()), text)
            : Badge();
    }
    const auto leg = index.data(RehearsalModel::LegRole);
    if (!leg.isValid()) {
        return {};
    }
    switch (RehearsalModel::Leg(leg.toInt())) {
    case RehearsalModel::Leg::Running:
        return { u"run"_s, text, Tone::Info };
    case RehearsalModel::Leg::Done:
        return { u"check"_s, text, Tone::Applied, true };
    case RehearsalModel::Leg::Failed:
        return { u"failed"_s, text, Tone::Danger };
    case RehearsalModel::Leg::Waiting:
    case RehearsalModel::Leg::None:
        break;
    }
    return { {}, text, Tone::Neutral, true };
}

} // namespace

void RehearsalPage::setupView()
{
    m_view->setObjectName(u"rehearsalTable"_s);
    m_view->setAccessibleName(tr("Rehearsed migrations"));
    m_view->setModel(m_model);
    setupTable(m_view, new TableDelegate(cellBadge, m_view));
    m_view->setSortingEnabled(false); // in the order in which they are tried
    m_view->horizontalHeader()->setStretchLastSection(false);
    m_splitter->setObjectName(u"rehearsalSplitter"_s);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_evidence);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({ 300, 240 });
    m_splitter->restoreState(QSettings().value("rehearsal/splitter").toByteArray());
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_splitter);
    m_summary->setObjectName(u"rehearsalSummary"_s);
    m_summary->setInset(12);
    m_summary->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHeading());
    column->addWidget(m_summary);
    column->addWidget(makeLine());
    column->addWidget(m_pages, 1);
    column->addWidget(makeLine());
    column->addWidget(makeOptions());
    column->addWidget(makeLine());
    column->addWidget(makeFooter());
    setFocusProxy(m_which);
}

QWidget *RehearsalPage::makeHeading()
{
    m_bar->setObjectName(u"rehearsalProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the rehearsal"));
    return pageHeading(m_title, m_subtitle, m_bar);
}

QWidget *RehearsalPage::makeOptions()
{
    const auto labelFor = [](QWidget *field, const QString &text) {
        auto *label = new QLabel(text);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(field);
        field->setAccessibleName(text);
        return label;
    };
    m_which->setObjectName(u"rehearsalWhich"_s);
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_which->setMinimumContentsLength(24);
    m_source->setObjectName(u"rehearsalSource"_s);
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_rows->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_source->addItem(tr("made up"), false);
    m_source->setItemData(0,
        tr("Like the live ones in number, empty values and range; a SQLite"
           " file is copied with its rows"),
        Qt::ToolTipRole);
    m_source->addItem(tr("live ones, masked"), true);
    m_source->setItemData(1,
        tr("Some of each table with all that they refer to; names, addresses, tokens and other "
           "texts are replaced by others of the same shape"),
        Qt::ToolTipRole);
    m_source->setCurrentIndex(QSettings().value("rehearsal/sampled", false).toBool() ? 1 : 0);
    m_rows->setObjectName(u"rehearsalRows"_s);
    m_rows->setToolTip(tr("So many each table of the copy has; without rows nothing can be lost"));
    fillRows();
    auto *options = new QWidget;
    auto *row = new QHBoxLayout(options);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(labelFor(m_which, tr("Rehearse")));
    row->addWidget(m_which);
    row->addSpacing(8);
    row->addWidget(labelFor(m_source, tr("Rows")));
    row->addWidget(m_source);
    row->addSpacing(8);
    row->addWidget(labelFor(m_rows, tr("A table")));
    row->addWidget(m_rows);
    row->addStretch(1);
    return options;
}

/// A sample has rows, and no more than the program holds at once.
void RehearsalPage::fillRows()
{
    const bool sampled = m_source->currentData().toBool();
    const auto before = m_rows->currentData().isValid()
        ? m_rows->currentData().toLongLong()
        : QSettings().value("rehearsal/rows", UsualRows).toLongLong();
    m_rows->clear();
    for (const auto rows : RowChoices) {
        if (!sampled || (rows > 0 && rows <= MostSampledRows)) {
            m_rows->addItem(rows == 0 ? tr("none") : QLocale().toString(rows), rows);
        }
    }
    m_rows->setCurrentIndex(m_rows->findData(before));
    if (m_rows->currentIndex() < 0) {
        m_rows->setCurrentIndex(m_rows->findData(UsualRows));
    }
}

QWidget *RehearsalPage::makeFooter()
{
    m_line->setObjectName(u"rehearsalLine"_s);
    m_line->setForegroundRole(QPalette::PlaceholderText);
    m_stop->setObjectName(u"rehearsalStop"_s);
    m_stop->setIcon(icon(u"stop"_s));
    m_start->setObjectName(u"rehearsalStart"_s);
    makePrimary(m_start);
    return pageFooter({ m_line, m_stop, m_start });
}

} // namespace Switchback
