// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/mainwindow.h"

#include "core/text.h"
#include "widgets/activitystrip.h"
#include "widgets/backfillpage.h"
#include "widgets/backupspage.h"
#include "widgets/connectdialog.h"
#include "widgets/differencespage.h"
#include "widgets/environmentbar.h"
#include "widgets/gridpage.h"
#include "widgets/inspector.h"
#include "widgets/logpage.h"
#include "widgets/planpage.h"
#include "widgets/problemspage.h"
#include "widgets/referencewindows.h"
#include "widgets/rehearsalpage.h"
#include "widgets/releasepage.h"
#include "widgets/repositoriespage.h"
#include "widgets/runpage.h"
#include "widgets/sourceslist.h"
#include "widgets/startpage.h"
#include "widgets/timelinepage.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {

constexpr auto LookForRunsEvery = 2s; // only while one goes on elsewhere

QString droppedFolder(const QMimeData *data)
{
    for (const auto &url : data->urls()) {
        if (const QFileInfo info(url.toLocalFile()); url.isLocalFile() && info.exists()) {
            return info.isDir() ? info.absoluteFilePath() : info.absolutePath();
        }
    }
    return {};
}

/// What PostgreSQL and MariaDB call a password that is wrong or missing.
bool isAboutPassword(const Error &error)
{
    static const QStringList codes { u"28P01"_s, u"28000"_s, u"1045"_s };
    return error.kind == ErrorKind::Connection
        && (codes.contains(error.sqlState)
            || error.server.contains("password"_L1, Qt::CaseInsensitive));
}

} // namespace

MainWindow::MainWindow(Workspace *workspace, QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_bar(new EnvironmentBar(workspace, this))
    , m_message(new MessageBar(this))
    , m_sources(new SourcesList(this))
    , m_stack(new QStackedWidget(this))
    , m_start(new StartPage(this))
    , m_workbench(new QSplitter(this))
    , m_timeline(new TimelinePage(workspace, this))
    , m_inspector(new Inspector(workspace, this))
    , m_plan(new PlanPage(workspace, this))
    , m_run(new RunPage(workspace, this))
    , m_differences(new DifferencesPage(workspace, this))
    , m_log(new LogPage(workspace, this))
    , m_problems(new ProblemsPage(workspace, this))
    , m_repositories(new RepositoriesPage(workspace, this))
    , m_rehearsal(new RehearsalPage(workspace, this))
    , m_backups(new BackupsPage(workspace, this))
    , m_backfill(new BackfillPage(workspace, this))
    , m_release(new ReleasePage(workspace, this))
    , m_grid(new GridPage(workspace, this))
    , m_strip(new ActivityStrip(workspace, this))
    , m_body(new QSplitter(this))
    , m_palette(new CommandPalette(this))
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    setMinimumSize(800, 560);
    setupView();
    setupMenus();
    connectPages();
    connectWorkspace();
    restoreLayout();
    projectChanged(workspace->project());
    standingChanged(workspace->standing());
    showPage(m_root.isEmpty() ? Location::Page::Start : Location::Page::Timeline);
    lookForRuns();
    checkLog();
}

MainWindow::~MainWindow() = default;

void MainWindow::setupView()
{
    m_workbench->setObjectName(u"workbench"_s);
    m_workbench->setChildrenCollapsible(false);
    m_workbench->addWidget(m_timeline);
    m_workbench->addWidget(m_inspector);
    m_workbench->setStretchFactor(0, 3);
    m_workbench->setStretchFactor(1, 2);
    m_workbench->setSizes({ 560, 440 });
    for (auto *page : std::initializer_list<QWidget *> { m_start, m_workbench, m_plan, m_run,
             m_differences, m_log, m_problems, m_repositories, m_rehearsal, m_backups, m_backfill,
             m_release, m_grid }) {
        m_stack->addWidget(page);
    }
    m_body->setObjectName(u"body"_s);
    m_body->addWidget(m_sources);
    m_body->addWidget(m_stack);
    m_sources->setMinimumWidth(150); // its words stay readable; it can be collapsed
    m_body->setCollapsible(1, false);
    m_body->setStretchFactor(0, 0);
    m_body->setStretchFactor(1, 1);
    m_body->setSizes({ 200, 1000 });
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_message);
    column->addWidget(m_body, 1);
    column->addWidget(m_strip);
    setCentralWidget(central);
}

void MainWindow::connectPages()
{
    connect(m_start, &StartPage::folderWanted, this, &MainWindow::askFolder);
    connect(m_start, &StartPage::demoWanted, this, &MainWindow::openDemo);
    connect(m_start, &StartPage::projectChosen, this, &MainWindow::open);
    connect(m_sources, &SourcesList::pageChosen, this,
        [this](Location::Page page) { goTo({ .page = page }); });
    connect(m_sources, &SourcesList::folderChosen, this, [this](int folder) {
        m_workspace->selectFolder(folder);
        goTo({ .page = Location::Page::Timeline });
    });
    connect(m_timeline, &TimelinePage::goTo, this, &MainWindow::goTo);
    connect(m_timeline, &TimelinePage::connectWanted, this, &MainWindow::openConnectDialog);
    connect(m_timeline, &TimelinePage::selectionChanged, m_inspector, &Inspector::setVersion);
    connect(m_timeline, &TimelinePage::inspectorWanted, this, [this] {
        m_inspector->show();
        m_inspector->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_timeline, &TimelinePage::locksWanted, this, &MainWindow::showLocksTab);
    connect(m_timeline, &TimelinePage::halfDoneWanted, this, [this] { openHalfDone({}); });
    connect(m_inspector, &Inspector::goTo, this, &MainWindow::goTo);
    connect(m_plan, &PlanPage::goTo, this, &MainWindow::goTo);
    connect(m_plan, &PlanPage::safeWanted, this, &MainWindow::makeSafe);
    connect(m_plan, &PlanPage::reviewWanted, this, &MainWindow::askReview);
    connect(m_inspector, &Inspector::safeWanted, this, &MainWindow::makeSafe);
    connect(m_run, &RunPage::goTo, this, &MainWindow::goTo);
    connect(m_run, &RunPage::halfDoneWanted, this, &MainWindow::openHalfDone);
    connect(m_differences, &DifferencesPage::goTo, this, &MainWindow::goTo);
    connect(m_problems, &ProblemsPage::goTo, this, &MainWindow::goTo);
    connect(m_problems, &ProblemsPage::countChanged, this, &MainWindow::showCounts);
    connect(m_repositories, &RepositoriesPage::goTo, this, &MainWindow::goTo);
    connect(m_grid, &GridPage::goTo, this, &MainWindow::goTo);
    connectRunning();
    connect(m_bar, &EnvironmentBar::environmentChosen, m_workspace, &Workspace::selectEnvironment);
    connect(m_bar, &EnvironmentBar::driftClicked, this, [this] {
        using Kind = DifferenceSource::Kind;
        goTo({ .page = Location::Page::Differences,
            .sources = { { .kind = Kind::Expected }, { .kind = Kind::Live } } });
    });
    connect(m_bar, &EnvironmentBar::armingWanted, this, &MainWindow::setArmed);
    connect(m_bar, &EnvironmentBar::paletteWanted, this, &MainWindow::openPalette);
    connect(m_strip, &ActivityStrip::runClicked, this,
        [this] { goTo({ .page = Location::Page::Run }); });
    connect(m_message, &MessageBar::actionTriggered, this, [this] {
        const auto action = m_messageAction;
        m_message->dismiss();
        if (action) {
            action();
        }
    });
}

void MainWindow::connectWorkspace()
{
    connect(m_workspace, &Workspace::projectChanged, this, &MainWindow::projectChanged);
    connect(m_workspace, &Workspace::standingChanged, this, &MainWindow::standingChanged);
    connect(m_workspace, &Workspace::guardChanged, this, &MainWindow::updateCommands);
    connect(m_workspace, &Workspace::noticed, this, qOverload<const Error &>(&MainWindow::say));
    connect(m_workspace, &Workspace::runStarted, this, &MainWindow::runStarted);
    connect(m_workspace, &Workspace::runEnded, this, &MainWindow::runEnded);
    m_runsElsewhere.setInterval(LookForRunsEvery);
    connect(&m_runsElsewhere, &QTimer::timeout, this,
        [this] { m_running.isEmpty() ? lookForRuns() : m_workspace->refresh(); });
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState is) {
        if (is == Qt::ApplicationActive) {
            lookForRuns();
        }
    });
}

void MainWindow::open(const QString &directory)
{
    m_message->dismiss();
    m_workspace->open(directory).then(
        this, [this](const Result<void> &opened) { afterOpening(opened); });
}

void MainWindow::openDemo(Demo demo)
{
    m_message->dismiss();
    m_workspace->openDemo(demo).then(this,
        [this, demo](const Result<void> &opened) { afterOpening(opened, demo == Demo::Sqlite); });
}

void MainWindow::askFolder()
{
    auto *dialog = new QFileDialog(this, tr("Open a Project Folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"folderDialog"_s);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    if (!m_root.isEmpty()) {
        dialog->setDirectory(QFileInfo(m_root).path());
    }
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::open);
    dialog->open();
}

void MainWindow::afterOpening(const Result<void> &opened, bool staysThere)
{
    if (!opened) {
        if (opened.error().kind != ErrorKind::Cancelled) {
            say(opened.error());
        }
        return;
    }
    const auto &project = m_workspace->project();
    if (staysThere) {
        rememberProject(project.root, project.name);
    }
    m_start->refresh();
    goTo({ .page = Location::Page::Timeline });
    m_timeline->setFocus(Qt::OtherFocusReason);
}

void MainWindow::goTo(const Location &location)
{
    if (location.page == Location::Page::Rules) {
        openRules(location.subject);
        return;
    }
    if (location.page == Location::Page::Locks) {
        openLocks(location.subject);
        return;
    }
    if (location.folder && *location.folder != m_workspace->project().folder) {
        m_workspace->selectFolder(*location.folder)
            .then(this, [this, location](const Result<void> &opened) {
                auto there = location;
                there.folder.reset();
                opened ? goTo(there) : say(opened.error());
            });
        return;
    }
    const bool differences = location.page == Location::Page::Differences;
    if (differences) {
        compare(location);
    } else if (location.page == Location::Page::Rehearsal) {
        m_rehearsal->offer(location.target, location.version.value_or(Version()));
    } else if (location.page == Location::Page::Backfill && !location.subject.isEmpty()) {
        m_backfill->setStatement(location.subject);
    } else if (location.target) {
        m_plan->setTarget(*location.target);
        m_plan->setPlanFile(location.subject);
    }
    const bool needsProject = location.page != Location::Page::Log && !differences;
    showPage(m_root.isEmpty() && needsProject ? Location::Page::Start : location.page);
    if (location.version && location.page == Location::Page::Timeline) {
        m_timeline->select(*location.version);
    }
    if (location.page == Location::Page::Timeline && location.place.line > 0) {
        m_inspector->showPlace(location.place);
    }
}

void MainWindow::compare(const Location &location)
{
    if (!location.sources.isEmpty()) {
        m_differences->compare(location.sources, location.target.value_or(Target()));
    } else if (m_differences->isEmpty() && !m_differences->isBusy()) {
        m_differences->compare(m_differences->usualSources());
    }
}

void MainWindow::showPage(Location::Page page)
{
    m_page = page;
    const auto widget = [&]() -> QWidget * {
        switch (page) {
        case Location::Page::Timeline:
            return m_workbench;
        case Location::Page::Plan:
            return m_plan;
        case Location::Page::Run:
            return m_run;
        case Location::Page::Differences:
            return m_differences;
        case Location::Page::Log:
            return m_log;
        case Location::Page::Problems:
            return m_problems;
        case Location::Page::Repositories:
            return m_repositories;
        case Location::Page::Rehearsal:
            return m_rehearsal;
        case Location::Page::Backups:
            return m_backups;
        case Location::Page::Backfill:
            return m_backfill;
        case Location::Page::Release:
            return m_release;
        case Location::Page::Grid:
            return m_grid;
        case Location::Page::Start:
        case Location::Page::Rules:
        case Location::Page::Locks:
            break;
        }
        return m_start;
    }();
    m_stack->setCurrentWidget(widget);
    m_sources->setPage(page);
    m_sources->setVisible(!m_root.isEmpty());
    m_bar->setVisible(!m_root.isEmpty());
    if (page == Location::Page::Start) {
        m_start->refresh();
    }
    updateCommands();
}

void MainWindow::projectChanged(const ProjectView &project)
{
    const bool another = project.root != m_root;
    m_root = project.root;
    m_sources->setProject(project);
    if (m_root.isEmpty()) {
        setWindowTitle(u"Switchback"_s);
        showPage(Location::Page::Start);
    } else {
        const auto environment = project.environments.value(project.environment).name;
        setWindowTitle(visible(QStringList { project.name, environment, u"Switchback"_s }
                .filter(QRegularExpression(u"."_s))
                .join(u" — "_s)));
        if (another) {
            showPage(Location::Page::Timeline);
        }
    }
    updateCommands();
}

void MainWindow::standingChanged(const Standing &standing)
{
    const bool isOpen = !m_root.isEmpty();
    showCounts();
    updateCommands();
    // That no database is named yet is not an error: the timeline says so by itself.
    const bool trouble = isOpen && standing.trouble && standing.trouble->kind != ErrorKind::Usage;
    if (trouble) {
        const auto &error = *standing.trouble;
        const bool password = isAboutPassword(error);
        m_troubleShown = true;
        say(messageFor(error, password ? tr("Enter the Password…") : tr("Try Again")),
            [this, password] { password ? openConnectDialog() : m_workspace->refresh(); });
    } else if (std::exchange(m_troubleShown, false)) {
        m_message->dismiss();
    }
    if (standing.running != std::exchange(m_running, standing.running)) {
        lookForRuns();
    }
}

void MainWindow::showCounts()
{
    m_sources->setCounts(m_workspace->standing().timeline.pending, m_problems->count(),
        m_workspace->isRunActive() || !m_workspace->runningPlan().steps.isEmpty());
}

void MainWindow::runStarted()
{
    m_message->dismiss();
    showCounts();
    goTo({ .page = Location::Page::Run });
}

void MainWindow::runEnded(const Outcome &outcome)
{
    updateCommands();
    if (m_closing) {
        close();
        return;
    }
    if (m_page == Location::Page::Run) {
        return; // it says everything itself
    }
    const bool done = outcome.kind == Outcome::Kind::Done;
    say({ .tone = done ? Tone::Applied : Tone::Danger,
            .happened = done
                ? tr("The run is done: %n migration(s).", nullptr, int(outcome.finished.size()))
                : tr("The run ended early."),
            .truth = visible(outcome.truth.join(u' ')),
            .action = tr("Show the Run") },
        [this] { goTo({ .page = Location::Page::Run }); });
}

void MainWindow::say(const Message &message, const std::function<void()> &action)
{
    m_messageAction = action;
    m_message->showMessage(message);
}

void MainWindow::say(const Error &error)
{
    say(messageFor(error));
}

void MainWindow::openConnectDialog()
{
    if (m_root.isEmpty()) {
        return;
    }
    auto *dialog = new ConnectDialog(m_root, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto address = m_workspace->project().address; !address.isEmpty()) {
        dialog->setUrl(address);
    }
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_message->dismiss();
        m_workspace->connectTo(dialog->address());
    });
    dialog->open();
}

void MainWindow::openPreferences()
{
    askPreferences(loadPreferences(), this, [this](const Preferences &preferences) {
        auto options = m_timeline->options();
        options.compact = preferences.compactRows;
        m_timeline->setOptions(options);
        savePreferences(preferences);
        Q_EMIT preferencesChanged(preferences);
    });
}

void MainWindow::setArmed(bool armed)
{
    m_workspace->setArmed(armed);
}

void MainWindow::openFilter()
{
    if (m_page == Location::Page::Log) {
        m_log->openFilter();
    } else if (m_page == Location::Page::Problems) {
        m_problems->openFilter();
    } else if (m_page == Location::Page::Timeline) {
        m_timeline->openFilter();
    } else if (m_page == Location::Page::Differences) {
        m_differences->openFilter();
    }
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value("window/geometry").toByteArray())) {
        resize(1280, 800);
    }
    m_body->restoreState(settings.value("window/body").toByteArray());
    m_workbench->restoreState(settings.value("window/workbench").toByteArray());
}

void MainWindow::saveLayout() const
{
    QSettings settings;
    settings.setValue("window/geometry", saveGeometry());
    settings.setValue("window/body", m_body->saveState());
    settings.setValue("window/workbench", m_workbench->saveState());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_workspace->isChanging() && !m_workspace->isRunActive() && !m_closing) {
        event->ignore();
        askCloseChange(this, [this] {
            m_closing = true; // the threads are stopped and waited for
            close();
        });
        return;
    }
    if (m_workspace->isRunActive() && !m_closing) {
        event->ignore();
        askClose(this, [this](bool stop) {
            m_closing = true;
            stop ? m_workspace->stopRun() : void(close());
        });
        return;
    }
    saveLayout();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFolder(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
        m_start->setDropping(true);
    }
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    m_start->setDropping(false);
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_start->setDropping(false);
    if (const auto folder = droppedFolder(event->mimeData()); !folder.isEmpty()) {
        event->acceptProposedAction();
        open(folder);
    }
}

} // namespace Switchback
