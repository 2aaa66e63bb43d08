// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a second connection sees of a run: whether its statement runs or waits, how far the server
// is, who blocks it and who waits for it.

#include "core/runevent.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace Switchback {

class ElidedLabel;
class SessionModel;

class WatchPanel : public QWidget
{
    Q_OBJECT
public:
    explicit WatchPanel(QWidget *parent = nullptr);
    /// A new run: nothing was seen yet.
    void clear();
    /// Shows itself when there is something to see of the statement that runs.
    void show(const Watching &event);
    /// What was seen of the statement before holds no more. With `why` it is tried again; only then
    /// there is something to say.
    void forget(const QString &why = {});
    /// What became of interrupting somebody.
    void say(const QString &sentence);

Q_SIGNALS:
    /// Agreed to in a question.
    void interruptWanted(qint64 backend, const Switchback::WatchedSession &session);

private:
    void setupView();
    void setupActions();
    void showProgress(const std::optional<ServerProgress> &progress);
    void updateButtons();
    void askInterrupt();
    const WatchedSession *chosen() const;

    SessionModel *m_model;
    qint64 m_backend = 0;
    bool m_ended = false; // nobody watches any more, and that stays said
    ElidedLabel *m_state;
    QLabel *m_phase;
    QProgressBar *m_bar;
    QTableView *m_table;
    ElidedLabel *m_said;
    QPushButton *m_copy;
    QPushButton *m_interrupt;
};

} // namespace Switchback
