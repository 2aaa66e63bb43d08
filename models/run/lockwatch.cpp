// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/lockwatch.h"

#include "core/tr.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {

constexpr auto Patience = 300ms; // statements shorter than this are not worth a look
constexpr auto Interval = 300ms;
constexpr auto LongestLook = 3s; // the server's, so that a run's end never waits for a look
// An interruption that met nothing is met by the next statement, or it is over.
constexpr auto BrakingHolds = 10s;

bool isAnything(const Watched &seen)
{
    return seen.waiting || !seen.sessions.isEmpty() || seen.progress || seen.lagMs >= 0;
}

qsizetype waitersLongerThan(const Watched &seen, std::chrono::milliseconds time)
{
    return std::ranges::count_if(seen.sessions, [time](const WatchedSession &session) {
        return session.side == WatchedSession::Side::WaitsForUs && session.application
            && session.ms > time.count();
    });
}

} // namespace

LockWatch::LockWatch(
    const Engine &engine, const ConnectionSettings &settings, qint64 backend, const Wishes &wishes)
    : m_engine(engine)
    , m_sessions(sessionWatch(engine.info().id))
    , m_settings(settings)
    , m_backend(backend)
    , m_wishes(wishes)
{
    m_settings.statementTimeout = LongestLook;
    if (m_sessions) {
        m_thread = std::jthread([this](const std::stop_token &stop) { watch(stop); });
    }
}

LockWatch::~LockWatch() = default;

void LockWatch::statementStarted(bool mayBrake)
{
    const std::lock_guard guard(m_mutex);
    m_running = true;
    ++m_statement;
    m_mayBrake = mayBrake && m_wishes.brake;
    m_told = false;
    m_since = std::chrono::steady_clock::now();
    m_blockers.clear();
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
    return m_blockers;
}

QString LockWatch::takeBraking()
{
    const std::lock_guard guard(m_mutex);
    const auto why = std::exchange(m_braking, {});
    return std::chrono::steady_clock::now() - m_braked < BrakingHolds ? why : QString();
}

qint64 LockWatch::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - m_since)
        .count();
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
        const auto statement = m_statement;
        lock.unlock();
        const auto seen = look(connection);
        seen ? tell(statement, *seen, {}) : tell(statement, {}, oneLine(seen.error()));
        if (!seen) {
            return; // a server that takes no second connection is not asked again
        }
        brakeIfNeeded(statement, *seen);
        lock.lock();
    }
}

Result<Watched> LockWatch::look(std::unique_ptr<Connection> &connection)
{
    if (!connection) {
        auto opened = m_engine.connect(m_settings, Access::ReadOnly);
        if (!opened) {
            return fail(opened.error());
        }
        connection = std::move(*opened);
        for (const auto &setting : m_engine.session(m_settings, connection->server())) {
            std::ignore = connection->execute(setting.sql); // LongestLook among them
        }
    }
    auto seen = m_sessions->look(*connection, m_backend);
    if (seen) {
        seen->lagMs = m_replicas.look(m_engine, *connection).value_or(-1);
    }
    return seen;
}

/// Under the mutex, so that nothing is told of a statement that has ended.
void LockWatch::tell(quint64 statement, const Watched &seen, const QString &ended)
{
    const std::lock_guard guard(m_mutex);
    if (statement != m_statement && ended.isEmpty()) {
        return;
    }
    if (const auto blockers = blockersInWords(seen.sessions); !blockers.isEmpty() && m_running) {
        m_blockers = blockers;
    }
    const bool worthTelling = isAnything(seen) || m_told;
    if (!ended.isEmpty() || (m_running && worthTelling)) {
        m_told = isAnything(seen);
        m_wishes.seen(Watching { m_backend, m_running ? elapsed() : 0, seen, ended });
    }
}

void LockWatch::brakeIfNeeded(quint64 statement, const Watched &seen)
{
    const auto &brake = m_wishes.brake;
    const auto waiters = brake ? waitersLongerThan(seen, brake->after) : 0;
    if (!brake || waiters <= brake->sessions) {
        return;
    }
    {
        const std::lock_guard guard(m_mutex);
        const auto now = std::chrono::steady_clock::now();
        const bool braking = !m_braking.isEmpty() && now - m_braked < BrakingHolds;
        if (!m_running || statement != m_statement || !m_mayBrake || braking) {
            return;
        }
        m_mayBrake = false; // once a statement
        m_braked = now;
        m_braking = tr("sessions that waited for it longer than %1 s: %2")
                        .arg(double(brake->after.count()) / 1000)
                        .arg(waiters);
    }
    m_wishes.interrupt();
}

} // namespace Switchback
