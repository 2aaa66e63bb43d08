// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/owntoolrun.h"

#include "core/secret.h"
#include "core/text.h"

namespace Switchback {

OwnToolRun::OwnToolRun(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

OwnToolRun::~OwnToolRun()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void OwnToolRun::start(const Session &session, const OwnRun &run)
{
    m_pool.start([this, session, run, token = m_stop.get_token()] {
        const auto say = [this](const QString &line) {
            QMetaObject::invokeMethod(
                this, [this, line] { Q_EMIT said(line); }, Qt::QueuedConnection);
        };
        const auto result = runOwn(
            session, run, [&say](const QString &line) { say(visible(scrubbed(line))); }, token);
        QMetaObject::invokeMethod(
            this, [this, outcome = result.outcome] { Q_EMIT ended(outcome); },
            Qt::QueuedConnection);
    });
}

} // namespace Switchback
