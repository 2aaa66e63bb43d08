// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/restoremark.h"

#include "core/savefile.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/journal.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Result<QString> markPath(const Session &session)
{
    const auto folder = stateFolder();
    const auto name = QCryptographicHash::hash(
        session.connection.display.toUtf8(), QCryptographicHash::Sha256);
    return folder ? Result<QString>(*folder
                        + u"/restore-%1.json"_s.arg(QString::fromLatin1(name.toHex().left(32))))
                  : fail(folder.error());
}

} // namespace

Result<void> noteRestore(const Session &session, const QString &file)
{
    const auto path = markPath(session);
    if (!path) {
        return fail(path.error());
    }
    const QJsonObject mark { { u"file"_s, file },
        { u"at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate) },
        { u"process"_s, qint64(::getpid()) } };
    return saveFile(*path, QJsonDocument(mark).toJson(QJsonDocument::Compact));
}

void restoreIsThrough(const Session &session)
{
    if (const auto path = markPath(session)) {
        QFile::remove(*path);
    }
}

std::optional<QString> openRestore(const Session &session)
{
    const auto path = markPath(session);
    QFile file(path.value_or(QString()));
    if (!path || !file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const auto mark = QJsonDocument::fromJson(file.readAll()).object();
    const auto at = QDateTime::fromString(mark["at"_L1].toString(), Qt::ISODate);
    if (isRunning(mark["process"_L1].toInteger(), at)) {
        return {};
    }
    return tr(
        "The restore of %1 that began %2 UTC did not come to its end: the database holds only "
        "a part of it. Restore it again before anything else.")
        .arg(elided(visible(QDir::toNativeSeparators(mark["file"_L1].toString())), 200),
            at.toUTC().toString(u"yyyy-MM-dd HH:mm"_s));
}

} // namespace Switchback
