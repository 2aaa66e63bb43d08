// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/runkeeper.h"

#include "core/tr.h"
#include "run/owntool.h"
#include "run/runjob.h"
#include "workspace/owntoolrun.h"
#include "workspace/trust.h"
#include "workspace/values.h"
#include "workspace/workerrun.h"

#include <QLocale>

namespace Switchback {

RunKeeper::RunKeeper(QObject *parent)
    : QObject(parent)
{
}

RunKeeper::~RunKeeper() = default;

void RunKeeper::begin(const Plan &plan, const QDateTime &at, const RunJob &job)
{
    m_plan = plan;
    m_since = at;
    m_run = std::make_unique<WorkerRun>();
    connect(m_run.get(), &WorkerRun::progressed, this, &RunKeeper::progressed);
    connect(m_run.get(), &WorkerRun::ended, this, [this](const Outcome &outcome) {
        m_run.release()->deleteLater();
        Q_EMIT ended(outcome);
    });
    Q_EMIT started(m_plan);
    auto told = job;
    told.language = QLocale().name();
    m_run->start(toLine(told));
}

Result<void> RunKeeper::startOwnTool(const Session &session, const OwnToolOffer &offer)
{
    if (trustIn(offer.folder).trust != Trust::Given) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("The code of this project is not trusted."),
            .untouched = tr("Nothing was run."),
            .next = tr("Say that you trust it, then try again.") });
    }
    const auto now = ownRun(session, offer.stop, offer.direction);
    if (!now) {
        return fail(now.error());
    }
    if (now->shown() != offer.shown) {
        return fail({ .kind = ErrorKind::Stale,
            .what = tr("The command is no longer the one that was shown."),
            .untouched = tr("Nothing was run."),
            .next = tr("Make the plan again.") });
    }
    m_ownTool = std::make_unique<OwnToolRun>();
    connect(m_ownTool.get(), &OwnToolRun::said, this, &RunKeeper::toolSaid);
    connect(m_ownTool.get(), &OwnToolRun::ended, this, [this](const Outcome &outcome) {
        m_ownTool.release()->deleteLater();
        Q_EMIT toolEnded(outcome);
    });
    m_ownTool->start(session, *now);
    return {};
}

void RunKeeper::stop()
{
    if (m_run) {
        m_run->stop();
    } else if (m_ownTool) {
        m_ownTool->stop();
    }
}

void RunKeeper::stopAfterMigration()
{
    if (m_run) {
        m_run->stopAfter();
    }
}

} // namespace Switchback
