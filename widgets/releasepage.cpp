// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/releasepage.h"

#include "core/facts.h"
#include "core/text.h"
#include "items/duration.h"
#include "items/releasemodel.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/icons.h"
#include "widgets/strip.h"
#include "widgets/style.h"
#include "widgets/tabledelegate.h"
#include "workspace/releases.h"
#include "workspace/workspace.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int TickMs = 5000;
constexpr int Steps = 1000; // of the bar

using Table = ReleaseModel::Table;
using Work = Releases::Work;

void fill(QWidget *row, QLineEdit *field, const QStringList &command)
{
    const auto shown = shownCommand(command);
    row->setVisible(!command.isEmpty());
    if (field->text() != shown) {
        field->setText(shown);
        field->setCursorPosition(0);
        field->setToolTip(u"<span>"_s + shown.toHtmlEscaped() + u"</span>"_s);
    }
}

Tone toneOf(const Release &release)
{
    switch (release.hold) {
    case ReleaseHold::None:
        return release.stage == ReleaseStage::Done ? Tone::Applied : Tone::Info;
    case ReleaseHold::Failed:
    case ReleaseHold::Unhealthy:
        return Tone::Danger;
    default:
        return Tone::Attention;
    }
}

} // namespace

ReleasePage::ReleasePage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_releases(&workspace->releases())
    , m_stages(new ReleaseModel(Table::Stages, this))
    , m_parts(new ReleaseModel(Table::Parts, this))
    , m_checks(new ReleaseModel(Table::Checks, this))
    , m_notes(new ReleaseModel(Table::Notes, this))
    , m_ticker(new QTimer(this))
    , m_subtitle(new ElidedLabel)
    , m_bar(new QProgressBar)
    , m_message(new Strip(Tone::Info, {}, {}))
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState)
    , m_stageView(new QTableView)
    , m_title(new QLabel)
    , m_meaning(new QLabel)
    , m_command(new QLineEdit)
    , m_back(new QLineEdit)
    , m_partView(new QTableView)
    , m_phaseLabel(new QLabel)
    , m_phase(new QComboBox)
    , m_checkView(new QTableView)
    , m_noteView(new QTableView)
    , m_line(new ElidedLabel)
    , m_said(new QCheckBox)
    , m_returns(new QCheckBox)
    , m_stop(new QPushButton(tr("Stop")))
    , m_abort(new QPushButton(tr("Back to blue…")))
    , m_next(new QPushButton)
{
    setObjectName(u"releasePage"_s);
    setupView();
    setupActions();
    connectWorkspace();
    showRelease();
}

void ReleasePage::setupActions()
{
    auto *next = new QAction(icon(u"run"_s), tr("Go On with the Release"), this);
    next->setShortcut(Qt::CTRL | Qt::Key_Return);
    auto *stop = new QAction(icon(u"stop"_s), tr("Stop the Step"), this);
    stop->setShortcut(Qt::CTRL | Qt::Key_Period);
    for (auto *action : { next, stop }) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    connect(next, &QAction::triggered, m_next, &QPushButton::click);
    connect(stop, &QAction::triggered, m_stop, &QPushButton::click);
    connect(m_next, &QPushButton::clicked, this, &ReleasePage::goOn);
    connect(m_abort, &QPushButton::clicked, this, &ReleasePage::askAbort);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stopping = true;
        m_releases->stop();
        updateState();
    });
    connect(m_said, &QCheckBox::toggled, this, &ReleasePage::updateState);
    connect(m_phase, &QComboBox::activated, this, &ReleasePage::choosePhase);
    connect(m_partView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ReleasePage::showPhase);
    m_ticker->setInterval(TickMs);
    connect(m_ticker, &QTimer::timeout, this, [this] { look(); });
}

void ReleasePage::connectWorkspace()
{
    connect(m_releases, &Releases::changed, this, &ReleasePage::showRelease);
    connect(m_releases, &Releases::looked, this, &ReleasePage::showLook);
    connect(m_releases, &Releases::failed, this, &ReleasePage::failed);
    connect(m_releases, &Releases::workChanged, this, [this] {
        m_stopping = false;
        showRelease();
    });
    connect(m_workspace, &Workspace::standingChanged, this, [this] {
        if (isVisible()) {
            look();
        }
    });
    connect(m_workspace, &Workspace::projectChanged, this, [this] {
        m_byHand.clear();
        m_fresh = false;
        m_message->hide();
    });
    connect(m_workspace, &Workspace::guardChanged, this, &ReleasePage::updateState);
    connect(m_workspace, &Workspace::changingChanged, this, &ReleasePage::updateState);
}

void ReleasePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    look();
}

bool ReleasePage::hasRelease() const
{
    return m_releases->view() && !m_releases->view()->release.id.isEmpty();
}

void ReleasePage::look()
{
    m_releases->look(m_byHand, m_fresh);
    updateState();
}

void ReleasePage::showRelease()
{
    const auto &view = m_releases->view();
    auto release = view ? view->release : Release();
    release.working = m_releases->isWalking();
    const auto applied = view ? view->applied : QStringList();
    const auto chosen = m_partView->currentIndex().row();
    for (auto *model : { m_stages, m_parts, m_notes }) {
        model->setRelease(release, applied);
    }
    const bool gone = release.stage == ReleaseStage::Contract;
    m_checks->setChecks(!view ? QList<Probe>()
            : gone            ? view->settings.oldGone
                              : view->settings.checks,
        m_look.stage == release.stage ? m_look.answers : QList<ProbeAnswer>());
    for (auto *table : { m_stageView, m_partView, m_checkView, m_noteView }) {
        fitColumns(table);
        // A header that is laid out already stretches its last section only when told anew.
        table->horizontalHeader()->setStretchLastSection(false);
        table->horizontalHeader()->setStretchLastSection(true);
    }
    m_stageView->selectRow(int(stagesOf(release).indexOf(release.stage)));
    m_partView->selectRow(std::clamp(chosen, 0, std::max(0, m_parts->rowCount() - 1)));
    if (view) {
        showMessage();
    }
    showStage();
    showPhase();
    updateState();
    Q_EMIT progressed();
}

void ReleasePage::showMessage()
{
    const auto &release = m_releases->view()->release;
    QStringList lines { visibleLines(release.words) };
    if (!m_releases->target()) {
        lines += visible(oneLine(m_releases->target().error()));
    }
    if (m_releases->view()->elsewhere) {
        lines += tr("Another program goes on with it.");
    }
    lines.removeAll(QString());
    m_message->say(m_releases->target() ? toneOf(release) : Tone::Attention, lines.join(u'\n'));
    m_message->setVisible(hasRelease() && !lines.isEmpty());
}

void ReleasePage::showStage()
{
    const auto &view = m_releases->view();
    const auto release = view ? view->release : Release();
    m_title->setText(release.aborted ? tr("Aborted") : stageTitle(release.stage));
    m_meaning->setText(release.aborted ? visible(release.compatible)
            : !hasRelease() ? tr("Look at the phases first; each can be changed by hand. "
                                 "Nothing runs when the release begins.")
                            : stageMeaning(release.stage));
    fill(m_commandRow, m_command, hasRelease() ? view->command : QStringList());
    fill(m_backRow, m_back, hasRelease() && view ? view->back : QStringList());
}

void ReleasePage::showPhase()
{
    const auto &parts = m_parts->release().parts;
    const auto row = m_partView->currentIndex().row();
    const bool can = !hasRelease() && row >= 0 && row < parts.size();
    m_phaseRow->setVisible(!hasRelease() && !parts.isEmpty());
    m_phase->setEnabled(can);
    if (can) {
        const auto &part = parts.at(row);
        m_phaseLabel->setText(tr("Phase of %1:").arg(elided(visible(part.version.text), 40)));
        m_phase->setCurrentIndex(
            part.byHand ? m_phase->findData(int(part.phase)) : m_phase->count() - 1);
    }
}

void ReleasePage::choosePhase(int index)
{
    const auto row = m_partView->currentIndex().row();
    const auto &parts = m_parts->release().parts;
    if (row < 0 || row >= parts.size() || hasRelease()) {
        return;
    }
    const auto version = parts.at(row).version.text;
    const int phase = m_phase->itemData(index).toInt();
    if (phase < 0) {
        m_byHand.remove(version);
    } else {
        m_byHand.insert(version, Phase(phase));
    }
    look();
}

void ReleasePage::showLook(const ReleaseLook &look)
{
    m_look = look;
    m_checks->setChecks(look.stage == ReleaseStage::Contract ? m_releases->view()->settings.oldGone
                                                             : m_releases->view()->settings.checks,
        look.answers);
    updateState();
}

void ReleasePage::failed(const Error &error)
{
    m_message->say(error.kind == ErrorKind::Cancelled ? Tone::Attention : Tone::Danger,
        visibleLines(oneLine(error)));
    m_message->show();
}

void ReleasePage::start(const Result<void> &started)
{
    if (!started) {
        failed(started.error());
    }
    updateState();
}

ReleaseOrders ReleasePage::orders() const
{
    const auto &view = *m_releases->view();
    return { .command = view.command,
        .mayCheck = true, // each stands in the table, word by word
        .said = asksSomebody() && m_said->isChecked(),
        .returns = m_returns->isVisible() && m_returns->isChecked(),
        .back = view.back };
}

bool ReleasePage::asksSomebody() const
{
    if (!hasRelease()) {
        return false;
    }
    const auto &view = *m_releases->view();
    switch (view.release.stage) {
    case ReleaseStage::Deploy:
    case ReleaseStage::Switch:
        return view.command.isEmpty();
    case ReleaseStage::Check:
    case ReleaseStage::Watch:
        return view.settings.checks.isEmpty();
    case ReleaseStage::Contract:
        return view.settings.oldGone.isEmpty() && !view.release.oldGone;
    default:
        return false;
    }
}

void ReleasePage::goOn()
{
    if (!m_releases->view()) {
        return;
    }
    const auto &view = *m_releases->view();
    const auto &target = m_releases->target();
    if (!hasRelease()) {
        m_fresh = false;
        start(m_releases->begin(m_byHand));
    } else if (view.release.isOver()) {
        m_byHand.clear();
        m_fresh = true;
        look();
    } else if (target && *target
        && (view.release.stage != ReleaseStage::Contract || view.unlocked)) {
        Q_EMIT goTo({ .page = Location::Page::Plan, .target = **target });
    } else {
        m_look = {};
        start(m_releases->goOn(orders()));
        m_said->setChecked(false);
    }
}

void ReleasePage::askAbort()
{
    if (!hasRelease()) {
        return;
    }
    const auto &view = *m_releases->view();
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"releaseAbortQuestion"_s);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(tr("Back to Blue"));
    box->setText(!view.needsBack  ? tr("End the release? The traffic is at blue and stays there.")
            : view.back.isEmpty() ? tr("No command is named for the way back: bring the traffic "
                                       "back to blue, then go on.")
                                  : tr("Bring the traffic back to blue with this command?"));
    box->setInformativeText(
        (view.needsBack && !view.back.isEmpty() ? shownCommand(view.back) + u"\n\n"_s : QString())
        + tr("Migrations that are applied stay; what they mean for the old version is said then."));
    auto *back = box->addButton(
        view.needsBack && view.back.isEmpty() ? tr("It Is Back at Blue") : tr("Back to Blue"),
        QMessageBox::DestructiveRole);
    back->setObjectName(u"backToBlue"_s);
    makeDangerous(back);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(back, &QAbstractButton::clicked, this, &ReleasePage::abort);
    box->open();
}

void ReleasePage::abort()
{
    auto wanted = orders();
    wanted.command = m_releases->view()->back;
    wanted.said = m_releases->view()->back.isEmpty();
    start(m_releases->abort(wanted));
}

QString ReleasePage::progressWords() const
{
    return m_releases->isWalking() ? u"…"_s : QString();
}

QString ReleasePage::primaryText() const
{
    if (!hasRelease()) {
        return tr("Begin release");
    }
    const auto &view = *m_releases->view();
    const auto phase = phaseOf(view.release.stage);
    if (view.release.isOver()) {
        return tr("Next release…");
    }
    if (phase && (*phase != Phase::Contract || view.unlocked)) {
        const auto &target = m_releases->target();
        return tr("Plan %n migration(s)…", nullptr,
            target && *target ? int((*target)->chosen.size()) : 0);
    }
    switch (view.release.stage) {
    case ReleaseStage::Deploy:
        return asksSomebody() ? tr("Go on") : tr("Deploy green");
    case ReleaseStage::Check:
        return asksSomebody() ? tr("Go on") : tr("Check green");
    case ReleaseStage::Switch:
        return asksSomebody() ? tr("Go on") : tr("Switch traffic");
    case ReleaseStage::Watch:
        return asksSomebody() ? tr("Go on") : tr("Watch green");
    default:
        return tr("Open the lock");
    }
}

QString ReleasePage::primaryHint() const
{
    const auto may = m_workspace->mayRun();
    const auto &view = m_releases->view();
    if (!may && view && !(hasRelease() && view->release.isOver())) {
        return visible(oneLine(may.error()));
    }
    if (asksSomebody() && !m_said->isChecked() && view->release.stage != ReleaseStage::Contract) {
        return tr("Do it, then say that it is done.");
    }
    return {};
}

void ReleasePage::updateState()
{
    const auto &view = m_releases->view();
    const bool known = m_workspace->standing().fromDatabase;
    const auto release = view ? view->release : Release();
    const bool isEmpty = !view || (release.parts.isEmpty() && !hasRelease());
    m_subtitle->setText(!known ? tr("Connect to a database first.")
            : hasRelease()     ? tr("%1 · begun by %2 %3")
                                 .arg(visible(release.database), visible(release.user),
                                     agoText(release.begun, QDateTime::currentDateTimeUtc()))
                           : visible(m_workspace->project().address));
    m_pages->setCurrentIndex(isEmpty ? 0 : 1);
    m_empty->say(u"tag"_s,
        known && m_releases->work() == Work::Looking ? tr("Looking …")
            : known && view
            ? tr("Nothing is pending: there is nothing to release.")
            : tr("A release applies what is pending in the steps of a blue-green deployment."));
    m_checkBox->setVisible(m_checks->rowCount() > 0);
    m_noteBox->setVisible(m_notes->rowCount() > 0);
    showProgress();
    showFooter();
    const bool isOpen = hasRelease() && view->unlocked && isVisible();
    isOpen ? m_ticker->start() : m_ticker->stop();
}

void ReleasePage::showProgress()
{
    const bool walks = m_releases->isWalking();
    const bool measures = m_look.wantedMs > 0;
    m_bar->setVisible(walks);
    m_bar->setRange(0, measures ? Steps : 0);
    m_bar->setValue(
        measures ? int(std::min(m_look.goodMs, m_look.wantedMs) * Steps / m_look.wantedMs) : 0);
    const auto title = hasRelease() ? stageTitle(m_releases->view()->release.stage) : QString();
    const bool well = m_look.stage != ReleaseStage::Check
        || std::ranges::all_of(m_look.answers, &ProbeAnswer::yes);
    m_line->setText(!walks ? primaryHint()
            : m_stopping   ? tr("Stopping …")
            : !measures    ? tr("%1 …").arg(title)
            : !well
            ? tr("%1: not healthy yet; it is given up in %2")
                  .arg(title, durationText(std::max<qint64>(m_look.leftMs, 0) / 1000 * 1000))
            : tr("%1: well for %2 of %3")
                  .arg(title, durationText(m_look.goodMs / 1000 * 1000),
                      durationText(m_look.wantedMs)));
}

void ReleasePage::showFooter()
{
    using enum ReleaseStage;
    const auto &view = m_releases->view();
    const bool walks = m_releases->isWalking();
    const auto release = view ? view->release : Release();
    const bool goesOn = hasRelease() && !release.isOver();
    const bool may = m_workspace->mayRun().has_value() && !(view && view->elsewhere);
    m_said->setText(release.stage == Contract                  ? tr("The old version is gone")
            : release.stage == Check || release.stage == Watch ? tr("Green is well")
                                                               : tr("It is done"));
    m_said->setVisible(asksSomebody() && !walks);
    m_returns->setVisible(goesOn && release.stage == Watch && !walks && !view->back.isEmpty());
    m_stop->setVisible(walks);
    m_stop->setEnabled(!m_stopping);
    m_abort->setVisible(goesOn && !walks);
    m_abort->setEnabled(may);
    const bool isPlan = goesOn && phaseOf(release.stage)
        && (release.stage != Contract || view->unlocked);
    const bool isSaid = !asksSomebody() || release.stage == Contract || m_said->isChecked();
    m_next->setVisible(view && (hasRelease() || !release.parts.isEmpty()) && !walks);
    m_next->setEnabled(isPlan         ? m_releases->target().has_value()
            : goesOn || !hasRelease() ? may && isSaid
                                      : true);
    m_next->setText(primaryText());
    m_next->setToolTip(primaryHint());
}

} // namespace Switchback
