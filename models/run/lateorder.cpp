// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/lateorder.h"

#include "core/tr.h"
#include "run/livecopy.h"
#include "run/replay.h"
#include "run/scratch.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

Target exactly(const QList<Version> &versions)
{
    return { .kind = Target::Kind::Chosen, .chosen = versions, .allowLate = true };
}

/// What a database holds after the migrations were replayed in one order.
struct Reached {
    Schema schema;
    DataState data;
};

/// Times and random numbers are others each time, whatever the order.
bool isSteady(const ColumnShape &column)
{
    return column.holds != Holds::Date && column.holds != Holds::Time
        && column.holds != Holds::Timestamp && column.holds != Holds::Uuid;
}

/// The rows that the migrations themselves put there, without those of the tools' tables.
Result<DataState> rowsIn(const Engine &engine, Connection &connection, const QString &history)
{
    const auto bare = [](const QString &name) {
        return name.section(u'.', -1).remove(u'"').remove(u'`');
    };
    auto tables = tableShapes(engine, connection);
    if (!tables) {
        return fail(tables.error());
    }
    tables->removeIf([&](const TableShape &table) {
        return bare(table.name) == bare(history) || bare(table.name) == "switchback_journal"_L1;
    });
    QSet<QString> summed;
    for (auto &table : *tables) {
        summed += table.name;
        table.columns.removeIf([](const ColumnShape &column) { return !isSteady(column); });
    }
    return readData(engine, connection, *tables, summed);
}

/// After all of these, one lot after the other.
Result<Reached> after(
    const Session &session, const QList<QList<Version>> &lots, const ReadOptions &reading)
{
    const auto &engine = *session.engine;
    const auto beside = placeForScratch(session);
    if (!beside) {
        return fail(beside.error());
    }
    const auto scratch = Scratch::make(engine, *beside);
    if (!scratch) {
        return fail(scratch.error());
    }
    QString history;
    for (const auto &lot : lots) {
        const auto table = replaySession(
            session, engine, (*scratch)->settings(), exactly(lot), reading.stop);
        if (!table) {
            return fail(table.error());
        }
        history = *table;
    }
    auto schema = schemaTools(engine.info().id)->read((*scratch)->connection(), reading);
    if (!schema) {
        return fail(schema.error());
    }
    withoutHistory(*schema, history);
    const auto data = rowsIn(engine, (*scratch)->connection(), history);
    return data ? Result<Reached>({ *schema, *data }) : fail(data.error());
}

/// What was applied when the late one arrived, and where it belongs among it.
Result<LateOrder> orderOf(const Session &session, const Timeline &timeline,
    const TimelineEntry &late, const ReadOptions &reading)
{
    LateOrder order { .version = late.version };
    QList<Version> applied;
    QList<Version> sorted;
    bool isNewer = false;
    for (const auto &entry : timeline.entries) {
        if (entry.version == late.version) {
            isNewer = true;
            sorted += entry.version;
        } else if (entry.migration >= 0 && isApplied(entry.state)) {
            applied += entry.version;
            sorted += entry.version;
            order.newer += isNewer ? QList { entry.version } : QList<Version>();
        }
    }
    const auto byVersion = after(session, { sorted }, reading);
    const auto byArrival = byVersion ? after(session, { applied, { late.version } }, reading)
                                     : byVersion;
    if (!byArrival) {
        if (byArrival.error().kind != ErrorKind::Input) {
            return fail(byArrival.error());
        }
        order.error = oneLine(byArrival.error()); // this order cannot be run: an answer, too
        return order;
    }
    order.difference = schemaChanges(byVersion->schema, byArrival->schema);
    order.rows = lostData(byVersion->data, byArrival->data);
    order.independent = order.difference.isEmpty() && order.rows.isEmpty();
    return order;
}

} // namespace

Result<QList<LateOrder>> lateOrders(const Session &session, const ReadOptions &reading)
{
    const auto status = readStatus(session);
    if (!status) {
        return fail(status.error());
    }
    QList<LateOrder> list;
    for (const auto &entry : status->timeline.entries) {
        if (entry.state == State::Late && entry.migration >= 0 && !entry.broken) {
            const auto order = orderOf(session, status->timeline, entry, reading);
            if (!order) {
                return fail(order.error());
            }
            list += *order;
        }
    }
    return list;
}

} // namespace Switchback
