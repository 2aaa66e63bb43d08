// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/childprocess.h"

#include "core/text.h"
#include "core/tr.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QProcessEnvironment environmentOf(const ChildProcess &child)
{
    static const QStringList kept { u"PATH"_s, u"HOME"_s, u"USER"_s, u"LOGNAME"_s, u"LANG"_s,
        u"LC_ALL"_s, u"LC_CTYPE"_s, u"TMPDIR"_s, u"TZ"_s, u"PGPASSFILE"_s, u"PGSERVICEFILE"_s,
        u"PGSERVICE"_s, u"PGSYSCONFDIR"_s, u"PGHOST"_s, u"PGPORT"_s, u"PGSSLMODE"_s, u"PGSSLCERT"_s,
        u"PGSSLKEY"_s, u"PGSSLROOTCERT"_s, u"PGSSLCRL"_s, u"PGKRBSRVNAME"_s, u"KRB5CCNAME"_s,
        u"KRB5_CONFIG"_s, u"SSL_CERT_FILE"_s, u"SSL_CERT_DIR"_s };
    const auto own = QProcessEnvironment::systemEnvironment();
    auto result = child.wholeEnvironment ? own : QProcessEnvironment();
    for (const auto &name : kept) {
        if (own.contains(name)) {
            result.insert(name, own.value(name));
        }
    }
    for (auto it = child.environment.begin(); it != child.environment.end(); ++it) {
        result.insert(it.key(), it.value());
    }
    return result;
}

Error childError(const QString &what)
{
    return { .kind = ErrorKind::Failed, .what = what };
}

void endGroup(QProcess &process, int signal)
{
    if (process.processId() > 0) {
        ::kill(-pid_t(process.processId()), signal);
    }
}

/// Looks ten times a second whether to stop.
Result<void> waitFor(
    QProcess &process, const ChildProcess &child, const std::stop_token &stop, const QString &name)
{
    const QDeadlineTimer patience(child.patience);
    const auto pass = [&] {
        if (const auto bytes = child.onOutput ? process.readAllStandardOutput() : QByteArray();
            !bytes.isEmpty()) {
            child.onOutput(bytes);
        }
    };
    while (!process.waitForFinished(100) && process.state() != QProcess::NotRunning) {
        pass();
        if (!stop.stop_requested() && !patience.hasExpired()) {
            continue;
        }
        endGroup(process, SIGTERM);
        if (!process.waitForFinished(5000)) {
            endGroup(process, SIGKILL);
            process.waitForFinished();
        }
        pass();
        return fail(stop.stop_requested()
                ? Error { .kind = ErrorKind::Cancelled, .what = tr("%1 was stopped.").arg(name) }
                : childError(tr("%1 did not end in time and was stopped.").arg(name)));
    }
    pass();
    return {};
}

} // namespace

QString findProgram(const QString &name)
{
    return QStandardPaths::findExecutable(name);
}

Result<ChildResult> runChild(const ChildProcess &child, const std::stop_token &stop)
{
    const auto name = QFileInfo(child.program).fileName();
    auto arguments = child.arguments;
    // QTemporaryFile is private to the user from the moment it exists.
    QTemporaryFile options(QDir::tempPath() + u"/switchback-XXXXXX.cnf"_s);
    if (!child.optionFile.isEmpty()) {
        if (!options.open() || options.write(child.optionFile) != child.optionFile.size()
            || !options.flush()) {
            return fail(childError(tr("No private file could be written for %1.").arg(name)));
        }
        arguments.prepend(u"--defaults-extra-file="_s + options.fileName());
    }
    QProcess process;
    process.setProcessEnvironment(environmentOf(child));
    process.setStandardInputFile(child.input.isEmpty() ? QProcess::nullDevice() : child.input);
    process.setWorkingDirectory(child.folder);
    if (child.onOutput && !child.errorsApart) {
        process.setProcessChannelMode(QProcess::MergedChannels);
    }
    process.setChildProcessModifier([endsWithUs = child.endsWithUs] {
        ::setpgid(0, 0);
        if (endsWithUs) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL); // this thread waits until it has ended
        }
    });
    process.start(child.program, arguments);
    if (!process.waitForStarted()) {
        return fail(childError(tr("%1 cannot be started: %2.").arg(name, process.errorString())));
    }
    if (const auto ended = waitFor(process, child, stop, name); !ended) {
        return fail(ended.error());
    }
    if (process.exitStatus() != QProcess::NormalExit) {
        return fail(childError(tr("%1 crashed.").arg(name)));
    }
    const bool apart = process.processChannelMode() == QProcess::SeparateChannels;
    return ChildResult { process.exitCode(), process.readAllStandardOutput(),
        apart ? process.readAllStandardError() : QByteArray() };
}

} // namespace Switchback
