// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A run while it goes on, and how it ended.

#include "core/runcourse.h"
#include "core/runevent.h"
#include "widgets/location.h"
#include "workspace/values.h"

#include <QDateTime>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTimer;
class QTreeView;

namespace Switchback {

class EmptyState;
class OutcomeCard;
class RunModel;
class SqlView;
class Strip;
class RunChart;
class WatchPanel;
class Workspace;

class RunPage : public QWidget
{
    Q_OBJECT
public:
    explicit RunPage(Workspace *workspace, QWidget *parent = nullptr);

    // What the workspace announces.
    void begin(const Plan &plan);
    void append(const QList<RunEvent> &events);
    void end(const Outcome &outcome);

Q_SIGNALS:
    void goTo(const Switchback::Location &location);
    /// Of a migration that failed.
    void halfDoneWanted(const Switchback::Version &version, Switchback::Direction way);

private:
    void setupView();
    QWidget *makeHeading();
    void setupActions();
    void connectWorkspace();
    void updateHeading();
    void measure(const RunEvent &event);
    void follow();
    void showSelected();
    void showFailure();
    void interrupt(qint64 backend, const WatchedSession &session);
    void stop();

    Workspace *m_workspace;
    RunModel *m_model;
    QTimer *m_ticker; // only while a run goes on
    QDateTime m_since; // when the run began, perhaps before it was watched
    bool m_following = true; // until the user looks elsewhere
    bool m_stopping = false;
    bool m_stoppingAfter = false;
    int m_shownStep = -2;

    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QLabel *m_title;
    QLabel *m_line;
    QProgressBar *m_bar;
    QPushButton *m_stop;
    QPushButton *m_stopAfter;
    QSplitter *m_splitter;
    QTreeView *m_tree;
    Strip *m_message;
    SqlView *m_sql;
    RunChart *m_chart;
    CoursePoint m_now; // for the chart
    BatchDone m_batch { .step = -2 }; // the last, and when
    qint64 m_batchMs = 0;
    WatchPanel *m_watch;
    OutcomeCard *m_card;
    QWidget *m_cardRoom;
};

} // namespace Switchback
