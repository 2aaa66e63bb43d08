// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/releasehealth.h"

#include "core/facts.h"
#include "core/text.h"
#include "core/tr.h"
#include "run/probe.h"
#include "run/readers.h"
#include "run/releasestore.h"

#include <QElapsedTimer>

#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using enum ReleaseStage;

/// Returns early when a stop is asked for.
void waitFor(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, stop, time, [] { return false; });
}

QList<ProbeAnswer> askAll(const Session &session, const QList<Probe> &probes, bool mayRun,
    std::chrono::milliseconds left, const std::stop_token &stop)
{
    QList<ProbeAnswer> answers;
    for (auto probe : probes) {
        probe.timeout = std::min(probe.timeout, std::max(left, std::chrono::milliseconds(100)));
        answers += askProbe(session, probe, mayRun, stop);
    }
    return answers;
}

QString firstNo(const QList<ProbeAnswer> &answers)
{
    const auto no = std::ranges::find(answers, false, &ProbeAnswer::yes);
    return no == answers.end() ? QString() : u"%1: %2"_s.arg(visible(no->name), visible(no->words));
}

QStringList droppedBy(const Release &release)
{
    QStringList drops;
    for (const auto &part : release.parts) {
        drops += part.phase == Phase::Contract ? part.drops : QStringList();
    }
    drops.removeDuplicates();
    return drops;
}

/// Statements that were called again, or for the first time, since the last look begin the quiet
/// time anew.
void lookAtReaders(Release &release, const Readers &readers)
{
    bool isRead = !readers.calls.isEmpty() && !release.quietSince.isValid();
    for (auto it = readers.calls.begin(); it != readers.calls.end(); ++it) {
        if (it.value() != release.uses.value(it.key(), 0)) {
            isRead = true;
            release.reader = readers.statements.value(it.key());
        }
    }
    if (readers.calls.isEmpty()) {
        release.quietSince = {};
    } else if (isRead) {
        release.quietSince = QDateTime::currentDateTimeUtc();
    }
    release.uses = readers.calls;
}

/// Why the contract stays locked; empty = it opens.
QStringList locks(const ReleaseRound &round)
{
    const auto &[session, release, settings, orders, sink, stop] = round;
    QStringList reasons;
    const auto answers = askAll(
        session, settings.oldGone, orders.mayCheck, settings.patience, stop);
    sink({ Contract, answers, 0, 0, 0 });
    if (const auto no = firstNo(answers); !no.isEmpty()) {
        reasons += tr("The old version may still be there. %1").arg(no);
    }
    release.oldGone = release.oldGone || orders.said;
    if (settings.oldGone.isEmpty() && !release.oldGone) {
        reasons += tr("Nobody has said that the old version is gone.");
    }
    const auto readers = findReaders(session, droppedBy(release), settings.source, stop);
    for (const auto &place : readers.places) {
        reasons += tr("Still read by the source: %1.").arg(place);
    }
    lookAtReaders(release, readers);
    const auto quiet = release.quietSince.isValid()
        ? release.quietSince.msecsTo(QDateTime::currentDateTimeUtc())
        : settings.quietFor.count();
    if (quiet < settings.quietFor.count()) {
        reasons += tr("Read by statements within %1: %2")
                       .arg(spanText(settings.quietFor.count() / 1000), release.reader);
    }
    for (const auto &missing : readers.missing) {
        noteIn(release, true, missing);
    }
    return reasons;
}

} // namespace

void checkGreen(const ReleaseRound &round)
{
    const auto &[session, release, settings, orders, sink, stop] = round;
    QElapsedTimer all;
    QElapsedTimer good;
    all.start();
    for (;;) {
        const auto left = settings.patience - std::chrono::milliseconds(all.elapsed());
        const auto answers = askAll(session, settings.checks, orders.mayCheck, left, stop);
        if (stop.stop_requested()) {
            hold(release, ReleaseHold::Stopped, tr("Stopped; the checks begin anew."));
            return;
        }
        const auto no = firstNo(answers);
        if (!no.isEmpty()) {
            good.invalidate();
        } else if (!good.isValid()) {
            good.start();
        }
        const qint64 goodMs = good.isValid() ? good.elapsed() : 0;
        sink({ Check, answers, goodMs, settings.healthyFor.count(),
            settings.patience.count() - all.elapsed() });
        if (no.isEmpty() && goodMs >= settings.healthyFor.count()) {
            advance(release,
                tr("Green is healthy: every check said yes for %1.")
                    .arg(spanText(settings.healthyFor.count() / 1000)));
            return;
        }
        if (all.elapsed() >= settings.patience.count()) {
            hold(release, ReleaseHold::Unhealthy,
                no.isEmpty() ? tr("Green was not healthy for long enough in time.")
                             : tr("Green did not become healthy in time. %1").arg(no));
            return;
        }
        waitFor(settings.every, stop);
    }
}

void watchGreen(const ReleaseRound &round)
{
    const auto &[session, release, settings, orders, sink, stop] = round;
    lookAtReaders(release, findReaders(session, droppedBy(release), {}, stop));
    QElapsedTimer all;
    all.start();
    int failures = 0;
    for (;;) {
        const auto answers = askAll(
            session, settings.checks, orders.mayCheck, settings.watchFor, stop);
        if (stop.stop_requested()) {
            hold(release, ReleaseHold::Stopped, tr("Stopped; watching begins anew."));
            return;
        }
        const auto no = firstNo(answers);
        failures = no.isEmpty() ? 0 : failures + 1;
        sink({ Watch, answers, all.elapsed(), settings.watchFor.count(),
            settings.watchFor.count() - all.elapsed() });
        if (failures >= settings.failures) {
            hold(release, ReleaseHold::Unhealthy,
                tr("Green failed %n checks in a row. %1", nullptr, failures).arg(no));
            return;
        }
        if (all.elapsed() >= settings.watchFor.count() && failures == 0) {
            advance(release,
                tr("Green was healthy for %1 with the traffic.")
                    .arg(spanText(settings.watchFor.count() / 1000)));
            return;
        }
        waitFor(settings.every, stop);
    }
}

void unlockContract(const ReleaseRound &round)
{
    auto &release = round.release;
    const auto reasons = locks(round);
    if (!reasons.isEmpty()) {
        release.unlockedAt = {};
        hold(release, ReleaseHold::Locked, reasons.join(u' '));
        return;
    }
    release.unlockedAt = QDateTime::currentDateTimeUtc();
    hold(release, ReleaseHold::None,
        tr("Open for %1: the old version is gone, and nobody reads what goes.")
            .arg(spanText(std::chrono::duration_cast<std::chrono::seconds>(UnlockedFor).count())));
    noteIn(release, true, release.words);
}

} // namespace Switchback
