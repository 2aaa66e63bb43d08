// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/guardkeeper.h"

using namespace std::chrono_literals;

namespace Switchback {

namespace {

constexpr auto ArmedFor = 10min;

} // namespace

GuardKeeper::GuardKeeper(QObject *parent)
    : QObject(parent)
{
    m_everySecond.setInterval(1s);
    connect(&m_everySecond, &QTimer::timeout, this, &GuardKeeper::tick);
}

void GuardKeeper::setProtected(bool isProtected)
{
    set({ .isProtected = isProtected });
}

void GuardKeeper::keepProtected(bool isProtected)
{
    if (isProtected != m_guard.isProtected) {
        setProtected(isProtected);
    }
}

void GuardKeeper::setArmed(bool armed)
{
    m_until = armed && m_guard.isProtected ? QDeadlineTimer(ArmedFor) : QDeadlineTimer(0);
    tick();
}

std::optional<Error> GuardKeeper::objection() const
{
    if (!m_guard.isProtected || m_guard.secondsLeft > 0) {
        return {};
    }
    return Error { .kind = ErrorKind::Refused,
        .what = tr("This environment is protected and open read-only."),
        .untouched = tr("Nothing was run."),
        .next = tr("Arm it first; it stays armed for ten minutes.") };
}

void GuardKeeper::tick()
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_until.remainingTimeAsDuration());
    set({ .isProtected = m_guard.isProtected, .secondsLeft = int(std::max(left, 0s).count()) });
}

void GuardKeeper::set(const Guard &guard)
{
    const bool armed = guard.secondsLeft > 0;
    if (armed != m_everySecond.isActive()) {
        armed ? m_everySecond.start() : m_everySecond.stop();
    }
    if (guard != m_guard) {
        m_guard = guard;
        Q_EMIT changed(m_guard);
    }
}

} // namespace Switchback
