// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The parts of the release page and where they stand.

#include "widgets/releasepage.h"

#include "items/releasemodel.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/pageparts.h"
#include "widgets/rank.h"
#include "widgets/strip.h"
#include "widgets/style.h"
#include "widgets/tabledelegate.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Stand = ReleaseModel::Stand;

Badge standBadge(const QModelIndex &index)
{
    const auto word = index.data().toString();
    switch (Stand(index.data(ReleaseModel::StandRole).toInt())) {
    case Stand::None:
        return {};
    case Stand::Done:
    case Stand::Yes:
        return { u"check"_s, word, Tone::Applied, true };
    case Stand::Here:
        return { u"chevron-right"_s, word, Tone::Accent };
    case Stand::Working:
        return { u"wait"_s, word, Tone::Info };
    case Stand::Held:
        return { u"warning"_s, word, Tone::Attention };
    case Stand::No:
        return { u"failed"_s, word, Tone::Danger };
    case Stand::ToCome:
        break;
    }
    return { u"pending"_s, word, Tone::Neutral, true };
}

void setupTableOf(QTableView *view, ReleaseModel *model, const QString &name, const QString &title)
{
    view->setObjectName(name);
    view->setAccessibleName(title);
    view->setModel(model);
    setupTable(view, new TableDelegate(standBadge, view));
    view->setSortingEnabled(false); // the order is that of the release
    view->setMinimumHeight(84);
}

QWidget *underHeading(const QString &heading, QWidget *what)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *label = makeLabel(Rank::Small, heading, box);
    label->setContentsMargins(12, 8, 12, 4);
    column->addWidget(label);
    column->addWidget(what, 1);
    return box;
}

/// A command as it is given to its program, to be read and copied.
QWidget *commandRow(QLineEdit *field, const QString &name, const QString &title)
{
    field->setObjectName(name);
    field->setAccessibleName(title);
    field->setReadOnly(true);
    field->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    line->setSpacing(8);
    auto *label = makeLabel(Rank::Muted, title, row);
    label->setBuddy(field);
    label->setMinimumWidth(96);
    line->addWidget(label);
    line->addWidget(field, 1);
    return row;
}

} // namespace

void ReleasePage::setupView()
{
    m_message->setObjectName(u"releaseMessage"_s);
    m_message->setInset(12);
    m_message->hide();
    m_pages->addWidget(m_empty);
    m_pages->addWidget(makeBody());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHeading());
    column->addWidget(m_message);
    column->addWidget(makeLine());
    column->addWidget(m_pages, 1);
    column->addWidget(makeLine());
    column->addWidget(makeFooter());
    setFocusProxy(m_stageView);
}

QWidget *ReleasePage::makeHeading()
{
    m_bar->setObjectName(u"releaseProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the step"));
    return pageHeading(new QLabel(tr("Release")), m_subtitle, m_bar);
}

QWidget *ReleasePage::makeBody()
{
    setupTableOf(m_stageView, m_stages, u"releaseStages"_s, tr("Steps of the release"));
    auto *reader = new QSplitter(Qt::Vertical);
    reader->setChildrenCollapsible(false);
    setupTableOf(m_checkView, m_checks, u"releaseChecks"_s, tr("Checks"));
    setupTableOf(m_noteView, m_notes, u"releaseNotes"_s, tr("What happened so far"));
    m_checkBox = underHeading(tr("Checks"), m_checkView);
    m_noteBox = underHeading(tr("What happened so far"), m_noteView);
    reader->addWidget(makeMigrations());
    reader->addWidget(m_checkBox);
    reader->addWidget(m_noteBox);
    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeStage());
    column->addWidget(makeLine());
    column->addWidget(reader, 1);
    auto *body = new QSplitter(Qt::Horizontal);
    body->setObjectName(u"releaseBody"_s);
    body->setChildrenCollapsible(false);
    body->addWidget(m_stageView);
    body->addWidget(right);
    body->setStretchFactor(1, 1);
    body->setSizes({ 300, 700 });
    m_stageView->setMinimumWidth(240);
    return body;
}

QWidget *ReleasePage::makeStage()
{
    auto font = m_title->font();
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setObjectName(u"releaseStage"_s);
    m_title->setTextFormat(Qt::PlainText);
    setRank(m_meaning, Rank::Muted);
    m_meaning->setObjectName(u"releaseMeaning"_s);
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setWordWrap(true);
    m_commandRow = commandRow(m_command, u"releaseCommand"_s, tr("Runs"));
    m_backRow = commandRow(m_back, u"releaseBack"_s, tr("Back to blue"));
    auto *stage = new QWidget;
    auto *column = new QVBoxLayout(stage);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_meaning);
    column->addWidget(m_commandRow);
    column->addWidget(m_backRow);
    return stage;
}

QWidget *ReleasePage::makeMigrations()
{
    setupTableOf(m_partView, m_parts, u"releaseParts"_s, tr("Migrations of the release"));
    m_phase->setObjectName(u"releasePhase"_s);
    m_phase->setAccessibleName(tr("Phase of the chosen migration"));
    m_phase->setMinimumContentsLength(16);
    for (const auto phase : { Phase::Expand, Phase::Migrate, Phase::Contract }) {
        m_phase->addItem(phaseTitle(phase), int(phase));
    }
    m_phase->addItem(tr("By the rules"), -1);
    m_phaseLabel->setTextFormat(Qt::PlainText);
    m_phaseLabel->setBuddy(m_phase);
    m_phaseRow = new QWidget;
    auto *row = new QHBoxLayout(m_phaseRow);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_phaseLabel);
    row->addWidget(m_phase);
    row->addStretch(1);
    auto *box = underHeading(tr("Migrations"), m_partView);
    box->layout()->addWidget(m_phaseRow);
    return box;
}

QWidget *ReleasePage::makeFooter()
{
    m_line->setObjectName(u"releaseLine"_s);
    m_line->setForegroundRole(QPalette::PlaceholderText);
    m_said->setObjectName(u"releaseSaid"_s);
    m_returns->setObjectName(u"releaseReturns"_s);
    m_returns->setText(tr("Back to blue at once when green fails"));
    m_returns->setToolTip(tr("Runs the command for the way back without asking again"));
    m_stop->setObjectName(u"releaseStop"_s);
    m_stop->setIcon(icon(u"stop"_s));
    m_abort->setObjectName(u"releaseAbort"_s);
    m_abort->setIcon(icon(u"rollback"_s));
    m_next->setObjectName(u"releaseNext"_s);
    makePrimary(m_next);
    return pageFooter({ m_line, m_said, m_returns, m_stop, m_abort, m_next });
}

} // namespace Switchback
