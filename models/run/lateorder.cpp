// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/lateorder.h"

#include "core/tr.h"
#include "run/livecopy.h"
#include "run/replay.h"
#include "run/scratch.h"
#include "run/seed.h"

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
    qint64 made = 0; // rows
};

/// An order: what both of them begin with, the rows that are made then, and what follows.
struct Order {
    QList<Version> base;
    QList<QList<Version>> lots;
};

/// What the live database says of its rows, and how many to make.
struct Ground {
    qint64 rows = 0;
    SeenTables facts;
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

Result<Reached> after(
    const Session &session, const Order &order, const Ground &ground, const ReadOptions &reading)
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
    Reached reached;
    QString history;
    const auto replay = [&](const QList<Version> &lot) -> Result<void> {
        if (lot.isEmpty()) {
            return {};
        }
        const auto table = replaySession(
            session, engine, (*scratch)->settings(), exactly(lot), reading.stop);
        history = table.value_or(history);
        return table ? Result<void>() : fail(table.error());
    };
    auto done = replay(order.base);
    if (done && ground.rows > 0 && !order.base.isEmpty()) {
        const auto made = seedRows(engine, (*scratch)->connection(),
            { .rows = ground.rows, .facts = ground.facts, .history = history }, reading.stop);
        done = made ? done : fail(made.error());
        reached.made = made ? made->rows : 0;
    }
    for (const auto &lot : order.lots) {
        done = done ? replay(lot) : done;
    }
    if (!done) {
        return fail(done.error());
    }
    auto schema = schemaTools(engine.info().id)->read((*scratch)->connection(), reading);
    if (!schema) {
        return fail(schema.error());
    }
    withoutHistory(*schema, history);
    const auto data = rowsIn(engine, (*scratch)->connection(), history);
    if (!data) {
        return fail(data.error());
    }
    reached.schema = *schema;
    reached.data = *data;
    return reached;
}

/// Both orders, one after the other.
Result<std::pair<Reached, Reached>> bothOrders(const Session &session, const Order &byVersion,
    const Order &byArrival, const Ground &ground, const ReadOptions &reading)
{
    auto first = after(session, byVersion, ground, reading);
    auto second = first ? after(session, byArrival, ground, reading) : first;
    return second ? Result<std::pair<Reached, Reached>>({ *first, *second }) : fail(second.error());
}

/// What was applied when the late one arrived, and where it belongs among it.
Result<LateOrder> orderOf(const Session &session, const Timeline &timeline,
    const TimelineEntry &late, const Ground &ground, const ReadOptions &reading)
{
    LateOrder order { .version = late.version };
    QList<Version> older;
    bool isNewer = false;
    for (const auto &entry : timeline.entries) {
        if (entry.version == late.version) {
            isNewer = true;
        } else if (entry.migration >= 0 && isApplied(entry.state)) {
            (isNewer ? order.newer : older) += entry.version;
        }
    }
    const Order byVersion { older, { QList { late.version } + order.newer } };
    const Order byArrival { older, { order.newer, { late.version } } };
    auto both = bothOrders(session, byVersion, byArrival, ground, reading);
    if (!both && ground.rows > 0 && both.error().kind == ErrorKind::Input) {
        both = bothOrders(session, byVersion, byArrival, {}, reading); // not over rows of ours
    }
    if (!both) {
        if (both.error().kind != ErrorKind::Input) {
            return fail(both.error());
        }
        order.error = oneLine(both.error()); // this order cannot be run: an answer, too
        return order;
    }
    const auto &[first, second] = *both;
    order.made = first.made;
    order.difference = schemaChanges(first.schema, second.schema);
    order.rows = lostData(first.data, second.data);
    order.independent = order.difference.isEmpty() && order.rows.isEmpty();
    return order;
}

/// Without its facts a table is filled all the same.
Ground groundOf(const Session &session, qint64 rows)
{
    Ground ground { rows, {} };
    auto live = rows > 0 ? session.engine->connect(session.connection, Access::ReadOnly) : fail({});
    if (live) {
        ground.facts = readSeen(*session.engine, **live, rows).value_or(SeenTables());
    }
    return ground;
}

} // namespace

Result<QList<LateOrder>> lateOrders(const Session &session, qint64 rows, const ReadOptions &reading)
{
    const auto status = readStatus(session);
    if (!status) {
        return fail(status.error());
    }
    QList<LateOrder> list;
    std::optional<Ground> ground;
    for (const auto &entry : status->timeline.entries) {
        if (entry.state == State::Late && entry.migration >= 0 && !entry.broken) {
            ground = ground ? ground : groundOf(session, rows);
            const auto order = orderOf(session, status->timeline, entry, *ground, reading);
            if (!order) {
                return fail(order.error());
            }
            list += *order;
        }
    }
    return list;
}

QString lateOrderSentence(const LateOrder &order)
{
    return (order.independent
            ? tr("%1 is late: after the newer ones it comes to the same schema and rows.")
            : !order.error.isEmpty() ? tr("%1 is late: the two orders cannot be compared.")
            : order.difference.isEmpty()
            ? tr("%1 is late: after the newer ones it comes to other rows.")
            : tr("%1 is late: after the newer ones it comes to another schema."))
        .arg(order.version.text);
}

QStringList lateOrderDetails(const LateOrder &order)
{
    QStringList lines;
    for (const auto &change : order.difference) {
        lines += u"%1 %2 %3"_s.arg(changeWord(change.change), change.kind, change.object);
    }
    for (const auto &change : order.rows) {
        lines += rowChangeWords(change);
    }
    return order.error.isEmpty() ? lines : lines + QStringList { order.error };
}

} // namespace Switchback
