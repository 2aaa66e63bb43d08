// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the tool's own history table says. Read without locks, without writing anything.

#include "core/migration.h"

#include <QDateTime>
#include <QJsonObject>

namespace Switchback {

struct HistoryEntry {
    Version version;
    QString name; // description, if the tool stores one
    QDateTime appliedAt; // UTC; invalid where the tool does not store it
    QString checksum;
    bool success = true; // false: failed or dirty
    bool baseline = false;
    QString note; // type or message as stored, for the inspector
    QJsonObject columns; // the row as it stands, for the details tab and the fingerprint
    bool operator==(const HistoryEntry &) const = default;
};

struct History {
    bool tableExists = false;
    QString table; // as shown: public.schema_migrations
    QList<HistoryEntry> entries; // in applied order where the tool knows it, else in its own order
    qint64 lastRow = 0; // the greatest number, where rows are numbered (Flyway)
    /// High-water-mark formats (golang-migrate): the one version that the table holds; everything
    /// up to it counts as applied.
    std::optional<Version> highWaterMark;
    bool dirty = false;
    QString dirtyNote; // what the tool itself would say, and how to go on
    bool operator==(const History &) const = default;
};

} // namespace Switchback
