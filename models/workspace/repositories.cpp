// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/repositories.h"

#include "formats/format.h"
#include "workspace/questions.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// "dev Shop.Repo" and "dev Audit.Repo" go together.
QString groupOf(const QString &environment)
{
    return environment.section(u' ', 0, 0);
}

} // namespace

QString environmentOf(const ProjectView &project, int folder)
{
    const auto &place = project.folders.at(folder);
    const auto chosen = project.environments.value(project.environment);
    const auto *format = formatById(place.format);
    const bool everybodys = chosen.urlOrigin.startsWith("switchback.toml"_L1);
    const auto own = format && !everybodys ? format->environments(project.root, place.path)
                                           : QList<Environment>();
    if (own.isEmpty()) {
        return everybodys ? chosen.name : QString();
    }
    const auto fits = std::ranges::find_if(own, [&chosen](const Environment &environment) {
        return groupOf(environment.name) == groupOf(chosen.name);
    });
    return fits == own.end() ? own.first().name : fits->name;
}

RepositoryStanding standingOfRepository(
    const SessionRequest &request, const ProjectView &project, int folder)
{
    const auto &place = project.folders.at(folder);
    const auto relative = QDir(project.root).relativeFilePath(place.path);
    RepositoryStanding result { .folder = folder,
        .name = project.folderNames.value(folder),
        .place = relative.startsWith(".."_L1) ? place.path : relative };
    auto wanted = request;
    wanted.migrations = place.path;
    wanted.format = place.format;
    if (folder != project.folder) { // the chosen one is shown as the window shows it
        wanted.environment = environmentOf(project, folder);
        wanted.url = QString();
        wanted.password = {};
    }
    auto opened = openRequest(wanted);
    if (!opened && folder != project.folder) { // no environment of that name for it
        wanted.environment.clear();
        opened = openRequest(wanted);
    }
    if (!opened) {
        result.standing.trouble = opened.error();
        return result;
    }
    result.address = opened->view.address;
    result.environment = opened->session.environment.name;
    result.rules = opened->view.rules;
    result.standing = opened->standing;
    return result;
}

} // namespace Switchback
