// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A plan's verdict in four tiles: what a reader must know before the click, each in one sentence.

#include "core/facts.h"
#include "core/flags.h"
#include "core/ledger.h"
#include "core/plan.h"
#include "core/proof.h"

namespace Switchback {

struct PlanTile {
    enum class Light { Unknown, Green, Amber, Red };
    Light light = Light::Unknown; // Unknown: not judged yet
    QString title;
    QString sentence;
    int step = -1; // where the evidence is; -1 = nowhere in particular
    int statement = -1; // number among the step's own statements
    bool gate = false; // red because the environment itself asks for more: protected or not
    QStringList lacks; // what the live database did not tell: a sentence each
    bool operator==(const PlanTile &) const = default;
};

/// Expected state, Blocks, Can fail, Can return: always four, in this order. `verdicts` has one for
/// each step, or is empty while the rules have not answered; `ledger` may be empty likewise, and
/// `facts` before the live database has answered. `proofs` has one for each step, or is empty where
/// nobody asked what rehearsals found.
QList<PlanTile> planTiles(const Plan &plan, const Timeline &timeline,
    const QList<ScriptVerdict> &verdicts, const QList<LedgerRow> &ledger,
    const LiveFacts &facts = {}, const QList<Proof> &proofs = {});

/// What a plan is shown with.
struct PlanEvidence {
    LiveFacts facts;
    QList<LedgerRow> ledger;
    QList<PlanTile> tiles;
    QList<Proof> proofs; // what rehearsals of the steps' files found on this server
    QList<FlagState> flags; // that the plan's migrations wait for
    QStringList halfDone; // what earlier runs left of the plan's migrations, a sentence each
};
struct ExaminedPlan {
    QList<ScriptVerdict> verdicts; // one for each step
    PlanEvidence evidence;
};

/// Those that speak against running the plan. What a protected environment does about each is the
/// guard's to say (run/guard.h).
QList<PlanTile> redTiles(const QList<PlanTile> &tiles);

/// What all steps destroy, each thing once, in the order in which it goes.
QList<Loss> planLosses(const QList<ScriptVerdict> &verdicts);

} // namespace Switchback
