// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One statement over many rows, in batches: the statement, what a batch looks like, how large and
// how fast they are to be; then its progress, which can be halted and gone on with at any time.

#include "widgets/location.h"
#include "workspace/backfills.h"

#include <QElapsedTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTimer;

namespace Switchback {

class ElidedLabel;
class RunChart;
class SqlView;
class Strip;
class Workspace;

class BackfillPage : public QWidget
{
    Q_OBJECT
public:
    explicit BackfillPage(Workspace *workspace, QWidget *parent = nullptr);

    /// A statement of a plan or a migration.
    void setStatement(const QString &sql);
    QString statement() const;
    /// "40 %" while it goes on; empty otherwise.
    QString progressWords() const;

    // What the workspace announces.
    void showPlan(const BackfillPlan &plan);
    void showProgress(const BackfillProgress &progress);
    void end(const BackfillResult &result);
    void failed(const Error &error);

Q_SIGNALS:
    void goTo(const Switchback::Location &location);
    void progressed();

private:
    enum class State { Writing, Looking, Ready, Running, Paused, Over };

    void setupView();
    QWidget *makeHeading();
    QWidget *makeEditor();
    QWidget *makeOptions();
    QWidget *makeTriggers();
    void showTriggers();
    QWidget *makeFooter();
    void setupActions();
    void connectWorkspace();
    BackfillRequest request() const;
    void look();
    void start();
    void halt(bool pause);
    void goOn();
    void showUnfinished();
    void continueUnfinished();
    void updateState();
    QString whyNot() const;
    QString database() const;

    Workspace *m_workspace;
    State m_state = State::Writing;
    bool m_pausing = false; // a stop was asked for, to go on later
    bool m_startsAfterLook = false;
    bool m_wantsAnew = false;
    BackfillPlan m_plan;
    BackfillProgress m_progress;

    ElidedLabel *m_subtitle;
    QProgressBar *m_bar;
    RunChart *m_chart;
    QElapsedTimer m_clock; // since it runs
    qint64 m_chartMs = 0; // what the chart shows of before
    qint64 m_measured = 0; // when the last progress came
    Strip *m_unfinished;
    Strip *m_message;
    QPlainTextEdit *m_sql;
    QLabel *m_about;
    SqlView *m_preview;
    QSpinBox *m_batch;
    QCheckBox *m_adapts;
    QSpinBox *m_wanted;
    QSpinBox *m_pause;
    QCheckBox *m_without; // triggers of users
    QLabel *m_triggers;
    Strip *m_warning;
    QLabel *m_line;
    QLineEdit *m_confirm;
    QPushButton *m_look;
    QPushButton *m_halt;
    QPushButton *m_stop;
    QPushButton *m_start;
};

} // namespace Switchback
