// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/foldersafety.h"

#include "core/tr.h"
#include "run/judge.h"
#include "run/safeproof.h"
#include "run/safeset.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTimer>
#include <qtconcurrenttask.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int JudgedAtOnce = 400; // fewer are known before anybody could miss them
constexpr int NewestFirst = 80;
constexpr auto ShownFirst = std::chrono::milliseconds(
    50); // the rows are painted before they are judged

/// What is seen first: what is pending, and what stands about where the database is.
QSet<int> seenFirst(const Timeline &timeline)
{
    QSet<int> numbers;
    const auto &entries = timeline.entries;
    int below = NewestFirst;
    int above = NewestFirst;
    bool here = false;
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry) {
        here = here || entry->version.text == timeline.current;
        const bool near = here ? below-- > 0 : above-- > 0;
        if (entry->migration >= 0 && near) {
            numbers += entry->migration;
        }
    }
    return numbers;
}

} // namespace

FolderSafety::FolderSafety(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_proving.setMaxThreadCount(1);
}

FolderSafety::~FolderSafety()
{
    m_stop.request_stop();
    m_end.request_stop();
    m_pool.clear();
    m_proving.clear();
    m_pool.waitForDone();
    m_proving.waitForDone();
}

void FolderSafety::clear()
{
    m_stop.request_stop();
    ++m_asked;
    m_stamp = {};
    m_folder.clear();
    m_session.reset();
    setLooking(false);
    if (!m_verdicts.migrations.isEmpty() || m_verdicts.trouble) {
        m_verdicts = {};
        Q_EMIT changed();
    }
}

void FolderSafety::judge(const Session &session, const Standing &standing)
{
    const auto &files = standing.files;
    // Without an engine nobody knows where a statement ends.
    const bool readable = session.engine || !session.format->info().language.isEmpty();
    if (files.migrations.isEmpty() || !readable) {
        clear();
        return;
    }
    m_session = std::make_shared<const Session>(session);
    m_stop.request_stop();
    m_stop = {};
    ++m_asked;
    m_awaited = 0;
    if (std::exchange(m_folder, session.folder.path) != session.folder.path) {
        m_stamp = {};
        m_verdicts = {}; // of other files
        Q_EMIT changed();
    }
    const auto version = versionText(standing.server);
    if (files.migrations.size() > JudgedAtOnce && m_verdicts.briefs.isEmpty()) {
        ask(session, files, version, seenFirst(standing.timeline));
    }
    ask(session, files, version, {});
}

FolderSafety::Stamp FolderSafety::stampOf(
    const Session &session, const MigrationSet &files, const QString &version)
{
    Stamp stamp { .folder = session.folder.path,
        .engine = session.engine ? session.engine->info().id : QString(),
        .serverVersion = version,
        .settings = session.project.file.lint };
    const QDir root(session.project.root);
    for (const auto &migration : files.migrations) {
        for (const auto &path : { migration.path, migration.downPath }) {
            const QFileInfo info(root, path);
            stamp.files += path.isEmpty() ? QString()
                                          : u"%1 %2 %3"_s.arg(path)
                                                .arg(info.size())
                                                .arg(info.lastModified().toMSecsSinceEpoch());
        }
    }
    return stamp;
}

void FolderSafety::ask(const Session &session, const MigrationSet &files, const QString &version,
    const QSet<int> &only)
{
    ++m_awaited;
    setLooking(true);
    auto job = [session, files, only, version, before = m_stamp,
                   stop = m_stop.get_token()]() -> Answer {
        const auto stamp = stampOf(session, files, version);
        // What an Elixir file comes to depends on the project's modules too.
        if (stamp == before && session.format->info().language.isEmpty()) {
            return { .stamp = stamp, .same = true, .verdicts = {} };
        }
        return { .stamp = stamp,
            .verdicts = judgeFolder(
                session, files, { .serverVersion = version, .only = only, .stop = stop }) };
    };
    QTimer::singleShot(ShownFirst, this, [this, job = std::move(job), asked = m_asked]() mutable {
        if (asked != m_asked) {
            return;
        }
        QtConcurrent::task(std::move(job))
            .onThreadPool(m_pool)
            .spawn()
            .then(this, [this, asked](const Answer &answer) {
                if (asked == m_asked) {
                    answered(answer);
                }
            });
    });
}

QFuture<Result<SafeSet>> FolderSafety::makeSafe(const Finding &finding)
{
    return QtConcurrent::task([session = m_session, finding]() -> Result<SafeSet> {
        return session ? makeSafeSet(*session, finding)
                       : fail({ .kind = ErrorKind::Cancelled, .what = tr("No project is open.") });
    })
        .onThreadPool(m_pool)
        .withPriority(1) // before the folder's turn
        .spawn();
}

QFuture<Result<SafeProof>> FolderSafety::proveSafe(const SafeSet &set, std::stop_token stop)
{
    return QtConcurrent::task(
        [session = m_session, set, stop, end = m_end.get_token()]() -> Result<SafeProof> {
            if (!session) {
                return SafeProof { .reason = tr("No project is open."), .notes = {} };
            }
            std::stop_source both;
            const auto ends = [&both] { both.request_stop(); };
            const std::stop_callback closing(end, ends);
            const std::stop_callback leaving(stop, ends);
            return proveSafeSet(*session, set, { .stop = both.get_token() });
        })
        .onThreadPool(m_proving)
        .spawn();
}

QFuture<Result<void>> FolderSafety::writeSafe(const SafeSet &set)
{
    return QtConcurrent::task([session = m_session, set]() -> Result<void> {
        return session ? writeSafeSet(*session, set)
                       : fail({ .kind = ErrorKind::Cancelled, .what = tr("No project is open.") });
    })
        .onThreadPool(m_pool)
        .withPriority(1)
        .spawn();
}

void FolderSafety::answered(const Answer &answer)
{
    if (--m_awaited == 0) {
        setLooking(false);
    }
    if (answer.same) {
        return;
    }
    if (!answer.verdicts) {
        m_verdicts = { .trouble = answer.verdicts.error() };
        m_stamp = {};
    } else {
        m_verdicts = *answer.verdicts;
        m_stamp = m_verdicts.complete ? answer.stamp : Stamp {};
    }
    Q_EMIT changed();
}

void FolderSafety::setLooking(bool looking)
{
    if (std::exchange(m_looking, looking) != looking) {
        Q_EMIT lookingChanged(looking);
    }
}

} // namespace Switchback
