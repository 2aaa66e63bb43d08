// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One Workspace, one window, and what concerns all of them: language and colours.

#include "widgets/mainwindow.h"
#include "widgets/palette.h"

#include <QTranslator>

#include <memory>

namespace Switchback {

class Application : public QObject
{
    Q_OBJECT
public:
    /// The QApplication must exist. A project that will be opened is read while the window is made.
    explicit Application(const QString &project = {});
    ~Application() override;

    Workspace *workspace() { return &m_workspace; }
    MainWindow *window() { return m_window.get(); }
    /// Empty = the system's. Makes the window anew: every text is asked for when it is made.
    void setLanguage(const QString &language);
    void setScheme(Qt::ColorScheme scheme);

private:
    void installTranslators(const QString &language);
    void makeWindow();
    void apply(const Preferences &preferences);

    Theme *m_theme; // the application's child
    QString m_language;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
    Workspace m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace Switchback
