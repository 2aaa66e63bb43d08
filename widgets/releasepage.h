// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A blue-green release as a walk: its steps, the command of the next one as it will run, the answers
// of the checks as they come, and the way back to blue. Migrations are applied on the plan page.

#include "core/release.h"
#include "widgets/location.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;

namespace Switchback {

class ElidedLabel;
class EmptyState;
class ReleaseModel;
class Releases;
class Strip;
class Workspace;
struct ReleaseOrders;

class ReleasePage : public QWidget
{
    Q_OBJECT
public:
    explicit ReleasePage(Workspace *workspace, QWidget *parent = nullptr);
    /// "Check green" while it goes on; empty otherwise.
    QString progressWords() const;

    // What the workspace announces.
    void showRelease();
    void showLook(const ReleaseLook &look);
    void failed(const Error &error);

Q_SIGNALS:
    void goTo(const Switchback::Location &location);
    void progressed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setupView();
    QWidget *makeHeading();
    QWidget *makeBody();
    QWidget *makeStage();
    QWidget *makeMigrations();
    QWidget *makeFooter();
    void setupActions();
    void connectWorkspace();

    void look();
    void goOn();
    void askAbort();
    void abort();
    void choosePhase(int index);
    void start(const Result<void> &started);

    void showMessage();
    void showStage();
    void showPhase();
    void updateState();
    void showProgress();
    void showFooter();
    QString primaryText() const;
    QString primaryHint() const;
    bool hasRelease() const;
    bool asksSomebody() const;
    ReleaseOrders orders() const;

    Workspace *m_workspace;
    Releases *m_releases;
    ReleaseModel *m_stages;
    ReleaseModel *m_parts;
    ReleaseModel *m_checks;
    ReleaseModel *m_notes;
    QHash<QString, Phase> m_byHand;
    ReleaseLook m_look;
    QTimer *m_ticker; // while the lock of the contract is open
    bool m_stopping = false;
    bool m_fresh = false; // what has ended is no longer of interest

    ElidedLabel *m_subtitle;
    QProgressBar *m_bar;
    Strip *m_message;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QTableView *m_stageView;
    QLabel *m_title;
    QLabel *m_meaning;
    QWidget *m_commandRow;
    QLineEdit *m_command;
    QWidget *m_backRow;
    QLineEdit *m_back;
    QTableView *m_partView;
    QWidget *m_phaseRow;
    QLabel *m_phaseLabel;
    QComboBox *m_phase;
    QWidget *m_checkBox;
    QTableView *m_checkView;
    QWidget *m_noteBox;
    QTableView *m_noteView;
    ElidedLabel *m_line;
    QCheckBox *m_said;
    QCheckBox *m_returns;
    QPushButton *m_stop;
    QPushButton *m_abort;
    QPushButton *m_next;
};

} // namespace Switchback
