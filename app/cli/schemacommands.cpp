// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// diff, snapshot and dryrun: the commands that look at schemas.

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "report/json.h"
#include "report/schemareport.h"
#include "run/capture.h"
#include "run/compare.h"
#include "run/dryrun.h"
#include "run/renames.h"
#include "run/triedscript.h"

#include <QDir>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// Only the named or default environment's; without one there is none.
Result<QString> scratchUrlOf(const ProjectFile &file, const QString &named)
{
    const auto wanted = named.isEmpty() ? file.defaultEnvironment : named;
    for (const auto &environment : file.environments) {
        if (environment.name == wanted && !environment.scratchUrl.isEmpty()) {
            return expandVariables(environment.scratchUrl);
        }
    }
    return QString();
}

Result<QList<SchemaRename>> renamesOf(const Arguments &arguments)
{
    QList<SchemaRename> renames;
    for (const auto &given : arguments.all.value(u"rename"_s)) {
        const auto equals = given.indexOf(u'=');
        if (equals < 1 || equals + 1 == given.size()) {
            return fail({ .kind = ErrorKind::Usage,
                .what = tr("--rename takes OLD=NEW, not '%1'.").arg(elided(visible(given), 60)),
                .untouched = tr("Nothing was compared.") });
        }
        renames += { {}, given.left(equals), given.sliced(equals + 1) };
    }
    return renames;
}

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
    const auto project = arguments.value(u"project"_s);
    const auto file = readProjectFile(project.isEmpty() ? QDir::currentPath() : project);
    if (!file) {
        return fail(file.error());
    }
    CompareRequest request { .from = { .text = arguments.value(u"from"_s), .version = {} },
        .to = { .text = arguments.value(u"to"_s), .version = {} },
        .dialect = arguments.value(u"dialect"_s),
        .scratchUrl = arguments.value(u"url"_s),
        .project = project,
        .options = diffOptions(file->diff),
        .rules = file->diff.ignore,
        .renames = {},
        .listOnly = !arguments.has(u"sql"_s) && !arguments.has(u"capture"_s) };
    request.options.comments = request.options.comments && !arguments.has(u"no-comments"_s);
    request.options.privileges = request.options.privileges && !arguments.has(u"no-privileges"_s);
    request.options.owners = request.options.owners || arguments.has(u"owners"_s);
    request.options.order = request.options.order || arguments.has(u"order"_s);
    if (request.scratchUrl.isEmpty()) {
        const auto url = scratchUrlOf(*file, arguments.value(u"env"_s));
        if (!url) {
            return fail(url.error());
        }
        request.scratchUrl = *url;
    }
    const auto renames = renamesOf(arguments);
    if (!renames) {
        return fail(renames.error());
    }
    request.renames = *renames;
    return request;
}

Result<QString> snapshotOf(const Engine &engine, const ConnectionSettings &settings, bool timings)
{
    Interrupt interrupt(Interrupt::Second::EndsAtOnce);
    QElapsedTimer timer;
    timer.start();
    const auto schema = readDatabase(engine, settings, { .stop = interrupt.source().get_token() });
    if (!schema) {
        return fail(schema.error());
    }
    if (timings) {
        printMessage(tr("Read in %1 ms.").arg(timer.elapsed()));
    }
    const auto *tools = schemaTools(engine.info().id);
    auto script = tools->script(tools->blank(*schema), *schema, {});
    for (const auto &name : schema->notCompared) {
        printMessage(tr("Not in the snapshot: %1").arg(visible(name)));
    }
    if (script && hideSecrets(*script)) {
        printMessage(tr("Not in the snapshot: %1").arg(tr("secret options of user mappings")));
    }
    return script ? Result<QString>(statementsText(*script)) : fail(script.error());
}

Result<QString> liveSnapshot(const QString &url, bool timings)
{
    const auto engine = engineForUrl(url);
    if (!engine) {
        return fail(engine.error());
    }
    const auto settings = (*engine)->parseUrl(url, QDir::currentPath());
    return settings ? snapshotOf(**engine, *settings, timings) : fail(settings.error());
}

Result<QString> projectSnapshot(const SessionRequest &request, bool timings)
{
    const auto session = openSession(request);
    return session ? snapshotOf(*session->engine, session->connection, timings)
                   : fail(session.error());
}

int printScript(const Comparison &comparison, ScriptForm form, const ReadOptions &reading)
{
    const auto tried = triedScript(comparison, reading, form);
    if (!tried || tried->failure) {
        return printNoAnswer(tried ? *tried->failure : tried.error());
    }
    if (tried->script.statements.isEmpty() && comparison.changes.isEmpty()) {
        return finish(false, {}, {}, 0);
    }
    return finish(false, {}, scriptText(*tried), 1);
}

QString filesText(const QList<NewFile> &files)
{
    QString text;
    for (const auto &file : files) {
        text += u"==> "_s + visible(file.path) + u'\n' + QString::fromUtf8(file.text) + u'\n';
    }
    return text;
}

QJsonObject filesJson(const QList<NewFile> &files, const CaptureWish &wish, bool written)
{
    QJsonArray list;
    for (const auto &file : files) {
        list += QJsonObject { { u"path"_s, file.path },
            { u"text"_s, QString::fromUtf8(file.text) } };
    }
    return { { u"files"_s, list }, { u"written"_s, written },
        { u"verified"_s,
            QJsonObject { { u"up"_s, wish.up.verified }, { u"down"_s, wish.down.verified } } } };
}

Result<CaptureWish> captureWish(
    const Comparison &comparison, const QString &name, ScriptForm form, const ReadOptions &reading)
{
    const auto up = triedScript(comparison, reading, form);
    const auto back = up ? turnedRound(comparison, reading) : fail(up.error());
    const auto down = back ? triedScript(*back, reading, form) : fail(back.error());
    if (!down) {
        return fail(down.error());
    }
    for (const auto *tried : { &*up, &*down }) {
        if (tried->failure) {
            return fail(*tried->failure);
        }
    }
    return CaptureWish { name, *up, *down };
}

/// Shows the migration; writes it only when told so.
int capture(const Arguments &arguments, const Comparison &comparison, ScriptForm form,
    const ReadOptions &reading)
{
    auto request = sessionRequest(arguments);
    request.url.clear();
    request.offline = true;
    request.dialect = comparison.ground.engine->info().id;
    const auto session = openSession(request);
    const auto wish = session
        ? captureWish(comparison, arguments.value(u"capture"_s), form, reading)
        : fail(session.error());
    const auto files = wish ? captureFiles(*session, *wish) : fail(wish.error());
    if (!files) {
        return printNoAnswer(files.error());
    }
    const bool writing = arguments.has(u"yes"_s);
    if (const auto written = writing ? writeNewFiles(*files) : Result<void>(); !written) {
        return printError(written.error());
    }
    printMessage(writing ? tr("Written.") : tr("Nothing was written; --yes writes it."));
    return finish(arguments.has(u"json"_s), QJsonDocument(filesJson(*files, *wish, writing)),
        filesText(*files), 0);
}

void sayWhatIsMissing(const Comparison &comparison)
{
    for (const auto &name : comparison.notCompared) {
        printMessage(tr("Not compared: %1").arg(visible(name)));
    }
    for (const auto &count : comparison.hidden) {
        if (count.hidden > 0) {
            printMessage(tr("Hidden by the rule '%1': %n difference(s).", nullptr, count.hidden)
                    .arg(visible(ruleInWords(count.rule))));
        }
    }
}

// Of a kind that nobody reads, and not the same on both sides: whatever is said of the rest, the
// two are not equal. What a login may not see is another matter: it may be there.
QStringList unknownOnOneSide(const Comparison &comparison)
{
    static const QStringList kinds { u"subscription "_s, u"security label "_s };
    QStringList names;
    const auto add = [&names](const QStringList &these, const QStringList &others) {
        for (const auto &name : these) {
            const bool unknown = std::ranges::any_of(
                kinds, [&name](const QString &kind) { return name.startsWith(kind); });
            const bool alone = unknown && !others.contains(name);
            names += alone ? QStringList(visible(name)) : QStringList();
        }
    };
    add(comparison.from.notCompared, comparison.to.notCompared);
    add(comparison.to.notCompared, comparison.from.notCompared);
    return names;
}

Error notKnown(const QStringList &names)
{
    return { .kind = ErrorKind::Refused,
        .what = tr("Not compared, and not the same on both sides: %1.").arg(names.join(u", "_s)),
        .untouched = tr("The databases were only read."),
        .next = tr("Bring these to the same state by hand, then compare again.") };
}

QJsonObject comparisonJson(const Comparison &comparison)
{
    QJsonObject document { { u"changes"_s, changesJson(comparison.changes) } };
    if (!comparison.notCompared.isEmpty()) {
        document.insert(u"not_compared"_s, QJsonArray::fromStringList(comparison.notCompared));
    }
    QJsonArray hidden;
    for (const auto &[rule, count] : comparison.hidden) {
        hidden += QJsonObject { { u"kind"_s, rule.kind }, { u"object"_s, rule.object },
            { u"property"_s, rule.property }, { u"reason"_s, rule.reason }, { u"count"_s, count } };
    }
    if (!hidden.isEmpty()) {
        document.insert(u"hidden"_s, hidden);
    }
    return document;
}

} // namespace

int diffCommand(const Arguments &arguments)
{
    const auto request = compareRequest(arguments);
    Interrupt interrupt(Interrupt::Second::EndsAtOnce);
    const ReadOptions reading { .stop = interrupt.source().get_token() };
    const auto comparison = request ? compareSources(*request, reading) : fail(request.error());
    if (!comparison) {
        return printNoAnswer(comparison.error());
    }
    sayWhatIsMissing(*comparison);
    if (arguments.has(u"timings"_s)) {
        printMessage(tr("Read in %1 ms, compared in %2 ms.")
                .arg(comparison->readMs)
                .arg(comparison->compareMs));
    }
    const auto form = arguments.has(u"zero-downtime"_s) ? ScriptForm::ZeroDowntime
                                                        : ScriptForm::Plain;
    const auto unknown = unknownOnOneSide(*comparison);
    if (!unknown.isEmpty() && (arguments.has(u"sql"_s) || comparison->changes.isEmpty())) {
        return printNoAnswer(notKnown(unknown));
    }
    if (arguments.has(u"capture"_s) && !comparison->changes.isEmpty()) {
        return capture(arguments, *comparison, form, reading);
    }
    if (arguments.has(u"sql"_s)) {
        return printScript(*comparison, form, reading);
    }
    return finish(arguments.has(u"json"_s), QJsonDocument(comparisonJson(*comparison)),
        changesText(comparison->changes), comparison->changes.isEmpty() ? 0 : 1);
}

namespace {

QJsonObject dryRunJson(const DryRun &run)
{
    QJsonArray statements;
    for (const auto &statement : run.statements) {
        QJsonObject object { { u"version"_s, statement.version.text }, { u"sql"_s, statement.sql },
            { u"ms"_s, statement.ms },
            { u"locks"_s, QJsonArray::fromStringList(statement.seen.locks) },
            { u"rewrites"_s, QJsonArray::fromStringList(statement.seen.rewrites) } };
        if (!statement.seen.algorithm.isEmpty()) {
            object.insert(u"algorithm"_s, statement.seen.algorithm);
        }
        QJsonArray predicted;
        for (const auto &lock : statement.predicted.locks) {
            predicted += QJsonObject { { u"object"_s, lock.object }, { u"mode"_s, lock.mode } };
        }
        object.insert(u"predicted"_s,
            QJsonObject { { u"locks"_s, predicted },
                { u"rewrites"_s, QJsonArray::fromStringList(statement.predicted.rewrites) },
                { u"algorithm"_s, statement.predicted.algorithm } });
        object.insert(u"differences"_s, QJsonArray::fromStringList(statement.differences));
        statements += object;
    }
    QJsonArray steps;
    for (const auto &step : run.steps) {
        steps += QJsonObject { { u"version"_s, step.version.text },
            { u"changes"_s, changesJson(step.changes) } };
    }
    return { { u"ok"_s, run.ok },
        { u"diff"_s, QJsonObject { { u"changes"_s, changesJson(run.changes) } } },
        { u"statements"_s, statements }, { u"steps"_s, steps },
        { u"stopped_before"_s, stopJson(run.stop) },
        { u"error"_s, run.ok ? QJsonValue(QJsonValue::Null) : QJsonValue(oneLine(run.error)) } };
}

QString dryRunText(const DryRun &run)
{
    QString text;
    for (const auto &statement : run.statements) {
        text += u"%1  %2 ms  %3\n"_s.arg(statement.version.text)
                    .arg(statement.ms)
                    .arg(elided(visible(statement.sql), 100));
        for (const auto &lock : statement.seen.locks) {
            text += u"    "_s + tr("locks %1").arg(lock) + u'\n';
        }
        for (const auto &rewrite : statement.seen.rewrites) {
            text += u"    "_s + tr("rewrites %1").arg(rewrite) + u'\n';
        }
        if (!statement.seen.algorithm.isEmpty()) {
            text += u"    "_s + tr("algorithm %1").arg(statement.seen.algorithm) + u'\n';
        }
        for (const auto &difference : statement.differences) {
            text += u"    "_s + visible(difference) + u'\n';
        }
    }
    if (run.ok) {
        text += u'\n' + changesText(run.changes);
    } else if (run.failed.text.isEmpty()) {
        text += tr("Not tried: %1").arg(oneLine(run.error)) + u'\n';
    } else {
        text += tr("Migration %1 fails: %2").arg(run.failed.text, oneLine(run.error)) + u'\n';
    }
    if (run.stop) {
        text += tr("Migration %1 and those after it were not tried: only the project's own tool "
                   "can run it (%2).")
                    .arg(visible(run.stop->version.text), visible(run.stop->reason))
            + u'\n';
    }
    return text;
}

} // namespace

int dryrunCommand(const Arguments &arguments)
{
    Interrupt interrupt(Interrupt::Second::EndsAtOnce);
    const auto session = openSession(sessionRequest(arguments));
    const auto target = session ? targetOf(arguments, Direction::Up) : fail(session.error());
    const auto run = target ? dryRun(*session, *target, { .stop = interrupt.source().get_token() })
                            : fail(target.error());
    if (!run) {
        return printNoAnswer(run.error());
    }
    for (const auto &name : run->before.notCompared) {
        printMessage(tr("Not compared: %1").arg(visible(name)));
    }
    return finish(arguments.has(u"json"_s), QJsonDocument(dryRunJson(*run)), dryRunText(*run),
        run->ok ? 0 : 1);
}

int snapshotCommand(const Arguments &arguments)
{
    const bool timings = arguments.has(u"timings"_s);
    const auto snapshot = arguments.has(u"url"_s)
        ? liveSnapshot(arguments.value(u"url"_s), timings)
        : projectSnapshot(sessionRequest(arguments), timings);
    return snapshot ? finish(false, {}, *snapshot) : printNoAnswer(snapshot.error());
}

} // namespace Switchback
