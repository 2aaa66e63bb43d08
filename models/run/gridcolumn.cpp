// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/gridcolumn.h"

#include "core/text.h"
#include "run/auditlog.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Some tools keep no times: what was applied from here is in the log.
void addTimes(GridColumn &column)
{
    QHash<QString, QDateTime> times;
    for (const auto &entry : readAudit().value_or(QList<AuditEntry>())) {
        if (entry.ok && entry.database == column.address && !entry.version.isEmpty()) {
            times.insert(entry.version, entry.action == "up"_L1 ? entry.at : QDateTime());
        }
    }
    for (auto &entry : column.timeline.entries) {
        if (isApplied(entry.state) && !entry.appliedAt.isValid()) {
            entry.appliedAt = times.value(entry.version.text);
        }
    }
}

} // namespace

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
    addTimes(column);
    return column;
}

} // namespace Switchback
