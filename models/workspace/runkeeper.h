// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one thing that changes the database on the window's behalf: a plan in a worker process, a run
// of somebody else that is watched, or the project's own tool. Never two at once: whoever begins
// asks isActive() first.

#include "core/plan.h"
#include "core/runevent.h"

#include <QDateTime>
#include <QObject>

#include <memory>

namespace Switchback {

struct OwnToolOffer;
struct RunJob;
struct Session;
class OwnToolRun;
class WorkerRun;

class RunKeeper : public QObject
{
    Q_OBJECT
public:
    explicit RunKeeper(QObject *parent = nullptr);
    ~RunKeeper() override;

    bool isActive() const { return m_run || m_ownTool; }
    /// The plan that is running or ran last; no steps = none yet.
    const Plan &plan() const { return m_plan; }
    /// When it began; invalid = nothing ran yet.
    QDateTime since() const { return m_since; }

    void begin(const Plan &plan, const QDateTime &at, const RunJob &job);
    /// Refused without trust, and when the offer is no longer what would be started.
    Result<void> startOwnTool(const Session &session, const OwnToolOffer &offer);
    /// Stops between statements and interrupts the one in progress; the Outcome tells.
    void stop();
    /// Lets the migration in progress come to its end, and begins no other.
    void stopAfterMigration();

Q_SIGNALS:
    void started(const Switchback::Plan &plan);
    /// In batches, in order; the last event of the last batch is the Outcome.
    void progressed(const QList<Switchback::RunEvent> &events);
    void ended(const Switchback::Outcome &outcome);
    void toolSaid(const QString &line);
    void toolEnded(const Switchback::Outcome &outcome);

private:
    Plan m_plan;
    QDateTime m_since;
    std::unique_ptr<WorkerRun> m_run;
    std::unique_ptr<OwnToolRun> m_ownTool;
};

} // namespace Switchback
