// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/ledger.h"

#include "core/text.h"
#include "core/tr.h"

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

using Clock = std::chrono::steady_clock;

/// Interrupts a statement that goes on beyond its time.
class Deadline
{
public:
    Deadline(Connection &connection, Clock::time_point end)
        : m_thread([this, &connection, end](const std::stop_token &stop) {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait_until(lock, stop, end, [] { return false; })
                && !stop.stop_requested()) {
                connection.cancel();
            }
        })
    {
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread; // last: it is joined before what it uses goes
};

QString quoted(const Engine &engine, const QStringList &parts)
{
    QStringList names;
    for (const auto &part : parts) {
        names += engine.identifier(part);
    }
    return names.join(u'.');
}

/// Empty for what cannot be counted by rows.
QString countSql(const Engine &engine, const Loss &loss)
{
    auto parts = loss.object.split(u'.');
    switch (loss.kind) {
    case Loss::Kind::Table:
    case Loss::Kind::Rows:
        return u"select count(*) from "_s + quoted(engine, parts);
    case Loss::Kind::Column:
    case Loss::Kind::Values:
        if (parts.size() > 1) {
            const auto column = engine.identifier(parts.takeLast());
            return u"select count(*), count(%1) from %2"_s.arg(column, quoted(engine, parts));
        }
        break;
    case Loss::Kind::Sequence:
    case Loss::Kind::Schema:
    case Loss::Kind::Database:
    case Loss::Kind::Everything:
        break;
    }
    return {};
}

LedgerRow counted(const Engine &engine, Connection &connection, const Loss &loss)
{
    LedgerRow row { .loss = loss };
    const auto sql = countSql(engine, loss);
    if (sql.isEmpty()) {
        return row;
    }
    const auto answer = connection.query(sql);
    if (!answer) {
        const auto &error = answer.error();
        row.trouble = error.kind == ErrorKind::Cancelled ? tr("Counting takes too long.")
                                                         : oneLine(error);
        return row;
    }
    const auto values = answer->rows.value(0);
    row.rows = values.value(0).toLongLong();
    if (values.size() > 1) {
        row.values = values.at(1).toLongLong();
    }
    return row;
}

} // namespace

Result<QList<LedgerRow>> readLedger(
    const Session &session, const QList<Loss> &losses, std::chrono::milliseconds budget)
{
    QList<LedgerRow> ledger;
    if (losses.isEmpty()) {
        return ledger;
    }
    auto connection = session.engine->connect(session.connection, Access::ReadOnly);
    if (!connection) {
        return fail(connection.error());
    }
    const auto end = Clock::now() + budget;
    const Deadline deadline(**connection, end);
    for (const auto &loss : losses) {
        if (Clock::now() >= end) {
            ledger += LedgerRow { .loss = loss, .trouble = tr("Counting takes too long.") };
        } else {
            ledger += counted(*session.engine, **connection, loss);
        }
    }
    return ledger;
}

} // namespace Switchback
