// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/backfills.h"

#include "core/tr.h"
#include "run/backup.h"
#include "run/usertriggers.h"
#include "workspace/workspace.h"

#include <QElapsedTimer>
#include <qtconcurrenttask.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 TellEvery = 100; // milliseconds

/// Each batch is told, but no window can show more than a few a second.
class Teller
{
public:
    explicit Teller(std::function<void(const BackfillProgress &)> tell)
        : m_tell(std::move(tell))
    {
    }
    void operator()(const BackfillProgress &progress)
    {
        if (!m_told.isValid() || m_told.elapsed() >= TellEvery || !progress.waiting.isEmpty()) {
            m_told.start();
            m_tell(progress);
        }
    }

private:
    std::function<void(const BackfillProgress &)> m_tell;
    QElapsedTimer m_told;
};

} // namespace

Backfills::Backfills(Workspace *workspace)
    : QObject(workspace)
    , m_workspace(workspace)
{
    m_pool.setMaxThreadCount(1);
    m_reading.setMaxThreadCount(1);
    connect(workspace, &Workspace::standingChanged, this, &Backfills::refresh);
    connect(workspace, &Workspace::projectChanged, this, [this] {
        if (m_work != Work::Running) {
            ++m_asked;
            m_backfill.reset(); // it was about another database
            setWork(Work::None);
        }
    });
}

Backfills::~Backfills()
{
    m_stop.request_stop();
    m_reading.clear();
    m_reading.waitForDone();
    m_pool.waitForDone();
}

void Backfills::setWork(Work work)
{
    if (std::exchange(m_work, work) != work) {
        Q_EMIT workChanged();
    }
}

void Backfills::tell(const std::function<void()> &announce)
{
    QMetaObject::invokeMethod(this, announce, Qt::QueuedConnection);
}

void Backfills::refresh()
{
    const int asked = ++m_askedUnfinished;
    const auto session = m_workspace->session();
    const auto answered = [this, asked](const QList<UnfinishedBackfill> &found) {
        if (asked == m_askedUnfinished && found != m_unfinished) {
            m_unfinished = found;
            Q_EMIT unfinishedChanged();
        }
    };
    if (!session || !m_workspace->standing().fromDatabase) {
        answered({});
        return;
    }
    QtConcurrent::task([session] { return unfinishedBackfills(*session); })
        .onThreadPool(m_reading)
        .spawn()
        .then(this, answered);
}

bool Backfills::canBatch(const QString &sql) const
{
    const auto session = m_workspace->session();
    return session && session->engine && canBackfill(*session->engine, sql);
}

QString Backfills::triggersStay() const
{
    const auto session = m_workspace->session();
    return session && session->engine ? whyTriggersStay(*session->engine) : QString();
}

void Backfills::prepare(const BackfillRequest &request)
{
    const auto session = m_workspace->session();
    if (m_work == Work::Running) {
        return;
    }
    m_backfill.reset();
    if (!session || !m_workspace->standing().fromDatabase) {
        Q_EMIT failed({ .kind = ErrorKind::Usage, .what = tr("Connect to a database first.") });
        return;
    }
    m_session = session;
    const int asked = ++m_asked;
    setWork(Work::Preparing);
    m_pool.start([this, session, request, asked] {
        auto made = Backfill::prepare(*session, request);
        auto answer = std::make_shared<Result<std::unique_ptr<Backfill>>>(std::move(made));
        tell([this, answer, asked] {
            if (asked != m_asked) {
                return;
            }
            setWork(Work::None);
            if (!*answer) {
                Q_EMIT failed(answer->error());
                return;
            }
            m_backfill = std::move(**answer);
            Q_EMIT prepared(m_backfill->plan());
        });
    });
}

Result<void> Backfills::start()
{
    if (!m_backfill || m_work != Work::None) {
        return fail({ .kind = ErrorKind::Usage, .what = tr("Look at the batches first.") });
    }
    if (const auto may = m_workspace->mayRun(); !may) {
        return may;
    }
    m_stop = {};
    setWork(Work::Running);
    m_pool.start([this, session = m_session, backfill = std::exchange(m_backfill, {}),
                     token = m_stop.get_token()] {
        Teller teller([this](const BackfillProgress &progress) {
            tell([this, progress] { Q_EMIT progressed(progress); });
        });
        const auto result = backfill->run(
            [&teller](const BackfillProgress &progress) { teller(progress); }, token);
        const bool done = result && result->done;
        auditBackup(*session, backfillAction(backfill->plan().withoutTriggers), done,
            result ? result->ms : 0,
            result ? done ? QString() : tr("Stopped.") : oneLine(result.error()));
        tell([this, result] {
            setWork(Work::None);
            if (result) {
                Q_EMIT ended(*result);
            } else {
                Q_EMIT failed(result.error());
            }
            refresh();
        });
    });
    return {};
}

void Backfills::forget(const UnfinishedBackfill &unfinished)
{
    const auto session = m_workspace->session();
    const auto may = m_workspace->mayRun();
    if (!may || !session) {
        Q_EMIT failed(may ? Error {} : may.error());
        return;
    }
    QtConcurrent::task([session, unfinished] { return forgetBackfill(*session, unfinished); })
        .onThreadPool(m_reading)
        .spawn()
        .then(this, [this](const Result<void> &gone) {
            if (!gone) {
                Q_EMIT failed(gone.error());
            }
            refresh();
        });
}

} // namespace Switchback
