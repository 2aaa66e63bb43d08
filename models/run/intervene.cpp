// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/intervene.h"

#include "core/tr.h"
#include "engines/sessionwatch.h"
#include "run/auditlog.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error notInTheWay(const WatchedSession &shown)
{
    return { .kind = ErrorKind::Stale,
        .what = tr("%1 is no longer as it was shown.").arg(shown.name),
        .untouched = tr("Nothing was cancelled.") };
}

/// A session that runs nothing shows its last query, whatever that was.
bool isStillThere(const Watched &seen, const WatchedSession &shown)
{
    return std::ranges::any_of(seen.sessions, [&shown](const WatchedSession &now) {
        return now.id == shown.id && now.side == shown.side && now.idle == shown.idle
            && (now.idle || now.query == shown.query);
    });
}

Result<void> interrupt(const Session &session, qint64 backend, const WatchedSession &shown)
{
    const auto *watch = sessionWatch(session.engine->info().id);
    if (!watch || shown.id <= 0) {
        return fail(notInTheWay(shown));
    }
    const auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    const auto seen = watch->look(**connection, backend);
    if (!seen) {
        return fail(seen.error());
    }
    if (!isStillThere(*seen, shown)) {
        return fail(notInTheWay(shown));
    }
    const auto done = watch->interrupt(**connection, shown);
    if (!done) {
        return fail(done.error());
    }
    return *done ? Result<void>() : fail(notInTheWay(shown));
}

} // namespace

Result<QString> interruptSession(
    const Session &session, qint64 backend, const WatchedSession &shown)
{
    const auto done = interrupt(session, backend, shown);
    const auto kept = appendAudit({ AuditEntry { .at = QDateTime::currentDateTimeUtc(),
        .user = loginName(),
        .environment = session.environment.name,
        .database = session.connection.display,
        .action = shown.idle ? u"end session"_s : u"cancel query"_s,
        .ok = done.has_value(),
        .error = done ? QString() : oneLine(done.error()),
        .reason = inWords(shown) } });
    if (!done) {
        return fail(done.error());
    }
    if (!kept) {
        return fail(kept.error());
    }
    return shown.idle ? tr("The session of %1 was ended.").arg(shown.name)
                      : tr("The query of %1 was cancelled.").arg(shown.name);
}

} // namespace Switchback
