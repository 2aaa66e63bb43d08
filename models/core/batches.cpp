// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/batches.h"

#include "core/tr.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const auto &each : value.toArray()) {
        list += each.toString();
    }
    return list;
}

QString commented(const QString &text)
{
    return u"-- "_s + QString(text).replace(u'\n', u"\n-- "_s) + u'\n';
}

QString commented(const QStringList &statements)
{
    QString text;
    for (const auto &sql : statements) {
        text += commented(u"  "_s + sql + u';');
    }
    return text;
}

} // namespace

QJsonObject toJson(const BatchPace &pace)
{
    QJsonObject object { { u"rows"_s, pace.rows }, { u"adapts"_s, pace.adapts },
        { u"wanted_ms"_s, pace.wantedMs }, { u"pause_ms"_s, pace.pauseMs } };
    if (pace.withoutTriggers) { // without it the text stays as saved plans have it
        object.insert(u"without_triggers"_s, true);
    }
    return object;
}

BatchPace batchPaceFrom(const QJsonValue &value)
{
    const BatchPace usual;
    return { .rows = value["rows"_L1].toInteger(usual.rows),
        .adapts = value["adapts"_L1].toBool(usual.adapts),
        .wantedMs = value["wanted_ms"_L1].toInteger(usual.wantedMs),
        .pauseMs = value["pause_ms"_L1].toInteger(usual.pauseMs),
        .withoutTriggers = value["without_triggers"_L1].toBool() };
}

QJsonObject toJson(const PlannedBatches &batches)
{
    return { { u"table"_s, batches.table }, { u"key"_s, QJsonArray::fromStringList(batches.key) },
        { u"place"_s, batches.id }, { u"whole"_s, batches.whole },
        { u"pace"_s, toJson(batches.pace) },
        { u"first"_s, QJsonArray::fromStringList(batches.first) },
        { u"before"_s, QJsonArray::fromStringList(batches.before) },
        { u"after"_s, QJsonArray::fromStringList(batches.after) } };
}

PlannedBatches plannedBatchesFrom(const QJsonValue &value)
{
    return { .table = value["table"_L1].toString(),
        .key = strings(value["key"_L1]),
        .id = value["place"_L1].toString(),
        .whole = value["whole"_L1].toString(),
        .pace = batchPaceFrom(value["pace"_L1]),
        .first = strings(value["first"_L1]),
        .before = strings(value["before"_L1]),
        .after = strings(value["after"_L1]) };
}

QString paceWords(const PlannedBatches &batches)
{
    const auto &pace = batches.pace;
    const auto key = batches.key.join(u", "_s);
    const auto words = pace.adapts
        ? tr("in batches along (%1) of %2: the first of %3 rows, then as many"
             " as fit %4 ms; %5 ms between two")
              .arg(key, batches.table)
              .arg(pace.rows)
              .arg(pace.wantedMs)
              .arg(pace.pauseMs)
        : tr("in batches along (%1) of %2: %3 rows each, %4 ms between two")
              .arg(key, batches.table)
              .arg(pace.rows)
              .arg(pace.pauseMs);
    return pace.withoutTriggers ? words + tr("; without user triggers and foreign key checks")
                                : words;
}

QString batchText(const QString &part, const PlannedBatches &batches)
{
    auto text = commented(tr("This runs %1.").arg(paceWords(batches)));
    text += commented(tr("Once, unless an earlier run has begun it:")) + commented(batches.first);
    text += commented(
                tr("Each batch, with its keys for the marks; the first has none to be after:"))
        + commented(batches.before);
    return text + part + u"\n;\n"_s + commented(batches.after).trimmed();
}

} // namespace Switchback
