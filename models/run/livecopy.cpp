// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/livecopy.h"

#include "run/triedscript.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace Switchback {

QString quotedTable(const Engine &engine, const QString &table)
{
    const auto dot = table.indexOf(u'.');
    return dot < 0 ? engine.identifier(table)
                   : engine.identifier(table.left(dot)) + u'.'
            + engine.identifier(QStringView(table).sliced(dot + 1));
}

namespace {

// The history is what the plan was made from: without its rows the copy would run everything.
Result<void> copyHistory(
    const Session &session, const History &history, Connection &live, Connection &scratch)
{
    if (!history.tableExists) {
        return {};
    }
    const auto table = quotedTable(*session.engine, history.table);
    const auto rows = live.query(u"SELECT * FROM "_s + table);
    if (!rows) {
        return fail(rows.error());
    }
    QStringList columns;
    for (const auto &column : rows->columns) {
        columns += session.engine->identifier(column);
    }
    for (const auto &row : rows->rows) {
        QStringList values;
        for (const auto &value : row) {
            values += sqlLiteral(*session.engine, value);
        }
        const auto done = scratch.execute(u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(
            table, columns.join(u", "_s), values.join(u", "_s)));
        if (!done) {
            return fail(done.error());
        }
    }
    return {};
}

} // namespace

QString sqlLiteral(const Engine &engine, const QVariant &value)
{
    if (value.isNull()) {
        return u"NULL"_s;
    }
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? u"TRUE"_s : u"FALSE"_s;
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double:
        return value.toString();
    case QMetaType::QByteArray: {
        const auto hex = QString::fromLatin1(value.toByteArray().toHex());
        return engine.info().id == "postgresql"_L1 ? u"'\\x%1'"_s.arg(hex) : u"X'%1'"_s.arg(hex);
    }
    case QMetaType::QDateTime:
        return engine.literal(value.toDateTime().toUTC().toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s));
    default:
        return engine.literal(value.toString());
    }
}

Result<ConnectionSettings> placeForScratch(const Session &session)
{
    if (session.environment.scratchUrl.isEmpty()) {
        return session.connection;
    }
    const auto url = expandVariables(session.environment.scratchUrl);
    return url ? session.engine->parseUrl(*url, session.project.root) : fail(url.error());
}

Result<std::unique_ptr<Scratch>> liveCopy(const Session &session, const Schema &schema,
    const History &history, Connection &live, const ReadOptions &reading, CopiedRows copied)
{
    const auto beside = placeForScratch(session);
    if (!beside) {
        return fail(beside.error());
    }
    auto whole = copied == CopiedRows::Whole
        ? Scratch::copyOf(*session.engine, session.connection, reading.stop)
        : fail({});
    if (whole) {
        return whole;
    }
    auto scratch = scratchCopy(schema, *session.engine, *beside, session.connection, reading);
    if (!scratch) {
        return scratch;
    }
    const auto rows = copyHistory(session, history, live, (*scratch)->connection());
    return rows ? std::move(scratch) : fail(rows.error());
}

Session movedTo(const Session &session, const ConnectionSettings &scratch)
{
    auto moved = session;
    moved.connection = scratch;
    moved.environment.isProtected = false;
    moved.context.options.insert(u"connection.user"_s, scratch.user);
    moved.context.options.insert(u"connection.database"_s, scratch.database);
    return moved;
}

} // namespace Switchback
