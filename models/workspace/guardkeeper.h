// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whether the open environment may be changed: a protected one only while it is armed, which ends
// by itself after ten minutes.

#include "workspace/values.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

namespace Switchback {

class GuardKeeper : public QObject
{
    Q_OBJECT
public:
    explicit GuardKeeper(QObject *parent = nullptr);
    const Guard &guard() const { return m_guard; }
    /// Another environment: never armed.
    void setProtected(bool isProtected);
    /// The same one, read again: what is armed stays armed.
    void keepProtected(bool isProtected);
    void setArmed(bool armed);
    /// The refusal of a run; nothing when it may go ahead.
    std::optional<Error> objection() const;

Q_SIGNALS:
    void changed(const Switchback::Guard &guard);

private:
    void set(const Guard &guard);
    void tick();

    Guard m_guard;
    QDeadlineTimer m_until;
    QTimer m_everySecond; // only while armed
};

} // namespace Switchback
