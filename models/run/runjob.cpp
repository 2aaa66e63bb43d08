// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/runjob.h"

#include "core/tr.h"
#include "run/followrun.h"
#include "run/guard.h"
#include "run/guardmarker.h"
#include "run/planner.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QJsonObject requestJson(const SessionRequest &request)
{
    // An unset and an empty URL are different: null keeps them apart.
    return { { u"project"_s, request.project }, { u"environment"_s, request.environment },
        { u"url"_s, request.url.isNull() ? QJsonValue() : QJsonValue(request.url) },
        { u"migrations"_s, request.migrations }, { u"format"_s, request.format },
        { u"prefix"_s, request.prefix }, { u"dialect"_s, request.dialect },
        { u"password"_s, request.password.reveal() } };
}

SessionRequest requestFrom(const QJsonObject &o)
{
    return { .project = o["project"_L1].toString(),
        .environment = o["environment"_L1].toString(),
        .url = o["url"_L1].isString() ? o["url"_L1].toString() : QString(),
        .migrations = o["migrations"_L1].toString(),
        .format = o["format"_L1].toString(),
        .dialect = o["dialect"_L1].toString(),
        .prefix = o["prefix"_L1].toString(),
        .password = Secret(o["password"_L1].toString()) };
}

Outcome refused(const Error &error, const RunSink &sink)
{
    const Outcome outcome {
        .kind = Outcome::Kind::Refused, .error = error, .truth = { tr("No migration was run.") }
    };
    sink(outcome);
    return outcome;
}

} // namespace

QJsonObject toJson(const Target &target)
{
    QJsonArray chosen;
    for (const auto &version : target.chosen) {
        chosen += version.text;
    }
    QJsonArray batched;
    for (const auto &version : target.batched) {
        batched += version.text;
    }
    return { { u"down"_s, target.direction == Direction::Down }, { u"kind"_s, int(target.kind) },
        { u"steps"_s, target.steps }, { u"to"_s, target.to.text }, { u"chosen"_s, chosen },
        { u"allowLate"_s, target.allowLate }, { u"exclusive"_s, target.exclusive },
        { u"handsOver"_s, target.handsOver }, { u"rescue"_s, target.rescue },
        { u"kept"_s, QJsonArray::fromStringList(target.kept) }, { u"mend"_s, int(target.mend) },
        { u"mendsDown"_s, target.mendedWay == Direction::Down }, { u"landed"_s, target.landed },
        { u"batched"_s, batched }, { u"pace"_s, toJson(target.pace) } };
}

Target targetFromJson(const QJsonObject &o)
{
    Target target { .direction = o["down"_L1].toBool() ? Direction::Down : Direction::Up,
        .kind = Target::Kind(o["kind"_L1].toInt()),
        .steps = o["steps"_L1].toInt(),
        .to = { o["to"_L1].toString() },
        .allowLate = o["allowLate"_L1].toBool(),
        .exclusive = o["exclusive"_L1].toBool(),
        .handsOver = o["handsOver"_L1].toBool(),
        .rescue = o["rescue"_L1].toBool(),
        .mend = Mend(o["mend"_L1].toInt()),
        .mendedWay = o["mendsDown"_L1].toBool() ? Direction::Down : Direction::Up,
        .landed = o["landed"_L1].toInt(-1),
        .pace = batchPaceFrom(o["pace"_L1]) };
    for (const auto &version : o["batched"_L1].toArray()) {
        target.batched += Version { version.toString() };
    }
    for (const auto &version : o["chosen"_L1].toArray()) {
        target.chosen += Version { version.toString() };
    }
    for (const auto &object : o["kept"_L1].toArray()) {
        target.kept += object.toString();
    }
    return target;
}

QJsonValue brakeJson(const std::optional<Brake> &brake)
{
    if (!brake) {
        return {};
    }
    return QJsonObject { { u"sessions"_s, brake->sessions },
        { u"afterMs"_s, qint64(brake->after.count()) }, { u"tries"_s, brake->tries } };
}

std::optional<Brake> brakeFrom(const QJsonValue &o)
{
    return o.isObject() ? std::optional(Brake { .sessions = o["sessions"_L1].toInt(),
                              .after = std::chrono::milliseconds(o["afterMs"_L1].toInteger()),
                              .tries = o["tries"_L1].toInt(1) })
                        : std::nullopt;
}

QByteArray toLine(const RunJob &job)
{
    const QJsonObject options { { u"lockWaitMs"_s, qint64(job.options.lockWait.count()) },
        { u"tries"_s, job.options.tries }, { u"reason"_s, job.options.reason },
        { u"user"_s, job.options.user }, { u"putBack"_s, job.options.putBack },
        { u"otherServer"_s, job.options.otherServer }, { u"planFile"_s, job.options.planFile },
        { u"brake"_s, brakeJson(job.options.brake) } };
    return QJsonDocument(
        { { u"request"_s, requestJson(job.request) }, { u"target"_s, toJson(job.target) },
            { u"options"_s, options }, { u"fingerprint"_s, job.fingerprint },
            { u"follow"_s, job.follow }, { u"language"_s, job.language } })
        .toJson(QJsonDocument::Compact);
}

Result<RunJob> runJobFromLine(const QByteArray &line)
{
    const auto object = QJsonDocument::fromJson(line).object();
    if (!object.contains("target"_L1)) {
        return fail({ .kind = ErrorKind::Usage,
            .what = tr("The worker was given no job."),
            .untouched = tr("Nothing was run.") });
    }
    const auto options = object["options"_L1].toObject();
    return RunJob { .request = requestFrom(object["request"_L1].toObject()),
        .target = targetFromJson(object["target"_L1].toObject()),
        .options = { .lockWait = std::chrono::milliseconds(
                         options["lockWaitMs"_L1].toInteger(10000)),
            .tries = options["tries"_L1].toInt(3),
            .reason = options["reason"_L1].toString(),
            .planFile = options["planFile"_L1].toString(),
            .user = options["user"_L1].toString(),
            .putBack = options["putBack"_L1].toBool(),
            .otherServer = options["otherServer"_L1].toBool(),
            .brake = brakeFrom(options["brake"_L1]) },
        .fingerprint = object["fingerprint"_L1].toString(),
        .follow = object["follow"_L1].toString(),
        .language = object["language"_L1].toString() };
}

Outcome runJob(const RunJob &job, const RunSink &sink, std::stop_token stop)
{
    if (!job.follow.isEmpty()) {
        return followRun(job.follow, sink, stop, job.options.after);
    }
    const auto session = openForChange(job.request);
    if (!session) {
        return refused(session.error(), sink);
    }
    const auto plan = makePlan(*session, job.target);
    if (!plan) {
        return refused(plan.error(), sink);
    }
    if (!job.fingerprint.isEmpty() && plan->fingerprint != job.fingerprint) {
        return refused(
            { .kind = ErrorKind::Stale,
                .what = tr("The plan is out of date: files or history changed since it was made."),
                .untouched = tr("Nothing was run."),
                .next = tr("Look at the new plan, then apply it.") },
            sink);
    }
    const auto passed = passGuard(*session, *plan, { job.options.reason, job.options.planFile });
    if (!passed) {
        return refused(passed.error(), sink);
    }
    auto options = job.options;
    options.reason = passed->reason;
    options.signer = passed->signer;
    return runPlan(*session, *plan, options, sink, std::move(stop));
}

} // namespace Switchback
