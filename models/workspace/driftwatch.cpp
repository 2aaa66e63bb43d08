// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/driftwatch.h"

#include "core/tr.h"
#include "workspace/differencereader.h"
#include "workspace/workspace.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {

using Kind = DifferenceSource::Kind;
using Found = Drift::State;

// What nobody asked for must not go on for long.
constexpr auto Patience = 60s;
constexpr int MostReplayed = 1000;

} // namespace

DriftWatch::DriftWatch(Workspace *workspace)
    : QObject(workspace)
    , m_workspace(workspace)
    , m_reader(new DifferenceReader(workspace, this))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(Patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_late = true;
        m_reader->stop();
    });
    connect(workspace, &Workspace::standingChanged, this, &DriftWatch::standingChanged);
    connect(workspace, &Workspace::runStarted, this, &DriftWatch::stop);
}

void DriftWatch::setWatching(bool watching)
{
    m_watching = watching;
    if (watching) {
        standingChanged(m_workspace->standing());
    }
}

QString DriftWatch::objection(const Standing &standing) const
{
    const auto &project = m_workspace->project();
    const auto environment = project.environments.value(project.environment);
    if (environment.isProtected && environment.scratchUrl.isEmpty() && !project.embedded) {
        return tr("The environment is protected and names no scratch_url: nothing is made on its "
                  "server unasked.");
    }
    if (standing.timeline.applied > MostReplayed) {
        return tr("%n migration(s) would have to be replayed.", nullptr, standing.timeline.applied);
    }
    return {};
}

Drift DriftWatch::facts() const
{
    const auto &timeline = m_workspace->standing().timeline;
    return {
        .version = timeline.current, .applied = timeline.applied, .pending = timeline.pending
    };
}

void DriftWatch::standingChanged(const Standing &standing)
{
    const auto &project = m_workspace->project();
    auto about = project.root + u'\n' + project.folders.value(project.folder).path + u'\n'
        + project.environments.value(project.environment).name + u'\n' + project.address + u'\n'
        + standing.timeline.current;
    for (const auto &row : standing.history.entries) {
        about += u'\n' + row.version.text;
    }
    if (!standing.fromDatabase) {
        m_about.clear();
        stop();
        set({});
        return;
    }
    if (!m_watching || about == m_about || m_workspace->isRunActive()) {
        return;
    }
    m_about = about;
    if (const auto why = objection(standing); !why.isEmpty()) {
        stop();
        auto drift = facts();
        drift.state = Found::NotChecked;
        drift.why = why;
        set(drift);
        return;
    }
    check();
}

void DriftWatch::check()
{
    auto drift = facts();
    drift.state = Found::Checking;
    set(drift);
    m_late = false;
    m_patience.start();
    const int asked = ++m_asked;
    m_reader->read({ .sources = { { .kind = Kind::Expected }, { .kind = Kind::Live } } })
        .then(this, [this, asked](const Result<Differences> &answer) {
            if (asked == m_asked) {
                answered(answer);
            }
        });
}

void DriftWatch::stop()
{
    m_patience.stop();
    m_reader->stop();
}

void DriftWatch::answered(const Result<Differences> &answer)
{
    m_patience.stop();
    auto drift = m_drift;
    drift.at = QDateTime::currentDateTimeUtc();
    if (!answer) {
        drift.state = Found::NotChecked;
        drift.why = m_late                                ? tr("It takes too long to do unasked.")
            : answer.error().kind == ErrorKind::Cancelled ? tr("It was stopped.")
                                                          : oneLine(answer.error());
    } else {
        drift.differences = int(answer->rows.size());
        drift.hidden = answer->hidden();
        drift.state = drift.differences == 0 ? Found::None : Found::Drifted;
    }
    set(drift);
}

void DriftWatch::set(const Drift &drift)
{
    if (drift != m_drift) {
        m_drift = drift;
        Q_EMIT changed(m_drift);
    }
}

} // namespace Switchback
