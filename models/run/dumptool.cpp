// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/dumptool.h"

#include "core/childprocess.h"
#include "core/text.h"
#include "core/tr.h"
#include "engines/scratchmaker.h"
#include "engines/tablecopy.h"
#include "run/dumpcopy.h"
#include "run/onlytables.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr std::chrono::hours DumpPatience { 48 }; // big databases take long; a stop ends it earlier
constexpr qsizetype KeptWords = 4096; // of what a program says last

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

// Each line that the program says is progress; the last ones explain a failure.
Result<void> runTool(ChildProcess child, const DumpWatch &watch)
{
    QByteArray said;
    QByteArray open;
    child.patience = DumpPatience;
    child.onOutput = [&](const QByteArray &bytes) {
        open += bytes;
        for (auto end = open.indexOf('\n'); end >= 0; end = open.indexOf('\n')) {
            const auto line = open.first(end).trimmed();
            open.remove(0, end + 1);
            said = (said + line + '\n').right(KeptWords);
            if (watch.progress && !line.isEmpty()) {
                watch.progress(scrubbed(visible(QString::fromUtf8(line))));
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
    const auto address = engine.toolAddress(settings);
    return { .program = program,
        .arguments = arguments + address.arguments,
        .environment = address.environment,
        .optionFile = address.optionFile };
}

// What a program prints, as it comes, without what it says beside that; returns that where the
// program fails.
Result<QString> printOf(const QString &program, const QStringList &arguments,
    const std::function<void(const QByteArray &)> &take, const std::stop_token &stop)
{
    const auto name = QFileInfo(program).fileName();
    QByteArray said;
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForStarted()) {
        return fail({ .kind = ErrorKind::Failed,
            .what = tr("%1 cannot be started: %2.").arg(name, process.errorString()) });
    }
    const auto pass = [&] {
        said = (said + process.readAllStandardError()).right(400);
        if (const auto bytes = process.readAllStandardOutput(); !bytes.isEmpty()) {
            take(bytes);
        }
    };
    while (!process.waitForFinished(100) && process.state() != QProcess::NotRunning) {
        pass();
        if (stop.stop_requested()) {
            process.kill(); // it writes nothing but what is read here
            process.waitForFinished();
            return fail({ .kind = ErrorKind::Cancelled, .what = tr("%1 was stopped.").arg(name) });
        }
    }
    pass();
    const bool well = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    const auto words = QString::fromUtf8(said).trimmed();
    return well ? QString() : words.isEmpty() ? tr("%1 crashed.").arg(name) : words;
}

QString unquoted(const QString &name)
{
    return name.startsWith(u'"') ? name.mid(1, name.size() - 2).replace("\"\""_L1, "\""_L1) : name;
}

// Comments on foreign keys come after all of those: pg_restore takes a comment for a part of what
// stands before it.
QByteArray linesFor(DumpPart part, const QByteArray &list)
{
    static const QRegularExpression link(u"^\\d+; \\d+ \\d+ FK CONSTRAINT (.*)$"_s);
    static const QRegularExpression comment(
        u"^\\d+; \\d+ \\d+ COMMENT (.*) CONSTRAINT (.*) ON (\"(?:[^\"]|\"\")*\"|\\S+)( .*)$"_s);
    QByteArray links;
    QByteArray others;
    QStringList named; // "schema table constraint owner"
    for (const auto &line : list.split('\n')) {
        const auto match = link.match(QString::fromUtf8(line));
        named += match.hasMatch() ? QStringList { match.captured(1) } : QStringList();
        links += match.hasMatch() ? line + '\n' : QByteArray();
    }
    for (const auto &line : list.split('\n')) {
        const auto text = QString::fromUtf8(line);
        const auto match = comment.match(text);
        const bool ofLink = match.hasMatch()
            && named.contains(match.captured(1) + u' ' + unquoted(match.captured(3)) + u' '
                + unquoted(match.captured(2)) + match.captured(4));
        links += ofLink ? line + '\n' : QByteArray();
        others += ofLink || link.match(text).hasMatch() ? QByteArray() : line + '\n';
    }
    return part == DumpPart::Links ? links : others;
}

class PgTool : public DumpTool
{
public:
    PgTool(
        const Engine &engine, const QString &dump, const QString &restore, const QString &version)
        : m_engine(engine)
        , m_dump(dump)
        , m_restore(restore)
        , m_version(version)
    {
    }
    QString words() const override
    {
        return tr("pg_dump for PostgreSQL %1, custom format").arg(m_version);
    }
    Result<void> dump(const ConnectionSettings &live, const QString &file, const QString &snapshot,
        const DumpWatch &watch) const override
    {
        return dumpWith(live, file, snapshot, {}, watch);
    }
    // quote_ident's names are patterns of psql that mean just themselves.
    Result<void> dumpTables(const ConnectionSettings &live, const QString &file,
        const QString &snapshot, const QList<TableName> &tables,
        const DumpWatch &watch) const override
    {
        QStringList arguments { u"--strict-names"_s, u"--encoding=UTF8"_s };
        for (const auto &table : tables) {
            arguments += u"--table="_s + table.sql;
        }
        const auto partitions = partitionsOf(live, tables);
        if (!partitions) {
            return fail(partitions.error());
        }
        for (const auto &partition : *partitions) {
            arguments += u"--table="_s + partition;
        }
        const auto done = dumpWith(live, file, snapshot, arguments, watch);
        return done ? noteTables(file, tables) : done;
    }
    Result<void> script(const QString &file, DumpPart part, const QStringList &leftOut,
        const std::function<void(const QByteArray &)> &take, const DumpWatch &watch) const override
    {
        static const QHash<DumpPart, QString> sections { { DumpPart::Definitions, u"pre-data"_s },
            { DumpPart::Rows, u"data"_s }, { DumpPart::Indexes, u"post-data"_s },
            { DumpPart::Links, u"post-data"_s } };
        QStringList arguments { u"--file=-"_s, u"--section="_s + sections.value(part) };
        arguments += leftOut;
        QTemporaryFile list;
        if (part == DumpPart::Indexes || part == DumpPart::Links) {
            if (const auto written = writeList(file, part, list, watch); !written) {
                return written;
            }
            arguments += u"--use-list="_s + list.fileName();
        }
        const auto complaint = printOf(
            m_restore, arguments + QStringList { file }, take, watch.stop);
        if (!complaint || complaint->isEmpty()) {
            return complaint ? Result<void>() : fail(complaint.error());
        }
        return fail(notABackup(file, scrubbed(visible(*complaint))));
    }
    Result<void> replaceTables(const QString &, const ConnectionSettings &,
        const QList<TableName> &, bool, const DumpWatch &) const override
    {
        return {}; // goes through script()
    }
    Result<void> check(const QString &file) const override
    {
        if (headOf(file, 5) != "PGDMP") {
            return fail(notABackup(file, tr("it is no dump in pg_dump's custom format.")));
        }
        return {};
    }
    // Owners and rights belong to the place where it comes from; a trial needs neither.
    Result<void> load(
        const QString &file, const ConnectionSettings &into, const DumpWatch &watch) const override
    {
        return restore(file, into, { u"--no-owner"_s, u"--no-privileges"_s }, watch);
    }
    Result<void> replace(
        const QString &file, const ConnectionSettings &live, const DumpWatch &watch) const override
    {
        QStringList arguments { u"--clean"_s, u"--if-exists"_s, u"--single-transaction"_s };
        if (!isSuperuser(live)) {
            arguments += u"--no-owner"_s;
        }
        return restore(file, live, arguments, watch);
    }
    bool replacesAtOnce() const override { return true; }

private:
    Result<void> dumpWith(const ConnectionSettings &live, const QString &file,
        const QString &snapshot, const QStringList &more, const DumpWatch &watch) const
    {
        QStringList arguments { u"--format=custom"_s, u"--verbose"_s, u"--no-password"_s,
            u"--no-sync"_s, u"--lock-wait-timeout=30s"_s, u"--file="_s + file };
        if (!snapshot.isEmpty()) {
            arguments += u"--snapshot="_s + snapshot;
        }
        return runTool(toolFor(m_engine, live, m_dump, arguments + more), watch);
    }
    // Older programs take a partitioned table without its partitions.
    Result<QStringList> partitionsOf(
        const ConnectionSettings &live, const QList<TableName> &tables) const
    {
        auto connection = m_engine.connect(live, Access::ReadOnly);
        QStringList found;
        for (const auto &table : tables) {
            const auto rows = connection
                ? (*connection)
                      ->query(
                          u"SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)"
                          " FROM pg_partition_tree(to_regclass(%1)) p JOIN pg_class c ON c.oid = "
                          "p.relid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE p.level > 0"_s
                              .arg(m_engine.literal(table.sql)))
                : fail(connection.error());
            if (!rows) {
                return fail(rows.error());
            }
            for (const auto &row : rows->rows) {
                found += row.first().toString();
            }
        }
        return found;
    }
    // Foreign keys apart from all else that comes after the rows.
    Result<void> writeList(
        const QString &file, DumpPart part, QTemporaryFile &list, const DumpWatch &watch) const
    {
        const auto all = runChild({ .program = m_restore,
                                      .arguments = { u"--list"_s, file },
                                      .environment = {},
                                      .optionFile = {} },
            watch.stop);
        if (!all || all->exitCode != 0) {
            return fail(
                all ? notABackup(file, QString::fromUtf8(all->errors).trimmed()) : all.error());
        }
        const auto lines = linesFor(part, all->output);
        const bool written = list.open() && list.write(lines) == lines.size() && list.flush();
        return written ? Result<void>()
                       : fail({ .kind = ErrorKind::Input, .what = list.errorString() });
    }
    Result<void> restore(const QString &file, const ConnectionSettings &into, QStringList arguments,
        const DumpWatch &watch) const
    {
        arguments += { u"--exit-on-error"_s, u"--verbose"_s, u"--no-password"_s };
        auto child = toolFor(m_engine, into, m_restore, arguments);
        child.arguments += file;
        child.environment.insert(u"PGOPTIONS"_s, u"-c lock_timeout=30s"_s);
        return runTool(child, watch);
    }
    bool isSuperuser(const ConnectionSettings &live) const
    {
        const auto connection = m_engine.connect(live, Access::ReadOnly);
        const auto rows = connection
            ? (*connection)->query(u"SELECT rolsuper FROM pg_roles WHERE rolname = current_user"_s)
            : fail(connection.error());
        return rows && rows->rows.value(0).value(0).toBool();
    }

    const Engine &m_engine;
    const QString m_dump;
    const QString m_restore;
    const QString m_version;
};

class MySqlTool : public DumpTool
{
public:
    MySqlTool(const Engine &engine, const QString &dump, const QString &client)
        : m_engine(engine)
        , m_dump(dump)
        , m_client(client)
    {
    }
    QString words() const override
    {
        return tr("%1 in one transaction").arg(QFileInfo(m_dump).fileName());
    }
    Result<void> dump(const ConnectionSettings &live, const QString &file, const QString &,
        const DumpWatch &watch) const override
    {
        return dumpWith(live, file, { u"--routines"_s, u"--events"_s }, {}, watch);
    }
    Result<void> dumpTables(const ConnectionSettings &live, const QString &file, const QString &,
        const QList<TableName> &tables, const DumpWatch &watch) const override
    {
        auto done = refuseVersioned(live, tables);
        done = done ? dumpWith(live, file, {}, namesOf(tables), watch) : done;
        return done ? noteTables(file, tables) : done;
    }
    // The file drops each table and makes it again, without asking who refers to it.
    Result<void> replaceTables(const QString &file, const ConnectionSettings &live,
        const QList<TableName> &, bool, const DumpWatch &watch) const override
    {
        return load(file, live, watch);
    }
    Result<void> check(const QString &file) const override
    {
        const auto head = headOf(file, 512);
        if (!head.contains("MariaDB dump") && !head.contains("MySQL dump")) {
            return fail(notABackup(file, tr("it is no dump of mariadb-dump or mysqldump.")));
        }
        if (!endOf(file, 256 + noteSize(file)).contains("-- Dump completed")) {
            return fail(notABackup(file, tr("its end is missing.")));
        }
        return {};
    }
    Result<void> load(
        const QString &file, const ConnectionSettings &into, const DumpWatch &watch) const override
    {
        // --binary-mode: the client's own commands in the file are not obeyed.
        auto child = toolFor(m_engine, into, m_client,
            { u"--batch"_s, u"--binary-mode"_s, u"--default-character-set=utf8mb4"_s });
        child.arguments += u"--database="_s + into.database;
        child.input = file;
        return runTool(child, watch);
    }
    Result<void> replace(
        const QString &file, const ConnectionSettings &live, const DumpWatch &watch) const override
    {
        return load(file, live, watch);
    }
    bool replacesAtOnce() const override { return false; }

private:
    // The program writes their rows of now, and to put those back would take the others away.
    Result<void> refuseVersioned(
        const ConnectionSettings &live, const QList<TableName> &tables) const
    {
        auto connection = m_engine.connect(live, Access::ReadOnly);
        const auto rows = connection
            ? (*connection)
                  ->query(u"SELECT table_name FROM information_schema.tables WHERE table_schema = "
                          "database() AND table_type = 'SYSTEM VERSIONED' ORDER BY 1"_s)
            : fail(connection.error());
        if (!rows) {
            return fail(rows.error());
        }
        for (const auto &row : rows->rows) {
            const auto name = row.first().toString();
            if (namesOf(tables).contains(name)) {
                return fail({ .kind = ErrorKind::Refused,
                    .what = tr("%1 keeps the history of its rows, which a backup does not hold.")
                        .arg(elided(visible(name), 100)),
                    .untouched = tr("Nothing was written.") });
            }
        }
        return {};
    }
    Result<void> dumpWith(const ConnectionSettings &live, const QString &file,
        const QStringList &more, const QStringList &tables, const DumpWatch &watch) const
    {
        auto child = toolFor(m_engine, live, m_dump,
            QStringList { u"--single-transaction"_s, u"--quick"_s, u"--triggers"_s, u"--hex-blob"_s,
                u"--no-tablespaces"_s, u"--default-character-set=utf8mb4"_s, u"--verbose"_s,
                u"--result-file="_s + file }
                + more);
        child.arguments += QStringList { u"--"_s, live.database } + tables;
        return runTool(child, watch);
    }

    const Engine &m_engine;
    const QString m_dump;
    const QString m_client;
};

class SqliteTool : public DumpTool
{
public:
    explicit SqliteTool(const Engine &engine)
        : m_engine(engine)
    {
    }
    QString words() const override { return tr("SQLite's backup interface"); }
    Result<void> dump(const ConnectionSettings &live, const QString &file, const QString &,
        const DumpWatch &watch) const override
    {
        if (!QFileInfo::exists(live.database)) {
            return fail({ .kind = ErrorKind::Connection,
                .what = tr("There is no database file '%1'.")
                    .arg(QDir::toNativeSeparators(live.database)),
                .untouched = tr("Nothing was written.") });
        }
        const auto copied = copy(live.database, file, watch);
        return copied && QFileInfo(file).size() == 0 ? giveHead(file) : copied;
    }
    Result<void> dumpTables(const ConnectionSettings &live, const QString &file, const QString &,
        const QList<TableName> &tables, const DumpWatch &watch) const override
    {
        return saveSqliteTables(live.database, file, wantedOf(tables, watch, true));
    }
    Result<void> replaceTables(const QString &file, const ConnectionSettings &live,
        const QList<TableName> &tables, bool links, const DumpWatch &watch) const override
    {
        return replaceSqliteTables(file, live.database, wantedOf(tables, watch, links));
    }
    Result<void> check(const QString &file) const override
    {
        if (headOf(file, 16) != QByteArray("SQLite format 3\0", 16)) {
            return fail(notABackup(file, tr("it is no SQLite database.")));
        }
        auto connection = m_engine.connect(at(file), Access::ReadOnly);
        const auto rows = connection ? (*connection)->query(u"PRAGMA integrity_check"_s)
                                     : fail(connection.error());
        const auto said = rows ? rows->rows.value(0).value(0).toString() : oneLine(rows.error());
        return said == "ok"_L1 ? Result<void>() : fail(notABackup(file, said));
    }
    Result<void> load(
        const QString &file, const ConnectionSettings &into, const DumpWatch &watch) const override
    {
        return copy(file, into.database, watch);
    }
    // The backup interface writes in one transaction: others see the old pages or the new ones, and
    // a crash rolls back.
    Result<void> replace(
        const QString &file, const ConnectionSettings &live, const DumpWatch &watch) const override
    {
        return copy(file, live.database, watch);
    }
    bool replacesAtOnce() const override { return true; }

private:
    ConnectionSettings at(const QString &file) const
    {
        ConnectionSettings settings;
        settings.engine = m_engine.info().id;
        settings.database = QFileInfo(file).absoluteFilePath();
        settings.display = settings.database;
        return settings;
    }
    static SqliteTables wantedOf(const QList<TableName> &tables, const DumpWatch &watch, bool links)
    {
        const auto say = [progress = watch.progress](const QString &table) {
            if (progress) {
                progress(tr("Copying %1").arg(visible(table)));
            }
        };
        return { .tables = namesOf(tables), .progress = say, .stop = watch.stop, .links = links };
    }
    // A database without anything is an empty file, which nobody would know for a backup.
    Result<void> giveHead(const QString &file) const
    {
        auto connection = m_engine.connect(at(file), Access::ReadWrite);
        auto done = connection ? (*connection)->execute(u"CREATE TABLE t (a)"_s)
                               : fail(connection.error());
        done = done ? (*connection)->execute(u"DROP TABLE t"_s) : done;
        return done ? Result<void>() : fail(done.error());
    }
    Result<void> copy(const QString &from, const QString &to, const DumpWatch &watch) const
    {
        if (watch.progress) {
            watch.progress(tr("Copying %1").arg(QDir::toNativeSeparators(from)));
        }
        return scratchMaker(m_engine.info().id)->copy(at(from), at(to), watch.stop);
    }

    const Engine &m_engine;
};

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

Result<std::unique_ptr<DumpTool>> dumpToolFor(const Engine &engine, const ServerInfo &server)
{
    const auto &id = engine.info().id;
    if (id == "sqlite"_L1) {
        return std::make_unique<SqliteTool>(engine);
    }
    if (id == "postgresql"_L1) {
        const auto dump = pgDumpFor(server.number);
        // Both are of one installation.
        const auto restore = dump.isEmpty() ? QString()
                                            : QFileInfo(dump).dir().filePath(u"pg_restore"_s);
        if (dump.isEmpty() || !QFileInfo(restore).isExecutable()) {
            return fail(missing(tr("pg_dump for PostgreSQL %1").arg(server.version)));
        }
        return std::make_unique<PgTool>(engine, dump, restore, server.version);
    }
    const bool maria = server.product == "MariaDB"_L1;
    const auto dump = maria ? eitherProgram(u"mariadb-dump"_s, u"mysqldump"_s)
                            : eitherProgram(u"mysqldump"_s, u"mariadb-dump"_s);
    const auto client = maria ? eitherProgram(u"mariadb"_s, u"mysql"_s)
                              : eitherProgram(u"mysql"_s, u"mariadb"_s);
    if (dump.isEmpty() || client.isEmpty()) {
        return fail(missing(dump.isEmpty() ? u"mariadb-dump"_s : u"mariadb"_s));
    }
    return std::make_unique<MySqlTool>(engine, dump, client);
}

} // namespace Switchback
