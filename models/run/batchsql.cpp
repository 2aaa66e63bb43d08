// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/batchsql.h"

#include "run/backfill.h"

using namespace Qt::StringLiterals;

namespace Switchback {

QString BatchSql::keys(const QString &prefix, const QString &order) const
{
    QStringList names;
    for (const auto &column : key) {
        names += prefix + engine.identifier(column) + (order.isEmpty() ? QString() : u' ' + order);
    }
    return names.join(u", "_s);
}

/// As text where a driver's own value would lose something, the microseconds of a time for instance.
QString BatchSql::readable(const QString &prefix) const
{
    QStringList names;
    for (const auto &column : key) {
        const auto name = prefix + engine.identifier(column);
        const auto *shape = table.column(column);
        const bool isTime = shape
            && (shape->holds == Holds::Timestamp || shape->holds == Holds::Time
                || shape->holds == Holds::Date);
        names += engine.info().id == "postgresql"_L1   ? name + u"::text"_s
            : isTime && engine.info().id == "mysql"_L1 ? u"CAST(%1 AS CHAR)"_s.arg(name)
                                                       : name;
    }
    return names.join(u", "_s);
}

/// (a, b) > (1, 2), spelled out where the server would not use the index otherwise.
QString BatchSql::beyond(const QString &sign, const KeyPlace &place, const QString &prefix) const
{
    const auto name = [&](qsizetype i) { return prefix + engine.identifier(key.at(i)); };
    if (key.size() == 1) {
        return u"%1 %2 %3"_s.arg(name(0), sign, place.value(0));
    }
    if (engine.info().id != "mysql"_L1) {
        return u"(%1) %2 (%3)"_s.arg(keys(prefix), sign, place.join(u", "_s));
    }
    QStringList ways;
    for (qsizetype i = 0; i < key.size(); ++i) {
        QStringList same;
        for (qsizetype j = 0; j < i; ++j) {
            same += name(j) + u" = "_s + place.value(j);
        }
        const auto last = i + 1 == key.size();
        same += u"%1 %2 %3"_s.arg(name(i), last ? sign : sign.first(1), place.value(i));
        ways += u'(' + same.join(u" AND "_s) + u')';
    }
    return u"(%1)"_s.arg(ways.join(u" OR "_s));
}

KeyPlace BatchSql::marks(const QString &name) const
{
    KeyPlace place;
    for (qsizetype i = 0; i < key.size(); ++i) {
        place += key.size() == 1 ? u"/*:%1*/NULL"_s.arg(name)
                                 : u"/*:%1.%2*/NULL"_s.arg(name).arg(i + 1);
    }
    return place;
}

QString BatchSql::marker() const
{
    return engine.identifier(QString(BackfillTable));
}

QString BatchSql::begin() const
{
    return engine.info().embedded ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s;
}

QString BatchSql::lastKey() const
{
    return u"SELECT %1 FROM %2 s ORDER BY %3 LIMIT 1"_s.arg(
        readable(u"s."_s), table.sql, keys(u"s."_s, u"DESC"_s));
}

QString BatchSql::createTable() const
{
    const bool mysql = engine.info().id == "mysql"_L1;
    const auto text = mysql ? u"varchar(2000)"_s : u"text"_s;
    return u"CREATE TABLE IF NOT EXISTS %1 (id varchar(64) NOT NULL PRIMARY"
           " KEY, statement %2 NOT NULL, "
           "place %2 NOT NULL, last_place %2 NOT NULL, keys_done bigint NOT NULL, rows_done bigint NOT NULL)%3"_s
               .arg(marker(), text, mysql ? u" CHARACTER SET utf8mb4"_s : QString());
}

QString BatchSql::forget() const
{
    return u"DELETE FROM %1 WHERE id = %2"_s.arg(marker(), ownId());
}

QString BatchSql::insert(const QString &kept, const QString &last) const
{
    return u"INSERT INTO %1 VALUES (%2, %3, '[]', %4, 0, 0)"_s.arg(
        marker(), ownId(), engine.literal(kept), last);
}

QString BatchSql::upper(const KeyPlace &after, const KeyPlace &last, const QString &rows) const
{
    const auto range = (after.isEmpty() ? QString() : beyond(u">"_s, after, {}) + u" AND "_s)
        + beyond(u"<="_s, last, {});
    return u"SELECT %5, count(*) OVER () FROM (SELECT %1 FROM %2 WHERE %3 ORDER BY %1 LIMIT %4) s ORDER BY %6 LIMIT 1"_s
        .arg(keys({}), table.sql, range, rows, readable(u"s."_s), keys(u"s."_s, u"DESC"_s));
}

QString BatchSql::claim() const
{
    return u"SELECT place FROM %1 WHERE id = %2%3"_s.arg(
        marker(), ownId(), engine.info().embedded ? QString() : u" FOR UPDATE"_s);
}

QString BatchSql::part(const KeyPlace &after, const KeyPlace &upto) const
{
    const auto prefix = statement.name + u'.';
    return statement.over((after.isEmpty() ? QString() : beyond(u">"_s, after, prefix) + u" AND "_s)
        + beyond(u"<="_s, upto, prefix));
}

QString BatchSql::keep(const QString &place, const QString &keysDone, const QString &rowsDone) const
{
    return u"UPDATE %1 SET place = %2, keys_done = keys_done + %3, rows_done = rows_done + %4 WHERE id = %5"_s
        .arg(marker(), place, keysDone, rowsDone, ownId());
}

QString BatchSql::part() const
{
    return part(marks(u"after"_s), marks(u"upto"_s));
}

} // namespace Switchback
