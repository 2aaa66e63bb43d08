// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/runevent.h"

#include "core/tr.h"

#include <format>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QJsonObject errorJson(const Error &error)
{
    return { { u"kind"_s, int(error.kind) }, { u"what"_s, error.what },
        { u"untouched"_s, error.untouched }, { u"next"_s, error.next },
        { u"server"_s, error.server }, { u"sqlState"_s, error.sqlState },
        { u"file"_s, error.place.file }, { u"line"_s, error.place.line },
        { u"column"_s, error.place.column } };
}

Error errorFrom(const QJsonObject &object)
{
    return { .kind = ErrorKind(object["kind"_L1].toInt()),
        .what = object["what"_L1].toString(),
        .untouched = object["untouched"_L1].toString(),
        .next = object["next"_L1].toString(),
        .server = object["server"_L1].toString(),
        .sqlState = object["sqlState"_L1].toString(),
        .place = { object["file"_L1].toString(), object["line"_L1].toInt(),
            object["column"_L1].toInt() } };
}

WatchedSession sessionFrom(const QJsonValue &o)
{
    return { .side = o["side"_L1].toString() == "waits"_L1 ? WatchedSession::Side::WaitsForUs
                                                           : WatchedSession::Side::BlocksUs,
        .id = o["id"_L1].toInteger(),
        .name = o["name"_L1].toString(),
        .user = o["user"_L1].toString(),
        .origin = o["origin"_L1].toString(),
        .state = o["state"_L1].toString(),
        .query = o["query"_L1].toString(),
        .ms = o["ms"_L1].toInteger(),
        .idle = o["idle"_L1].toBool(),
        .surmised = o["surmised"_L1].toBool(),
        .application = o["application"_L1].toBool(true) };
}

struct ToJson {
    QJsonObject operator()(const RunStarted &e) const
    {
        return { { u"event"_s, u"started"_s }, { u"run"_s, e.run },
            { u"fingerprint"_s, e.fingerprint }, { u"steps"_s, e.steps } };
    }
    QJsonObject operator()(const LockWaiting &e) const
    {
        return { { u"event"_s, u"lock-waiting"_s }, { u"holder"_s, e.holder },
            { u"waitedMs"_s, e.waitedMs } };
    }
    QJsonObject operator()(const StepStarted &e) const
    {
        return { { u"event"_s, u"step"_s }, { u"step"_s, e.step } };
    }
    QJsonObject operator()(const StatementStarted &e) const
    {
        return { { u"event"_s, u"statement"_s }, { u"step"_s, e.step },
            { u"statement"_s, e.statement }, { u"attempt"_s, e.attempt } };
    }
    QJsonObject operator()(const StatementFinished &e) const
    {
        return { { u"event"_s, u"statement-done"_s }, { u"step"_s, e.step },
            { u"statement"_s, e.statement }, { u"ms"_s, e.ms }, { u"rows"_s, e.rows },
            { u"notices"_s, QJsonArray::fromStringList(e.notices) } };
    }
    QJsonObject operator()(const StatementRetried &e) const
    {
        return { { u"event"_s, u"retry"_s }, { u"step"_s, e.step }, { u"statement"_s, e.statement },
            { u"attempt"_s, e.attempt }, { u"waitMs"_s, e.waitMs }, { u"reason"_s, e.reason } };
    }
    QJsonObject operator()(const BatchDone &e) const
    {
        return { { u"event"_s, u"batch"_s }, { u"step"_s, e.step }, { u"statement"_s, e.statement },
            { u"keys"_s, e.keys }, { u"all"_s, e.all }, { u"rows"_s, e.rows },
            { u"size"_s, e.size }, { u"perSecond"_s, e.perSecond }, { u"lagMs"_s, e.lagMs },
            { u"waiting"_s, e.waiting } };
    }
    QJsonObject operator()(const StepFinished &e) const
    {
        return { { u"event"_s, u"step-done"_s }, { u"step"_s, e.step }, { u"ms"_s, e.ms } };
    }
    QJsonObject operator()(const Watching &e) const
    {
        QJsonObject object { { u"event"_s, u"watching"_s }, { u"backend"_s, e.backend },
            { u"ms"_s, e.ms }, { u"waiting"_s, e.seen.waiting },
            { u"sessions"_s, toJson(e.seen.sessions) }, { u"lagMs"_s, e.seen.lagMs },
            { u"ended"_s, e.ended } };
        if (const auto &progress = e.seen.progress) {
            object.insert(u"progress"_s,
                QJsonObject { { u"phase"_s, progress->phase }, { u"done"_s, progress->done },
                    { u"total"_s, progress->total } });
        }
        return object;
    }
    QJsonObject operator()(const Outcome &e) const
    {
        QJsonArray finished;
        for (qsizetype i = 0; i < e.finished.size(); ++i) {
            finished += QJsonObject { { u"version"_s, e.finished.at(i).text },
                { u"ms"_s, e.finishedMs.value(i) } };
        }
        return { { u"event"_s, u"outcome"_s }, { u"kind"_s, int(e.kind) },
            { u"finished"_s, finished }, { u"failedStep"_s, e.failedStep },
            { u"failedStatement"_s, e.failedStatement }, { u"error"_s, errorJson(e.error) },
            { u"truth"_s, QJsonArray::fromStringList(e.truth) }, { u"ms"_s, e.ms } };
    }
};

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const auto &item : value.toArray()) {
        list += item.toString();
    }
    return list;
}

Watching watchingFrom(const QJsonObject &o)
{
    Watching event { .backend = o["backend"_L1].toInteger(),
        .ms = o["ms"_L1].toInteger(),
        .seen = { .waiting = o["waiting"_L1].toBool(), .lagMs = o["lagMs"_L1].toInteger(-1) },
        .ended = o["ended"_L1].toString() };
    for (const auto &session : o["sessions"_L1].toArray()) {
        event.seen.sessions += sessionFrom(session);
    }
    if (const auto progress = o["progress"_L1]; progress.isObject()) {
        event.seen.progress = { .phase = progress["phase"_L1].toString(),
            .done = progress["done"_L1].toInteger(),
            .total = progress["total"_L1].toInteger() };
    }
    return event;
}

Outcome outcomeFrom(const QJsonObject &object)
{
    Outcome outcome { .kind = Outcome::Kind(object["kind"_L1].toInt()),
        .failedStep = object["failedStep"_L1].toInt(-1),
        .failedStatement = object["failedStatement"_L1].toInt(-1),
        .error = errorFrom(object["error"_L1].toObject()),
        .truth = strings(object["truth"_L1]),
        .ms = object["ms"_L1].toInteger() };
    for (const auto &item : object["finished"_L1].toArray()) {
        outcome.finished += Version { item["version"_L1].toString() };
        outcome.finishedMs += item["ms"_L1].toInteger();
    }
    return outcome;
}

} // namespace

QJsonArray toJson(const QList<WatchedSession> &sessions)
{
    QJsonArray list;
    for (const auto &session : sessions) {
        const bool waits = session.side == WatchedSession::Side::WaitsForUs;
        list += QJsonObject { { u"side"_s, waits ? u"waits"_s : u"blocks"_s },
            { u"id"_s, session.id }, { u"name"_s, session.name }, { u"user"_s, session.user },
            { u"origin"_s, session.origin }, { u"state"_s, session.state },
            { u"query"_s, session.query }, { u"ms"_s, session.ms }, { u"idle"_s, session.idle },
            { u"surmised"_s, session.surmised }, { u"application"_s, session.application } };
    }
    return list;
}

QJsonObject toJson(const RunEvent &event)
{
    return std::visit(ToJson {}, event);
}

std::optional<QByteArray> numbersAsJson(const RunEvent &event)
{
    std::string text;
    if (const auto *begun = std::get_if<StatementStarted>(&event)) {
        text = std::format(R"({{"attempt":{},"event":"statement","statement":{},"step":{}}})",
            begun->attempt, begun->statement, begun->step);
    } else if (const auto *done = std::get_if<StatementFinished>(&event);
        done && done->notices.isEmpty()) {
        text = std::format(
            R"({{"event":"statement-done","ms":{},"notices":[],"rows":{},"statement":{},"step":{}}})",
            done->ms, done->rows, done->statement, done->step);
    } else if (const auto *step = std::get_if<StepStarted>(&event)) {
        text = std::format(R"({{"event":"step","step":{}}})", step->step);
    } else if (const auto *in = std::get_if<StepFinished>(&event)) {
        text = std::format(R"({{"event":"step-done","ms":{},"step":{}}})", in->ms, in->step);
    } else {
        return std::nullopt;
    }
    return QByteArray::fromStdString(text);
}

Result<RunEvent> runEventFromJson(const QJsonObject &o)
{
    const auto name = o["event"_L1].toString();
    const auto step = o["step"_L1].toInt();
    const auto statement = o["statement"_L1].toInt();
    if (name == "started"_L1) {
        return RunStarted { o["run"_L1].toString(), o["fingerprint"_L1].toString(),
            o["steps"_L1].toInt() };
    }
    if (name == "lock-waiting"_L1) {
        return LockWaiting { o["holder"_L1].toString(), o["waitedMs"_L1].toInteger() };
    }
    if (name == "step"_L1) {
        return StepStarted { step };
    }
    if (name == "statement"_L1) {
        return StatementStarted { step, statement, o["attempt"_L1].toInt(1) };
    }
    if (name == "statement-done"_L1) {
        return StatementFinished { step, statement, o["ms"_L1].toInteger(),
            o["rows"_L1].toInteger(-1), strings(o["notices"_L1]) };
    }
    if (name == "retry"_L1) {
        return StatementRetried { step, statement, o["attempt"_L1].toInt(1),
            o["waitMs"_L1].toInteger(), o["reason"_L1].toString() };
    }
    if (name == "batch"_L1) {
        return BatchDone { step, statement, o["keys"_L1].toInteger(), o["all"_L1].toInteger(),
            o["rows"_L1].toInteger(), o["size"_L1].toInteger(), o["perSecond"_L1].toDouble(),
            o["lagMs"_L1].toInteger(-1), o["waiting"_L1].toString() };
    }
    if (name == "step-done"_L1) {
        return StepFinished { step, o["ms"_L1].toInteger() };
    }
    if (name == "watching"_L1) {
        return watchingFrom(o);
    }
    if (name == "outcome"_L1) {
        return outcomeFrom(o);
    }
    return fail(
        { .kind = ErrorKind::Input, .what = tr("'%1' is no event of a run.").arg(name.left(40)) });
}

} // namespace Switchback
