// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The rehearsal of a way back: on a scratch copy each pending migration goes up, down and up again,
// each applied one down and up. After each leg schema and data are read; what does not return is
// named. The database itself is only read. The rows of the copy are made up, or some of the live
// ones, masked.

#include "core/proof.h"
#include "core/schemadiff.h"
#include "engines/schemareader.h"
#include "run/datastate.h"
#include "run/session.h"

namespace Switchback {

struct RoundTrip;

/// What is told on the way, from the thread that verifies.
struct VerifyWatch {
    std::function<void(const QString &)> said; // what begins now, in words
    std::function<void(const QList<RoundTrip> &)> listed; // what is to be rehearsed, in this order
    std::function<void(const Version &, int leg)> begun; // 0 there, 1 back, 2 there again
    std::function<void(const RoundTrip &)> ended; // each, as soon as it is known
};

struct VerifyRequest {
    Target target; // which pending ones
    qint64 rows = 0; // that each table of the copy should have
    bool sampled = false; // live rows, masked; `rows` 0 = as many as switchback.toml says
    Version applied; // not empty: the applied ones instead, from the newest back to this one
    int last = 0; // > 0: the newest applied ones instead
    /// Not empty: these, applied or pending; what lies on the way to them only passes by.
    QList<Version> chosen;
    bool strict = false; // a loss that the migration itself orders counts as not returning
    VerifyWatch watch;
};

struct RoundTrip {
    Version version;
    QString name;
    QString path;
    Direction first = Direction::Up; // of its first leg
    bool reversible = false;
    bool returns = false;
    QList<SchemaChange> difference; // of the schema, after the way back
    QList<RowChange> damage; // rows that go although nothing says so
    QList<RowChange> lost; // what the migration itself throws away
    QStringList fingerprints; // of schema and data: before, and after each leg
    QList<qint64> ms; // each leg
    Error error; // of the leg that failed; its `what` is empty where none did
    Proof proof;
};

struct Verification {
    bool ok = false; // all of them return, or say themselves that they do not
    QList<RoundTrip> trips;
    qint64 rows = 0; // made for the copy
    qint64 sampled = 0; // rows of the live database
    QStringList masked; // columns of those: "users.email"
    QStringList notes; // tables that could not be filled, rows that were left out
};

/// Keeps each verdict in the state folder as soon as it is known. An Error when it could not begin,
/// or was stopped.
Result<Verification> verifyPlan(
    const Session &session, const VerifyRequest &request, const ReadOptions &reading);

} // namespace Switchback
