// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A second connection that looks, while a statement runs long, who is in its way. It lives on a
// thread of its own and connects only when there is something to look at.

#include "engines/engine.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace Switchback {

class LockWatch
{
public:
    /// Called on the watching thread, once for each change of who blocks us.
    using Blocked = std::function<void(const QString &blockers, qint64 waitedMs)>;

    LockWatch(
        const Engine &engine, const ConnectionSettings &settings, qint64 backend, Blocked blocked);
    LockWatch(const LockWatch &) = delete;
    LockWatch &operator=(const LockWatch &) = delete;
    ~LockWatch();

    void statementStarted();
    void statementFinished();
    /// Who was last seen in the way since the last statementStarted(); empty = nobody.
    QString lastBlockers() const;

private:
    void watch(const std::stop_token &stop);
    bool lookOnce(std::unique_ptr<Connection> &connection);

    const Engine &m_engine;
    const ConnectionSettings m_settings;
    const qint64 m_backend;
    const Blocked m_blocked;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_running = false;
    std::chrono::steady_clock::time_point m_since;
    QString m_last;
    std::jthread m_thread; // last: it uses all the others
};

} // namespace Switchback
