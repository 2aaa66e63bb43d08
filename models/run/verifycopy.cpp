// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/verifycopy.h"

#include "core/tr.h"
#include "run/fingerprint.h"
#include "run/livecopy.h"
#include "run/mask.h"
#include "run/planner.h"
#include "run/rehearsal.h"
#include "run/replay.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

void addNames(const SchemaObject &object, QSet<QString> &names)
{
    names += object.name.toLower();
    for (const auto &child : object.children) {
        addNames(child, names);
    }
}

} // namespace

VerifyCopy::VerifyCopy(const Session &session, const VerifyRequest &request,
    const ReadOptions &reading, Verification &result)
    : m_session(session)
    , m_reading(reading)
    , m_said(request.watch.said)
    , m_result(result)
    , m_sampled(request.sampled)
    , m_rows(request.rows)
{
}

void VerifyCopy::say(const QString &words) const
{
    if (m_said) {
        m_said(words);
    }
}

Result<void> VerifyCopy::begin()
{
    auto live = m_session.engine->connect(m_session.connection, Access::ReadOnly);
    if (!live) {
        return fail(live.error());
    }
    auto history = m_session.format->history(**live, m_session.context);
    auto schema = schemaTools(m_session.engine->info().id)->read(**live, m_reading);
    if (!history || !schema) {
        return fail(history ? schema.error() : history.error());
    }
    m_history = std::move(*history);
    m_live = std::move(*schema);
    m_server = versionText((*live)->server());
    return m_rows > 0 || m_sampled ? readRows(**live) : Result<void>();
}

Result<void> VerifyCopy::readRows(Connection &live)
{
    say(tr("Looking at the live tables"));
    if (!m_sampled) {
        auto facts = readSeen(*m_session.engine, live, m_rows);
        m_facts = facts.value_or(SeenTables());
        return facts ? Result<void>() : fail(facts.error());
    }
    const auto settings = readRehearsalSettings(m_session.project.root);
    if (!settings) {
        return fail(settings.error());
    }
    m_rows = m_rows > 0 ? m_rows : settings->sample;
    auto sample = readSample(*m_session.engine, live,
        { .rows = m_rows, .settings = *settings, .history = m_history.table }, m_reading.stop);
    if (!sample) {
        return fail(sample.error());
    }
    for (const auto &object : std::as_const(m_live.objects)) {
        addNames(object, m_names);
    }
    m_sample = std::move(*sample);
    m_facts = m_sample->facts;
    m_result.masked = m_sample->masked;
    m_result.notes += m_sample->notes;
    return {};
}

// A server repeats values in what it says; what becomes of live ones is nobody's business.
Error VerifyCopy::told(const Error &error) const
{
    return m_sample ? withoutValues(error, m_names) : error;
}

Result<void> VerifyCopy::stage(bool bare)
{
    m_scratch.reset();
    m_givenUp.clear();
    auto live = m_session.engine->connect(m_session.connection, Access::ReadOnly);
    if (!live) {
        return fail(live.error());
    }
    auto scratch = liveCopy(m_session, m_live, m_history, **live, m_reading,
        m_sample || bare ? CopiedRows::History : CopiedRows::Whole);
    if (!scratch) {
        return fail(scratch.error());
    }
    m_scratch = std::move(*scratch);
    if (m_session.engine->info().embedded) { // gone afterwards anyway
        std::ignore = m_scratch->connection().execute(u"PRAGMA synchronous = OFF"_s);
    }
    if (!m_sample || bare) {
        return {};
    }
    const auto loaded = loadSample(
        *m_session.engine, m_scratch->connection(), *m_sample, m_reading.stop);
    if (!loaded) {
        return fail(loaded.error());
    }
    m_result.sampled = loaded->rows;
    note(loaded->notes);
    return {};
}

void VerifyCopy::note(const QStringList &notes)
{
    for (const auto &words : notes) {
        if (!m_result.notes.contains(words)) {
            m_result.notes += words;
        }
    }
}

Result<void> VerifyCopy::fill()
{
    if (m_rows <= 0) {
        return {};
    }
    const SeedRequest request { .rows = m_rows,
        .facts = m_facts,
        .history = m_history.table,
        .onlyEmpty = m_sample.has_value(),
        .givenUp = m_givenUp };
    const auto seeded = seedRows(
        *m_session.engine, m_scratch->connection(), request, m_reading.stop);
    if (!seeded) {
        return fail(seeded.error());
    }
    m_result.rows += seeded->rows;
    m_givenUp += seeded->givenUp;
    note(seeded->notes);
    return {};
}

bool VerifyCopy::hasRows() const
{
    return m_rows > 0 || m_sample || m_session.engine->info().embedded;
}

Result<qint64> VerifyCopy::leg(const Piece &piece, Direction direction)
{
    say(direction == Direction::Up ? tr("%1: up").arg(piece.version.text)
                                   : tr("%1: down").arg(piece.version.text));
    QElapsedTimer timer;
    timer.start();
    if (const auto fresh = m_scratch->reconnect(); !fresh) {
        return fail(fresh.error());
    }
    const auto session = movedTo(m_session, m_scratch->settings());
    const auto plan = makePlan(session,
        { .direction = direction,
            .kind = Target::Kind::Chosen,
            .chosen = { piece.version },
            .allowLate = true });
    if (!plan) {
        return fail(told(plan.error()));
    }
    if (plan->steps.size() != 1) {
        return fail({ .kind = ErrorKind::Failed,
            .what = tr("Migration %1 cannot be run by itself.").arg(piece.version.text) });
    }
    RehearsalWatch watch;
    const auto done = rehearsePlan(session, *plan, m_scratch->connection(), watch, m_reading.stop);
    return done ? Result<qint64>(timer.elapsed()) : fail(told(done.error()));
}

// Sums of the tables that the migration names and of those that hang on them; counts of the rest.
Result<Sight> VerifyCopy::look(const Piece &piece)
{
    if (const auto fresh = m_scratch->reconnect(); !fresh) {
        return fail(fresh.error());
    }
    auto schema = schemaTools(m_session.engine->info().id)
                      ->read(m_scratch->connection(), m_reading);
    auto tables = schema ? tableShapes(*m_session.engine, m_scratch->connection())
                         : fail(schema.error());
    if (!tables) {
        return fail(tables.error());
    }
    withoutHistory(*schema, m_history.table);
    tables->removeIf([this](const TableShape &table) { return isHistory(table, m_history.table); });
    const MigrationWords up(piece.rendering.up);
    const MigrationWords down(piece.rendering.down.value_or(Script()));
    QSet<QString> summed;
    for (const auto &table : *tables) {
        if (up.name(table.name) || down.name(table.name)) {
            summed += table.name;
        }
    }
    for (auto before = qsizetype(-1); before != summed.size();) {
        before = summed.size();
        for (const auto &table : *tables) {
            const auto hangs = [&](const TableLink &link) { return summed.contains(link.table); };
            if (std::ranges::any_of(table.links, hangs)) {
                summed += table.name;
            }
        }
    }
    auto data = readData(*m_session.engine, m_scratch->connection(), *tables, summed);
    if (!data) {
        return fail(data.error());
    }
    return Sight { std::move(*schema), std::move(*tables), std::move(*data) };
}

// SQLite only: our own sessions leave foreign keys off, the application's may not. Then a rebuild
// empties the tables that hang on it.
QList<RowChange> VerifyCopy::cascades(const Piece &piece, const Sight &before)
{
    const auto &script = piece.direction == Direction::Up ? std::optional(piece.rendering.up)
                                                          : piece.rendering.down;
    const bool drops = script && MigrationWords(*script).names.contains(u"drop"_s);
    if (!m_session.engine->info().embedded || !drops
        || std::ranges::all_of(
            before.tables, [](const TableShape &table) { return table.links.isEmpty(); })) {
        return {};
    }
    auto copy = Scratch::copyOf(*m_session.engine, m_scratch->settings(), m_reading.stop);
    if (!copy || !(*copy)->connection().execute(u"PRAGMA foreign_keys = ON"_s)) {
        return {};
    }
    const auto session = movedTo(m_session, (*copy)->settings());
    const auto plan = makePlan(session,
        { .direction = piece.direction,
            .kind = Target::Kind::Chosen,
            .chosen = { piece.version },
            .allowLate = true });
    RehearsalWatch watch;
    if (!plan || !rehearsePlan(session, *plan, (*copy)->connection(), watch, m_reading.stop)) {
        return {}; // a failure there is no loss
    }
    QList<RowChange> changes;
    const MigrationWords words(*script);
    for (const auto &table : before.tables) {
        const auto rows = (*copy)->connection().query(u"SELECT count(*) FROM "_s + table.sql);
        const auto was = before.data.tables.value(table.name).rows;
        const auto now = rows ? rows->rows.value(0).value(0).toLongLong() : was;
        if (now < was && !words.deletesFrom(table.name)) {
            changes += RowChange { table.name, {}, was, now, true, true };
        }
    }
    return changes;
}

} // namespace Switchback
