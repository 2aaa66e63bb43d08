// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// grid: migrations against environments.

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "report/json.h"
#include "run/gridcolumn.h"

#include <future>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Those of the project, asked at once: one that does not answer does not keep the others waiting.
QList<GridColumn> columnsOf(const SessionRequest &request, const QList<Environment> &environments)
{
    std::vector<std::future<GridColumn>> asked;
    for (const auto &environment : environments) {
        asked.push_back(std::async(std::launch::async,
            [&request, name = environment.name] { return readGridColumn(request, name); }));
    }
    QList<GridColumn> columns;
    for (auto &column : asked) {
        columns += column.get();
    }
    return columns;
}

} // namespace

int gridCommand(const Arguments &arguments)
{
    auto request = sessionRequest(arguments);
    request.offline = true;
    request.url = u""_s;
    const auto session = openSession(request);
    if (!session) {
        return printError(session.error());
    }
    request.offline = false;
    const auto grid = makeGrid(columnsOf(request, session->project.environments));
    return finish(arguments.has(u"json"_s), QJsonDocument(gridJson(grid)), gridText(grid));
}

} // namespace Switchback
