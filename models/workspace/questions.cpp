// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/questions.h"

#include "core/childprocess.h"
#include "core/savefile.h"
#include "core/secret.h"
#include "core/tr.h"
#include "report/document.h"
#include "run/fingerprint.h"
#include "run/gates.h"
#include "run/owntool.h"
#include "run/planner.h"
#include "run/runbook.h"
#include "run/unfinished.h"
#include "workspace/trust.h"

#include <QDir>
#include <QFileInfo>

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
    // A repository may have several folders: what tells them apart comes first.
    const auto repositories = view.folderNames;
    for (qsizetype i = 0; i < repositories.size(); ++i) {
        if (!repositories.at(i).isEmpty() && repositories.count(repositories.at(i)) > 1) {
            view.folderNames[i].prepend(QDir(view.folders.at(i).path).dirName() + u" · "_s);
        }
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
        .restore = run.restored.isEmpty() ? QString() : restoreSentence(run),
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
    return Standing { .files = status->files,
        .history = status->history,
        .timeline = status->timeline,
        .server = status->server,
        .problems = status->problems,
        .fromDatabase = true,
        .running = status->running,
        .guarded = status->guarded,
        .readAt = QDateTime::currentDateTimeUtc() };
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
    return saveFile(file, bytes);
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
    const auto gates = direction == Direction::Up ? gatesOf(session, stop.version)
                                                  : Result<Gates>(Gates {});
    if (!gates) {
        return fail(gates.error());
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
        .closed = gates->tile ? gates->tile->sentence : QString(),
        .trust = trust.trust,
        .trustedSince = trust.since };
    for (auto it = command->environment.begin(); it != command->environment.end(); ++it) {
        offer.environment += it.key() + u'=' + scrubbed(it.value());
    }
    offer.environment.sort();
    return offer;
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
