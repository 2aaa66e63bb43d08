// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// backup and restore: a whole database, or some of its tables, to a file and back.

#include "app/cli/asking.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "report/schemareport.h"
#include "run/guardmarker.h"
#include "run/restore.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Result<QString> fileOf(const Arguments &arguments)
{
    if (arguments.operands.size() == 1 && !arguments.operands.first().isEmpty()) {
        return arguments.operands.first();
    }
    return fail({ .kind = ErrorKind::Usage,
        .what = tr("'%1' needs the name of a file.").arg(arguments.command),
        .untouched = tr("Nothing was run."),
        .next = tr("'switchback-cli --help' lists commands and options.") });
}

DumpWatch watchOf(Interrupt &interrupt)
{
    return { [](const QString &words) { printMessage(words); }, interrupt.source().get_token() };
}

/// A database needs no migrations to be backed up: its address is enough. A project that is there
/// and cannot be used is an error all the same, for it may protect the database.
Result<Session> databaseSession(const SessionRequest &request)
{
    auto session = openSession(request);
    if (session || request.url.isEmpty() || !request.migrations.isEmpty()
        || !request.environment.isEmpty()) {
        return session;
    }
    const auto folder = request.project.isEmpty() ? QDir::currentPath() : request.project;
    const auto file = readProjectFile(folder);
    if (!file || !file->path.isEmpty()) {
        return file ? session : fail(file.error());
    }
    const auto engine = engineForUrl(request.url);
    const auto settings = engine ? (*engine)->parseUrl(request.url, QDir::currentPath())
                                 : fail(engine.error());
    if (!settings) {
        return fail(settings.error());
    }
    Session bare;
    bare.project.root = QDir::currentPath();
    bare.engine = *engine;
    bare.connection = *settings;
    bare.hasDatabase = true;
    return bare;
}

QJsonObject backupJson(const Backup &backup)
{
    return { { u"file"_s, backup.file }, { u"tool"_s, backup.tool }, { u"bytes"_s, backup.bytes },
        { u"tables"_s, backup.tables }, { u"rows"_s, backup.rows }, { u"tested"_s, backup.tested },
        { u"not_tested"_s,
            backup.tested ? QJsonValue(QJsonValue::Null) : QJsonValue(backup.notTested) },
        { u"only"_s,
            backup.only.isEmpty() ? QJsonValue(QJsonValue::Null)
                                  : QJsonValue(QJsonArray::fromStringList(backup.only)) },
        { u"changed_meanwhile"_s, QJsonArray::fromStringList(backup.changed) },
        { u"ms"_s, backup.ms } };
}

QString backupText(const Backup &backup)
{
    auto text = tr("%1: %2 bytes, %3 tables, %4 rows, by %5")
                    .arg(visible(QDir::toNativeSeparators(backup.file)))
                    .arg(backup.bytes)
                    .arg(backup.tables)
                    .arg(backup.rows)
                    .arg(backup.tool)
        + u'\n';
    text += backup.only.isEmpty()
        ? QString()
        : tr("These tables alone: %1").arg(visible(backup.only.join(u", "_s))) + u'\n';
    text += backup.tested ? tr("Tested: restored to a scratch database, the schema is the same and "
                               "so are the counts.")
                          : tr("Not tested: %1").arg(backup.notTested);
    for (const auto &table : backup.changed) {
        text += u'\n'
            + tr("%1 was written to meanwhile; its rows were not compared.").arg(visible(table));
    }
    return text + u'\n';
}

QJsonObject countsJson(const RowCounts &counts)
{
    QJsonObject object;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        object.insert(it.key(), it.value());
    }
    return object;
}

QJsonObject restoreJson(const RestorePlan &plan)
{
    return { { u"restored"_s, true }, { u"file"_s, plan.file }, { u"tool"_s, plan.tool },
        { u"changes"_s, changesJson(plan.changes) }, { u"before"_s, countsJson(plan.now) },
        { u"after"_s, countsJson(plan.then) },
        { u"removed"_s, QJsonArray::fromStringList(plan.removed) },
        { u"only"_s,
            plan.only.isEmpty() ? QJsonValue(QJsonValue::Null)
                                : QJsonValue(QJsonArray::fromStringList(plan.only)) },
        { u"made_again"_s, QJsonArray::fromStringList(plan.again) } };
}

} // namespace

int backupCommand(const Arguments &arguments)
{
    const auto file = fileOf(arguments);
    if (!file) {
        return printError(file.error());
    }
    Interrupt interrupt;
    sayIfLogChanged();
    const auto session = databaseSession(sessionRequest(arguments));
    const bool affected = arguments.has(u"affected"_s);
    const bool named = arguments.has(u"tables"_s);
    if (affected && named) {
        return printError({ .kind = ErrorKind::Usage,
            .what = tr("--affected and --tables exclude each other."),
            .untouched = tr("Nothing was run.") });
    }
    const auto backup = session ? makeBackup(*session,
                                      { .file = *file,
                                          .test = !arguments.has(u"no-test"_s),
                                          .scope = affected ? BackupScope::Affected
                                              : named       ? BackupScope::Named
                                                            : BackupScope::Whole,
                                          .named = arguments.value(u"tables"_s),
                                          .watch = watchOf(interrupt) })
                                : fail(session.error());
    if (!backup) {
        return printError(backup.error());
    }
    return finish(
        arguments.has(u"json"_s), QJsonDocument(backupJson(*backup)), backupText(*backup));
}

int restoreCommand(const Arguments &arguments)
{
    const auto file = fileOf(arguments);
    const auto wait = lockWait(arguments);
    if (!file || !wait) {
        return printError(file ? wait.error() : file.error());
    }
    Interrupt interrupt;
    sayIfLogChanged();
    const auto named = databaseSession(sessionRequest(arguments));
    const auto session = named ? honourGuardMarker(*named) : named;
    if (!session) {
        return printError(session.error());
    }
    if (const auto confirmed = checkConfirmed(*session, arguments); !confirmed) {
        return printError(confirmed.error());
    }
    const auto restore = Restore::prepare(
        *session, { .file = *file, .lockWait = *wait, .watch = watchOf(interrupt) });
    if (!restore) {
        return printError(restore.error());
    }
    const auto &plan = (*restore)->plan();
    if (!arguments.has(u"yes"_s)) {
        auto asked = checkTerminal(tr("Repeat the command with --yes."));
        printMessage(restoreText(plan));
        asked = asked ? confirm(tr("Restore this? Type yes: ")) : asked;
        if (!asked) {
            return printError(asked.error());
        }
    }
    if (const auto done = (*restore)->run(); !done) {
        return printError(done.error());
    }
    return finish(arguments.has(u"json"_s), QJsonDocument(restoreJson(plan)),
        restoreText(plan) + tr("Done, and compared with the backup.") + u'\n');
}

} // namespace Switchback
