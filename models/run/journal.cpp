// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/journal.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/keptplan.h"

#include <QDir>
#include <QJsonDocument>
#include <QStandardPaths>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error journalError(const QString &path)
{
    return { .kind = ErrorKind::Input,
        .what = tr("The run's journal '%1' cannot be written.").arg(path),
        .untouched = tr("No further statement was sent."),
        .next = tr("Make room or fix the folder's permissions, then run again."),
        .server = QString::fromLocal8Bit(std::strerror(errno)),
        .place = { path } };
}

QJsonObject headJson(const JournalHead &head)
{
    QJsonObject object { { u"event"_s, u"head"_s }, { u"run"_s, head.run },
        { u"project"_s, head.project }, { u"environment"_s, head.environment },
        { u"database"_s, head.database }, { u"user"_s, head.user },
        { u"fingerprint"_s, head.fingerprint },
        { u"startedAt"_s, head.startedAt.toString(Qt::ISODateWithMs) },
        { u"process"_s, head.process }, { u"steps"_s, head.steps },
        { u"down"_s, head.direction == Direction::Down } };
    if (!head.reason.isEmpty()) {
        object.insert(u"reason"_s, head.reason);
    }
    if (!head.signer.isEmpty()) {
        object.insert(u"signer"_s, head.signer);
    }
    return object;
}

JournalHead headFrom(const QJsonObject &o)
{
    return { .run = o["run"_L1].toString(),
        .project = o["project"_L1].toString(),
        .environment = o["environment"_L1].toString(),
        .database = o["database"_L1].toString(),
        .user = o["user"_L1].toString(),
        .fingerprint = o["fingerprint"_L1].toString(),
        .startedAt = QDateTime::fromString(o["startedAt"_L1].toString(), Qt::ISODateWithMs),
        .process = o["process"_L1].toInteger(),
        .steps = o["steps"_L1].toInt(),
        .direction = o["down"_L1].toBool() ? Direction::Down : Direction::Up,
        .reason = o["reason"_L1].toString(),
        .signer = o["signer"_L1].toString() };
}

Result<QString> journalFolder()
{
    const auto state = stateFolder();
    if (!state) {
        return state;
    }
    const auto path = *state + "/runs"_L1;
    if (!QDir().mkpath(path)) {
        return fail(journalError(path));
    }
    return path;
}

/// Nothing when the journal has an outcome or is no journal.
std::optional<UnfinishedRun> withoutOutcome(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    UnfinishedRun run { .path = path };
    while (!file.atEnd()) {
        const auto object = QJsonDocument::fromJson(file.readLine()).object();
        const auto event = object["event"_L1].toString();
        if (event == "head"_L1) {
            run.head = headFrom(object);
        } else if (event == "outcome"_L1) {
            return {};
        } else if (event == "commit-sent"_L1) {
            run.commitSent = true;
            run.transaction = object["transaction"_L1].toString();
        } else if (event == "step"_L1 || event == "step-done"_L1) {
            run.lastStep = object["step"_L1].toInt();
            run.commitSent = false;
        } else if (event == "statement"_L1) {
            run.lastStatement = object["statement"_L1].toInt();
        }
    }
    if (run.head.run.isEmpty()) {
        return {};
    }
    return run;
}

} // namespace

Result<QString> stateFolder()
{
    const auto base = QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation);
    const auto path = base + "/switchback"_L1;
    constexpr auto mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QDir(path).exists() && (!QDir().mkpath(path) || !QFile::setPermissions(path, mine))) {
        return fail(journalError(path));
    }
    return path;
}

Result<std::unique_ptr<Journal>> Journal::create(const JournalHead &head)
{
    const auto folder = journalFolder();
    if (!folder) {
        return fail(folder.error());
    }
    std::unique_ptr<Journal> journal(new Journal);
    const auto path = u"%1/%2-%3.jsonl"_s.arg(
        *folder, head.startedAt.toString(u"yyyyMMddHHmmss"_s), head.run);
    const int descriptor = ::open(QFile::encodeName(path).constData(),
        O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) {
        return fail(journalError(path));
    }
    journal->m_file.setFileName(path);
    if (!journal->m_file.open(descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered,
            QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return fail(journalError(path));
    }
    journal->m_path = path;
    if (const auto written = journal->line(headJson(head), true); !written) {
        return fail(written.error());
    }
    return journal;
}

Result<void> Journal::write(const RunEvent &event)
{
    const bool last = std::holds_alternative<Outcome>(event);
    const auto numbers = numbersAsJson(event);
    const auto written = numbers ? append(*numbers, last) : line(toJson(event), last);
    if (written && last) {
        std::ignore = ::ftruncate(m_file.handle(), m_file.size()); // gives back what is reserved
        // Only journals without an outcome are looked at when the program starts.
        QFile::rename(m_path, m_path + ".done"_L1);
        m_path += ".done"_L1;
    }
    return written;
}

Result<void> Journal::commitSent(int step, const QString &transaction)
{
    // Without a number there is nothing to ask for later that the history row, written in the same
    // transaction, would not tell: then the line need not outlive a power cut.
    return line({ { u"event"_s, u"commit-sent"_s }, { u"step"_s, step },
                    { u"transaction"_s, transaction } },
        !transaction.isEmpty());
}

Result<void> Journal::sent(const QString &sql)
{
    return line({ { u"event"_s, u"sent"_s }, { u"sql"_s, sql } }, false);
}

Result<void> Journal::line(const QJsonObject &object, bool sync)
{
    const auto text = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    return append(scrubbed(text).toUtf8(), sync);
}

Result<void> Journal::append(const QByteArray &text, bool sync)
{
    const std::lock_guard guard(m_writing); // the watching thread writes, too
    const auto whole = text + '\n';
    m_length += whole.size();
    if (m_length > m_reserved) {
        reserve();
    }
    if (m_file.write(whole) != whole.size() || (sync && ::fdatasync(m_file.handle()) != 0)) {
        return fail(journalError(m_path));
    }
    return {};
}

/// Where the file system has its blocks already, a line is on the disk several times as soon. If it
/// cannot do that, the line says so that finds no room.
void Journal::reserve()
{
    constexpr qint64 Portion = 256 << 10;
    std::ignore = ::fallocate(m_file.handle(), FALLOC_FL_KEEP_SIZE, m_reserved, Portion);
    m_reserved += Portion;
}

QList<UnfinishedRun> openJournals()
{
    QList<UnfinishedRun> runs;
    const auto folder = journalFolder();
    if (!folder) {
        return runs;
    }
    const QDir directory(*folder);
    for (const auto &name : directory.entryList({ u"*.jsonl"_s }, QDir::Files, QDir::Name)) {
        if (const auto run = withoutOutcome(directory.filePath(name))) {
            runs += *run;
        }
    }
    return runs;
}

Result<void> forgetUnfinished(const UnfinishedRun &run)
{
    dropKeptPlan(run.path);
    if (!QFile::rename(run.path, run.path + ".seen"_L1)) {
        return fail(journalError(run.path));
    }
    return {};
}

} // namespace Switchback
