// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/keptplan.h"

#include "core/secret.h"
#include "core/tr.h"
#include "run/runjob.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <fcntl.h>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString planPath(const QString &journal)
{
    return journal + ".plan"_L1;
}

QJsonArray statementsJson(const QList<PlannedStatement> &statements)
{
    QJsonArray array;
    for (const auto &statement : statements) {
        array += QJsonArray { statement.sql, int(statement.role), statement.line };
    }
    return array;
}

QList<PlannedStatement> statementsFrom(const QJsonValue &value)
{
    QList<PlannedStatement> statements;
    for (const auto &each : value.toArray()) {
        statements += PlannedStatement { .sql = each[0].toString(),
            .role = StatementRole(each[1].toInt()),
            .line = each[2].toInt() };
    }
    return statements;
}

QJsonObject stepJson(const Step &step)
{
    return { { u"version"_s, step.version.text }, { u"name"_s, step.name },
        { u"path"_s, step.path }, { u"down"_s, step.direction == Direction::Down },
        { u"transactional"_s, step.transactional }, { u"late"_s, step.late },
        { u"statements"_s, statementsJson(step.statements) } };
}

Step stepFrom(const QJsonValue &o)
{
    return { .version = { o["version"_L1].toString() },
        .name = o["name"_L1].toString(),
        .path = o["path"_L1].toString(),
        .direction = o["down"_L1].toBool() ? Direction::Down : Direction::Up,
        .transactional = o["transactional"_L1].toBool(),
        .statements = statementsFrom(o["statements"_L1]),
        .late = o["late"_L1].toBool() };
}

} // namespace

void keepPlan(const QString &journal, const Plan &plan)
{
    QJsonArray steps;
    for (const auto &step : plan.steps) {
        steps += stepJson(step);
    }
    const QJsonObject object { { u"format"_s, plan.format }, { u"engine"_s, plan.engine },
        { u"target"_s, toJson(plan.target) }, { u"lock"_s, plan.lock },
        { u"preparation"_s, statementsJson(plan.preparation) }, { u"steps"_s, steps },
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
    Plan plan { .target = targetFromJson(object["target"_L1].toObject()),
        .format = object["format"_L1].toString(),
        .engine = object["engine"_L1].toString(),
        .preparation = statementsFrom(object["preparation"_L1]),
        .lock = object["lock"_L1].toString(),
        .fingerprint = object["fingerprint"_L1].toString() };
    for (const auto &step : object["steps"_L1].toArray()) {
        plan.steps += stepFrom(step);
    }
    return plan;
}

void dropKeptPlan(const QString &journal)
{
    QFile::remove(planPath(journal));
}

} // namespace Switchback
