// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What a second connection sees of a statement while it runs.

#include <QList>
#include <QString>

#include <optional>

namespace Switchback {

/// A session that is in our way, or that we are in the way of.
struct WatchedSession {
    enum class Side { BlocksUs, WaitsForUs };
    Side side = Side::BlocksUs;
    qint64 id = 0;
    QString name; // as the server's own people say: "pid 12", "connection 12"
    QString user;
    QString origin; // its application, or the host where the server knows none
    QString state; // the server's word
    QString query; // one line, shortened; empty = none, or not for us to see
    qint64 ms = 0; // waiting for us, or since its transaction or state began
    bool idle = false; // runs nothing: only the end of its session helps
    bool surmised = false; // the server does not say for sure
    bool application = true; // no process of the server itself
    bool operator==(const WatchedSession &) const = default;
};

/// As the server tells of its own work.
struct ServerProgress {
    QString phase;
    qint64 done = 0;
    qint64 total = 0; // 0 = not told
    bool operator==(const ServerProgress &) const = default;
};

/// What a look found.
struct Watched {
    bool waiting = false; // for a lock
    QList<WatchedSession> sessions; // who blocks us first
    std::optional<ServerProgress> progress;
    qint64 lagMs = -1; // of the replica that is furthest behind; -1 = none is known
    bool operator==(const Watched &) const = default;
};

/// "pid 12 (user shop, web, idle in transaction for 5 s): SELECT …"
QString inWords(const WatchedSession &session);
/// Those that block us, in words; empty = nobody is known to.
QString blockersInWords(const QList<WatchedSession> &sessions);

} // namespace Switchback
