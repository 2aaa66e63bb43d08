// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A plan as a file that a second person opens, reviews and signs: every statement, what the plan is
// bound to, and what rehearsals found. Each part carries its hash, so that a file that was changed
// is refused with the name of the part; the signature, in a file beside it, binds them all.

#include "core/planfile.h"
#include "run/session.h"

namespace Switchback {

PlanFile planFileOf(const Session &session, const Plan &plan);
QByteArray planFileBytes(const PlanFile &file);
/// Refuses what was changed, and says which part.
Result<PlanFile> planFileFrom(const QByteArray &bytes, const QString &path);

Result<void> savePlanFile(const PlanFile &file, const QString &path);
Result<QByteArray> planFileContent(const QString &path); // at most 64 MiB
Result<PlanFile> readPlanFile(const QString &path);

/// Where and how a plan differs from the one in the file; empty when it is that one.
QString otherThanReviewed(const PlanFile &file, const Plan &plan);

/// What the environment makes of the file that came with a plan: the signer where it asks for one.
/// Refused without the signature it asks for, and when another plan was signed than the one to run.
Result<QString> signerOf(const Session &session, const Plan &plan, const QString &planFile);
/// The path of the environment's list of those who may sign; empty where it asks for none.
QString allowedSigners(const Session &session);

/// The file, and what the session's environment makes of its signature.
Result<PlanReview> reviewPlanFile(const Session &session, const QString &path);

/// For reading on a terminal or in a review: everything the file holds.
QString planFileText(const PlanFile &file);

} // namespace Switchback
