// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The backups of the open database: those that were made here, making another one, bringing one
// back. On a thread of their own, one at a time; while one is brought back nothing else may change
// the database.

#include "core/backups.h"
#include "core/error.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <stop_token>

namespace Switchback {

class Restore;
class Workspace;

/// The tables that the pending migrations touch.
struct PendingTables {
    QStringList tables;
    QString unknown; // why a backup of them alone cannot be made; empty: it can
};

/// A backup that was just made.
struct MadeBackup {
    QString file;
    qint64 bytes = 0;
    int tables = 0;
    qint64 rows = 0;
    bool tested = false;
    QStringList only; // the tables that it holds; empty: the whole database
    QString notTested; // why, where it was not
    QStringList changed; // tables that others wrote to meanwhile
    qint64 ms = 0;
};

class Backups : public QObject
{
    Q_OBJECT
public:
    explicit Backups(Workspace *workspace);
    /// Stops what goes on and waits for its end.
    ~Backups() override;

    enum class Work { None, Making, Preparing, Restoring };

    /// Newest first.
    const QList<KeptBackup> &kept() const { return m_kept; }
    /// Why the environment refuses to migrate: it asks for a younger tested one. Empty: it does not.
    QString objection() const;
    /// A name for the next one: folder, database, moment.
    QString suggestion() const;
    Work work() const { return m_work; }

    /// `affected`: only the tables that the pending migrations touch.
    Result<void> make(const QString &file, bool test, bool affected = false);
    /// Ends with affectedKnown().
    void lookForAffected();
    const std::optional<PendingTables> &affected() const { return m_affected; }
    /// Tries it on a scratch database and compares; ends with prepared().
    Result<void> prepare(const QString &file);
    /// What was prepared last; refused like a run.
    Result<void> restore();
    void stop() { m_stop.request_stop(); }

Q_SIGNALS:
    void keptChanged();
    void workChanged();
    void affectedKnown();
    /// What is written, read or tried now.
    void said(const QString &words);
    void made(const Switchback::MadeBackup &backup);
    void prepared(const Switchback::RestorePreview &preview);
    void restored();
    /// In the place of the three above.
    void failed(const Switchback::Error &error);

private:
    void refresh();
    Result<void> begin(Work work);
    void end();
    template<class Job, class Done>
    void run(Work work, Job job, Done done);

    Workspace *m_workspace;
    QThreadPool m_pool;
    std::stop_source m_stop;
    QList<KeptBackup> m_kept;
    std::optional<PendingTables> m_affected; // empty: not looked for, or long ago
    int m_looks = 0;
    std::shared_ptr<Restore> m_restore; // prepared
    Work m_work = Work::None;
};

} // namespace Switchback
