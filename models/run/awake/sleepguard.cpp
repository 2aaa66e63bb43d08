// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/awake/sleepguard.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QUuid>

#include <ctime>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

std::chrono::milliseconds timeOf(clockid_t clock)
{
    timespec time {};
    ::clock_gettime(clock, &time);
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
}

} // namespace

struct SleepGuard::Private {
    QString name; // of the connection
    /// Keeps logind's answer: sleep is held off until the descriptor in it is closed.
    QDBusPendingCall answer = QDBusPendingCall::fromError({});
};

SleepGuard::SleepGuard(const QString &why)
{
    if (!QCoreApplication::instance()) {
        return;
    }
    d = std::make_unique<Private>();
    d->name = u"switchback-awake-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto bus = QDBusConnection::connectToBus(QDBusConnection::SystemBus, d->name);
    if (!bus.isConnected()) {
        return;
    }
    auto call = QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s,
        u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
    call.setArguments({ u"sleep:idle"_s, u"Switchback"_s, why, u"block"_s });
    d->answer = bus.asyncCall(call, 5000);
}

SleepGuard::~SleepGuard()
{
    if (d) {
        d->answer = QDBusPendingCall::fromError({});
        QDBusConnection::disconnectFromBus(d->name);
    }
}

std::chrono::milliseconds timeAsleep()
{
    return timeOf(CLOCK_BOOTTIME) - timeOf(CLOCK_MONOTONIC);
}

} // namespace Switchback
