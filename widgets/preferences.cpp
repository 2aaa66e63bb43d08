// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/preferences.h"

#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int ProjectsKept = 12;

QList<RecentProject> storedProjects()
{
    QList<RecentProject> projects;
    QSettings settings;
    const int count = settings.beginReadArray("recentProjects");
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        projects += { settings.value("path").toString(), settings.value("name").toString(),
            settings.value("openedAt").toDateTime() };
    }
    return projects;
}

void storeProjects(const QList<RecentProject> &projects)
{
    QSettings settings;
    settings.beginWriteArray("recentProjects", int(projects.size()));
    for (int i = 0; i < projects.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue("path", projects.at(i).path);
        settings.setValue("name", projects.at(i).name);
        settings.setValue("openedAt", projects.at(i).openedAt);
    }
    settings.endArray();
}

} // namespace

Preferences loadPreferences()
{
    const QSettings settings;
    return { .language = settings.value("preferences/language").toString(),
        .scheme = Qt::ColorScheme(settings.value("preferences/scheme", 0).toInt()),
        .compactRows = settings.value("timeline/compact", false).toBool(),
        .reopenLast = settings.value("preferences/reopenLast", true).toBool() };
}

void savePreferences(const Preferences &preferences)
{
    QSettings settings;
    settings.setValue("preferences/language", preferences.language);
    settings.setValue("preferences/scheme", int(preferences.scheme));
    settings.setValue("preferences/reopenLast", preferences.reopenLast);
}

QList<RecentProject> recentProjects()
{
    auto projects = storedProjects();
    projects.removeIf(
        [](const RecentProject &project) { return !QFileInfo(project.path).isDir(); });
    return projects;
}

void rememberProject(const QString &path, const QString &name)
{
    auto projects = storedProjects();
    projects.removeIf([&](const RecentProject &project) { return project.path == path; });
    projects.prepend({ path, name, QDateTime::currentDateTimeUtc() });
    projects.resize(std::min<qsizetype>(projects.size(), ProjectsKept));
    storeProjects(projects);
}

void forgetProject(const QString &path)
{
    auto projects = storedProjects();
    projects.removeIf([&](const RecentProject &project) { return project.path == path; });
    storeProjects(projects);
}

} // namespace Switchback
