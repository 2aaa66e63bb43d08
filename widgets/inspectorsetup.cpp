// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The inspector's parts and where they stand.

#include "widgets/inspector.h"

#include "widgets/badge.h"
#include "widgets/detailsview.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/findingsview.h"
#include "widgets/icons.h"
#include "widgets/linkedview.h"
#include "widgets/migrationschema.h"
#include "widgets/segments.h"
#include "widgets/sqlview.h"
#include "widgets/strip.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Switchback {

Inspector::Inspector(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_name(new ElidedLabel)
    , m_versionLabel(new ElidedLabel)
    , m_state(new BadgeLabel)
    , m_badges(new QWidget)
    , m_opaque(new BadgeLabel)
    , m_noWay(new BadgeLabel)
    , m_noTransaction(new BadgeLabel)
    , m_proof(new BadgeLabel)
    , m_tabs(new QTabBar)
    , m_panes(new QStackedWidget)
    , m_direction(new Segments(tr("Direction"), { tr("Up"), tr("Down") }))
    , m_form(new Segments(tr("Form"), { tr("Source"), tr("SQL"), tr("Wire") }))
    , m_copy(new QToolButton)
    , m_plan(new QToolButton)
    , m_rehearse(new QToolButton)
    , m_notes(new Strip(Tone::Attention, {}, {}))
    , m_batches(new Strip(Tone::Info, {}, {}))
    , m_sql(new LinkedView)
    , m_path(new ElidedLabel)
    , m_file(new SqlView)
    , m_details(new DetailsView)
    , m_schema(new MigrationSchema(workspace))
    , m_findings(new FindingsView)
    , m_locks(new FindingsView)
    , m_pause(new QTimer(this))
{
    setupView();
    setupActions();
    connectWorkspace();
}

void Inspector::setupView()
{
    m_empty->say(u"timeline"_s, tr("Select a migration to read it."));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHeading());
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("What to see of the migration"));
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone);
    for (const auto &title :
        { tr("SQL"), tr("Findings"), tr("Locks"), tr("File"), tr("Details"), tr("Schema") }) {
        m_tabs->addTab(title);
    }
    column->addWidget(m_tabs);
    column->addWidget(makeLine());
    auto *file = new QWidget;
    auto *fileColumn = new QVBoxLayout(file);
    fileColumn->setContentsMargins({});
    fileColumn->setSpacing(0);
    m_path->setContentsMargins(12, 8, 12, 8);
    m_path->setForegroundRole(QPalette::PlaceholderText);
    fileColumn->addWidget(m_path);
    fileColumn->addWidget(makeLine());
    fileColumn->addWidget(m_file, 1);
    m_findings->setObjectName(u"inspectorFindings"_s);
    m_findings->setShows(FindingsView::Shows::Findings);
    m_locks->setObjectName(u"inspectorLocks"_s);
    m_locks->setShows(FindingsView::Shows::Locks);
    m_panes->addWidget(makeSqlPane());
    m_panes->addWidget(m_findings);
    m_panes->addWidget(m_locks);
    m_panes->addWidget(file);
    m_panes->addWidget(m_details);
    m_panes->addWidget(m_schema);
    column->addWidget(m_panes, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);
    setFocusProxy(m_tabs);
}

QWidget *Inspector::makeHeading()
{
    auto *heading = new QWidget;
    auto font = m_name->font();
    font.setWeight(QFont::DemiBold);
    m_name->setFont(font);
    m_name->setObjectName(u"inspectorName"_s);
    auto fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(smallFont(m_versionLabel->font()).pointSizeF());
    m_versionLabel->setFont(fixed);
    m_versionLabel->setForegroundRole(QPalette::PlaceholderText);
    m_copy->setObjectName(u"inspectorCopy"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setAutoRaise(true);
    m_copy->setToolTip(tr("Copy what is shown"));
    m_copy->setAccessibleName(tr("Copy what is shown"));
    m_plan->setObjectName(u"inspectorPlan"_s);
    m_plan->setIcon(icon(u"plan"_s));
    m_plan->setAutoRaise(true);
    m_rehearse->setObjectName(u"inspectorRehearse"_s);
    m_rehearse->setIcon(icon(u"shield"_s));
    m_rehearse->setAutoRaise(true);
    m_rehearse->setToolTip(tr("Rehearse its way back on a scratch copy (T)"));
    m_rehearse->setAccessibleName(tr("Rehearse its way back"));
    auto *grid = new QGridLayout(heading);
    grid->setContentsMargins(12, 10, 8, 6);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_versionLabel, 1, 0);
    grid->addWidget(makeBadges(), 2, 0, 1, 5, Qt::AlignLeft);
    grid->addWidget(m_state, 0, 1, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_rehearse, 0, 2, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_plan, 0, 3, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_copy, 0, 4, 2, 1, Qt::AlignVCenter);
    return heading;
}

QWidget *Inspector::makeBadges()
{
    m_opaque->setBadge({ u"opaque"_s, tr("opaque"), Tone::Attention });
    m_opaque->setToolTip(tr("A part of it is known to the running application alone."));
    m_opaque->setObjectName(u"inspectorOpaque"_s);
    m_noWay->setBadge({ u"noway"_s, tr("no way back") });
    m_noWay->setToolTip(tr("It cannot be rolled back."));
    m_noWay->setObjectName(u"inspectorNoWay"_s);
    m_noTransaction->setBadge({ {}, tr("no transaction") });
    m_noTransaction->setToolTip(tr("What it did stays when a later statement fails."));
    m_noTransaction->setObjectName(u"inspectorNoTransaction"_s);
    auto *row = new QHBoxLayout(m_badges);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(4);
    m_proof->setObjectName(u"inspectorProof"_s);
    for (auto *badge : { m_proof, m_opaque, m_noWay, m_noTransaction }) {
        row->addWidget(badge);
    }
    return m_badges;
}

QWidget *Inspector::makeSqlPane()
{
    auto *pane = new QWidget;
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    m_direction->setObjectName(u"direction"_s);
    m_form->setObjectName(u"form"_s);
    m_form->setCurrent(SqlForm);
    row->addWidget(m_direction);
    row->addStretch(1);
    row->addWidget(m_form);
    m_sql->sql()->setObjectName(u"inspectorSql"_s);
    m_file->setObjectName(u"inspectorFile"_s);
    m_notes->setObjectName(u"inspectorNotes"_s);
    m_notes->hide();
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_notes);
    column->addWidget(makeLine());
    column->addWidget(m_sql, 1);
    m_batches->setObjectName(u"inspectorBatches"_s);
    m_batches->hide();
    column->addWidget(m_batches);
    return pane;
}

} // namespace Switchback
