// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

#include "core/schemafold.h"

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

} // namespace

bool sameExpression(const QString &one, const QString &other)
{
    if (one == other) {
        return true;
    }
    if (!one.contains("ARRAY["_L1) || !other.contains("ARRAY["_L1)) {
        return false;
    }
    return folded(one) == folded(other);
}

} // namespace Switchback
