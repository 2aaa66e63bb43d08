// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/ledger.h"

#include "core/text.h"
#include "core/tr.h"
#include "run/deadline.h"

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

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
    const auto end = Deadline::Clock::now() + budget;
    const Deadline deadline(**connection, end);
    for (const auto &loss : losses) {
        if (Deadline::Clock::now() >= end) {
            ledger += LedgerRow { .loss = loss, .trouble = tr("Counting takes too long.") };
        } else {
            ledger += counted(*session.engine, **connection, loss);
        }
    }
    return ledger;
}

} // namespace Switchback
