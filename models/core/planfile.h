// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A plan as a second person sees it: in a file, with what rehearsals found, and who signed it.

#include "core/error.h"
#include "core/plan.h"
#include "core/proof.h"

namespace Switchback {

struct PlanFile {
    QString project; // its name
    QString environment;
    QString database; // without any secret
    QString madeBy;
    QDateTime madeAt; // UTC
    Plan plan;
    QList<Proof> proofs; // of the plan's steps, in their order
    bool operator==(const PlanFile &) const = default;
};

/// What is to be seen of a file that was opened for review.
struct PlanReview {
    QString path;
    PlanFile file;
    QString signature; // the file beside it; empty: not signed
    QString signer; // of those who may; empty: nobody, or nobody says who may
    bool asked = false; // the open environment says who may
    std::optional<Error> objection; // why the signature is none
};

} // namespace Switchback
