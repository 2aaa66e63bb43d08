// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A change of many rows that runs a few at a time: how it is cut, and what one batch sends.

#include <QJsonObject>
#include <QStringList>

namespace Switchback {

struct BatchPace {
    qint64 rows = 1000; // in the first batch
    bool adapts = true; // the size follows the time that batches take
    qint64 wantedMs = 500; // for one batch, where it adapts
    qint64 pauseMs = 100; // between two
    bool withoutTriggers = false; // those of users stay out, and with them foreign keys and rules
    bool operator==(const BatchPace &) const = default;
};

/// Of a statement that runs in batches along its table's key. Texts are what is sent, save for
/// marks such as /*:after*/NULL, for which the keys that a batch ends at are written.
struct PlannedBatches {
    QString table;
    QStringList key;
    QString id; // where the table of places keeps how far it came
    QString whole; // the statement as the file has it
    BatchPace pace;
    QStringList first; // once, unless an earlier run has begun it
    QStringList before; // in each batch, before the changed rows
    QStringList after; // and behind them
    bool operator==(const PlannedBatches &) const = default;
};

QJsonObject toJson(const BatchPace &pace);
BatchPace batchPaceFrom(const QJsonValue &value);
QJsonObject toJson(const PlannedBatches &batches);
PlannedBatches plannedBatchesFrom(const QJsonValue &value);

/// "in batches of 1000 rows along (id) of orders, 100 ms between two"
QString paceWords(const PlannedBatches &batches);

/// `part` with all that a batch sends around it, the latter as comments.
QString batchText(const QString &part, const PlannedBatches &batches);

} // namespace Switchback
