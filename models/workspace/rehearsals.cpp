// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/rehearsals.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/fingerprint.h"
#include "run/lateorder.h"
#include "run/prooflog.h"
#include "run/verify.h"
#include "workspace/workspace.h"

#include <qtconcurrenttask.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString valueOf(const QString &value)
{
    return value.isEmpty() ? u"—"_s : elided(value, 120);
}

/// What differs, down to the property.
QStringList detailsOf(const QList<SchemaChange> &changes)
{
    QStringList lines;
    for (const auto &change : changes) {
        for (const auto &property : change.properties) {
            lines += u"%1 %2, %3: %4 → %5"_s.arg(change.kind, change.object, property.name,
                valueOf(property.before), valueOf(property.after));
        }
    }
    return lines;
}

RehearsedTrip tripOf(const RoundTrip &trip, bool over)
{
    RehearsedTrip shown { .version = trip.version,
        .name = trip.name,
        .path = trip.path,
        .first = trip.first,
        .reversible = trip.reversible,
        .over = over,
        .ms = trip.ms,
        .fingerprints = trip.fingerprints,
        .details = detailsOf(trip.difference),
        .error = trip.error,
        .proof = trip.proof };
    if (over && shown.proof.reasons.isEmpty() && !trip.error.what.isEmpty()) {
        shown.proof.reasons += oneLine(trip.error);
    }
    return shown;
}

QList<RehearsedTrip> tripsOf(const QList<RoundTrip> &trips, bool over)
{
    QList<RehearsedTrip> list;
    for (const auto &trip : trips) {
        list += tripOf(trip, over);
    }
    return list;
}

/// Files are only read for what this server has a verdict of.
ProofsByVersion proofsOf(
    const Session &session, const QList<Migration> &migrations, const QString &server)
{
    ProofsByVersion found;
    const auto proofs = Proofs::read();
    const auto &engine = session.engine->info().id;
    const auto known = proofs.versions(engine, server);
    for (const auto &migration : migrations) {
        if (!known.contains(migration.version.text)) {
            continue;
        }
        if (const auto loaded = session.format->loaded(migration, session.context)) {
            const auto proof = proofs.of(sourceHash(*loaded), engine, server);
            if (proof.verdict != Verdict::NotRehearsed) {
                found.insert(migration.version.text, proof);
            }
        }
    }
    return found;
}

/// The order is asked of what is pending; an answer that cannot be had is no verdict.
void addLate(const Session &session, const VerifyRequest &request, const ReadOptions &reading,
    RehearsalEnd &end)
{
    if (!request.applied.text.isEmpty() || request.last > 0) {
        return;
    }
    const auto orders = lateOrders(session, request.rows, reading);
    for (const auto &order : orders ? *orders : QList<LateOrder>()) {
        const auto details = lateOrderDetails(order);
        end.late += lateOrderSentence(order)
            + (details.isEmpty() ? QString() : u' ' + elided(details.join(u"; "_s), 200));
        end.orderCounts = end.orderCounts || !order.independent;
    }
    if (!orders) {
        end.notes += oneLine(orders.error());
    }
}

} // namespace

Rehearsals::Rehearsals(Workspace *workspace)
    : QObject(workspace)
    , m_workspace(workspace)
{
    m_pool.setMaxThreadCount(1);
    m_reading.setMaxThreadCount(1);
    connect(workspace, &Workspace::standingChanged, this, &Rehearsals::refresh);
    connect(workspace, &Workspace::projectChanged, this, [this](const ProjectView &project) {
        if (project.root.isEmpty()) {
            stop();
        }
    });
}

Rehearsals::~Rehearsals()
{
    m_stop.request_stop();
    m_reading.clear();
    m_reading.waitForDone();
    m_pool.waitForDone();
}

void Rehearsals::refresh()
{
    const int asked = ++m_asked;
    const auto session = m_workspace->session();
    const auto &standing = m_workspace->standing();
    const auto answered = [this, asked](const ProofsByVersion &proofs) {
        if (asked == m_asked && proofs != m_proofs) {
            m_proofs = proofs;
            Q_EMIT proofsChanged(m_proofs);
        }
    };
    if (!session || !session->engine || !standing.fromDatabase) {
        answered({});
        return;
    }
    QtConcurrent::task(
        [session, migrations = standing.files.migrations, server = versionText(standing.server)] {
            return proofsOf(*session, migrations, server);
        })
        .onThreadPool(m_reading)
        .spawn()
        .then(this, answered);
}

Result<void> Rehearsals::start(const RehearsalWish &wish)
{
    const auto session = m_workspace->session();
    if (m_active) {
        return fail({ .kind = ErrorKind::Locked,
            .what = tr("A rehearsal is going on already."),
            .next = tr("Wait for its end, or stop it.") });
    }
    if (!session || !m_workspace->standing().fromDatabase) {
        return fail({ .kind = ErrorKind::Usage, .what = tr("Connect to a database first.") });
    }
    m_active = true;
    m_stop = {};
    const auto tell = [this](auto announce) {
        QMetaObject::invokeMethod(this, announce, Qt::QueuedConnection);
    };
    const VerifyRequest request { .target = wish.target,
        .rows = wish.rows,
        .sampled = wish.sampled,
        .applied = wish.applied,
        .last = wish.last,
        .chosen = wish.chosen,
        .watch = {
            .said = [this, tell](
                        const QString &words) { tell([this, words] { Q_EMIT said(words); }); },
            .listed =
                [this, tell](const QList<RoundTrip> &trips) {
                    tell([this, list = tripsOf(trips, false)] { Q_EMIT listed(list); });
                },
            .begun =
                [this, tell](const Version &version, int leg) {
                    tell([this, version, leg] { Q_EMIT legBegun(version, leg); });
                },
            .ended =
                [this, tell](const RoundTrip &trip) {
                    tell([this, shown = tripOf(trip, true)] { Q_EMIT tripEnded(shown); });
                } } };
    Q_EMIT started(wish);
    m_pool.start([this, session, request, tell, token = m_stop.get_token()] {
        const ReadOptions reading { .stop = token };
        const auto result = verifyPlan(*session, request, reading);
        RehearsalEnd end;
        QList<RehearsedTrip> trips;
        if (result) {
            end.ok = result->ok;
            end.rows = result->rows;
            end.sampled = result->sampled;
            end.masked = int(result->masked.size());
            end.notes = result->notes;
            addLate(*session, request, reading, end);
            trips = tripsOf(result->trips, true);
        } else {
            end.error = result.error();
        }
        tell([this, end, trips] {
            m_active = false;
            refresh();
            Q_EMIT ended(end, trips);
        });
    });
    return {};
}

} // namespace Switchback
