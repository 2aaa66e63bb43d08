// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/activitystrip.h"

#include "widgets/elidedlabel.h"
#include "widgets/palette.h"
#include "widgets/rank.h"
#include "workspace/backfills.h"
#include "workspace/backups.h"
#include "workspace/rehearsals.h"
#include "workspace/releases.h"
#include "workspace/workspace.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Switchback {

ActivityStrip::ActivityStrip(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_text(new ElidedLabel(this))
    , m_progress(new QProgressBar(this))
    , m_run(new QToolButton(this))
    , m_watch(new QToolButton(this))
    , m_read(new ElidedLabel(this))
{
    setObjectName(u"activityStrip"_s);
    setAccessibleName(tr("Activity"));
    m_text->setObjectName(u"activityText"_s);
    setRank(m_text, Rank::Small);
    setRank(m_read, Rank::Small);
    m_progress->setObjectName(u"runProgress"_s);
    m_progress->setAccessibleName(tr("Progress of the run"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->hide();
    m_run->setObjectName(u"showRunButton"_s);
    m_run->setText(tr("Show the run"));
    m_run->setAutoRaise(true);
    m_run->hide();
    m_watch->setObjectName(u"watchRunButton"_s);
    m_watch->setText(tr("Watch the run"));
    m_watch->setToolTip(
        tr("Shows the statements of the run that goes on in another window or terminal"));
    m_watch->setAutoRaise(true);
    m_watch->hide();
    m_read->setObjectName(u"readAt"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(12);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(m_run);
    row->addWidget(m_watch);
    row->addWidget(m_read);
    setFixedHeight(30);
    connect(m_run, &QToolButton::clicked, this, &ActivityStrip::runClicked);
    connect(m_watch, &QToolButton::clicked, this, &ActivityStrip::watchClicked);
    connect(workspace, &Workspace::activityChanged, this, [this](const QString &activity) {
        m_activity = activity;
        showActivity();
    });
    connect(workspace, &Workspace::standingChanged, this, [this] { showActivity(); });
    connect(workspace, &Workspace::changingChanged, this, &ActivityStrip::showActivity);
    connect(&workspace->rehearsals(), &Rehearsals::started, this, &ActivityStrip::showActivity);
    connect(&workspace->rehearsals(), &Rehearsals::ended, this, &ActivityStrip::showActivity);
    connect(workspace, &Workspace::runStarted, this, &ActivityStrip::runStarted);
    connect(workspace, &Workspace::runProgressed, this, &ActivityStrip::runProgressed);
    connect(workspace, &Workspace::runEnded, this, &ActivityStrip::runEnded);
    showActivity();
}

void ActivityStrip::setElsewhere(const QString &text, bool watchable)
{
    m_elsewhere = text;
    m_watch->setVisible(watchable);
    showActivity();
}

/// What goes on for longer and has a page of its own.
QString ActivityStrip::longWork() const
{
    if (m_workspace->backfills().isRunning()) {
        return tr("Changing rows in batches…");
    }
    if (m_workspace->releases().isWalking()) {
        return tr("A step of the release goes on…");
    }
    if (m_workspace->rehearsals().isActive()) {
        return tr("Rehearsing…");
    }
    switch (m_workspace->backups().work()) {
    case Backups::Work::Making:
        return tr("Backing up…");
    case Backups::Work::Preparing:
        return tr("Trying out a backup…");
    case Backups::Work::Restoring:
        return tr("Restoring a backup…");
    case Backups::Work::None:
        break;
    }
    return {};
}

void ActivityStrip::showActivity()
{
    const auto work = longWork();
    const auto &first = !m_runText.isEmpty() ? m_runText
        : !m_activity.isEmpty()              ? m_activity
        : !work.isEmpty()                    ? work
                                             : m_elsewhere;
    //: nothing is going on
    m_text->setText(first.isEmpty() ? tr("Idle") : first);
    const auto readAt = m_workspace->standing().readAt;
    //: when the files and the database were last read; %1 is a time of day
    m_read->setText(readAt.isValid()
            ? tr("Read at %1")
                  .arg(QLocale().toString(readAt.toLocalTime().time(), QLocale::ShortFormat))
            : QString());
}

void ActivityStrip::runStarted(const Plan &plan)
{
    int statements = int(plan.preparation.size());
    m_before.clear();
    for (const auto &step : plan.steps) {
        m_before += statements;
        statements += int(step.statements.size());
    }
    m_progress->setRange(0, statements);
    m_progress->setValue(0);
    m_progress->show();
    m_run->show();
    m_watch->hide();
    m_step = -1;
    m_runText = tr("Waiting for the migration lock…");
    showActivity();
}

void ActivityStrip::runProgressed(const QList<RunEvent> &events)
{
    const auto running = [this](int step) {
        return tr("Running step %1 of %2…").arg(step + 1).arg(m_before.size());
    };
    for (const auto &event : events) {
        if (const auto *step = std::get_if<StepStarted>(&event)) {
            m_step = step->step;
            m_runText = running(m_step);
        } else if (const auto *waiting = std::get_if<LockWaiting>(&event)) {
            m_runText = tr("Waiting for a lock: %1").arg(waiting->holder);
        } else if (const auto *begun = std::get_if<StatementStarted>(&event);
            begun && begun->step >= 0) {
            m_runText = running(begun->step);
        } else if (const auto *seen = std::get_if<Watching>(&event);
            seen && seen->ended.isEmpty() && !seen->seen.waiting && m_step >= 0) {
            m_runText = running(m_step); // it waits no longer
        } else if (const auto *done = std::get_if<StatementFinished>(&event)) {
            // Not added up: a step that is tried again begins again.
            m_progress->setValue(m_before.value(done->step) + done->statement + 1);
        }
    }
    showActivity();
}

void ActivityStrip::runEnded(const Outcome &)
{
    m_progress->hide();
    m_run->hide();
    m_runText.clear();
    showActivity();
}

void ActivityStrip::paintEvent(QPaintEvent *)
{
    const auto &t = tokens(palette());
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, t.line);
}

} // namespace Switchback
