// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Facts about tables, asked from the server's own catalog and counters, one implementation an
// engine. One question a kind for all tables together; nothing is counted row by row, no lock is
// waited for, nothing is changed.

#include "core/facts.h"
#include "engines/connection.h"

#include <QHash>

#include <functional>

namespace Switchback {

struct FactRequest {
    QStringList tables; // "public.users" or "users", without quotes
    std::chrono::milliseconds budget { 3000 };
    bool rates = true; // may take a second longer where the tables are used at all
    bool columns = false;
};

/// A statement that the server counts, constants replaced.
struct SeenStatement {
    QString id; // stays the same from look to look
    QString text;
    qint64 calls = 0; // since the server counts
};

class FactReader
{
public:
    virtual ~FactReader() = default;
    /// What could not be learned is in LiveFacts::missing; that is never an error.
    virtual LiveFacts read(Connection &connection, const ConnectionSettings &settings,
        const FactRequest &request) const = 0;
    /// What ran in the connection's database; an Error where nothing counts statements, or this
    /// user may not look.
    virtual Result<QList<SeenStatement>> statements(Connection &connection) const = 0;
};

/// By Engine::info().id; null for an engine without.
const FactReader *factReader(QStringView engine);

/// Asks while there is time, and notes what could not be had.
class FactQuestions
{
public:
    FactQuestions(Connection &connection, LiveFacts &facts, std::chrono::milliseconds budget);
    /// `subject` is what is missing without it: "the sizes of the tables". Empty: never noted.
    QList<QVariantList> ask(const QString &subject, const QString &sql);
    bool isOver() const { return std::chrono::steady_clock::now() >= m_end; }
    /// Waits, at most until the time is over.
    void waitUntil(std::chrono::steady_clock::time_point time) const;

private:
    Connection &m_connection;
    LiveFacts &m_facts;
    std::chrono::steady_clock::time_point m_end;
};

/// How often a table was used since its server counts.
struct TableUse {
    qint64 writes = 0;
    qint64 reads = 0;
};
using TableUses = QHash<QString, TableUse>; // by TableFacts::table

/// How busy tables are: the counters now, and again when a while has passed.
class TableRates
{
public:
    using Sample = std::function<TableUses()>;
    /// Asks at once; `interval` is what the server needs until its counters have moved.
    TableRates(const Sample &sample, std::chrono::milliseconds interval);
    /// Tables that were hardly ever used are quiet without a second look.
    void fill(LiveFacts &facts, const FactRequest &request, const FactQuestions &questions) const;

private:
    Sample m_sample;
    std::chrono::milliseconds m_interval;
    std::chrono::steady_clock::time_point m_sampled;
    TableUses m_first;
};

/// Free bytes where `path` lies; empty unless that is a folder of this machine.
std::optional<qint64> freeBytesAt(const QString &path);
/// The server runs on this machine, so that its paths mean something here.
bool isLocal(const ConnectionSettings &settings);

} // namespace Switchback
