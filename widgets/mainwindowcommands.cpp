// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// The main window's menus, its command palette and the page of shortcuts: one list of actions.

#include "core/text.h"
#include "widgets/backfillpage.h"
#include "widgets/backupspage.h"
#include "widgets/differencespage.h"
#include "widgets/environmentbar.h"
#include "widgets/gridpage.h"
#include "widgets/icons.h"
#include "widgets/inspector.h"
#include "widgets/mainwindow.h"
#include "widgets/planpage.h"
#include "widgets/rehearsalpage.h"
#include "widgets/releasepage.h"
#include "widgets/runpage.h"
#include "widgets/sourceslist.h"
#include "widgets/timelinepage.h"

#include <QApplication>
#include <QDir>
#include <QMenuBar>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Page = Location::Page;

QString plain(QString text)
{
    return text.remove(u'&');
}

} // namespace

QAction *MainWindow::addCommand(QMenu *menu, const QString &name, const QString &picture,
    const QString &text, const QKeySequence &keys, const std::function<void()> &run)
{
    auto *action = menu->addAction(picture.isEmpty() ? QIcon() : icon(picture), text);
    action->setObjectName(name);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, [run] { run(); });
    return action;
}

void MainWindow::setupMenus()
{
    auto *project = menuBar()->addMenu(tr("&Project"));
    addCommand(project, u"openAction"_s, u"folder"_s, tr("&Open Folder…"), QKeySequence::Open,
        [this] { askFolder(); });
    addCommand(
        project, u"demoAction"_s, u"demo"_s, tr("Try the &Demo Shop"), {}, [this] { openDemo(); });
    addCommand(project, u"demoPostgresAction"_s, u"database"_s,
        tr("Try the Demo Shop on P&ostgreSQL"), {}, [this] { openDemo(Demo::Postgres); });
    m_needProject += addCommand(project, u"connectAction"_s, u"connect"_s, tr("&Connect…"),
        Qt::CTRL | Qt::Key_E, [this] { openConnectDialog(); });
    m_needProject += addCommand(project, u"refreshAction"_s, u"refresh"_s, tr("&Read Again"),
        QKeySequence::Refresh, [this] { m_workspace->refresh(); });
    project->addSeparator();
    m_needProject += addCommand(project, u"closeAction"_s, u"close"_s, tr("C&lose Project"),
        QKeySequence::Close, [this] { m_workspace->close(); });
    addCommand(project, u"preferencesAction"_s, u"settings"_s, tr("&Preferences…"),
        Qt::CTRL | Qt::Key_Comma, [this] { openPreferences(); });
    addCommand(project, u"quitAction"_s, {}, tr("&Quit"), QKeySequence::Quit, [this] { close(); });

    auto *view = menuBar()->addMenu(tr("&View"));
    const auto addPage = [&](Page page, const QString &name, const QString &picture,
                             const QString &text, QKeySequence keys) {
        auto *action = addCommand(
            view, name, picture, text, keys, [this, page] { goTo({ .page = page }); });
        m_needProject += action;
        return action;
    };
    addPage(
        Page::Timeline, u"timelineAction"_s, u"timeline"_s, tr("&Timeline"), Qt::CTRL | Qt::Key_T);
    addPage(Page::Plan, u"planAction"_s, u"plan"_s, tr("&Plan"), Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    m_showRun = addPage(
        Page::Run, u"runAction"_s, u"run"_s, tr("&Run"), Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    addCommand(view, u"differencesAction"_s, u"compare"_s, tr("&Compare Schemas"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_D, [this] { goTo({ .page = Page::Differences }); });
    addPage(Page::Problems, u"problemsAction"_s, u"warning"_s, tr("Pro&blems"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    addPage(Page::Grid, u"gridAction"_s, u"environment"_s, tr("&Environments"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    addPage(Page::Log, u"logAction"_s, u"log"_s, tr("&Log"), Qt::CTRL | Qt::Key_L);
    m_sideBySide = addCommand(view, u"repositoriesAction"_s, u"columns"_s,
        tr("Repositories Si&de by Side"), Qt::CTRL | Qt::SHIFT | Qt::Key_S,
        [this] { goTo({ .page = Page::Repositories }); });
    view->addSeparator();
    m_needProject += addCommand(view, u"filterAction"_s, u"search"_s, tr("&Filter"),
        QKeySequence::Find, [this] { openFilter(); });
    m_needProject += addCommand(view, u"sourcesAction"_s, u"list"_s,
        tr("Show or Hide the &Sources"), Qt::Key_F8,
        [this] { m_sources->setVisible(m_sources->isHidden()); });
    m_needProject += addCommand(view, u"inspectorAction"_s, u"info"_s,
        tr("Show or Hide the &Inspector"), Qt::Key_F9,
        [this] { m_inspector->setVisible(m_inspector->isHidden()); });

    auto *run = menuBar()->addMenu(tr("&Database"));
    m_stop = addCommand(run, u"stopAction"_s, u"stop"_s, tr("&Stop the Run"),
        Qt::CTRL | Qt::Key_Period, [this] { m_workspace->stopRun(); });
    m_arm = addCommand(run, u"armAction"_s, u"unlock"_s, tr("&Allow Changes for Ten Minutes"), {},
        [this] { setArmed(m_workspace->guard().secondsLeft <= 0); });
    run->addSeparator();
    for (int i = 0; i < 9; ++i) {
        auto *action = addCommand(run, u"environmentAction%1"_s.arg(i + 1), u"environment"_s,
            tr("Environment %1").arg(i + 1), QKeySequence(Qt::Key_1 + i),
            [this, i] { m_workspace->selectEnvironment(i); });
        action->setProperty("environment", i);
    }

    setupRunningMenu(run);
    auto *help = menuBar()->addMenu(tr("&Help"));
    addCommand(help, u"paletteAction"_s, u"command"_s, tr("&Find a Command…"), Qt::CTRL | Qt::Key_K,
        [this] { openPalette(); });
    addCommand(
        help, u"shortcutsAction"_s, u"help"_s, tr("&Shortcuts"), {}, [this] { openShortcuts(); });
    setupSafetyMenu(view, help);
    addCommand(help, u"aboutAction"_s, u"switchback"_s, tr("&About Switchback"), {},
        [this] { showAbout(this); });
    auto *back = new QShortcut(Qt::Key_Escape, this);
    connect(back, &QShortcut::activated, this, [this] {
        if (m_message->isVisible()) {
            m_message->dismiss();
        } else if (!m_root.isEmpty()) {
            goTo({ .page = Page::Timeline });
        }
    });
    setupProjectMenu();
}

void MainWindow::setupProjectMenu()
{
    auto *menu = m_bar->projectMenu();
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillProjectMenu(menu); });
}

void MainWindow::fillProjectMenu(QMenu *menu)
{
    menu->clear();
    for (const auto &project : recentProjects().mid(0, 8)) {
        auto *action = menu->addAction(icon(u"folder"_s), elided(visible(project.name), 48));
        action->setToolTip(visible(project.path));
        action->setEnabled(project.path != m_root);
        connect(action, &QAction::triggered, this, [this, path = project.path] { open(path); });
    }
    menu->addSeparator();
    for (const auto *name : { "openAction", "demoAction", "closeAction" }) {
        menu->addAction(findChild<QAction *>(QLatin1StringView(name)));
    }
}

void MainWindow::updateCommands()
{
    const bool isOpen = !m_root.isEmpty();
    const auto &guard = m_workspace->guard();
    const auto &environments = m_workspace->project().environments;
    for (auto *action : std::as_const(m_needProject)) {
        action->setEnabled(isOpen);
    }
    m_showRun->setEnabled(isOpen && !m_workspace->runningPlan().steps.isEmpty());
    m_sideBySide->setEnabled(m_workspace->project().folders.size() > 1);
    m_stop->setEnabled(m_workspace->isRunActive());
    m_arm->setEnabled(guard.isProtected);
    m_arm->setText(
        guard.secondsLeft > 0 ? tr("&Back to Read-Only") : tr("&Allow Changes for Ten Minutes"));
    for (auto *action : findChildren<QAction *>()) {
        if (const auto number = action->property("environment"); number.isValid()) {
            const int i = number.toInt();
            action->setVisible(i < environments.size());
            action->setEnabled(i < environments.size());
            action->setText(
                tr("Switch to %1").arg(elided(visible(environments.value(i).name), 40)));
        }
    }
}

QList<ShortcutGroup> MainWindow::shortcutGroups() const
{
    QList<ShortcutGroup> groups;
    for (auto *top : menuBar()->actions()) {
        groups += { plain(top->text()), top->menu()->actions() };
        groups.last().actions.removeIf(
            [](const QAction *action) { return action->isSeparator() || !action->isVisible(); });
    }
    groups += { tr("In the timeline"), m_timeline->actions() };
    groups += { tr("In the plan"), m_plan->actions() };
    groups += { tr("In the run"), m_run->actions() };
    groups += { tr("In the comparison"), m_differences->actions() };
    groups += { tr("In the rehearsal"), m_rehearsal->actions() };
    groups += { tr("In the batches"), m_backfill->actions() };
    groups += { tr("In the release"), m_release->actions() };
    groups += { tr("In the backups"), m_backups->actions() };
    groups += { tr("In the environments"), m_grid->actions() };
    groups.removeIf([](const ShortcutGroup &group) {
        return std::ranges::all_of(
            group.actions, [](const QAction *action) { return action->shortcut().isEmpty(); });
    });
    return groups;
}

QDialog *MainWindow::openShortcuts()
{
    return showShortcuts(shortcutGroups(), this);
}

QList<PaletteEntry> MainWindow::paletteEntries() const
{
    QList<PaletteEntry> entries;
    const auto addActions = [&](const QList<QAction *> &actions, const QString &group) {
        for (auto *action : actions) {
            if (action->isSeparator() || !action->isEnabled() || !action->isVisible()
                || action->text().isEmpty()) {
                continue;
            }
            entries += { plain(action->text()), group, u"command"_s,
                action->shortcut().toString(QKeySequence::NativeText),
                [action] { action->trigger(); } };
        }
    };
    addActions(m_page == Page::Plan       ? m_plan->actions()
            : m_page == Page::Run         ? m_run->actions()
            : m_page == Page::Differences ? m_differences->actions()
            : m_page == Page::Timeline    ? m_timeline->actions()
            : m_page == Page::Rehearsal   ? m_rehearsal->actions()
            : m_page == Page::Backfill    ? m_backfill->actions()
            : m_page == Page::Release     ? m_release->actions()
            : m_page == Page::Backups     ? m_backups->actions()
            : m_page == Page::Grid        ? m_grid->actions()
                                          : QList<QAction *>(),
        tr("Here"));
    for (auto *top : menuBar()->actions()) {
        addActions(top->menu()->actions(), plain(top->text()));
    }
    const auto &folders = m_workspace->project().folders;
    for (int i = 0; i < folders.size() && folders.size() > 1; ++i) {
        entries += { visible(QDir(m_root).relativeFilePath(folders.at(i).path)), tr("Folder"),
            u"folder"_s, {}, [this, i] { m_workspace->selectFolder(i); } };
    }
    for (const auto &entry : m_workspace->standing().timeline.entries) {
        entries += { visible(titleOf(entry.version, entry.name)), tr("Migration"), u"timeline"_s,
            {}, [window = const_cast<MainWindow *>(this), version = entry.version] {
                window->goTo({ .page = Page::Timeline, .version = version });
            } };
    }
    return entries;
}

void MainWindow::openPalette()
{
    m_palette->open(paletteEntries());
}

} // namespace Switchback
