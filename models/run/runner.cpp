// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/runner.h"

#include "core/tr.h"
#include "run/auditlog.h"
#include "run/awake/sleepguard.h"
#include "run/backup.h"
#include "run/fingerprint.h"
#include "run/keptplan.h"
#include "run/knownserver.h"
#include "run/planner.h"
#include "run/rescue.h"
#include "run/steprun.h"
#include "run/unfinished.h"

#include <QElapsedTimer>
#include <QUuid>

#include <atomic>
#include <mutex>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

class Run
{
public:
    Run(const Session &session, const Plan &plan, const RunOptions &options, const RunSink &sink,
        std::stop_token stop)
        : m_session(session)
        , m_plan(plan)
        , m_options(options)
        , m_sink(sink)
        , m_stop(std::move(stop))
    {
    }

    Outcome execute()
    {
        m_timer.start();
        if (auto prepared = begin(); !prepared) {
            refuse(prepared.error());
        } else if (!m_plan.steps.isEmpty()) {
            underLock();
        }
        finish();
        return m_outcome;
    }

private:
    Result<void> begin()
    {
        const JournalHead head { .run = QUuid::createUuid().toString(QUuid::WithoutBraces),
            .project = m_session.project.root,
            .environment = m_session.environment.name,
            .database = m_session.connection.display,
            .user = m_options.user.isEmpty() ? loginName() : m_options.user,
            .fingerprint = m_plan.fingerprint,
            .startedAt = QDateTime::currentDateTimeUtc(),
            .process = ::getpid(),
            .steps = int(m_plan.steps.size()),
            .direction = m_plan.target.direction,
            .reason = m_options.reason,
            .signer = m_options.signer };
        auto journal = Journal::create(head);
        if (!journal) {
            return fail(journal.error());
        }
        m_journal = std::move(*journal);
        m_run = head.run;
        keepPlan(m_journal->path(), m_plan);
        return emitEvent(RunStarted { m_run, m_plan.fingerprint, int(m_plan.steps.size()) });
    }

    void underLock()
    {
        auto request = lockRequest(m_session, {});
        request.patience = m_options.lockWait;
        request.runsConcurrentIndexes = std::ranges::any_of(
            m_plan.steps, std::logical_not {}, &Step::transactional);
        const auto waiting = [this](const QString &holder, std::chrono::milliseconds waited) {
            std::ignore = emitEvent(LockWaiting { holder, waited.count() });
        };
        auto work = m_session.engine->connect(m_session.connection, Access::ReadWrite);
        if (!work) {
            return refuse(work.error());
        }
        if (!m_plan.otherServer.isEmpty() && !m_options.otherServer) {
            return refuse({ .kind = ErrorKind::Refused,
                .what = m_plan.otherServer,
                .untouched = tr("Nothing was run."),
                .next = tr("If it is the right one, confirm it with the database's name.") });
        }
        const bool up = m_plan.target.direction == Direction::Up;
        if (const auto safe = up ? requireBackup(m_session, (*work)->server(),
                                       [this] { return affectedTables(m_session, m_plan); })
                                 : Result<void>();
            !safe) {
            return refuse(safe.error());
        }
        request.toolLocks = m_session.format->locks(
            (*work)->server(), m_session.connection, m_session.context);
        const auto lock = m_session.engine->lock(m_session.connection, request, waiting, m_stop);
        if (!lock) {
            return refuse(lock.error());
        }
        HistoryWatch history(m_session, **work);
        if (const auto fresh = checkFresh(**work); !fresh) {
            return refuse(fresh.error());
        }
        rememberServer(m_session, **work);
        runSteps(**work, **lock, history);
    }

    Result<void> checkFresh(Connection &work)
    {
        const auto now = currentFingerprint(m_session, work, m_plan);
        if (!now) {
            return fail(now.error());
        }
        if (*now == m_plan.fingerprint) {
            return {};
        }
        return fail({ .kind = ErrorKind::Stale,
            .what = tr("The plan is out of date: files or history changed since it was made."),
            .untouched = tr("Nothing was run."),
            .next = tr("Look at the new plan, then apply it.") });
    }

    void runSteps(Connection &work, RunLock &lock, HistoryWatch &history)
    {
        const SleepGuard awake(tr("A migration run on %1").arg(m_session.connection.display));
        std::atomic<bool> committing = false;
        const LockWatch::Wishes wishes { .seen = [this](const Watching &event) { watched(event); },
            .brake = m_options.brake ? m_options.brake : m_session.environment.brake,
            .interrupt =
                [&work, &committing] {
                    if (!committing) {
                        work.cancel();
                    }
                } };
        LockWatch watch(*m_session.engine, m_session.connection, work.server().backend, wishes);
        const std::stop_callback interrupt(m_stop, [&work, &committing] {
            if (!committing) {
                work.cancel();
            }
        });
        const RunScene scene { m_session, m_plan, m_options, work, lock, *m_journal, watch, history,
            [this](const RunEvent &event) { return emitEvent(event); }, m_stop, committing };
        if (const auto prepared = runPreparation(scene); !prepared) {
            return refuse(prepared.error());
        }
        for (int i = 0; i < m_plan.steps.size(); ++i) {
            if (!runOne(scene, i)) {
                return;
            }
            if (i + 1 < m_plan.steps.size() && m_options.after.stop_requested()) {
                stoppedAfter(i);
                keepSideFiles();
                return;
            }
        }
        if (m_plan.stop && !m_plan.target.handsOver) {
            m_outcome.truth += tr(
                "Migration %1 was not run: only the project's own tool can run it (%2).")
                                   .arg(m_plan.stop->version.text, m_plan.stop->reason);
        }
        putBackCopies();
        keepSideFiles();
    }

    /// After the migrations and outside of them: what no longer fits must not undo them.
    void putBackCopies()
    {
        if (!m_options.putBack || m_plan.target.direction == Direction::Down) {
            return;
        }
        for (const auto &result : putBackVersions(m_session, m_outcome.finished)) {
            m_outcome.truth += putBackWords(result);
        }
    }

    bool runOne(const RunScene &scene, int index)
    {
        std::ignore = emitEvent(StepStarted { index });
        QElapsedTimer timer;
        timer.start();
        const auto done = runStep(scene, index);
        const auto &step = m_plan.steps.at(index);
        if (!done) {
            stopped(index, done.error());
            audit(step.version.text, false, timer.elapsed(), oneLine(m_outcome.error),
                int(step.statements.size()));
            return false;
        }
        m_outcome.finished += step.version;
        m_outcome.finishedMs += *done;
        std::ignore = emitEvent(StepFinished { index, *done });
        audit(step.version.text, true, *done, {}, int(step.statements.size()));
        m_audit.last().source = step.sourceHash;
        return true;
    }

    void stopped(int index, const StepFailure &failure)
    {
        m_outcome.kind = failure.cancelled ? Outcome::Kind::Cancelled : Outcome::Kind::Failed;
        m_outcome.failedStep = index;
        m_outcome.failedStatement = failure.statement;
        m_outcome.error = failure.error;
        const auto done = int(m_outcome.finished.size());
        const auto all = int(m_plan.steps.size());
        if (done > 0) {
            m_outcome.truth +=
                tr("%1 of %2 migrations are complete, history included.").arg(done).arg(all);
        }
        m_outcome.truth += failure.truth;
        if (index + 1 < all) {
            m_outcome.truth += tr("The migrations after %1 were not started.")
                                   .arg(m_plan.steps.at(index).version.text);
        }
    }

    void stoppedAfter(int index)
    {
        const auto &version = m_plan.steps.at(index).version.text;
        m_outcome.kind = Outcome::Kind::Cancelled;
        m_outcome.error = { .kind = ErrorKind::Cancelled,
            .what = tr("The run was stopped after migration %1, as asked for.").arg(version) };
        m_outcome.truth += tr("%1 of %2 migrations are complete, history included.")
                               .arg(m_outcome.finished.size())
                               .arg(m_plan.steps.size());
        m_outcome.truth += tr("The migrations after %1 were not started.").arg(version);
    }

    void keepSideFiles()
    {
        const auto written = m_session.format->afterRun(m_session.connection, m_session.context);
        m_outcome.truth += written ? *written : QStringList { oneLine(written.error()) };
    }

    void refuse(const Error &error)
    {
        m_outcome.kind = error.kind == ErrorKind::Cancelled ? Outcome::Kind::Cancelled
                                                            : Outcome::Kind::Refused;
        m_outcome.error = error;
        m_outcome.truth += tr("No migration was run.");
    }

    void finish()
    {
        m_outcome.ms = m_timer.elapsed();
        if (!m_outcome.finished.isEmpty()) {
            settleUnfinished(m_session.connection.display, m_outcome.finished);
        }
        if (m_outcome.kind == Outcome::Kind::Refused && m_journal) {
            audit({}, false, m_outcome.ms, oneLine(m_outcome.error), 0);
        }
        if (!m_audit.isEmpty()) {
            const auto kept = appendAudit(m_audit);
            m_outcome.truth += kept ? QStringList() : QStringList { oneLine(kept.error()) };
        }
        if (m_journal) {
            std::ignore = emitEvent(m_outcome);
        } else {
            m_sink(m_outcome);
        }
    }

    void audit(const QString &version, bool ok, qint64 ms, const QString &error, int statements)
    {
        m_audit += AuditEntry { .at = QDateTime::currentDateTimeUtc(),
            .user = m_options.user.isEmpty() ? loginName() : m_options.user,
            .environment = m_session.environment.name,
            .database = m_session.connection.display,
            .action = m_plan.target.direction == Direction::Up ? u"up"_s : u"rollback"_s,
            .version = version,
            .ok = ok,
            .ms = ms,
            .error = error,
            .statements = statements,
            .run = m_run,
            .fingerprint = m_plan.fingerprint,
            .reason = m_options.reason,
            .signer = m_options.signer };
    }

    /// Of what passes by, the journal keeps who was in the way, and the end of watching.
    void watched(const Watching &event)
    {
        QList<qint64> blockers;
        for (const auto &session : event.seen.sessions) {
            blockers += session.side == WatchedSession::Side::BlocksUs ? session.id : 0;
        }
        blockers.removeAll(0);
        const auto words = blockersInWords(event.seen.sessions);
        if (!blockers.isEmpty() && std::exchange(m_blockers, blockers) != blockers) {
            std::ignore = emitEvent(LockWaiting { words, event.ms });
        }
        if (event.ended.isEmpty()) {
            const std::lock_guard guard(m_emitting);
            m_sink(event);
        } else {
            std::ignore = emitEvent(event);
        }
    }

    /// Journal first: what it cannot keep is not done. The watching thread emits, too.
    Result<void> emitEvent(const RunEvent &event)
    {
        const std::lock_guard guard(m_emitting);
        auto written = m_journal->write(event);
        m_sink(event);
        return written;
    }

    const Session &m_session;
    const Plan &m_plan;
    const RunOptions &m_options;
    const RunSink &m_sink;
    const std::stop_token m_stop;
    std::unique_ptr<Journal> m_journal;
    QString m_run;
    QElapsedTimer m_timer;
    Outcome m_outcome;
    QList<AuditEntry> m_audit; // written in one go at the end: the journal covers a crash
    QList<qint64> m_blockers; // as told last; the watching thread's alone
    std::mutex m_emitting;
};

} // namespace

Outcome runPlan(const Session &session, const Plan &plan, const RunOptions &options,
    const RunSink &sink, std::stop_token stop)
{
    return Run(session, plan, options, sink, std::move(stop)).execute();
}

} // namespace Switchback
