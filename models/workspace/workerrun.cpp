// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/workerrun.h"

#include "core/text.h"
#include "core/tr.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Switchback {

namespace {

// Often enough to look live, seldom enough to leave a fast run its processor.
constexpr auto BatchTime = 40ms;
constexpr qsizetype MessagesKept = 4096;

} // namespace

QString workerProgram()
{
    const auto named = qEnvironmentVariable("SWITCHBACK_CLI");
    if (!named.isEmpty()) {
        return named;
    }
    const auto here = QCoreApplication::applicationDirPath();
    for (const auto &place : { here + "/switchback-cli"_L1, here + "/../cli/switchback-cli"_L1 }) {
        if (QFileInfo(place).isExecutable()) {
            return place;
        }
    }
    return QStandardPaths::findExecutable(u"switchback-cli"_s);
}

WorkerRun::WorkerRun(QObject *parent)
    : QObject(parent)
    , m_process(std::make_unique<QProcess>())
{
    m_batch.setSingleShot(true);
    m_batch.setInterval(BatchTime);
    connect(&m_batch, &QTimer::timeout, this, &WorkerRun::flush);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &WorkerRun::readLines);
    connect(m_process.get(), &QProcess::readyReadStandardError, this, [this] {
        m_messages = (m_messages + m_process->readAllStandardError()).right(MessagesKept);
    });
    connect(m_process.get(), &QProcess::finished, this, [this] {
        readLines();
        finish({ .kind = ErrorKind::Failed,
            .what = tr("The worker process ended before it could say how the run ended."),
            .next = tr("Look at the timeline: it shows what the database says now."),
            .server = QString::fromUtf8(m_messages).trimmed() });
    });
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            finish({ .kind = ErrorKind::Input,
                .what = tr("The worker program '%1' could not be started.")
                    .arg(visible(m_process->program())),
                .untouched = tr("Nothing was run."),
                .next = tr("Install switchback-cli beside this program.") });
        }
    });
    // Ctrl+C in the terminal that started the window is not meant for a run.
    m_process->setChildProcessModifier([] { ::setsid(); });
}

WorkerRun::~WorkerRun()
{
    if (m_process->state() != QProcess::NotRunning) {
        // QProcess would kill its child, and the run must go on: the object outlives us until the
        // child has ended, or this program.
        auto *process = m_process.release();
        process->disconnect(this);
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
    }
}

void WorkerRun::start(const QByteArray &job)
{
    m_process->setProgram(workerProgram());
    m_process->setArguments({ u"worker"_s });
    m_process->start();
    m_process->write(job + '\n');
}

void WorkerRun::stop()
{
    m_process->write("stop\n");
}

void WorkerRun::stopAfter()
{
    m_process->write("stop after\n");
}

void WorkerRun::readLines()
{
    while (m_process->canReadLine()) {
        const auto event = runEventFromJson(
            QJsonDocument::fromJson(m_process->readLine()).object());
        if (!event) {
            continue;
        }
        m_events += *event;
        if (const auto *outcome = std::get_if<Outcome>(&*event)) {
            m_outcome = *outcome;
        }
    }
    if (m_outcome) {
        finish({});
    } else if (!m_events.isEmpty() && !m_batch.isActive()) {
        m_batch.start();
    }
}

void WorkerRun::flush()
{
    m_batch.stop();
    if (const auto events = std::exchange(m_events, {}); !events.isEmpty()) {
        Q_EMIT progressed(events);
    }
}

void WorkerRun::finish(const Error &reason)
{
    if (m_over) {
        return;
    }
    m_over = true;
    if (!m_outcome) {
        const auto kind = reason.kind == ErrorKind::Input ? Outcome::Kind::Refused
                                                          : Outcome::Kind::Failed;
        m_outcome = Outcome { .kind = kind,
            .error = reason,
            .truth = { kind == Outcome::Kind::Refused
                    ? tr("No migration was run.")
                    : tr("What was committed before is in; the rest is not.") } };
        m_events += *m_outcome;
    }
    flush();
    Q_EMIT ended(*m_outcome);
}

} // namespace Switchback
