// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/polling.h"

#include "core/tr.h"

#include <QDateTime>

#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {

constexpr auto Interval = 250ms;

Error stopped()
{
    return { .kind = ErrorKind::Cancelled,
        .what = tr("Stopped while waiting for the migration lock."),
        .untouched = tr("Nothing was run.") };
}

Error notGiven(const QString &holder, std::chrono::milliseconds waited)
{
    return { .kind = ErrorKind::Locked,
        .what = tr("The migration lock is held by %1.").arg(holder),
        .untouched = tr("Nothing was run, after waiting for %1 s.")
            .arg(double(waited.count()) / 1000, 0, 'f', 1),
        .next = tr("Wait until the other run is done, then try again.") };
}

} // namespace

QString sinceInWords(qint64 epoch)
{
    const auto then = QDateTime::fromSecsSinceEpoch(epoch);
    const auto now = QDateTime::currentDateTime();
    const auto format = then.date() == now.date() ? "HH:mm:ss"_L1 : "yyyy-MM-dd HH:mm:ss"_L1;
    return tr("%1 (%2 s ago)")
        .arg(then.toString(format))
        .arg(std::max<qint64>(0, then.secsTo(now)));
}

Result<void> pollForLock(const std::function<Result<QString>()> &attempt,
    std::chrono::milliseconds patience, const Engine::Waiting &waiting, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    const auto start = std::chrono::steady_clock::now();
    while (!stop.stop_requested()) {
        const auto holder = attempt();
        if (!holder) {
            return fail(holder.error());
        }
        if (holder->isEmpty()) {
            return {};
        }
        const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - start);
        if (waited >= patience) {
            return fail(notGiven(*holder, waited));
        }
        if (waiting) {
            waiting(*holder, waited);
        }
        std::unique_lock lock(mutex);
        wake.wait_for(lock, stop, std::min<std::chrono::milliseconds>(Interval, patience - waited),
            [] { return false; });
    }
    return fail(stopped());
}

} // namespace Switchback
