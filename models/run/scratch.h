// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A database for trying things out, gone when the object goes. What a crash left behind is
// removed when the next one is made.

#include "engines/engine.h"
#include "engines/scratchmaker.h"
#include "run/localserver.h"

namespace Switchback {

class Scratch
{
public:
    /// Beside `like`; on a private server where the user may not make one there. The error says why
    /// it cannot be made and what the choices are.
    static Result<std::unique_ptr<Scratch>> make(
        const Engine &engine, const ConnectionSettings &like);
    /// With everything that `live` holds; only where the engine copies a database at once, and only
    /// up to a size that is no burden.
    static Result<std::unique_ptr<Scratch>> copyOf(
        const Engine &engine, const ConnectionSettings &live, std::stop_token stop);
    /// As above, without rows and only where it is quick.
    static Result<std::unique_ptr<Scratch>> emptyCopyOf(
        const Engine &engine, const ConnectionSettings &live, std::stop_token stop);
    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;
    ~Scratch();

    const ConnectionSettings &settings() const { return m_settings; }
    Connection &connection() { return *m_connection; }
    /// The connection is closed and another one opened.
    Result<void> reconnect();

private:
    Scratch() = default;
    Result<void> makeBeside(const ConnectionSettings &like);
    Result<void> makeOnPrivateServer(const ConnectionSettings &like);
    const Engine *m_engine = nullptr;
    std::shared_ptr<LocalServer> m_server; // where no other server gives one
    ConnectionSettings m_like;
    ConnectionSettings m_settings;
    std::unique_ptr<Connection> m_connection;
};

/// Removes scratch databases whose makers are gone; the names of what was removed.
QStringList sweepScratch(const Engine &engine, const ConnectionSettings &like);

} // namespace Switchback
