// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// A believable plan on PostgreSQL, for tests of what shows plans and runs.

#include "core/plan.h"

namespace Switchback {

inline Step samplePlanStep(const QString &version, const QString &name,
    const QList<Statement> &statements, bool transactional = true)
{
    using namespace Qt::StringLiterals;
    Step step { .version = { version },
        .name = name,
        .path = u"db/migrations/%1_%2.sql"_s.arg(version, name),
        .transactional = transactional };
    if (transactional) {
        step.statements += { .sql = u"BEGIN"_s, .role = StatementRole::Begin };
        step.statements += { .sql = u"SET LOCAL lock_timeout = '5s'"_s,
            .role = StatementRole::Local };
    }
    for (const auto &statement : statements) {
        step.statements += { .sql = statement.sql, .line = statement.line };
    }
    step.statements += { .sql = u"INSERT INTO \"schema_migrations\" (version) VALUES ('%1')"_s.arg(
                             version),
        .role = StatementRole::History };
    if (transactional) {
        step.statements += { .sql = u"COMMIT"_s, .role = StatementRole::Commit };
    }
    return step;
}

inline Plan samplePlan(Direction direction = Direction::Up)
{
    using namespace Qt::StringLiterals;
    Plan plan { .format = u"dbmate"_s, .engine = u"postgresql"_s };
    plan.target.direction = direction;
    plan.preparation = { { .sql = u"SET statement_timeout = 0"_s, .role = StatementRole::Session },
        { .sql = u"SET client_connection_check_interval = '2s'"_s,
            .role = StatementRole::Session } };
    plan.lock = u"advisory lock 7301 of Switchback"_s;
    plan.steps = {
        samplePlanStep(u"20261103140000"_s, u"backfill_order_totals"_s,
            { { u"UPDATE orders\nSET total_cents = items.total\nFROM (SELECT order_id, "
                u"sum(price_cents) AS total "
                "FROM order_items GROUP BY order_id) AS items\nWHERE items.order_id = orders.id"_s,
                2 } }),
        samplePlanStep(u"20261112101000"_s, u"add_phone_to_customers"_s,
            { { u"-- People want to be called.\nALTER TABLE customers ADD COLUMN phone text"_s, 2 },
                { u"COMMENT ON COLUMN customers.phone IS 'E.164'"_s, 4 } }),
        samplePlanStep(u"20261120160000"_s, u"index_customers_phone"_s,
            { { u"CREATE INDEX CONCURRENTLY customers_phone ON customers (phone)"_s, 2 } }, false),
    };
    for (auto &step : plan.steps) {
        step.direction = direction;
    }
    plan.fingerprint = u"f00d"_s;
    return plan;
}

} // namespace Switchback
