// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a run would send, before it is sent: every step and statement in order, what the tool adds
// set apart, the transaction's bounds, the lock; what the rules say of it and what it destroys;
// and the one button that starts it. What is shown is byte for byte what runs.

#include "core/plantiles.h"
#include "widgets/location.h"
#include "workspace/values.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace Switchback {

class BatchChoice;
class ElidedLabel;
class EmptyState;
class FindingsView;
class LossLedger;
class OwnToolCard;
class PlanModel;
class SqlView;
class Strip;
class VerdictTiles;
class Workspace;

class PlanPage : public QWidget
{
    Q_OBJECT
public:
    explicit PlanPage(Workspace *workspace, QWidget *parent = nullptr);

    /// Asks for the plan and shows it when it comes.
    void setTarget(const Target &target);
    /// The signed file that the plan is run with; the next target forgets it.
    void setPlanFile(const QString &file);
    void setPlan(const Plan &plan);
    const Plan &plan() const;
    /// What the rules said; setPlan() asks them by itself when the plan is the workspace's.
    void setVerdicts(const QList<ScriptVerdict> &verdicts);
    void setLedger(const QList<LedgerRow> &ledger);
    void setExamined(const ExaminedPlan &examined);
    /// The whole plan as a script that another client can run.
    QString script() const;
    /// Of the finding that is shown; empty = none is.
    QString currentRule() const;
    /// Starts the run and goes to it; says why not when it may not start.
    void start();

Q_SIGNALS:
    void goTo(const Switchback::Location &location);
    /// A plan file is to be opened, reviewed and signed.
    void reviewWanted();
    /// A finding's safer way is wanted as files.
    void safeWanted(const Switchback::Finding &finding);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setupView();
    QWidget *makeHeading();
    QWidget *makeReader();
    QWidget *makeOptions();
    void offerBrake();
    std::optional<Brake> chosenBrake() const;
    QWidget *makeOverride();
    QWidget *makeFooter();
    void setupActions();
    void connectWorkspace();

    void ask();
    void answered(const Result<Plan> &answer);
    void refuse(const Error &error);
    void showPlan();
    void showNotes();
    void judge();
    void examine();
    void wantRescue(bool wanted);
    void chooseKept();
    void sampleLosses();
    void showTiles();
    void showOverride();
    void showFindings();
    void showSelected();
    void updateButton();
    QString whyNot() const;
    QString database() const;
    QString backupObjection() const;
    bool needsConfirmation() const;
    bool needsOverride() const;
    void copyScript();
    void askRunbook();
    void askPlanFile();
    void saveRunbook(const QString &file);
    void setupBatches();
    void showBatches();
    void wantBatches(bool wanted);
    bool refusesBatches(const Error &error);
    void showBatched();
    const PlannedStatement *chosenStatement() const;
    Version chosenVersion() const;
    QString chosenSql() const;

    Workspace *m_workspace;
    PlanModel *m_model;
    std::optional<Target> m_target;
    int m_asked = 0; // late answers carry an older number
    int m_shownStep = -2; // whose SQL is in the view
    bool m_remade = false; // since it was first shown
    QString m_planFile; // signed; empty: none
    QString m_saved; // the runbook that the strip speaks of

    QStackedWidget *m_pages;
    EmptyState *m_empty;
    OwnToolCard *m_ownTool;
    QLabel *m_title;
    ElidedLabel *m_subtitle;
    QPushButton *m_copy;
    QPushButton *m_compare;
    QPushButton *m_rehearse;
    QPushButton *m_runbook;
    QToolButton *m_signoff;
    QPushButton *m_backup; // where one is asked for before
    BatchChoice *m_batches; // the statement that is chosen changes many rows
    std::optional<Version> m_batchedNow; // whose batches another plan was asked for
    Strip *m_notes;
    QSplitter *m_splitter;
    QSplitter *m_reader;
    QTreeView *m_tree;
    SqlView *m_sql;
    FindingsView *m_findings;
    LossLedger *m_ledger;
    VerdictTiles *m_tiles;
    LiveFacts m_facts; // of the plan that is shown
    QList<FlagState> m_flags; // that its migrations wait for
    QList<Proof> m_proofs; // what rehearsals found, one a step
    QString m_unjudged; // why there are no verdicts; empty while they are awaited
    ElidedLabel *m_lock;
    QSpinBox *m_lockWait;
    QSpinBox *m_tries;
    QCheckBox *m_rescue; // what is dropped is copied aside before
    QCheckBox *m_brake; // for those that wait for the run
    QCheckBox *m_putBack; // rescue copies of what is applied again
    QLabel *m_reason;
    QLineEdit *m_confirm;
    QWidget *m_overrideRow;
    QLabel *m_overrideWhy;
    QLineEdit *m_override;
    QLayout *m_headingLayout = nullptr;
    QPushButton *m_back;
    QPushButton *m_start;
};

} // namespace Switchback
