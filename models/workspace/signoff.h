// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is asked around a run: plan files for a second person, records of runs that are over, and
// the log as a file. Answered on threads of their own, for the tools may ask their user something.

#include "core/auditentry.h"
#include "core/planfile.h"
#include "core/runrecord.h"

#include <QFuture>

namespace Switchback {

class Workspace;

/// Of a plan that was made for the open database.
QFuture<Result<void>> savePlanForReview(
    const Workspace &workspace, const Plan &plan, const QString &file);
QFuture<Result<PlanReview>> reviewPlan(const Workspace &workspace, const QString &file);
/// Signs by the tool that the key is for, then looks again.
QFuture<Result<PlanReview>> signPlan(
    const Workspace &workspace, const QString &file, const QString &key);

QFuture<Result<RunRecord>> runRecord(const QString &run);
/// The file's ending decides what it is: .json, .csv, or text.
QFuture<Result<void>> exportLog(const QList<AuditEntry> &entries, const QString &file);

} // namespace Switchback
