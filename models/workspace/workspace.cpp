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
#include "workspace/demo.h"
#include "workspace/driftwatch.h"
#include "workspace/environments.h"
#include "workspace/foldersafety.h"
#include "workspace/guardkeeper.h"
#include "workspace/keyring.h"
#include "workspace/questions.h"
#include "workspace/rehearsals.h"
#include "workspace/releases.h"
#include "workspace/repositories.h"
#include "workspace/runkeeper.h"
#include "workspace/trust.h"

#include <QCache>
#include <QCryptographicHash>
#include <QFileSystemWatcher>
#include <QSettings>
#include <QThreadPool>
#include <QTimer>
#include <qtconcurrentrun.h>
#include <qtconcurrenttask.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {

// Editors write a file in several goes: one reading is enough.
constexpr auto FolderQuiet = 400ms;
constexpr int MigrationsKept = 200;
constexpr int SampleRows = 5; // of each loss
// So that what is seen is known first, and a question never waits for long.
constexpr qsizetype FirstInsights = 64;
constexpr qsizetype InsightsAtOnce = 512;
// Questions go before renderings; among these the newest goes first.
constexpr int QuestionPriority = 1 << 30;
constexpr int InsightPriority = -1;
constexpr int JudgingActivity = 0; // the others count from one

Error droppedAnswer()
{
    return { .kind = ErrorKind::Cancelled, .what = tr("Something else was opened meanwhile.") };
}

/// Where the address that was named by hand for a project without one is remembered.
QString addressKey(const QString &root)
{
    const auto hash = QCryptographicHash::hash(root.toUtf8(), QCryptographicHash::Sha1).toHex();
    return "projects/"_L1 + QString::fromLatin1(hash) + "/address"_L1;
}

Result<Opened> openFolder(const QString &directory)
{
    SessionRequest request { .project = directory };
    auto opened = openRequest(request);
    if (!opened || opened->session.hasDatabase || !opened->session.project.environments.isEmpty()) {
        return opened;
    }
    // Nothing in the project names a database: perhaps somebody did by hand.
    request.url = QSettings().value(addressKey(opened->view.root)).toString();
    return request.url.isEmpty() ? opened : openRequest(request);
}

} // namespace

struct Workspace::Private {
    explicit Private(Workspace *workspace);

    /// Names what is being waited for until it is there.
    template<class Answer>
    QFuture<Answer> awaited(const QString &activity, QFuture<Answer> answer);
    /// Runs `job` on the pool, and awaits it.
    template<class Job>
    auto ask(const QString &activity, Job job) -> QFuture<std::invoke_result_t<Job>>;
    template<class Job>
    auto spawn(int priority, Job job) -> QFuture<std::invoke_result_t<Job>>;
    void setActivity(int id, const QString &text);

    QFuture<Result<void>> openAgain(const SessionRequest &request, const QString &activity);
    Result<void> accept(const Result<Opened> &opened);
    bool wantsKeptPassword(const Opened &opened) const;
    void askKeyring(const Opened &opened);
    void acceptStanding(const Standing &fresh);
    void applyInsights();
    void askInsights(qsizetype end);
    void setView(const ProjectView &fresh);
    void watch();

    Workspace *q;
    QThreadPool pool;
    int question = 0; // answers to older ones are dropped
    int activityId = 0;
    int renderings = 0;
    QList<std::pair<int, QString>> activities;

    std::optional<std::pair<QString, QFuture<Result<Opened>>>> ahead; // a folder being read
    std::optional<Session> session;
    SessionRequest request;
    std::optional<Address> toKeep; // goes to the key ring once it has worked
    ProjectView view;
    Standing standing;
    int standingNumber = 0;
    QCache<int, LoadedMigration> loaded { MigrationsKept };
    Insights insights;
    std::shared_ptr<LocalServer> server; // of the demo; lives and goes on the pool's thread

    FolderSafety safety;
    DriftWatch *drift = nullptr;
    Rehearsals *rehearsals = nullptr;
    Backups *backups = nullptr;
    Environments *environments = nullptr;
    Backfills *backfills = nullptr;
    Releases *releases = nullptr;
    GuardKeeper guard;
    QFileSystemWatcher watcher;
    QTimer folderQuiet;
    RunKeeper runs;
};

Workspace::Private::Private(Workspace *workspace)
    : q(workspace)
{
    pool.setMaxThreadCount(1);
    pool.setExpiryTimeout(-1); // a server that was started on the thread goes with it
    folderQuiet.setSingleShot(true);
    folderQuiet.setInterval(FolderQuiet);
    connect(&guard, &GuardKeeper::changed, q, &Workspace::guardChanged);
    connect(&safety, &FolderSafety::lookingChanged, q, [this](bool looking) {
        setActivity(JudgingActivity, looking ? tr("Looking for what could go wrong…") : QString());
    });
    connect(
        &watcher, &QFileSystemWatcher::directoryChanged, &folderQuiet, qOverload<>(&QTimer::start));
    connect(&folderQuiet, &QTimer::timeout, q, [this] {
        if (!q->isRunActive()) {
            q->refresh();
        }
    });
}

template<class Job>
auto Workspace::Private::spawn(int priority, Job job) -> QFuture<std::invoke_result_t<Job>>
{
    return QtConcurrent::task(std::move(job)).onThreadPool(pool).withPriority(priority).spawn();
}

template<class Answer>
QFuture<Answer> Workspace::Private::awaited(const QString &activity, QFuture<Answer> answer)
{
    const int id = ++activityId;
    setActivity(id, activity);
    return answer.then(q, [this, id](const Answer &given) {
        setActivity(id, {});
        return given;
    });
}

template<class Job>
auto Workspace::Private::ask(const QString &activity, Job job) -> QFuture<std::invoke_result_t<Job>>
{
    return awaited(activity, spawn(QuestionPriority, std::move(job)));
}

void Workspace::Private::setActivity(int id, const QString &text)
{
    activities.removeIf([id](const auto &activity) { return activity.first == id; });
    if (!text.isEmpty()) {
        activities.emplace_back(id, text);
    }
    Q_EMIT q->activityChanged(q->activity());
}

QFuture<Result<void>> Workspace::Private::openAgain(
    const SessionRequest &wanted, const QString &activity)
{
    const int number = ++question;
    return ask(activity, [wanted] {
        return openRequest(wanted);
    }).then(q, [this, number](const Result<Opened> &opened) -> Result<void> {
        return number == question ? accept(opened) : fail(droppedAnswer());
    });
}

Result<void> Workspace::Private::accept(const Result<Opened> &opened)
{
    if (!opened) {
        return fail(opened.error());
    }
    auto fresh = opened->view;
    if (fresh.root == view.root && fresh.folders.size() < view.folders.size()) {
        // A folder that was named is not looked for again: the others are still there.
        fresh.folders = view.folders;
        fresh.folderNames = view.folderNames;
        const auto chosen = std::ranges::find(
            fresh.folders, opened->session.folder.path, &MigrationsFolder::path);
        fresh.folder = chosen == fresh.folders.end() ? -1 : int(chosen - fresh.folders.begin());
    }
    if (!opened->request.url.isEmpty() && opened->request.environment.isEmpty()) {
        fresh.environments += Environment { .name = tr("by address"),
            .url = opened->session.connection.display };
        fresh.environment = int(fresh.environments.size()) - 1;
    }
    if (!session || session->folder.path != opened->session.folder.path
        || session->engine != opened->session.engine) {
        insights.clear();
    }
    session = opened->session;
    request = opened->request;
    request.project = fresh.root;
    setView(fresh);
    acceptStanding(opened->standing);
    guard.setProtected(
        session->hasDatabase && (session->environment.isProtected || opened->standing.guarded));
    watch();
    askKeyring(*opened);
    return {};
}

bool Workspace::Private::wantsKeptPassword(const Opened &opened) const
{
    const auto &trouble = opened.standing.trouble;
    return trouble && trouble->kind == ErrorKind::Connection && !opened.view.embedded
        && opened.session.connection.password.isEmpty()
        && isSecretKept(opened.session.connection.display);
}

/// A password that worked is put away; one that is missing is asked for, once.
void Workspace::Private::askKeyring(const Opened &opened)
{
    const auto key = opened.session.connection.display;
    const auto address = std::exchange(toKeep, {});
    if (address && opened.standing.fromDatabase) {
        QSettings().setValue(addressKey(view.root), key);
        if (address->keep && !address->password.isEmpty()) {
            writeSecret(key, address->password, q, [this](const Result<void> &kept) {
                if (!kept) {
                    Q_EMIT q->noticed(kept.error());
                }
            });
        }
    } else if (wantsKeptPassword(opened)) {
        const int number = question;
        readSecret(key, q, [this, number](const Result<Secret> &secret) {
            if (number == question && secret && !secret->isEmpty()) {
                auto again = request;
                again.password = *secret;
                openAgain(again, tr("Connecting…"));
            }
        });
    }
}

void Workspace::Private::acceptStanding(const Standing &fresh)
{
    standing = fresh;
    if (session && fresh.fromDatabase) { // somebody may have marked it meanwhile
        guard.keepProtected(session->environment.isProtected || fresh.guarded);
    }
    ++standingNumber;
    loaded.clear();
    applyInsights(); // the earlier ones, until they are renewed
    Q_EMIT q->standingChanged(standing);
    session ? safety.judge(*session, standing) : safety.clear();
    if (session && !session->format->info().language.isEmpty()) {
        askInsights(standing.files.migrations.size());
    }
}

void Workspace::Private::applyInsights()
{
    for (auto &entry : standing.timeline.entries) {
        const auto found = insights.constFind(entry.version.text);
        if (found == insights.constEnd() || entry.migration < 0) {
            continue;
        }
        entry.reversible = found->reversible;
        entry.transactional = found->transactional;
        found->opaque ? void(standing.opaque.insert(found.key()))
                      : void(standing.opaque.remove(found.key()));
    }
}

/// The migrations before `end`, the newest first: they are what is seen first.
void Workspace::Private::askInsights(qsizetype end)
{
    const auto most = end == standing.files.migrations.size() ? FirstInsights : InsightsAtOnce;
    const auto from = std::max<qsizetype>(0, end - most);
    if (from >= end) {
        return;
    }
    spawn(InsightPriority,
        [session = *session, some = standing.files.migrations.sliced(from, end - from)] {
            return insightsOf(session, some);
        })
        .then(q, [this, from, number = standingNumber](const Insights &gained) {
            if (number != standingNumber) {
                return;
            }
            insights.insert(gained);
            applyInsights();
            Q_EMIT q->insightGained(standing);
            askInsights(from);
        });
}

void Workspace::Private::setView(const ProjectView &fresh)
{
    view = fresh;
    Q_EMIT q->projectChanged(view);
}

void Workspace::Private::watch()
{
    if (!watcher.directories().isEmpty()) {
        watcher.removePaths(watcher.directories());
    }
    if (session) {
        watcher.addPath(session->folder.path);
    }
}

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
    if (!d->session) {
        return QtFuture::makeReadyValueFuture(Result<Plan>(fail(droppedAnswer())));
    }
    return d->ask(tr("Making the plan…"),
        [session = *d->session, target] { return makePlan(session, target); });
}

QFuture<Result<QList<ScriptVerdict>>> Workspace::judge(const Plan &plan)
{
    if (!d->session) {
        return QtFuture::makeReadyValueFuture(Result<QList<ScriptVerdict>>(fail(droppedAnswer())));
    }
    return d->ask(tr("Looking for what could go wrong…"),
        [session = *d->session, plan] { return judgePlan(session, plan); });
}

QFuture<Result<ExaminedPlan>> Workspace::examine(const Plan &plan)
{
    if (!d->session) {
        return QtFuture::makeReadyValueFuture(Result<ExaminedPlan>(fail(droppedAnswer())));
    }
    return d->ask(tr("Asking the live database…"),
        [session = *d->session, plan] { return examinePlan(session, plan); });
}

QFuture<Result<QList<LedgerRow>>> Workspace::ledger(const QList<Loss> &losses)
{
    if (!d->session) {
        return QtFuture::makeReadyValueFuture(Result<QList<LedgerRow>>(fail(droppedAnswer())));
    }
    return d->ask(tr("Counting what would be lost…"),
        [session = *d->session, losses] { return readLedger(session, losses); });
}

QFuture<Result<QList<LedgerRow>>> Workspace::sampleLosses(
    const Plan &plan, const QList<ScriptVerdict> &verdicts)
{
    if (!d->session) {
        return QtFuture::makeReadyValueFuture(Result<QList<LedgerRow>>(fail(droppedAnswer())));
    }
    return d->ask(tr("Reading a sample…"), [session = *d->session, plan, verdicts] {
        return readLedger(session, plan, verdicts, { .sample = SampleRows });
    });
}

QFuture<Result<void>> Workspace::saveRunbook(const Target &target, const QString &file)
{
    if (!d->session) {
        return QtFuture::makeReadyValueFuture(Result<void>(fail(droppedAnswer())));
    }
    const int id = ++d->activityId;
    d->setActivity(id, tr("Writing the runbook…"));
    return QtConcurrent::run([session = *d->session, target, file] {
        return writeRunbook(session, target, file);
    }).then(this, [this, id](const Result<void> &written) {
        d->setActivity(id, {});
        return written;
    });
}

QFuture<Result<HalfDone>> Workspace::halfDone(const Version &version, std::optional<Direction> way)
{
    if (!d->session) {
        return QtFuture::makeReadyValueFuture(Result<HalfDone>(fail(droppedAnswer())));
    }
    const int id = ++d->activityId;
    d->setActivity(id, tr("Looking which statements are in…"));
    return QtConcurrent::run([session = *d->session, version, way] {
        return Switchback::halfDone(session, { version, way }, {});
    }).then(this, [this, id](const Result<HalfDone> &half) {
        d->setActivity(id, {});
        return half;
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
    if (!d->session) {
        return QtFuture::makeReadyValueFuture(Result<OwnToolOffer>(fail(droppedAnswer())));
    }
    return d->ask(
        tr("Looking for the project's own tool…"), [session = *d->session, stop, direction] {
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
