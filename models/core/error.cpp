// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/error.h"

#include "core/text.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Switchback {

int exitStatus(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Failed:
    case ErrorKind::Cancelled:
        return 1;
    case ErrorKind::Usage:
    case ErrorKind::Input:
    case ErrorKind::Connection:
    case ErrorKind::Locked:
    case ErrorKind::Stale:
    case ErrorKind::Refused:
        break;
    }
    return 2;
}

QString oneLine(const Error &error)
{
    // Scrubbed before it is cut, so that no cut can leave half a secret behind.
    QStringList parts;
    QString where = error.place.file;
    if (!where.isEmpty() && error.place.line > 0) {
        where += u':' + QString::number(error.place.line);
    }
    if (!where.isEmpty() && !error.what.contains(error.place.file)) {
        parts += where + u':';
    }
    parts += elided(scrubbed(error.what), 260);
    if (!error.server.isEmpty() && !error.what.simplified().contains(error.server.simplified())) {
        parts += u"("_s + elided(scrubbed(error.server).simplified(), 200) + u')';
    }
    // What a tool or a format says often ends without a full stop.
    const bool goesOn = !error.untouched.isEmpty() || !error.next.isEmpty();
    const auto end = parts.last().isEmpty() ? QChar(u'.') : parts.last().back();
    if (goesOn && (end.isLetterOrNumber() || u"'\"`”’"_s.contains(end))) {
        parts.last() += u'.';
    }
    parts += elided(error.untouched, 120);
    parts += elided(error.next, 200);
    parts.removeAll(QString());
    return elided(visible(parts.join(u' ')), 600).trimmed();
}

} // namespace Switchback
