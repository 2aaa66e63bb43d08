// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A database server of our own for the length of a comparison: the installed programs, a temporary
// folder, a Unix socket, nobody else. Stopped and removed when the object goes; the server also
// stops when this program dies, and what lies about then is removed at the next start.

#include "engines/engine.h"

class QProcess;

namespace Switchback {

class LocalServer
{
public:
    /// The error says which program is missing or why the server did not start. Programs of
    /// PostgreSQL `major` are preferred, newer ones are next. `product` tells MySQL from MariaDB.
    static Result<std::shared_ptr<LocalServer>> start(
        const Engine &engine, int major = 0, const QString &product = {});
    /// The one that already runs, or a new one. It ends with its last holder.
    static Result<std::shared_ptr<LocalServer>> shared(
        const Engine &engine, int major, const QString &product);
    /// Whether an address leads to such a server.
    static bool isOurs(const ConnectionSettings &settings);
    /// Removes the folders of those whose starters are gone.
    static void sweep();
    LocalServer(const LocalServer &) = delete;
    LocalServer &operator=(const LocalServer &) = delete;
    ~LocalServer();

    /// An existing database, as one who may create others.
    const ConnectionSettings &settings() const { return m_settings; }

private:
    LocalServer();
    Result<void> startPostgres(int major);
    Result<void> startMariaDb();
    Result<void> startMySql();
    Result<void> runOnce(const QString &program, const QStringList &arguments);
    Result<void> launch(const QString &program, const QStringList &arguments);
    Result<void> waitFor(const Engine &engine);

    QString m_folder;
    QString m_url;
    std::unique_ptr<QProcess> m_process;
    ConnectionSettings m_settings;
};

} // namespace Switchback
