// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/schemafold.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Switchback {

namespace {

// In one form: no casts to character types inside ARRAY[…], none round it, no brackets that only
// such a cast needed. Only used to say 'equal', never to write SQL.
QString folded(QString text)
{
    static const QRegularExpression wrapped(
        uR"(\(('(?:[^']|'')*'::(?:character varying|text|bpchar|character)(?:\(\d+\))?)\)::(?:text|character varying|bpchar))"_s);
    static const QRegularExpression item(
        uR"(('(?:[^']|'')*')::(?:character varying|text|bpchar|character)(?:\(\d+\))?)"_s);
    static const QRegularExpression array(
        uR"(\((ARRAY\[[^\[\]]*\])\)::(?:text|character varying|bpchar|character)(?:\(\d+\))?\[\])"_s);
    text.replace(wrapped, u"\\1"_s);
    text.replace(item, u"\\1"_s);
    for (int i = 0; i < 2; ++i) {
        text.replace(array, u"\\1"_s);
        text.replace(u"(ARRAY["_s, u"ARRAY["_s).replace(u"])"_s, u"]"_s);
    }
    return text;
}

// The name that the server gives a cast by itself: of a type its own name for it.
QString nameOfCast(QString type)
{
    static const QHash<QString, QString> own { { u"integer"_s, u"int4"_s },
        { u"bigint"_s, u"int8"_s }, { u"smallint"_s, u"int2"_s }, { u"boolean"_s, u"bool"_s },
        { u"real"_s, u"float4"_s }, { u"double precision"_s, u"float8"_s },
        { u"character varying"_s, u"\"varchar\""_s }, { u"character"_s, u"bpchar"_s },
        { u"timestamp without time zone"_s, u"\"timestamp\""_s },
        { u"timestamp with time zone"_s, u"timestamptz"_s },
        { u"time without time zone"_s, u"\"time\""_s }, { u"time with time zone"_s, u"timetz"_s },
        { u"bit varying"_s, u"varbit"_s } };
    return own.value(type, type);
}

// Without the names that casts of literals have by themselves: where nobody named such a column of
// a UNION's later part, it gets one when the view is made again from its own text.
QString withoutCastNames(const QString &text)
{
    static const QRegularExpression cast(
        uR"re((?:NULL|'(?:[^']|'')*')::([a-z][a-z ]*[a-z])(?:\(\d+(?:,\d+)?\))?(?:\[\])?( AS ("?\w+"?)))re"_s);
    QString bare;
    qsizetype from = 0;
    for (auto casts = cast.globalMatch(text); casts.hasNext();) {
        const auto match = casts.next();
        if (nameOfCast(match.captured(1)) == match.captured(3)) {
            bare += QStringView(text).sliced(from, match.capturedStart(2) - from);
            from = match.capturedEnd(2);
        }
    }
    bare += QStringView(text).sliced(from);
    return bare;
}

} // namespace

bool sameExpression(const QString &one, const QString &other)
{
    if (one == other) {
        return true;
    }
    if (one.contains("::"_L1) && other.contains("::"_L1)) {
        const auto left = withoutCastNames(one);
        const auto right = withoutCastNames(other);
        return left == right
            || (left.contains("ARRAY["_L1) && right.contains("ARRAY["_L1)
                && folded(left) == folded(right));
    }
    return false;
}

} // namespace Switchback
