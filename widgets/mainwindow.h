// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The window: joins the pages and decides where a Location leads. It does nothing by itself that
// is not a call of the Workspace.

#include "core/rehearsed.h"
#include "widgets/commandpalette.h"
#include "widgets/dialogs.h"
#include "widgets/location.h"
#include "widgets/messagebar.h"
#include "workspace/workspace.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QActionGroup;
class QSplitter;
class QStackedWidget;

namespace Switchback {

class ActivityStrip;
class BackfillPage;
class ReleasePage;
class BackupsPage;
class DifferencesPage;
class EnvironmentBar;
class GridPage;
class Inspector;
class LockWindow;
class LogPage;
class PlanPage;
class ProblemsPage;
class RehearsalPage;
class RepositoriesPage;
class RuleWindow;
class RunPage;
class SourcesList;
class StartPage;
class TimelinePage;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Workspace *workspace, QWidget *parent = nullptr);
    ~MainWindow() override;

    void open(const QString &directory);
    void openDemo(Demo demo = Demo::Sqlite);
    void goTo(const Location &location);
    Location::Page page() const { return m_page; }
    MessageBar *messages() const { return m_message; }
    void openPalette();
    QDialog *openShortcuts();
    /// The rule of the finding at hand, or one by its name; empty: the first.
    QDialog *openRules(const QString &id = {});
    QDialog *openLocks(const QString &mode = {});

Q_SIGNALS:
    /// Language and colours concern the application; the window is made anew for another language.
    void preferencesChanged(const Switchback::Preferences &preferences);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void setupView();
    void setupMenus();
    void setupProjectMenu();
    void connectWorkspace();
    void connectPages();
    QAction *addCommand(QMenu *menu, const QString &name, const QString &icon, const QString &text,
        const QKeySequence &keys, const std::function<void()> &run);
    void fillProjectMenu(QMenu *menu);
    void updateCommands();
    QList<PaletteEntry> paletteEntries() const;
    QList<ShortcutGroup> shortcutGroups() const;

    void askFolder();
    /// A project whose server goes with the window is not remembered.
    void afterOpening(const Result<void> &opened, bool staysThere = true);
    void projectChanged(const ProjectView &project);
    void standingChanged(const Standing &standing);
    void showCounts();
    void runStarted();
    void runEnded(const Outcome &outcome);
    void say(const Message &message, const std::function<void()> &action = {});
    void say(const Error &error);
    void openConnectDialog();
    void openHalfDone(const Version &version, std::optional<Direction> way = std::nullopt);
    void openGuard();
    void askReview();
    void openReview(const QString &file);
    void openPreferences();
    void setArmed(bool armed);
    void lookForRuns();
    void checkLog();
    void watchRun();
    void sayEarlierRun(const EarlierRun &run);
    void sayUnfinishedRestore(const EarlierRun &restore);
    void compare(const Location &location);
    void connectRunning();
    void setupRunningMenu(QMenu *database);
    void sayRehearsed(const RehearsalEnd &end);
    void sayElsewhere(Location::Page page, const Message &message);
    void showPage(Location::Page page);
    void openFilter();
    void setupSafetyMenu(QMenu *view, QMenu *help);
    QString currentRule() const;
    void openHelp();
    void stepFinding(int step);
    void showLocksTab();
    void makeSafe(const Finding &finding);
    void restoreLayout();
    void saveLayout() const;

    Workspace *m_workspace;
    EnvironmentBar *m_bar;
    MessageBar *m_message;
    SourcesList *m_sources;
    QStackedWidget *m_stack;
    StartPage *m_start;
    QSplitter *m_workbench;
    TimelinePage *m_timeline;
    Inspector *m_inspector;
    PlanPage *m_plan;
    RunPage *m_run;
    DifferencesPage *m_differences;
    LogPage *m_log;
    ProblemsPage *m_problems;
    RepositoriesPage *m_repositories;
    RehearsalPage *m_rehearsal;
    BackupsPage *m_backups;
    BackfillPage *m_backfill;
    ReleasePage *m_release;
    GridPage *m_grid;
    ActivityStrip *m_strip;
    QSplitter *m_body;
    CommandPalette *m_palette;
    QPointer<RuleWindow> m_rules;
    QPointer<LockWindow> m_locks;
    Location::Page m_page = Location::Page::Start;
    QString m_root; // of the project the pages show
    std::function<void()> m_messageAction;
    bool m_troubleShown = false;
    bool m_closing = false;
    QTimer m_runsElsewhere;
    QString m_running; // Standing::running, when it was last looked at
    std::optional<EarlierRun> m_watchable; // a run of this project that goes on elsewhere
    QString m_earlierSaid; // journal of the run that was spoken of
    QList<QAction *> m_needProject;
    QAction *m_stop = nullptr;
    QAction *m_arm = nullptr;
    QAction *m_showRun = nullptr;
    QAction *m_sideBySide = nullptr;
};

} // namespace Switchback
