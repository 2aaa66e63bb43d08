// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Where am I: the project, its environments, the server, and whether it may be changed. A protected
// environment is marked by an edge, a lock and a word.

#include "widgets/badge.h"
#include "workspace/values.h"

#include <QWidget>

class QHBoxLayout;
class QMenu;
class QPushButton;
class QToolButton;

namespace Switchback {

class ElidedLabel;
class EnvironmentChip;
struct Drift;
class Workspace;

class EnvironmentBar : public QWidget
{
    Q_OBJECT
public:
    explicit EnvironmentBar(Workspace *workspace, QWidget *parent = nullptr);
    /// The menu under the project's name: filled by the window.
    QMenu *projectMenu() const { return m_projectMenu; }

Q_SIGNALS:
    void environmentChosen(int index);
    void armingWanted(bool armed);
    void paletteWanted();
    void pendingClicked();
    /// What the database should hold is to be compared with what it holds.
    void driftClicked();
    void backupClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setupView();
    void setProject(const ProjectView &project);
    void setStanding(const Standing &standing);
    void setGuard(const Guard &guard);
    void setDrift(const Drift &drift);
    void fillDriftMenu();
    void showBackup();
    void makeChips(const ProjectView &project);
    void fitChips();

    Workspace *m_workspace;
    QToolButton *m_project;
    QMenu *m_projectMenu;
    QHBoxLayout *m_chips;
    QToolButton *m_more;
    QList<EnvironmentChip *> m_all; // a place in the menu behind each
    ElidedLabel *m_server;
    QToolButton *m_drift;
    QToolButton *m_backup;
    BadgeLabel *m_state;
    BadgeLabel *m_protected;
    QPushButton *m_arm;
    QToolButton *m_palette;
    bool m_isProtected = false;
};

/// "PostgreSQL 17.2 · shop@db1 · replica"; paths of files by their name.
QString serverInWords(const ServerInfo &server);

} // namespace Switchback
