// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A change of many rows in batches, on a thread of its own. A pause stops between two batches and
// how far it came stays in the database; so going on is beginning again, here or in another process.

#include "run/backfill.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <stop_token>

namespace Switchback {

class Workspace;

class Backfills : public QObject
{
    Q_OBJECT
public:
    explicit Backfills(Workspace *workspace);
    /// Stops what goes on and waits for its end.
    ~Backfills() override;

    enum class Work { None, Preparing, Running };
    Work work() const { return m_work; }
    bool isRunning() const { return m_work == Work::Running; }
    /// What earlier ones left in the open database.
    const QList<UnfinishedBackfill> &unfinished() const { return m_unfinished; }
    /// Whether a statement can be run over a part of a table; no database is asked.
    bool canBatch(const QString &sql) const;
    /// Why triggers cannot be left out on this engine, a sentence; empty: they can.
    QString triggersStay() const;

    /// Looks at the table; ends with prepared() or failed(). Changes nothing.
    void prepare(const BackfillRequest &request);
    /// What was prepared last; refused like a run. Ends with ended() or failed().
    Result<void> start();
    void stop() { m_stop.request_stop(); }
    /// Forgets how far an earlier one came.
    void forget(const UnfinishedBackfill &unfinished);

Q_SIGNALS:
    void workChanged();
    void unfinishedChanged();
    void prepared(const Switchback::BackfillPlan &plan);
    void progressed(const Switchback::BackfillProgress &progress);
    void ended(const Switchback::BackfillResult &result);
    void failed(const Switchback::Error &error);

private:
    void refresh();
    void setWork(Work work);
    void tell(const std::function<void()> &announce);

    Workspace *m_workspace;
    QThreadPool m_pool;
    QThreadPool m_reading;
    std::stop_source m_stop;
    std::shared_ptr<const Session> m_session; // of what was prepared
    std::shared_ptr<Backfill> m_backfill;
    QList<UnfinishedBackfill> m_unfinished;
    Work m_work = Work::None;
    int m_asked = 0; // late answers carry an older number
    int m_askedUnfinished = 0;
};

} // namespace Switchback
