// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// A run on SQLite: BEGIN IMMEDIATE takes the one write lock before anything is done, so that a
// second writer is told "busy" at once and not in the middle. The whole run holds a lock file.

#include "engines/sqlite/sqliteengine.h"

#include "core/tr.h"
#include "engines/sqlite/sqliteconnection.h"
#include "engines/sqlite/sqlitelock.h"
#include "engines/urlparts.h"
#include "sql/sqlite.h"

#include <QDir>
#include <QFileInfo>

#include <sqlite3.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr auto BusyTimeout = std::chrono::milliseconds(5000);

// sqlite:relative, sqlite:/absolute, sqlite:///absolute, sqlite3://either
QString pathOf(const QString &rest, const QString &baseDirectory)
{
    auto path = rest.startsWith("//"_L1) ? rest.sliced(2) : rest;
    if (path == ":memory:"_L1) {
        return path;
    }
    // Names with a literal % are rare; a file that is there as written is meant as written.
    if (!QFileInfo::exists(QDir(baseDirectory).absoluteFilePath(path))) {
        path = percentDecoded(path);
    }
    return QDir::cleanPath(QDir(baseDirectory).absoluteFilePath(path));
}

class SqliteEngine : public Engine
{
public:
    const EngineInfo &info() const override
    {
        static const EngineInfo info { .id = u"sqlite"_s,
            .title = u"SQLite"_s,
            .schemes = { u"sqlite"_s, u"sqlite3"_s },
            .transactionalDdl = true,
            .embedded = true,
            .highlighting = u"SQL"_s };
        return info;
    }

    Result<ConnectionSettings> parseUrl(
        const QString &url, const QString &baseDirectory) const override
    {
        const auto [scheme, rest] = schemeAndRest(url);
        const auto question = rest.indexOf(u'?');
        const auto name = question < 0 ? rest : rest.first(question);
        if (!info().schemes.contains(scheme) || name.isEmpty() || name == "//"_L1) {
            return fail({ .kind = ErrorKind::Usage,
                .what = tr("The database URL names no SQLite file."),
                .untouched = tr("Nothing was opened."),
                .next = tr("Write sqlite:path/to/file.db.") });
        }
        ConnectionSettings settings { .engine = info().id,
            .database = pathOf(name, baseDirectory) };
        settings.parameters = question < 0 ? decltype(settings.parameters)()
                                           : queryParameters(rest.sliced(question + 1));
        settings.display = u"sqlite:"_s + settings.database;
        return settings;
    }

    Result<std::unique_ptr<Connection>> connect(
        const ConnectionSettings &settings, Access access) const override
    {
        return SqliteConnection::open(settings, access);
    }

    ToolAddress toolAddress(const ConnectionSettings &settings) const override
    {
        return { .arguments = { settings.database } };
    }

    QList<Statement> split(QStringView text, int firstLine) const override
    {
        return splitSqlite(text, firstLine);
    }
    StatementTraits traits(const QString &sql) const override { return sqliteTraits(sql); }
    QString identifier(QStringView name) const override { return quoted(name, u'"'); }
    QString literal(QStringView text) const override { return quoted(text, u'\''); }

    // The lock file of the run, the journal and the log lie beside the database: its folder counts,
    // too.
    Result<QStringList> preflight(Connection &, const ConnectionSettings &settings) const override
    {
        const QFileInfo file(settings.database);
        const auto refusal = [](const QString &what, const QString &next) {
            return fail({ .kind = ErrorKind::Refused,
                .what = what,
                .untouched = tr("Nothing was run."),
                .next = next });
        };
        if (settings.database == ":memory:"_L1) {
            return QStringList();
        }
        if (file.exists() && ::access(QFile::encodeName(file.filePath()).constData(), W_OK) != 0) {
            return refusal(tr("The database file %1 is read-only.")
                               .arg(QDir::toNativeSeparators(file.filePath())),
                tr("Make the file writable."));
        }
        if (::access(QFile::encodeName(file.absolutePath()).constData(), W_OK) != 0) {
            return refusal(
                tr("The folder %1 of the database is read-only; SQLite writes its journal there.")
                    .arg(QDir::toNativeSeparators(file.absolutePath())),
                tr("Make the folder writable."));
        }
        return QStringList();
    }

    QList<PlannedStatement> session(
        const ConnectionSettings &settings, const ServerInfo &) const override
    {
        const auto own = settings.parameter(u"busy_timeout");
        bool isNumber = false;
        const auto number = own.toInt(&isNumber);
        const auto timeout = isNumber ? number : settings.lockTimeout.value_or(BusyTimeout).count();
        return { { .sql = u"PRAGMA busy_timeout = %1"_s.arg(timeout),
            .role = StatementRole::Session } };
    }

    QList<PlannedStatement> begin(
        const ConnectionSettings &, const ServerInfo &, bool transactional) const override
    {
        const PlannedStatement begin { .sql = u"BEGIN IMMEDIATE"_s, .role = StatementRole::Begin };
        return transactional ? QList { begin } : QList<PlannedStatement>();
    }

    Result<QString> runInProgress(Connection &, const ConnectionSettings &settings) const override
    {
        return sqliteRunInProgress(settings);
    }

    QList<PlannedStatement> lockCheck(const LockRequest &, const ServerInfo &) const override
    {
        return {};
    }
    QString changeCounter() const override { return u"PRAGMA data_version"_s; }
    PlannedStatement commit() const override
    {
        return { .sql = u"COMMIT"_s, .role = StatementRole::Commit };
    }
    QString rollback() const override { return u"ROLLBACK"_s; }
    QList<PlannedStatement> around(const QString &, bool, const ConnectionSettings &) const override
    {
        return {};
    }

    Result<std::unique_ptr<RunLock>> lock(const ConnectionSettings &settings,
        const LockRequest &request, const Waiting &waiting, std::stop_token stop) const override
    {
        return lockSqlite(settings, request, waiting, stop);
    }

    QString lockInWords(const LockRequest &) const override
    {
        return tr("a lock file of Switchback; SQLite's write lock during each migration");
    }

    Failure failure(const Error &error) const override
    {
        const int code = error.sqlState.toInt();
        if (error.kind == ErrorKind::Cancelled) {
            return Failure::Cancelled;
        }
        if (code == SQLITE_CONSTRAINT || code == SQLITE_CONSTRAINT_PRIMARYKEY
            || code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_ROWID) {
            return Failure::DuplicateKey;
        }
        switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Failure::LockTimeout;
        case SQLITE_FULL:
        case SQLITE_IOERR:
            return Failure::DiskFull;
        case SQLITE_READONLY:
            return Failure::ReadOnly;
        case SQLITE_INTERRUPT:
            return Failure::Cancelled;
        default:
            return Failure::Other;
        }
    }

    // A COMMIT is answered in this process; after a crash the next opener rolls back or finds it
    // done.
    CommitFate settle(const ConnectionSettings &, const QString &) const override
    {
        return CommitFate::Unknown;
    }
    Result<Recovery> recover(Connection &, const QString &) const override { return Recovery(); }
    Result<QList<Problem>> health(Connection &) const override { return QList<Problem>(); }
    Result<void> verify(Connection &, const QString &) const override { return {}; }
};

} // namespace

const Engine &sqliteEngine()
{
    static const SqliteEngine engine;
    return engine;
}

} // namespace Switchback
