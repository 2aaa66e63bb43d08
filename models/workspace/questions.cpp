// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/questions.h"

#include "core/childprocess.h"
#include "core/secret.h"
#include "core/tr.h"
#include "report/document.h"
#include "run/auditlog.h"
#include "run/fingerprint.h"
#include "run/journal.h"
#include "run/owntool.h"
#include "run/planner.h"
#include "run/runbook.h"
#include "workspace/trust.h"

#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 RunbookRows = 1000; // a table of the scratch copy

ProjectView viewOf(const Session &session)
{
    const auto &project = session.project;
    ProjectView view { .root = project.root,
        .name = project.name,
        .folders = project.folders,
        .environments = project.environments,
        .problems = project.problems,
        .formatTitle = session.format->info().title,
        .fileNames = session.format->info().fileNames,
        .formatRuns = session.format->info().runs,
        .language = session.format->info().language,
        .rules = session.format->rules() };
    const auto samePath = std::ranges::find(
        view.folders, session.folder.path, &MigrationsFolder::path);
    view.folder = int(samePath - view.folders.begin());
    if (samePath == view.folders.end()) {
        view.folders += session.folder;
    }
    for (const auto &folder : std::as_const(view.folders)) {
        view.folderNames +=
            formatById(folder.format)->options(project.root, folder.path).value(u"repo"_s);
    }
    // Of databases that the folders' own configuration names, only this folder's are its own.
    const auto own = project.file.environments.isEmpty()
        ? session.format->environments(project.root, session.folder.path)
        : QList<Environment>();
    if (!own.isEmpty()) {
        view.environments.removeIf([&](const Environment &environment) {
            return !std::ranges::contains(own, environment.name, &Environment::name)
                && environment.name != session.environment.name;
        });
    }
    const auto sameName = std::ranges::find(
        view.environments, session.environment.name, &Environment::name);
    if (sameName != view.environments.end()) {
        view.environment = int(sameName - view.environments.begin());
    }
    if (session.engine) {
        view.engine = session.engine->info().id;
        view.engineTitle = session.engine->info().title;
        view.highlighting = session.engine->info().highlighting;
        view.embedded = session.engine->info().embedded;
        view.address = session.connection.display;
    }
    return view;
}

Standing filesAlone(const Session &session, const Error &trouble)
{
    Standing standing { .problems = session.project.problems,
        .trouble = trouble,
        .readAt = QDateTime::currentDateTimeUtc() };
    const auto files = readFiles(session);
    if (!files) {
        standing.trouble = files.error();
        return standing;
    }
    standing.files = *files;
    standing.problems += files->problems;
    standing.timeline = makeTimeline(standing.files, {}, session.format->rules());
    return standing;
}

EarlierRun earlierRun(const UnfinishedRun &run, bool goesOn)
{
    return { .run = run.head.run,
        .project = run.head.project,
        .environment = run.head.environment,
        .database = run.head.database,
        .user = run.head.user,
        .startedAt = run.head.startedAt,
        .direction = run.head.direction,
        .steps = run.head.steps,
        .lastStep = run.lastStep,
        .goesOn = goesOn,
        .commitSent = run.commitSent,
        .process = run.head.process,
        .journal = run.path };
}

} // namespace

Result<Opened> openRequest(const SessionRequest &request)
{
    auto session = openSession(request);
    if (session && session->hasDatabase) {
        const auto standing = standingOf(*session);
        return Opened { request, *session, viewOf(*session), standing };
    }
    // The database's address may be all that is wrong: the files can be shown without it.
    auto withoutDatabase = request;
    withoutDatabase.offline = true;
    withoutDatabase.url = u""_s;
    auto offline = openSession(withoutDatabase);
    if (!offline) {
        return fail(session ? offline.error() : session.error());
    }
    const auto trouble = session
        ? Error { .kind = ErrorKind::Usage, .what = tr("No database is named yet.") }
        : session.error();
    return Opened { request, *offline, viewOf(*offline), filesAlone(*offline, trouble) };
}

Standing standingOf(const Session &session)
{
    if (!session.hasDatabase) {
        return filesAlone(
            session, { .kind = ErrorKind::Usage, .what = tr("No database is named yet.") });
    }
    const auto status = readStatus(session);
    if (!status) {
        return filesAlone(session, status.error());
    }
    Standing standing { .files = status->files,
        .history = status->history,
        .timeline = status->timeline,
        .server = status->server,
        .problems = status->problems,
        .fromDatabase = true,
        .running = status->running,
        .readAt = QDateTime::currentDateTimeUtc() };
    if (!session.format->rules().checksums) {
        const auto log = readAudit().value_or(QList<AuditEntry>());
        markEdited(standing, session, log);
        if (session.format->rules().highWaterMark) {
            markSkipped(standing, session, log);
        }
    }
    return standing;
}

Result<LoadedMigration> loadMigration(const Session &session, const Migration &migration)
{
    const auto loaded = session.format->loaded(migration, session.context);
    if (!loaded) {
        return fail(loaded.error());
    }
    if (!session.engine && session.format->info().language.isEmpty()) {
        // Without an engine nobody knows where a statement ends: show the file as it is.
        return LoadedMigration { .migration = *loaded };
    }
    return LoadedMigration { *loaded, session.format->render(*loaded, session.context) };
}

Result<void> writeRunbook(const Session &session, const Target &target, const QString &file)
{
    const auto document = makeRunbook(session, { .target = target, .rows = RunbookRows });
    if (!document) {
        return fail(document.error());
    }
    const auto ending = QFileInfo(file).suffix().toLower();
    const auto bytes = ending == "pdf"_L1 ? documentPdf(*document)
        : ending == "md"_L1               ? documentMarkdown(*document).toUtf8()
                                          : documentHtml(*document).toUtf8();
    QSaveFile out(file);
    out.setDirectWriteFallback(false);
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit()) {
        return {};
    }
    return fail({ .kind = ErrorKind::Input,
        .what = tr("The runbook cannot be written."),
        .untouched = tr("Nothing was written."),
        .next = tr("Write to another place."),
        .server = out.errorString(),
        .place = { file } });
}

Result<OwnToolOffer> ownToolOffer(const Session &session, const PlanStop &stop, Direction direction)
{
    const auto url = expandVariables(session.environment.url);
    if (!url) {
        return fail(url.error());
    }
    const auto command = session.format->ownCommand(stop.version, direction, *url, session.context);
    if (!command) {
        return fail(command.error());
    }
    const OwnRun run { stop.version, stop.name, direction, *command, {} };
    const auto trust = trustIn(command->folder);
    OwnToolOffer offer { .stop = stop,
        .direction = direction,
        .program = command->program,
        .command = (QStringList { command->program } + command->arguments).join(u' '),
        .folder = command->folder,
        .shown = run.shown(),
        .installed = !findProgram(command->program).isEmpty(),
        .trust = trust.trust,
        .trustedSince = trust.since };
    for (auto it = command->environment.begin(); it != command->environment.end(); ++it) {
        offer.environment += it.key() + u'=' + scrubbed(it.value());
    }
    offer.environment.sort();
    return offer;
}

Insights insightsOf(const Session &session, const QList<Migration> &migrations)
{
    Insights insights;
    for (const auto &migration : migrations) {
        const auto loaded = migration.broken ? fail(Error {})
                                             : session.format->loaded(migration, session.context);
        if (!loaded) {
            continue;
        }
        const auto rendering = session.format->render(*loaded, session.context);
        insights.insert(migration.version.text,
            { .opaque = std::ranges::contains(rendering.opaque, false, &OpaquePart::known),
                .reversible = rendering.down.has_value(),
                .transactional = rendering.up.transactional });
    }
    return insights;
}

void markEdited(Standing &standing, const Session &session, const QList<AuditEntry> &log)
{
    QHash<QString, QString> sources; // of what is applied now, as far as we did it
    for (const auto &entry : log) {
        if (entry.ok && entry.database == session.connection.display && !entry.version.isEmpty()) {
            sources.insert(entry.version, entry.action == "up"_L1 ? entry.source : QString());
        }
    }
    for (auto &entry : standing.timeline.entries) {
        const auto source = sources.value(entry.version.text);
        if (entry.state != State::Applied || source.isEmpty() || entry.migration < 0) {
            continue;
        }
        const auto now = session.format->loaded(
            standing.files.migrations.at(entry.migration), session.context);
        const auto change = now ? changeSince(*now, source) : SourceChange::None;
        if (change == SourceChange::Text) {
            entry.state = State::Modified;
            entry.note = tr(
                "The file was edited after Switchback applied it. %1 itself does not notice.")
                             .arg(session.format->info().title);
        } else if (change == SourceChange::LineEnds) {
            entry.note = tr("Only line ends or the byte order mark changed since it was applied.");
        }
    }
}

void markSkipped(Standing &standing, const Session &session, const QList<AuditEntry> &log)
{
    auto &entries = standing.timeline.entries;
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        places.insert(entries.at(i).version.text, i);
    }
    QHash<qsizetype, QString> skipped; // and what was applied over it
    const AuditEntry *before = nullptr;
    for (const auto &entry : log) {
        if (!entry.ok || entry.database != session.connection.display || entry.action != "up"_L1) {
            continue;
        }
        const bool together = before && before->run == entry.run;
        const auto from = together ? places.value(before->version, -1) : -1;
        const auto to = from < 0 ? -1 : places.value(entry.version, -1);
        for (auto i = from < 0 ? to : from + 1; i < to; ++i) {
            skipped.insert(i, entry.version);
        }
        skipped.remove(places.value(entry.version, -1));
        before = &entry;
    }
    for (auto it = skipped.cbegin(); it != skipped.cend(); ++it) {
        auto &entry = entries[it.key()];
        if (entry.state == State::Applied) {
            entry.state = State::SkippedForever;
            entry.outOfOrder = true;
            entry.note = tr(
                "It was not there when %1 was applied; %2 keeps only the newest version "
                "and will never run it.")
                             .arg(it.value(), session.format->info().title);
            --standing.timeline.applied;
        }
    }
}

QList<EarlierRun> findEarlierRuns()
{
    QList<EarlierRun> runs;
    for (const auto &run : activeRuns()) {
        runs += earlierRun(run, true);
    }
    for (const auto &run : unfinishedRuns()) {
        runs += earlierRun(run, false);
    }
    return runs;
}

void forgetRun(const EarlierRun &run)
{
    for (const auto &unfinished : unfinishedRuns()) {
        if (unfinished.path == run.journal) {
            std::ignore = forgetUnfinished(unfinished);
        }
    }
}

} // namespace Switchback
