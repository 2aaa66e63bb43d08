// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// One open connection, used by one job on one thread; only cancel() may be called from others.

#include "core/plan.h"
#include "core/secret.h"
#include "core/serverinfo.h"

#include <QVariant>

#include <chrono>

namespace Switchback {

/// ReadOnly is for everything that only looks: the server itself refuses writes on it.
enum class Access { ReadOnly, ReadWrite };

/// An address, parsed. Which fields count depends on the engine.
struct ConnectionSettings {
    QString engine; // Engine::info().id
    QString host; // name, address, or the folder of a Unix socket
    int port = 0; // 0 = the engine's default
    QString user;
    Secret password;
    QString database; // name; SQLite: absolute path of the file
    QList<std::pair<QString, QString>> parameters; // the URL's query, decoded, in order
    QString display; // the URL without any secret
    std::optional<std::chrono::milliseconds>
        lockTimeout; // from the environment; the URL's own wins
    std::optional<std::chrono::milliseconds> statementTimeout;
    bool sessionPooler = false; // the address is a pooler in session mode, and known to be
    bool operator==(const ConnectionSettings &) const = default;

    QString parameter(QStringView name) const;
};

struct Rows {
    QStringList columns;
    QList<QVariantList> rows;
};

struct Execution {
    qint64 ms = 0;
    qint64 rows = -1; // affected; -1 = not told
    QStringList notices;
};

class Connection
{
public:
    virtual ~Connection() = default;
    virtual const ServerInfo &server() const = 0;
    /// A small result, whole.
    virtual Result<Rows> query(const QString &sql) = 0;
    /// One message to the server; rows it returns are drained and dropped.
    virtual Result<Execution> execute(const QString &sql) = 0;
    /// Interrupts the statement in progress, from any thread. When none is, the next one is refused
    /// as cancelled (ErrorKind::Cancelled), so that a stop between two statements is never lost;
    /// ROLLBACK always runs.
    virtual void cancel() = 0;
    enum class Transaction { None, Open, Failed, Lost };
    virtual Transaction transaction() = 0;
};

} // namespace Switchback
