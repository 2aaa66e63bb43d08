// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The release of the open database, on a thread of its own: where it stands, and its next stage.
// Migrations are applied by ordinary runs; everything else that a stage does is done here, and only
// what was shown before.

#include "run/releasewalk.h"

#include <QObject>
#include <QThreadPool>

namespace Switchback {

class Workspace;

class Releases : public QObject
{
    Q_OBJECT
public:
    explicit Releases(Workspace *workspace);
    /// Stops what goes on and waits for its end.
    ~Releases() override;

    enum class Work { None, Looking, Walking };
    Work work() const { return m_work; }
    bool isWalking() const { return m_work == Work::Walking; }
    /// What was seen last; empty = not looked at, or no database is open.
    const std::optional<ReleaseView> &view() const { return m_view; }
    /// What an ordinary run has to apply now; an Error says why it may not.
    const Result<std::optional<Target>> &target() const { return m_target; }

    /// Reads; ends with changed() or failed(). While no release goes on, `byHand` moves migrations;
    /// `fresh`: one that has ended is no longer of interest.
    void look(const QHash<QString, Phase> &byHand = {}, bool fresh = false);
    /// Refused like a run. Ends with changed() or failed().
    Result<void> begin(const QHash<QString, Phase> &byHand);
    Result<void> goOn(const ReleaseOrders &orders);
    Result<void> abort(const ReleaseOrders &orders);
    void stop() { m_stop.request_stop(); }

Q_SIGNALS:
    void workChanged();
    void changed();
    void looked(const Switchback::ReleaseLook &look);
    void failed(const Switchback::Error &error);

private:
    using Task = std::function<Result<ReleaseView>(const Session &session)>;
    void start(Work work, const Task &task);
    Result<void> startChange(const Task &task);
    void setWork(Work work);

    Workspace *m_workspace;
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::optional<ReleaseView> m_view;
    Result<std::optional<Target>> m_target;
    Work m_work = Work::None;
    int m_asked = 0; // late answers carry an older number
};

} // namespace Switchback
