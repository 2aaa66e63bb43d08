// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Safety findings for migrations, without a database: statements in, findings out.

#include "core/verdict.h"
#include "rules/locks.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace Switchback {

struct LintOptions {
    Dialect dialect = Dialect::PostgreSql;
    ServerVersion version; // empty: a current one of the dialect
    QSet<QString> enabled; // rule ids beyond those on by default
    QSet<QString> disabled;
    QSet<QString> silenced; // by the project: their findings are counted, not shown
    QHash<QString, Severity> severities;
    int lockTimeoutLimit = 10000; // ms
    bool runnerSetsLockTimeout = true;
    bool runnerSetsStatementTimeout = true;
    bool strictSqlMode = true; // MySQL
    bool preparedStatements = false; // the application prepares statements on the server
    QStringList hotTables; // warnings about these are errors
    QStringList lookupTables; // may have a short primary key
    QStringList largeTables;
    int wideTable = 100; // columns
    QString applicationRole;
    bool authoritative = false; // the base describes everything that exists
    bool advisoryMigrationLock = false; // Ecto's repo configuration
    bool onePlan =
        false; // all but the base run one after the other: what one makes nobody uses yet
    bool wantForecasts = false;
};

/// One migration as the checks need it. Plain SQL has `text` alone; a format gives its scripts.
struct LintMigration {
    enum class Down { NoPlace, Missing, Present };
    QString file;
    QString downFile; // of a pair; empty: the same file
    QByteArray text; // of the file, for comments and, when `isPlain`, the statements
    QByteArray downText;
    bool isPlain = true;
    bool isElixir = false;
    Script up;
    Script downScript;
    Down down = Down::NoPlace;
    QString irreversible; // the stated reason
    Version version;
    QString name;
    bool disableDdlTransaction = false; // Ecto
    bool disableMigrationLock = false;
    bool advisoryMigrationLock = false; // the repo's configuration: no table is locked
    bool isBase = false; // only to be learned from
    QString group; // migrations of one database; those of another group are none of their base
    bool outOfOrder = false; // pending, but older than the newest applied one
    bool editedAfterApply = false; // its checksum is no longer the recorded one
    QList<OpaquePart> opaque;
    QList<Problem> problems;
};

/// What one statement will take, for plans.
struct StatementForecast {
    int migration = 0; // number in the list given
    Direction direction = Direction::Up;
    int statement = 0; // number in its script; a statement may have several
    int line = 0;
    LockForecast locks;
    QList<Loss> losses;
    QStringList tables; // existing ones that it works on: keys
    QList<Precondition> preconditions;
};

struct LintResult {
    QList<Finding> findings; // suppressed ones are among them, and marked
    QList<StatementForecast> forecasts; // when asked for
};

/// In order; earlier migrations are the base of later ones.
LintResult lint(const QList<LintMigration> &migrations, const LintOptions &options);

/// The same for many files: `load` is called from several threads, for each number once.
LintResult lint(
    int count, const std::function<LintMigration(int)> &load, const LintOptions &options);

/// Findings that are shown: without the suppressed ones.
QList<Finding> shown(const QList<Finding> &findings);

} // namespace Switchback
