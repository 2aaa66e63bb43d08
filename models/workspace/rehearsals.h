// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Rehearsals of ways back, on a thread of their own, and what earlier ones found out of the open
// folder's migrations. The database is only read: a rehearsal and a run do not hinder each other.

#include "core/rehearsed.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace Switchback {

class Workspace;

class Rehearsals : public QObject
{
    Q_OBJECT
public:
    explicit Rehearsals(Workspace *workspace);
    /// Stops what goes on and waits until its scratch copy is gone.
    ~Rehearsals() override;

    /// Of the open folder's files as they are now, on this server.
    const ProofsByVersion &proofs() const { return m_proofs; }
    /// Reads them again.
    void refresh();

    bool isActive() const { return m_active; }
    /// Refused while one goes on and without a database.
    Result<void> start(const RehearsalWish &wish);
    void stop() { m_stop.request_stop(); }

Q_SIGNALS:
    void proofsChanged(const Switchback::ProofsByVersion &proofs);
    void started(const Switchback::RehearsalWish &wish);
    /// What is done before and between the ways, in words.
    void said(const QString &words);
    void listed(const QList<Switchback::RehearsedTrip> &trips);
    void legBegun(const Switchback::Version &version, int leg);
    void tripEnded(const Switchback::RehearsedTrip &trip);
    /// Once for each start; `trips` are all of them, those that cannot be tried here included.
    void ended(const Switchback::RehearsalEnd &end, const QList<Switchback::RehearsedTrip> &trips);

private:
    Workspace *m_workspace;
    QThreadPool m_pool; // of rehearsals
    QThreadPool m_reading; // of verdicts
    std::stop_source m_stop;
    ProofsByVersion m_proofs;
    bool m_active = false;
    int m_asked = 0; // late answers carry an older number
};

} // namespace Switchback
