// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/compare.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/renames.h"
#include "run/replay.h"
#include "run/respell.h"
#include "run/sqlfile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>

#include <future>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

bool isUrl(const QString &text)
{
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]+:"_s);
    return scheme.match(text).hasMatch() && !QFileInfo::exists(text);
}

Result<ConnectionSettings> settingsOf(const Engine &engine, const QString &url, const QString &base)
{
    return engine.parseUrl(url, base.isEmpty() ? QDir::currentPath() : base);
}

Result<void> checkFile(const Engine &engine, const ConnectionSettings &settings)
{
    if (engine.info().embedded && !QFileInfo::exists(settings.database)) {
        return fail({ .kind = ErrorKind::Input,
            .what = tr("There is no database file %1.")
                .arg(QDir::toNativeSeparators(settings.database)),
            .untouched = tr("Nothing was compared.") });
    }
    return {};
}

Result<Schema> readLive(
    const Engine &engine, const ConnectionSettings &settings, const ReadOptions &reading)
{
    const auto there = checkFile(engine, settings);
    auto connection = there ? engine.connect(settings, Access::ReadOnly) : fail(there.error());
    if (!connection) {
        return fail(connection.error());
    }
    const std::stop_callback stopper(reading.stop, [&connection] { (*connection)->cancel(); });
    return schemaTools(engine.info().id)->read(**connection, reading);
}

// FOLDER@VERSION, where no file of that whole name is there.
SchemaSource taken(const SchemaSource &source)
{
    const auto at = source.text.lastIndexOf(u'@');
    if (at <= 0 || isUrl(source.text) || QFileInfo::exists(source.text)
        || !QFileInfo(source.text.left(at)).isDir()) {
        return source;
    }
    return { .text = source.text.left(at), .version = source.text.mid(at + 1) };
}

// Before any server is started for it.
Result<void> checkThere(const CompareRequest &request)
{
    for (const auto &source : { taken(request.from), taken(request.to) }) {
        if (!isUrl(source.text) && !QFileInfo::exists(source.text)) {
            return fail({ .kind = ErrorKind::Input,
                .what = tr("There is no file or folder '%1'.")
                    .arg(elided(QDir::toNativeSeparators(source.text), 200)),
                .untouched = tr("Nothing was compared."),
                .next = tr("Name a database URL, an .sql file or a migrations folder.") });
        }
    }
    return {};
}

Result<const Engine *> engineOf(const CompareRequest &request)
{
    const Engine *engine = nullptr;
    for (const auto &text : { request.from.text, request.to.text, request.scratchUrl }) {
        if (isUrl(text)) {
            const auto found = engineForUrl(text);
            if (!found) {
                return found;
            }
            if (engine && engine != *found) {
                return fail({ .kind = ErrorKind::Usage,
                    .what = tr("%1 and %2 cannot be compared.")
                        .arg(engine->info().title, (*found)->info().title) });
            }
            engine = *found;
        }
    }
    if (!engine && !request.dialect.isEmpty()) {
        engine = engineById(request.dialect);
    }
    if (!engine && !request.dialect.isEmpty()) {
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("'%1' is no dialect that is known.").arg(elided(request.dialect, 60)),
            .untouched = tr("Nothing was compared."),
            .next = tr("Known: postgresql, sqlite, mysql.") });
    }
    if (!engine) {
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("Neither side says which kind of database it is for."),
            .untouched = tr("Nothing was compared."),
            .next = tr("Add --dialect postgresql, sqlite or mysql.") });
    }
    return engine;
}

Result<void> chooseBeside(const CompareRequest &request, CompareGround &ground)
{
    for (const auto &text : { request.scratchUrl, request.from.text, request.to.text }) {
        if (isUrl(text)) {
            auto settings = settingsOf(*ground.engine, text, request.project);
            if (!settings) {
                return fail(settings.error());
            }
            ground.beside = *settings;
            return {};
        }
    }
    if (!ground.engine->info().embedded) {
        const auto server = LocalServer::start(*ground.engine);
        if (!server) {
            return fail(server.error());
        }
        ground.server = *server;
        ground.beside = (*server)->settings();
    }
    return {};
}

// Into an empty scratch database; the name of the history table, where there is one.
Result<QString> fill(Scratch &scratch, const CompareGround &ground, const SchemaSource &source,
    const ReadOptions &reading)
{
    const QFileInfo info(source.text);
    if (!info.isDir()) {
        const auto loaded = loadFile(scratch.connection(), *ground.engine, source.text,
            { .makesRoles = LocalServer::isOurs(scratch.settings()), .stop = reading.stop });
        return loaded ? Result<QString>(QString()) : fail(loaded.error());
    }
    Target target;
    if (!source.version.isEmpty()) {
        target.kind = Target::Kind::To;
        target.to = { source.version };
    }
    return replayFolder(scratch.settings(), *ground.engine, info.absoluteFilePath(), target,
        ground.project, reading.stop);
}

} // namespace

Result<Schema> readDatabase(
    const Engine &engine, const ConnectionSettings &settings, const ReadOptions &reading)
{
    return schemaTools(engine.info().id)
        ? readLive(engine, settings, reading)
        : fail({ .kind = ErrorKind::Refused,
              .what = tr("Schemas of %1 cannot be read.").arg(engine.info().title) });
}

void compareSides(
    Comparison &comparison, const DiffOptions &options, const QList<DiffIgnore> &rules)
{
    comparison.options = options;
    comparison.notCompared = comparison.from.notCompared + comparison.to.notCompared;
    comparison.notCompared.removeDuplicates();
    if (!comparison.from.unread.isEmpty() || !comparison.to.unread.isEmpty()) {
        comparison.to = leaveOutUnread(comparison.from, comparison.to, options);
    }
    if (!rules.isEmpty()) {
        auto ruled = hideByRules(comparison.from, comparison.to, rules, options);
        comparison.to = std::move(ruled.to);
        comparison.hidden = ruled.counts;
    }
    QElapsedTimer timer;
    timer.start();
    comparison.changes = schemaChanges(comparison.from, comparison.to, options);
    if (comparison.renamed) {
        listRenames(comparison.renamed->renames, comparison.changes);
    }
    comparison.compareMs = timer.elapsed();
}

Result<CompareGround> compareGround(const CompareRequest &request)
{
    if (const auto there = checkThere(request); !there) {
        return fail(there.error());
    }
    const auto engine = engineOf(request);
    if (!engine) {
        return fail(engine.error());
    }
    CompareGround ground {
        .engine = *engine, .beside = {}, .server = {}, .project = request.project
    };
    const auto chosen = chooseBeside(request, ground);
    return chosen ? Result<CompareGround>(ground) : fail(chosen.error());
}

namespace {

// A long file, where the engine knows a shorter way than a scratch database.
std::optional<Schema> readFileAlone(
    const Engine &engine, const QString &path, const ReadOptions &reading)
{
    const auto statements = engine.info().embedded && QFileInfo(path).isFile()
        ? fileStatements(engine, path)
        : Result<QList<Statement>>();
    QStringList texts;
    for (const auto &statement : statements.value_or(QList<Statement>())) {
        texts += statement.sql;
    }
    return texts.isEmpty() ? std::nullopt
                           : schemaTools(engine.info().id)->readStatements(texts, reading);
}

} // namespace

Result<Schema> readSource(
    const CompareGround &ground, const SchemaSource &given, const ReadOptions &reading)
{
    const auto source = taken(given);
    const auto &engine = *ground.engine;
    if (reading.phase) {
        reading.phase(source.text);
    }
    if (isUrl(source.text)) {
        const auto settings = settingsOf(engine, source.text, ground.project);
        auto schema = settings ? readLive(engine, *settings, reading) : fail(settings.error());
        if (schema) {
            withoutHistory(*schema, {});
        }
        return schema;
    }
    if (auto schema = readFileAlone(engine, source.text, reading)) {
        return std::move(*schema);
    }
    auto scratch = Scratch::make(engine, ground.beside);
    if (!scratch) {
        return fail(scratch.error());
    }
    const auto history = fill(**scratch, ground, source, reading);
    if (!history) {
        return fail(history.error());
    }
    if (const auto again = (*scratch)->reconnect(); !again) {
        return fail(again.error());
    }
    auto schema = schemaTools(engine.info().id)->read((*scratch)->connection(), reading);
    if (schema) {
        withoutHistory(*schema, *history);
    }
    return schema;
}

namespace {

// Where the engine finds what differs sooner than it reads two schemas.
std::optional<Result<SchemaPair>> readDifferencesAlone(
    const CompareGround &ground, const CompareRequest &request, const ReadOptions &reading)
{
    const auto &engine = *ground.engine;
    if (!request.listOnly || !request.renames.isEmpty() || !engine.info().embedded
        || !isUrl(request.from.text) || !isUrl(request.to.text)) {
        return std::nullopt;
    }
    ConnectionSettings sides[2];
    for (int i = 0; i < 2; ++i) {
        const auto &text = i == 0 ? request.from.text : request.to.text;
        const auto settings = settingsOf(engine, text, ground.project);
        const auto there = settings ? checkFile(engine, *settings) : fail(settings.error());
        if (!there) {
            return fail(there.error());
        }
        sides[i] = *settings;
    }
    return schemaTools(engine.info().id)->readDifferences(sides[0], sides[1], reading);
}

Result<SchemaPair> readBoth(
    const CompareGround &ground, const CompareRequest &request, const ReadOptions &reading)
{
    if (auto alone = readDifferencesAlone(ground, request, reading)) {
        return std::move(*alone);
    }
    // Two servers work at once. Two files have most of their texts in common.
    const bool together = isUrl(request.from.text) && isUrl(request.to.text)
        && !ground.engine->info().embedded;
    auto options = reading;
    options.memory = together ? nullptr : std::make_shared<std::any>();
    auto later = std::async(together ? std::launch::async : std::launch::deferred,
        [&] { return readSource(ground, request.to, options); });
    auto from = readSource(ground, request.from, options);
    auto to = later.get();
    if (!from || !to) {
        auto error = from ? to.error() : from.error();
        error.untouched = error.untouched.isEmpty() ? tr("Nothing was compared.") : error.untouched;
        return fail(error);
    }
    return SchemaPair { .from = std::move(*from), .to = std::move(*to) };
}

} // namespace

Result<Comparison> compareSources(const CompareRequest &request, const ReadOptions &reading)
{
    const auto ground = compareGround(request);
    if (!ground) {
        return fail(ground.error());
    }
    Comparison result { .ground = *ground };
    QElapsedTimer timer;
    timer.start();
    auto read = readBoth(*ground, request, reading);
    if (!read) {
        return fail(read.error());
    }
    if (isUrl(request.from.text)) {
        result.live = settingsOf(*ground->engine, request.from.text, request.project)
                          .value_or(ConnectionSettings());
    }
    result.readMs = timer.elapsed();
    result.from = std::move(read->from);
    result.to = std::move(read->to);
    const auto server = [&ground](const SchemaSource &source) {
        const auto settings = isUrl(source.text)
            ? settingsOf(*ground->engine, source.text, ground->project)
            : Result<ConnectionSettings>(ground->beside);
        return settings ? std::optional(*settings) : std::nullopt;
    };
    respellOlder(
        result.from, server(request.from), result.to, server(request.to), *ground, reading);
    // A script is tried where definitions are printed as the newer side prints them.
    if (request.scratchUrl.isEmpty()
        && result.from.server.number / 10000 != result.to.server.number / 10000) {
        const bool fromIsNewer = result.from.server.number > result.to.server.number;
        result.ground.beside = server(fromIsNewer ? request.from : request.to)
                                   .value_or(ground->beside);
    }
    if (!request.renames.isEmpty()) {
        if (const auto named = applyRenames(result, request.renames, reading); !named) {
            return fail(named.error());
        }
    }
    compareSides(result, request.options, request.rules);
    return result;
}

} // namespace Switchback
