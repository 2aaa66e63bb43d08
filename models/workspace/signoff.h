// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Plan files for a second person. Answered on threads of their own, for the tools that sign may ask
// their user something.

#include "core/planfile.h"

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

} // namespace Switchback
