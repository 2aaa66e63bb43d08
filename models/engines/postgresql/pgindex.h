// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// CREATE INDEX CONCURRENTLY that was cut short leaves an INVALID index, which IF NOT EXISTS then
// takes for a good one. So: look before it is planned again, and look after it ran.

#include "engines/engine.h"

namespace Switchback {

Result<Recovery> recoverIndex(Connection &connection, const QString &sql);
Result<void> verifyIndex(Connection &connection, const QString &sql);
Result<QList<Problem>> invalidIndexes(Connection &connection);

/// The words of an index definition that make a difference, for comparing a statement with
/// pg_get_indexdef(): no schema, no optional words, names as the server folds them, no brackets.
QStringList indexWords(const QString &definition);

} // namespace Switchback
