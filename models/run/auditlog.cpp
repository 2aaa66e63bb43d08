// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/auditlog.h"

#include "core/text.h"
#include "core/tr.h"
#include "engines/sessionwatch.h"
#include "run/journal.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <array>
#include <mutex>

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QJsonObject toJson(const AuditEntry &entry)
{
    QJsonObject record { { u"at"_s, entry.at.toString(Qt::ISODateWithMs) },
        { u"user"_s, entry.user }, { u"environment"_s, entry.environment },
        { u"database"_s, entry.database }, { u"action"_s, entry.action },
        { u"version"_s, entry.version }, { u"ok"_s, entry.ok }, { u"ms"_s, entry.ms },
        { u"error"_s, entry.error }, { u"statements"_s, entry.statements }, { u"run"_s, entry.run },
        { u"fingerprint"_s, entry.fingerprint }, { u"source"_s, entry.source } };
    if (!entry.reason.isEmpty()) {
        record.insert(u"reason"_s, entry.reason); // most have none
    }
    if (!entry.signer.isEmpty()) {
        record.insert(u"signer"_s, entry.signer);
    }
    return record;
}

AuditEntry fromJson(const QJsonObject &o)
{
    return { .at = QDateTime::fromString(o["at"_L1].toString(), Qt::ISODateWithMs),
        .user = o["user"_L1].toString(),
        .environment = o["environment"_L1].toString(),
        .database = o["database"_L1].toString(),
        .action = o["action"_L1].toString(),
        .version = o["version"_L1].toString(),
        .ok = o["ok"_L1].toBool(),
        .ms = o["ms"_L1].toInteger(),
        .error = o["error"_L1].toString(),
        .statements = o["statements"_L1].toInt(),
        .run = o["run"_L1].toString(),
        .fingerprint = o["fingerprint"_L1].toString(),
        .source = o["source"_L1].toString(),
        .reason = o["reason"_L1].toString(),
        .signer = o["signer"_L1].toString(),
        .hash = o["hash"_L1].toString() };
}

/// SHA-256 over the previous hash and the canonical record: compact JSON, keys sorted (Qt sorts them).
QString chained(const QString &previous, const QJsonObject &record)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous.toLatin1());
    hash.addData(QJsonDocument(record).toJson(QJsonDocument::Compact));
    return QString::fromLatin1(hash.result().toHex());
}

Error logError(const QString &what, const QString &path)
{
    return { .kind = ErrorKind::Input, .what = what.arg(path), .place = { path } };
}

/// The last complete line of an open log, read backwards from its end.
QByteArray lastLine(QFile &file)
{
    const auto length = std::min<qint64>(file.size(), 64 << 10);
    file.seek(file.size() - length);
    auto tail = file.read(length);
    while (tail.endsWith('\n')) {
        tail.chop(1);
    }
    return tail.mid(tail.lastIndexOf('\n') + 1);
}

QString headPath()
{
    return auditLogPath() + ".head"_L1;
}

/// Only a hint for verifyAudit(): without it, everything but a missing end is found all the same.
void keepHead(const QString &hash)
{
    QSaveFile file(headPath());
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(hash.toLatin1() + '\n');
        file.commit();
    }
}

QString keptHead()
{
    QFile file(headPath());
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(100)).trimmed()
                                          : QString();
}

Error changedLog(const QString &what, const QString &path, int line, int sure)
{
    return { .kind = ErrorKind::Failed,
        .what = what,
        .untouched = (sure > 0 ? tr("The first %n entries still hold; what"
                                    " comes after them is not sure.",
                                     nullptr, sure)
                               : tr("Nothing of it is sure."))
            + u' ' + tr("Histories and databases do not depend on this log; it was only read."),
        .next = tr("Put the log back from a copy, or compare it with the last hash in a runbook; "
                   "what is applied stands in each database's own history."),
        .place = { path, line } };
}

// Which entry it is, as far as it can be read: "2026-03-01 09:12 UTC, up 20240102 in live".
QString entryWords(const QJsonObject &record)
{
    const auto at = QDateTime::fromString(record["at"_L1].toString(), Qt::ISODateWithMs);
    QStringList words { record["action"_L1].toString(), record["version"_L1].toString() };
    if (const auto environment = record["environment"_L1].toString(); !environment.isEmpty()) {
        words += tr("in %1").arg(environment);
    }
    words.removeAll(QString());
    QStringList parts { at.isValid() ? at.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s) : QString(),
        words.join(u' ') };
    parts.removeAll(QString());
    return elided(visible(parts.join(u", "_s)), 100);
}

} // namespace

QString loginName()
{
    for (const auto *variable : { "USER", "LOGNAME" }) {
        if (const auto name = qEnvironmentVariable(variable); !name.isEmpty()) {
            return name;
        }
    }
    passwd entry {};
    passwd *found = nullptr;
    std::array<char, 4096> words {};
    const bool known = ::getpwuid_r(::getuid(), &entry, words.data(), words.size(), &found) == 0
        && found;
    return known ? QString::fromLocal8Bit(entry.pw_name) : QString::number(::getuid());
}

QString auditLogPath()
{
    const auto folder = stateFolder();
    return folder ? *folder + "/audit.jsonl"_L1 : QString();
}

Result<QString> appendAudit(const QList<AuditEntry> &entries)
{
    const auto path = auditLogPath();
    const int descriptor = ::open(QFile::encodeName(path).constData(),
        O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    QFile file;
    if (descriptor < 0
        || !file.open(descriptor, QIODevice::ReadWrite, QFileDevice::AutoCloseHandle)) {
        return fail(logError(tr("The audit log '%1' cannot be written."), path));
    }
    ::flock(descriptor, LOCK_EX);
    auto hash = QJsonDocument::fromJson(lastLine(file)).object()["hash"_L1].toString();
    QByteArray lines;
    for (auto entry : entries) {
        entry.error = scrubbed(withoutPasswords(entry.error));
        entry.reason = scrubbed(withoutPasswords(entry.reason));
        auto record = toJson(entry);
        hash = chained(hash, record);
        record.insert(u"hash"_s, hash);
        lines += QJsonDocument(record).toJson(QJsonDocument::Compact) + '\n';
    }
    if (::write(descriptor, lines.constData(), size_t(lines.size())) != lines.size()
        || ::fsync(descriptor) != 0) {
        return fail(logError(tr("The audit log '%1' cannot be written."), path));
    }
    keepHead(hash);
    return hash;
}

Result<QList<AuditEntry>> readAudit()
{
    QList<AuditEntry> entries;
    QFile file(auditLogPath());
    if (!file.exists()) {
        return entries;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(logError(tr("The audit log '%1' cannot be read."), file.fileName()));
    }
    while (!file.atEnd()) {
        const auto object = QJsonDocument::fromJson(file.readLine()).object();
        if (!object.isEmpty()) {
            entries += fromJson(object);
        }
    }
    return entries;
}

Result<int> verifyAudit()
{
    QFile file(auditLogPath());
    if (!file.exists()) {
        return keptHead().isEmpty()
            ? Result<int>(0)
            : fail(changedLog(tr("The audit log is missing."), file.fileName(), 0, 0));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(logError(tr("The audit log '%1' cannot be read."), file.fileName()));
    }
    const auto head = keptHead();
    bool headSeen = head.isEmpty();
    QString previous;
    int count = 0;
    while (!file.atEnd()) {
        ++count;
        auto record = QJsonDocument::fromJson(file.readLine()).object();
        const auto stored = record.take("hash"_L1).toString();
        if (stored.isEmpty() || stored != chained(previous, record)) {
            const auto words = entryWords(record);
            return fail(changedLog(words.isEmpty()
                    ? tr("The audit log was changed: entry %1 does not follow from the one before.")
                          .arg(count)
                    : tr("The audit log was changed: entry %1 (%2) does"
                         " not follow from the one before.")
                          .arg(QString::number(count), words),
                file.fileName(), count, count - 1));
        }
        previous = stored;
        headSeen = headSeen || stored == head;
    }
    if (!headSeen) {
        return fail(changedLog(
            tr("The audit log was changed: its end is missing after entry %1.").arg(count),
            file.fileName(), count, count));
    }
    return count;
}

std::optional<Problem> auditProblem()
{
    static std::mutex mutex;
    static std::pair<qint64, QDateTime> seen;
    static std::optional<Problem> found;
    const QFileInfo info(auditLogPath());
    const std::lock_guard guard(mutex);
    if (const auto now = std::pair(info.size(), info.lastModified()); now != seen) {
        const auto holds = verifyAudit();
        found = holds
            ? std::optional<Problem>()
            : Problem { Problem::Severity::Warning, holds.error().place, holds.error().what };
        seen = now;
    }
    return found;
}

} // namespace Switchback
