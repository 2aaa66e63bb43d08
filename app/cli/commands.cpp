// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/commands.h"

#include "app/cli/asking.h"
#include "app/cli/numbers.h"
#include "app/cli/output.h"
#include "core/text.h"
#include "core/tr.h"
#include "formats/files.h"
#include "report/text.h"
#include "run/auditlog.h"
#include "run/insight.h"
#include "run/livejudge.h"
#include "run/planfile.h"
#include "run/planner.h"
#include "run/prooflog.h"

#include <QDir>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error usage(const QString &what)
{
    return { .kind = ErrorKind::Usage,
        .what = what,
        .untouched = tr("Nothing was run."),
        .next = tr("'switchback-cli --help' lists commands and options.") };
}

/// All that were asked for; `json` holds each as text already, where that is wanted.
struct RenderedAll {
    QList<RenderedMigration> list;
    QList<QByteArray> json;
};

/// On the thread that rendered it: ten thousand objects take as long to write as to render.
QByteArray jsonText(const RenderedMigration &migration, bool first)
{
    const auto text = QString::fromUtf8(
        QJsonDocument(renderedJson(migration)).toJson(QJsonDocument::Compact));
    return (first ? QByteArray() : QByteArray(",")) + scrubbed(text).toUtf8();
}

RenderedMigration renderedOne(const Session &session, const Migration &file)
{
    RenderedMigration result { file.version, file.name, file.path, {} };
    if (const auto migration = session.format->loaded(file, session.context)) {
        result.rendering = session.format->render(*migration, session.context);
    } else {
        const auto &error = migration.error();
        result.rendering.problems += Problem { Problem::Severity::Error, error.place, error.what };
        result.rendering.opaque += OpaquePart { error.place.line, {}, error.what };
    }
    return result;
}

Result<RenderedAll> rendered(
    const Session &session, const MigrationSet &files, QStringList wanted, bool json)
{
    QList<const Migration *> chosen;
    for (const auto &file : files.migrations) {
        if (wanted.isEmpty() || wanted.contains(file.version.text)) {
            chosen += &file;
        }
    }
    for (const auto *file : std::as_const(chosen)) {
        wanted.removeAll(file->version.text);
    }
    if (!wanted.isEmpty()) {
        return fail(
            usage(tr("There is no migration with version '%1'.").arg(elided(wanted.first(), 60))));
    }
    RenderedAll all { QList<RenderedMigration>(chosen.size()),
        QList<QByteArray>(json ? chosen.size() : 0) };
    auto *const places = all.list.data();
    auto *const texts = all.json.data();
    forEachIndex(chosen.size(), [&](qsizetype i) {
        places[i] = renderedOne(session, *chosen.at(i));
        if (json) {
            texts[i] = jsonText(places[i], i == 0);
            places[i].rendering.up = {}; // what is left is looked at for problems alone
            places[i].rendering.down.reset();
        }
    });
    return all;
}

/// How long the live database may be asked, and for how much.
Result<LiveOptions> liveOptions(const Arguments &arguments)
{
    LiveOptions options { .tryOut = arguments.has(u"dryrun"_s) };
    bool number = true;
    if (arguments.has(u"budget"_s)) {
        const double seconds = arguments.value(u"budget"_s).toDouble(&number);
        number = number && seconds >= 0 && seconds <= 3600;
        const std::chrono::milliseconds budget(number ? qint64(seconds * 1000) : 0);
        options.factBudget = options.countBudget = options.ledgerBudget = budget;
    }
    if (!number) {
        return fail(usage(tr("--budget takes seconds from 0 to 3600, not '%1'.")
                .arg(elided(arguments.value(u"budget"_s), 40))));
    }
    if (arguments.has(u"sample"_s)) {
        options.sample = arguments.value(u"sample"_s).toInt(&number);
        if (!number || options.sample < 0 || options.sample > 100) {
            return fail(usage(tr("--sample takes a number of rows from 0 to 100, not '%1'.")
                    .arg(elided(arguments.value(u"sample"_s), 40))));
        }
    }
    return options;
}

std::optional<Error> firstError(const QList<Problem> &problems, ErrorKind kind)
{
    for (const auto &problem : problems) {
        if (problem.severity == Problem::Severity::Error) {
            return Error { .kind = kind, .what = problem.message, .place = problem.place };
        }
    }
    return std::nullopt;
}

/// What is wrong with the input comes before what a tool would refuse when it runs it.
std::optional<Error> objection(
    const Session &session, const MigrationSet &files, const QList<RenderedMigration> &list)
{
    if (auto error = firstError(files.problems, ErrorKind::Input)) {
        return error;
    }
    std::optional<Error> refused;
    for (const auto &item : list) {
        const auto kind = item.rendering.refused ? ErrorKind::Failed : ErrorKind::Input;
        const auto error = firstError(item.rendering.problems, kind);
        if (error && kind == ErrorKind::Input) {
            return error;
        }
        refused = refused ? refused : error;
    }
    // As if all of them were pending.
    const auto timeline = makeTimeline(files, {}, session.format->rules());
    if (const auto checked = session.format->check(timeline, {}, session.context); !checked) {
        return checked.error();
    }
    return refused;
}

// What rehearsals have found out about each step's way back.
QJsonObject withProofs(QJsonObject document, const Plan &plan)
{
    const auto proofs = Proofs::read();
    auto steps = document["steps"_L1].toArray();
    for (qsizetype i = 0; i < steps.size() && i < plan.steps.size(); ++i) {
        const auto proof = proofs.of(plan.steps.at(i).sourceHash, plan.engine, plan.serverVersion);
        auto step = steps.at(i).toObject();
        step.insert(u"rehearsal"_s,
            QJsonObject { { u"verdict"_s, verdictWord(proof.verdict) },
                { u"reasons"_s, QJsonArray::fromStringList(proof.reasons) },
                { u"at"_s,
                    proof.at.isValid() ? QJsonValue(proof.at.toString(Qt::ISODate))
                                       : QJsonValue(QJsonValue::Null) } });
        steps.replace(i, step);
    }
    document.insert(u"steps"_s, steps);
    return document;
}

} // namespace

const QList<CommandInfo> &commands()
{
    static const QList<CommandInfo> list {
        { u"status"_s, {}, tr("where the database stands"), {}, 0, false, statusCommand },
        { u"render"_s, u"[VERSION…]"_s, tr("each migration's SQL, both ways, without a database"),
            {}, -1, false, renderCommand },
        { u"plan"_s, {}, tr("what up or rollback would send, statement by statement"),
            { u"to"_s, u"to-exclusive"_s, u"steps"_s, u"only"_s, u"allow-late"_s, u"rollback"_s,
                u"rescue"_s, u"rescue-only"_s, u"dryrun"_s, u"budget"_s, u"sample"_s, u"mend"_s,
                u"landed"_s, u"save"_s, u"batched"_s, u"batch"_s, u"part-ms"_s, u"fixed"_s,
                u"pause"_s, u"without-triggers"_s },
            0, false, planCommand },
        { u"up"_s, {}, tr("apply pending migrations"),
            { u"to"_s, u"to-exclusive"_s, u"steps"_s, u"only"_s, u"allow-late"_s, u"rescue"_s,
                u"rescue-only"_s, u"rescued"_s, u"yes"_s, u"allow-mix"_s, u"confirm"_s,
                u"override"_s, u"lock-wait"_s, u"plan"_s, u"signed"_s, u"mend"_s, u"landed"_s,
                u"batched"_s, u"batch"_s, u"part-ms"_s, u"fixed"_s, u"pause"_s,
                u"without-triggers"_s },
            0, false, upCommand },
        { u"landed"_s, {}, tr("which statements of a migration that was left half done are in"),
            { u"only"_s, u"rollback"_s }, 0, false, landedCommand },
        { u"rollback"_s, {}, tr("revert applied migrations; one step unless told"),
            { u"to"_s, u"to-exclusive"_s, u"steps"_s, u"only"_s, u"rescue"_s, u"rescue-only"_s,
                u"yes"_s, u"allow-mix"_s, u"confirm"_s, u"override"_s, u"lock-wait"_s, u"plan"_s,
                u"signed"_s, u"mend"_s, u"landed"_s },
            0, false, rollbackCommand },
        { u"rescue"_s, u"[list | restore N… | purge N…]"_s,
            tr("what was copied aside before it was dropped"), { u"all"_s, u"yes"_s, u"confirm"_s },
            -1, false, rescueCommand },
        { u"lint"_s, u"FILE_OR_DIR…"_s, tr("safety findings, without a database"),
            { u"base"_s, u"server-version"_s, u"no-transaction"_s, u"enable"_s, u"disable"_s,
                u"sarif"_s, u"github"_s },
            -1, false, lintCommand },
        { u"safe"_s, u"VERSION"_s,
            tr("an unsafe migration as the staged set that would"
               " replace it, tried on a scratch copy"),
            { u"rule"_s, u"write"_s }, 1, false, safeCommand },
        { u"rules"_s, {}, tr("the rules of lint as Markdown"), {}, 0, true, rulesCommand },
        { u"diff"_s, {}, tr("how two schemas differ, or the DDL from one to the other"),
            { u"from"_s, u"to"_s, u"sql"_s, u"rename"_s, u"zero-downtime"_s, u"capture"_s, u"yes"_s,
                u"owners"_s, u"no-privileges"_s, u"no-comments"_s, u"order"_s, u"timings"_s },
            0, false, diffCommand },
        { u"dryrun"_s, {}, tr("what up would do, tried on a scratch copy"),
            { u"to"_s, u"to-exclusive"_s, u"steps"_s, u"only"_s, u"allow-late"_s }, 0, false,
            dryrunCommand },
        { u"verify"_s, {}, tr("whether each way back leads back, tried on a scratch copy"),
            { u"to"_s, u"to-exclusive"_s, u"steps"_s, u"only"_s, u"allow-late"_s, u"rows"_s,
                u"sampled"_s, u"applied"_s, u"last"_s, u"strict"_s },
            0, false, verifyCommand },
        { u"snapshot"_s, {}, tr("the schema as DDL"), { u"timings"_s }, 0, false, snapshotCommand },
        { u"backup"_s, u"FILE"_s,
            tr("the whole database, or some tables, to a file, tried out before it counts"),
            { u"affected"_s, u"tables"_s, u"no-test"_s }, 1, false, backupCommand },
        { u"restore"_s, u"FILE"_s, tr("a backup in the place of what the database holds"),
            { u"yes"_s, u"confirm"_s, u"lock-wait"_s }, 1, false, restoreCommand },
        { u"runbook"_s, {},
            tr("the document for what is pending: steps, locks, checks, the way back"),
            { u"out"_s, u"to"_s, u"to-exclusive"_s, u"steps"_s, u"only"_s, u"allow-late"_s,
                u"rows"_s },
            0, false, runbookCommand },
        { u"backfill"_s, u"SQL"_s,
            tr("one UPDATE, DELETE or INSERT … SELECT over many rows, a few at a time"),
            { u"batch"_s, u"part-ms"_s, u"fixed"_s, u"pause"_s, u"without-triggers"_s, u"anew"_s,
                u"yes"_s, u"confirm"_s },
            1, false, backfillCommand },
        { u"release"_s, u"[status | begin | next | abort]"_s,
            tr("the pending migrations as a blue-green release: expand,"
               " deploy green, check, switch, "
               "watch, contract; or back to blue"),
            { u"phase"_s, u"yes"_s, u"done"_s, u"return"_s, u"confirm"_s, u"override"_s,
                u"lock-wait"_s },
            1, false, releaseCommand },
        { u"grid"_s, {}, tr("which migration is applied in which environment, and since when"), {},
            0, false, gridCommand },
        { u"guard"_s, u"[show | set | clear]"_s,
            tr("a mark in the database itself that it is protected, honoured"
               " by every copy of this program"),
            { u"note"_s, u"confirm"_s }, 1, false, guardCommand },
        { u"sign"_s, u"FILE"_s,
            tr("a plan file that 'plan --save' wrote, signed with an SSH or minisign key"),
            { u"key"_s }, 1, false, signCommand },
        { u"review"_s, u"FILE"_s, tr("what a plan file holds, and who signed it"), { u"signers"_s },
            1, false, reviewCommand },
        { u"log"_s, {}, tr("what this program ran"), { u"verify"_s, u"csv"_s }, 0, false,
            logCommand },
        { u"worker"_s, {}, tr("runs one job for the window"), {}, 0, true, workerCommand },
    };
    return list;
}

SessionRequest sessionRequest(const Arguments &arguments)
{
    return { .project = arguments.value(u"project"_s),
        .environment = arguments.value(u"env"_s),
        .url = arguments.has(u"url"_s) ? arguments.value(u"url"_s) + u""_s : QString(),
        .migrations = arguments.value(u"migrations"_s),
        .format = arguments.value(u"format"_s),
        .dialect = arguments.value(u"dialect"_s),
        .prefix = arguments.value(u"prefix"_s) };
}

namespace {

Result<Target> withMend(const Arguments &arguments, Target target)
{
    static const QHash<QString, Mend> ways { { u"finish"_s, Mend::Finish },
        { u"undo"_s, Mend::Undo }, { u"mark"_s, Mend::Mark } };
    if (!arguments.has(u"mend"_s)) {
        return arguments.has(u"landed"_s) ? fail(usage(tr("--landed belongs to --mend.")))
                                          : Result<Target>(target);
    }
    target.mend = ways.value(arguments.value(u"mend"_s), Mend::None);
    const bool one = target.kind == Target::Kind::Chosen
        || (!arguments.has(u"to"_s) && !arguments.has(u"to-exclusive"_s)
            && !arguments.has(u"steps"_s));
    if (target.mend == Mend::None || !one) {
        return fail(usage(tr("--mend takes finish, undo or mark, and the version from --only.")));
    }
    bool isNumber = true;
    if (arguments.has(u"landed"_s)) {
        target.landed = arguments.value(u"landed"_s).toInt(&isNumber);
    }
    if (!isNumber || target.landed < -1) {
        return fail(usage(tr("--landed takes the number of statements that are in.")));
    }
    target.kind = Target::Kind::Chosen;
    target.steps = 0;
    target.mendedWay = target.direction;
    target.direction = directionOf(target.mend, target.mendedWay);
    return target;
}

Result<Target> withBatches(const Arguments &arguments, Target target)
{
    const bool wanted = arguments.has(u"batched"_s);
    for (const auto *option : { "batch", "part-ms", "fixed", "pause", "without-triggers" }) {
        if (!wanted && arguments.has(QLatin1StringView(option).toString())) {
            return fail(usage(tr("--%1 belongs to --batched.").arg(QLatin1StringView(option))));
        }
    }
    if (!wanted) {
        return target;
    }
    if (target.direction == Direction::Down || target.mend != Mend::None) {
        return fail(usage(tr("--batched is for migrations that are applied as a whole.")));
    }
    const auto rows = wholeNumber(arguments, u"batch"_s, 1'000'000);
    const auto part = wholeNumber(arguments, u"part-ms"_s, 3'600'000);
    const auto pause = numberOrNone(arguments, u"pause"_s, 3'600'000, target.pace.pauseMs);
    if (!rows || !part || !pause) {
        return fail(!rows ? rows.error() : !part ? part.error() : pause.error());
    }
    target.pace.rows = *rows > 0 ? *rows : target.pace.rows;
    target.pace.wantedMs = *part > 0 ? *part : target.pace.wantedMs;
    target.pace.pauseMs = *pause;
    target.pace.adapts = !arguments.has(u"fixed"_s);
    target.pace.withoutTriggers = arguments.has(u"without-triggers"_s);
    for (const auto &version : arguments.value(u"batched"_s).split(u',', Qt::SkipEmptyParts)) {
        target.batched += Version { version.trimmed() };
    }
    return target.batched.isEmpty() ? fail(usage(tr("--batched takes the versions.")))
                                    : Result<Target>(target);
}

} // namespace

Result<Target> targetOf(const Arguments &arguments, Direction direction)
{
    Target target { .direction = direction,
        .allowLate = arguments.has(u"allow-late"_s),
        .rescue = arguments.has(u"rescue"_s) || arguments.has(u"rescue-only"_s),
        .kept = arguments.has(u"rescue"_s) ? QStringList()
                                           : arguments.all.value(u"rescue-only"_s) };
    const bool to = arguments.has(u"to"_s);
    const bool before = arguments.has(u"to-exclusive"_s);
    const bool steps = arguments.has(u"steps"_s);
    const bool only = arguments.has(u"only"_s);
    if (int(to) + int(before) + int(steps) + int(only) > 1) {
        return fail(usage(tr("--to, --to-exclusive, --steps and --only exclude each other.")));
    }
    if (to || before) {
        target.kind = Target::Kind::To;
        target.to = { arguments.value(to ? u"to"_s : u"to-exclusive"_s) };
        target.exclusive = before;
    } else if (only) {
        target.kind = Target::Kind::Chosen;
        target.chosen = { Version { arguments.value(u"only"_s) } };
    } else if (steps) {
        bool number = false;
        target.kind = Target::Kind::Steps;
        target.steps = arguments.value(u"steps"_s).toInt(&number);
        if (!number || target.steps < 1) {
            return fail(usage(tr("--steps takes a whole number from 1, not '%1'.")
                    .arg(elided(arguments.value(u"steps"_s), 40))));
        }
    } else if (direction == Direction::Down) {
        target.kind = Target::Kind::Steps;
        target.steps = 1;
    }
    const auto mended = withMend(arguments, target);
    return mended ? withBatches(arguments, *mended) : mended;
}

int statusCommand(const Arguments &arguments)
{
    const auto session = openSession(sessionRequest(arguments));
    if (!session) {
        return printError(session.error());
    }
    const bool json = arguments.has(u"json"_s);
    // Of what is applied only the files that our own log knows are worth opening for people's rows.
    auto status = readStatus(*session, json ? Look::IntoAllFiles : Look::IntoUnapplied);
    if (!status) {
        return printError(status.error());
    }
    if (json && !session->format->info().language.isEmpty()) {
        applyInsights(insightsOf(*session, status->files.migrations), status->timeline);
    }
    const StatusReport report { session->format->info().id, session->engine->info().id,
        status->server.version, status->history.table, std::move(status->timeline),
        status->problems, status->running, status->guarded };
    return finish(json, json ? QJsonDocument(statusJson(report)) : QJsonDocument(),
        json ? QString() : statusText(report));
}

int renderCommand(const Arguments &arguments)
{
    auto request = sessionRequest(arguments);
    request.offline = true;
    const auto session = openSession(request);
    if (!session) {
        return printError(session.error());
    }
    if (!session->engine) {
        return printError(usage(tr("Which dialect? Give --dialect or --url.")));
    }
    const auto files = readFiles(*session);
    if (!files) {
        return printError(files.error());
    }
    const bool json = arguments.has(u"json"_s);
    const auto all = rendered(*session, *files, arguments.operands, json);
    if (!all) {
        return printError(all.error());
    }
    const int status = json
        ? finishPieces(QList<QByteArray> { "[" } + all->json + QList<QByteArray> { "]\n" })
        : finish(false, {}, renderText(all->list));
    const auto error = objection(*session, *files, all->list);
    return status == 0 && error ? printError(*error) : status;
}

int planCommand(const Arguments &arguments)
{
    const auto direction = arguments.has(u"rollback"_s) ? Direction::Down : Direction::Up;
    const auto target = targetOf(arguments, direction);
    if (!target) {
        return printError(target.error());
    }
    const auto session = openSession(sessionRequest(arguments));
    if (!session) {
        return printError(session.error());
    }
    const auto plan = makePlan(*session, *target);
    if (!plan) {
        return printError(plan.error());
    }
    const auto options = liveOptions(arguments);
    if (!options) {
        return printError(options.error());
    }
    if (const auto file = arguments.value(u"save"_s); !file.isEmpty()) {
        if (const auto saved = savePlanFile(planFileOf(*session, *plan), file); !saved) {
            return printError(saved.error());
        }
        printMessage(tr("Saved to %1. 'sign' signs it, 'up --signed' runs it.")
                .arg(visible(QDir::toNativeSeparators(file))));
    }
    const auto examined = examinePlan(*session, *plan, *options);
    if (!examined) {
        return printError(examined.error());
    }
    const bool json = arguments.has(u"json"_s);
    return finish(json,
        json ? QJsonDocument(
                   withProofs(planJson(*plan, examined->verdicts, examined->evidence), *plan))
             : QJsonDocument(),
        planText(*plan, examined->verdicts, examined->evidence));
}

int logCommand(const Arguments &arguments)
{
    if (arguments.has(u"verify"_s)) {
        const auto count = verifyAudit();
        return count ? finish(false, {},
                           tr("%1 entries, each follows from the one before.").arg(*count) + u'\n')
                     : printError(count.error());
    }
    auto entries = readAudit();
    if (!entries) {
        return printError(entries.error());
    }
    sayIfLogChanged();
    return finish(arguments.has(u"json"_s), QJsonDocument(auditJson(*entries)),
        arguments.has(u"csv"_s) ? auditCsv(*entries) : auditText(*entries));
}

} // namespace Switchback
