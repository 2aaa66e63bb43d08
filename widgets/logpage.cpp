// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/logpage.h"

#include "items/logmodel.h"
#include "widgets/emptystate.h"
#include "widgets/messagebar.h"
#include "widgets/rank.h"
#include "widgets/tabledelegate.h"
#include "workspace/workspace.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Switchback {

LogPage::LogPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new LogModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_message(new MessageBar(this))
    , m_filter(new QLineEdit(this))
    , m_verify(new QPushButton(tr("Check the chain"), this))
    , m_view(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout)
    , m_count(makeLabel(Rank::Muted, {}, this))
{
    setObjectName(u"logPage"_s);
    setupView();
    connectWorkspace();
}

void LogPage::setupView()
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(LogModel::SortRole);
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setObjectName(u"logFilter"_s);
    m_filter->setAccessibleName(tr("Filter the log"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(280);
    m_verify->setObjectName(u"verifyLogButton"_s);
    m_verify->setToolTip(
        tr("Each entry carries the hash of the one before: an entry that was changed is found"));
    m_view->setObjectName(u"logView"_s);
    m_view->setAccessibleName(tr("Log"));
    m_view->setModel(m_proxy);
    setupTable(m_view,
        new TableDelegate(
            [](const QModelIndex &index) -> Badge {
                if (index.column() != LogModel::OutcomeColumn) {
                    return {};
                }
                const bool ok = index.data(LogModel::OkRole).toBool();
                return { ok ? u"applied"_s : u"failed"_s, index.data().toString(),
                    ok ? Tone::Applied : Tone::Danger, ok };
            },
            m_view));
    m_view->sortByColumn(LogModel::AtColumn, Qt::DescendingOrder);
    m_empty->say(
        u"log"_s, tr("Nothing was run from this machine yet. Every run leaves its entries here."));

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 12, 12, 8);
    bar->setSpacing(8);
    bar->addWidget(makeLabel(Rank::Title, tr("Log"), this));
    bar->addWidget(m_count);
    bar->addStretch();
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_verify);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_message);
    page->addLayout(bar);
    page->addLayout(m_stack, 1);
    connect(
        m_filter, &QLineEdit::textChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_filter, &QLineEdit::textChanged, this, &LogPage::updateState);
    connect(m_verify, &QPushButton::clicked, this, &LogPage::verify);
}

void LogPage::connectWorkspace()
{
    connect(m_workspace, &Workspace::runEnded, this, [this] {
        if (isVisible()) {
            refresh();
        }
    });
}

void LogPage::refresh()
{
    m_workspace->auditLog().then(this, [this](const Result<QList<AuditEntry>> &entries) {
        if (!entries) {
            return m_message->showMessage(messageFor(entries.error()));
        }
        m_model->setEntries(*entries);
        updateState();
        fitColumns(m_view);
    });
}

void LogPage::openFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void LogPage::updateState()
{
    const int all = m_model->rowCount();
    const int shown = m_proxy->rowCount();
    m_stack->setCurrentWidget(all > 0 ? static_cast<QWidget *>(m_view) : m_empty);
    m_count->setText(
        all == shown ? tr("%n entries", nullptr, all) : tr("%1 of %2 entries").arg(shown).arg(all));
    m_count->setVisible(all > 0);
    m_verify->setEnabled(all > 0);
    m_filter->setEnabled(all > 0);
}

void LogPage::verify()
{
    m_workspace->verifyAuditLog().then(this, [this](const Result<int> &count) {
        if (!count) {
            return m_message->showMessage(messageFor(count.error()));
        }
        m_message->showMessage({ .tone = Tone::Applied,
            .happened = tr("The chain holds: %n entries follow from one another.", nullptr, *count),
            .next = tr("A log cut off at its end is only found by comparing its last hash with one "
                       "noted elsewhere.") });
    });
}

void LogPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace Switchback
