// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/keptplan.h"

#include "core/planjson.h"
#include "core/secret.h"
#include "core/tr.h"
#include "engines/engine.h"
#include "run/runjob.h"

#include <QFile>
#include <QJsonDocument>

#include <fcntl.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString planPath(const QString &journal)
{
    return journal + ".plan"_L1;
}

} // namespace

void keepPlan(const QString &journal, const Plan &plan)
{
    const QJsonObject object { { u"format"_s, plan.format }, { u"engine"_s, plan.engine },
        { u"target"_s, toJson(plan.target) }, { u"lock"_s, plan.lock },
        { u"preparation"_s, toJson(plan.preparation) }, { u"steps"_s, toJson(plan.steps) },
        { u"fingerprint"_s, plan.fingerprint } };
    const auto text = scrubbed(
        QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    const int descriptor = ::open(QFile::encodeName(planPath(journal)).constData(),
        O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    QFile file;
    if (descriptor >= 0
        && file.open(descriptor, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle)) {
        file.write(text.toUtf8());
    }
}

Result<Plan> keptPlan(const QString &journal)
{
    QFile file(planPath(journal));
    const auto object = file.open(QIODevice::ReadOnly)
        ? QJsonDocument::fromJson(file.readAll()).object()
        : QJsonObject();
    if (object.isEmpty()) {
        return fail({ .kind = ErrorKind::Failed,
            .what = tr("The run cannot be watched: it ended, or does not say what it does."),
            .next = tr("Look at the timeline: it shows what the database says now.") });
    }
    return Plan { .target = targetFromJson(object["target"_L1].toObject()),
        .format = object["format"_L1].toString(),
        .engine = object["engine"_L1].toString(),
        .transactionalDdl = undoesDdl(object["engine"_L1].toString()),
        .preparation = statementsFromJson(object["preparation"_L1]),
        .lock = object["lock"_L1].toString(),
        .steps = stepsFromJson(object["steps"_L1]),
        .fingerprint = object["fingerprint"_L1].toString() };
}

void dropKeptPlan(const QString &journal)
{
    QFile::remove(planPath(journal));
}

} // namespace Switchback
