// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// diff, snapshot and dryrun: the commands that look at schemas.

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "report/schemareport.h"
#include "run/compare.h"
#include "run/dryrun.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Result<CompareRequest> compareRequest(const Arguments &arguments)
{
    for (const auto &option : { u"from"_s, u"to"_s }) {
        if (arguments.value(option).isEmpty()) {
            return fail({ .kind = ErrorKind::Usage,
                .what = tr("'diff' needs --from and --to."),
                .untouched = tr("Nothing was compared."),
                .next = tr("Name a database URL, an .sql file or a migrations folder for each.") });
        }
    }
    CompareRequest request { .from = { .text = arguments.value(u"from"_s), .version = {} },
        .to = { .text = arguments.value(u"to"_s), .version = {} },
        .dialect = arguments.value(u"dialect"_s),
        .scratchUrl = arguments.value(u"url"_s),
        .project = arguments.value(u"project"_s) };
    request.options = { .comments = !arguments.has(u"no-comments"_s),
        .privileges = !arguments.has(u"no-privileges"_s),
        .owners = arguments.has(u"owners"_s),
        .order = arguments.has(u"order"_s) };
    return request;
}

QString comment(const QString &text)
{
    return u"-- "_s + visible(text) + u'\n';
}

// A body with semicolons needs another delimiter for MariaDB's and MySQL's client.
QString sqlText(const SchemaStatement &statement, const SchemaScript &script)
{
    return statement.sql.contains(u';') && script.clientDelimiters
        ? u"DELIMITER ;;\n%1;;\nDELIMITER ;\n"_s.arg(statement.sql)
        : statement.sql + u";\n"_s;
}

QString scriptText(const TriedScript &tried)
{
    QString text;
    if (tried.verified) {
        text += comment(tr("Verified: run on a scratch copy, it reaches the wanted schema."));
    } else if (!tried.notVerified.isEmpty()) {
        text += comment(tr("Not verified: %1").arg(tried.notVerified));
    }
    for (const auto &statement : tried.script.statements) {
        if (statement.destructive) {
            text += comment(tr("Destructive: %1").arg(statement.note));
        } else if (!statement.note.isEmpty()) {
            text += comment(statement.note);
        }
        text += sqlText(statement, tried.script);
    }
    return text;
}

QString ddl(const SchemaScript &script)
{
    QString text;
    for (const auto &statement : script.statements) {
        text += sqlText(statement, script);
    }
    return text;
}

Result<QString> snapshotOf(const Engine &engine, const ConnectionSettings &settings)
{
    const auto schema = readDatabase(engine, settings, {});
    if (!schema) {
        return fail(schema.error());
    }
    const auto *tools = schemaTools(engine.info().id);
    const auto script = tools->script(tools->blank(*schema), *schema, {});
    for (const auto &name : schema->notCompared) {
        printMessage(tr("Not in the snapshot: %1").arg(visible(name)));
    }
    return script ? Result<QString>(ddl(*script)) : fail(script.error());
}

Result<QString> liveSnapshot(const QString &url)
{
    const auto engine = engineForUrl(url);
    if (!engine) {
        return fail(engine.error());
    }
    const auto settings = (*engine)->parseUrl(url, QDir::currentPath());
    return settings ? snapshotOf(**engine, *settings) : fail(settings.error());
}

Result<QString> projectSnapshot(const SessionRequest &request)
{
    const auto session = openSession(request);
    return session ? snapshotOf(*session->engine, session->connection) : fail(session.error());
}

int printScript(const Comparison &comparison, const DiffOptions &options)
{
    const auto tried = triedScript(comparison, options, {});
    if (!tried) {
        return printError(tried.error());
    }
    if (tried->script.statements.isEmpty() && comparison.changes.isEmpty()) {
        return finish(false, {}, {}, 0);
    }
    return finish(false, {}, scriptText(*tried), 1);
}

} // namespace

int diffCommand(const Arguments &arguments)
{
    const auto request = compareRequest(arguments);
    if (!request) {
        return printError(request.error());
    }
    const auto comparison = compareSources(*request, {});
    if (!comparison) {
        return printError(comparison.error());
    }
    QStringList unread = comparison->from.notCompared + comparison->to.notCompared;
    unread.removeDuplicates();
    for (const auto &name : std::as_const(unread)) {
        printMessage(tr("Not compared: %1").arg(visible(name)));
    }
    if (arguments.has(u"sql"_s)) {
        return printScript(*comparison, request->options);
    }
    QJsonObject document { { u"changes"_s, changesJson(comparison->changes) } };
    if (!unread.isEmpty()) {
        document.insert(u"not_compared"_s, QJsonArray::fromStringList(unread));
    }
    return finish(arguments.has(u"json"_s), QJsonDocument(document),
        changesText(comparison->changes), comparison->changes.isEmpty() ? 0 : 1);
}

namespace {

QJsonObject dryRunJson(const DryRun &run)
{
    QJsonArray statements;
    for (const auto &statement : run.statements) {
        statements += QJsonObject { { u"version"_s, statement.version.text },
            { u"sql"_s, statement.sql }, { u"ms"_s, statement.ms },
            { u"locks"_s, QJsonArray::fromStringList(statement.locks) },
            { u"rewrites"_s, QJsonArray::fromStringList(statement.rewrites) } };
    }
    QJsonArray steps;
    for (const auto &step : run.steps) {
        steps += QJsonObject { { u"version"_s, step.version.text },
            { u"changes"_s, changesJson(step.changes) } };
    }
    return { { u"ok"_s, run.ok },
        { u"diff"_s, QJsonObject { { u"changes"_s, changesJson(run.changes) } } },
        { u"statements"_s, statements }, { u"steps"_s, steps },
        { u"error"_s, run.ok ? QJsonValue(QJsonValue::Null) : QJsonValue(oneLine(run.error)) } };
}

QString dryRunText(const DryRun &run)
{
    QString text;
    for (const auto &statement : run.statements) {
        text += u"%1  %2 ms  %3\n"_s.arg(statement.version.text)
                    .arg(statement.ms)
                    .arg(elided(visible(statement.sql), 100));
        for (const auto &lock : statement.locks) {
            text += u"    "_s + tr("locks %1").arg(lock) + u'\n';
        }
        for (const auto &rewrite : statement.rewrites) {
            text += u"    "_s + tr("rewrites %1").arg(rewrite) + u'\n';
        }
    }
    text += run.ok ? u'\n' + changesText(run.changes)
                   : tr("Migration %1 fails: %2").arg(run.failed.text, oneLine(run.error)) + u'\n';
    return text;
}

} // namespace

int dryrunCommand(const Arguments &arguments)
{
    const auto session = openSession(sessionRequest(arguments));
    if (!session) {
        return printError(session.error());
    }
    const auto target = targetOf(arguments, Direction::Up);
    const auto run = target ? dryRun(*session, *target, {}) : fail(target.error());
    if (!run) {
        return printError(run.error());
    }
    return finish(arguments.has(u"json"_s), QJsonDocument(dryRunJson(*run)), dryRunText(*run),
        run->ok ? 0 : 1);
}

int snapshotCommand(const Arguments &arguments)
{
    const auto snapshot = arguments.has(u"url"_s) ? liveSnapshot(arguments.value(u"url"_s))
                                                  : projectSnapshot(sessionRequest(arguments));
    return snapshot ? finish(false, {}, *snapshot) : printError(snapshot.error());
}

} // namespace Switchback
