// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// switchback.toml and what discovery puts in its place: environments, folders, formats.

#include "core/migration.h"

#include <QStringList>

#include <chrono>

namespace Switchback {

/// When a statement is cancelled for the sake of those that wait for it, to be tried again later.
struct Brake {
    int sessions = 0; // more than these
    std::chrono::milliseconds after { 5000 }; // for longer than this
    int tries = 5; // of a step, then the run gives up
    bool operator==(const Brake &) const = default;
};

/// One database of a project.
struct Environment {
    QString name;
    QString url; // `${VARIABLE}` still unexpanded; may be empty
    QString urlOrigin; // where it was found: "switchback.toml:4", ".env:1", "--url"
    bool isProtected = false;
    QString colour; // "#rrggbb" or a name; empty = none
    std::optional<std::chrono::milliseconds> lockTimeout; // 0 = none
    std::optional<std::chrono::milliseconds> statementTimeout;
    QString scratchUrl;
    QString passwordEnv; // name of the variable that holds the password
    QString pooler; // "session" when the address is a pooler in session mode
    QString backupWithin; // duration: a backup must not be older; empty = none asked for
    bool strictOrder = false;
    /// A migration goes up here only when the same file was applied and rehearsed there.
    QStringList promotedFrom;
    QString
        allowedSigners; // only plans signed by one of them run here; a path from the project's root
    std::optional<Brake> brake; // empty = none
    bool journalTable = true; // MySQL: switchback_journal, which a cut-short run is resumed from
    int order = 0;
    bool operator==(const Environment &) const = default;
};

/// A migrations folder that discovery found, or that was named.
struct MigrationsFolder {
    QString path; // absolute
    QString format; // Format::info().id
    QString why; // one sentence: what was recognised
    int certainty = 0; // 0–100; the best comes first
    bool operator==(const MigrationsFolder &) const = default;
};

/// [lint] of switchback.toml, as written.
struct LintSettings {
    QStringList enable;
    QStringList disable;
    QStringList hot;
    int minRows = 0; // 0 = not set
    QString serverVersion;
    bool operator==(const LintSettings &) const = default;
};

struct DiffIgnore {
    QString kind;
    QString object;
    QString property;
    QString reason;
    bool operator==(const DiffIgnore &) const = default;
};

/// [diff] of switchback.toml, as written.
struct DiffSettings {
    QStringList layers;
    QList<DiffIgnore> ignore;
    bool operator==(const DiffSettings &) const = default;
};

/// switchback.toml, checked.
struct ProjectFile {
    QString path; // empty when there is none
    QString defaultEnvironment;
    QString name;
    QStringList migrations;
    QString format;
    bool allowOutsideLinks = false;
    QList<Environment> environments; // by `order`, then as written
    LintSettings lint;
    DiffSettings diff;
    QList<Problem> problems; // a password in a url, a file that others can write
    bool operator==(const ProjectFile &) const = default;
};

/// Reads DIR/switchback.toml; a missing file is an empty ProjectFile. Errors name file and line;
/// an unknown key names its nearest known neighbour. At most 1 MiB, nested at most 64 deep.
Result<ProjectFile> readProjectFile(const QString &directory);

/// Expands `${NAME}` from the environment; an unset variable is an Error that names it.
Result<QString> expandVariables(const QString &text);

} // namespace Switchback
