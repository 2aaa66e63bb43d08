// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The journal of one run: a JSON line a step, fsynced where the database cannot say later what
// happened. It only says where to look; it never changes a history. No journal, no run.

#include "core/runevent.h"

#include <QFile>

#include <mutex>

namespace Switchback {

struct JournalHead {
    QString run; // UUID
    QString project;
    QString environment;
    QString database; // display URL, no secret
    QString user; // who began it
    QString fingerprint;
    QDateTime startedAt; // UTC
    qint64 process = 0; // pid
    int steps = 0;
    Direction direction = Direction::Up;
    QString reason; // AuditEntry::reason
    QString signer; // AuditEntry::signer
};

class Journal
{
public:
    static Result<std::unique_ptr<Journal>> create(const JournalHead &head);
    Result<void> write(const RunEvent &event);
    /// Written before COMMIT is sent, and fsynced if the server numbers its transactions: the number
    /// settles a lost answer.
    Result<void> commitSent(int step, const QString &transaction);
    /// What another program says it has sent.
    Result<void> sent(const QString &sql);
    QString path() const { return m_path; }

private:
    Journal() = default;
    Result<void> line(const QJsonObject &object, bool sync);
    Result<void> append(const QByteArray &text, bool sync);
    void reserve();
    QFile m_file;
    qint64 m_length = 0; // bytes
    qint64 m_reserved = 8 << 10; // a short run needs none
    QString m_path;
    std::mutex m_writing;
};

/// What a journal without an outcome says of its run, or a mark of its restore.
struct UnfinishedRun {
    JournalHead head;
    QString path; // of the journal, or of the mark
    QString restored = {}; // the backup that was put back; empty: a run of migrations
    int lastStep = -1;
    int lastStatement = -1;
    bool commitSent = false;
    QString transaction = {};
};
/// Of runs whose process is gone and of those that go on alike (run/unfinished.h tells them apart).
QList<UnfinishedRun> openJournals();
Result<void> forgetUnfinished(const UnfinishedRun &run);

/// The state folder, created 0700: $XDG_STATE_HOME/switchback.
Result<QString> stateFolder();

} // namespace Switchback
