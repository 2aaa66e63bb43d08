// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/verify.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/fingerprint.h"
#include "run/livecopy.h"
#include "run/mask.h"
#include "run/planner.h"
#include "run/prooflog.h"
#include "run/rehearsal.h"
#include "run/replay.h"
#include "run/sample.h"
#include "run/seed.h"
#include "run/sight.h"
#include "run/verifypieces.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Direction opposite(Direction direction)
{
    return direction == Direction::Up ? Direction::Down : Direction::Up;
}

// Stopping and losing the scratch server end everything; all else is said of the migration.
bool endsAll(const Error &error)
{
    return error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Connection;
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
    Result<void> stage();
    bool hasRows() const;
    void note(const QStringList &notes);
    Result<void> restage(const QList<Piece> &pieces, qsizetype count);
    Result<bool> getPast(const QList<Piece> &pieces, qsizetype at);
    void leaveOut(const QList<Piece> &pieces, qsizetype at);
    Result<bool> pass(const QList<Piece> &pieces, qsizetype at);
    Result<void> readRows(Connection &live);
    Error told(const Error &error) const;
    QList<Piece> wanted(const QList<Piece> &pieces) const;
    Result<void> rehearse(const QList<Piece> &pieces);
    Result<bool> rehearseOne(const QList<Piece> &pieces, qsizetype at);
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
    QSet<QString> m_givenUp;
    qint64 m_rows = 0;
    std::optional<Sample> m_sample;
    QSet<QString> m_names; // that an error may repeat though live rows are there
    QString m_server;
    qsizetype m_bare = 0; // so many pieces get through only where there are no rows
    bool m_ended = false; // a first way failed
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
        for (const auto &piece : wanted(pieces)) {
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
    m_rows = m_request.rows;
    return m_rows > 0 || m_request.sampled ? readRows(**live) : Result<void>();
}

void addNames(const SchemaObject &object, QSet<QString> &names)
{
    names += object.name.toLower();
    for (const auto &child : object.children) {
        addNames(child, names);
    }
}

Result<void> Verifier::readRows(Connection &live)
{
    say(tr("Looking at the live tables"));
    if (!m_request.sampled) {
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
Error Verifier::told(const Error &error) const
{
    return m_sample ? withoutValues(error, m_names) : error;
}

Result<void> Verifier::stage()
{
    m_scratch.reset();
    m_givenUp.clear();
    auto live = m_session.engine->connect(m_session.connection, Access::ReadOnly);
    if (!live) {
        return fail(live.error());
    }
    auto scratch = liveCopy(m_session, m_live, m_history, **live, m_reading,
        m_sample || m_bare > 0 ? CopiedRows::History : CopiedRows::Whole);
    if (!scratch) {
        return fail(scratch.error());
    }
    m_scratch = std::move(*scratch);
    if (m_session.engine->info().embedded) { // gone afterwards anyway
        std::ignore = m_scratch->connection().execute(u"PRAGMA synchronous = OFF"_s);
    }
    if (!m_sample || m_bare > 0) {
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

void Verifier::note(const QStringList &notes)
{
    for (const auto &words : notes) {
        if (!m_result.notes.contains(words)) {
            m_result.notes += words;
        }
    }
}

Result<void> Verifier::fill()
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

// The copy as it was after the first `count` pieces; a way that failed may have left it halfway.
// They were tried on rows before: made-up ones come when all are through.
Result<void> Verifier::restage(const QList<Piece> &pieces, qsizetype count)
{
    say(tr("Making the scratch copy anew"));
    auto done = stage();
    for (qsizetype i = 0; done && i < count; ++i) {
        const auto gone = leg(pieces.at(i), pieces.at(i).direction);
        done = gone ? done : fail(gone.error());
    }
    return done;
}

bool Verifier::hasRows() const
{
    return m_rows > 0 || m_sample || m_session.engine->info().embedded;
}

/// A first way that fails on rows may go where there are none: then what follows is tried as well.
Result<bool> Verifier::getPast(const QList<Piece> &pieces, qsizetype at)
{
    const auto &piece = pieces.at(at);
    const bool fails = !m_result.trips.last().error.what.isEmpty()
        && m_result.trips.last().proof.verdict != Verdict::NotRehearsed;
    if (!fails || !hasRows()) {
        return false;
    }
    m_bare = at + 1;
    if (const auto past = restage(pieces, at + 1); !past) {
        return endsAll(past.error()) ? Result<bool>(fail(past.error())) : false;
    }
    const auto words = m_rows > 0
        ? tr("%1 fails on rows and runs without any; what follows was tried on rows made after it.")
        : tr("%1 fails on rows and runs without any; what follows was tried without them.");
    note({ words.arg(piece.version.text) });
    return true;
}

void Verifier::leaveOut(const QList<Piece> &pieces, qsizetype at)
{
    for (const auto &piece : wanted(pieces.sliced(at + 1))) {
        auto trip = tripOf(piece);
        trip.error = { .kind = ErrorKind::Refused,
            .what = tr("Not tried: %1 is in the way.").arg(pieces.at(at).version.text) };
        m_result.trips += trip;
    }
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
    const bool there = !failed || !trip.ms.isEmpty() || piece.direction == Direction::Down;
    proof.verdict = untried          ? Verdict::NotRehearsed
        : !there                     ? Verdict::Fails
        : broken                     ? Verdict::Broken
        : !trip.reversible           ? Verdict::Impossible
        : !trip.lost.isEmpty()       ? Verdict::Lossy
        : touches && proof.rows == 0 ? Verdict::ShapeOnly
                                     : Verdict::Proven;
    if (proof.verdict == Verdict::Impossible) {
        proof.reasons += whyIrreversible(piece.rendering);
    }
    trip.returns = trip.reversible && !broken && (!m_request.strict || trip.lost.isEmpty());
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

QList<Piece> Verifier::wanted(const QList<Piece> &pieces) const
{
    auto list = pieces;
    list.removeIf([](const Piece &piece) { return piece.passes; });
    return list;
}

/// One that lies on the way; false when it does not get through: then it is worth a rehearsal.
Result<bool> Verifier::pass(const QList<Piece> &pieces, qsizetype at)
{
    const auto filled = fill();
    const auto gone = filled ? leg(pieces.at(at), pieces.at(at).direction) : fail(filled.error());
    if (gone || endsAll(gone.error())) {
        return gone ? Result<bool>(true) : fail(gone.error());
    }
    const auto again = restage(pieces, at);
    return again ? Result<bool>(false) : fail(again.error());
}

/// False: nothing that follows can be tried.
Result<bool> Verifier::rehearseOne(const QList<Piece> &pieces, qsizetype at)
{
    const auto passed = pieces.at(at).passes ? pass(pieces, at) : Result<bool>(false);
    if (!passed || *passed) {
        return passed;
    }
    auto one = trip(pieces.at(at));
    if (!one) {
        return fail(one.error());
    }
    const bool tried = one->proof.verdict != Verdict::NotRehearsed;
    if (const auto kept = tried ? keepProofs({ one->proof }) : Result<void>(); !kept) {
        return fail(kept.error());
    }
    // Without its first way nothing that follows can be tried.
    const bool goesOn = !one->ms.isEmpty();
    const bool halfway = goesOn && one->reversible && one->proof.verdict == Verdict::Broken;
    if (m_request.watch.ended) {
        m_request.watch.ended(*one);
    }
    m_result.trips += std::move(*one);
    if (!goesOn && at + 1 < pieces.size()) {
        return getPast(pieces, at);
    }
    const auto again = halfway && at + 1 < pieces.size() ? restage(pieces, at + 1) : Result<void>();
    return again ? Result<bool>(goesOn) : fail(again.error());
}

Result<void> Verifier::rehearse(const QList<Piece> &pieces)
{
    m_bare = 0;
    auto staged = pieces.isEmpty() ? Result<void>() : stage();
    for (qsizetype i = 0; staged && i < pieces.size(); ++i) {
        const auto goesOn = rehearseOne(pieces, i);
        if (!goesOn) {
            return fail(goesOn.error());
        }
        m_ended = m_ended || !*goesOn;
        if (!*goesOn) {
            leaveOut(pieces, i);
            break;
        }
    }
    return staged;
}

Result<Verification> Verifier::run()
{
    const auto begun = begin();
    const auto chosen = begun ? verifyPieces(m_session, m_request) : fail(begun.error());
    if (!chosen) {
        return fail(chosen.error());
    }
    const auto &all = chosen->pieces;
    list(all);
    // What is pending and what is applied both start from what is there now.
    auto up = all;
    up.removeIf([](const Piece &piece) { return piece.direction == Direction::Down; });
    auto done = rehearse(up);
    m_result.trips += chosen->open;
    done = done ? rehearse(all.mid(up.size())) : done;
    if (!done) {
        return fail(done.error());
    }
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
