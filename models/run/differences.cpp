// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/differences.h"

#include "core/tr.h"
#include "run/dryrun.h"
#include "run/renames.h"
#include "run/replay.h"
#include "run/respell.h"

#include <future>
#include <mutex>
#include <vector>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

SchemaSource given(const DifferenceSource &source)
{
    return { .text = source.text, .version = source.version };
}

bool isGiven(const DifferenceSource &source)
{
    return source.kind == DifferenceSource::Kind::Given;
}

Error noDatabase()
{
    return { .kind = ErrorKind::Usage,
        .what = tr("No database is connected."),
        .untouched = tr("Nothing was compared."),
        .next = tr("Connect to one first, or choose files and folders.") };
}

/// The schema that a scratch database came to by replaying migrations.
Result<Schema> replayed(const Session &session, const Engine &engine, Scratch &scratch,
    const Target &target, const ReadOptions &reading, bool whole = false)
{
    QList<Version> skipped;
    const auto history = replaySession(
        session, engine, scratch.settings(), target, reading.stop, whole ? nullptr : &skipped);
    if (!history) {
        return fail(history.error());
    }
    auto schema = readDatabase(engine, scratch.settings(), reading);
    if (schema) {
        withoutHistory(*schema, *history);
        for (const auto &version : std::as_const(skipped)) {
            schema->notCompared += tr("migration %1, which only the running application knows")
                                       .arg(version.text);
        }
    }
    return schema;
}

class Reading
{
public:
    Reading(const Session *session, const DifferenceRequest &request, const ReadOptions &reading)
        : m_session(session)
        , m_request(request)
        , m_reading(reading)
    {
    }
    Result<ReadDifferences> read();

private:
    Result<void> chooseGround();
    Result<void> groundOfProject();
    Result<void> groundOfGiven();
    Result<QList<Schema>> sides();
    Result<QList<Schema>> together();
    bool areLive() const;
    Result<Schema> side(const DifferenceSource &source, const ReadOptions &reading);
    Result<Schema> expected();
    Result<Schema> environment(const QString &name);
    Result<Schema> live(const ReadOptions &reading);
    Result<Schema> afterPlan();
    std::optional<ConnectionSettings> database(const DifferenceSource &source) const;
    QString title(const DifferenceSource &source) const;

    const Session *m_session;
    const DifferenceRequest &m_request;
    const ReadOptions &m_reading;
    CompareGround m_ground;
    QString m_history;
    std::optional<ConnectionSettings> m_environment; // read last
};

Result<void> Reading::chooseGround()
{
    return std::ranges::all_of(m_request.sources, isGiven) ? groundOfGiven() : groundOfProject();
}

Result<void> Reading::groundOfProject()
{
    if (!m_session || !m_session->engine || !m_session->hasDatabase) {
        return fail(noDatabase());
    }
    const auto beside = placeForScratch(*m_session);
    if (!beside) {
        return fail(beside.error());
    }
    m_ground = { .engine = m_session->engine,
        .beside = *beside,
        .server = {},
        .project = m_session->project.root };
    const auto status = readStatus(*m_session);
    m_history = status ? status->history.table : QString();
    return status ? Result<void>() : fail(status.error());
}

Result<void> Reading::groundOfGiven()
{
    const auto *engine = m_session ? m_session->engine : nullptr;
    const bool ownDialect = m_request.dialect.isEmpty() && engine;
    const auto scratch = m_session ? expandVariables(m_session->environment.scratchUrl)
                                   : Result<QString>(QString());
    const auto ground = compareGround({ .from = given(m_request.sources.first()),
        .to = given(m_request.sources.last()),
        .dialect = ownDialect ? engine->info().id : m_request.dialect,
        .scratchUrl = scratch.value_or(QString()),
        .project = m_session ? m_session->project.root : QString(),
        .options = {},
        .rules = {} });
    m_ground = ground.value_or(CompareGround());
    return ground ? Result<void>() : fail(ground.error());
}

// What is applied, in the files' order, on an empty database.
Result<Schema> Reading::expected()
{
    const auto status = readStatus(*m_session);
    if (!status) {
        return fail(status.error());
    }
    Target target { .kind = Target::Kind::Chosen, .allowLate = true };
    QStringList missing;
    for (const auto &entry : status->timeline.entries) {
        if (isApplied(entry.state) && entry.migration >= 0) {
            target.chosen += entry.version;
        } else if (isApplied(entry.state)) {
            missing += entry.version.text;
        }
    }
    auto scratch = Scratch::make(*m_ground.engine, m_ground.beside);
    if (!scratch) {
        return fail(scratch.error());
    }
    auto schema = replayed(*m_session, *m_ground.engine, **scratch, target, m_reading);
    for (const auto &version : schema ? missing : QStringList()) {
        schema->notCompared += tr("migration %1, which is applied and has no file").arg(version);
    }
    return schema;
}

Result<Schema> Reading::environment(const QString &name)
{
    const auto other = openSession({ .project = m_session->project.root,
        .environment = name,
        .migrations = m_session->folder.path,
        .format = m_session->folder.format });
    if (!other) {
        return fail(other.error());
    }
    if (other->engine != m_ground.engine) {
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("%1 and %2 cannot be compared.")
                .arg(m_ground.engine->info().title,
                    other->engine ? other->engine->info().title : name) });
    }
    m_environment = other->connection;
    return readDatabase(*m_ground.engine, other->connection, m_reading);
}

Result<Schema> Reading::live(const ReadOptions &reading)
{
    auto connection = m_ground.engine->connect(m_session->connection, Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    const std::stop_callback stopper(reading.stop, [&connection] { (*connection)->cancel(); });
    // A file that is not there yet reads as an empty one.
    return schemaTools(m_ground.engine->info().id)->read(**connection, reading);
}

Result<Schema> Reading::afterPlan()
{
    auto run = dryRun(*m_session, m_request.target, m_reading);
    if (run && !run->ok) {
        return fail(run->error);
    }
    if (!run) {
        return fail(run.error());
    }
    if (run->stop) {
        run->after.notCompared += tr(
            "migration %1 and those after it, which only the project's own tool can run")
                                      .arg(run->stop->version.text);
    }
    return std::move(run->after);
}

Result<Schema> Reading::side(const DifferenceSource &source, const ReadOptions &reading)
{
    if (reading.phase) {
        reading.phase(title(source));
    }
    switch (source.kind) {
    case DifferenceSource::Kind::Given:
        return readSource(m_ground, given(source), reading);
    case DifferenceSource::Kind::Environment:
        return environment(source.text);
    case DifferenceSource::Kind::Expected:
        return expected();
    case DifferenceSource::Kind::Live:
        return live(reading);
    case DifferenceSource::Kind::AfterPlan:
        break;
    }
    return afterPlan();
}

std::optional<ConnectionSettings> Reading::database(const DifferenceSource &source) const
{
    switch (source.kind) {
    case DifferenceSource::Kind::Live:
        return m_session->connection;
    case DifferenceSource::Kind::Environment:
        return m_environment;
    case DifferenceSource::Kind::Given: {
        const auto engine = engineForUrl(source.text);
        const auto settings = engine ? (*engine)->parseUrl(source.text, m_ground.project)
                                     : fail(engine.error());
        return settings ? std::optional(*settings) : std::nullopt;
    }
    case DifferenceSource::Kind::Expected:
    case DifferenceSource::Kind::AfterPlan:
        break;
    }
    return {};
}

QString Reading::title(const DifferenceSource &source) const
{
    switch (source.kind) {
    case DifferenceSource::Kind::Expected:
        return tr("Expected");
    case DifferenceSource::Kind::Live:
        return tr("Live");
    case DifferenceSource::Kind::AfterPlan:
        return tr("After the plan");
    case DifferenceSource::Kind::Environment:
        return source.text;
    case DifferenceSource::Kind::Given:
        break;
    }
    const auto settings = database(source);
    return settings                ? settings->display
        : source.version.isEmpty() ? source.text
                                   : source.text + u'@' + source.version;
}

bool Reading::areLive() const
{
    const auto isLive = [](const DifferenceSource &source) {
        return source.kind == DifferenceSource::Kind::Live
            || (isGiven(source) && engineForUrl(source.text));
    };
    return !m_ground.engine->info().embedded && std::ranges::all_of(m_request.sources, isLive);
}

// Each in a session of its own, as servers work at once. What has been read of all is shown as one.
Result<QList<Schema>> Reading::together()
{
    struct Progress {
        std::mutex mutex;
        QList<std::pair<int, int>> parts;
    };
    Progress progress;
    progress.parts.resize(m_request.sources.size());
    std::stop_source enough;
    const std::stop_callback whenStopped(m_reading.stop, [&enough] { enough.request_stop(); });
    if (m_reading.phase) {
        QStringList titles;
        for (const auto &source : m_request.sources) {
            titles += title(source);
        }
        m_reading.phase(titles.join(u" · "_s));
    }
    std::vector<std::future<Result<Schema>>> asked;
    for (qsizetype i = 0; i < m_request.sources.size(); ++i) {
        ReadOptions reading { .stop = enough.get_token() };
        if (m_reading.progress) {
            reading.progress = [this, &progress, i](int done, int total) {
                const std::lock_guard locked(progress.mutex);
                progress.parts[i] = { done, total };
                int all = 0;
                for (const auto &[some, of] : std::as_const(progress.parts)) {
                    all += some;
                    total = std::max(total, of);
                }
                m_reading.progress(all, total * int(progress.parts.size()));
            };
        }
        asked.push_back(std::async(std::launch::async,
            [this, reading, i] { return side(m_request.sources.at(i), reading); }));
    }
    QList<Schema> schemas;
    std::optional<Error> failure;
    for (auto &each : asked) {
        auto schema = each.get();
        if (!schema && (!failure || failure->kind == ErrorKind::Cancelled)) {
            failure = schema.error();
        }
        if (!schema) {
            enough.request_stop(); // nobody waits for the others any more
            continue;
        }
        schemas += std::move(*schema);
    }
    return failure ? fail(*failure) : Result<QList<Schema>>(std::move(schemas));
}

Result<QList<Schema>> Reading::sides()
{
    if (areLive()) {
        return together();
    }
    QList<Schema> schemas;
    for (const auto &source : m_request.sources) {
        auto schema = side(source, m_reading);
        if (!schema) {
            auto error = schema.error();
            if (error.kind != ErrorKind::Cancelled) {
                error.what = u"%1: %2"_s.arg(title(source), error.what);
            }
            return fail(error);
        }
        schemas += std::move(*schema);
    }
    return schemas;
}

Result<ReadDifferences> Reading::read()
{
    if (m_request.sources.size() < 2) {
        return fail({ .kind = ErrorKind::Usage, .what = tr("There is nothing to compare with.") });
    }
    if (const auto chosen = chooseGround(); !chosen) {
        return fail(chosen.error());
    }
    ReadDifferences result { .ground = m_ground };
    auto schemas = sides();
    if (!schemas) {
        return fail(schemas.error());
    }
    for (qsizetype i = 0; i < schemas->size(); ++i) {
        const auto &source = m_request.sources.at(i);
        auto &schema = (*schemas)[i];
        withoutHistory(schema, m_history);
        result.sides += ReadSide {
            .title = title(source), .schema = std::move(schema), .database = database(source)
        };
    }
    for (qsizetype i = 1; i < result.sides.size(); ++i) {
        auto &left = result.sides[i - 1];
        auto &right = result.sides[i];
        respellOlder(left.schema, left.database.value_or(m_ground.beside), right.schema,
            right.database.value_or(m_ground.beside), m_ground, m_reading);
    }
    const auto *file = m_session ? &m_session->project.file : nullptr;
    compareAnew(result, m_request.options.value_or(file ? diffOptions(file->diff) : DiffOptions()),
        m_request.rules.value_or(file ? file->diff.ignore : QList<DiffIgnore>()));
    return result;
}

} // namespace

Result<ReadDifferences> readDifferences(
    const Session *session, const DifferenceRequest &request, const ReadOptions &reading)
{
    return Reading(session, request, reading).read();
}

Result<ReadDifferences> readMigrationDifferences(
    const Session &session, const Version &version, const ReadOptions &reading)
{
    if (!session.engine) {
        return fail(noDatabase());
    }
    const auto files = readFiles(session);
    const auto beside = placeForScratch(session);
    if (!files || !beside) {
        return fail(files ? beside.error() : files.error());
    }
    Target before { .kind = Target::Kind::Chosen, .allowLate = true };
    for (const auto &migration : files->migrations) {
        if (migration.version == version) {
            break;
        }
        before.chosen += migration.version;
    }
    ReadDifferences result { .ground = { .engine = session.engine,
                                 .beside = *beside,
                                 .server = {},
                                 .project = session.project.root } };
    auto scratch = Scratch::make(*session.engine, *beside);
    if (!scratch) {
        return fail(scratch.error());
    }
    auto target = before;
    for (const auto &title : { tr("Before"), tr("After") }) {
        auto schema = target.chosen.isEmpty()
            ? readDatabase(*session.engine, (*scratch)->settings(), reading)
            : replayed(
                  session, *session.engine, **scratch, target, reading, result.sides.size() == 1);
        if (!schema) {
            return fail(schema.error());
        }
        result.sides += ReadSide { title, std::move(*schema), {} };
        target.chosen = { version };
    }
    compareAnew(result, diffOptions(session.project.file.diff), {});
    return result;
}

void compareAnew(ReadDifferences &read, const DiffOptions &options,
    const std::optional<QList<DiffIgnore>> &rules)
{
    read.steps.clear();
    read.all = { .engine = read.ground.engine->info().id,
        .highlighting = read.ground.engine->info().highlighting,
        .options = options,
        .ruled = rules.has_value() };
    for (qsizetype i = 0; i < read.sides.size(); ++i) {
        read.all.titles += read.sides.at(i).title;
        if (i == 0) {
            continue;
        }
        Comparison step { .ground = read.ground };
        step.live = read.sides.at(i - 1).database;
        step.from = read.sides.at(i - 1).schema;
        step.to = read.sides.at(i).schema;
        if (const auto named = read.named.value(i - 1); named.renamed) {
            step.from = named.from;
            step.renamed = named.renamed;
            read.all.answers += named.answers;
        }
        compareSides(step, options, rules.value_or(QList<DiffIgnore>()));
        read.all.steps += DifferenceStep { .from = step.from,
            .asRead = step.renamed ? std::optional(step.renamed->original) : std::nullopt,
            .renames = step.renamed ? step.renamed->renames : QList<SchemaRename>(),
            .to = step.to,
            .changes = step.changes,
            .hidden = step.hidden,
            .notCompared = step.notCompared };
        read.steps += std::move(step);
    }
    read.all.rows = differenceRows(read.all.steps);
}

Result<void> answerRename(
    ReadDifferences &read, const SchemaRename &rename, bool renamed, const ReadOptions &reading)
{
    read.named.resize(read.steps.size());
    for (qsizetype i = 0; i < read.steps.size(); ++i) {
        auto answers = read.named.at(i).answers;
        const auto asks = [&rename](
                              const SchemaChange &change) { return renameAsked(change) == rename; };
        if (!renamed) {
            // What was said about its parts falls with it.
            answers.removeIf([&rename](const SchemaRename &answer) {
                return answer == rename || answer.from.startsWith(rename.to + u'.');
            });
        } else if (std::ranges::any_of(read.steps.at(i).changes, asks)) {
            answers += rename;
        }
        if (answers == read.named.at(i).answers) {
            continue;
        }
        NamedSide named { .answers = answers, .from = {}, .renamed = {} };
        if (!answers.isEmpty()) {
            Comparison step { .ground = read.ground };
            step.live = read.sides.at(i).database;
            step.from = read.sides.at(i).schema;
            step.to = read.sides.at(i + 1).schema;
            if (const auto done = applyRenames(step, answers, reading); !done) {
                return done;
            }
            named.from = std::move(step.from);
            named.renamed = std::move(step.renamed);
        }
        read.named[i] = std::move(named);
    }
    return {};
}

} // namespace Switchback
