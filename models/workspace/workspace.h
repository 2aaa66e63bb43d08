// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one object through which the window gets anything done. Questions are answered on a pool
// of one thread, in order; an answer that comes late for a project no longer open is dropped.
// Runs happen in a worker process, whose lines arrive here on the window's own thread: they are
// announced in batches, complete and in order, and the last event is always the Outcome. A run
// goes on when the window closes; its journal keeps the truth.

#include "core/differences.h"
#include "core/halfdone.h"
#include "core/ledger.h"
#include "core/plantiles.h"
#include "core/runevent.h"
#include "core/secret.h"
#include "workspace/values.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace Switchback {

struct Session;
class Backfills;
class Backups;
class Environments;
class DriftWatch;
class Rehearsals;
class Releases;

/// A database named by hand. The password goes to the key ring when `keep` says so, and nowhere else.
struct Address {
    QString url;
    Secret password;
    bool keep = false;
};

class FolderSafety;

class Workspace : public QObject
{
    Q_OBJECT
public:
    explicit Workspace(QObject *parent = nullptr);
    ~Workspace() override;

    const ProjectView &project() const;
    const Standing &standing() const;
    const Guard &guard() const;
    /// What the rules say of the open folder's migrations; announces by itself what it learns.
    FolderSafety &safety() const;
    /// The plan that is running or ran last; no steps = none yet.
    const Plan &runningPlan() const;
    bool isRunActive() const;
    /// A run, a restore, a backfill or a stage of a release goes on.
    bool isChanging() const;
    /// Why nothing may change the database now: something does already, or it is protected and not
    /// armed.
    Result<void> mayRun() const;
    /// What is being waited for, in words; empty = idle.
    QString activity() const;

    /// Begins to read what open() is about to be asked for: the window can be made meanwhile.
    void readAhead(const QString &directory);
    /// Each ends with projectChanged and standingChanged; an Error means that nothing changed.
    QFuture<Result<void>> open(const QString &directory);
    QFuture<Result<void>> openDemo(Demo demo = Demo::Sqlite);
    QFuture<Result<void>> selectFolder(int index);
    void selectEnvironment(int index);
    void connectTo(const Address &address);
    void refresh();
    void close();

    /// Index into Standing::files.migrations; the last one asked for is answered first.
    QFuture<Result<LoadedMigration>> migration(int index);
    /// Where another of the project's repositories stands. Not in the order of other questions:
    /// several are asked at once, each on its own connection.
    QFuture<RepositoryStanding> repository(int folder);
    QFuture<Result<Plan>> plan(const Target &target);
    /// Which statements of a migration are in that was left half done; empty version: the only one.
    /// Not in the order of other questions, for it replays the folder on a scratch database.
    /// Empty version: the one that was left half done; empty way: as its run says.
    QFuture<Result<HalfDone>> halfDone(
        const Version &version, std::optional<Direction> way = std::nullopt);
    /// What the rules say of a plan, a verdict a step; the database is not asked.
    QFuture<Result<QList<ScriptVerdict>>> judge(const Plan &plan);
    /// The same with what the live database says: facts, counts, the loss ledger, the tiles. Reads
    /// only, and ends within a few seconds.
    QFuture<Result<ExaminedPlan>> examine(const Plan &plan);
    /// Counts what would be lost, on a connection that only reads and within a few seconds.
    QFuture<Result<QList<LedgerRow>>> ledger(const QList<Loss> &losses);
    /// Some rows of everything that the plan destroys, every letter and digit masked.
    QFuture<Result<QList<LedgerRow>>> sampleLosses(
        const Plan &plan, const QList<ScriptVerdict> &verdicts);
    /// The document for a deployment and its way back; the file's ending decides what it is: .html,
    /// .md or .pdf. Not in the order of other questions, for it tries everything out.
    QFuture<Result<void>> saveRunbook(const Target &target, const QString &file);
    QFuture<Result<QList<AuditEntry>>> auditLog();
    /// The number of entries whose hash chain holds.
    QFuture<Result<int>> verifyAuditLog();
    QFuture<QList<EarlierRun>> earlierRuns();
    void forget(const EarlierRun &run);
    /// Shows a run that goes on elsewhere as if it had begun here: runStarted and all that follows.
    QFuture<Result<void>> watchRun(const EarlierRun &run);
    /// When the run that is shown began; invalid = nothing ran yet.
    QDateTime runningSince() const;

    DriftWatch *driftWatch() const;
    /// Ways back tried out; announces by itself what earlier ones found.
    Rehearsals &rehearsals() const;
    Backups &backups() const;
    /// All environments beside each other; reads when asked.
    Environments &environments() const;
    Backfills &backfills() const;
    Releases &releases() const;
    /// For the workspace's own helpers, whose threads take it along; null while nothing is open.
    std::shared_ptr<const Session> session() const;

    /// Refused while another run is active and on a protected environment that is not armed.
    Result<void> startRun(const Plan &plan, const RunSettings &settings = {});
    /// How the project's own tool would run what the plan stops before. Runs nothing.
    QFuture<Result<OwnToolOffer>> ownTool(const PlanStop &stop, Direction direction);
    /// Remembers or forgets that the project's own code may run.
    void setTrusted(const OwnToolOffer &offer, bool trusted);
    /// Refused without that trust. Only ever called because somebody chose so after seeing the offer; refused like a run, and
    /// when the offer is no longer what would be started.
    Result<void> startOwnTool(const OwnToolOffer &offer);
    /// Stops between statements and interrupts the one in progress; the Outcome tells.
    void stopRun();
    /// Lets the migration in progress come to its end, and begins no other.
    void stopRunAfterMigration();
    /// Cancels what another session runs, or ends it when it runs nothing; refused on a protected
    /// environment that is not armed. Not in the order of other questions. What was done, in words.
    QFuture<Result<QString>> interruptSession(qint64 backend, const WatchedSession &session);
    /// Allows changes to a protected environment for ten minutes.
    void setArmed(bool armed);

Q_SIGNALS:
    void projectChanged(const Switchback::ProjectView &project);
    void standingChanged(const Switchback::Standing &standing);
    /// What rendering tells of the migrations, bit by bit, the newest first.
    void insightGained(const Switchback::Standing &standing);
    void guardChanged(const Switchback::Guard &guard);
    void activityChanged(const QString &activity);
    /// Something beside the point did not work: the password could not be kept.
    void noticed(const Switchback::Error &error);
    /// Whether isChanging() is another.
    void changingChanged();
    void runStarted(const Switchback::Plan &plan);
    void runProgressed(const QList<Switchback::RunEvent> &events);
    void runEnded(const Switchback::Outcome &outcome);
    void ownToolSaid(const QString &line);
    void ownToolEnded(const Switchback::Outcome &outcome);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Switchback
