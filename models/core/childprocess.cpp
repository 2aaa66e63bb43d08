// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/childprocess.h"

#include "core/text.h"
#include "core/tr.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>

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
    QProcessEnvironment result;
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

} // namespace

QString findProgram(const QString &name)
{
    return QStandardPaths::findExecutable(name);
}

Result<ChildResult> runChild(const ChildProcess &child)
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
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(child.program, arguments);
    if (!process.waitForStarted()) {
        return fail(childError(tr("%1 cannot be started: %2.").arg(name, process.errorString())));
    }
    if (!process.waitForFinished(int(child.patience.count()))) {
        process.kill();
        process.waitForFinished();
        return fail(childError(tr("%1 did not end in time and was stopped.").arg(name)));
    }
    if (process.exitStatus() != QProcess::NormalExit) {
        return fail(childError(tr("%1 crashed.").arg(name)));
    }
    return ChildResult { process.exitCode(), process.readAllStandardOutput(),
        process.readAllStandardError() };
}

} // namespace Switchback
