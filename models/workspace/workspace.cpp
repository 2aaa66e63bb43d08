// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/workspace.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/auditlog.h"
#include "run/intervene.h"
#include "run/judge.h"
#include "run/keptplan.h"
#include "run/ledger.h"
#include "run/livejudge.h"
#include "run/localserver.h"
#include "run/planner.h"
#include "run/surgeon.h"
#include "workspace/backfills.h"
#include "workspace/backups.h"
#include "workspace/environments.h"
#include "workspace/rehearsals.h"
#include "workspace/releases.h"
#include "workspace/repositories.h"
#include "workspace/trust.h"
#include "workspace/workspaceprivate.h"

namespace Switchback {

namespace {

constexpr int SampleRows = 5; // of each loss

} // namespace

Workspace::Workspace(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    d->drift = new DriftWatch(this);
    d->rehearsals = new Rehearsals(this);
    d->backups = new Backups(this);
    d->environments = new Environments(this);
    d->backfills = new Backfills(this);
    d->releases = new Releases(this);
    connect(d->backups, &Backups::workChanged, this, &Workspace::changingChanged);
    connect(d->backfills, &Backfills::workChanged, this, &Workspace::changingChanged);
    connect(d->releases, &Releases::workChanged, this, &Workspace::changingChanged);
    connect(&d->runs, &RunKeeper::started, this, &Workspace::runStarted);
    connect(&d->runs, &RunKeeper::progressed, this, &Workspace::runProgressed);
    connect(&d->runs, &RunKeeper::ended, this, &Workspace::runEnded);
    connect(&d->runs, &RunKeeper::ended, this, &Workspace::refresh);
    connect(&d->runs, &RunKeeper::toolSaid, this, &Workspace::ownToolSaid);
    connect(&d->runs, &RunKeeper::toolEnded, this, &Workspace::ownToolEnded);
    connect(&d->runs, &RunKeeper::toolEnded, this, &Workspace::refresh);
    connect(this, &Workspace::runStarted, this, &Workspace::changingChanged);
    connect(this, &Workspace::runEnded, this, &Workspace::changingChanged);
}

Workspace::~Workspace()
{
    d->pool.clear();
    d->pool.start([server = std::exchange(d->server, {})]() mutable { server.reset(); });
}

const ProjectView &Workspace::project() const
{
    return d->view;
}

const Standing &Workspace::standing() const
{
    return d->standing;
}

const Guard &Workspace::guard() const
{
    return d->guard.guard();
}

FolderSafety &Workspace::safety() const
{
    return d->safety;
}

const Plan &Workspace::runningPlan() const
{
    return d->runs.plan();
}

bool Workspace::isRunActive() const
{
    return d->runs.isActive();
}

QString Workspace::activity() const
{
    return d->activities.isEmpty() ? QString() : d->activities.last().second;
}

void Workspace::readAhead(const QString &directory)
{
    d->ahead = std::pair(
        directory, d->spawn(QuestionPriority, [directory] { return openFolder(directory); }));
}

QFuture<Result<void>> Workspace::open(const QString &directory)
{
    const int number = ++d->question;
    const auto ahead = std::exchange(d->ahead, {});
    const auto opening = ahead && ahead->first == directory
        ? ahead->second
        : d->spawn(QuestionPriority, [directory] { return openFolder(directory); });
    return d->awaited(tr("Opening %1…").arg(visible(directory)), opening)
        .then(this, [this, number](const Result<Opened> &opened) -> Result<void> {
            return number == d->question ? d->accept(opened) : fail(droppedAnswer());
        });
}

QFuture<Result<void>> Workspace::openDemo(Demo demo)
{
    const int number = ++d->question;
    auto answer = std::make_shared<MadeDemo>();
    return d
        ->ask(tr("Making the demo project…"),
            [demo, answer, server = d->server]() -> Result<Opened> {
                auto made = makeDemo(demo, server);
                if (!made) {
                    return fail(made.error());
                }
                *answer = *made;
                return openRequest({ .project = answer->path });
            })
        .then(this, [this, number, answer](const Result<Opened> &opened) -> Result<void> {
            d->server = answer->server ? answer->server : d->server;
            return number == d->question ? d->accept(opened) : fail(droppedAnswer());
        });
}

QFuture<Result<void>> Workspace::selectFolder(int index)
{
    if (index < 0 || index >= d->view.folders.size() || index == d->view.folder) {
        return QtFuture::makeReadyValueFuture(Result<void>());
    }
    auto request = d->request;
    request.migrations = d->view.folders.at(index).path;
    request.format = d->view.folders.at(index).format;
    if (request.url.isNull()) {
        request.environment = environmentOf(d->view, index);
    }
    return d->openAgain(request, tr("Reading %1…").arg(visible(request.migrations)));
}

QFuture<RepositoryStanding> Workspace::repository(int folder)
{
    if (!d->session || folder < 0 || folder >= d->view.folders.size()) {
        return QtFuture::makeReadyValueFuture(RepositoryStanding());
    }
    return QtConcurrent::run([request = d->request, project = d->view, folder] {
        return standingOfRepository(request, project, folder);
    });
}

void Workspace::selectEnvironment(int index)
{
    if (index < 0 || index >= d->view.environments.size() || index == d->view.environment) {
        return;
    }
    auto request = d->request;
    request.environment = d->view.environments.at(index).name;
    request.url = QString();
    request.password = {};
    d->openAgain(request, tr("Connecting to %1…").arg(visible(request.environment)));
}

void Workspace::connectTo(const Address &address)
{
    // The same database with another password is still its environment.
    const bool same = !d->view.address.isEmpty() && address.url == d->view.address;
    auto request = d->request;
    request.environment = same ? d->view.environments.value(d->view.environment).name : QString();
    request.url = address.url;
    request.password = address.password;
    d->toKeep = address;
    d->openAgain(request, tr("Connecting…"));
}

void Workspace::refresh()
{
    if (!d->session) {
        return;
    }
    const int number = ++d->question;
    d->ask(tr("Reading the timeline…"), [session = *d->session] {
         return standingOf(session);
     }).then(this, [this, number](const Standing &standing) {
        if (number == d->question) {
            d->acceptStanding(standing);
        }
    });
}

void Workspace::close()
{
    ++d->question;
    d->session.reset();
    d->request = {};
    d->watch();
    d->guard.setProtected(false);
    d->setView({});
    d->acceptStanding({});
}

QFuture<Result<LoadedMigration>> Workspace::migration(int index)
{
    using Answer = Result<LoadedMigration>;
    if (!d->session || index < 0 || index >= d->standing.files.migrations.size()) {
        return QtFuture::makeReadyValueFuture(Answer(fail(droppedAnswer())));
    }
    if (const auto *known = d->loaded.object(index)) {
        return QtFuture::makeReadyValueFuture(Answer(*known));
    }
    return d
        ->spawn(++d->renderings,
            [session = *d->session, migration = d->standing.files.migrations.at(index)] {
                return loadMigration(session, migration);
            })
        .then(this, [this, index, number = d->standingNumber](const Answer &answer) {
            if (answer && number == d->standingNumber) {
                d->loaded.insert(index, new LoadedMigration(*answer));
            }
            return answer;
        });
}

QFuture<Result<Plan>> Workspace::plan(const Target &target)
{
    return d->askSession(tr("Making the plan…"),
        [target](const Session &session) { return makePlan(session, target); });
}

QFuture<Result<QList<ScriptVerdict>>> Workspace::judge(const Plan &plan)
{
    return d->askSession(tr("Looking for what could go wrong…"),
        [plan](const Session &session) { return judgePlan(session, plan); });
}

QFuture<Result<ExaminedPlan>> Workspace::examine(const Plan &plan)
{
    return d->askSession(tr("Asking the live database…"),
        [plan](const Session &session) { return examinePlan(session, plan); });
}

QFuture<Result<QList<LedgerRow>>> Workspace::ledger(const QList<Loss> &losses)
{
    return d->askSession(tr("Counting what would be lost…"),
        [losses](const Session &session) { return readLedger(session, losses); });
}

QFuture<Result<QList<LedgerRow>>> Workspace::sampleLosses(
    const Plan &plan, const QList<ScriptVerdict> &verdicts)
{
    return d->askSession(tr("Reading a sample…"), [plan, verdicts](const Session &session) {
        return readLedger(session, plan, verdicts, { .sample = SampleRows });
    });
}

QFuture<Result<void>> Workspace::saveRunbook(const Target &target, const QString &file)
{
    return d->askBeside(tr("Writing the runbook…"),
        [target, file](const Session &session) { return writeRunbook(session, target, file); });
}

QFuture<Result<HalfDone>> Workspace::halfDone(const Version &version, std::optional<Direction> way)
{
    return d->askBeside(
        tr("Looking which statements are in…"), [version, way](const Session &session) {
            return Switchback::halfDone(session, { version, way }, {});
        });
}

QFuture<Result<QList<AuditEntry>>> Workspace::auditLog()
{
    return d->ask(tr("Reading the log…"), [] { return readAudit(); });
}

QFuture<Result<int>> Workspace::verifyAuditLog()
{
    return d->ask(tr("Checking the log…"), [] { return verifyAudit(); });
}

QFuture<QList<EarlierRun>> Workspace::earlierRuns()
{
    return d->spawn(QuestionPriority, [] { return findEarlierRuns(); });
}

QFuture<Result<void>> Workspace::watchRun(const EarlierRun &run)
{
    return d->spawn(QuestionPriority, [run] { return keptPlan(run.journal); })
        .then(this, [this, run](const Result<Plan> &plan) -> Result<void> {
            if (!plan) {
                return fail(plan.error());
            }
            if (isRunActive()) {
                return fail({ .kind = ErrorKind::Refused, .what = tr("A run is in progress.") });
            }
            d->runs.begin(*plan, run.startedAt, { .follow = run.journal });
            return {};
        });
}

QDateTime Workspace::runningSince() const
{
    return d->runs.since();
}

void Workspace::forget(const EarlierRun &run)
{
    d->spawn(QuestionPriority, [run] {
        forgetRun(run);
        return true;
    });
}

DriftWatch *Workspace::driftWatch() const
{
    return d->drift;
}

Rehearsals &Workspace::rehearsals() const
{
    return *d->rehearsals;
}

Backups &Workspace::backups() const
{
    return *d->backups;
}

Environments &Workspace::environments() const
{
    return *d->environments;
}

Backfills &Workspace::backfills() const
{
    return *d->backfills;
}

Releases &Workspace::releases() const
{
    return *d->releases;
}

std::shared_ptr<const Session> Workspace::session() const
{
    return d->session ? std::make_shared<const Session>(*d->session) : nullptr;
}

bool Workspace::isChanging() const
{
    return isRunActive() || d->backups->work() == Backups::Work::Restoring
        || d->backfills->isRunning() || d->releases->isWalking();
}

Result<void> Workspace::mayRun() const
{
    if (isChanging() && !isRunActive()) {
        return fail({ .kind = ErrorKind::Locked,
            .what = tr("A restore, a backfill or a release is going on."),
            .next = tr("Wait for its end, or stop it.") });
    }
    if (isRunActive()) {
        return fail({ .kind = ErrorKind::Locked,
            .what = tr("A run is going on already."),
            .next = tr("Wait for its end, or stop it.") });
    }
    if (const auto objection = d->guard.objection()) {
        return fail(*objection);
    }
    return {};
}

QFuture<Result<OwnToolOffer>> Workspace::ownTool(const PlanStop &stop, Direction direction)
{
    return d->askSession(
        tr("Looking for the project's own tool…"), [stop, direction](const Session &session) {
            return ownToolOffer(session, stop, direction);
        });
}

void Workspace::setTrusted(const OwnToolOffer &offer, bool trusted)
{
    setTrust(offer.folder, trusted);
}

Result<void> Workspace::startOwnTool(const OwnToolOffer &offer)
{
    if (const auto may = mayRun(); !may) {
        return may;
    }
    return d->session ? d->runs.startOwnTool(*d->session, offer) : fail(droppedAnswer());
}

Result<void> Workspace::startRun(const Plan &plan, const RunSettings &settings)
{
    if (const auto may = mayRun(); !may) {
        return may;
    }
    if (!d->session || plan.steps.isEmpty()) {
        return fail({ .kind = ErrorKind::Usage, .what = tr("There is nothing to run.") });
    }
    d->runs.begin(plan, QDateTime::currentDateTimeUtc(),
        { .request = d->request,
            .target = plan.target,
            .options = { .lockWait = settings.lockWait,
                .tries = settings.tries,
                .reason = settings.reason,
                .planFile = settings.planFile,
                .putBack = settings.putBack,
                .otherServer = settings.otherServer,
                .brake = settings.brake },
            .fingerprint = plan.fingerprint });
    return {};
}

void Workspace::stopRun()
{
    d->runs.stop();
}

void Workspace::stopRunAfterMigration()
{
    d->runs.stopAfterMigration();
}

QFuture<Result<QString>> Workspace::interruptSession(qint64 backend, const WatchedSession &session)
{
    const auto objection = d->guard.objection();
    if (objection || !d->session) {
        return QtFuture::makeReadyValueFuture(
            Result<QString>(fail(objection ? *objection : droppedAnswer())));
    }
    return QtConcurrent::run([own = *d->session, backend, session] {
        return Switchback::interruptSession(own, backend, session);
    });
}

void Workspace::setArmed(bool armed)
{
    d->guard.setArmed(armed);
}

} // namespace Switchback
