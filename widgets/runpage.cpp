// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/runpage.h"

#include "core/text.h"
#include "items/duration.h"
#include "items/runmodel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/outcomecard.h"
#include "widgets/plandelegate.h"
#include "widgets/runchart.h"
#include "widgets/sections.h"
#include "widgets/strip.h"
#include "widgets/watchpanel.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int TickMs = 250;

QStringList batchWords(const BatchDone &batch)
{
    const auto count = [](qint64 number) { return QLocale().toString(number); };
    QStringList words { batch.all > batch.keys
            ? RunPage::tr("%1 of about %2 rows").arg(count(batch.keys), count(batch.all))
            : RunPage::tr("%1 rows").arg(count(batch.keys)),
        RunPage::tr("%1 a second").arg(count(qint64(batch.perSecond))),
        RunPage::tr("batches of %1").arg(count(batch.size)) };
    if (batch.perSecond > 0 && batch.all > batch.keys) {
        words += RunPage::tr("%1 left").arg(
            durationText(qint64(double(batch.all - batch.keys) / batch.perSecond) * 1000));
    }
    return words;
}

} // namespace

RunPage::RunPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new RunModel(this))
    , m_ticker(new QTimer(this))
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_title(new QLabel)
    , m_line(new QLabel)
    , m_bar(new QProgressBar)
    , m_stop(new QPushButton)
    , m_stopAfter(new QPushButton(tr("Stop after this migration")))
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_tree(makePlanView(PlanDelegate::Shows::Run, m_model))
    , m_message(new Strip(Tone::Info, {}, {}))
    , m_sql(new SqlView)
    , m_chart(new RunChart)
    , m_watch(new WatchPanel)
    , m_card(new OutcomeCard)
    , m_cardRoom(new QWidget)
{
    setupView();
    setupActions();
    connectWorkspace();
}

void RunPage::setupView()
{
    m_tree->setObjectName(u"runSteps"_s);
    m_tree->setAccessibleName(tr("Statements of the run and their states"));
    m_message->hide();
    m_sql->setObjectName(u"runSql"_s);
    auto *right = new QWidget;
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins({});
    rightColumn->setSpacing(0);
    rightColumn->addWidget(m_message);
    rightColumn->addWidget(m_sql, 1);
    m_splitter->setObjectName(u"runSplitter"_s);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 5);
    m_splitter->setStretchFactor(1, 4);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->restoreState(QSettings().value("run/splitter").toByteArray());
    auto *cardLayout = new QVBoxLayout(m_cardRoom);
    cardLayout->setContentsMargins(12, 12, 12, 12);
    cardLayout->addWidget(m_card);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(makeHeading());
    column->addWidget(makeLine());
    column->addWidget(m_splitter, 1);
    column->addWidget(makeLine());
    column->addWidget(m_chart);
    column->addWidget(m_watch);
    column->addWidget(m_cardRoom);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(content);
    m_empty->say(u"run"_s, tr("Nothing is running."), tr("Back to the timeline"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);
    setFocusProxy(m_tree);
    setTabOrder(m_tree, m_stop); // a stray Space must not stop a run
}

QWidget *RunPage::makeHeading()
{
    auto font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setObjectName(u"runTitle"_s);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setForegroundRole(QPalette::PlaceholderText);
    m_line->setObjectName(u"runLine"_s);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(10);
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_stop->setObjectName(u"stopRun"_s);
    m_stop->setIcon(icon(u"stop"_s));
    m_stopAfter->setObjectName(u"stopAfter"_s);
    auto *heading = new QWidget;
    auto *grid = new QGridLayout(heading);
    grid->setContentsMargins(24, 16, 12, 12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_line, 1, 0);
    grid->addWidget(m_bar, 2, 0, 1, 3);
    grid->setHorizontalSpacing(8);
    grid->addWidget(m_stopAfter, 0, 1, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_stop, 0, 2, 2, 1, Qt::AlignVCenter);
    return heading;
}

void RunPage::setupActions()
{
    auto *stopAction = new QAction(icon(u"stop"_s), tr("Stop the Run"), this);
    stopAction->setShortcut(Qt::CTRL | Qt::Key_Period);
    stopAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(stopAction);
    m_stop->setToolTip(tr("Interrupts the statement in progress (%1)")
            .arg(stopAction->shortcut().toString(QKeySequence::NativeText)));
    connect(stopAction, &QAction::triggered, this, &RunPage::stop);
    connect(m_stop, &QPushButton::clicked, this, &RunPage::stop);
    m_stopAfter->setToolTip(
        tr("Lets the migration in progress come to its end and begins no other"));
    connect(m_stopAfter, &QPushButton::clicked, this, [this] {
        m_stoppingAfter = true;
        m_workspace->stopRunAfterMigration();
        updateHeading();
    });
    m_ticker->setInterval(TickMs);
    connect(m_ticker, &QTimer::timeout, this, [this] {
        m_now.ms = std::max<qint64>(0, m_since.msecsTo(QDateTime::currentDateTimeUtc()));
        m_chart->add(m_now);
        updateHeading();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &RunPage::showSelected);
    connect(m_tree, &QAbstractItemView::pressed, this, [this] { m_following = false; });
    connect(m_splitter, &QSplitter::splitterMoved, this,
        [this] { QSettings().setValue("run/splitter", m_splitter->saveState()); });
    const auto home = [this] { Q_EMIT goTo({ .page = Location::Page::Timeline }); };
    connect(m_empty, &EmptyState::pressed, this, home);
    connect(m_card, &OutcomeCard::timelineWanted, this, home);
    connect(m_card, &OutcomeCard::logWanted, this,
        [this] { Q_EMIT goTo({ .page = Location::Page::Log }); });
    connect(m_card, &OutcomeCard::againWanted, this, [this] {
        Q_EMIT goTo({ .page = Location::Page::Plan, .target = m_model->plan().target });
    });
    connect(m_card, &OutcomeCard::mendWanted, this, [this] {
        const auto &plan = m_model->plan();
        const auto &target = plan.target;
        Q_EMIT halfDoneWanted(plan.steps.at(m_model->outcome()->failedStep).version,
            target.mend == Mend::None ? target.direction : target.mendedWay);
    });
    connect(m_card, &OutcomeCard::failureWanted, this, &RunPage::showFailure);
    connect(m_watch, &WatchPanel::interruptWanted, this, &RunPage::interrupt);
}

void RunPage::connectWorkspace()
{
    connect(m_workspace, &Workspace::runStarted, this, &RunPage::begin);
    connect(m_workspace, &Workspace::runProgressed, this, &RunPage::append);
    connect(m_workspace, &Workspace::runEnded, this, &RunPage::end);
}

void RunPage::begin(const Plan &plan)
{
    m_model->setPlan(plan);
    m_following = true;
    m_stopping = false;
    m_stoppingAfter = false;
    m_shownStep = -2;
    m_since = m_workspace->runningSince();
    m_ticker->start();
    m_cardRoom->hide();
    m_message->hide();
    m_watch->clear();
    m_chart->clear();
    m_now = {};
    m_sql->setSections({}, {});
    m_pages->setCurrentIndex(1);
    m_tree->expand(m_model->indexOf(0));
    updateHeading();
    follow();
}

void RunPage::append(const QList<RunEvent> &events)
{
    m_model->append(events);
    for (const auto &event : events) {
        if (const auto *watching = std::get_if<Watching>(&event)) {
            m_watch->show(*watching);
        } else if (const auto *again = std::get_if<StatementRetried>(&event)) {
            m_watch->forget(tr("Try %1: %2").arg(again->attempt + 1).arg(again->reason));
        } else if (std::holds_alternative<StatementFinished>(event)) {
            m_watch->forget();
        }
        measure(event);
    }
    updateHeading();
    if (m_following) {
        follow();
    }
}

/// What the chart shows of this moment.
void RunPage::measure(const RunEvent &event)
{
    const auto ms = std::max<qint64>(0, m_since.msecsTo(QDateTime::currentDateTimeUtc()));
    if (const auto *watching = std::get_if<Watching>(&event)) {
        m_now.waiting = int(std::ranges::count(
            watching->seen.sessions, WatchedSession::Side::WaitsForUs, &WatchedSession::side));
        m_now.lagMs = watching->seen.lagMs;
    } else if (const auto *batch = std::get_if<BatchDone>(&event)) {
        const bool same = m_batch.step == batch->step && m_batch.statement == batch->statement
            && m_batch.keys <= batch->keys && ms > m_batchMs;
        m_now.perSecond = same ? double(batch->keys - m_batch.keys) * 1000 / double(ms - m_batchMs)
                               : batch->perSecond;
        m_now.waiting = 0;
        m_now.lagMs = batch->lagMs;
        m_batch = *batch;
        m_batchMs = ms;
    } else if (std::holds_alternative<StatementFinished>(event)) {
        m_now = { .ms = ms };
    }
    m_now.ms = ms;
    m_chart->add(m_now);
}

void RunPage::end(const Outcome &outcome)
{
    if (!m_model->outcome()) {
        m_model->append({ outcome });
    }
    m_ticker->stop();
    m_card->setOutcome(outcome, m_model->plan());
    m_cardRoom->show();
    m_watch->clear();
    updateHeading();
    if (outcome.failedStep >= 0) {
        showFailure();
    }
}

void RunPage::updateHeading()
{
    const auto &plan = m_model->plan();
    const auto count = int(plan.steps.size());
    const bool up = plan.target.direction == Direction::Up;
    const auto &outcome = m_model->outcome();
    const auto progress = m_model->progress();
    m_title->setText(outcome ? (up ? tr("Apply %n migration(s)", nullptr, count)
                                   : tr("Roll back %n migration(s)", nullptr, count))
                             : (up ? tr("Applying %n migration(s)", nullptr, count)
                                   : tr("Rolling back %n migration(s)", nullptr, count)));
    QStringList parts;
    const int step = progress.step;
    if (!outcome && step >= 0 && step < count) {
        parts += tr("step %1/%2").arg(step + 1).arg(count);
        if (progress.statement >= 0) {
            parts += tr("statement %1/%2")
                         .arg(progress.statement + 1)
                         .arg(plan.steps.at(step).statements.size());
        }
    } else {
        parts += tr("%1 of %2 steps").arg(progress.stepsDone).arg(count);
    }
    const auto ms = outcome && outcome->ms > 0 ? outcome->ms
        : m_since.isValid()                    ? m_since.msecsTo(QDateTime::currentDateTimeUtc())
                                               : 0;
    parts += durationText(outcome ? ms : ms / 1000 * 1000);
    if (!outcome) {
        parts += m_stopping ? tr("stopping")
            : progress.waitingFor.isEmpty()
            ? tr("running")
            : tr("waiting: %1").arg(elided(visible(progress.waitingFor), 120));
    }
    if (progress.batch && !outcome) {
        parts += batchWords(*progress.batch);
    }
    m_line->setText(parts.join(u" · "_s));
    m_bar->setRange(0, std::max(1, progress.statements));
    m_bar->setValue(progress.statementsDone);
    m_stop->setVisible(!outcome);
    m_stop->setEnabled(!m_stopping);
    m_stop->setText(m_stopping ? tr("Stopping…") : tr("Stop"));
    m_stopAfter->setVisible(!outcome && count > 1);
    m_stopAfter->setEnabled(!m_stopping && !m_stoppingAfter);
}

void RunPage::follow()
{
    auto index = m_model->current();
    if (!index.isValid()) {
        index = m_model->indexOf(0);
    }
    const auto step = index.parent().isValid() ? index.parent() : index;
    const auto before = m_tree->currentIndex();
    const auto stepBefore = before.parent().isValid() ? before.parent() : before;
    if (stepBefore.isValid() && stepBefore != step) {
        m_tree->collapse(stepBefore); // long runs stay short on the screen
    }
    m_tree->expand(step);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    showSelected();
}

void RunPage::showSelected()
{
    const auto index = m_tree->currentIndex();
    if (!index.isValid()) {
        return;
    }
    const int step = m_model->stepOf(index);
    const auto &plan = m_model->plan();
    if (step != m_shownStep) {
        const auto &statements = step < 0 ? plan.preparation : plan.steps.at(step).statements;
        m_sql->setWrapped(!m_workspace->project().language.isEmpty());
        m_sql->setSections(sectionsOf(statements, linesOf(m_workspace->project().language)),
            m_workspace->project().highlighting);
        m_shownStep = step;
    }
    if (m_model->statementOf(index) >= 0) {
        m_sql->showSection(m_model->statementOf(index));
    }
    QStringList lines { index.data(RunModel::MessageRole).toString() };
    lines += index.data(RunModel::NoticesRole).toStringList();
    lines.removeAll(QString());
    const auto state = RunModel::RunState(index.data(RunModel::RunStateRole).toInt());
    m_message->say(state == RunModel::RunState::Failed ? Tone::Danger
            : state == RunModel::RunState::Waiting     ? Tone::Attention
                                                       : Tone::Info,
        visibleLines(scrubbed(lines.join(u'\n'))));
    m_message->setVisible(!lines.isEmpty());
}

void RunPage::showFailure()
{
    const auto &outcome = m_model->outcome();
    const auto index = outcome ? m_model->indexOf(outcome->failedStep, outcome->failedStatement)
                               : QModelIndex();
    if (index.isValid()) {
        m_tree->expand(index.parent());
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index, QAbstractItemView::PositionAtCenter);
        showSelected();
    }
}

void RunPage::interrupt(qint64 backend, const WatchedSession &session)
{
    m_workspace->interruptSession(backend, session).then(this, [this](const Result<QString> &done) {
        m_watch->say(done ? *done : oneLine(done.error()));
    });
}

void RunPage::stop()
{
    if (m_workspace->isRunActive() && !m_stopping) {
        m_stopping = true;
        m_workspace->stopRun();
        updateHeading();
    }
}

} // namespace Switchback
