// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// An .sql file sent to a scratch database.

#include "engines/engine.h"

namespace Switchback {

/// Statement by statement; the error names file, line, statement and the server's message.
/// Commands of the client and rows of COPY are left out: only the schema counts.
struct LoadOptions {
    bool makesRoles = false; // a server of our own: roles that the file names are made
    std::stop_token stop = {};
};
Result<QList<Statement>> fileStatements(const Engine &engine, const QString &path);
Result<void> loadFile(Connection &connection, const Engine &engine, const QString &path,
    const LoadOptions &options = {});

} // namespace Switchback
