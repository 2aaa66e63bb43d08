// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A kind of database: how to reach it, how its SQL is cut and quoted, how a run talks to it.
// Implementations are const and stateless; one folder each and one line in registry.cpp.
// How a run must talk to each server is documented with each implementation.

#include "engines/marks.h"
#include "sql/statementtraits.h"

#include <QHash>

#include <functional>
#include <stop_token>

namespace Switchback {

struct EngineInfo {
    QString id; // "postgresql", "sqlite", "mysql": the words of --dialect
    QString title; // "PostgreSQL"
    QStringList schemes; // of URLs, first one preferred
    bool transactionalDdl = true;
    bool embedded = false; // no server, no password
    QString highlighting; // KSyntaxHighlighting definition name
};

/// Why a statement failed, as far as going on matters.
enum class Failure {
    Other,
    LockTimeout,
    Deadlock,
    ConnectionLost,
    Cancelled,
    DuplicateKey,
    DiskFull,
    ReadOnly
};

/// What became of a transaction whose COMMIT was sent and never answered.
enum class CommitFate { Committed, Aborted, InProgress, Unknown };

/// The tool's own migration lock, beside ours.
struct ToolLock {
    enum class Kind { PgAdvisory, PgTable, Named };
    Kind kind = Kind::PgAdvisory;
    qint64 key = 0; // PgAdvisory
    QString name; // PgTable: quoted table; Named: GET_LOCK's name
    QString mode; // PgTable: "SHARE UPDATE EXCLUSIVE"
};

struct LockRequest {
    QList<ToolLock> toolLocks; // mostly one or none
    bool runsConcurrentIndexes = false; // no transaction may stay open on the lock's connection
    std::chrono::milliseconds patience { 10000 };
};

/// How the engine's own command line programs are told an address; see ChildProcess.
struct ToolAddress {
    QStringList arguments;
    QHash<QString, QString> environment; // the password
    QByteArray optionFile;
};

/// Held on a connection of its own until destroyed; never a row in a table.
class RunLock
{
public:
    virtual ~RunLock() = default;
    /// Compares the answer of Engine::lockCheck() with the lock's own session.
    virtual Result<void> confirm(Connection &work) = 0;
};

/// What must be known before a statement that runs outside a transaction is planned again, after
/// an earlier try that was cut short.
struct Recovery {
    bool alreadyDone = false; // the wanted object is there and whole: take it over
    QList<PlannedStatement> before; // what must go first (an INVALID index of ours)
    QString note;
};

class Engine
{
public:
    virtual ~Engine() = default;
    virtual const EngineInfo &info() const = 0;

    /// Relative SQLite paths are resolved against `baseDirectory`. Never repeats the URL's
    /// password.
    virtual Result<ConnectionSettings> parseUrl(
        const QString &url, const QString &baseDirectory) const = 0;
    virtual Result<std::unique_ptr<Connection>> connect(
        const ConnectionSettings &settings, Access access) const = 0;

    /// For pg_dump, sqlite3, mariadb-dump and their kin.
    virtual ToolAddress toolAddress(const ConnectionSettings &) const { return {}; }

    /// Cuts a text into statements as the server would see them. Texts are exact slices: comments
    /// before a statement stay with it, the semicolon goes. Comment-only tails are dropped.
    virtual QList<Statement> split(QStringView text, int firstLine = 1) const = 0;
    virtual StatementTraits traits(const QString &sql) const = 0;
    virtual QString identifier(QStringView name) const = 0;
    virtual QString literal(QStringView text) const = 0;

    // A run
    /// What a run needs to know before anything is sent: pooler, standby, privileges. Notes for the
    /// plan.
    virtual Result<QStringList> preflight(
        Connection &connection, const ConnectionSettings &settings) const = 0;
    virtual QList<PlannedStatement> session(
        const ConnectionSettings &settings, const ServerInfo &server) const = 0;
    /// What each migration starts with, whatever an earlier one left set in the session; where it
    /// runs in a transaction also BEGIN and the question for the transaction's number.
    virtual QList<PlannedStatement> begin(
        const ConnectionSettings &settings, const ServerInfo &server, bool transactional) const = 0;
    virtual QList<PlannedStatement> lockCheck(
        const LockRequest &lock, const ServerInfo &server) const = 0;
    /// Asks for a number that changes when another connection commits. Empty where the run lock is
    /// one that keeps every runner away.
    virtual QString changeCounter() const { return {}; }
    virtual PlannedStatement commit() const = 0;
    virtual QString rollback() const = 0;
    /// Settings around a statement outside a transaction: no lock timeout for concurrent builds.
    virtual QList<PlannedStatement> around(
        const QString &sql, bool before, const ConnectionSettings &settings) const = 0;

    using Waiting = std::function<void(const QString &holder, std::chrono::milliseconds waited)>;
    /// Polls until it has the lock, the patience is over (ErrorKind::Locked names the holder) or
    /// stop is asked.
    virtual Result<std::unique_ptr<RunLock>> lock(const ConnectionSettings &settings,
        const LockRequest &request, const Waiting &waiting, std::stop_token stop) const = 0;
    /// Who holds our migration lock at this moment and since when, in words; empty = nobody. Looks
    /// only, and takes no lock to find out.
    virtual Result<QString> runInProgress(
        Connection &connection, const ConnectionSettings &settings) const = 0;
    /// In words for the plan: "advisory lock 7301 of Switchback, golang-migrate's advisory lock".
    virtual QString lockInWords(const LockRequest &request) const = 0;

    /// Null where a failed migration leaves nothing behind.
    virtual const StatementMarks *marks() const { return nullptr; }

    virtual Failure failure(const Error &error) const = 0;
    /// `transaction` is what the statement for the transaction's number returned.
    virtual CommitFate settle(
        const ConnectionSettings &settings, const QString &transaction) const = 0;
    virtual Result<Recovery> recover(Connection &connection, const QString &sql) const = 0;
    /// What the server says is wrong with its own objects: INVALID indexes. For status; looks only.
    virtual Result<QList<Problem>> health(Connection &connection) const = 0;
    /// After a statement outside a transaction: did it do what it says (a valid index)?
    virtual Result<void> verify(Connection &connection, const QString &sql) const = 0;
};

/// All engines, in the order dialogs list them.
const QList<const Engine *> &engines();
const Engine *engineById(QStringView id);
/// EngineInfo::transactionalDdl; true of an engine that nobody knows.
bool undoesDdl(QStringView engine);
/// By scheme; ErrorKind::Usage names the schemes that are known.
Result<const Engine *> engineForUrl(const QString &url);

} // namespace Switchback
