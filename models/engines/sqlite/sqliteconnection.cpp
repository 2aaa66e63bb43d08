// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/sqlite/sqliteconnection.h"

#include "core/tr.h"
#include "engines/place.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSqlError>
#include <QUrl>

#include <sqlite3.h>
#include <sys/stat.h>

#include <thread>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr auto InMemory = ":memory:"_L1;

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

Error notOpened(ErrorKind kind, const QString &what, const QString &next = {})
{
    return { .kind = kind, .what = what, .untouched = tr("Nothing was opened."), .next = next };
}

// Looks at the name alone: opening the file by other means than SQLite would drop its locks.
Result<void> checkPath(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0) {
        if (S_ISDIR(status.st_mode)) {
            return fail(notOpened(ErrorKind::Input,
                tr("%1 is a folder, not a SQLite database file.").arg(shown(path)),
                tr("Name the database's file.")));
        }
        if (!S_ISREG(status.st_mode)) {
            return fail(notOpened(ErrorKind::Input,
                tr("%1 is no regular file and can not be a database.").arg(shown(path)),
                tr("Name the database's file.")));
        }
        return {};
    }
    const auto folder = QFileInfo(path).absolutePath();
    if (!QFileInfo(folder).isDir()) {
        return fail(notOpened(ErrorKind::Input,
            tr("The folder %1 of the database file %2 does not exist.")
                .arg(shown(folder), QFileInfo(path).fileName()),
            tr("Create the folder, or correct the path.")));
    }
    return {};
}

QString identityOf(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0) {
        return u"new"_s;
    }
    return u"%1:%2"_s.arg(quint64(status.st_dev)).arg(quint64(status.st_ino));
}

QString sentence(int code, const QString &path)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return tr("The database file is locked by another program.");
    case SQLITE_FULL:
        return tr("There is no room left on the disk of the database file.");
    case SQLITE_IOERR:
        return tr("Reading or writing the database file failed; its disk may be full or broken.");
    case SQLITE_READONLY:
        return tr("The database can only be read here.");
    case SQLITE_INTERRUPT:
        return tr("The statement was interrupted.");
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return tr("%1 is not a SQLite database, or it is malformed.").arg(shown(path));
    case SQLITE_CANTOPEN:
        return tr("The database file %1 cannot be opened.").arg(shown(path));
    default:
        return tr("SQLite rejected the statement.");
    }
}

QVariant column(sqlite3_stmt *statement, int i)
{
    switch (sqlite3_column_type(statement, i)) {
    case SQLITE_INTEGER:
        return qlonglong(sqlite3_column_int64(statement, i));
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, i);
    case SQLITE_NULL:
        return {};
    case SQLITE_BLOB: {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, i));
        return QByteArray(bytes, sqlite3_column_bytes(statement, i));
    }
    default: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, i));
        return QString::fromUtf8(text, sqlite3_column_bytes(statement, i));
    }
    }
}

// A crashed writer left a journal or log that must be played back before anything can be read.
bool needsRecovery(const Error &error)
{
    const auto code = error.sqlState.toInt();
    return (code & 0xff) == SQLITE_READONLY || (code & 0xff) == SQLITE_CANTOPEN;
}

int busyTimeout(const ConnectionSettings &settings)
{
    bool isNumber = false;
    const int own = settings.parameter(u"busy_timeout").toInt(&isNumber);
    const auto patience = settings.lockTimeout.value_or(std::chrono::milliseconds(5000));
    return isNumber ? own : int(patience.count());
}

/// What `PRAGMA busy_timeout = N` asks for.
std::optional<int> askedPatience(sqlite3_stmt *statement)
{
    static const QRegularExpression pragma(u"^\\s*PRAGMA\\s+busy_timeout\\s*[=(]\\s*(\\d+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QByteArrayView text(sqlite3_sql(statement));
    if (!text.contains("busy_timeout")) {
        return {};
    }
    const auto match = pragma.match(QString::fromUtf8(text));
    return match.hasMatch() ? std::optional(match.captured(1).toInt()) : std::nullopt;
}

} // namespace

SqliteConnection::SqliteConnection()
    : m_database(u"QSQLITE"_s)
{
}

Result<std::unique_ptr<Connection>> SqliteConnection::open(
    const ConnectionSettings &settings, Access access)
{
    const auto &path = settings.database;
    auto connection = std::unique_ptr<SqliteConnection>(new SqliteConnection);
    if (!connection->m_database.hasDriver()) {
        return fail(
            notOpened(ErrorKind::Connection, tr("Qt's driver for SQLite is not installed.")));
    }
    const bool inMemory = path == InMemory;
    if (const auto checked = inMemory ? Result<void>() : checkPath(path); !checked) {
        return fail(checked.error());
    }
    connection->m_patienceMs = busyTimeout(settings);
    const auto options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(connection->m_patienceMs);
    Result<void> opened;
    if (inMemory || (access == Access::ReadOnly && !QFileInfo::exists(path))) {
        opened = connection->openFile(InMemory, options);
    } else if (access == Access::ReadOnly) {
        opened = connection->openReadOnly(path, options);
    } else {
        opened = connection->openFile(path, options);
    }
    if (opened && access == Access::ReadOnly) {
        opened = connection->run("PRAGMA query_only = 1", nullptr);
    }
    if (opened && settings.parameter(u"synchronous") == "off"_L1) {
        // A scratch file: thousands of definitions are read again after each statement.
        opened = connection->run("PRAGMA synchronous = OFF; PRAGMA cache_size = -65536", nullptr);
    }
    if (!opened) {
        return fail(opened.error());
    }
    connection->m_server = serverOf(path, sqlite3_db_readonly(connection->m_handle, "main") == 1);
    return std::unique_ptr<Connection>(std::move(connection));
}

Result<void> SqliteConnection::openFile(const QString &path, const QString &options)
{
    auto &database = m_database.get();
    m_server.database = path;
    database.setDatabaseName(path);
    database.setConnectOptions(options);
    if (!database.open()) {
        const auto code = database.lastError().nativeErrorCode().toInt();
        auto error = notOpened(
            ErrorKind::Connection, sentence(code == 0 ? SQLITE_CANTOPEN : code, path));
        error.server = database.lastError().databaseText();
        error.sqlState = QString::number(code);
        return fail(error);
    }
    m_handle = m_database.handle<sqlite3>();
    // sqlite3_interrupt() would be lost on a statement that is just about to begin.
    const auto askedToStop = [](void *flag) {
        return int(static_cast<std::atomic<bool> *>(flag)->load());
    };
    sqlite3_progress_handler(m_handle, 2000, askedToStop, &m_cancelAsked);
    sqlite3_busy_handler(m_handle, waitForLock, this);
    // The first read is what finds out that a file is no database, or not readable as it stands.
    auto read = run("SELECT count(*) FROM sqlite_schema", nullptr);
    if (!read) {
        auto error = read.error();
        const auto code = error.sqlState.toInt() & 0xff;
        error.kind = code == SQLITE_NOTADB || code == SQLITE_CORRUPT ? ErrorKind::Input
                                                                     : ErrorKind::Connection;
        error.place = {};
        error.untouched = tr("Nothing was changed.");
        error.next = error.kind == ErrorKind::Input
            ? tr("Name the database's file, or bring back a good copy of it.")
            : tr("Check the file's permissions, and that no other program holds it.");
        return fail(error);
    }
    return {};
}

Result<void> SqliteConnection::openReadOnly(const QString &path, const QString &options)
{
    auto opened = openFile(path, options + u";QSQLITE_OPEN_READONLY"_s);
    if (opened || !needsRecovery(opened.error())) {
        return opened;
    }
    m_database.get().close();
    const auto first = opened;
    opened = openFile(path, options);
    if (opened || !needsRecovery(opened.error())) {
        return opened;
    }
    // A log-mode database in a folder where its side files cannot be made: nobody can write here,
    // so it can be read as it stands.
    m_database.get().close();
    const auto uri = u"file:%1?immutable=1"_s.arg(
        QString::fromLatin1(QUrl::toPercentEncoding(path, "/")));
    opened = openFile(uri, options + u";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s);
    return opened ? opened : first;
}

ServerInfo SqliteConnection::serverOf(const QString &path, bool readOnly)
{
    const int number = sqlite3_libversion_number(); // 3046001
    return { .product = u"SQLite"_s,
        .version = QString::fromLatin1(sqlite3_libversion()),
        .number = (number / 1000000) * 10000 + (number / 1000 % 1000) * 100 + number % 1000,
        .identity = identityOf(path),
        .database = path,
        .schema = u"main"_s,
        .readOnly = readOnly };
}

/// SQLite's own wait soon looks but ten times a second: beside a program that writes all the time it
/// hardly ever meets a moment when the file is free.
int SqliteConnection::waitForLock(void *connection, int looks)
{
    auto *self = static_cast<SqliteConnection *>(connection);
    if (looks == 0) {
        self->m_waiting.start();
    }
    if (self->m_cancelAsked || self->m_waiting.hasExpired(self->m_patienceMs)) {
        return 0;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(looks < 10 ? 1 : 3));
    return 1;
}

Error SqliteConnection::error(const QByteArray &sql, qsizetype offset) const
{
    const int code = sqlite3_extended_errcode(m_handle);
    // Whoever stops a wait for a lock does not want the lock any more.
    const int kind = code & 0xff;
    const bool cancelled = m_cancelAsked && (kind == SQLITE_INTERRUPT || kind == SQLITE_BUSY);
    return { .kind = cancelled ? ErrorKind::Cancelled : ErrorKind::Failed,
        .what = sentence(code, m_server.database),
        .server = QString::fromUtf8(sqlite3_errmsg(m_handle)),
        .sqlState = QString::number(code),
        .place = offset < 0 ? Place() : placeOfByte(sql, offset) };
}

Result<void> SqliteConnection::step(sqlite3_stmt *statement, Rows *rows)
{
    const int count = sqlite3_column_count(statement);
    if (rows && count > 0) {
        *rows = {};
        for (int i = 0; i < count; ++i) {
            rows->columns += QString::fromUtf8(sqlite3_column_name(statement, i));
        }
    }
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        if (rows) {
            QVariantList row;
            for (int i = 0; i < count; ++i) {
                row += column(statement, i);
            }
            rows->rows += row;
        }
    }
    return code == SQLITE_DONE ? Result<void>() : fail(error({}, -1));
}

Result<void> SqliteConnection::run(const QByteArray &sql, Rows *rows)
{
    if (const auto sendable = checkSendable(sql, m_cancelAsked); !sendable) {
        m_cancelAsked = false;
        return sendable;
    }
    const auto done = runAll(sql, rows);
    m_cancelAsked = false;
    return done;
}

// A text may hold several statements: the tail that SQLite hands back is prepared next. Comments
// at its end prepare to nothing.
Result<void> SqliteConnection::runAll(const QByteArray &sql, Rows *rows)
{
    const char *at = sql.constData();
    const char *const end = at + sql.size();
    while (at < end) {
        sqlite3_stmt *prepared = nullptr;
        const char *tail = end;
        const int code = sqlite3_prepare_v2(m_handle, at, int(end - at), &prepared, &tail);
        const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(
            prepared, sqlite3_finalize);
        if (code != SQLITE_OK) {
            const auto offset = sqlite3_error_offset(m_handle);
            return fail(error(sql, offset < 0 ? -1 : at - sql.constData() + offset));
        }
        if (const auto stepped = statement ? step(statement.get(), rows) : Result<void>();
            !stepped) {
            return stepped;
        }
        if (const auto patience = statement ? askedPatience(statement.get()) : std::nullopt) {
            m_patienceMs = *patience;
            sqlite3_busy_handler(m_handle, waitForLock, this); // the pragma put SQLite's own there
        }
        at = tail;
    }
    return {};
}

Result<Rows> SqliteConnection::query(const QString &sql)
{
    Rows rows;
    if (const auto done = run(sql.toUtf8(), &rows); !done) {
        return fail(done.error());
    }
    return rows;
}

Result<Execution> SqliteConnection::execute(const QString &sql)
{
    QElapsedTimer timer;
    timer.start();
    const auto before = sqlite3_total_changes64(m_handle);
    if (const auto done = run(sql.toUtf8(), nullptr); !done) {
        return fail(done.error());
    }
    const auto changed = sqlite3_total_changes64(m_handle) - before;
    return Execution { .ms = timer.elapsed(), .rows = changed > 0 ? changed : -1 };
}

void SqliteConnection::cancel()
{
    m_cancelAsked = true; // seen by the progress handler
}

Connection::Transaction SqliteConnection::transaction()
{
    return sqlite3_get_autocommit(m_handle) != 0 ? Transaction::None : Transaction::Open;
}

} // namespace Switchback
