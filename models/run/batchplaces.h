// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The table of places, where changes in batches keep how far they came: how its rows are named, and
// which there are.

#include "engines/engine.h"

namespace Switchback {

/// What stands before a statement there that runs without user triggers.
QString withoutTriggersHead();
/// The row of a migration's statement.
QString migrationPlace(const Version &version, const QString &sql);
/// What all rows of a migration begin with.
QString migrationPlaces(const Version &version);
/// The rows that the database has; only looks, and asks for nothing that is not there.
QStringList keptPlaces(const Engine &engine, Connection &connection);

} // namespace Switchback
