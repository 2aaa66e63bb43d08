// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Reads a PostgreSQL schema by a fixed number of catalog queries in one read-only snapshot.

#include "engines/schemareader.h"

namespace Switchback {

Result<Schema> readPgSchema(Connection &connection, const ReadOptions &options);

} // namespace Switchback
