// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/timelinepage.h"

#include "core/text.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/peekcard.h"
#include "widgets/strip.h"
#include "widgets/style.h"
#include "widgets/timelineview.h"
#include "workspace/foldersafety.h"
#include "workspace/rehearsals.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QStackedLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

TimelineOptions storedOptions()
{
    const QSettings settings;
    return { .compact = settings.value("timeline/compact", false).toBool(),
        .times = settings.value("timeline/times", true).toBool(),
        .tags = settings.value("timeline/tags", true).toBool(),
        .safety = settings.value("timeline/safety", true).toBool() };
}

} // namespace

TimelinePage::TimelinePage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new TimelineModel(this))
    , m_delegate(new TimelineDelegate(this))
    , m_view(new TimelineView(m_model))
    , m_peek(nullptr)
    , m_stack(new QStackedLayout)
    , m_empty(new EmptyState)
    , m_offline(nullptr)
    , m_filter(new QLineEdit)
    , m_matches(new QLabel)
    , m_optionsButton(new QToolButton)
    , m_summary(new ElidedLabel)
    , m_halfDone(new QPushButton(tr("After a Failure…")))
    , m_apply(new QPushButton)
    , m_rollBack(new QPushButton)
{
    setupView();
    setupActions();
    connectWorkspace();
}

void TimelinePage::setupView()
{
    m_delegate->setOptions(storedOptions());
    m_view->setItemDelegate(m_delegate);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    auto *strip = new Strip(
        Tone::Info, tr("No database is connected: what is applied is not known."), tr("Connect…"));
    connect(strip, &Strip::pressed, this, &TimelinePage::connectWanted);
    m_offline = strip;
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins({});
    column->setSpacing(0);
    setupFilter();
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(12, 8, 12, 8);
    filterRow->setSpacing(8);
    filterRow->addWidget(m_filter, 1);
    filterRow->addWidget(m_matches);
    filterRow->addWidget(m_optionsButton);
    column->addLayout(filterRow);
    column->addWidget(m_offline);
    column->addWidget(makeLine());
    column->addWidget(m_view, 1);
    column->addWidget(makeLine());
    setupFooter();
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(12, 8, 12, 8);
    footer->setSpacing(8);
    footer->addWidget(m_summary, 1);
    footer->addWidget(m_rollBack);
    footer->addWidget(m_halfDone);
    footer->addWidget(m_apply);
    column->addLayout(footer);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(list);
    setLayout(m_stack);
    m_peek = new PeekCard(m_workspace, this);
    setFocusProxy(m_view);
    setTabOrder(m_view, m_filter); // letters are commands at once; Ctrl+F leads to the filter
}

void TimelinePage::setupFilter()
{
    m_filter->setObjectName(u"timelineFilter"_s);
    m_filter->setPlaceholderText(tr("Find migrations"));
    m_filter->setAccessibleName(tr("Find migrations"));
    m_filter->setToolTip(tr("Dims what does not match (%1)")
            .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s, Tone::Neutral), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_matches->setTextFormat(Qt::PlainText);
    m_matches->setForegroundRole(QPalette::PlaceholderText);
    m_matches->hide();
    m_optionsButton->setObjectName(u"timelineOptions"_s);
    m_optionsButton->setIcon(icon(u"settings"_s));
    m_optionsButton->setToolTip(tr("What the timeline shows"));
    m_optionsButton->setAccessibleName(tr("What the timeline shows"));
    m_optionsButton->setAutoRaise(true);
    fillOptionsMenu();
    connect(m_filter, &QLineEdit::textChanged, this, &TimelinePage::filterChanged);
}

void TimelinePage::setupFooter()
{
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_rollBack->setObjectName(u"rollBackLast"_s);
    m_rollBack->setIcon(icon(u"rollback"_s));
    m_rollBack->setText(tr("Roll back last…"));
    m_apply->setObjectName(u"applyAll"_s);
    makePrimary(m_apply);
    m_halfDone->setObjectName(u"halfDone"_s);
    m_halfDone->setToolTip(tr("Finds out which statements are in, and shows the ways on"));
    m_halfDone->hide();
    connect(m_halfDone, &QPushButton::clicked, this, &TimelinePage::halfDoneWanted);
    connect(m_apply, &QPushButton::clicked, this, &TimelinePage::planAll);
    connect(m_rollBack, &QPushButton::clicked, this, &TimelinePage::planLast);
}

void TimelinePage::fillOptionsMenu()
{
    auto *menu = new QMenu(m_optionsButton);
    const auto add = [&](const QString &text, bool TimelineOptions::*option) {
        auto *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_delegate->options().*option);
        connect(action, &QAction::toggled, this, [this, option](bool on) {
            auto options = m_delegate->options();
            options.*option = on;
            setOptions(options);
        });
        connect(menu, &QMenu::aboutToShow, action, [this, action, option] {
            const QSignalBlocker quiet(action);
            action->setChecked(m_delegate->options().*option);
        });
    };
    add(tr("Compact Rows"), &TimelineOptions::compact);
    add(tr("When It Was Applied"), &TimelineOptions::times);
    add(tr("Remarks"), &TimelineOptions::tags);
    add(tr("Findings, Locks and the Way Back"), &TimelineOptions::safety);
    connect(m_optionsButton, &QToolButton::clicked, menu, [this, menu] {
        menu->popup(m_optionsButton->mapToGlobal(m_optionsButton->rect().bottomRight())
            - QPoint(menu->sizeHint().width(), 0));
    });
}

void TimelinePage::connectWorkspace()
{
    const auto update = [this] { setStanding(m_workspace->project(), m_workspace->standing()); };
    connect(m_workspace, &Workspace::standingChanged, this, update);
    connect(m_workspace, &Workspace::projectChanged, this, update);
    connect(m_workspace, &Workspace::insightGained, this, update);
    connect(&m_workspace->safety(), &FolderSafety::changed, this,
        [this] { setSafety(m_workspace->safety().verdicts().briefs); });
    connect(&m_workspace->rehearsals(), &Rehearsals::proofsChanged, this, &TimelinePage::setProofs);
    setProofs(m_workspace->rehearsals().proofs());
    connect(m_workspace, &Workspace::changingChanged, this, &TimelinePage::updateButtons);
    connect(m_workspace, &Workspace::runStarted, this, &TimelinePage::updateButtons);
    connect(m_workspace, &Workspace::runEnded, this, &TimelinePage::updateButtons);
    update();
}

void TimelinePage::setStanding(const ProjectView &project, const Standing &standing)
{
    const auto before = selected();
    const bool moved = standing.timeline.current != m_standing.timeline.current;
    const bool first = m_standing.timeline.entries.isEmpty() || project.root != m_project.root
        || project.folder != m_project.folder;
    m_project = project;
    m_standing = standing;
    m_model->setTimeline(standing.timeline, project.rules, standing.fromDatabase);
    m_model->setOpaque(standing.opaque);
    m_offline->setVisible(!standing.fromDatabase);
    m_delegate->setTimesKnown(std::ranges::any_of(standing.timeline.entries,
        [](const TimelineEntry &entry) { return entry.appliedAt.isValid(); }));
    if (first) {
        m_filter->clear();
        const int row = m_model->rowOf(Version { standing.timeline.current });
        m_view->selectRow(row >= 0 ? row : m_model->nextMatch(-1, 1));
        m_view->showHere();
    } else if (m_view->selectionModel()->selectedIndexes().isEmpty()) {
        m_view->selectRow(m_model->rowOf(before));
    }
    if (moved && !first) {
        m_view->showHere(); // the database went somewhere else: follow it
    }
    updateButtons();
    updateEmptyState();
    updateMatches();
    Q_EMIT selectionChanged(selected());
}

void TimelinePage::setSafety(const SafetyBriefs &briefs)
{
    m_model->setSafety(briefs);
    m_delegate->setSafetyKnown(!briefs.isEmpty());
    m_view->viewport()->update();
    updateMatches();
}

void TimelinePage::setProofs(const ProofsByVersion &proofs)
{
    m_model->setProofs(proofs);
    m_view->viewport()->update();
    updateMatches();
}

void TimelinePage::updateEmptyState()
{
    const auto folder = m_project.folders.value(m_project.folder);
    if (!m_standing.timeline.entries.isEmpty()) {
        m_stack->setCurrentIndex(1);
        return;
    }
    const auto place = elided(visible(QDir::toNativeSeparators(m_project.root)), 60);
    if (m_project.root.isEmpty()) {
        m_empty->say(
            u"folder"_s, tr("Open a project to see its migrations."), tr("Open a project"));
    } else if (m_project.folders.isEmpty()) {
        m_empty->say(u"folder"_s, tr("No migrations were found in %1.").arg(place),
            tr("Open another project"));
    } else if (!m_standing.readAt.isValid()) {
        m_empty->say(u"timeline"_s, tr("Reading the migrations in %1 …").arg(place));
    } else {
        m_empty->say(u"timeline"_s,
            tr("This folder has no migrations yet. %1 names its files like this: %2")
                .arg(m_project.formatTitle, m_project.fileNames),
            tr("Look again"));
    }
    m_stack->setCurrentIndex(0);
}

void TimelinePage::updateButtons()
{
    const auto &timeline = m_standing.timeline;
    const bool busy = m_workspace->isChanging();
    const bool ready = m_standing.fromDatabase && m_project.formatRuns && !busy;
    const auto reason = busy ? tr("A run is in progress.")
        : !m_project.formatRuns
        ? tr("Switchback shows %1 projects but does not run them yet.").arg(m_project.formatTitle)
        : !m_standing.fromDatabase ? tr("Connect to a database first.")
                                   : QString();
    m_halfDone->setVisible(timeline.dirty);
    m_halfDone->setEnabled(ready);
    m_apply->setText(timeline.pending > 0 ? tr("Apply %n migration(s)…", nullptr, timeline.pending)
                                          : tr("Nothing to apply"));
    m_apply->setEnabled(ready && timeline.pending > 0);
    m_apply->setToolTip(!reason.isEmpty() ? reason
            : timeline.pending > 0        ? tr("Shows the plan first")
                                          : QString());
    m_rollBack->setEnabled(ready && timeline.applied + timeline.failed > 0);
    m_rollBack->setToolTip(reason.isEmpty() ? tr("Shows the plan first") : reason);
    m_summary->setText(!m_standing.fromDatabase
            ? tr("%n migration(s)", nullptr, int(timeline.entries.size()))
            : timeline.failed > 0 ? tr("%1 applied, %2 failed, %3 pending")
                                        .arg(timeline.applied)
                                        .arg(timeline.failed)
                                        .arg(timeline.pending)
                                  : tr("%1 migrations, %2 applied, %3 pending")
                                        .arg(timeline.entries.size())
                                        .arg(timeline.applied)
                                        .arg(timeline.pending));
    const auto target = ready ? m_model->targetFor(m_view->currentIndex().row()) : std::nullopt;
    m_upToHere->setEnabled(target && target->direction == Direction::Up);
    m_backToHere->setEnabled(target && target->direction == Direction::Down);
    m_next->setEnabled(ready && timeline.pending > 0);
    m_order->setEnabled(m_standing.fromDatabase && m_project.rules.appliedOrder);
    const auto pending = chosenPending();
    const auto *entry = m_model->entry(m_view->currentIndex().row());
    const bool one = entry && isApplied(entry->state) && m_project.rules.rollbackOfOne;
    m_chosen->setEnabled(ready && (!pending.isEmpty() || one));
    m_chosen->setText(pending.isEmpty() ? tr("Plan Rolling Back This One Alone")
                                        : tr("Plan the Selected Ones Alone"));
    m_peekAction->setEnabled(entry && entry->migration >= 0);
    const int several = int(chosenFiles().size());
    m_rehearse->setText(several > 1 ? tr("Rehearse the %n Selected…", nullptr, several)
                                    : tr("Rehearse the Way Back…"));
    m_rehearse->setEnabled(
        m_standing.fromDatabase && timeline.applied + timeline.pending > 0 && m_project.formatRuns);
}

/// Selected rows, from the bottom: the newest is on top, the oldest runs first.
QList<const TimelineEntry *> TimelinePage::chosenEntries() const
{
    QList<int> rows;
    for (const auto &index : m_view->selectionModel()->selectedIndexes()) {
        rows += index.row();
    }
    std::ranges::sort(rows, std::greater {});
    QList<const TimelineEntry *> entries;
    for (const int row : std::as_const(rows)) {
        if (const auto *entry = m_model->entry(row)) {
            entries += entry;
        }
    }
    return entries;
}

QList<Version> TimelinePage::chosenPending() const
{
    QList<Version> versions;
    for (const auto *entry : chosenEntries()) {
        if (!isApplied(entry->state)) {
            versions += entry->version;
        }
    }
    return versions;
}

/// Those that can be rehearsed.
QList<Version> TimelinePage::chosenFiles() const
{
    QList<Version> versions;
    for (const auto *entry : chosenEntries()) {
        if (entry->migration >= 0 && !entry->repeatable) {
            versions += entry->version;
        }
    }
    return versions;
}

void TimelinePage::select(const Version &version)
{
    m_view->selectRow(m_model->rowOf(version));
}

bool TimelinePage::selectFound(int step)
{
    const int row = m_model->nextFound(m_view->currentIndex().row(), step);
    m_view->selectRow(row);
    return row >= 0;
}

Version TimelinePage::selected() const
{
    const auto *entry = m_model->entry(m_view->currentIndex().row());
    return entry ? entry->version : Version();
}

void TimelinePage::openFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

const TimelineOptions &TimelinePage::options() const
{
    return m_delegate->options();
}

void TimelinePage::setOptions(const TimelineOptions &options)
{
    m_delegate->setOptions(options);
    QSettings settings;
    settings.setValue("timeline/compact", options.compact);
    settings.setValue("timeline/times", options.times);
    settings.setValue("timeline/tags", options.tags);
    settings.setValue("timeline/safety", options.safety);
    m_view->relayout();
    m_view->viewport()->update();
}

void TimelinePage::filterChanged()
{
    m_model->setFilter(m_filter->text());
    updateMatches();
    const int current = m_view->currentIndex().row();
    const auto index = m_model->index(current, 0);
    if (!m_filter->text().isEmpty() && !index.data(TimelineModel::MatchRole).toBool()) {
        stepMatch(1);
    }
}

void TimelinePage::updateMatches()
{
    const bool filtering = !m_filter->text().trimmed().isEmpty();
    m_matches->setVisible(filtering);
    m_matches->setText(!filtering
            ? QString()
            : tr("%1 of %2").arg(m_model->matches()).arg(m_standing.timeline.entries.size()));
}

void TimelinePage::stepMatch(int by)
{
    const int from = m_view->currentIndex().row();
    int row = m_model->nextMatch(from, by);
    if (row < 0) {
        row = m_model->nextMatch(by > 0 ? -1 : m_model->rowCount(), by); // round the end
    }
    m_view->selectRow(row);
}

bool TimelinePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            m_filter->clear();
            m_view->setFocus(Qt::ShortcutFocusReason);
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            stepMatch(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Down) {
            m_view->setFocus(Qt::ShortcutFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Switchback
