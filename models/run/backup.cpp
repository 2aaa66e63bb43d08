// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/backup.h"

#include "core/text.h"
#include "core/tr.h"
#include "engines/schemareader.h"
#include "run/livecopy.h"
#include "run/scratch.h"
#include "run/tablereplay.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <csignal>
#include <numeric>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error inputError(const QString &what, const QString &next = {})
{
    return { .kind = ErrorKind::Input,
        .what = what,
        .untouched = tr("Nothing was written."),
        .next = next };
}

QString shown(const QString &path)
{
    return elided(visible(QDir::toNativeSeparators(path)), 200);
}

// A name is taken away only from a backup, or from nothing.
Result<void> checkPlace(const QString &path, const DumpTool &tool)
{
    const QFileInfo info(path);
    const QFileInfo folder(info.absolutePath());
    if (!folder.isDir()) {
        return fail(inputError(tr("There is no folder '%1'.").arg(shown(info.absolutePath())),
            tr("Make it, or name another place.")));
    }
    if (!folder.isWritable()) {
        return fail(inputError(
            tr("The folder '%1' cannot be written to.").arg(shown(info.absolutePath()))));
    }
    if (!info.exists() && !info.isSymLink()) {
        return {};
    }
    if (info.isSymLink() || !info.isFile()) {
        return fail(
            inputError(tr("'%1' is no regular file.").arg(shown(path)), tr("Name another place.")));
    }
    if (info.size() > 0 && !tool.check(path)) {
        return fail(inputError(tr("'%1' is there already, and is no backup.").arg(shown(path)),
            tr("Name another place.")));
    }
    return {};
}

constexpr const char *SideFiles[] = { "-journal", "-wal", "-shm" }; // SQLite's own

// The file under its working name; gone with the object unless it was kept.
class PartFile
{
public:
    explicit PartFile(const QString &path)
        : m_path(path)
        , m_part(u"%1.%2.part"_s.arg(path).arg(::getpid()))
    {
    }
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;
    ~PartFile()
    {
        if (!m_kept) {
            QFile::remove(m_part);
            for (const auto *more : SideFiles) {
                QFile::remove(m_part + QLatin1StringView(more));
            }
        }
    }
    const QString &path() const { return m_part; }

    Result<void> create()
    {
        sweep();
        const int file = ::open(QFile::encodeName(m_part).constData(),
            O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (file < 0) {
            m_kept = true; // not ours
            return fail(inputError(
                tr("'%1' cannot be written: %2.").arg(shown(m_part), qt_error_string())));
        }
        ::close(file);
        return {};
    }
    /// On the disk for good, then under its name.
    Result<void> keep()
    {
        const int file = ::open(QFile::encodeName(m_part).constData(), O_RDONLY | O_CLOEXEC);
        const bool synced = file >= 0 && ::fsync(file) == 0;
        if (file >= 0) {
            ::close(file);
        }
        if (!synced
            || ::rename(
                   QFile::encodeName(m_part).constData(), QFile::encodeName(m_path).constData())
                != 0) {
            return fail(inputError(
                tr("'%1' cannot be written: %2.").arg(shown(m_path), qt_error_string())));
        }
        m_kept = true;
        for (const auto *more : SideFiles) {
            QFile::remove(m_part + QLatin1StringView(more)); // empty: it was only looked at
        }
        const int folder = ::open(
            QFile::encodeName(QFileInfo(m_path).absolutePath()).constData(), O_RDONLY | O_CLOEXEC);
        if (folder >= 0) {
            ::fsync(folder);
            ::close(folder);
        }
        return {};
    }

private:
    // What a backup of this name left behind that was killed.
    void sweep() const
    {
        const QFileInfo info(m_path);
        const auto names = info.dir().entryList(
            { info.fileName() + u".*.part*"_s }, QDir::Files | QDir::Hidden);
        for (const auto &name : names) {
            const auto number = name.mid(info.fileName().size() + 1).section(u'.', 0, 0).toInt();
            if (number > 0 && ::kill(number, 0) != 0 && errno == ESRCH) {
                QFile::remove(info.dir().filePath(name));
            }
        }
    }

    const QString m_path;
    const QString m_part;
    bool m_kept = false;
};

// What the file must come to when it is restored.
struct Content {
    Schema schema;
    RowCounts rows;
    QString snapshot;
};

class Maker
{
public:
    Maker(const Session &session, const BackupRequest &request)
        : m_session(session)
        , m_request(request)
        , m_path(QFileInfo(request.file).absoluteFilePath())
    {
    }
    Result<Backup> make();

private:
    Result<void> connect();
    Result<void> choose();
    Result<void> dump(const QString &part, const QString &snapshot);
    Result<Content> look();
    Result<void> test(const QString &part, const Content &before, Backup &backup);
    Result<void> testTables(const QString &part, const Content &before, Backup &backup);
    Result<void> compare(Connection &scratch, const Content &before, Backup &backup);
    Result<void> compare(
        const Schema &schema, const RowCounts &restored, const Content &before, Backup &backup);
    Result<RowCounts> counts(Connection &connection) const;
    void say(const QString &words) const
    {
        if (m_request.watch.progress) {
            m_request.watch.progress(words);
        }
    }

    const Session &m_session;
    const BackupRequest &m_request;
    const QString m_path;
    std::unique_ptr<Connection> m_live;
    std::unique_ptr<DumpTool> m_tool;
    QList<TableName> m_tables; // empty: all
    QDateTime m_at;
};

Result<void> Maker::connect()
{
    if (m_session.engine->info().embedded && !QFileInfo::exists(m_session.connection.database)) {
        return fail(Error { .kind = ErrorKind::Connection,
            .what = tr("There is no database file '%1'.").arg(shown(m_session.connection.database)),
            .untouched = tr("Nothing was written.") });
    }
    if (m_session.engine->info().embedded
        && QFileInfo(m_path).canonicalFilePath()
            == QFileInfo(m_session.connection.database).canonicalFilePath()) {
        return fail(inputError(tr("'%1' is the database itself.").arg(shown(m_path))));
    }
    auto live = m_session.engine->connect(m_session.connection, Access::ReadOnly);
    if (!live) {
        return fail(live.error());
    }
    m_live = std::move(*live);
    auto tool = dumpToolFor(*m_session.engine, m_live->server());
    if (!tool) {
        return fail(tool.error());
    }
    m_tool = std::move(*tool);
    const auto place = checkPlace(m_path, *m_tool);
    return place ? choose() : place;
}

// Which tables, where not all are wanted.
Result<void> Maker::choose()
{
    if (m_request.scope == BackupScope::Named) {
        auto tables = namedTables(*m_session.engine, *m_live, m_request.named);
        m_tables = tables.value_or(QList<TableName>());
        return tables ? Result<void>() : fail(tables.error());
    }
    if (m_request.scope == BackupScope::Whole) {
        return {};
    }
    const auto affected = pendingTables(m_session);
    if (!affected) {
        return fail(affected.error());
    }
    m_tables = affected->tables;
    const auto next = tr("Back up the whole database, or name the tables.");
    if (!affected->unknown.isEmpty()) {
        return fail(inputError(
            tr("Which tables the plan touches is not known: %1.").arg(affected->unknown), next));
    }
    return m_tables.isEmpty()
        ? fail(inputError(tr("What is pending touches no table that is there."), next))
        : Result<void>();
}

// Of the chosen tables alone, by name.
Result<RowCounts> Maker::counts(Connection &connection) const
{
    if (m_tables.isEmpty()) {
        return rowCounts(*m_session.engine, connection);
    }
    RowCounts counts;
    for (const auto &table : m_tables) {
        const auto rows = connection.query(u"SELECT count(*) FROM "_s + table.sql);
        if (!rows) {
            return fail(rows.error());
        }
        counts.insert(table.name, rows->rows.value(0).value(0).toLongLong());
    }
    return counts;
}

// On PostgreSQL the rows are counted in the very snapshot that pg_dump then reads.
Result<Content> Maker::look()
{
    auto schema = schemaTools(m_session.engine->info().id)
                      ->read(*m_live, { .stop = m_request.watch.stop });
    if (!schema) {
        return fail(schema.error());
    }
    Content content { .schema = std::move(*schema), .rows = {}, .snapshot = {} };
    if (m_session.engine->info().id == "postgresql"_L1) {
        const auto begun = m_live->execute(u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s);
        const auto number = begun ? m_live->query(u"SELECT pg_export_snapshot()"_s)
                                  : fail(begun.error());
        if (!number) {
            return fail(number.error());
        }
        content.snapshot = number->rows.value(0).value(0).toString();
    }
    const auto rows = counts(*m_live);
    if (!rows) {
        return fail(rows.error());
    }
    content.rows = *rows;
    return content;
}

// Tables whose count is the same before and after must have it in the copy.
Result<void> Maker::compare(Connection &scratch, const Content &before, Backup &backup)
{
    const auto restored = rowCounts(*m_session.engine, scratch);
    auto schema = schemaTools(m_session.engine->info().id)
                      ->read(scratch, { .stop = m_request.watch.stop });
    return restored && schema ? compare(*schema, *restored, before, backup)
                              : fail(restored ? schema.error() : restored.error());
}

Result<void> Maker::compare(
    const Schema &schema, const RowCounts &restored, const Content &before, Backup &backup)
{
    const auto after = before.snapshot.isEmpty() ? counts(*m_live) : Result<RowCounts>(before.rows);
    if (!after) {
        return fail(after.error());
    }
    const auto wrong = [](const QString &what) {
        return fail(Error { .kind = ErrorKind::Failed,
            .what = tr("The backup does not restore to what it was made from: %1").arg(what) });
    };
    DiffOptions options;
    options.privileges = false;
    if (const auto changes = compareSchemas(before.schema, schema, options); !changes.isEmpty()) {
        return wrong(u"%1 %2 %3"_s.arg(
            changes.first().kind, changes.first().object, changeWord(changes.first().change)));
    }
    for (auto it = before.rows.cbegin(); it != before.rows.cend(); ++it) {
        if (after->value(it.key(), -1) != it.value()) {
            backup.changed += it.key();
        } else if (restored.value(it.key(), -1) != it.value()) {
            return wrong(tr("%1 has %2 rows instead of %3")
                    .arg(it.key())
                    .arg(restored.value(it.key(), -1))
                    .arg(it.value()));
        }
    }
    backup.tables = int(restored.size());
    backup.rows = std::accumulate(restored.cbegin(), restored.cend(), qint64(0));
    backup.tested = true;
    return {};
}

// The tables take their places in an empty copy of the whole schema, with all that hangs on them.
Result<void> Maker::testTables(const QString &part, const Content &before, Backup &backup)
{
    const auto trial = tryTables({ .session = &m_session,
                                     .tool = m_tool.get(),
                                     .file = part,
                                     .tables = m_tables,
                                     .watch = { {}, m_request.watch.stop } },
        before.schema, *m_live, false);
    return trial ? compare(trial->schema, trial->rows, before, backup) : fail(trial.error());
}

Result<void> Maker::dump(const QString &part, const QString &snapshot)
{
    return m_tables.isEmpty()
        ? m_tool->dump(m_session.connection, part, snapshot, m_request.watch)
        : m_tool->dumpTables(m_session.connection, part, snapshot, m_tables, m_request.watch);
}

Result<void> Maker::test(const QString &part, const Content &before, Backup &backup)
{
    backup.tables = int(before.rows.size());
    backup.rows = std::accumulate(before.rows.cbegin(), before.rows.cend(), qint64(0));
    if (!m_request.test) {
        backup.notTested = tr("It was not asked for.");
        return {};
    }
    say(tr("Trying the backup on a scratch database"));
    if (!m_tables.isEmpty()) {
        return testTables(part, before, backup);
    }
    const auto beside = placeForScratch(m_session);
    auto scratch = beside ? Scratch::make(*m_session.engine, *beside) : fail(beside.error());
    if (!scratch) {
        backup.notTested = oneLine(scratch.error());
        return {};
    }
    const auto loaded = m_tool->load(part, (*scratch)->settings(), { {}, m_request.watch.stop });
    const auto again = loaded ? (*scratch)->reconnect() : loaded;
    if (!again && again.error().kind != ErrorKind::Cancelled) {
        auto error = again.error();
        error.what = tr("The backup cannot be restored: %1").arg(error.what);
        error.next = tr("Mend what the server complains of, then back up again. With --no-test it "
                        "is kept untried.");
        return fail(error);
    }
    return again ? compare((*scratch)->connection(), before, backup) : again;
}

Result<Backup> Maker::make()
{
    QElapsedTimer timer;
    timer.start();
    if (const auto connected = connect(); !connected) {
        return fail(connected.error());
    }
    PartFile part(m_path);
    if (const auto created = part.create(); !created) {
        return fail(created.error());
    }
    m_at = QDateTime::currentDateTimeUtc();
    const auto content = look();
    if (!content) {
        return fail(content.error());
    }
    Backup backup { .file = m_path, .tool = m_tool->words(), .only = namesOf(m_tables) };
    auto done = dump(part.path(), content->snapshot);
    done = done ? m_tool->check(part.path()) : done;
    done = done ? test(part.path(), *content, backup) : done;
    if (!done) {
        auto error = done.error();
        error.untouched = tr("The database was only read; no file is left.");
        auditBackup(m_session, u"backup"_s, false, timer.elapsed(), oneLine(error));
        return fail(error);
    }
    backup.bytes = QFileInfo(part.path()).size();
    if (const auto kept = part.keep(); !kept) {
        return fail(kept.error());
    }
    backup.ms = timer.elapsed();
    rememberBackup({ .file = backup.file,
        .database = databaseKey(m_live->server()),
        .at = m_at,
        .bytes = backup.bytes,
        .tested = backup.tested,
        .tables = backup.only });
    auditBackup(m_session, u"backup"_s, true, backup.ms, {});
    return backup;
}

} // namespace

Result<RowCounts> rowCounts(const Engine &engine, Connection &connection)
{
    const auto tables = tableShapes(engine, connection);
    if (!tables) {
        return fail(tables.error());
    }
    RowCounts counts;
    for (const auto &table : *tables) {
        const auto rows = connection.query(u"SELECT count(*) FROM "_s + table.sql);
        if (!rows) {
            return fail(rows.error());
        }
        counts.insert(table.name, rows->rows.value(0).value(0).toLongLong());
    }
    return counts;
}

Result<Backup> makeBackup(const Session &session, const BackupRequest &request)
{
    return Maker(session, request).make();
}

} // namespace Switchback
