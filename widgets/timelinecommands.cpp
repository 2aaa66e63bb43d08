// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// What can be done with the selected rows: the page's commands, their keys and menu.

#include "widgets/timelinepage.h"

#include "core/text.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/peekcard.h"
#include "widgets/timelineview.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString rowAsText(const TimelineEntry &entry)
{
    return QStringList { entry.version.text, entry.name, stateText(entry.state),
        entry.appliedAt.isValid() ? entry.appliedAt.toString(Qt::ISODate) : QString(), entry.path,
        entry.note }
        .join(u'\t')
        .trimmed();
}

} // namespace

QAction *TimelinePage::addCommand(
    const QString &name, const QString &text, const QKeySequence &key, void (TimelinePage::*slot)())
{
    auto *action = new QAction(icon(name), text, m_view);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut); // plain letters belong to the list alone
    connect(action, &QAction::triggered, this, slot);
    m_view->addAction(action);
    addAction(action); // where menus and the command palette look for them
    return action;
}

void TimelinePage::setupActions()
{
    m_upToHere = addCommand(u"up"_s, tr("Plan Up to Here"), Qt::Key_U, &TimelinePage::planUpToHere);
    m_backToHere = addCommand(
        u"rollback"_s, tr("Plan Rolling Back to Here"), Qt::Key_R, &TimelinePage::planBackToHere);
    m_chosen = addCommand(
        u"plan"_s, tr("Plan the Selected Ones Alone"), {}, &TimelinePage::planChosen);
    m_next = addCommand(u"arrow-up"_s, tr("Plan the Next One"), Qt::Key_N, &TimelinePage::planNext);
    m_order = addCommand(
        u"history"_s, tr("In the Order They Were Applied"), Qt::Key_O, &TimelinePage::switchOrder);
    m_order->setCheckable(true);
    m_order->setObjectName(u"appliedOrder"_s);
    m_peekAction = addCommand(u"eye"_s, tr("Peek at the SQL"), Qt::Key_Space, &TimelinePage::peek);
    m_inspect = addCommand(
        u"info"_s, tr("Show in the Inspector"), Qt::Key_Return, &TimelinePage::inspectorWanted);
    m_showLocks = addCommand(
        u"lock"_s, tr("Show Its Locks"), Qt::Key_L, &TimelinePage::locksWanted);
    m_rehearse = addCommand(
        u"shield"_s, tr("Rehearse the Way Back…"), Qt::Key_T, &TimelinePage::rehearse);
    addCommand(u"compare"_s, tr("Compare Schemas"), Qt::Key_D, &TimelinePage::compare);
    m_copy = addCommand(u"copy"_s, tr("Copy as Text"), QKeySequence::Copy, &TimelinePage::copyRows);
    m_copyVersion = addCommand(
        {}, tr("Copy Version"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, &TimelinePage::copyVersion);
    connect(m_view, &QWidget::customContextMenuRequested, this, &TimelinePage::showMenu);
    connect(m_view, &TimelineView::planWanted, this, &TimelinePage::plan);
    connect(m_view, &QAbstractItemView::doubleClicked, this, &TimelinePage::inspectorWanted);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        updateButtons();
        Q_EMIT selectionChanged(selected());
    });
    connect(m_empty, &EmptyState::pressed, this, [this] {
        if (m_project.folders.isEmpty()) {
            Q_EMIT goTo({ .page = Location::Page::Start });
        } else {
            m_workspace->refresh();
        }
    });
    const auto shortcut = [this](const QKeySequence &key, auto slot) {
        auto *made = new QShortcut(key, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, slot);
    };
    shortcut(QKeySequence::Find, [this] {
        if (!m_peek->isVisible()) {
            openFilter();
        }
    });
    shortcut(QKeySequence(Qt::Key_F3), [this] { stepMatch(1); });
    shortcut(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { stepMatch(-1); });
}

void TimelinePage::showMenu(const QPoint &at)
{
    QMenu menu(this);
    menu.addActions({ m_next, m_upToHere, m_backToHere, m_chosen, m_rehearse });
    menu.addSeparator();
    menu.addActions({ m_peekAction, m_inspect, m_showLocks });
    menu.addSeparator();
    menu.addActions({ m_copy, m_copyVersion });
    menu.addSeparator();
    menu.addAction(m_order);
    menu.exec(m_view->viewport()->mapToGlobal(at));
}

void TimelinePage::plan(const Target &target)
{
    Q_EMIT goTo({ .page = Location::Page::Plan, .target = target });
}

void TimelinePage::rehearse()
{
    const auto several = chosenFiles();
    Q_EMIT goTo({ .page = Location::Page::Rehearsal,
        .version = selected(),
        .target = several.size() > 1
            ? std::optional(Target { .kind = Target::Kind::Chosen, .chosen = several })
            : std::nullopt });
}

void TimelinePage::planUpToHere()
{
    if (const auto target = m_model->targetFor(m_view->currentIndex().row())) {
        plan(*target);
    }
}

void TimelinePage::planBackToHere()
{
    planUpToHere();
}

void TimelinePage::planChosen()
{
    const auto pending = chosenPending();
    if (!pending.isEmpty()) {
        plan({ .direction = Direction::Up,
            .kind = Target::Kind::Chosen,
            .chosen = pending,
            .allowLate = true });
    } else {
        plan({ .direction = Direction::Down,
            .kind = Target::Kind::Chosen,
            .chosen = { selected() } });
    }
}

void TimelinePage::planAll()
{
    plan({ .direction = Direction::Up, .kind = Target::Kind::All });
}

void TimelinePage::planNext()
{
    plan({ .direction = Direction::Up, .kind = Target::Kind::Steps, .steps = 1 });
}

void TimelinePage::switchOrder()
{
    const auto before = selected();
    m_model->setAppliedOrder(m_order->isChecked());
    m_view->selectRow(m_model->rowOf(before));
    updateButtons();
}

void TimelinePage::planLast()
{
    plan({ .direction = Direction::Down, .kind = Target::Kind::Steps, .steps = 1 });
}

/// What is there with what it becomes when the plan goes up to the chosen row; else everything.
void TimelinePage::compare()
{
    using Kind = DifferenceSource::Kind;
    const auto target = m_model->targetFor(m_view->currentIndex().row());
    if (!m_standing.fromDatabase) {
        Q_EMIT goTo({ .page = Location::Page::Differences });
        return;
    }
    QList<DifferenceSource> sources { { .kind = Kind::Expected }, { .kind = Kind::Live } };
    const bool up = target && target->direction == Direction::Up;
    if (up || m_standing.timeline.pending > 0) {
        sources += DifferenceSource { .kind = Kind::AfterPlan };
    }
    Q_EMIT goTo({ .page = Location::Page::Differences,
        .target = up ? *target : Target(),
        .sources = sources });
}

void TimelinePage::peek()
{
    const auto index = m_view->currentIndex();
    const auto *entry = m_model->entry(index.row());
    if (!entry || entry->migration < 0) {
        return;
    }
    const auto rect = m_view->visualRect(index);
    m_peek->open(entry->migration, visible(titleOf(entry->version, entry->name)),
        m_project.highlighting,
        QRect(m_view->viewport()->mapTo(this, rect.topLeft()), rect.size()));
}

void TimelinePage::copyRows()
{
    QStringList lines;
    auto rows = m_view->selectionModel()->selectedIndexes();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const auto &index : std::as_const(rows)) {
        if (const auto *entry = m_model->entry(index.row())) {
            lines += rowAsText(*entry);
        }
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void TimelinePage::copyVersion()
{
    QGuiApplication::clipboard()->setText(selected().text);
}

} // namespace Switchback
