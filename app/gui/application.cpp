// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/gui/application.h"

#include "workspace/driftwatch.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Switchback {

Application::Application(const QString &project)
    : m_theme(new Theme(qApp))
{
    const auto preferences = loadPreferences();
    m_theme->setChoice(preferences.scheme);
    m_language = preferences.language;
    installTranslators(m_language);
    if (!project.isEmpty()) {
        m_workspace.readAhead(project);
    }
    makeWindow();
    m_workspace.driftWatch()->setWatching(true);
}

Application::~Application() = default;

void Application::installTranslators(const QString &language)
{
    m_translators.clear();
    auto locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    if (locale.language()
        == QLocale::C) { // no language is chosen: the texts' own, with its plurals
        locale = QLocale(QLocale::English);
    }
    QLocale::setDefault(locale);
    QGuiApplication::setLayoutDirection(locale.textDirection());
    const std::pair<QString, QString> catalogs[] = {
        { u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath) },
        { u"switchback"_s, u":/i18n"_s }
    };
    for (const auto &[name, folder] : catalogs) {
        auto translator = std::make_unique<QTranslator>();
        if (translator->load(locale, name, u"_"_s, folder)) {
            QCoreApplication::installTranslator(translator.get());
            m_translators.push_back(std::move(translator));
        }
    }
}

void Application::makeWindow()
{
    m_window = std::make_unique<MainWindow>(&m_workspace);
    connect(m_window.get(), &MainWindow::preferencesChanged, this, &Application::apply);
}

void Application::apply(const Preferences &preferences)
{
    setScheme(preferences.scheme);
    if (preferences.language != m_language) {
        // Not from inside the old window's own signal.
        QTimer::singleShot(
            0, this, [this, language = preferences.language] { setLanguage(language); });
    }
}

void Application::setLanguage(const QString &language)
{
    m_language = language;
    const bool wasVisible = m_window->isVisible();
    const auto geometry = m_window->saveGeometry();
    // With the old window goes the last one: that must not be the program's end.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    m_window.reset();
    installTranslators(language);
    makeWindow();
    m_window->restoreGeometry(geometry);
    m_window->setVisible(wasVisible);
    QGuiApplication::setQuitOnLastWindowClosed(true);
}

void Application::setScheme(Qt::ColorScheme scheme)
{
    m_theme->setChoice(scheme);
}

} // namespace Switchback
