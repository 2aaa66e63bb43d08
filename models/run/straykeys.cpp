// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/straykeys.h"

#include "core/tr.h"
#include "run/livecopy.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

constexpr int KeysAtOnce = 2000;

// A key as the server writes it itself, exactly; what is compared with it decides its type.
QString asText(const Engine &engine, const ColumnShape *column, const QString &name)
{
    if (engine.info().id == "postgresql"_L1) {
        return name + u"::text"_s;
    }
    const bool temporal = column
        && (column->holds == Holds::Date || column->holds == Holds::Time
            || column->holds == Holds::Timestamp);
    return temporal && !engine.info().embedded ? u"CAST(%1 AS CHAR)"_s.arg(name) : name;
}

QString tupleOf(const Engine &engine, const QVariantList &row)
{
    QStringList values;
    for (const auto &value : row) {
        values += sqlLiteral(engine, value);
    }
    return u'(' + values.join(u", "_s) + u')';
}

} // namespace

Result<qint64> missingKeys(const Engine &engine, Connection &childSide, const TableShape &child,
    const TableLink &link, Connection &parentSide, const QString &parent,
    const std::stop_token &stop)
{
    QStringList columns;
    QStringList filled;
    QStringList named; // in a list of their own: distinct by their type, not by their text
    QStringList aliases;
    QStringList texts;
    QStringList keys;
    for (qsizetype i = 0; i < link.columns.size(); ++i) {
        columns += engine.identifier(link.columns.at(i));
        filled += columns.last() + u" IS NOT NULL"_s;
        aliases += u"k.k%1"_s.arg(i);
        named += u"%1 AS k%2"_s.arg(columns.last(), QString::number(i));
        texts += asText(engine, child.column(link.columns.at(i)), aliases.last());
        keys += engine.identifier(link.keys.value(i));
    }
    const auto list = columns.join(u", "_s);
    const auto in = engine.info().embedded ? u"(VALUES %1)"_s : u"(%1)"_s;
    QString last;
    qint64 missing = 0;
    while (!stop.stop_requested()) {
        const auto after = last.isEmpty() ? QString() : u" AND (%1) > %2"_s.arg(list, last);
        const auto page = u"SELECT DISTINCT %1 FROM %2 WHERE %3%4 ORDER BY %5 LIMIT %6"_s.arg(
            named.join(u", "_s), child.sql, filled.join(u" AND "_s), after, list,
            QString::number(KeysAtOnce));
        const auto rows = childSide.query(u"SELECT %1 FROM (%2) AS k ORDER BY %3"_s.arg(
            texts.join(u", "_s), page, aliases.join(u", "_s)));
        if (!rows || rows->rows.isEmpty()) {
            return rows ? Result<qint64>(missing) : fail(rows.error());
        }
        QStringList tuples;
        for (const auto &row : rows->rows) {
            tuples += tupleOf(engine, row);
        }
        if (tuples.last() == last) { // it would not end
            return fail({ .kind = ErrorKind::Failed, .what = tr("Counting takes too long.") });
        }
        last = tuples.last();
        const auto found = parentSide.query(
            u"SELECT count(*) FROM (SELECT DISTINCT %1 FROM %2 WHERE (%1) IN %3) AS found"_s.arg(
                keys.join(u", "_s), parent, in.arg(tuples.join(u", "_s))));
        if (!found) {
            return fail(found.error());
        }
        missing += std::max<qint64>(0, tuples.size() - found->rows.value(0).value(0).toLongLong());
    }
    return fail({ .kind = ErrorKind::Cancelled, .what = tr("Looking was stopped.") });
}

Result<QMap<QString, qint64>> strayRows(const Engine &engine, Connection &live,
    const QList<TableName> &tables, const std::stop_token &stop)
{
    const auto shapes = tableShapes(engine, live);
    if (!shapes) {
        return fail(shapes.error());
    }
    const auto names = namesOf(tables);
    QMap<QString, qint64> strays;
    for (const auto &shape : *shapes) {
        for (const auto &link : shape.links) {
            const auto parent = std::ranges::find(*shapes, link.table, &TableShape::name);
            if (parent == shapes->end()
                || (!names.contains(shape.name) && !names.contains(link.table))) {
                continue;
            }
            const auto missing = missingKeys(engine, live, shape, link, live, parent->sql, stop);
            if (!missing) {
                return fail(missing.error());
            }
            if (*missing > 0) {
                strays[shape.name + u" → "_s + link.table] += *missing;
            }
        }
    }
    return strays;
}

} // namespace Switchback
