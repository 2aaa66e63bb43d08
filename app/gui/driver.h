// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Drives the window as a person would, for the tour, the pictures and the self-test: press, wait
// until it is so, look, go on. Never sleeps for a guess.

#include "widgets/mainwindow.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace Switchback {

class Driver : public QObject
{
    Q_OBJECT
public:
    using Condition = std::function<bool()>;
    using Action = std::function<void()>;

    explicit Driver(QObject *parent = nullptr);
    /// Goes on once `condition` holds; fails when it does not within half a minute.
    void until(const QString &what, const Condition &condition);
    void act(const QString &what, const Action &action);
    /// Presses the visible, enabled button of this name in `window`, once there is one.
    void press(const std::function<QWidget *()> &window, const QString &button);
    void start();
    bool succeeded() const { return m_succeeded; }

Q_SIGNALS:
    void finished();

private:
    struct Step {
        QString what;
        Condition condition;
        Action action;
    };
    void next();
    void end(bool success);

    QList<Step> m_steps;
    QTimer m_timer;
    qint64 m_waited = 0; // ms, on the step at hand
    bool m_succeeded = false;
};

/// As it stands on the screen, at `scale` device pixels a pixel; false when it cannot be written.
bool savePicture(QWidget *widget, const QString &path, qreal scale = 1);

} // namespace Switchback
