// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The project's own tool at work, on a thread of its own: what it says arrives line by line on the
// window's thread, the last signal is always ended().

#include "core/runevent.h"
#include "run/owntool.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace Switchback {

class OwnToolRun : public QObject
{
    Q_OBJECT
public:
    explicit OwnToolRun(QObject *parent = nullptr);
    /// Stops the tool and waits for its end.
    ~OwnToolRun() override;

    void start(const Session &session, const OwnRun &run);
    void stop() { m_stop.request_stop(); }

Q_SIGNALS:
    void said(const QString &line);
    void ended(const Switchback::Outcome &outcome);

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace Switchback
