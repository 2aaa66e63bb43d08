// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a command works on: a project, one of its folders, one of its databases. Every command of
// switchback-cli is one function here or beside it; the window calls the same ones.

#include "core/guardmarker.h"
#include "formats/discovery.h"

namespace Switchback {

struct SessionRequest {
    QString project; // folder; empty = the current one
    QString environment; // name; empty = the default
    QString url; // overrides the environment's
    QString migrations; // overrides discovery
    QString format;
    QString dialect;
    QString prefix; // Ecto: the schema (MySQL: database) of one tenant, history included
    bool offline = false; // no database is needed; the dialect is enough
    Secret password; // typed, or from the key ring; used when the URL has none
};

struct Session {
    OpenProject project;
    MigrationsFolder folder;
    Environment environment;
    const Format *format = nullptr;
    const Engine *engine = nullptr; // null only offline, without a dialect
    FormatContext context;
    ConnectionSettings connection;
    bool hasDatabase = false;
};

Result<Session> openSession(const SessionRequest &request);

/// What did not come to its end in the database and is not settled by its history.
struct Unfinished {
    Version version; // empty: a restore
    QString sentence;
    bool partly = false; // some of the migration's statements may be in
    bool isRestore() const { return version.text.isEmpty(); }
};

/// Where the database stands; takes no lock, writes nothing.
struct Status {
    MigrationSet files;
    History history;
    Timeline timeline;
    ServerInfo server;
    QList<Problem> problems; // of the files, and what the server says (INVALID indexes)
    QString running; // who runs migrations at this moment, and since when; empty = nobody
    std::optional<GuardMarker> guarded; // the database itself says that it is protected
    QList<Unfinished> unfinished; // among the problems, too
};
enum class Look {
    IntoAllFiles,
    IntoUnapplied, // where the format keeps no checksums, names say all about what is applied
};
Result<Status> readStatus(const Session &session, Look look = Look::IntoAllFiles);

/// Null where nothing is marked: the engine undoes DDL, or the environment wants no such table.
const StatementMarks *marksOf(const Session &session);
/// What earlier runs left half done.
Result<QList<Mark>> readMarks(const Session &session, Connection &connection);

/// Files alone: what can be seen without a database.
Result<MigrationSet> readFiles(const Session &session);

} // namespace Switchback
