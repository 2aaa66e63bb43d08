// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A migration tool's way of keeping files and history. Const and stateless; one folder each and
// one line in registry.cpp. What each does is what the tool itself does.

#include "core/plan.h"
#include "core/project.h"
#include "engines/engine.h"

#include <QDateTime>
#include <QHash>
#include <QSet>

namespace Switchback {

struct FormatInfo {
    QString id; // "dbmate": the words of --format
    QString title; // "dbmate"
    QString fileNames; // "20240131120000_name.sql", for the empty state and error messages
    bool runs = true; // false: shown read-only
    bool recursive = false; // read() goes into folders below
    /// KSyntaxHighlighting's name of the language that its files are programs in: what they come
    /// to is known from render() alone, which needs no engine. Empty: SQL of the engine's.
    QString language;
};

/// Where a folder stands and what the project says about its tool.
struct FormatContext {
    QString projectRoot; // absolute
    QString directory; // the migrations folder, absolute
    bool allowOutsideLinks = false;
    const Engine *engine = nullptr; // may be null while only files are read
    /// The tool's own settings, by the tool's own names ("table", "placeholders.x"): from its
    /// configuration files, its environment variables and its URL parameters.
    QHash<QString, QString> options;
    /// Versions whose names are enough: a format may leave their files unopened. What is known of
    /// them then is less (reversible, transactional, problems), never wrong about their state.
    /// Asked once the names are listed, for it may wait for the history; null = none.
    std::function<QSet<QString>()> nameIsEnough;
};

/// What recognition may look at: names only, plus the first bytes of a few files. Nothing is run.
struct FolderLook {
    QString path; // absolute
    QString relative; // to the project's root
    QStringList files; // plain names, sorted bytewise
    QStringList folders;
    std::function<QByteArray(const QString &file)> head; // first 4 KiB
    std::function<bool(const QString &relativeToRoot)>
        rootHas; // a marker file in the project's root
};

struct Recognition {
    int certainty = 0; // 0 = not this tool, 100 = beyond doubt
    QString why; // "12 files with '-- migrate:up'"
};

/// How the project's own tool runs one migration: what the user sees before it is started.
struct OwnCommand {
    QString program; // a plain name, looked up on PATH
    QStringList arguments;
    QHash<QString, QString> environment; // beside the user's own
    QString folder; // working folder
    bool operator==(const OwnCommand &) const = default;
};

/// Everything a step is made from.
struct StepRequest {
    const Migration &migration;
    const Rendering &rendering;
    Direction direction = Direction::Up;
    const MigrationSet &files;
    const History &history;
    int position = 0; // how many steps of this plan come before
    const ConnectionSettings &connection;
    const ServerInfo &server;
    QList<PlannedStatement> lockCheck; // belongs before the commit
};

/// A migration to be written.
struct MigrationDraft {
    QString name; // in the user's words
    QStringList up; // statements without semicolon
    QStringList down;
    bool transactional = true; // false: it brings its own transactions, or cannot have one
    QStringList versions; // of the folder
    QStringList prefixes; // their digits as the files' names have them
    QDateTime now;
    QByteArray like; // the text of the folder's newest file
};

struct NewFile {
    QString path; // absolute
    QByteArray text;
    bool operator==(const NewFile &) const = default;
};

class Format
{
public:
    virtual ~Format() = default;
    virtual const FormatInfo &info() const = 0;
    virtual HistoryRules rules() const = 0;
    virtual Recognition recognise(const FolderLook &look) const = 0;

    /// Reads every file of the folder; what cannot be read is a problem and hides nothing else.
    virtual Result<MigrationSet> read(const FormatContext &context) const = 0;
    /// The migration with its text: read() may leave the text on disk until it is needed.
    virtual Result<Migration> loaded(
        const Migration &migration, const FormatContext &context) const;
    virtual Rendering render(const Migration &migration, const FormatContext &context) const = 0;

    /// Looks only. A table of another shape or tool is ErrorKind::Refused and names what it seems to be.
    virtual Result<History> history(Connection &connection, const FormatContext &context) const = 0;
    /// Creates the history table with exactly the tool's own words; empty when it is there.
    virtual Result<QList<PlannedStatement>> prepare(
        Connection &connection, const History &history, const FormatContext &context) const = 0;
    virtual QList<ToolLock> locks(const ServerInfo &server, const ConnectionSettings &settings,
        const FormatContext &context) const;
    /// The step's whole wire: BEGIN … statements … history … COMMIT, in the tool's own shape.
    virtual Result<Step> step(const StepRequest &request, const FormatContext &context) const = 0;
    /// The tool's own objections to this run, before anything is sent: dirty, late, changed files.
    virtual Result<void> check(
        const Timeline &timeline, const Target &target, const FormatContext &context) const;
    /// Side files the tool keeps up after a run (schema.sql). Returns what was written, in words.
    virtual Result<QStringList> afterRun(
        const ConnectionSettings &settings, const FormatContext &context) const;
    /// Runs exactly this migration, on exactly this database, by the tool itself. `url` holds the
    /// password. Refused where the tool would not do so; nothing is started here.
    virtual Result<OwnCommand> ownCommand(const Version &version, Direction direction,
        const QString &url, const FormatContext &context) const;
    /// The files of a new migration; nothing is written. Refused where the format cannot say it.
    virtual Result<QList<NewFile>> draft(
        const MigrationDraft &draft, const FormatContext &context) const;
    /// Settings from the tool's own configuration files, the environment and the URL.
    virtual QHash<QString, QString> options(
        const QString &projectRoot, const QString &directory) const;
    /// Database addresses that the tool's own configuration names.
    virtual QList<Environment> environments(
        const QString &projectRoot, const QString &directory) const;
};

const QList<const Format *> &formats();
const Format *formatById(QStringView id);

} // namespace Switchback
