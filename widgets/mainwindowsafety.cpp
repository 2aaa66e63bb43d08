// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Findings and locks in the main window: the way from one to the next, and what there is to read
// up on.

#include "widgets/mainwindow.h"

#include "widgets/inspector.h"
#include "widgets/planpage.h"
#include "widgets/problemspage.h"
#include "widgets/referencewindows.h"
#include "widgets/safedialog.h"
#include "widgets/timelinepage.h"

#include <QMenu>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Page = Location::Page;

void bringForward(QWidget *window)
{
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace

void MainWindow::setupSafetyMenu(QMenu *view, QMenu *help)
{
    view->addSeparator();
    const auto add = [&](const QString &name, const QString &picture, const QString &text,
                         const QKeySequence &keys, int step) {
        auto *action = addCommand(
            view, name, picture, text, keys, [this, step] { stepFinding(step); });
        // Where migrations are read; other pages have steps of their own on the same key.
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_workbench->addAction(action);
        m_needProject += action;
    };
    add(u"nextFindingAction"_s, u"arrow-down"_s, tr("&Next Finding"), Qt::Key_F7, 1);
    add(u"previousFindingAction"_s, u"arrow-up"_s, tr("Pre&vious Finding"), Qt::SHIFT | Qt::Key_F7,
        -1);
    addCommand(help, u"helpAction"_s, u"help"_s, tr("&Help on What Is Shown"),
        QKeySequence::HelpContents, [this] { openHelp(); });
    addCommand(help, u"rulesAction"_s, u"list"_s, tr("&Rules"), {}, [this] { openRules(); });
    addCommand(help, u"locksAction"_s, u"lock"_s, tr("&Locks and What They Block"), {},
        [this] { openLocks(); });
}

QString MainWindow::currentRule() const
{
    switch (m_page) {
    case Page::Timeline:
        return m_inspector->currentRule();
    case Page::Plan:
        return m_plan->currentRule();
    case Page::Problems:
        return m_problems->currentRule();
    default:
        return {};
    }
}

/// The rule at hand; where there is none, the keys.
void MainWindow::openHelp()
{
    const auto rule = currentRule();
    rule.isEmpty() ? openShortcuts() : openRules(rule);
}

QDialog *MainWindow::openRules(const QString &id)
{
    if (!m_rules) {
        m_rules = new RuleWindow(readReference().rules, this);
        m_rules->setAttribute(Qt::WA_DeleteOnClose);
    }
    const auto wanted = id.isEmpty() ? currentRule() : id;
    if (!wanted.isEmpty() || !m_rules->isVisible()) {
        m_rules->showRule(wanted);
    }
    bringForward(m_rules);
    return m_rules;
}

QDialog *MainWindow::openLocks(const QString &mode)
{
    if (!m_locks) {
        m_locks = new LockWindow(readReference().locks, m_workspace->project().engine, this);
        m_locks->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_locks->showLock(mode);
    bringForward(m_locks);
    return m_locks;
}

/// Within the migration that is shown; behind its last finding, on to the next that has any.
void MainWindow::stepFinding(int step)
{
    m_inspector->show();
    if (!m_inspector->stepFinding(step) && m_timeline->selectFound(step)) {
        m_inspector->startFindings(step);
    }
}

void MainWindow::makeSafe(const Finding &finding)
{
    auto *dialog = new SafeDialog(m_workspace, finding, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, version = finding.version] {
        goTo({ .page = Page::Timeline, .version = version });
    });
    dialog->open();
}

void MainWindow::showLocksTab()
{
    m_inspector->show();
    m_inspector->setTab(Inspector::LocksTab);
    m_inspector->setFocus(Qt::ShortcutFocusReason);
}

} // namespace Switchback
