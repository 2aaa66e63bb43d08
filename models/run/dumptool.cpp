// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/dumptool.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/dumpcopy.h"
#include "run/dumptools.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qsizetype KeptWords = 4096; // of what a program says last

Error missing(const QString &program)
{
    return { .kind = ErrorKind::Refused,
        .what = tr("%1 was not found.").arg(program),
        .untouched = tr("Nothing was written."),
        .next = tr("Install the server's client programs, and put them on PATH.") };
}

QString eitherProgram(const QString &first, const QString &second)
{
    const auto found = findProgram(first);
    return found.isEmpty() ? findProgram(second) : found;
}

} // namespace

Error notABackup(const QString &file, const QString &why)
{
    return { .kind = ErrorKind::Input,
        .what = tr("'%1' cannot be restored: %2")
            .arg(elided(QDir::toNativeSeparators(file), 200), why),
        .untouched = tr("The database was not touched."),
        .place = { file } };
}

QByteArray headOf(const QString &path, qint64 length)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(length) : QByteArray();
}

QByteArray endOf(const QString &path, qint64 length)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    file.seek(std::max<qint64>(0, file.size() - length));
    return file.readAll();
}

namespace {

/// The table that a tool's line of progress names; of all else it says, nothing is worth reading.
QString tableIn(const QString &line)
{
    static const QRegularExpression begun(
        u"^(?:pg_dump: dumping contents of table|pg_restore: processing data for table) \"(.*)\"$"
        "|^-- Retrieving table structure for table (.*)\\.\\.\\.$"_s);
    const auto match = begun.match(line);
    return match.hasMatch() ? match.captured(match.lastCapturedIndex()) : QString();
}

} // namespace

Result<void> runTool(ChildProcess child, const DumpWatch &watch)
{
    QByteArray said;
    QByteArray open;
    child.patience = DumpPatience;
    child.endsWithUs = true; // nobody would look after what it writes
    child.onOutput = [&](const QByteArray &bytes) {
        open += bytes;
        for (auto end = open.indexOf('\n'); end >= 0; end = open.indexOf('\n')) {
            const auto line = open.first(end).trimmed();
            open.remove(0, end + 1);
            said = (said + line + '\n').right(KeptWords);
            const auto table = watch.progress ? tableIn(QString::fromUtf8(line)) : QString();
            if (!table.isEmpty()) {
                watch.progress(tr("Rows of %1").arg(visible(table)));
            }
        }
    };
    const auto ended = runChild(child, watch.stop);
    if (!ended) {
        return fail(ended.error());
    }
    if (ended->exitCode == 0) {
        return {};
    }
    // Of many lines those that complain.
    QStringList complaints;
    for (const auto &line : QString::fromUtf8(said + open).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.contains("error"_L1, Qt::CaseInsensitive)
            || line.contains("fatal"_L1, Qt::CaseInsensitive)) {
            complaints += line.trimmed();
        }
    }
    const auto words = complaints.isEmpty() ? QString::fromUtf8(said + open).trimmed().right(400)
                                            : complaints.mid(0, 3).join(u"; "_s);
    return fail({ .kind = ErrorKind::Failed,
        .what = tr("%1 failed.").arg(QFileInfo(child.program).fileName()),
        .server = elided(scrubbed(words), 400) });
}

ChildProcess toolFor(const Engine &engine, const ConnectionSettings &settings,
    const QString &program, const QStringList &arguments)
{
    auto address = engine.toolAddress(settings);
    address.environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s); // what they say is read
    return { .program = program,
        .arguments = arguments + address.arguments,
        .environment = address.environment,
        .optionFile = address.optionFile };
}

Result<std::unique_ptr<DumpTool>> dumpToolFor(const Engine &engine, const ServerInfo &server)
{
    const auto &id = engine.info().id;
    if (id == "sqlite"_L1) {
        return sqliteDumpTool(engine);
    }
    if (id == "postgresql"_L1) {
        const auto dump = pgDumpFor(server.number);
        // Both are of one installation.
        const auto restore = dump.isEmpty() ? QString()
                                            : QFileInfo(dump).dir().filePath(u"pg_restore"_s);
        if (dump.isEmpty() || !QFileInfo(restore).isExecutable()) {
            return fail(missing(tr("pg_dump for PostgreSQL %1").arg(server.version)));
        }
        return pgDumpTool(engine, dump, restore, server.version);
    }
    const bool maria = server.product == "MariaDB"_L1;
    const auto dump = maria ? eitherProgram(u"mariadb-dump"_s, u"mysqldump"_s)
                            : eitherProgram(u"mysqldump"_s, u"mariadb-dump"_s);
    const auto client = maria ? eitherProgram(u"mariadb"_s, u"mysql"_s)
                              : eitherProgram(u"mysql"_s, u"mariadb"_s);
    if (dump.isEmpty() || client.isEmpty()) {
        return fail(missing(dump.isEmpty() ? u"mariadb-dump"_s : u"mariadb"_s));
    }
    return mySqlDumpTool(engine, dump, client);
}

} // namespace Switchback
