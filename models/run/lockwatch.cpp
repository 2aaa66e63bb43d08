// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/lockwatch.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {
constexpr auto Patience = 300ms; // statements shorter than this are not worth a look
constexpr auto Interval = 250ms;
} // namespace

LockWatch::LockWatch(
    const Engine &engine, const ConnectionSettings &settings, qint64 backend, Blocked blocked)
    : m_engine(engine)
    , m_settings(settings)
    , m_backend(backend)
    , m_blocked(std::move(blocked))
{
    if (!engine.info().embedded) {
        m_thread = std::jthread([this](const std::stop_token &stop) { watch(stop); });
    }
}

LockWatch::~LockWatch() = default;

void LockWatch::statementStarted()
{
    const std::lock_guard guard(m_mutex);
    m_running = true;
    m_since = std::chrono::steady_clock::now();
    m_last.clear();
    // The thread is not woken: it looks by itself often enough, and waking it costs each statement.
}

void LockWatch::statementFinished()
{
    const std::lock_guard guard(m_mutex);
    m_running = false;
}

QString LockWatch::lastBlockers() const
{
    const std::lock_guard guard(m_mutex);
    return m_last;
}

void LockWatch::watch(const std::stop_token &stop)
{
    std::unique_ptr<Connection> connection;
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        m_changed.wait_for(lock, stop, Interval, [] { return false; });
        const bool runsLong = m_running && std::chrono::steady_clock::now() - m_since > Patience;
        if (!runsLong || stop.stop_requested()) {
            continue;
        }
        lock.unlock();
        const bool usable = lookOnce(connection);
        lock.lock();
        if (!usable) {
            return; // a server that takes no second connection is not asked again
        }
    }
}

bool LockWatch::lookOnce(std::unique_ptr<Connection> &connection)
{
    if (!connection) {
        auto opened = m_engine.connect(m_settings, Access::ReadOnly);
        if (!opened) {
            return false;
        }
        connection = std::move(*opened);
    }
    const auto blockers = m_engine.blockers(*connection, m_backend);
    if (!blockers) {
        return false;
    }
    const auto text = blockers->join(u"; "_s);
    qint64 waited = 0;
    {
        const std::lock_guard guard(m_mutex);
        if (!m_running || text.isEmpty() || text == m_last) {
            return true;
        }
        m_last = text;
        waited = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - m_since)
                     .count();
    }
    m_blocked(text, waited);
    return true;
}

} // namespace Switchback
