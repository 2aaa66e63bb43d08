// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/dumpcopy.h"

#include "core/tr.h"
#include "run/compare.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int DumpTime = 120000; // milliseconds

int majorOf(const QString &program)
{
    QProcess process;
    process.start(program, { u"--version"_s });
    process.waitForFinished(5000);
    static const QRegularExpression number(u"\\) (\\d+)"_s);
    const auto match = number.match(QString::fromUtf8(process.readAllStandardOutput()));
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

QStringList argumentsFor(const ConnectionSettings &live)
{
    QStringList arguments { u"--schema-only"_s, u"--no-owner"_s, u"--no-subscriptions"_s,
        u"--no-password"_s };
    if (!live.host.isEmpty()) {
        arguments += { u"--host"_s, live.host };
    }
    if (live.port != 0) {
        arguments += { u"--port"_s, QString::number(live.port) };
    }
    if (!live.user.isEmpty()) {
        arguments += { u"--username"_s, live.user };
    }
    return arguments << u"--dbname"_s << live.database;
}

} // namespace

QString pgDumpFor(int serverNumber)
{
    QStringList candidates { QStandardPaths::findExecutable(u"pg_dump"_s) };
    const QDir versions(u"/usr/lib/postgresql"_s);
    for (const auto &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        candidates += versions.filePath(version + u"/bin/pg_dump"_s);
    }
    for (const auto &candidate : std::as_const(candidates)) {
        if (!candidate.isEmpty() && majorOf(candidate) >= serverNumber / 10000) {
            return candidate;
        }
    }
    return {};
}

Result<void> fillByDump(Scratch &scratch, const Engine &engine, const ConnectionSettings &live)
{
    const auto program = pgDumpFor(scratch.connection().server().number);
    if (program.isEmpty()) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("There is no pg_dump for this server's version.") });
    }
    QTemporaryFile file;
    if (!file.open()) {
        return fail({ .kind = ErrorKind::Input, .what = file.errorString() });
    }
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    if (!live.password.isEmpty()) {
        environment.insert(u"PGPASSWORD"_s, live.password.reveal());
    }
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(file.fileName());
    process.start(program, argumentsFor(live));
    if (!process.waitForFinished(DumpTime) || process.exitCode() != 0) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("pg_dump could not copy the schema."),
            .server = QString::fromUtf8(process.readAllStandardError()).trimmed() });
    }
    return loadFile(scratch.connection(), engine, file.fileName());
}

} // namespace Switchback
