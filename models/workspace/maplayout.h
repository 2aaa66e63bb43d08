// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Finds a place for every box of a map, by Graphviz.

#include "core/schemamap.h"

#include <QList>
#include <QSizeF>

namespace Switchback {

/// `sizes` of the boxes, one a table. One layout at a time, from any thread.
Result<MapLayout> layoutMap(const SchemaMap &map, const QList<QSizeF> &sizes);

} // namespace Switchback
