// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/problemspage.h"

#include "items/problemsmodel.h"
#include "widgets/emptystate.h"
#include "widgets/rank.h"
#include "widgets/tabledelegate.h"
#include "workspace/workspace.h"

#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Badge severityBadge(const QModelIndex &index)
{
    if (index.column() != ProblemsModel::SeverityColumn) {
        return {};
    }
    const auto text = index.data().toString();
    switch (Problem::Severity(index.data(ProblemsModel::SeverityRole).toInt())) {
    case Problem::Severity::Error:
        return { u"error"_s, text, Tone::Danger };
    case Problem::Severity::Warning:
        return { u"warning"_s, text, Tone::Attention };
    case Problem::Severity::Note:
        break;
    }
    return { u"info"_s, text, Tone::Info };
}

} // namespace

ProblemsPage::ProblemsPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new ProblemsModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_view(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout)
    , m_count(makeLabel(Rank::Muted, {}, this))
{
    setObjectName(u"problemsPage"_s);
    setupView();
    connect(workspace, &Workspace::standingChanged, this, &ProblemsPage::setStanding);
    setStanding(workspace->standing());
}

void ProblemsPage::setupView()
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(ProblemsModel::SortRole);
    m_view->setObjectName(u"problemsView"_s);
    m_view->setAccessibleName(tr("Problems"));
    m_view->setModel(m_proxy);
    setupTable(m_view, new TableDelegate(severityBadge, m_view));
    m_view->sortByColumn(ProblemsModel::SeverityColumn, Qt::AscendingOrder);
    connect(m_view, &QTableView::activated, this, &ProblemsPage::open);
    m_empty->say(u"check"_s, tr("No problems: every file could be read."));

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 12, 12, 8);
    bar->setSpacing(8);
    bar->addWidget(makeLabel(Rank::Title, tr("Problems"), this));
    bar->addWidget(m_count);
    bar->addStretch();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(bar);
    page->addLayout(m_stack, 1);
}

void ProblemsPage::setStanding(const Standing &standing)
{
    m_model->setProblems(standing.problems);
    const int rows = m_model->rowCount();
    m_count->setText(tr("%n problem(s)", nullptr, rows));
    m_count->setVisible(rows > 0);
    m_stack->setCurrentWidget(rows > 0 ? static_cast<QWidget *>(m_view) : m_empty);
    fitColumns(m_view);
}

void ProblemsPage::open(const QModelIndex &index)
{
    const auto *problem = m_model->problem(m_proxy->mapToSource(index).row());
    if (!problem) {
        return;
    }
    Location location { .page = Location::Page::Timeline, .place = problem->place };
    for (const auto &entry : m_workspace->standing().timeline.entries) {
        if (!entry.path.isEmpty() && entry.path == problem->place.file) {
            location.version = entry.version;
        }
    }
    Q_EMIT goTo(location);
}

} // namespace Switchback
