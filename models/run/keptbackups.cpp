// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Which backups of a database were made here, and whether one of them is good enough.

#include "run/backup.h"

#include "core/duration.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/auditlog.h"
#include "run/journal.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString listPath()
{
    const auto folder = stateFolder();
    return folder ? *folder + "/backups.jsonl"_L1 : QString();
}

} // namespace

void rememberBackup(const KeptBackup &backup)
{
    const QJsonObject line { { u"file"_s, backup.file }, { u"database"_s, backup.database },
        { u"at"_s, backup.at.toString(Qt::ISODateWithMs) }, { u"bytes"_s, backup.bytes },
        { u"tested"_s, backup.tested },
        { u"tables"_s, QJsonArray::fromStringList(backup.tables) } };
    const auto bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    const int file = ::open(QFile::encodeName(listPath()).constData(),
        O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file >= 0) { // a list that cannot be written only makes a guard ask for another backup
        ::flock(file, LOCK_EX);
        std::ignore = ::write(file, bytes.constData(), size_t(bytes.size()));
        ::close(file);
    }
}

QString databaseKey(const ServerInfo &server)
{
    return server.identity + u'/' + server.database;
}

QList<KeptBackup> keptBackups(const QString &database)
{
    QList<KeptBackup> list;
    QFile file(listPath());
    if (!file.open(QIODevice::ReadOnly)) {
        return list;
    }
    while (!file.atEnd()) {
        const auto object = QJsonDocument::fromJson(file.readLine()).object();
        const KeptBackup kept { .file = object["file"_L1].toString(),
            .database = object["database"_L1].toString(),
            .at = QDateTime::fromString(object["at"_L1].toString(), Qt::ISODateWithMs),
            .bytes = object["bytes"_L1].toInteger(),
            .tested = object["tested"_L1].toBool(),
            .tables = object["tables"_L1].toVariant().toStringList() };
        const QFileInfo info(kept.file);
        if (kept.database == database && info.isFile() && info.size() == kept.bytes) {
            list.prepend(kept);
        }
    }
    std::ranges::stable_sort(list, std::greater {}, &KeptBackup::at);
    return list;
}

namespace {

// What of the affected tables a backup of some does not hold, in words; empty: it holds them all.
QString notHeld(const KeptBackup &backup, const Result<AffectedTables> &affected)
{
    if (!affected || !affected->unknown.isEmpty()) {
        return affected ? affected->unknown : oneLine(affected.error());
    }
    QStringList missing;
    for (const auto &table : affected->tables) {
        missing += backup.tables.contains(table.name) ? QStringList() : QStringList { table.name };
    }
    return missing.isEmpty() ? QString()
                             : tr("it does not hold %1").arg(visible(missing.join(u", "_s)));
}

} // namespace

Result<void> requireBackup(
    const Session &session, const ServerInfo &server, const AffectedReader &affected)
{
    const auto within = parseDuration(session.environment.backupWithin);
    if (!within || within->count() == 0) {
        return {};
    }
    const auto now = QDateTime::currentDateTimeUtc();
    QString partly;
    std::optional<Result<AffectedTables>> touched;
    for (const auto &backup : keptBackups(databaseKey(server))) {
        const auto age = backup.at.msecsTo(now);
        if (!backup.tested || age < 0 || age > within->count()) {
            continue;
        }
        if (backup.tables.isEmpty()) {
            return {};
        }
        touched = !touched && affected ? affected() : touched;
        const auto why = touched ? notHeld(backup, *touched) : tr("it is of some tables alone");
        if (why.isEmpty()) {
            return {};
        }
        partly = partly.isEmpty()
            ? tr(" That of %n table(s) does not count: %1.", nullptr, int(backup.tables.size()))
                  .arg(why)
            : partly;
    }
    const auto hours = double(within->count()) / 3'600'000;
    return fail({ .kind = ErrorKind::Refused,
        .what = tr("'%1' asks for a tested backup that is younger than %2 hours; there is none.")
                    .arg(session.environment.name, QString::number(hours, 'g', 3))
            + partly,
        .untouched = tr("Nothing was run."),
        .next = tr("Make one: switchback-cli backup FILE.") });
}

void auditBackup(
    const Session &session, const QString &action, bool ok, qint64 ms, const QString &error)
{
    std::ignore = appendAudit({ AuditEntry { .at = QDateTime::currentDateTimeUtc(),
        .user = loginName(),
        .environment = session.environment.name,
        .database = session.connection.display,
        .action = action,
        .version = {},
        .ok = ok,
        .ms = ms,
        .error = error } });
}

} // namespace Switchback
