// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/factreader.h"

#include "core/tr.h"
#include "engines/mysql/mysqlfacts.h"
#include "engines/postgresql/pgfacts.h"
#include "engines/sqlite/sqlitefacts.h"

#include <QFileInfo>
#include <QStorageInfo>

#include <thread>

using namespace Qt::StringLiterals;

namespace Switchback {

FactQuestions::FactQuestions(
    Connection &connection, LiveFacts &facts, std::chrono::milliseconds budget)
    : m_connection(connection)
    , m_facts(facts)
    , m_end(std::chrono::steady_clock::now() + budget)
{
}

QList<QVariantList> FactQuestions::ask(const QString &subject, const QString &sql)
{
    const auto note = [&](const QString &why) {
        if (!subject.isEmpty()) {
            m_facts.missing += tr("%1: %2").arg(subject, why);
        }
    };
    if (isOver()) {
        note(tr("there was no time left to ask."));
        return {};
    }
    auto rows = m_connection.query(sql);
    if (!rows) {
        const auto &error = rows.error();
        note(error.kind == ErrorKind::Cancelled || isOver() ? tr("asking takes too long.")
                                                            : oneLine(error));
        return {};
    }
    return std::move(rows->rows);
}

void FactQuestions::waitUntil(std::chrono::steady_clock::time_point time) const
{
    std::this_thread::sleep_until(std::min(time, m_end));
}

TableRates::TableRates(const Sample &sample, std::chrono::milliseconds interval)
    : m_sample(sample)
    , m_interval(interval)
    , m_sampled(std::chrono::steady_clock::now())
    , m_first(sample())
{
}

void TableRates::fill(
    LiveFacts &facts, const FactRequest &request, const FactQuestions &questions) const
{
    constexpr qint64 RarelyUsed =
        1000; // reads and writes ever: too few for a rate worth waiting for
    bool used = false;
    for (auto &table : facts.tables) {
        if (const auto known = m_first.constFind(table.table); known != m_first.constEnd()) {
            table.everWritten = known->writes;
            used = used || known->writes + known->reads >= RarelyUsed;
        }
    }
    if (m_first.isEmpty() || (used && !request.rates)) {
        return;
    }
    auto second = m_first;
    double seconds = 1;
    if (used) {
        questions.waitUntil(m_sampled + m_interval);
        second = m_sample();
        const auto passed = std::chrono::steady_clock::now() - m_sampled;
        seconds = std::chrono::duration<double>(passed).count();
    }
    for (auto &table : facts.tables) {
        if (m_first.contains(table.table) && second.contains(table.table)) {
            const auto before = m_first.value(table.table);
            const auto after = second.value(table.table);
            table.writes = double(qMax<qint64>(0, after.writes - before.writes)) / seconds;
            table.reads = double(qMax<qint64>(0, after.reads - before.reads)) / seconds;
        }
    }
}

std::optional<qint64> freeBytesAt(const QString &path)
{
    if (path.isEmpty() || !QFileInfo(path).isDir()) {
        return std::nullopt;
    }
    const QStorageInfo storage(path);
    return storage.isValid() && storage.isReady() ? std::optional(storage.bytesAvailable())
                                                  : std::nullopt;
}

bool isLocal(const ConnectionSettings &settings)
{
    const auto &host = settings.host;
    return host.isEmpty() || host.startsWith(u'/') || host == "localhost"_L1
        || host == "127.0.0.1"_L1 || host == "::1"_L1;
}

const FactReader *factReader(QStringView engine)
{
    static const PgFactReader postgresql;
    static const MysqlFactReader mysql;
    static const SqliteFactReader sqlite;
    return engine == u"postgresql" ? static_cast<const FactReader *>(&postgresql)
        : engine == u"mysql"       ? static_cast<const FactReader *>(&mysql)
        : engine == u"sqlite"      ? static_cast<const FactReader *>(&sqlite)
                                   : nullptr;
}

} // namespace Switchback
