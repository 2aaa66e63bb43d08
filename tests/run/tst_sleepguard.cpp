// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/awake/sleepguard.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Switchback;

/// Stands where logind stands: gives out one end of a pipe and keeps the other.
class Login : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    QStringList asked;
    int kept = -1;

    bool isHeld() const
    {
        pollfd descriptor { .fd = kept, .events = POLLIN, .revents = 0 };
        return kept >= 0 && ::poll(&descriptor, 1, 0) == 0;
    }

public Q_SLOTS:
    // The names are D-Bus's.
    QDBusUnixFileDescriptor Inhibit(
        const QString &what, const QString &who, const QString &why, const QString &mode)
    {
        asked = { what, who, why, mode };
        int ends[2];
        if (::pipe(ends) != 0) {
            return {};
        }
        kept = ends[0];
        const QDBusUnixFileDescriptor given(ends[1]);
        ::close(ends[1]);
        return given;
    }
};

class SleepGuardTest : public QObject
{
    Q_OBJECT

    QProcess m_bus;

private Q_SLOTS:
    void initTestCase()
    {
        const auto program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        if (program.isEmpty()) {
            QSKIP("dbus-daemon is not installed");
        }
        m_bus.start(program, { u"--session"_s, u"--nofork"_s, u"--print-address"_s });
        QVERIFY(m_bus.waitForReadyRead(10000));
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_bus.readLine().trimmed());
    }

    void cleanupTestCase()
    {
        m_bus.terminate();
        m_bus.waitForFinished(5000);
    }

    void sleepIsHeldOffWhileItLives()
    {
        Login login;
        auto bus = QDBusConnection::connectToBus(QDBusConnection::SystemBus, u"login"_s);
        QVERIFY(bus.isConnected());
        QVERIFY(bus.registerObject(
            u"/org/freedesktop/login1"_s, &login, QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerService(u"org.freedesktop.login1"_s));
        {
            const SleepGuard guard(u"Applying 3 migrations"_s);
            QTRY_VERIFY(login.kept >= 0);
            QCOMPARE(login.asked,
                QStringList(
                    { u"sleep:idle"_s, u"Switchback"_s, u"Applying 3 migrations"_s, u"block"_s }));
            QVERIFY(login.isHeld());
        }
        QTRY_VERIFY(!login.isHeld());
        ::close(login.kept);
        QDBusConnection::disconnectFromBus(u"login"_s);
    }

    void nobodyToAskIsNoHindrance()
    {
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/at/all");
        const SleepGuard guard(u"Applying 3 migrations"_s);
        QVERIFY(timeAsleep().count() >= 0);
    }
};

QTEST_GUILESS_MAIN(SleepGuardTest)
#include "tst_sleepguard.moc"
