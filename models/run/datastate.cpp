// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/datastate.h"

#include "core/tr.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr qint64 Page = 20000; // rows that are read at once where the server does not sum

Result<qint64> countRows(Connection &connection, const TableShape &table)
{
    const auto rows = connection.query(u"SELECT count(*) FROM "_s + table.sql);
    return rows ? Result<qint64>(rows->rows.value(0).value(0).toLongLong()) : fail(rows.error());
}

// One sum a column, each row's part being made of its key and the value.
QString sumsSql(const Engine &engine, const TableShape &table)
{
    const bool postgres = engine.info().id == "postgresql"_L1;
    const auto text = [&](const QString &column) {
        const auto name = engine.identifier(column);
        return postgres ? u"coalesce(%1::text, '~')"_s.arg(name)
                        : u"coalesce(hex(%1), '~')"_s.arg(name);
    };
    QStringList key;
    for (const auto &column : table.key) {
        key += text(column);
    }
    QStringList asked;
    for (const auto &column : table.columns) {
        const auto parts = (key + QStringList { text(column.name) })
                               .join(postgres ? u" || '|' || "_s : u", '|', "_s);
        asked += postgres
            ? u"coalesce(sum(hashtextextended(%1, 0)::numeric), 0)::text"_s.arg(parts)
            : u"coalesce(sum(cast(conv(substring(md5(concat(%1)), 1, 15), 16, 10) AS decimal(30))), 0)"_s
                  .arg(parts);
    }
    return u"SELECT %1 FROM %2"_s.arg(asked.join(u", "_s), table.sql);
}

Result<void> sumOnServer(
    const Engine &engine, Connection &connection, const TableShape &table, TableData &data)
{
    const auto rows = connection.query(sumsSql(engine, table));
    if (!rows) {
        return fail(rows.error());
    }
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        data.columns.insert(table.columns.at(i).name, rows->rows.value(0).value(i).toString());
    }
    return {};
}

quint64 partOf(const QByteArray &key, const QVariant &value)
{
    QCryptographicHash hash(QCryptographicHash::Md5);
    hash.addData(key);
    hash.addData(value.isNull() ? QByteArray("~") : value.toByteArray());
    quint64 part = 0;
    const auto result = hash.result();
    for (int i = 0; i < 8; ++i) {
        part = part << 8 | quint8(result.at(i));
    }
    return part;
}

// SQLite has no function that would do.
Result<void> sumHere(
    const Engine &engine, Connection &connection, const TableShape &table, TableData &data)
{
    QStringList names;
    for (const auto &column : table.columns) {
        names += engine.identifier(column.name);
    }
    QList<qsizetype> key;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        if (table.key.contains(table.columns.at(i).name)) {
            key += i;
        }
    }
    QList<quint64> sums(names.size());
    for (qint64 offset = 0; offset < data.rows; offset += Page) {
        const auto rows = connection.query(
            u"SELECT %1 FROM %2 LIMIT %3 OFFSET %4"_s.arg(names.join(u", "_s), table.sql)
                .arg(Page)
                .arg(offset));
        if (!rows) {
            return fail(rows.error());
        }
        for (const auto &row : rows->rows) {
            QByteArray id;
            for (const auto i : std::as_const(key)) {
                id += row.at(i).toByteArray() + '|';
            }
            for (qsizetype i = 0; i < sums.size(); ++i) {
                sums[i] += partOf(id, row.at(i)); // overflow is welcome
            }
        }
    }
    for (qsizetype i = 0; i < sums.size(); ++i) {
        data.columns.insert(table.columns.at(i).name, QString::number(sums.at(i), 16));
    }
    return {};
}

} // namespace

QString DataState::fingerprint() const
{
    QStringList lines;
    for (auto it = tables.cbegin(); it != tables.cend(); ++it) {
        lines += u"%1 %2"_s.arg(it.key()).arg(it->rows);
        for (auto column = it->columns.cbegin(); column != it->columns.cend(); ++column) {
            lines += u"%1.%2 %3"_s.arg(it.key(), column.key(), column.value());
        }
    }
    lines.sort();
    const auto hash = QCryptographicHash::hash(
        lines.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex());
}

Result<DataState> readData(const Engine &engine, Connection &connection,
    const QList<TableShape> &tables, const QSet<QString> &summed)
{
    DataState state;
    for (const auto &table : tables) {
        const auto rows = countRows(connection, table);
        if (!rows) {
            return fail(rows.error());
        }
        TableData data { .rows = *rows, .columns = {} };
        if (summed.contains(table.name) && !table.columns.isEmpty()) {
            const auto done = engine.info().id == "sqlite"_L1
                ? sumHere(engine, connection, table, data)
                : sumOnServer(engine, connection, table, data);
            if (!done) {
                return fail(done.error());
            }
        }
        state.tables.insert(table.name, data);
    }
    return state;
}

QList<RowChange> lostData(const DataState &before, const DataState &after)
{
    QList<RowChange> changes;
    auto names = before.tables.keys();
    names.sort();
    for (const auto &name : std::as_const(names)) {
        const auto was = before.tables.value(name);
        const auto is = after.tables.value(name);
        if (was.rows != is.rows) {
            changes += RowChange { name, {}, was.rows, is.rows };
            continue; // every sum differs then
        }
        auto columns = was.columns.keys();
        columns.sort();
        for (const auto &column : std::as_const(columns)) {
            if (was.rows > 0 && is.columns.contains(column)
                && is.columns.value(column) != was.columns.value(column)) {
                changes += RowChange { name, column, was.rows, is.rows };
            }
        }
    }
    return changes;
}

QString rowChangeWords(const RowChange &change)
{
    if (!change.column.isEmpty()) {
        return tr("%1.%2: other values than before (%n row(s))", nullptr, int(change.rowsBefore))
            .arg(change.table, change.column);
    }
    if (change.byForeignKeys) {
        return tr("%1: %2 rows before, %3 after, where foreign keys are on: a table that is "
                  "dropped takes them along")
            .arg(change.table)
            .arg(change.rowsBefore)
            .arg(change.rowsAfter);
    }
    return tr("%1: %2 rows before, %3 after")
        .arg(change.table)
        .arg(change.rowsBefore)
        .arg(change.rowsAfter);
}

} // namespace Switchback
