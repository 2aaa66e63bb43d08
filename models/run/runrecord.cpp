// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/runrecord.h"

#include "core/tr.h"
#include "run/journal.h"
#include "run/keptplan.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

/// Ended journals have an ending of their own.
QString journalOf(const QString &run)
{
    const auto state = stateFolder();
    if (!state || QUuid::fromString(run).isNull()) {
        return {};
    }
    const QDir folder(*state + "/runs"_L1);
    for (const auto *ending : { ".jsonl.done", ".jsonl", ".jsonl.seen" }) {
        const auto names = folder.entryList(
            { u"*-"_s + run + QLatin1StringView(ending) }, QDir::Files);
        if (!names.isEmpty()) {
            return folder.filePath(names.first());
        }
    }
    return {};
}

void take(const QJsonObject &object, RunRecord &record)
{
    if (object["event"_L1] == "head"_L1) {
        record.run = object["run"_L1].toString();
        record.user = object["user"_L1].toString();
        record.reason = object["reason"_L1].toString();
        record.signer = object["signer"_L1].toString();
        record.startedAt = QDateTime::fromString(
            object["startedAt"_L1].toString(), Qt::ISODateWithMs);
        return;
    }
    const auto event = runEventFromJson(object);
    if (!event) {
        return; // a line for whoever settles the run
    }
    if (const auto *done = std::get_if<StatementFinished>(&*event)) {
        record.done += *done;
    } else if (const auto *outcome = std::get_if<Outcome>(&*event)) {
        record.outcome = *outcome;
    }
}

} // namespace

Result<RunRecord> readRunRecord(const QString &run)
{
    const auto path = journalOf(run);
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly)) {
        return fail({ .kind = ErrorKind::Input,
            .what = tr("The journal of this run is not on this machine."),
            .next = tr("The log's entry is all that is known of it.") });
    }
    RunRecord record;
    while (!file.atEnd()) {
        take(QJsonDocument::fromJson(file.readLine()).object(), record);
    }
    const auto beside = path.first(path.lastIndexOf(".jsonl"_L1) + 6);
    record.plan = keptPlan(beside).value_or(Plan());
    return record;
}

} // namespace Switchback
