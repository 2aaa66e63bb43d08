// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "run/rescuetext.h"

#include "run/ledger.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

QString json(const QStringList &list)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

QStringList listFrom(const QString &text)
{
    QStringList list;
    for (const auto &value : QJsonDocument::fromJson(text.toUtf8()).array()) {
        list += value.toString();
    }
    return list;
}

Loss::Kind kindFrom(const QString &word)
{
    for (const auto kind : { Loss::Kind::Table, Loss::Kind::Column, Loss::Kind::Rows }) {
        if (lossKindName(kind) == word) {
            return kind;
        }
    }
    return Loss::Kind::Values;
}

QDateTime momentFrom(const QString &text)
{
    auto at = QDateTime::fromString(text, Qt::ISODate);
    at.setTimeZone(QTimeZone::UTC);
    return at;
}

} // namespace

RescueText::RescueText(const Engine &engine)
    : m_engine(engine)
    , m_postgres(engine.info().id == "postgresql"_L1)
{
}

QString RescueText::quoted(const QString &name) const
{
    return quotedAll(name.split(u'.')).join(u'.');
}

QStringList RescueText::quotedAll(const QStringList &names, const QString &prefix) const
{
    QStringList result;
    for (const auto &name : names) {
        result += prefix + m_engine.identifier(name);
    }
    return result;
}

QString RescueText::copyName(int id) const
{
    return (m_postgres ? u"switchback_rescue.copy_%1"_s : u"switchback_rescue_%1"_s).arg(id);
}

QString RescueText::catalogue() const
{
    return quoted(m_postgres ? u"switchback_rescue.copies"_s : u"switchback_rescue"_s);
}

QStringList RescueText::ground() const
{
    QStringList statements;
    if (m_postgres) {
        statements += u"CREATE SCHEMA IF NOT EXISTS \"switchback_rescue\""_s;
    }
    statements +=
        u"CREATE TABLE IF NOT EXISTS %1 (id integer PRIMARY KEY, made_at varchar(40) NOT NULL, "
        "version varchar(255) NOT NULL, name varchar(255), kind varchar(20) NOT NULL, "
        "object varchar(500) NOT NULL, source varchar(500) NOT NULL, key_columns text, "
        "copy varchar(200) NOT NULL, copied bigint, restored_at varchar(40))"_s.arg(catalogue());
    return statements;
}

QStringList RescueText::removeGround() const
{
    QStringList statements { u"DROP TABLE "_s + catalogue() };
    if (m_postgres) {
        statements += u"DROP SCHEMA \"switchback_rescue\""_s;
    }
    return statements;
}

QString RescueText::isThere() const
{
    return m_postgres
        ? u"SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = 'switchback_rescue' "
          "AND tablename = 'copies'"_s
        : m_engine.info().embedded
        ? u"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'switchback_rescue'"_s
        : u"SELECT count(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND "
          "TABLE_NAME = 'switchback_rescue'"_s;
}

QString RescueText::list() const
{
    return u"SELECT id, made_at, version, name, kind, object, source, key_columns, copy, copied, "
           "restored_at FROM %1 ORDER BY id DESC"_s.arg(catalogue());
}

RescueCopy RescueText::copyFrom(const QVariantList &row)
{
    RescueCopy copy { .id = row.value(0).toInt(),
        .at = momentFrom(row.value(1).toString()),
        .version = row.value(2).toString(),
        .name = row.value(3).toString(),
        .loss = { kindFrom(row.value(4).toString()), row.value(5).toString() },
        .table = row.value(6).toString(),
        .key = listFrom(row.value(7).toString()),
        .copy = row.value(8).toString() };
    if (!row.value(9).isNull()) {
        copy.rows = row.value(9).toLongLong();
    }
    if (!row.value(10).isNull()) {
        copy.restoredAt = momentFrom(row.value(10).toString());
    }
    return copy;
}

/// Types of the project may be dropped after the table: their values are kept as text.
QString RescueText::source(const RescueCopy &copy, const TableFacts &table) const
{
    const auto column = isOfColumn(copy.loss) ? copy.loss.object.section(u'.', -1) : QString();
    QStringList wanted;
    for (const auto &each : table.columns) {
        const bool isKey = copy.key.contains(each.name);
        const bool isIt = each.name.compare(column, Qt::CaseInsensitive) == 0;
        if (column.isEmpty() ? each.generated : !isKey && !isIt && !copy.key.isEmpty()) {
            continue;
        }
        const auto name = m_engine.identifier(each.name);
        wanted += m_postgres && each.ownType
            ? u"%1::text%2 AS %1"_s.arg(name, each.type.endsWith("[]"_L1) ? u"[]"_s : QString())
            : name;
    }
    const auto order = copy.key.isEmpty() ? QString()
                                          : u"ORDER BY "_s + quotedAll(copy.key).join(u", "_s);
    const auto name = column.isEmpty() ? QString() : m_engine.identifier(column);
    const auto where = column.isEmpty() ? QString() : u" WHERE %1 IS NOT NULL"_s.arg(name);
    return u"SELECT row_number() OVER (%1) AS %2, %3 FROM %4%5"_s.arg(
        order, RescueRow, wanted.join(u", "_s), quoted(copy.table), where);
}

QStringList RescueText::keep(const RescueCopy &copy, const TableFacts &table, bool atomic) const
{
    QStringList statements;
    if (m_postgres && atomic) {
        statements += u"LOCK TABLE %1 IN SHARE ROW EXCLUSIVE MODE"_s.arg(quoted(copy.table));
    }
    const auto name = quoted(copy.copy);
    statements += u"CREATE TABLE %1 AS %2"_s.arg(name, source(copy, table));
    statements += u"CREATE UNIQUE INDEX %1 ON %2 (%3)"_s.arg(
        m_engine.identifier(u"switchback_rescue_row_%1"_s.arg(copy.id)), name, RescueRow);
    const auto now = m_postgres ? u"to_char(clock_timestamp() AT TIME ZONE 'UTC', "
                                  "'YYYY-MM-DD\"T\"HH24:MI:SS')"_s
        : m_engine.info().embedded ? u"strftime('%Y-%m-%dT%H:%M:%S', 'now')"_s
                                   : u"date_format(utc_timestamp(), '%Y-%m-%dT%H:%i:%s')"_s;
    const auto text = [this](const QString &value) { return m_engine.literal(value); };
    statements += u"INSERT INTO %1 (id, made_at, version, name, kind, object, source, key_columns, "
                  "copy, copied) VALUES (%2, "_s.arg(catalogue())
                      .arg(copy.id)
        + now
        + u", %1, %2, %3, %4, %5, "_s.arg(text(copy.version), text(copy.name.left(255)),
            text(lossKindName(copy.loss.kind)), text(copy.loss.object), text(copy.table))
        + text(json(copy.key)) + u", %1, (SELECT count(*) FROM %2))"_s.arg(text(copy.copy), name);
    return statements;
}

QString RescueText::markRestored(const RescueCopy &copy) const
{
    return u"UPDATE %1 SET restored_at = %2 WHERE id = %3"_s
        .arg(catalogue(),
            m_engine.literal(QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-ddTHH:mm:ss"_s)))
        .arg(copy.id);
}

QStringList RescueText::purge(const RescueCopy &copy) const
{
    return { u"DROP TABLE IF EXISTS "_s + quoted(copyName(copy.id)),
        u"DELETE FROM %1 WHERE id = %2"_s.arg(catalogue()).arg(copy.id) };
}

} // namespace Switchback
