// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "engines/postgresql/pgvalue.h"

#include "engines/postgresql/libpq.h"

#include <QDateTime>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// Object numbers of built-in types never change (pg_type.dat).
enum TypeNumber : Oid {
    Bool = 16,
    Bytea = 17,
    Int8 = 20,
    Int2 = 21,
    Int4 = 23,
    Object = 26,
    Float4 = 700,
    Float8 = 701,
    Timestamp = 1114,
    TimestampTz = 1184,
};

QByteArray bytes(const char *text)
{
    size_t size = 0;
    auto *decoded = PQunescapeBytea(reinterpret_cast<const unsigned char *>(text), &size);
    const QByteArray result(reinterpret_cast<const char *>(decoded), qsizetype(size));
    PQfreemem(decoded);
    return result;
}

// 2026-11-22 15:36:30.592+05:30, with or without fraction and offset; infinity stays text.
QVariant timestamp(const QString &text)
{
    const auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid()) {
        return text;
    }
    const bool hasOffset = time.timeSpec() == Qt::OffsetFromUTC || time.timeSpec() == Qt::UTC;
    return hasOffset ? time.toUTC() : QDateTime(time.date(), time.time(), QTimeZone::UTC);
}

} // namespace

QVariant pgValue(const pg_result *result, int row, int column)
{
    if (PQgetisnull(result, row, column) != 0) {
        return {};
    }
    const auto *raw = PQgetvalue(result, row, column);
    const QByteArrayView text(raw, PQgetlength(result, row, column));
    switch (PQftype(result, column)) {
    case Bool:
        return text == "t";
    case Int2:
    case Int4:
    case Int8:
    case Object:
        return text.toLongLong();
    case Float4:
    case Float8:
        return text.toDouble();
    case Bytea:
        return bytes(raw);
    case Timestamp:
    case TimestampTz:
        return timestamp(QString::fromUtf8(text));
    default:
        return QString::fromUtf8(text);
    }
}

} // namespace Switchback
