// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/verify.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/fingerprint.h"
#include "run/livecopy.h"
#include "run/planner.h"
#include "run/prooflog.h"
#include "run/rehearsal.h"
#include "run/replay.h"
#include "run/seed.h"
#include "run/sight.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// What there is to rehearse.
struct Piece {
    Version version;
    QString name;
    QString path;
    QString source;
    Direction direction = Direction::Up; // of the first leg
    Rendering rendering;
};

Direction opposite(Direction direction)
{
    return direction == Direction::Up ? Direction::Down : Direction::Up;
}

class Verifier
{
public:
    Verifier(const Session &session, const VerifyRequest &request, const ReadOptions &reading)
        : m_session(session)
        , m_request(request)
        , m_reading(reading)
    {
    }
    Result<Verification> run();

private:
    Result<void> begin();
    Result<QList<Piece>> pieces();
    Result<QList<Piece>> pendingPieces(const MigrationSet &files);
    Result<QList<Piece>> appliedPieces(const Status &status);
    Piece pieceOf(const Migration &migration, Direction direction) const;
    Result<void> stage();
    Result<void> restage(const QList<Piece> &pieces, qsizetype count);
    Result<void> fill();
    Result<qint64> leg(const Piece &piece, Direction direction);
    Result<Sight> look(const Piece &piece);
    Result<RoundTrip> trip(const Piece &piece);
    QList<RowChange> cascades(const Piece &piece, const Sight &before);
    Result<void> backAndAgain(
        const Piece &piece, const Sight &before, const Sight &there, RoundTrip &trip);
    void judge(const Sight &before, const Piece &piece, RoundTrip &trip) const;
    void say(const QString &words) const;
    void begins(const Piece &piece, int leg) const;
    void list(const QList<Piece> &pieces) const;
    static RoundTrip tripOf(const Piece &piece);

    const Session &m_session;
    const VerifyRequest &m_request;
    const ReadOptions &m_reading;
    Verification m_result;
    History m_history;
    Schema m_live;
    SeenTables m_facts;
    QString m_server;
    std::unique_ptr<Scratch> m_scratch;
};

void Verifier::say(const QString &words) const
{
    if (m_request.watch.said) {
        m_request.watch.said(words);
    }
}

void Verifier::begins(const Piece &piece, int leg) const
{
    if (m_request.watch.begun) {
        m_request.watch.begun(piece.version, leg);
    }
}

RoundTrip Verifier::tripOf(const Piece &piece)
{
    return { .version = piece.version,
        .name = piece.name,
        .path = piece.path,
        .first = piece.direction,
        .reversible = piece.rendering.down.has_value() };
}

void Verifier::list(const QList<Piece> &pieces) const
{
    if (m_request.watch.listed) {
        QList<RoundTrip> trips;
        for (const auto &piece : pieces) {
            trips += tripOf(piece);
        }
        m_request.watch.listed(trips);
    }
}

Result<void> Verifier::begin()
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
    if (m_request.rows > 0) {
        say(tr("Looking at the live tables"));
        auto facts = readSeen(*m_session.engine, **live, m_request.rows);
        if (!facts) {
            return fail(facts.error());
        }
        m_facts = std::move(*facts);
    }
    return {};
}

Piece Verifier::pieceOf(const Migration &migration, Direction direction) const
{
    Piece piece { migration.version, migration.name, migration.path, {}, direction, {} };
    if (const auto loaded = m_session.format->loaded(migration, m_session.context)) {
        piece.source = sourceHash(*loaded);
        piece.rendering = m_session.format->render(*loaded, m_session.context);
    }
    return piece;
}

Result<QList<Piece>> Verifier::pendingPieces(const MigrationSet &files)
{
    const auto plan = makePlan(m_session, m_request.target);
    if (!plan) {
        return fail(plan.error());
    }
    QList<Piece> list;
    for (const auto &step : plan->steps) {
        const auto migration = std::ranges::find(
            files.migrations, step.version, &Migration::version);
        if (migration != files.migrations.end()) {
            list += pieceOf(*migration, Direction::Up);
        }
    }
    if (plan->stop) {
        RoundTrip open {
            .version = plan->stop->version, .name = plan->stop->name, .path = plan->stop->place.file
        };
        open.error = { .kind = ErrorKind::Refused,
            .what = tr("It can only be run by the project's own tool: %1").arg(plan->stop->reason),
            .place = plan->stop->place };
        m_result.trips += open;
    }
    return list;
}

Result<QList<Piece>> Verifier::appliedPieces(const Status &status)
{
    QList<const TimelineEntry *> entries;
    for (const auto &entry : status.timeline.entries) {
        if (isApplied(entry.state) && entry.state != State::Baseline && !entry.repeatable
            && entry.migration >= 0) {
            entries.prepend(&entry);
        }
    }
    if (m_session.format->rules().rollback == HistoryRules::Rollback::AppliedOrder) {
        std::ranges::stable_sort(entries, std::greater {}, &TimelineEntry::appliedOrder);
    }
    const auto wanted = std::ranges::find(entries, m_request.applied, &TimelineEntry::version);
    if (m_request.last == 0 && wanted == entries.end()) {
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("Version '%1' is not applied.").arg(elided(m_request.applied.text, 60)),
            .untouched = tr("Nothing was run."),
            .next = tr("'status' lists the versions.") });
    }
    entries.resize(std::min(entries.size(),
        m_request.last > 0 ? qsizetype(m_request.last) : wanted - entries.begin() + 1));
    QList<Piece> list;
    for (const auto *entry : std::as_const(entries)) {
        list += pieceOf(status.files.migrations.at(entry->migration), Direction::Down);
    }
    return list;
}

Result<QList<Piece>> Verifier::pieces()
{
    if (m_request.last == 0 && m_request.applied.text.isEmpty()) {
        const auto files = readFiles(m_session);
        return files ? pendingPieces(*files) : fail(files.error());
    }
    const auto status = readStatus(m_session);
    return status ? appliedPieces(*status) : fail(status.error());
}

Result<void> Verifier::stage()
{
    m_scratch.reset();
    auto live = m_session.engine->connect(m_session.connection, Access::ReadOnly);
    if (!live) {
        return fail(live.error());
    }
    auto scratch = liveCopy(m_session, m_live, m_history, **live, m_reading);
    if (!scratch) {
        return fail(scratch.error());
    }
    m_scratch = std::move(*scratch);
    if (m_session.engine->info().embedded) { // gone afterwards anyway
        std::ignore = m_scratch->connection().execute(u"PRAGMA synchronous = OFF"_s);
    }
    return {};
}

Result<void> Verifier::fill()
{
    if (m_request.rows <= 0) {
        return {};
    }
    const SeedRequest request {
        .rows = m_request.rows, .facts = m_facts, .history = m_history.table
    };
    const auto seeded = seedRows(
        *m_session.engine, m_scratch->connection(), request, m_reading.stop);
    if (!seeded) {
        return fail(seeded.error());
    }
    m_result.rows += seeded->rows;
    for (const auto &note : seeded->notes) {
        if (!m_result.notes.contains(note)) {
            m_result.notes += note;
        }
    }
    return {};
}

// The copy as it was after the first `count` pieces; a way that failed may have left it halfway.
Result<void> Verifier::restage(const QList<Piece> &pieces, qsizetype count)
{
    say(tr("Making the scratch copy anew"));
    auto done = stage();
    for (qsizetype i = 0; done && i < count; ++i) {
        done = fill();
        const auto gone = done ? leg(pieces.at(i), pieces.at(i).direction) : fail(done.error());
        done = gone ? done : fail(gone.error());
    }
    return done;
}

Result<qint64> Verifier::leg(const Piece &piece, Direction direction)
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
        return fail(plan.error());
    }
    if (plan->steps.size() != 1) {
        return fail({ .kind = ErrorKind::Failed,
            .what = tr("Migration %1 cannot be run by itself.").arg(piece.version.text) });
    }
    RehearsalWatch watch;
    const auto done = rehearsePlan(session, *plan, m_scratch->connection(), watch, m_reading.stop);
    return done ? Result<qint64>(timer.elapsed()) : fail(done.error());
}

// Sums of the tables that the migration names and of those that hang on them; counts of the rest.
Result<Sight> Verifier::look(const Piece &piece)
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

void Verifier::judge(const Sight &before, const Piece &piece, RoundTrip &trip) const
{
    auto &proof = trip.proof;
    proof = { .source = piece.source,
        .engine = m_session.engine->info().id,
        .server = m_server,
        .version = piece.version,
        .at = QDateTime::currentDateTimeUtc() };
    bool touches = false;
    for (auto it = before.data.tables.cbegin(); it != before.data.tables.cend(); ++it) {
        touches = touches || !it->columns.isEmpty();
        proof.rows += it->columns.isEmpty() ? 0 : it->rows;
    }
    for (const auto &change : std::as_const(trip.difference)) {
        proof.reasons += differenceWords(change);
    }
    for (const auto &change : trip.damage + trip.lost) {
        proof.reasons += rowChangeWords(change);
    }
    const bool failed = !trip.error.what.isEmpty();
    if (failed) {
        proof.reasons.prepend(oneLine(trip.error));
    }
    // What the tool's own order does not allow by itself says nothing of the way back.
    const bool untried = failed && trip.error.kind == ErrorKind::Refused;
    const bool broken = failed || !trip.difference.isEmpty() || !trip.damage.isEmpty();
    proof.verdict = untried          ? Verdict::NotRehearsed
        : broken                     ? Verdict::Broken
        : !trip.reversible           ? Verdict::Impossible
        : !trip.lost.isEmpty()       ? Verdict::Lossy
        : touches && proof.rows == 0 ? Verdict::ShapeOnly
                                     : Verdict::Proven;
    if (proof.verdict == Verdict::Impossible) {
        proof.reasons += piece.rendering.irreversible.isEmpty() ? tr("it has no way down.")
                                                                : piece.rendering.irreversible;
    }
    trip.returns = trip.reversible && !broken && (!m_request.strict || trip.lost.isEmpty());
}

// Stopping and losing the scratch server end everything; all else is said of the migration.
bool endsAll(const Error &error)
{
    return error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Connection;
}

// SQLite only: our own sessions leave foreign keys off, the application's may not. Then a rebuild
// empties the tables that hang on it.
QList<RowChange> Verifier::cascades(const Piece &piece, const Sight &before)
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

Result<void> Verifier::backAndAgain(
    const Piece &piece, const Sight &before, const Sight &there, RoundTrip &trip)
{
    const auto keep = [&trip](const Error &error) -> Result<void> {
        trip.error = error;
        return endsAll(error) ? Result<void>(fail(error)) : Result<void>();
    };
    begins(piece, 1);
    const auto back = leg(piece, opposite(piece.direction));
    if (!back) {
        return keep(back.error());
    }
    const auto after = look(piece);
    if (!after) {
        return fail(after.error());
    }
    trip.ms += *back;
    trip.fingerprints += after->fingerprint();
    const MigrationWords up(piece.rendering.up);
    const MigrationWords down(piece.rendering.down.value_or(Script()));
    const bool goesUp = piece.direction == Direction::Up;
    compareSights({ before, there, *after, goesUp ? up : down, goesUp ? down : up }, trip);
    begins(piece, 2);
    const auto again = leg(piece, piece.direction);
    if (!again) {
        return keep(again.error());
    }
    const auto end = look(piece);
    if (!end) {
        return fail(end.error());
    }
    trip.ms += *again;
    trip.fingerprints += end->fingerprint();
    const auto differs = schemaChanges(there.schema, end->schema);
    if (trip.difference.isEmpty() && !differs.isEmpty()) {
        trip.error = { .kind = ErrorKind::Failed,
            .what = tr("The second time it comes to something else: %1")
                .arg(differenceWords(differs.first())) };
    }
    return {};
}

Result<RoundTrip> Verifier::trip(const Piece &piece)
{
    auto trip = tripOf(piece);
    const auto filled = fill();
    const auto before = filled ? look(piece) : fail(filled.error());
    if (!before) {
        return fail(before.error());
    }
    trip.fingerprints += before->fingerprint();
    if (piece.direction == Direction::Down && !trip.reversible) {
        judge(*before, piece, trip);
        return trip;
    }
    const auto hidden = cascades(piece, *before);
    begins(piece, 0);
    const auto gone = leg(piece, piece.direction);
    if (!gone) {
        trip.error = gone.error();
        judge(*before, piece, trip);
        return endsAll(gone.error()) ? Result<RoundTrip>(fail(gone.error())) : trip;
    }
    trip.ms += *gone;
    const auto there = look(piece);
    if (!there) {
        return fail(there.error());
    }
    trip.fingerprints += there->fingerprint();
    if (trip.reversible) {
        if (const auto done = backAndAgain(piece, *before, *there, trip); !done) {
            return fail(done.error());
        }
    } else {
        // Rows that go on the way are worth knowing even where there is no way back.
        for (const auto &table :
            silentLosses(*before, *there, MigrationWords(piece.rendering.up))) {
            trip.damage += RowChange { table, {}, before->data.tables.value(table).rows,
                there->data.tables.value(table).rows, true };
        }
    }
    for (const auto &change : hidden) {
        if (!std::ranges::contains(trip.damage, change.table, &RowChange::table)) {
            trip.damage += change;
        }
    }
    judge(*before, piece, trip);
    return trip;
}

Result<Verification> Verifier::run()
{
    const auto begun = begin();
    const auto wanted = begun ? pieces() : fail(begun.error());
    if (!wanted) {
        return fail(wanted.error());
    }
    list(*wanted);
    const auto open = std::exchange(m_result.trips, {});
    bool ended = false;
    const auto staged = wanted->isEmpty() ? Result<void>() : stage();
    for (qsizetype i = 0; staged && !ended && i < wanted->size(); ++i) {
        auto one = trip(wanted->at(i));
        if (!one) {
            return fail(one.error());
        }
        const bool tried = one->proof.verdict != Verdict::NotRehearsed;
        if (const auto kept = tried ? keepProofs({ one->proof }) : Result<void>(); !kept) {
            return fail(kept.error());
        }
        // Without its first way nothing that follows can be tried.
        ended = one->ms.isEmpty();
        const bool halfway = !ended && one->reversible && one->proof.verdict == Verdict::Broken;
        if (m_request.watch.ended) {
            m_request.watch.ended(*one);
        }
        m_result.trips += std::move(*one);
        if (halfway && i + 1 < wanted->size()) {
            if (const auto again = restage(*wanted, i + 1); !again) {
                return fail(again.error());
            }
        }
    }
    if (!staged) {
        return fail(staged.error());
    }
    m_result.trips += ended ? QList<RoundTrip>() : open;
    m_result.ok = std::ranges::all_of(m_result.trips, [](const RoundTrip &trip) {
        return trip.returns || trip.proof.verdict == Verdict::Impossible;
    });
    m_scratch.reset();
    return std::move(m_result);
}

} // namespace

Result<Verification> verifyPlan(
    const Session &session, const VerifyRequest &request, const ReadOptions &reading)
{
    return Verifier(session, request, reading).run();
}

} // namespace Switchback
