// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/verifypieces.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/fingerprint.h"
#include "run/planner.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

class Choice
{
public:
    Choice(const Session &session, const VerifyRequest &request)
        : m_session(session)
        , m_request(request)
    {
    }
    Result<QList<Piece>> pieces();
    const QList<RoundTrip> &open() const { return m_open; }

private:
    Result<QList<Piece>> pendingPieces(const MigrationSet &files, const Target &target);
    Result<QList<Piece>> appliedPieces(const Status &status);
    Result<QList<Piece>> chosenPieces(const Status &status);
    QList<Piece> revertible(const Status &status) const;
    Piece pieceOf(const Migration &migration, Direction direction) const;

    const Session &m_session;
    const VerifyRequest &m_request;
    QList<RoundTrip> m_open;
};

Piece Choice::pieceOf(const Migration &migration, Direction direction) const
{
    Piece piece { migration.version, migration.name, migration.path, {}, direction, {} };
    if (const auto loaded = m_session.format->loaded(migration, m_session.context)) {
        piece.source = sourceHash(*loaded);
        piece.rendering = m_session.format->render(*loaded, m_session.context);
    }
    return piece;
}

Result<QList<Piece>> Choice::pendingPieces(const MigrationSet &files, const Target &target)
{
    const auto plan = makePlan(m_session, target);
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
            .next = tr("What comes after it was not tried."),
            .place = plan->stop->place };
        m_open += open;
    }
    return list;
}

/// What is applied, the newest first.
QList<Piece> Choice::revertible(const Status &status) const
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
    QList<Piece> list;
    for (const auto *entry : std::as_const(entries)) {
        list += pieceOf(status.files.migrations.at(entry->migration), Direction::Down);
    }
    return list;
}

Error notApplied(const Version &version, const QString &what)
{
    return { .kind = ErrorKind::Usage,
        .what = what.arg(elided(version.text, 60)),
        .untouched = tr("Nothing was run."),
        .next = tr("'status' lists the versions.") };
}

Result<QList<Piece>> Choice::appliedPieces(const Status &status)
{
    auto list = revertible(status);
    const auto wanted = std::ranges::find(list, m_request.applied, &Piece::version);
    if (m_request.last == 0 && wanted == list.end()) {
        return fail(notApplied(m_request.applied, tr("Version '%1' is not applied.")));
    }
    list.resize(std::min(
        list.size(), m_request.last > 0 ? qsizetype(m_request.last) : wanted - list.begin() + 1));
    return list;
}

// Pending ones from the oldest on, then applied ones from the newest back; the others between them
// are gone through, so that each one is tried on what it was written for.
Result<QList<Piece>> Choice::chosenPieces(const Status &status)
{
    QSet<Version> left(m_request.chosen.begin(), m_request.chosen.end());
    const auto as = [&left](QList<Piece> list) {
        qsizetype end = 0;
        for (qsizetype i = 0; i < list.size(); ++i) {
            list[i].passes = !left.remove(list.at(i).version);
            end = list.at(i).passes ? end : i + 1;
        }
        list.resize(end);
        return list;
    };
    const auto applied = as(revertible(status));
    if (left.isEmpty()) {
        return applied;
    }
    const auto &entries = status.timeline.entries;
    const auto last = std::ranges::find_if(entries.rbegin(), entries.rend(),
        [&left](const TimelineEntry &entry) { return left.contains(entry.version); });
    if (last == entries.rend()) {
        return fail(notApplied(*left.begin(), tr("There is no migration '%1' to rehearse.")));
    }
    const auto pending = pendingPieces(
        status.files, { .kind = Target::Kind::To, .to = last->version, .allowLate = true });
    if (!pending) {
        return fail(pending.error());
    }
    const auto goUp = as(*pending);
    if (!left.isEmpty() && m_open.isEmpty()) {
        return fail(notApplied(*left.begin(), tr("There is no migration '%1' to rehearse.")));
    }
    return goUp + applied;
}

Result<QList<Piece>> Choice::pieces()
{
    if (m_request.last == 0 && m_request.applied.text.isEmpty() && m_request.chosen.isEmpty()) {
        const auto files = readFiles(m_session);
        return files ? pendingPieces(*files, m_request.target) : fail(files.error());
    }
    const auto status = readStatus(m_session);
    return !status                   ? fail(status.error())
        : m_request.chosen.isEmpty() ? appliedPieces(*status)
                                     : chosenPieces(*status);
}

} // namespace

Result<ChosenPieces> verifyPieces(const Session &session, const VerifyRequest &request)
{
    Choice choice(session, request);
    const auto pieces = choice.pieces();
    return pieces ? Result<ChosenPieces>({ *pieces, choice.open() }) : fail(pieces.error());
}

} // namespace Switchback
