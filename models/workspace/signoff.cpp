// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/signoff.h"

#include "core/tr.h"
#include "run/planfile.h"
#include "run/signature.h"
#include "workspace/workspace.h"

#include <qtconcurrentrun.h>

namespace Switchback {

namespace {

Error nothingOpen()
{
    return { .kind = ErrorKind::Usage,
        .what = tr("No database is open."),
        .next = tr("Open the project that the plan is for.") };
}

} // namespace

QFuture<Result<void>> savePlanForReview(
    const Workspace &workspace, const Plan &plan, const QString &file)
{
    const auto session = workspace.session();
    if (!session) {
        return QtFuture::makeReadyValueFuture(Result<void>(fail(nothingOpen())));
    }
    return QtConcurrent::run(
        [session, plan, file] { return savePlanFile(planFileOf(*session, plan), file); });
}

QFuture<Result<PlanReview>> reviewPlan(const Workspace &workspace, const QString &file)
{
    const auto session = workspace.session();
    if (!session) {
        return QtFuture::makeReadyValueFuture(Result<PlanReview>(fail(nothingOpen())));
    }
    return QtConcurrent::run([session, file] { return reviewPlanFile(*session, file); });
}

QFuture<Result<PlanReview>> signPlan(
    const Workspace &workspace, const QString &file, const QString &key)
{
    const auto session = workspace.session();
    if (!session) {
        return QtFuture::makeReadyValueFuture(Result<PlanReview>(fail(nothingOpen())));
    }
    return QtConcurrent::run([session, file, key]() -> Result<PlanReview> {
        const auto whole = readPlanFile(file);
        const auto done = whole ? signFile(file, key, false) : fail(whole.error());
        return done ? reviewPlanFile(*session, file) : fail(done.error());
    });
}

} // namespace Switchback
