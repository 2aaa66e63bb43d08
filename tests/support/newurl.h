// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A new, empty database of any engine.

#include "support/project.h"
#include "support/servers.h"

namespace Switchback {

/// `engine` is Engine::info().id; SQLite's file lies in the project.
inline QString newUrl(const QString &engine, const TestProject &project)
{
    using namespace Qt::StringLiterals;
    if (engine == "postgresql"_L1) {
        return PostgresServer::shared().url(PostgresServer::shared().createDatabase());
    }
    if (engine == "mysql"_L1) {
        return MariaDbServer::shared().url(MariaDbServer::shared().createDatabase());
    }
    return project.sqliteUrl();
}

} // namespace Switchback
