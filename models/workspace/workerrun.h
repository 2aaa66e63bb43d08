// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One run in a worker process, as the window sees it. Destroying this lets the worker go on.

#include "core/runevent.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <memory>

namespace Switchback {

/// The worker's program: $SWITCHBACK_CLI, next to this program, or on the PATH. Empty = none.
QString workerProgram();

class WorkerRun : public QObject
{
    Q_OBJECT
public:
    explicit WorkerRun(QObject *parent = nullptr);
    ~WorkerRun() override;
    void start(const QByteArray &job);
    void stop();
    /// When the migration in progress is complete.
    void stopAfter();

Q_SIGNALS:
    /// In batches, in order; the last event of the last batch is the Outcome.
    void progressed(const QList<Switchback::RunEvent> &events);
    void ended(const Switchback::Outcome &outcome);

private:
    void readLines();
    void flush();
    void finish(const Error &reason);

    std::unique_ptr<QProcess> m_process;
    QTimer m_batch;
    QList<RunEvent> m_events;
    std::optional<Outcome> m_outcome;
    QByteArray m_messages; // the end of standard error
    bool m_over = false;
};

} // namespace Switchback
