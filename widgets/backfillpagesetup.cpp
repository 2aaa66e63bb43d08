// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The parts of the page for batches and where they stand.

#include "widgets/backfillpage.h"

#include "widgets/elidedlabel.h"
#include "widgets/icons.h"
#include "widgets/pageparts.h"
#include "widgets/runchart.h"
#include "widgets/sqlview.h"
#include "widgets/strip.h"
#include "widgets/style.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFontDatabase>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace Switchback {

void BackfillPage::setupView()
{
    m_unfinished->setObjectName(u"backfillUnfinished"_s);
    m_unfinished->setInset(12);
    m_unfinished->hide();
    m_message->setObjectName(u"backfillMessage"_s);
    m_message->setInset(12);
    m_message->hide();
    m_preview->setObjectName(u"backfillPreview"_s);
    m_preview->setWrapped(true);
    m_about->setWordWrap(true);
    m_about->setObjectName(u"backfillAbout"_s);
    m_about->setText(tr("What a batch looks like stands here before anything runs."));
    m_about->setContentsMargins(12, 8, 12, 8);
    auto *below = new QWidget;
    auto *reader = new QVBoxLayout(below);
    reader->setContentsMargins({});
    reader->setSpacing(0);
    reader->addWidget(m_about);
    reader->addWidget(makeLine());
    reader->addWidget(m_preview, 1);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeEditor());
    splitter->addWidget(below);
    splitter->setSizes({ 200, 300 });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHeading());
    m_chart->setInset(12);
    column->addWidget(m_chart);
    column->addWidget(m_unfinished);
    column->addWidget(m_message);
    column->addWidget(makeLine());
    column->addWidget(splitter, 1);
    column->addWidget(makeLine());
    column->addWidget(makeOptions());
    column->addWidget(makeTriggers());
    column->addWidget(m_warning);
    column->addWidget(makeLine());
    column->addWidget(makeFooter());
    setFocusProxy(m_sql);
}

QWidget *BackfillPage::makeHeading()
{
    m_bar->setObjectName(u"backfillProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the batches"));
    return pageHeading(new QLabel(tr("Run in batches")), m_subtitle, m_bar);
}

QWidget *BackfillPage::makeEditor()
{
    m_sql->setObjectName(u"backfillSql"_s);
    m_sql->setAccessibleName(tr("Statement"));
    m_sql->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_sql->setFrameShape(QFrame::NoFrame);
    m_sql->setTabChangesFocus(true);
    m_sql->document()->setDocumentMargin(12);
    m_sql->setPlaceholderText(
        tr("One UPDATE, DELETE or INSERT … SELECT over a table with a primary key, for instance:\n"
           "UPDATE people SET name_lower = lower(name) WHERE name_lower IS NULL"));
    return m_sql;
}

QWidget *BackfillPage::makeOptions()
{
    const auto spin = [](QSpinBox *box, const QString &name, const QString &text, int least,
                          int most, int value, const QString &unit) {
        box->setObjectName(name);
        box->setRange(least, most);
        box->setValue(value);
        box->setGroupSeparatorShown(true);
        box->setSuffix(unit);
        box->setAccessibleName(text);
        auto *label = new QLabel(text);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(box);
        return label;
    };
    const BackfillRequest usual;
    auto *batch = spin(m_batch, u"backfillBatch"_s, tr("Rows in the first batch"), 1, 1'000'000,
        int(usual.batch), {});
    auto *wanted = spin(m_wanted, u"backfillWanted"_s, tr("Time wanted"), 10, 3'600'000,
        int(usual.wanted.count()), tr(" ms"));
    auto *pause = spin(m_pause, u"backfillPause"_s, tr("Pause between two"), 0, 3'600'000,
        int(usual.pause.count()), tr(" ms"));
    m_adapts->setObjectName(u"backfillAdapts"_s);
    m_adapts->setChecked(usual.adapts);
    m_adapts->setToolTip(tr("Batches grow or shrink until one takes about as long as wanted"));
    auto *options = new QWidget;
    auto *row = new QHBoxLayout(options);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(batch);
    row->addWidget(m_batch);
    row->addSpacing(8);
    row->addWidget(m_adapts);
    row->addSpacing(8);
    row->addWidget(wanted);
    row->addWidget(m_wanted);
    row->addSpacing(8);
    row->addWidget(pause);
    row->addWidget(m_pause);
    row->addStretch(1);
    return options;
}

QWidget *BackfillPage::makeTriggers()
{
    m_without->setObjectName(u"backfillWithoutTriggers"_s);
    m_without->setToolTip(tr("What triggers do is left undone for the changed rows"));
    m_triggers->setObjectName(u"backfillTriggers"_s);
    m_triggers->setWordWrap(true);
    m_warning->setObjectName(u"backfillWarning"_s);
    m_warning->setInset(12);
    m_warning->hide();
    auto *choice = new QWidget;
    auto *row = new QHBoxLayout(choice);
    row->setContentsMargins(12, 0, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_without);
    row->addWidget(m_triggers, 1);
    return choice;
}

QWidget *BackfillPage::makeFooter()
{
    m_line->setObjectName(u"backfillLine"_s);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    m_confirm->setObjectName(u"backfillConfirm"_s);
    m_confirm->setAccessibleName(tr("The database's name, to confirm"));
    m_confirm->setMinimumWidth(160);
    m_look->setObjectName(u"backfillLook"_s);
    m_halt->setObjectName(u"backfillHalt"_s);
    m_stop->setObjectName(u"backfillStop"_s);
    m_stop->setIcon(icon(u"stop"_s));
    m_start->setObjectName(u"backfillStart"_s);
    makePrimary(m_start);
    return pageFooter({ m_line, m_confirm, m_look, m_stop, m_halt, m_start });
}

} // namespace Switchback
