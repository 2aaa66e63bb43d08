// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/workspaceprivate.h"

#include "core/tr.h"
#include "workspace/keyring.h"

#include <QCryptographicHash>
#include <QSettings>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {

// Editors write a file in several goes: one reading is enough.
constexpr auto FolderQuiet = 400ms;
// So that what is seen is known first, and a question never waits for long.
constexpr qsizetype FirstInsights = 64;
constexpr qsizetype InsightsAtOnce = 512;
constexpr int InsightPriority = -1;
constexpr int JudgingActivity = 0; // the others count from one

/// Where the address that was named by hand for a project without one is remembered.
QString addressKey(const QString &root)
{
    const auto hash = QCryptographicHash::hash(root.toUtf8(), QCryptographicHash::Sha1).toHex();
    return "projects/"_L1 + QString::fromLatin1(hash) + "/address"_L1;
}

} // namespace

Error droppedAnswer()
{
    return { .kind = ErrorKind::Cancelled, .what = tr("Something else was opened meanwhile.") };
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
    Switchback::applyInsights(insights, standing.timeline);
    for (const auto &entry : std::as_const(standing.timeline.entries)) {
        const auto found = insights.constFind(entry.version.text);
        if (found == insights.constEnd() || entry.migration < 0) {
            continue;
        }
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

} // namespace Switchback
