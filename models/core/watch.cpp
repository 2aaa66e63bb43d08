// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/watch.h"

#include "core/text.h"
#include "core/tr.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype QueryShown = 80;

} // namespace

QString inWords(const WatchedSession &session)
{
    QStringList parts;
    parts += session.user.isEmpty() ? QString() : tr("user %1").arg(session.user); // autovacuum
    parts += session.origin;
    parts += tr("%1 for %2 s")
                 .arg(session.state.isEmpty() ? tr("unknown state") : session.state)
                 .arg(session.ms / 1000);
    parts.removeAll(QString());
    auto words = u"%1 (%2)"_s.arg(session.name, parts.join(u", "_s));
    if (session.surmised) {
        words = tr("probably %1").arg(words);
    }
    auto query = session.query.trimmed();
    while (query.endsWith(u';')) { // these words end in a full stop
        query.chop(1);
    }
    if (!query.isEmpty()) {
        words += u": "_s + elided(query, QueryShown);
    }
    return visible(scrubbed(words));
}

QString blockersInWords(const QList<WatchedSession> &sessions)
{
    QStringList list;
    for (const auto &session : sessions) {
        if (session.side == WatchedSession::Side::BlocksUs) {
            list += inWords(session);
        }
    }
    return list.join(u"; "_s);
}

} // namespace Switchback
