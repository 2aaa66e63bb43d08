// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/verify.h"

#include "core/tr.h"
#include "run/prooflog.h"
#include "run/roundtrip.h"

#include <algorithm>

namespace Switchback {

namespace {

/// Goes through the migrations in their order, and past those that fail.
class Verifier
{
public:
    Verifier(const Session &session, const VerifyRequest &request, const ReadOptions &reading)
        : m_session(session)
        , m_request(request)
        , m_copy(session, request, reading, m_result)
    {
    }
    Result<Verification> run();

private:
    QList<Piece> wanted(const QList<Piece> &pieces) const;
    void list(const QList<Piece> &pieces) const;
    Result<void> restage(const QList<Piece> &pieces, qsizetype count);
    Result<bool> getPast(const QList<Piece> &pieces, qsizetype at);
    void leaveOut(const QList<Piece> &pieces, qsizetype at);
    Result<bool> pass(const QList<Piece> &pieces, qsizetype at);
    Result<bool> rehearseOne(const QList<Piece> &pieces, qsizetype at);
    Result<void> rehearse(const QList<Piece> &pieces);

    const Session &m_session;
    const VerifyRequest &m_request;
    Verification m_result;
    VerifyCopy m_copy;
    qsizetype m_bare = 0; // so many pieces get through only where there are no rows
    bool m_ended = false; // a first way failed
};

QList<Piece> Verifier::wanted(const QList<Piece> &pieces) const
{
    auto list = pieces;
    list.removeIf([](const Piece &piece) { return piece.passes; });
    return list;
}

void Verifier::list(const QList<Piece> &pieces) const
{
    if (m_request.watch.listed) {
        QList<RoundTrip> trips;
        for (const auto &piece : wanted(pieces)) {
            trips += untriedTrip(piece);
        }
        m_request.watch.listed(trips);
    }
}

// The copy as it was after the first `count` pieces; a way that failed may have left it halfway.
// They were tried on rows before: made-up ones come when all are through.
Result<void> Verifier::restage(const QList<Piece> &pieces, qsizetype count)
{
    m_copy.say(tr("Making the scratch copy anew"));
    auto done = m_copy.stage(m_bare > 0);
    for (qsizetype i = 0; done && i < count; ++i) {
        const auto gone = m_copy.leg(pieces.at(i), pieces.at(i).direction);
        done = gone ? done : fail(gone.error());
    }
    return done;
}

/// A first way that fails on rows may go where there are none: then what follows is tried as well.
Result<bool> Verifier::getPast(const QList<Piece> &pieces, qsizetype at)
{
    const auto &piece = pieces.at(at);
    const bool fails = !m_result.trips.last().error.what.isEmpty()
        && m_result.trips.last().proof.verdict != Verdict::NotRehearsed;
    if (!fails || !m_copy.hasRows()) {
        return false;
    }
    m_bare = at + 1;
    if (const auto past = restage(pieces, at + 1); !past) {
        return endsAll(past.error()) ? Result<bool>(fail(past.error())) : false;
    }
    const auto words = m_copy.makesRows()
        ? tr("%1 fails on rows and runs without any; what follows was tried on rows made after it.")
        : tr("%1 fails on rows and runs without any; what follows was tried without them.");
    m_copy.note({ words.arg(piece.version.text) });
    return true;
}

void Verifier::leaveOut(const QList<Piece> &pieces, qsizetype at)
{
    for (const auto &piece : wanted(pieces.sliced(at + 1))) {
        auto trip = untriedTrip(piece);
        trip.error = { .kind = ErrorKind::Refused,
            .what = tr("Not tried: %1 is in the way.").arg(pieces.at(at).version.text) };
        m_result.trips += trip;
    }
}

/// One that lies on the way; false when it does not get through: then it is worth a rehearsal.
Result<bool> Verifier::pass(const QList<Piece> &pieces, qsizetype at)
{
    const auto filled = m_copy.fill();
    const auto gone = filled ? m_copy.leg(pieces.at(at), pieces.at(at).direction)
                             : fail(filled.error());
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
    auto one = roundTrip(pieces.at(at), m_request, m_copy);
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
    auto staged = pieces.isEmpty() ? Result<void>() : m_copy.stage(false);
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
    const auto begun = m_copy.begin();
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
    m_copy.drop();
    return std::move(m_result);
}

} // namespace

Result<Verification> verifyPlan(
    const Session &session, const VerifyRequest &request, const ReadOptions &reading)
{
    return Verifier(session, request, reading).run();
}

} // namespace Switchback
