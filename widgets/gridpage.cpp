// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/gridpage.h"

#include "core/text.h"
#include "items/gridmodel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/rank.h"
#include "widgets/strip.h"
#include "widgets/tabledelegate.h"
#include "workspace/environments.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int HeadingHeight = 44; // two lines: the name, and what is to be known of it

Badge cellBadge(const QModelIndex &index)
{
    if (index.column() < GridModel::FirstEnvironmentColumn) {
        return {};
    }
    const auto state = index.data(GridModel::StateRole).toInt();
    if (state < 0) {
        return index.data(GridModel::ReachedRole).toBool()
            ? Badge {}
            : Badge { u"help"_s, index.data().toString(), Tone::Neutral, true };
    }
    auto badge = stateBadge(State(state), index.data().toString());
    badge.quiet = badge.quiet || State(state) == State::Applied;
    return badge;
}

} // namespace

GridPage::GridPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new GridModel(this))
    , m_count(makeLabel(Rank::Muted, {}, this))
    , m_copy(new QPushButton(tr("Copy as text")))
    , m_again(new QPushButton(tr("Ask again")))
    , m_trouble(new Strip(Tone::Attention, {}, {}))
    , m_view(new QTableView)
    , m_empty(new EmptyState)
    , m_stack(new QStackedLayout)
{
    setObjectName(u"gridPage"_s);
    setupView();
    setupActions();
    connect(&m_workspace->environments(), &Environments::changed, this, &GridPage::showGrid);
    const auto again = [this] {
        if (isVisible()) {
            refresh();
        }
    };
    connect(m_workspace, &Workspace::runEnded, this, again);
    connect(m_workspace, &Workspace::projectChanged, this, again);
    showGrid();
}

QWidget *GridPage::makeHeading()
{
    m_copy->setObjectName(u"gridCopy"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_again->setObjectName(u"gridAgain"_s);
    m_again->setIcon(icon(u"refresh"_s));
    auto *heading = new QWidget;
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(12, 12, 12, 8);
    row->setSpacing(8);
    row->addWidget(makeLabel(Rank::Title, tr("Environments"), this));
    row->addWidget(m_count);
    row->addStretch();
    row->addWidget(m_again);
    row->addWidget(m_copy);
    return heading;
}

void GridPage::setupView()
{
    m_trouble->setObjectName(u"gridTrouble"_s);
    m_trouble->setInset(12);
    m_view->setObjectName(u"gridView"_s);
    m_view->setAccessibleName(tr("Migrations against environments"));
    m_view->setModel(m_model);
    setupTable(m_view, new TableDelegate(cellBadge, m_view));
    m_view->setSortingEnabled(false); // the newest is on top
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->horizontalHeader()->setMinimumHeight(HeadingHeight);
    auto *lists = new QWidget;
    lists->setLayout(m_stack);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins({});
    page->setSpacing(0);
    page->addWidget(makeHeading());
    page->addWidget(m_trouble);
    page->addWidget(makeLine());
    page->addWidget(lists, 1);
    setFocusProxy(m_view);
}

void GridPage::setupActions()
{
    auto *copied = new QAction(icon(u"copy"_s), tr("Copy the Grid as Text"), this);
    copied->setShortcut(QKeySequence::Copy);
    copied->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(copied);
    connect(copied, &QAction::triggered, this, &GridPage::copy);
    connect(m_copy, &QPushButton::clicked, this, &GridPage::copy);
    connect(m_again, &QPushButton::clicked, this, &GridPage::refresh);
    connect(m_view, &QTableView::activated, this, &GridPage::open);
}

void GridPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void GridPage::refresh()
{
    m_workspace->environments().read();
}

void GridPage::copy() const
{
    QGuiApplication::clipboard()->setText(gridText(m_model->grid()));
}

void GridPage::showGrid()
{
    const auto &environments = m_workspace->environments();
    const auto &grid = environments.grid();
    m_model->setGrid(grid);
    QStringList unreached;
    for (const auto &column : grid.columns) {
        if (!column.trouble.isEmpty() && environments.awaited() == 0) {
            unreached += u"%1: %2"_s.arg(visible(column.environment), visible(column.trouble));
        }
    }
    m_trouble->setVisible(!unreached.isEmpty());
    m_trouble->say(Tone::Attention, unreached.join(u'\n'));
    m_count->setText(environments.awaited() > 0
            ? tr("Waiting for %n environment(s) …", nullptr, environments.awaited())
            : tr("%n environment(s)", nullptr, int(grid.columns.size())));
    const bool one = grid.columns.isEmpty();
    m_empty->say(u"environment"_s,
        tr("This project names no environments. They are written in switchback.toml."));
    m_stack->setCurrentWidget(one ? static_cast<QWidget *>(m_empty) : m_view);
    m_copy->setEnabled(!grid.rows.isEmpty());
    m_again->setEnabled(environments.awaited() == 0);
    fitColumns(m_view);
}

/// The migration, seen in the environment whose cell it is.
void GridPage::open(const QModelIndex &index)
{
    const int column = index.column() - GridModel::FirstEnvironmentColumn;
    if (column >= 0) {
        const auto &known = m_workspace->project().environments;
        const auto chosen = std::ranges::find(
            known, m_model->grid().columns.at(column).environment, &Environment::name);
        m_workspace->selectEnvironment(int(chosen - known.begin()));
    }
    Q_EMIT goTo({ .page = Location::Page::Timeline,
        .version = Version { index.data(GridModel::VersionRole).toString() } });
}

} // namespace Switchback
