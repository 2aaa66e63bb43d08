// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/problemspage.h"

#include "items/problemsmodel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/rank.h"
#include "widgets/safetybadges.h"
#include "widgets/strip.h"
#include "widgets/tabledelegate.h"
#include "workspace/foldersafety.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Badge problemBadge(const QModelIndex &index)
{
    if (index.column() != ProblemsModel::SeverityColumn) {
        return {};
    }
    const auto badge = severityBadge(
        Severity(index.data(ProblemsModel::SeverityRole).toInt()), index.data().toString());
    return index.data(ProblemsModel::SuppressedRole).toBool() ? faded(badge) : badge;
}

} // namespace

ProblemsPage::ProblemsPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new ProblemsModel(this))
    , m_filter(new ProblemsFilter(m_model))
    , m_view(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout)
    , m_count(makeLabel(Rank::Muted, {}, this))
    , m_words(new QLineEdit(this))
    , m_applied(new QCheckBox(tr("Applied ones too"), this))
    , m_suppressed(new QCheckBox(this))
    , m_copy(new QPushButton(this))
{
    setObjectName(u"problemsPage"_s);
    setupFilter();
    setupView();
    connect(workspace, &Workspace::standingChanged, this, &ProblemsPage::update);
    connect(&workspace->safety(), &FolderSafety::changed, this, &ProblemsPage::update);
    update();
}

void ProblemsPage::setupFilter()
{
    m_words->setObjectName(u"problemsFilter"_s);
    m_words->setAccessibleName(tr("Find problems"));
    m_words->setPlaceholderText(tr("Find problems"));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(icon(u"search"_s, Tone::Neutral), QLineEdit::LeadingPosition);
    m_severities = { makeSeverity(Severity::Info, u"problemsNotes"_s),
        makeSeverity(Severity::Warning, u"problemsWarnings"_s),
        makeSeverity(Severity::Error, u"problemsErrors"_s) };
    m_applied->setObjectName(u"problemsApplied"_s);
    m_suppressed->setObjectName(u"problemsSuppressed"_s);
    m_copy->setObjectName(u"problemsCopy"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setText(tr("Copy as Markdown"));
    m_copy->setToolTip(tr("The selected rows, or all that are shown, as a table"));
    connect(m_words, &QLineEdit::textChanged, this, &ProblemsPage::applyFilter);
    connect(m_applied, &QCheckBox::toggled, this, &ProblemsPage::applyFilter);
    connect(m_suppressed, &QCheckBox::toggled, this, &ProblemsPage::applyFilter);
    connect(m_copy, &QPushButton::clicked, this, &ProblemsPage::copy);
}

QToolButton *ProblemsPage::makeSeverity(Severity severity, const QString &name)
{
    auto *button = new QToolButton(this);
    const auto badge = severityBadge(severity, {});
    button->setObjectName(name);
    button->setCheckable(true);
    button->setChecked(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIcon(icon(badge.icon, badge.tone));
    connect(button, &QToolButton::toggled, this, &ProblemsPage::applyFilter);
    return button;
}

void ProblemsPage::setupView()
{
    m_view->setObjectName(u"problemsView"_s);
    m_view->setAccessibleName(tr("Problems"));
    m_view->setModel(m_filter);
    setupTable(m_view, new TableDelegate(problemBadge, m_view));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->sortByColumn(ProblemsModel::SeverityColumn, Qt::AscendingOrder);
    connect(m_view, &QTableView::activated, this, &ProblemsPage::open);
    auto *copy = new QAction(tr("Copy as Markdown"), m_view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(copy);
    connect(copy, &QAction::triggered, this, &ProblemsPage::copy);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 12, 12, 4);
    bar->setSpacing(8);
    bar->addWidget(makeLabel(Rank::Title, tr("Problems"), this));
    bar->addWidget(m_count, 1);
    bar->addWidget(m_copy);
    auto *filter = new QHBoxLayout;
    filter->setContentsMargins(12, 4, 12, 8);
    filter->setSpacing(8);
    filter->addWidget(m_words, 1);
    for (int severity = int(Severity::Error); severity >= 0; --severity) {
        filter->addWidget(m_severities.at(severity));
    }
    filter->addWidget(m_applied);
    filter->addWidget(m_suppressed);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(bar);
    page->addLayout(filter);
    page->addWidget(makeLine());
    page->addLayout(m_stack, 1);
    setFocusProxy(m_view);
}

void ProblemsPage::update()
{
    m_model->setProblems(m_workspace->standing().problems);
    QList<Finding> findings;
    for (const auto &migration : m_workspace->safety().verdicts().migrations) {
        findings += migration.up.findings;
        findings += migration.down ? migration.down->findings : QList<Finding>();
    }
    setFindings(findings);
}

void ProblemsPage::setFindings(const QList<Finding> &findings)
{
    QSet<QString> pending;
    for (const auto &entry : m_workspace->standing().timeline.entries) {
        if (!isApplied(entry.state)) {
            pending += entry.version.text;
        }
    }
    m_model->setFindings(findings, pending);
    fitColumns(m_view);
    applyFilter();
    showCounts();
    Q_EMIT countChanged();
}

int ProblemsPage::count() const
{
    return m_model->count(Severity::Error) + m_model->count(Severity::Warning);
}

void ProblemsPage::showCounts()
{
    const QStringList words { tr("Notes (%1)"), tr("Warnings (%1)"), tr("Errors (%1)") };
    for (int i = 0; i < words.size(); ++i) {
        m_severities.at(i)->setText(words.at(i).arg(m_model->count(Severity(i))));
    }
    m_suppressed->setText(tr("Suppressed (%1)").arg(m_model->suppressed()));
    m_suppressed->setEnabled(m_model->suppressed() > 0);
}

void ProblemsPage::applyFilter()
{
    ProblemsFilter::Wish wish { .words = m_words->text(),
        .severities = {},
        .pendingOnly = !m_applied->isChecked(),
        .suppressed = m_suppressed->isChecked() };
    for (int i = 0; i < m_severities.size(); ++i) {
        if (m_severities.at(i)->isChecked()) {
            wish.severities += i;
        }
    }
    m_filter->setWish(wish);
    const int rows = m_filter->rowCount();
    m_count->setText(tr("%n shown", nullptr, rows));
    m_count->setVisible(rows > 0);
    m_copy->setEnabled(rows > 0);
    const bool looking = m_workspace->safety().isLooking() && m_model->rowCount() == 0;
    m_empty->say(looking ? u"search"_s : u"check"_s,
        looking ? tr("Looking for what could go wrong …")
            : m_model->rowCount() == 0
            ? tr("No problems: every file could be read, and the rules found nothing.")
            : count() == 0 && m_words->text().isEmpty()
            ? tr("Nothing of what is to come. The rest is behind the boxes above.")
            : tr("Nothing matches."));
    m_stack->setCurrentWidget(rows > 0 ? static_cast<QWidget *>(m_view) : m_empty);
}

QString ProblemsPage::currentRule() const
{
    const auto *finding = m_filter->finding(m_view->currentIndex().row());
    return finding ? finding->rule : QString();
}

void ProblemsPage::openFilter()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

void ProblemsPage::open(const QModelIndex &index)
{
    const auto *finding = m_filter->finding(index.row());
    if (!finding) {
        return;
    }
    Location location { .page = Location::Page::Timeline,
        .place = { finding->file, finding->line } };
    for (const auto &entry : m_workspace->standing().timeline.entries) {
        if (!entry.path.isEmpty() && entry.path == finding->file) {
            location.version = entry.version;
        }
    }
    if (!location.version && !finding->version.text.isEmpty()) {
        location.version = finding->version;
    }
    Q_EMIT goTo(location);
}

void ProblemsPage::copy()
{
    auto rows = m_view->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QList<Finding> findings;
    for (const auto &row : std::as_const(rows)) {
        findings += *m_filter->finding(row.row());
    }
    QGuiApplication::clipboard()->setText(
        problemsMarkdown(findings.size() > 1 ? findings : m_filter->shown()));
}

} // namespace Switchback
