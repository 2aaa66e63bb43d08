// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the window shows of a project and its database: values that are announced whole.

#include "core/auditentry.h"
#include "core/guardmarker.h"
#include "core/plan.h"
#include "core/project.h"
#include "core/serverinfo.h"

#include <QHash>
#include <QSet>

namespace Switchback {

/// The open project and what was chosen in it. `root` is empty while none is open.
struct ProjectView {
    QString root; // absolute
    QString name;
    QList<MigrationsFolder> folders; // best first
    QStringList folderNames; // of each: its repository, after its own name where that has several
    int folder = -1; // the chosen one
    QList<Environment> environments;
    int environment = -1; // the chosen one
    QList<Problem> problems;
    // Of the chosen folder's format
    QString formatTitle;
    QString fileNames; // how its files are called, for the empty state
    bool formatRuns = true; // false: read-only
    QString language; // of its files, a KSyntaxHighlighting definition; empty: SQL
    HistoryRules rules;
    // Of the chosen environment's engine; empty while no database is known
    QString engine; // Engine::info().id
    QString engineTitle;
    QString highlighting; // name of a KSyntaxHighlighting definition
    bool embedded = false; // no server, no password
    QString address; // of the chosen database, without any secret
    bool operator==(const ProjectView &) const = default;
};

/// A migration whole: its text, which may have been left on disk until now, and its statements.
struct LoadedMigration {
    Migration migration;
    Rendering rendering;
    bool operator==(const LoadedMigration &) const = default;
};

/// Where the database stands. Without one, or when it cannot be reached, the files alone.
struct Standing {
    MigrationSet files;
    History history;
    Timeline timeline;
    QSet<QString> opaque; // versions, as far as they are known by now
    ServerInfo server;
    QList<Problem> problems; // of the files and of the server
    bool fromDatabase = false; // false: every migration is shown as pending
    QString running; // who runs migrations at this moment, from wherever; empty = nobody
    std::optional<GuardMarker> guarded; // the database itself says that it is protected
    std::optional<Error> trouble; // why it is not from the database, or not from files
    QDateTime readAt; // UTC; invalid: nothing was read yet
    bool operator==(const Standing &) const = default;
};

/// A run that another process began: still going on, or cut short. A restore likewise, once it is cut
/// short.
struct EarlierRun {
    QString run; // UUID
    QString project;
    QString environment;
    QString database; // display URL
    QString user; // who began it
    QDateTime startedAt; // UTC
    Direction direction = Direction::Up;
    int steps = 0;
    int lastStep = -1; // the last one begun, 0-based
    bool goesOn = false; // its process is alive
    QString restore; // what a restore left behind; empty: a run of migrations
    bool commitSent = false; // cut short while the database was committing
    qint64 process = 0;
    QString journal; // path of its journal, or of the mark of a restore
    bool operator==(const EarlierRun &) const = default;
};

/// One of several repositories of a project, seen beside the others.
struct RepositoryStanding {
    int folder = -1; // index into ProjectView::folders
    QString name; // the repository's; empty where there is none
    QString place; // of the folder, as seen from the project
    QString environment;
    QString address; // of its database, without any secret
    HistoryRules rules;
    Standing standing;
    bool operator==(const RepositoryStanding &) const = default;
};

/// Whether the user lets the project's own code run; Changed: let it once, but it is another now.
enum class Trust { Never, Changed, Given };

/// A migration that only the project's own tool can run, and exactly how it would be started.
struct OwnToolOffer {
    PlanStop stop;
    Direction direction = Direction::Up;
    QString program; // "mix"
    QString command; // with its arguments, as one would type it
    QStringList environment; // "MIX_ENV=dev"; no secret
    QString folder;
    QString shown; // all of it in one line
    bool installed = false; // here; else the command is for where it is
    QString closed; // why it has to wait: a feature flag, in one sentence; empty = it need not
    Trust trust = Trust::Never; // in the code below `folder`
    QDateTime trustedSince; // UTC
    bool operator==(const OwnToolOffer &) const = default;
};

/// The demo shop's databases.
enum class Demo { Sqlite, Postgres };

/// How patient a run is.
struct RunSettings {
    std::chrono::milliseconds lockWait { 10000 }; // for the migration lock
    int tries = 3; // of a step that met a lock timeout or a deadlock
    QString reason; // why a red verdict on a protected environment is overridden
    QString planFile; // the signed plan, where the environment asks for one
    bool putBack = false; // rescue copies of what is applied again
    bool otherServer = false; // Plan::otherServer was confirmed
    std::optional<Brake> brake; // empty = the environment's
    bool operator==(const RunSettings &) const = default;
};

/// Whether the open environment may be changed now.
struct Guard {
    bool isProtected = false;
    int secondsLeft = 0; // of being armed; 0 = read-only when protected
    bool operator==(const Guard &) const = default;
};

} // namespace Switchback
