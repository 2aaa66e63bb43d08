// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/backups.h"

#include "core/duration.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/restore.h"
#include "workspace/workspace.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

RestorePreview previewOf(const RestorePlan &plan, const QList<KeptBackup> &kept)
{
    RestorePreview preview { .file = plan.file,
        .tool = plan.tool,
        .database = plan.database,
        .at = QFileInfo(plan.file).lastModified().toUTC(),
        .tables = {},
        .changes = plan.changes,
        .removed = plan.removed,
        .only = plan.only,
        .again = plan.again,
        .notes = plan.notes,
        .atOnce = plan.atOnce };
    const auto known = std::ranges::find(kept, plan.file, &KeptBackup::file);
    if (known != kept.end()) {
        preview.at = known->at;
    }
    auto names = plan.now.keys() + plan.then.keys();
    names.sort();
    names.removeDuplicates();
    const auto count = [](const RowCounts &counts, const QString &name) {
        return counts.contains(name) ? std::optional(counts.value(name)) : std::nullopt;
    };
    for (const auto &name : std::as_const(names)) {
        const bool stays = !plan.only.isEmpty() && !plan.only.contains(name);
        preview.tables += { name, count(plan.now, name), count(plan.then, name), stays };
    }
    return preview;
}

MadeBackup madeOf(const Backup &backup)
{
    return { .file = backup.file,
        .bytes = backup.bytes,
        .tables = backup.tables,
        .rows = backup.rows,
        .tested = backup.tested,
        .only = backup.only,
        .notTested = backup.notTested,
        .changed = backup.changed,
        .ms = backup.ms };
}

} // namespace

Backups::Backups(Workspace *workspace)
    : QObject(workspace)
    , m_workspace(workspace)
{
    m_pool.setMaxThreadCount(1);
    connect(workspace, &Workspace::standingChanged, this, &Backups::refresh);
    connect(workspace, &Workspace::projectChanged, this, [this] {
        if (m_work == Work::None) {
            m_restore.reset(); // it was about another database
        }
    });
}

Backups::~Backups()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Backups::refresh()
{
    const auto &standing = m_workspace->standing();
    const auto kept = standing.fromDatabase ? keptBackups(databaseKey(standing.server))
                                            : QList<KeptBackup>();
    if (kept != m_kept) {
        m_kept = kept;
        Q_EMIT keptChanged();
    }
    m_affected.reset();
    const bool partly = std::ranges::any_of(
        m_kept, [](const KeptBackup &backup) { return !backup.tables.isEmpty(); });
    if (partly && !m_workspace->session()->environment.backupWithin.isEmpty()) {
        lookForAffected(); // it decides whether such a one counts
    }
}

void Backups::lookForAffected()
{
    const auto session = m_workspace->session();
    if (!session || !m_workspace->standing().fromDatabase) {
        return;
    }
    m_pool.start([this, session, look = ++m_looks] {
        const auto tables = pendingTables(*session);
        PendingTables known { tables ? namesOf(tables->tables) : QStringList(),
            tables ? tables->unknown : oneLine(tables.error()) };
        if (known.tables.isEmpty() && known.unknown.isEmpty()) {
            known.unknown = tr("What is pending touches no table that is there.");
        }
        QMetaObject::invokeMethod(
            this,
            [this, known, look] {
                if (look == m_looks) {
                    m_affected = known;
                    Q_EMIT affectedKnown();
                    Q_EMIT keptChanged(); // whether one of them counts
                }
            },
            Qt::QueuedConnection);
    });
}

QString Backups::objection() const
{
    const auto session = m_workspace->session();
    const auto &standing = m_workspace->standing();
    if (!session || !standing.fromDatabase) {
        return {};
    }
    const auto affected = [this]() -> Result<AffectedTables> {
        AffectedTables tables { .tables = {},
            .unknown = m_affected ? m_affected->unknown
                                  : tr("what is pending is being looked at") };
        for (const auto &name : m_affected ? m_affected->tables : QStringList()) {
            tables.tables += { name, name };
        }
        return tables;
    };
    const auto fresh = requireBackup(*session, standing.server, affected);
    return fresh ? QString() : fresh.error().what;
}

QString Backups::suggestion() const
{
    const auto &server = m_workspace->standing().server;
    const bool isFile = server.database.contains(u'/');
    auto name = isFile ? QFileInfo(server.database).completeBaseName() : server.database;
    static const QRegularExpression odd(u"[^\\w.-]+"_s);
    name.replace(odd, u"_"_s);
    const auto ending = isFile                             ? u"sqlite3"_s
        : m_workspace->project().engine == "postgresql"_L1 ? u"dump"_s
                                                           : u"sql"_s;
    const auto folder = QSettings().value("backups/folder", QDir::homePath()).toString();
    return QDir(folder).filePath(u"%1-%2.%3"_s.arg(name.isEmpty() ? u"database"_s : name,
        QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s), ending));
}

Result<void> Backups::begin(Work work)
{
    if (m_work != Work::None) {
        return fail({ .kind = ErrorKind::Locked,
            .what = tr("A backup is made or restored already."),
            .next = tr("Wait for its end, or stop it.") });
    }
    if (!m_workspace->session() || !m_workspace->standing().fromDatabase) {
        return fail({ .kind = ErrorKind::Usage, .what = tr("Connect to a database first.") });
    }
    if (work != Work::Restoring) { // that one goes on with what was prepared
        m_stop = {};
    }
    m_work = work;
    Q_EMIT workChanged();
    return {};
}

void Backups::end()
{
    m_work = Work::None;
    Q_EMIT workChanged();
}

/// `job` runs on the thread, `done` takes its answer here.
template<class Job, class Done>
void Backups::run(Work work, Job job, Done done)
{
    const DumpWatch watch { [this](const QString &words) {
                               QMetaObject::invokeMethod(
                                   this, [this, words] { Q_EMIT said(words); },
                                   Qt::QueuedConnection);
                           },
        m_stop.get_token() };
    m_pool.start([this, work, job, done, watch] {
        auto answer = std::make_shared<decltype(job(watch))>(job(watch));
        QMetaObject::invokeMethod(
            this,
            [this, work, answer, done] {
                end();
                if (*answer) {
                    done(*answer);
                } else {
                    Q_EMIT failed(answer->error());
                }
                if (work == Work::Restoring) {
                    m_workspace->refresh();
                }
            },
            Qt::QueuedConnection);
    });
}

Result<void> Backups::make(const QString &file, bool test, bool affected)
{
    if (const auto may = begin(Work::Making); !may) {
        return may;
    }
    QSettings().setValue("backups/folder", QFileInfo(file).absolutePath());
    run(
        Work::Making,
        [session = m_workspace->session(), file, test, affected](const DumpWatch &watch) {
            return makeBackup(*session,
                { .file = file,
                    .test = test,
                    .scope = affected ? BackupScope::Affected : BackupScope::Whole,
                    .watch = watch });
        },
        [this](const Result<Backup> &backup) {
            refresh();
            Q_EMIT made(madeOf(*backup));
        });
    return {};
}

Result<void> Backups::prepare(const QString &file)
{
    if (const auto may = begin(Work::Preparing); !may) {
        return may;
    }
    m_restore.reset();
    run(
        Work::Preparing,
        [session = m_workspace->session(), file](
            const DumpWatch &watch) -> Result<std::shared_ptr<Restore>> {
            auto restore = Restore::prepare(*session, { .file = file, .watch = watch });
            return restore ? Result<std::shared_ptr<Restore>>(std::move(*restore))
                           : fail(restore.error());
        },
        [this](const Result<std::shared_ptr<Restore>> &restore) {
            m_restore = *restore;
            Q_EMIT prepared(previewOf(m_restore->plan(), m_kept));
        });
    return {};
}

Result<void> Backups::restore()
{
    if (!m_restore) {
        return fail(
            { .kind = ErrorKind::Usage, .what = tr("Nothing is prepared to be restored.") });
    }
    if (const auto may = m_workspace->mayRun(); !may) {
        return may;
    }
    if (const auto may = begin(Work::Restoring); !may) {
        return may;
    }
    run(
        Work::Restoring,
        [restore = std::exchange(m_restore, {})](const DumpWatch &) { return restore->run(); },
        [this](const Result<void> &) { Q_EMIT restored(); });
    return {};
}

} // namespace Switchback
