// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/followrun.h"

#include "core/tr.h"
#include "run/runjob.h"
#include "run/unfinished.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {

constexpr auto LookAgain = 50ms;

bool isOurs(qint64 process, const QDateTime &startedAt)
{
    return isRunning(process, startedAt)
        && QFileInfo(u"/proc/%1/exe"_s.arg(process))
               .symLinkTarget()
               .section(u'/', -1)
               .startsWith("switchback"_L1);
}

class Follower
{
public:
    Follower(const RunSink &sink, const std::stop_token &stop, const std::stop_token &after)
        : m_sink(sink)
        , m_stop(stop)
        , m_after(after)
    {
    }

    Outcome follow(const QString &journal)
    {
        QFile file(journal);
        if (!file.open(QIODevice::ReadOnly)) {
            return end(tr("It ended a moment ago."));
        }
        for (;;) {
            // Asked before the last reading: what it wrote before it ended is read all the same.
            const bool alive = m_process == 0 || isRunning(m_process, m_startedAt);
            if (readNew(file)) {
                return m_outcome;
            }
            if (!alive || m_process <= 0) {
                return end(tr("Its process ended without saying how."));
            }
            passOn();
            std::this_thread::sleep_for(LookAgain);
        }
    }

private:
    /// True: the outcome was among what is new.
    bool readNew(QFile &file)
    {
        m_rest += file.readAll(); // the file keeps growing under the same name
        for (auto at = m_rest.indexOf('\n'); at >= 0; at = m_rest.indexOf('\n')) {
            const auto object = QJsonDocument::fromJson(m_rest.first(at)).object();
            m_rest.remove(0, at + 1);
            if (object["event"_L1] == "head"_L1) {
                m_process = object["process"_L1].toInteger();
                m_startedAt = QDateTime::fromString(
                    object["startedAt"_L1].toString(), Qt::ISODateWithMs);
            }
            const auto event = runEventFromJson(object);
            if (!event) {
                continue; // a line for whoever settles the run
            }
            m_sink(*event);
            if (const auto *outcome = std::get_if<Outcome>(&*event)) {
                m_outcome = *outcome;
                return true;
            }
        }
        return false;
    }

    void passOn()
    {
        if (m_stop.stop_requested() && !std::exchange(m_stopped, true)
            && isOurs(m_process, m_startedAt)) {
            ::kill(pid_t(m_process), SIGTERM);
        }
        if (m_after.stop_requested() && !std::exchange(m_stoppedAfter, true)
            && isOurs(m_process, m_startedAt)) {
            ::kill(pid_t(m_process), SIGUSR1);
        }
    }

    Outcome end(const QString &why)
    {
        m_outcome = { .kind = Outcome::Kind::Failed,
            .error = { .kind = ErrorKind::Failed,
                .what = tr("The run can no longer be watched: %1").arg(why),
                .next = tr("Look at the timeline: it shows what the database says now.") } };
        m_sink(m_outcome);
        return m_outcome;
    }

    const RunSink &m_sink;
    const std::stop_token &m_stop;
    const std::stop_token &m_after;
    QByteArray m_rest;
    Outcome m_outcome;
    qint64 m_process = 0;
    QDateTime m_startedAt; // UTC
    bool m_stopped = false;
    bool m_stoppedAfter = false;
};

} // namespace

Outcome followRun(const QString &journal, const RunSink &sink, const std::stop_token &stop,
    const std::stop_token &after)
{
    return Follower(sink, stop, after).follow(journal);
}

} // namespace Switchback
