// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A second connection that looks, while a statement runs long, who is in its way, who waits for it
// and how far the server is. It lives on a thread of its own and connects only when there is
// something to look at. When it is lost, the run goes on without it.

#include "core/project.h"
#include "core/runevent.h"
#include "engines/engine.h"
#include "engines/sessionwatch.h"
#include "run/replicas.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace Switchback {

class LockWatch
{
public:
    struct Wishes {
        /// Called on the watching thread, between the statement's start and its end.
        std::function<void(const Watching &)> seen;
        std::optional<Brake> brake;
        /// Interrupts the statement; called on the watching thread.
        std::function<void()> interrupt;
    };

    LockWatch(const Engine &engine, const ConnectionSettings &settings, qint64 backend,
        const Wishes &wishes);
    LockWatch(const LockWatch &) = delete;
    LockWatch &operator=(const LockWatch &) = delete;
    ~LockWatch();

    /// Only what can be sent again is ever braked.
    void statementStarted(bool mayBrake);
    void statementFinished();
    /// Who was last seen in the way since the last statementStarted(); empty = nobody.
    QString lastBlockers() const;
    /// Why the statement was interrupted; empty: it was not, by the brake. Asked once.
    QString takeBraking();

private:
    void watch(const std::stop_token &stop);
    Result<Watched> look(std::unique_ptr<Connection> &connection);
    void tell(quint64 statement, const Watched &seen, const QString &ended);
    void brakeIfNeeded(quint64 statement, const Watched &seen);
    qint64 elapsed() const;

    const Engine &m_engine;
    const SessionWatch *m_sessions;
    ReplicaLag m_replicas; // of the watching thread alone
    ConnectionSettings m_settings;
    const qint64 m_backend;
    const Wishes m_wishes;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_running = false;
    quint64 m_statement = 0; // counts them: what was seen of one is not told of the next
    bool m_mayBrake = false;
    bool m_told = false; // that there was something to see
    std::chrono::steady_clock::time_point m_since;
    std::chrono::steady_clock::time_point m_braked;
    QString m_blockers;
    QString m_braking;
    std::jthread m_thread; // last: it uses all the others
};

} // namespace Switchback
