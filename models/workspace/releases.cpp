// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/releases.h"

#include "workspace/workspace.h"

using namespace Qt::StringLiterals;

namespace Switchback {

Releases::Releases(Workspace *workspace)
    : QObject(workspace)
    , m_workspace(workspace)
{
    m_pool.setMaxThreadCount(1);
    connect(workspace, &Workspace::projectChanged, this, [this] {
        if (!isWalking()) {
            ++m_asked;
            m_view.reset(); // it was of another database
            setWork(Work::None);
            Q_EMIT changed();
        }
    });
}

Releases::~Releases()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Releases::setWork(Work work)
{
    if (std::exchange(m_work, work) != work) {
        Q_EMIT workChanged();
    }
}

void Releases::start(Work work, const Task &task)
{
    const auto session = m_workspace->session();
    const int asked = ++m_asked;
    setWork(work);
    m_pool.start([this, session, task, asked] {
        const auto view = task(*session);
        const auto target = view && !view->release.id.isEmpty()
            ? releaseTarget(*session, *view)
            : Result<std::optional<Target>>(std::nullopt);
        QMetaObject::invokeMethod(
            this,
            [this, view, target, asked] {
                if (asked != m_asked) {
                    return;
                }
                if (view) {
                    m_view = *view;
                    m_target = target;
                }
                setWork(Work::None);
                if (!view) {
                    Q_EMIT failed(view.error());
                }
                Q_EMIT changed();
            },
            Qt::QueuedConnection);
    });
}

void Releases::look(const QHash<QString, Phase> &byHand, bool fresh)
{
    if (isWalking()) {
        return;
    }
    if (!m_workspace->session() || !m_workspace->standing().fromDatabase) {
        m_view.reset();
        Q_EMIT changed();
        return;
    }
    start(Work::Looking,
        [byHand, fresh](const Session &session) { return viewRelease(session, byHand, fresh); });
}

Result<void> Releases::startChange(const Task &task)
{
    if (!m_workspace->session() || !m_workspace->standing().fromDatabase) {
        return fail({ .kind = ErrorKind::Usage, .what = tr("Connect to a database first.") });
    }
    if (const auto may = m_workspace->mayRun(); !may) {
        return may;
    }
    start(Work::Walking, task);
    return {};
}

Result<void> Releases::begin(const QHash<QString, Phase> &byHand)
{
    return startChange([byHand](const Session &session) { return beginRelease(session, byHand); });
}

Result<void> Releases::goOn(const ReleaseOrders &orders)
{
    m_stop = isWalking() ? m_stop : std::stop_source();
    return startChange([this, orders, stop = m_stop.get_token()](const Session &session) {
        const auto tell = [this](const ReleaseLook &look) {
            QMetaObject::invokeMethod(
                this, [this, look] { Q_EMIT looked(look); }, Qt::QueuedConnection);
        };
        return Switchback::goOn(session, orders, tell, stop);
    });
}

Result<void> Releases::abort(const ReleaseOrders &orders)
{
    m_stop = isWalking() ? m_stop : std::stop_source();
    return startChange([orders, stop = m_stop.get_token()](
                           const Session &session) { return abortRelease(session, orders, stop); });
}

} // namespace Switchback
