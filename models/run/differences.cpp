// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/differences.h"

#include "core/tr.h"
#include "run/dryrun.h"
#include "run/replay.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

SchemaSource given(const DifferenceSource &source)
{
    return { .text = source.text, .version = source.version };
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
    Result<Schema> side(const DifferenceSource &source);
    Result<Schema> expected();
    Result<Schema> live();
    QString title(const DifferenceSource &source) const;

    const Session *m_session;
    const DifferenceRequest &m_request;
    const ReadOptions &m_reading;
    CompareGround m_ground;
    QString m_history;
};

Result<void> Reading::chooseGround()
{
    if (m_session) {
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
    const auto ground = compareGround({ .from = given(m_request.sources.first()),
        .to = given(m_request.sources.last()),
        .dialect = m_request.dialect });
    m_ground = ground.value_or(CompareGround());
    return ground ? Result<void>() : fail(ground.error());
}

Result<Schema> Reading::live()
{
    auto connection = m_session->engine->connect(m_session->connection, Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    const std::stop_callback stopper(
        m_reading.stop, [&connection] { (*connection)->cancel(); });
    // A file that is not there yet reads as an empty one.
    auto schema = schemaTools(m_session->engine->info().id)->read(**connection, m_reading);
    if (schema) {
        withoutHistory(*schema, m_history);
    }
    return schema;
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
    const auto history = replaySession(
        *m_session, *m_ground.engine, (*scratch)->settings(), target, m_reading.stop);
    if (!history) {
        return fail(history.error());
    }
    auto schema = readDatabase(*m_ground.engine, (*scratch)->settings(), m_reading);
    if (schema) {
        withoutHistory(*schema, *history);
        for (const auto &version : std::as_const(missing)) {
            schema->notCompared += tr("migration %1, which is applied and has no file")
                                       .arg(version);
        }
    }
    return schema;
}

Result<Schema> Reading::side(const DifferenceSource &source)
{
    if (m_reading.phase) {
        m_reading.phase(title(source));
    }
    switch (source.kind) {
    case DifferenceSource::Kind::Given:
        return readSource(m_ground, given(source), m_reading);
    case DifferenceSource::Kind::Expected:
        return expected();
    case DifferenceSource::Kind::Live:
        return live();
    case DifferenceSource::Kind::AfterPlan:
        break;
    }
    auto run = dryRun(*m_session, m_request.target, m_reading);
    if (run && !run->ok) {
        return fail(run->error);
    }
    return run ? Result<Schema>(std::move(run->after)) : fail(run.error());
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
    case DifferenceSource::Kind::Given:
        break;
    }
    const auto engine = engineForUrl(source.text);
    const auto settings = engine ? (*engine)->parseUrl(source.text, m_ground.project)
                                 : fail(engine.error());
    return settings ? settings->display : source.text;
}

Result<ReadDifferences> Reading::read()
{
    if (m_request.sources.size() < 2) {
        return fail({ .kind = ErrorKind::Usage, .what = tr("There is nothing to compare with.") });
    }
    if (const auto chosen = chooseGround(); !chosen) {
        return fail(chosen.error());
    }
    const auto *file = m_session ? &m_session->project.file : nullptr;
    const auto options = m_request.options.value_or(
        file ? diffOptions(file->diff) : DiffOptions());
    const auto rules = m_request.rules.value_or(
        file ? file->diff.ignore : QList<DiffIgnore>());
    ReadDifferences result;
    Schema previous;
    std::optional<ConnectionSettings> before;
    for (const auto &source : m_request.sources) {
        auto schema = side(source);
        if (!schema) {
            return fail(schema.error());
        }
        if (!result.all.titles.isEmpty()) {
            Comparison step { .ground = m_ground };
            step.live = before;
            step.from = std::move(previous);
            step.to = *schema;
            compareSides(step, options, rules);
            result.all.steps += DifferenceStep { .from = step.from,
                .to = step.to,
                .changes = step.changes,
                .hidden = step.hidden,
                .notCompared = step.notCompared };
            result.steps += std::move(step);
        }
        result.all.titles += title(source);
        previous = std::move(*schema);
        before = source.kind == DifferenceSource::Kind::Live
            ? std::optional(m_session->connection)
            : std::nullopt;
    }
    result.all.rows = differenceRows(result.all.steps);
    return result;
}

} // namespace

Result<ReadDifferences> readDifferences(
    const Session *session, const DifferenceRequest &request, const ReadOptions &reading)
{
    return Reading(session, request, reading).read();
}

QString differenceDdl(const Differences &all, const DifferenceRow &row, int side)
{
    const auto *root = differenceRoot(all, row, side);
    return root ? objectDdl(differenceSide(all, side), *root) : QString();
}

} // namespace Switchback
