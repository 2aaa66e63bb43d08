// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/gridcolumn.h"

#include "core/text.h"

using namespace Qt::StringLiterals;

namespace Switchback {

GridColumn readGridColumn(
    const SessionRequest &request, const QString &environment, const Secret &password)
{
    auto wanted = request;
    wanted.environment = environment;
    wanted.url = QString();
    wanted.password = password;
    GridColumn column { .environment = environment };
    const auto session = openSession(wanted);
    if (!session) {
        column.trouble = scrubbed(oneLine(session.error()));
        return column;
    }
    column.address = session->connection.display;
    column.isProtected = session->environment.isProtected;
    const auto status = readStatus(*session, Look::IntoUnapplied);
    if (!status) {
        column.trouble = scrubbed(oneLine(status.error()));
        return column;
    }
    column.server = status->server.product + u' ' + status->server.version;
    column.isProtected = column.isProtected || status->guarded;
    column.timeline = status->timeline;
    return column;
}

} // namespace Switchback
