// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/owntoolrun.h"

#include "core/secret.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/gates.h"

namespace Switchback {

namespace {

/// A flag may have been turned off since the command was shown.
Result<void> checkGates(const Session &session, const OwnRun &run)
{
    if (run.direction == Direction::Down) {
        return {};
    }
    const auto gates = gatesOf(session, run.version);
    if (!gates || !gates->tile) {
        return gates ? Result<void>() : fail(gates.error());
    }
    return fail({ .kind = ErrorKind::Refused,
        .what = gates->tile->sentence,
        .untouched = tr("Nothing was run.") });
}

} // namespace

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
        const auto open = checkGates(session, run);
        const auto outcome = open
            ? runOwn(
                  session, run, [&say](const QString &line) { say(visible(scrubbed(line))); },
                  token)
                  .outcome
            : Outcome { .kind = Outcome::Kind::Refused, .error = open.error() };
        QMetaObject::invokeMethod(
            this, [this, outcome] { Q_EMIT ended(outcome); }, Qt::QueuedConnection);
    });
}

} // namespace Switchback
