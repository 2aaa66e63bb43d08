// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Schema differences and scripts as JSON and as text.

#include "core/schemadiff.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Switchback {

/// [{"kind","object","change","before","after","destructive"}]
QJsonArray changesJson(const QList<SchemaChange> &changes);
/// One line a change.
QString changesText(const QList<SchemaChange> &changes);

} // namespace Switchback
