// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A migration as its file says it, and the statements it stands for. Plain values.

#include "core/error.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Switchback {

/// Opaque: written as the tool writes it (text, integer or dotted). Order is the order of the
/// list a format returns, never a comparison of texts.
struct Version {
    QString text;
    bool operator==(const Version &) const = default;
};

inline size_t qHash(const Version &version, size_t seed = 0)
{
    return ::qHash(version.text, seed);
}

enum class Direction { Up, Down };

struct Statement {
    QString sql; // exactly what is sent: no trailing semicolon unless the grammar needs it
    int line = 0; // 1-based line in the migration's file where the statement starts
    int lastLine = 0; // where it ends; 0 = the format does not say
    bool operator==(const Statement &) const = default;
};

/// One direction of a migration.
struct Script {
    QList<Statement> statements;
    bool transactional = true; // false: the runner opens no transaction
    /// The tool sends the text to the server as one message: statements are for reading, `whole`
    /// is what runs (dbmate's transaction:false on PostgreSQL, where one message is one implicit
    /// transaction).
    bool oneMessage = false;
    QString whole;
    bool ownTransaction = false; // BEGIN/COMMIT in the file are the convention (golang-migrate)
    bool operator==(const Script &) const = default;
};

/// A part that cannot be known without running the application (Ecto).
struct OpaquePart {
    int line = 0;
    QString text;
    QString reason;
    bool known = false; // its SQL stands among the statements all the same: no obstacle to a run
    bool up = true; // concerns the way up
    bool down = true;
    bool operator==(const OpaquePart &) const = default;
};

/// Something that can be said of a project's files: unreadable, malformed, suspicious.
struct Problem {
    enum class Severity { Error, Warning, Note };
    Severity severity = Severity::Error;
    Place place;
    QString message;
    bool operator==(const Problem &) const = default;
};

/// What render() makes of a migration's files. `down` is empty when there is no way back; then
/// `irreversible` says why, where the files do (whyIrreversible()).
struct Rendering {
    Script up;
    std::optional<Script> down;
    QString irreversible;
    QList<OpaquePart> opaque;
    QList<Problem> problems; // an error among them: the migration must not run
    bool refused = false; // could be read whole, but the tool itself would fail on it
    bool disableDdlTransaction = false;
    bool disableMigrationLock = false;
    bool operator==(const Rendering &) const = default;
};

/// Why the migration cannot be rolled back: what the file says, or that it has no way down. Empty: it
/// can.
QString whyIrreversible(const Rendering &rendering);

/// A migration file (or pair of files, or folder), read but not yet split. The bytes are kept as
/// they are on disk, validated as UTF-8; Format::render makes statements of them when asked.
struct Migration {
    Version version;
    QString name;
    QString path; // the file, relative to the project when inside it; the up file of a pair
    QString downPath; // of a pair; empty otherwise
    QByteArray text; // contents of path
    QByteArray downText;
    QString checksum; // as the tool stores it; empty where the tool keeps none
    QString otherChecksum; // accepted as well; mostly empty
    bool repeatable = false; // Flyway's R: runs again when its checksum changes
    bool baseline = false; // Flyway's B
    bool reversible = false; // known from a cheap look at the file, confirmed by render()
    bool transactional = true; // likewise, of the way up
    bool broken = false; // listed, but a problem keeps it from running
    bool operator==(const Migration &) const = default;
};

/// All migrations of a folder in the tool's order, and what is wrong with the rest.
struct MigrationSet {
    QList<Migration> migrations;
    QList<Problem> problems;
    /// Scripts that run around the migrations, texts included: Flyway's callbacks, `version` being
    /// the event.
    QList<Migration> companions;
    bool operator==(const MigrationSet &) const = default;
};

} // namespace Switchback
