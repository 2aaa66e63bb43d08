// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "workspace/signoff.h"

#include "core/tr.h"
#include "report/json.h"
#include "report/text.h"
#include "run/planfile.h"
#include "run/runrecord.h"
#include "run/signature.h"
#include "workspace/workspace.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <qtconcurrentrun.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Error nothingOpen()
{
    return { .kind = ErrorKind::Usage,
        .what = tr("No database is open."),
        .next = tr("Open the project that the plan is for.") };
}

QByteArray logAs(const QString &ending, const QList<AuditEntry> &entries)
{
    return ending == "json"_L1 ? QJsonDocument(auditJson(entries)).toJson()
        : ending == "csv"_L1   ? auditCsv(entries).toUtf8()
                               : auditText(entries).toUtf8();
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

QFuture<Result<RunRecord>> runRecord(const QString &run)
{
    return QtConcurrent::run([run] { return readRunRecord(run); });
}

QFuture<Result<void>> exportLog(const QList<AuditEntry> &entries, const QString &file)
{
    return QtConcurrent::run([entries, file]() -> Result<void> {
        QSaveFile out(file);
        out.setDirectWriteFallback(false);
        const auto bytes = logAs(QFileInfo(file).suffix().toLower(), entries);
        if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit()) {
            return {};
        }
        return fail({ .kind = ErrorKind::Input,
            .what = tr("The log cannot be written there."),
            .untouched = tr("Nothing was written."),
            .next = tr("Write to another place."),
            .server = out.errorString(),
            .place = { file } });
    });
}

} // namespace Switchback
