// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/dumpcopy.h"

#include "core/childprocess.h"
#include "core/tr.h"
#include "run/sqlfile.h"

#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

int majorOf(const QString &program)
{
    const auto said = runChild({ .program = program,
        .arguments = { u"--version"_s },
        .environment = {},
        .optionFile = {},
        .patience = std::chrono::seconds(5) });
    static const QRegularExpression number(u"\\) (\\d+)"_s);
    const auto match = number.match(said ? QString::fromUtf8(said->output) : QString());
    return match.hasMatch() ? match.captured(1).toInt() : 0;
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
    const auto address = engine.toolAddress(live);
    const auto dump = runChild({ .program = program,
        .arguments = QStringList { u"--schema-only"_s, u"--no-owner"_s, u"--no-subscriptions"_s,
                         u"--no-password"_s }
            + address.arguments,
        .environment = address.environment,
        .optionFile = address.optionFile });
    if (!dump || dump->exitCode != 0) {
        return fail({ .kind = ErrorKind::Refused,
            .what = tr("pg_dump could not copy the schema."),
            .server = dump ? QString::fromUtf8(dump->errors).trimmed() : oneLine(dump.error()) });
    }
    QTemporaryFile file;
    if (!file.open() || file.write(dump->output) < 0 || !file.flush()) {
        return fail({ .kind = ErrorKind::Input, .what = file.errorString() });
    }
    return loadFile(scratch.connection(), engine, file.fileName(),
        { .makesRoles = LocalServer::isOurs(scratch.settings()), .stop = {} });
}

} // namespace Switchback
