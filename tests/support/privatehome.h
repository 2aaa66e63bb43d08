// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A home of its own for a test program and the worker processes it starts: settings, state and
// data go to a temporary folder. To be made before the application object.

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

namespace Switchback {

class PrivateHome
{
public:
    PrivateHome()
    {
        for (const auto *name :
            { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME" }) {
            const auto path = m_folder.filePath(QString::fromLatin1(name).toLower());
            QDir().mkpath(path);
            qputenv(name, path.toUtf8());
        }
        QCoreApplication::setOrganizationName(QStringLiteral("Switchback"));
        QCoreApplication::setApplicationName(QStringLiteral("switchback"));
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace Switchback

/// A program that tests windows, in a home of its own.
#define SWITCHBACK_WINDOW_TEST(Test)                                                               \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        const Switchback::PrivateHome home;                                                        \
        QApplication application(argc, argv);                                                      \
        Test test;                                                                                 \
        return QTest::qExec(&test, argc, argv);                                                    \
    }
