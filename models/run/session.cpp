// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/session.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/auditlog.h"
#include "run/guardmarker.h"
#include "run/landed.h"
#include "run/remembered.h"
#include "run/unfinished.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

#include <future>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QStringList idsOf(const auto &list)
{
    QStringList ids;
    for (const auto *item : list) {
        ids += item->info().id;
    }
    return ids;
}

Result<QString> projectRoot(const QString &named)
{
    const QFileInfo info(named.isEmpty() ? QDir::currentPath() : named);
    if (!info.exists()) {
        return fail({ .kind = ErrorKind::Input,
            .what = tr("There is no project folder '%1'.")
                .arg(QDir::toNativeSeparators(info.filePath())),
            .untouched = tr("Nothing was opened."),
            .next = tr("Name an existing folder.") });
    }
    if (!info.isDir()) {
        return fail({ .kind = ErrorKind::Input,
            .what = tr("'%1' is a file, not a project folder.")
                .arg(QDir::toNativeSeparators(info.filePath())),
            .untouched = tr("Nothing was opened."),
            .next = tr("Name the folder that holds the project.") });
    }
    return QDir(info.absoluteFilePath()).canonicalPath();
}

Result<const Format *> namedFormat(const QString &id)
{
    if (const auto *format = formatById(id)) {
        return format;
    }
    return fail({ .kind = ErrorKind::Usage,
        .what = tr("There is no migration format '%1'.").arg(elided(id, 60)),
        .untouched = tr("Nothing was opened."),
        .next = tr("Known formats: %1").arg(idsOf(formats()).join(", "_L1)) });
}

Result<const Engine *> namedDialect(const QString &id)
{
    if (const auto *engine = engineById(id)) {
        return engine;
    }
    return fail({ .kind = ErrorKind::Usage,
        .what = tr("There is no dialect '%1'.").arg(elided(id, 60)),
        .untouched = tr("Nothing was opened."),
        .next = tr("Known dialects: %1").arg(idsOf(engines()).join(", "_L1)) });
}

Result<void> mustBeFolder(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        return {};
    }
    return fail({ .kind = ErrorKind::Input,
        .what = info.exists()
            ? tr("'%1' is a file, not a folder of migrations.").arg(QDir::toNativeSeparators(path))
            : tr("There is no migrations folder '%1'.").arg(QDir::toNativeSeparators(path)),
        .untouched = tr("Nothing was read or run."),
        .next = tr("Name an existing folder of migrations.") });
}

Error noFolder(const QString &root)
{
    QStringList examples;
    for (const auto *format : formats()) {
        examples += u"%1 (%2)"_s.arg(format->info().title, format->info().fileNames);
    }
    return { .kind = ErrorKind::Input,
        .what = tr("No migrations were found in '%1'.").arg(QDir::toNativeSeparators(root)),
        .untouched = tr("Nothing was opened."),
        .next = tr("Open the folder that holds them (on the command line: --migrations FOLDER), or "
                   "add one of: %1")
            .arg(examples.join(u"; "_s)) };
}

/// Where several repositories stand side by side: the environments of this folder's own.
QStringList environmentsOf(const OpenProject &project, const MigrationsFolder &folder)
{
    QStringList names;
    const auto *format = formatById(folder.format);
    for (const auto &environment :
        format ? format->environments(project.root, folder.path) : QList<Environment>()) {
        names += environment.name;
    }
    return names;
}

/// "db/postgres", "mysql/migrations": the engine that a folder's path names; empty = none.
QString engineNamedBy(const QString &path)
{
    static const QHash<QString, QString> words { { u"postgres"_s, u"postgresql"_s },
        { u"postgresql"_s, u"postgresql"_s }, { u"pg"_s, u"postgresql"_s },
        { u"mysql"_s, u"mysql"_s }, { u"mariadb"_s, u"mysql"_s }, { u"sqlite"_s, u"sqlite"_s },
        { u"sqlite3"_s, u"sqlite"_s } };
    static const QRegularExpression between(u"[^a-z0-9]+"_s);
    for (const auto &word : path.toLower().split(between)) {
        if (const auto engine = words.value(word); !engine.isEmpty()) {
            return engine;
        }
    }
    return {};
}

/// Of folders that are equally sure, those for another kind of database than the one named go last.
QList<MigrationsFolder> fittingFirst(const SessionRequest &request, const OpenProject &project)
{
    auto folders = project.folders;
    const auto url = expandVariables(
        request.url.isNull() ? project.environments.value(0).url : request.url);
    const auto engine = url && !url->isEmpty() ? engineForUrl(*url) : fail(Error {});
    if (!engine) {
        return folders;
    }
    std::ranges::stable_sort(folders, std::greater {}, [&](const MigrationsFolder &folder) {
        const auto named = engineNamedBy(QDir(project.root).relativeFilePath(folder.path));
        return std::pair(folder.certainty, named.isEmpty() || named == (*engine)->info().id);
    });
    return folders;
}

/// The folder that the request, switchback.toml or discovery names, in this order.
Result<MigrationsFolder> chooseFolder(const SessionRequest &request, const OpenProject &project)
{
    auto path = request.migrations;
    if (path.isEmpty() && !project.file.migrations.isEmpty()) {
        path = QDir(project.root).absoluteFilePath(project.file.migrations.first());
    }
    const auto formatId = request.format.isEmpty() ? project.file.format : request.format;
    if (path.isEmpty()) {
        const MigrationsFolder *first = nullptr;
        const auto folders = fittingFirst(request, project);
        for (const auto &folder : folders) {
            if (!formatId.isEmpty() && folder.format != formatId) {
                continue;
            }
            first = first ? first : &folder;
            if (request.environment.isEmpty()
                || environmentsOf(project, folder).contains(request.environment)) {
                return folder;
            }
        }
        return first ? Result<MigrationsFolder>(*first) : fail(noFolder(project.root));
    }
    path = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (const auto checked = mustBeFolder(path); !checked) {
        return fail(checked.error());
    }
    if (!formatId.isEmpty()) {
        return MigrationsFolder {
            .path = path, .format = formatId, .why = tr("named"), .certainty = 100
        };
    }
    return recogniseFolder(project.root, path);
}

Result<Environment> chooseEnvironment(
    const SessionRequest &request, const OpenProject &project, const MigrationsFolder &folder)
{
    const auto &list = project.environments;
    auto wanted = request.environment.isEmpty() ? project.file.defaultEnvironment
                                                : request.environment;
    if (wanted.isEmpty() && list.size() > 1 && project.file.environments.isEmpty()) {
        const auto own = environmentsOf(project, folder);
        const auto first = std::ranges::find_if(
            list, [&](const auto &known) { return own.contains(known.name); });
        wanted = first == list.end() ? QString() : first->name;
    }
    const auto it = std::ranges::find(list, wanted, &Environment::name);
    if (!wanted.isEmpty() && it == list.end()) {
        QStringList names;
        for (const auto &environment : list) {
            names += environment.name;
        }
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("There is no environment '%1'.").arg(elided(wanted, 60)),
            .untouched = tr("Nothing was opened."),
            .next = names.isEmpty() ? tr("The project names no environments.")
                                    : tr("Known environments: %1").arg(names.join(", "_L1)) });
    }
    auto environment = it != list.end() ? *it : list.value(0);
    if (!request.url.isNull()) {
        environment.url = request.url;
        environment.urlOrigin = u"--url"_s;
    }
    return environment;
}

/// Reading the whole tree is only worth it when something is to be found in it.
Result<OpenProject> openNeeded(const SessionRequest &request, const QString &root)
{
    const bool everythingNamed = !request.migrations.isEmpty()
        && (!request.url.isNull() || request.offline);
    if (!everythingNamed) {
        return openProject(root);
    }
    auto file = readProjectFile(root);
    if (!file) {
        return fail(file.error());
    }
    return OpenProject { .root = root,
        .name = QDir(root).dirName(),
        .file = *file,
        .environments = file->environments };
}

Result<void> connectTo(Session &session, const SessionRequest &request)
{
    const auto url = expandVariables(session.environment.url);
    if (!url) {
        return fail(url.error());
    }
    if (url->isEmpty() && !request.offline) {
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("No database is named for this project."),
            .untouched = tr("Nothing was opened."),
            .next = tr("Give --url, or an environment with a url in switchback.toml.") });
    }
    if (!url->isEmpty()) {
        const auto engine = engineForUrl(*url);
        if (!engine) {
            return fail(engine.error());
        }
        session.engine = *engine;
        auto settings = session.engine->parseUrl(*url, session.project.root);
        if (!settings) {
            return fail(settings.error());
        }
        session.connection = *settings;
        session.connection.lockTimeout = session.environment.lockTimeout;
        session.connection.statementTimeout = session.environment.statementTimeout;
        session.connection.sessionPooler = session.environment.pooler == "session"_L1;
        session.hasDatabase = true;
    }
    if (session.connection.password.isEmpty()) {
        const auto variable = session.environment.passwordEnv;
        session.connection.password = variable.isEmpty()
            ? request.password
            : Secret(qEnvironmentVariable(qPrintable(variable)));
    }
    return {};
}

/// The other folders of switchback.toml's list: one history may be fed from several.
QString furtherFolders(const Session &session)
{
    QStringList paths;
    for (const auto &name : session.project.file.migrations) {
        paths += QDir::cleanPath(QDir(session.project.root).absoluteFilePath(name));
    }
    return paths.contains(session.folder.path) ? paths.join(u'\n') : QString();
}

FormatContext contextOf(const Session &session, const SessionRequest &request)
{
    FormatContext context { .projectRoot = session.project.root,
        .directory = session.folder.path,
        .allowOutsideLinks = session.project.file.allowOutsideLinks,
        .engine = session.engine,
        .options = session.format->options(session.project.root, session.folder.path) };
    for (const auto &[name, value] : session.connection.parameters) {
        context.options.insert(u"url."_s + name, value);
    }
    const auto set = [&context](const QString &name, const QString &value) {
        if (!value.isEmpty()) {
            context.options.insert(name, value);
        }
    };
    set(u"prefix"_s, request.prefix);
    set(u"migrations_paths"_s, furtherFolders(session));
    set(u"strict_version_order"_s, session.environment.strictOrder ? u"true"_s : QString());
    context.options.insert(u"connection.user"_s, session.connection.user);
    context.options.insert(u"connection.database"_s, session.connection.database);
    return context;
}

QSet<QString> versionsOf(const History &history)
{
    QSet<QString> versions;
    versions.reserve(history.entries.size());
    for (const auto &entry : history.entries) {
        versions += entry.version.text;
    }
    return versions;
}

} // namespace

Result<Session> openSession(const SessionRequest &request)
{
    const auto root = projectRoot(request.project);
    if (!root) {
        return fail(root.error());
    }
    auto project = openNeeded(request, *root);
    if (!project) {
        return fail(project.error());
    }
    Session session { .project = *project };
    if (!request.format.isEmpty()) {
        if (const auto format = namedFormat(request.format); !format) {
            return fail(format.error());
        }
    }
    const auto folder = chooseFolder(request, session.project);
    if (!folder) {
        return fail(folder.error());
    }
    session.folder = *folder;
    const auto environment = chooseEnvironment(request, session.project, session.folder);
    if (!environment) {
        return fail(environment.error());
    }
    session.environment = *environment;
    const auto format = namedFormat(session.folder.format);
    if (!format) {
        return fail(format.error());
    }
    session.format = *format;
    if (!request.dialect.isEmpty()) {
        const auto engine = namedDialect(request.dialect);
        if (!engine) {
            return fail(engine.error());
        }
        session.engine = *engine;
    }
    if (const auto connected = connectTo(session, request); !connected) {
        return fail(connected.error());
    }
    session.context = contextOf(session, request);
    if (!session.engine) { // the project's own configuration may say it
        session.engine = engineById(session.context.options.value(u"dialect"_s));
        session.context.engine = session.engine;
    }
    return session;
}

Result<MigrationSet> readFiles(const Session &session)
{
    return session.format->read(session.context);
}

const StatementMarks *marksOf(const Session &session)
{
    return session.environment.journalTable ? session.engine->marks() : nullptr;
}

Result<QList<Mark>> readMarks(const Session &session, Connection &connection)
{
    const auto *marks = marksOf(session);
    return marks ? marks->read(connection) : QList<Mark> {};
}

Result<Status> readStatus(const Session &session, Look look)
{
    auto context = session.context;
    std::promise<QSet<QString>> applied;
    if (look == Look::IntoUnapplied && !session.format->rules().checksums) {
        context.nameIsEnough = [known = applied.get_future().share()] { return known.get(); };
    }
    // Files and database are read at the same time; the history tells which files to open.
    auto reading = std::async(
        std::launch::async, [&session, &context] { return session.format->read(context); });
    auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    auto history = connection ? session.format->history(**connection, session.context)
                              : Result<History>(fail(connection.error()));
    applied.set_value(history && context.nameIsEnough ? versionsOf(*history) : QSet<QString>());
    auto files = reading.get();
    if (!files) {
        return fail(files.error());
    }
    if (!history) {
        return fail(history.error());
    }
    Status status { .files = *files, .history = *history, .server = (*connection)->server() };
    status.timeline = makeTimeline(status.files, status.history, session.format->rules());
    if (const auto marks = readMarks(session, **connection); marks) {
        showLanded(status.timeline, *marks);
    }
    recallFromLog(status.timeline, status.files, session);
    status.running = session.engine->runInProgress(**connection, session.connection)
                         .value_or(QString());
    status.problems = session.project.problems + status.files.problems;
    if (const auto health = session.engine->health(**connection)) {
        status.problems += *health;
    }
    if (const auto guarded = readGuardMarker(*session.engine, **connection)) {
        status.guarded = *guarded;
    }
    status.unfinished = unfinishedIn(session, status.timeline);
    for (const auto &left : std::as_const(status.unfinished)) {
        const auto severity = left.isRestore() ? Problem::Severity::Error
                                               : Problem::Severity::Warning;
        status.problems += Problem { severity, {}, left.sentence };
    }
    if (const auto trouble = auditProblem()) {
        status.problems += *trouble;
    }
    return status;
}

} // namespace Switchback
