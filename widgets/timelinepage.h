// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Every migration of the project on one rail, and where the database stands between them.

#include "widgets/location.h"
#include "widgets/timelinedelegate.h"
#include "workspace/values.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace Switchback {

class ElidedLabel;
class EmptyState;
class PeekCard;
class TimelineView;
class Workspace;

class TimelinePage : public QWidget
{
    Q_OBJECT
public:
    explicit TimelinePage(Workspace *workspace, QWidget *parent = nullptr);

    void setStanding(const ProjectView &project, const Standing &standing);
    /// What the rules say; comes by itself for the workspace's folder.
    void setSafety(const SafetyBriefs &briefs);
    /// What rehearsals found; comes likewise.
    void setProofs(const ProofsByVersion &proofs);
    void select(const Version &version);
    /// Goes to the next one down (up, when `step` is -1) that has findings; false = there is none.
    bool selectFound(int step);
    /// Nothing selected: an empty version.
    Version selected() const;
    /// Puts the cursor into the filter.
    void openFilter();

    const TimelineOptions &options() const;
    /// Remembered for the next start.
    void setOptions(const TimelineOptions &options);

Q_SIGNALS:
    void goTo(const Switchback::Location &location);
    /// The selected migration, for the inspector; an empty version for none.
    void selectionChanged(const Switchback::Version &version);
    /// Enter was pressed on a migration.
    void inspectorWanted();
    /// L was pressed on one.
    void locksWanted();
    /// A database is to be named.
    void connectWanted();
    /// What a failed migration left is to be looked at.
    void halfDoneWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setupView();
    void setupFilter();
    void setupFooter();
    void setupActions();
    QAction *addCommand(const QString &icon, const QString &text, const QKeySequence &key,
        void (TimelinePage::*slot)());
    void connectWorkspace();
    void updateButtons();
    void updateEmptyState();
    void updateMatches();
    void stepMatch(int by);
    void filterChanged();
    void showMenu(const QPoint &at);
    void fillOptionsMenu();

    void planUpToHere();
    void planBackToHere();
    void planChosen();
    void planAll();
    void planNext();
    void switchOrder();
    void planLast();
    void compare();
    void rehearse();
    void peek();
    void copyRows();
    void copyVersion();
    QList<const TimelineEntry *> chosenEntries() const;
    QList<Version> chosenPending() const;
    QList<Version> chosenFiles() const;
    void plan(const Target &target);

    Workspace *m_workspace;
    ProjectView m_project;
    Standing m_standing;
    TimelineModel *m_model;
    TimelineDelegate *m_delegate;
    TimelineView *m_view;
    PeekCard *m_peek;
    QStackedLayout *m_stack;
    EmptyState *m_empty;
    QWidget *m_offline; // says that the files alone are shown
    QLineEdit *m_filter;
    QLabel *m_matches;
    QToolButton *m_optionsButton;
    ElidedLabel *m_summary;
    QPushButton *m_halfDone;
    QPushButton *m_apply;
    QPushButton *m_rollBack;
    QAction *m_upToHere = nullptr;
    QAction *m_backToHere = nullptr;
    QAction *m_chosen = nullptr;
    QAction *m_next = nullptr;
    QAction *m_order = nullptr;
    QAction *m_peekAction = nullptr;
    QAction *m_inspect = nullptr;
    QAction *m_showLocks = nullptr;
    QAction *m_rehearse = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_copyVersion = nullptr;
};

} // namespace Switchback
