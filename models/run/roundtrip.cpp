// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/roundtrip.h"

#include "core/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Direction opposite(Direction direction)
{
    return direction == Direction::Up ? Direction::Down : Direction::Up;
}

/// The one that is under way.
class TripRun
{
public:
    TripRun(const Piece &piece, const VerifyRequest &request, VerifyCopy &copy)
        : m_piece(piece)
        , m_request(request)
        , m_copy(copy)
        , m_trip(untriedTrip(piece))
    {
    }
    Result<RoundTrip> run();

private:
    void begins(int leg) const;
    Result<void> backAndAgain(const Sight &before, const Sight &there);
    void judge(const Sight &before);

    const Piece &m_piece;
    const VerifyRequest &m_request;
    VerifyCopy &m_copy;
    RoundTrip m_trip;
};

void TripRun::begins(int leg) const
{
    if (m_request.watch.begun) {
        m_request.watch.begun(m_piece.version, leg);
    }
}

void TripRun::judge(const Sight &before)
{
    auto &proof = m_trip.proof;
    proof = { .source = m_piece.source,
        .engine = m_copy.engine().info().id,
        .server = m_copy.server(),
        .version = m_piece.version,
        .at = QDateTime::currentDateTimeUtc() };
    bool touches = false;
    for (auto it = before.data.tables.cbegin(); it != before.data.tables.cend(); ++it) {
        touches = touches || !it->columns.isEmpty();
        proof.rows += it->columns.isEmpty() ? 0 : it->rows;
    }
    for (const auto &change : std::as_const(m_trip.difference)) {
        proof.reasons += differenceWords(change);
    }
    for (const auto &change : m_trip.damage + m_trip.lost) {
        proof.reasons += rowChangeWords(change);
    }
    const bool failed = !m_trip.error.what.isEmpty();
    if (failed) {
        proof.reasons.prepend(oneLine(m_trip.error));
    }
    // What the tool's own order does not allow by itself says nothing of the way back.
    const bool untried = failed && m_trip.error.kind == ErrorKind::Refused;
    const bool broken = failed || !m_trip.difference.isEmpty() || !m_trip.damage.isEmpty();
    const bool there = !failed || !m_trip.ms.isEmpty() || m_piece.direction == Direction::Down;
    proof.verdict = untried          ? Verdict::NotRehearsed
        : !there                     ? Verdict::Fails
        : broken                     ? Verdict::Broken
        : !m_trip.reversible         ? Verdict::Impossible
        : !m_trip.lost.isEmpty()     ? Verdict::Lossy
        : touches && proof.rows == 0 ? Verdict::ShapeOnly
                                     : Verdict::Proven;
    if (proof.verdict == Verdict::Impossible) {
        proof.reasons += whyIrreversible(m_piece.rendering);
    }
    m_trip.returns = m_trip.reversible && !broken && (!m_request.strict || m_trip.lost.isEmpty());
}

Result<void> TripRun::backAndAgain(const Sight &before, const Sight &there)
{
    const auto keep = [this](const Error &error) -> Result<void> {
        m_trip.error = error;
        return endsAll(error) ? Result<void>(fail(error)) : Result<void>();
    };
    begins(1);
    const auto back = m_copy.leg(m_piece, opposite(m_piece.direction));
    if (!back) {
        return keep(back.error());
    }
    const auto after = m_copy.look(m_piece);
    if (!after) {
        return fail(after.error());
    }
    m_trip.ms += *back;
    m_trip.fingerprints += after->fingerprint();
    const MigrationWords up(m_piece.rendering.up);
    const MigrationWords down(m_piece.rendering.down.value_or(Script()));
    const bool goesUp = m_piece.direction == Direction::Up;
    compareSights({ before, there, *after, goesUp ? up : down, goesUp ? down : up }, m_trip);
    begins(2);
    const auto again = m_copy.leg(m_piece, m_piece.direction);
    if (!again) {
        return keep(again.error());
    }
    const auto end = m_copy.look(m_piece);
    if (!end) {
        return fail(end.error());
    }
    m_trip.ms += *again;
    m_trip.fingerprints += end->fingerprint();
    const auto differs = schemaChanges(there.schema, end->schema);
    if (m_trip.difference.isEmpty() && !differs.isEmpty()) {
        m_trip.error = { .kind = ErrorKind::Failed,
            .what = tr("The second time it comes to something else: %1")
                .arg(differenceWords(differs.first())) };
    }
    return {};
}

Result<RoundTrip> TripRun::run()
{
    const auto filled = m_copy.fill();
    const auto before = filled ? m_copy.look(m_piece) : fail(filled.error());
    if (!before) {
        return fail(before.error());
    }
    m_trip.fingerprints += before->fingerprint();
    if (m_piece.direction == Direction::Down && !m_trip.reversible) {
        judge(*before);
        return m_trip;
    }
    const auto hidden = m_copy.cascades(m_piece, *before);
    begins(0);
    const auto gone = m_copy.leg(m_piece, m_piece.direction);
    if (!gone) {
        m_trip.error = gone.error();
        judge(*before);
        return endsAll(gone.error()) ? Result<RoundTrip>(fail(gone.error())) : m_trip;
    }
    m_trip.ms += *gone;
    const auto there = m_copy.look(m_piece);
    if (!there) {
        return fail(there.error());
    }
    m_trip.fingerprints += there->fingerprint();
    if (m_trip.reversible) {
        if (const auto done = backAndAgain(*before, *there); !done) {
            return fail(done.error());
        }
    } else {
        // Rows that go on the way are worth knowing even where there is no way back.
        for (const auto &table :
            silentLosses(*before, *there, MigrationWords(m_piece.rendering.up))) {
            m_trip.damage += RowChange { table, {}, before->data.tables.value(table).rows,
                there->data.tables.value(table).rows, true };
        }
    }
    for (const auto &change : hidden) {
        if (!std::ranges::contains(m_trip.damage, change.table, &RowChange::table)) {
            m_trip.damage += change;
        }
    }
    judge(*before);
    return m_trip;
}

} // namespace

bool endsAll(const Error &error)
{
    return error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Connection;
}

RoundTrip untriedTrip(const Piece &piece)
{
    return { .version = piece.version,
        .name = piece.name,
        .path = piece.path,
        .first = piece.direction,
        .reversible = piece.rendering.down.has_value() };
}

Result<RoundTrip> roundTrip(const Piece &piece, const VerifyRequest &request, VerifyCopy &copy)
{
    return TripRun(piece, request, copy).run();
}

} // namespace Switchback
