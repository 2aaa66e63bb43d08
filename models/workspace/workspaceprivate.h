// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the workspace keeps, and how it asks: only for its own two source files.

#include "run/insight.h"
#include "workspace/demo.h"
#include "workspace/driftwatch.h"
#include "workspace/foldersafety.h"
#include "workspace/guardkeeper.h"
#include "workspace/questions.h"
#include "workspace/runkeeper.h"
#include "workspace/workspace.h"

#include <QCache>
#include <QFileSystemWatcher>
#include <QThreadPool>
#include <QTimer>
#include <qtconcurrentrun.h>
#include <qtconcurrenttask.h>

namespace Switchback {

class LocalServer;

constexpr int MigrationsKept = 200;
// Questions go before renderings; among these the newest goes first.
constexpr int QuestionPriority = 1 << 30;

Error droppedAnswer();
/// Opens a folder as a window does: with the address that somebody named by hand for it.
Result<Opened> openFolder(const QString &directory);

struct Workspace::Private {
    explicit Private(Workspace *workspace);

    /// Names what is being waited for until it is there.
    template<class Answer>
    QFuture<Answer> awaited(const QString &activity, QFuture<Answer> answer);
    /// Runs `job` on the pool, and awaits it.
    template<class Job>
    auto ask(const QString &activity, Job job) -> QFuture<std::invoke_result_t<Job>>;
    /// The same with the session, which the job takes along.
    template<class Job>
    auto askSession(const QString &activity, Job job)
        -> QFuture<std::invoke_result_t<Job, const Session &>>;
    /// Beside the other questions, for what takes long.
    template<class Job>
    auto askBeside(const QString &activity, Job job)
        -> QFuture<std::invoke_result_t<Job, const Session &>>;
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

template<class Job>
auto Workspace::Private::askSession(const QString &activity, Job job)
    -> QFuture<std::invoke_result_t<Job, const Session &>>
{
    using Answer = std::invoke_result_t<Job, const Session &>;
    if (!session) {
        return QtFuture::makeReadyValueFuture(Answer(fail(droppedAnswer())));
    }
    return ask(activity, [own = *session, job = std::move(job)] { return job(own); });
}

template<class Job>
auto Workspace::Private::askBeside(const QString &activity, Job job)
    -> QFuture<std::invoke_result_t<Job, const Session &>>
{
    using Answer = std::invoke_result_t<Job, const Session &>;
    if (!session) {
        return QtFuture::makeReadyValueFuture(Answer(fail(droppedAnswer())));
    }
    return awaited(
        activity, QtConcurrent::run([own = *session, job = std::move(job)] { return job(own); }));
}

} // namespace Switchback
