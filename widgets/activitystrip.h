// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The strip along the bottom: what is being waited for, how a run gets on, when was last read.

#include "core/runevent.h"

#include <QWidget>

class QProgressBar;
class QToolButton;

namespace Switchback {

class ElidedLabel;
class Workspace;

class ActivityStrip : public QWidget
{
    Q_OBJECT
public:
    explicit ActivityStrip(Workspace *workspace, QWidget *parent = nullptr);
    /// A run that goes on in another process, in words; empty = none.
    void setElsewhere(const QString &text, bool watchable);

Q_SIGNALS:
    void runClicked();
    void watchClicked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString longWork() const;
    void showActivity();
    void runStarted(const Plan &plan);
    void runProgressed(const QList<RunEvent> &events);
    void runEnded(const Outcome &outcome);

    Workspace *m_workspace;
    ElidedLabel *m_text;
    QProgressBar *m_progress;
    QToolButton *m_run;
    QToolButton *m_watch;
    ElidedLabel *m_read;
    QString m_activity;
    QString m_runText;
    int m_step = -1; // of the run, that is at work
    QList<int> m_before; // statements ahead of each step
    QString m_elsewhere;
};

} // namespace Switchback
